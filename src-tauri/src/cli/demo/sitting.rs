//! The minute taker's day: the room, each item from its start to its end, and the records' way to the chair.

use chrono::{Duration, NaiveDateTime};
use quorate_core::ids::{EntryId, MeetingId, RecordId};
use quorate_core::meeting::attendance::{AttendanceMode, AttendanceState};
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::participation::{Coming, Invitation, Participant};
use quorate_core::panel::SubjectKind;
use quorate_core::refusal::Refusal;

use super::booking::key;
use super::county::{Case, Progress, Visit, choice};
use super::plan::PlayedMeeting;
use super::running::{County, Followed, MINUTE_TAKER};
use super::stage::amiss;
use quorate_service::act::{Act, Done};
use quorate_service::ask::{Answer, Ask};
use quorate_service::views::{LiveItem, LiveView};

impl County<'_> {
    /// Holds a meeting to its end; today's only as far as its first child.
    pub fn hold(&mut self, sitting: &PlayedMeeting, when: NaiveDateTime) -> Result<(), Refusal> {
        self.stage.seat(MINUTE_TAKER)?;
        let based_on = self.live(sitting.id)?.line.meeting.revision;
        self.minute(when - Duration::minutes(2), Act::StartMeeting { meeting: sitting.id, based_on })?;
        self.fill_room(sitting, when)?;
        let mut items = self.live(sitting.id)?.items.clone();
        items.sort_by_key(|item| item.item.details.starts);
        for item in &items {
            let Some((case, visit)) = visit_of(self, sitting, item) else { continue };
            let starts = sitting.date.and_time(item.item.details.starts);
            self.minute(starts, Act::StartItem { item: item.item.id, based_on: item.item.revision })?;
            if sitting.is_next() {
                let Some(first) = item.records.first() else { break };
                self.section(first, 0, visit, sitting, starts)?;
                break;
            }
            self.hear(sitting, item, case, visit, starts)?;
        }
        if sitting.is_next() {
            return Ok(());
        }
        let end = when + Duration::minutes(200);
        let based_on = self.live(sitting.id)?.line.meeting.revision;
        self.minute(end, Act::CloseMeeting { meeting: sitting.id, based_on })?;
        self.finalise(sitting, end + Duration::minutes(25))
    }

    fn hear(
        &mut self,
        sitting: &PlayedMeeting,
        item: &LiveItem,
        case: &Case,
        visit: &Visit,
        starts: NaiveDateTime,
    ) -> Result<(), Refusal> {
        if let Some(why) = &visit.deferred {
            let based_on = self.item_revision(sitting, item)?;
            self.minute(starts, Act::DeferItem { item: item.item.id, why: why.clone(), based_on })?;
            return Ok(());
        }
        if let Some((name, what)) = &visit.conflict {
            self.leave(sitting, item, name, what, starts)?;
        }
        for (place, record) in item.records.iter().enumerate() {
            self.section(record, place, visit, sitting, starts)?;
        }
        if let Some(first) = item.records.first() {
            self.decide(sitting, first, case, visit, starts + Duration::minutes(8))?;
            if item.records.len() > 1 {
                self.share(sitting, first, starts + Duration::minutes(12))?;
            }
            self.agree(sitting, item, starts + Duration::minutes(13))?;
        }
        self.families(sitting, item, starts + Duration::minutes(14))?;
        let ends = starts + Duration::minutes(i64::from(item.item.details.minutes));
        let based_on = self.item_revision(sitting, item)?;
        self.minute(ends, Act::FinishItem { item: item.item.id, based_on })?;
        self.follow(sitting, item, visit)
    }

    /// Who of the family was asked: these panels meet without families, and now and then a parent comes.
    fn families(&mut self, sitting: &PlayedMeeting, item: &LiveItem, when: NaiveDateTime) -> Result<(), Refusal> {
        let live = self.live(sitting.id)?;
        let records = live.items.iter().filter(|one| one.item.id == item.item.id).flat_map(|one| &one.records);
        for record in records {
            let line = item.request.children.iter().find(|line| line.child.id == record.record.child);
            let Some(child) = line.map(|line| &line.child.details) else { continue };
            let rows = participants(child, sitting);
            let (record, based_on) = (record.record.id, record.record.revision);
            self.minute(when, Act::SetParticipation { record, rows, based_on })?;
        }
        Ok(())
    }

    /// Everybody who came, by which means, and who sent apologies.
    fn fill_room(&mut self, sitting: &PlayedMeeting, when: NaiveDateTime) -> Result<(), Refusal> {
        let script = self.script;
        let cast = script.county.panels.get(&sitting.panel).ok_or_else(|| amiss("names a panel that is not there"))?;
        let inquorate = cast.inquorate.weeks_ago == sitting.weeks_ago;
        let mut seats = std::collections::BTreeMap::<String, usize>::new();
        for attendee in self.live(sitting.id)?.attendees.clone() {
            let mut details = attendee.details;
            if details.item.is_none() {
                let seat = seats.entry(details.role.clone()).or_default();
                let Some(name) = cast.members.get(&details.role).and_then(|names| names.get(*seat)) else { continue };
                *seat += 1;
                details.name = name.clone();
            }
            let luck = choice(&[&details.name, &sitting.panel, &sitting.weeks_ago.to_string()], 16);
            let counts = self.counts(&sitting.panel, &details.role)? || details.item.is_some();
            let away = inquorate && cast.inquorate.missing.contains(&details.name);
            details.state =
                if away || (!counts && luck == 0) { AttendanceState::Apologies } else { AttendanceState::Present };
            details.mode = match luck {
                1..=3 => AttendanceMode::Video,
                4 => AttendanceMode::Phone,
                _ => AttendanceMode::Room,
            };
            details.arrived = (details.state == AttendanceState::Present).then(|| self.stage.moment(when));
            let act = Act::SetAttendee { attendee: Some(attendee.id), details, based_on: attendee.revision };
            self.minute(when, act)?;
        }
        if inquorate {
            for item in self.live(sitting.id)?.items {
                let records = item.records.iter().map(|one| one.record.id).collect();
                let reason = cast.inquorate.reason.clone();
                self.minute(when, Act::ProceedInquorate { records, reason })?;
            }
        }
        Ok(())
    }

    /// Whether a role is one that the quorum asks for, or that takes the notes: they never stay away by chance.
    fn counts(&self, panel: &str, role: &str) -> Result<bool, Refusal> {
        use quorate_core::panel::profile::{QuorumOf, Seat};
        let profile = self.profile(panel)?;
        let asked = profile.quorum.rules.iter().any(|rule| match &rule.of {
            QuorumOf::Roles(roles) => roles.iter().any(|asked| asked == role),
            QuorumOf::Agencies(_) | QuorumOf::AgenciesBesides(_) => true,
        });
        Ok(asked || profile.roles.iter().any(|known| known.id == role && known.seat == Seat::MinuteTaker))
    }

    /// Remembers the actions of an item, to be followed up later: all but those that are never done.
    fn follow(&mut self, sitting: &PlayedMeeting, item: &LiveItem, visit: &Visit) -> Result<(), Refusal> {
        let slips = |what: &str| visit.actions.iter().any(|asked| asked.slips && asked.what == what);
        let live = self.live(sitting.id)?;
        let heard = live.items.iter().filter(|one| one.item.id == item.item.id);
        for action in heard.flat_map(|one| &one.records).flat_map(|record| &record.actions) {
            if !slips(&action.action.details.what) {
                self.followed.push(Followed::new(&action.action));
            }
        }
        Ok(())
    }

    /// Sends the records to the chair, all but those that are still being written.
    fn finalise(&mut self, sitting: &PlayedMeeting, when: NaiveDateTime) -> Result<(), Refusal> {
        for (record, visit) in self.records(sitting)? {
            if visit.stands != Some(Progress::Open) && visit.deferred.is_none() {
                if let Some(reason) = &visit.accepts {
                    self.accept(record, reason, when)?;
                }
                self.minute(when, Act::FinaliseRecord { record })?;
            }
        }
        Ok(())
    }

    /// Says why what a record has of another child may stand.
    fn accept(&mut self, record: RecordId, reason: &str, when: NaiveDateTime) -> Result<(), Refusal> {
        let Answer::WhoseData(found) = self.stage.ask(Ask::WhoseData { record })? else {
            return Err(amiss("was answered something else"));
        };
        for one in found {
            self.minute(when, Act::AcceptFinding { record, finding: one.finding, reason: reason.to_owned() })?;
        }
        Ok(())
    }

    /// The records of a meeting, each with the visit it tells of.
    pub fn records<'v>(&mut self, sitting: &PlayedMeeting<'v>) -> Result<Vec<(RecordId, &'v Visit)>, Refusal> {
        let live = self.live(sitting.id)?;
        let mut records = Vec::new();
        for item in &live.items {
            if let Some((_, visit)) = visit_of(self, sitting, item) {
                records.extend(item.records.iter().map(|record| (record.record.id, visit)));
            }
        }
        Ok(records)
    }

    fn item_revision(&mut self, sitting: &PlayedMeeting, item: &LiveItem) -> Result<EntryId, Refusal> {
        let live = self.live(sitting.id)?;
        let found = live.items.iter().find(|one| one.item.id == item.item.id);
        found.map(|one| one.item.revision).ok_or_else(|| amiss("lost an item"))
    }

    pub fn live(&mut self, meeting: MeetingId) -> Result<Box<LiveView>, Refusal> {
        match self.stage.ask(Ask::Live { meeting })? {
            Answer::Live(view) => Ok(view),
            _ => Err(amiss("was answered something else")),
        }
    }

    pub(super) fn minute(&mut self, when: NaiveDateTime, act: Act) -> Result<Done, Refusal> {
        self.stage.act(MINUTE_TAKER, when, act)
    }
}

/// Child and parents of one record.
fn participants(child: &ChildDetails, sitting: &PlayedMeeting) -> Vec<Participant> {
    let asked = choice(&[&child.surname, &sitting.date.to_string()], 3) == 0;
    let without = || Invitation::NotInvited { why: "The panel meets without families".into() };
    let of_child = (child.kind == SubjectKind::Child).then(|| Participant {
        parent: None,
        invited: without(),
        came: Coming::Absent,
        heard: "Through the social worker".into(),
    });
    let parents = child.parents.iter().map(|parent| Participant {
        parent: Some(parent.clone()),
        invited: if asked { Invitation::Invited } else { without() },
        came: if asked { Coming::Phone } else { Coming::Absent },
        heard: if asked { "Spoke for ten minutes".into() } else { "Through the social worker".into() },
    });
    of_child.into_iter().chain(parents).collect()
}

/// Which visit of the script an item is.
fn visit_of<'v>(county: &County, sitting: &PlayedMeeting<'v>, item: &LiveItem) -> Option<(&'v Case, &'v Visit)> {
    let request = item.item.details.request;
    sitting.visits.iter().find(|(case, _)| county.requests.get(&key(sitting, case)) == Some(&request)).copied()
}
