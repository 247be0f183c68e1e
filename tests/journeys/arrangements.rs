//! Another town hall and new people, on the panel's own screen; then a meeting and its record that print them.

use std::path::Path;
use std::process::Command;

use quorate_core::ids::MeetingId;
use quorate_core::meeting::person::Role;

use crate::county::{self, County};
use crate::harness::*;
use crate::seat::{ADMINISTRATOR, MINUTE_TAKER, plan_today, saffron, sign_in, sign_in_here};

const CHAIR: &str = "Delyth Vaughan";
const MANAGER: &str = "Ivo Marsh";

/// A date of today that is planned at the profile's first venue, with a child on its agenda.
fn a_planned_meeting(county: &County) -> MeetingId {
    let now = now();
    let mut service = county.seat(Role::Administrator);
    let meeting = plan_today(&mut service);
    let child = county::add_child(&mut service, saffron(), None, now);
    let details = county::request("clam", "return-home-review", vec![child], now);
    let request = county::take(&mut service, details, now);
    county::place(&mut service, meeting, request, now).expect("a slot is free");
    meeting
}

#[tokio::test]
async fn a_new_venue_and_new_people_are_on_the_next_record() {
    let (county, home) = (County::new(), Home::new());
    let meeting = a_planned_meeting(&county);
    let window = Window::open_on(&home, &county.folder).await;
    sign_in_here(&window, ADMINISTRATOR).await;

    window.click(place("Panels")).await;
    window.click(press("Venues and people of Children Looked After Monitoring panel")).await;
    window.see(heading("Venues and people: CLAM panel")).await;
    window.see(row("County Hall North (CHN)").first()).await;
    let venues = || group("Venues");
    window.write(field("Name of the next venue").within(venues()), "Town Hall").await;
    window.write(field("Room and address of Town Hall").within(venues()), "Committee room 2").await;
    window.click(press("Save the venues")).await;
    window.see_text("The panel meets at Town Hall, Committee room 2 too").await;

    // Typed in one go, line by line.
    let people = || group("People of the panel");
    for (name, role) in [(CHAIR, "Chair (service lead or head of service)"), (MANAGER, "Group manager")] {
        window.write(field("Name of the next person").within(people()), name).await;
        window.choose(list(&format!("Role of {name}")).within(people()), role).await;
    }
    window.choose(list(&format!("How {MANAGER} attends as a rule")).within(people()), "By video").await;
    window.screen("panel-01-people").await;
    window.click(press("Save the people")).await;
    window.see_text(&format!("{CHAIR} sits at every meeting as Chair")).await;

    window.click(press("Elsewhere: …").first()).await;
    let dialog = || group("Where the meeting is held");
    window.choose(list("Venue").within(dialog()), "Town Hall").await;
    window.screen("panel-02-elsewhere").await;
    window.click(press("Hold it there").within(dialog())).await;
    window.see_text("is held at Town Hall, Committee room 2").await;
    window.see_text("Planned dates").await;
    assert_eq!(window.violations().await, Vec::<String>::new(), "axe-core finds nothing wrong with the panel’s screen");
    window.screen("panel-03-history").await;

    // The agenda goes out, with its seats named from the list; one more is named before the meeting.
    window.click(place("Meetings")).await;
    window.click(press("…, CLAM panel").first()).await;
    window.see_text("Committee room 2").await;
    window.click(press("Issue the agenda")).await;
    window.see(row(CHAIR).first()).await;
    window.click(press("Name …")).await;
    let seats = || group("Who sits where");
    window.write(field("Placement finding").within(seats()), "Tegan Rowe").await;
    window.screen("panel-04-seats-before-the-meeting").await;
    window.click(press("Save the names").within(seats())).await;
    window.see(row("Tegan Rowe").first()).await;
    window.screen("panel-05-expected").await;

    window.click(press("Sign out")).await;
    sign_in(&window, MINUTE_TAKER).await;
    window.click(place("Meetings")).await;
    window.click(press("…, CLAM panel").first()).await;
    window.click(press("Start the meeting")).await;
    window.see(group("Quorum")).await;
    window.see_text("Town Hall").await;
    for name in [CHAIR, MANAGER] {
        window.click(press(&format!("Arrive: {name}"))).await;
        window.see(press(&format!("Leave: {name}"))).await;
    }
    window.screen("panel-06-the-meeting").await;
    window.close().await;

    let said = printed(&county, meeting, home.path());
    for words in ["Town Hall, Committee room 2", CHAIR, MANAGER, "by video"] {
        assert!(said.contains(words), "the record prints “{words}”:\n{said}");
    }
    assert!(!said.contains("County Hall"), "and no hall of another county:\n{said}");
}

/// The words of the child's record as it would be printed now.
fn printed(county: &County, meeting: MeetingId, folder: &Path) -> String {
    let service = county.seat(Role::Reader);
    let record = county::live(&service, meeting, now()).items[0].records[0].record.id;
    let file = folder.join("as-it-will-be-printed.pdf");
    std::fs::write(&file, service.record_pdf(record, None, now()).expect("it can be set")).expect("it is written");
    let text = Command::new("pdftotext").arg(&file).arg("-").output().expect("pdftotext");
    String::from_utf8_lossy(&text.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}
