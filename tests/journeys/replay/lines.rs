//! The afternoon's actions as lines, read by the service: each is an action with what, measure and day as the script has them.

use quorate_core::meeting::person::Role;
use quorate_service::act::Act;
use quorate_service::ask::{Answer, Ask};

use super::diary::Diary;
use super::prepare;
use super::script::{Line, Script, Step};
use crate::county::{self, County};
use crate::harness::{now, today};

#[test]
fn every_action_of_the_afternoon_is_read() {
    let (script, county, now) = (Script::read(), County::new(), now());
    let meeting = prepare::book_the_afternoon(&county, &script, now);
    let mut service = county.seat(Role::MinuteTaker);
    let based_on = county::live(&service, meeting, now).line.meeting.revision;
    service.act(Act::StartMeeting { meeting, based_on }, now).expect("the meeting starts");
    let diary = Diary::of(today());
    let mut misread = Vec::new();
    for (item, placed) in script.items.iter().zip(county::live(&service, meeting, now).items) {
        for step in &item.steps {
            let Step::Action { action } = step else { continue };
            let line = Line::read(action, &diary);
            let ask = Ask::ReadLine { record: placed.records[0].record.id, line: line.typed.clone() };
            let Answer::ReadLine(read) = service.ask(ask, now).expect("a line can be asked about") else {
                unreachable!()
            };
            let (what, measure) = (read.details.what.to_lowercase(), read.details.measure.to_lowercase());
            let as_said = [what, measure] == [line.kept[0].to_lowercase(), line.kept[1].to_lowercase()];
            let on_its_day = read.details.due == Some(line.due);
            if read.refused.is_some() || !as_said || !on_its_day {
                misread
                    .push(format!("{}\n    {} is meant: {:?} {:?}", line.typed, line.due, read.refused, read.details));
            }
        }
    }
    assert!(misread.is_empty(), "lines that are not read as they are meant:\n{}", misread.join("\n"));
}
