//! A meeting of the day in the small county, and somebody who signs in and goes to it.

use quorate_core::ids::{MeetingId, PanelId};
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::person::Role;
use quorate_service::Service;
use quorate_service::act::{Act, PlannedMeeting};

use crate::county::{self, County};
use crate::harness::*;

pub const MINUTE_TAKER: &str = "Marek Dąbrowski";
pub const CHAIR: &str = "Ruth Adeyemi";
pub const ADMINISTRATOR: &str = "Anwen Prys";

/// The minute taker opens the book and goes to the running meeting.
pub async fn sit_down(county: &County, home: &Home) -> Window {
    let window = Window::open_on(home, &county.folder).await;
    sign_in_here(&window, MINUTE_TAKER).await;
    window.click(place("Meetings")).await;
    window.click(press("…, CLAM panel").first()).await;
    window.click(press("Go on with the meeting")).await;
    window.see(group("Quorum")).await;
    window
}

/// The same, where a child is being heard: there is a record to write.
pub async fn sit_down_and_write(county: &County, home: &Home) -> Window {
    let window = sit_down(county, home).await;
    window.see(field("Discussion")).await;
    window
}

/// Signs in from the list of books, where somebody has signed out.
pub async fn sign_in(window: &Window, name: &str) {
    window.click(press("Elmshire …")).await;
    sign_in_here(window, name).await;
}

/// At the door of the book, where a window that was opened on it begins.
pub async fn sign_in_here(window: &Window, name: &str) {
    window.choose(list("Your name"), name).await;
    window.write(field("Passphrase"), county::PASSPHRASE).await;
    window.click(press("Sign in").within(group("Sign in"))).await;
    window.see(heading("This week").first()).await;
}

/// A CLAM panel of today in session: the children of the first slot are being heard, the others wait.
pub fn hold_a_meeting(county: &County, slots: Vec<Vec<ChildDetails>>) {
    let now = now();
    let mut service = county.seat(Role::Administrator);
    let meeting = plan_today(&mut service);
    for family in slots {
        let mut children = Vec::new();
        for child in family {
            children.push(county::add_child(&mut service, child, children.first().copied(), now));
        }
        let request = county::take(&mut service, county::request("clam", "return-home-review", children, now), now);
        county::place(&mut service, meeting, request, now).expect("a slot is free");
    }
    drop(service);

    let mut service = county.seat(Role::MinuteTaker);
    let based_on = county::live(&service, meeting, now).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on }, now).expect("the meeting starts");
    let item = county::live(&service, meeting, now).items[0].item.clone();
    service.act(Act::StartItem { item: item.id, based_on: item.revision }, now).expect("the item starts");
}

/// Plans a CLAM panel of today, where its profile says first.
pub fn plan_today(service: &mut Service) -> MeetingId {
    let profile = county::profile("clam");
    let meeting = PlannedMeeting {
        date: today(),
        starts: profile.schedule.starts,
        ends: profile.schedule.ends,
        venue: profile.schedule.venues[0].id.clone(),
        theme: None,
    };
    let plan = Act::PlanSeries { panel: PanelId("clam".into()), meetings: vec![meeting] };
    MeetingId(county::id(&service.act(plan, now()).expect("a meeting is planned")))
}

/// The child of a meeting that needs only one.
pub fn saffron() -> ChildDetails {
    county::child("Saffron", "Teasel", Some("2015-03-09"), "4410023")
}
