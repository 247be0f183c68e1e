//! The afternoon cut short: the program is killed at random moments of the script, and opened again each time. Nothing
//! older than half a second may be missing, and the ledger stays whole.

use std::time::Duration;

use quorate_core::ids::MeetingId;
use quorate_core::meeting::person::Role;
use quorate_core::panel::Profile;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};

use super::prepare;
use super::script::{Item, Script, Step, label_of, paragraphs};
use crate::county::{self, County};
use crate::crash::{CutShort, FORGIVEN};
use crate::harness::*;
use crate::seat::sit_down;

/// The same moments on every machine, so that a failure can be looked at again.
const SEED: u64 = 0x9e37_79b9;

#[tokio::test]
async fn ten_random_moments_lose_nothing() {
    kill_at_random(10).await;
}

#[tokio::test]
#[ignore = "half an hour: make soak"]
async fn a_hundred_random_moments_lose_nothing() {
    kill_at_random(100).await;
}

async fn kill_at_random(times: usize) {
    let (script, county, home) = (Script::read(), County::new(), Home::new());
    let meeting = prepare::book_the_afternoon(&county, &script, now());
    start(&county, meeting);
    let profile = county::profile("clam");
    let mut chance = fastrand::Rng::with_seed(SEED);
    let mut before: Option<Moment> = None;
    let mut caught = 0;
    for time in 0..=times {
        let window = sit_down(&county, &home).await;
        if let Some(before) = before.take() {
            before.must_be_there(&window, time).await;
        }
        if time == times {
            window.close().await;
            break;
        }
        let moment = Moment::any(&script, &profile, &mut chance);
        let (left, in_mid_typing) = moment.cut_short(window, &mut chance).await;
        caught += usize::from(in_mid_typing);
        before = Some(left);
        ledger_is_whole(&county, time);
    }
    assert_eq!(caught, times, "each kill came in mid-typing");
}

fn start(county: &County, meeting: MeetingId) {
    let now = now();
    let mut service = county.seat(Role::MinuteTaker);
    let based_on = county::live(&service, meeting, now).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on }, now).expect("the meeting starts");
}

fn ledger_is_whole(county: &County, time: usize) {
    let service = county.seat(Role::Administrator);
    let checked = service.ask(Ask::CheckLedger, now()).expect("the ledger can be checked");
    let Answer::CheckLedger(verdict) = checked else { unreachable!() };
    assert!(verdict.whole, "kill {time} broke the ledger: {}", verdict.sentence);
}

/// A place where the minute taker may be typing.
#[derive(Clone)]
enum Place {
    Field(String),
    NewAction,
}

/// A step of the script about one child, to be cut short; afterwards, what must be found of it.
struct Moment {
    child: String,
    /// An option that is chosen before the typing begins.
    option: Option<String>,
    place: Place,
    text: String,
}

impl Moment {
    fn any(script: &Script, profile: &Profile, chance: &mut fastrand::Rng) -> Self {
        let moments: Vec<Moment> = script.items.iter().flat_map(|item| Self::of(item, profile)).collect();
        let chosen = chance.usize(..moments.len());
        moments.into_iter().nth(chosen).expect("the script has steps")
    }

    fn of(item: &Item, profile: &Profile) -> Vec<Moment> {
        let mut child = item.children[0].name();
        let mut moments = Vec::new();
        for step in &item.steps {
            let (option, place, text) = match step {
                Step::Turn { turn } => {
                    let sibling = item.children.iter().find(|child| child.given == *turn).expect("a sibling");
                    child = sibling.name();
                    continue;
                }
                Step::Write { section, text } => {
                    let known = profile.recorded.sections.iter().find(|known| known.id == *section);
                    (None, Place::Field(known.expect("a section").label.clone()), text)
                }
                Step::Decide { decide, why } => {
                    (Some(label_of(profile, &decide[0])), Place::Field("Rationale".into()), why)
                }
                Step::Action { action } => (None, Place::NewAction, action),
                _ => continue,
            };
            let text = paragraphs(text).join(" ");
            moments.push(Moment { child: child.clone(), option, place, text });
        }
        moments
    }

    /// Does it until the program is killed; says what must be found afterwards, and whether keys were still coming.
    async fn cut_short(self, window: Window, chance: &mut fastrand::Rng) -> (Self, bool) {
        go_to(&window, &self.child).await;
        let chosen = self.option.as_deref().map(|option| press(option).within(group("Decisions")));
        if let Some(chosen) = &chosen
            && !is_pressed(&window, chosen).await
        {
            window.push(chosen.clone()).await;
            window.wait_for("the decision to be in the book", async || is_pressed(&window, chosen).await).await;
        }
        self.place.come(&window).await;
        let found = typing(&window).await;
        let span = Duration::from_millis(chance.u64(200..2500));
        let cut_short = CutShort::after(span, FORGIVEN, &self.text, window).await;
        (Self { text: found + &cut_short.kept(), ..self }, cut_short.in_mid_typing())
    }

    async fn must_be_there(&self, window: &Window, time: usize) {
        go_to(window, &self.child).await;
        if let Some(option) = &self.option {
            let chosen = press(option).within(group("Decisions"));
            assert!(is_pressed(window, &chosen).await, "kill {time} lost a decision that the window showed as made");
        }
        self.place.come(window).await;
        let found = typing(window).await;
        assert!(found.starts_with(&self.text), "kill {time} lost typing: {found:?} lacks {:?}", self.text);
    }
}

impl Place {
    /// Goes behind what is in the field.
    async fn come(&self, window: &Window) {
        match self {
            Place::Field(label) => window.reach(&field(label)).await,
            Place::NewAction => window.alt('a').await,
        }
        let ready = "return ['INPUT', 'TEXTAREA'].includes(document.activeElement.tagName)";
        window.wait_for("a field to have the focus", async || window.ask_page(ready).await == true).await;
        window.keys(TO_THE_END).await;
    }
}

async fn go_to(window: &Window, child: &str) {
    window.control('k').await;
    window.see(group("Commands and children")).await;
    window.keys(child).await;
    window.keys(ENTER).await;
    window.see(heading(child)).await;
}

/// What stands in the field that has the focus.
async fn typing(window: &Window) -> String {
    window.ask_page("return document.activeElement.value").await.as_str().unwrap_or_default().to_owned()
}

async fn is_pressed(window: &Window, part: &Part) -> bool {
    let found = window.find(part).await;
    found.attr("aria-pressed").await.ok().flatten().as_deref() == Some("true")
}
