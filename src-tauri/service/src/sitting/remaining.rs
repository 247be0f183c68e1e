//! What stands between the children of a meeting and a signed record each.

use chrono::{DateTime, Utc};
use quorate_core::calendar::words::list;
use quorate_core::ids::MeetingId;
use quorate_core::meeting::agenda::{Item, ItemState};
use quorate_core::meeting::attendance::{AttendeeDetails, unmarked};
use quorate_core::meeting::interest::same_name;
use quorate_core::meeting::participation;
use quorate_core::meeting::record::stage::Stage;
use quorate_core::meeting::record::{Dissent, Record, RecordState, Review};
use quorate_core::meeting::remaining::{
    Gap, Place, chosen, left_unsaid, letters_open, not_agreed, not_for_this_child, prompts_open, ready, voices_open,
};
use quorate_core::meeting::sitting::{Meeting, MeetingState};
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::labels::{role_label, short_role};
use crate::views::{LiveAction, RemainingLine};

impl Service {
    /// Child by child, in the order of the agenda.
    pub(crate) fn remaining(&self, meeting: MeetingId, now: DateTime<Utc>) -> Result<Vec<RemainingLine>, Refusal> {
        let sitting = self.book.meeting(meeting)?;
        let profile = self.profile_of(&sitting)?;
        let records = self.book.records(meeting)?;
        let mut lines = Vec::new();
        for item in self.book.items(meeting)? {
            for child in &item.children {
                let Some(record) = records.iter().find(|one| one.item == item.id && one.child == *child) else {
                    continue;
                };
                let stage = Stage::of(record, &item, &profile);
                let gaps = match stage {
                    Stage::Deferred | Stage::ToFile | Stage::Filed => Vec::new(),
                    Stage::Hearing | Stage::Returned | Stage::ToFinalise | Stage::ToSign => {
                        self.gaps(record, &sitting, &profile)?
                    }
                };
                let written = record.check_writable(&sitting).is_ok() && item.state == ItemState::Finished;
                let comment = match &record.state {
                    RecordState::Returned { comment, .. } => Some(comment.clone()),
                    _ => None,
                };
                lines.push(RemainingLine {
                    record: record.id,
                    item: item.id,
                    child: self.line_of_child(*child, now)?,
                    stage,
                    comment,
                    finalisable: written && gaps.iter().all(|gap| !gap.blocks),
                    gaps,
                });
            }
        }
        Ok(lines)
    }

    /// What blocks, then what the chair should know of.
    fn gaps(&self, record: &Record, sitting: &Meeting, profile: &Profile) -> Result<Vec<Gap>, Refusal> {
        let mut gaps = self.own_gaps(record, sitting, profile, &self.live_actions(record.id)?)?;
        gaps.extend(self.others_data(record)?);
        gaps.sort_by_key(|gap| !gap.blocks);
        Ok(gaps)
    }

    /// The same but for what speaks of other children, which stands beside the record with the means to settle it.
    pub(crate) fn own_gaps(
        &self,
        record: &Record,
        sitting: &Meeting,
        profile: &Profile,
        actions: &[LiveAction],
    ) -> Result<Vec<Gap>, Refusal> {
        let mut gaps = self.missing(record, profile)?;
        let for_child = self.rules_for_record(record, sitting, profile)?;
        for prompt in prompts_open(&for_child, record, sitting.details.theme.as_deref()) {
            gaps.push(Gap::advice(Place::Prompts, format!("“{}” is not answered.", prompt.label)));
        }
        gaps.extend(not_agreed(profile, record));
        gaps.extend(self.review_without_a_panel(record, sitting, profile)?);
        gaps.extend(voices_open(&for_child, record, &self.book.child(record.child)?.details));
        if profile.recorded.actions.as_ref().is_some_and(|rule| rule.smart) {
            for live in actions {
                gaps.extend(letters_open(&live.action, &live.smart));
            }
            gaps.extend(left_unsaid(actions.iter().map(|live| (&live.action, &live.smart))));
        }
        gaps.sort_by_key(|gap| !gap.blocks);
        Ok(gaps)
    }

    /// What the chair weighs before signing a record, in the sentences that stand beside it.
    pub(crate) fn points_to_weigh(&self, record: &Record) -> Result<Vec<String>, Refusal> {
        let sitting = self.book.meeting(record.meeting)?;
        let profile = self.profile_of(&sitting)?;
        let gaps = self.own_gaps(record, &sitting, &profile, &self.live_actions(record.id)?)?;
        Ok(gaps.into_iter().filter(|gap| !gap.blocks).map(|gap| gap.sentence).collect())
    }

    /// A review on a day on which the panel does not sit, which prints as it stands.
    fn review_without_a_panel(
        &self,
        record: &Record,
        sitting: &Meeting,
        profile: &Profile,
    ) -> Result<Option<Gap>, Refusal> {
        let Review::On { date } = record.review else { return Ok(None) };
        if profile.schedule.when_needed {
            return Ok(None);
        }
        // Most reviews are on a day that is planned, which is known without reading years of meetings.
        let planned = self.book.meetings(date, date, Some(&sitting.details.panel))?;
        if planned.iter().any(|meeting| meeting.state != MeetingState::Cancelled) {
            return Ok(None);
        }
        let day = self.panel_day_view(&sitting.details.panel, date)?;
        Ok((!day.sits).then(|| Gap::advice(Place::Review, day.sentence)))
    }

    /// What stands between a record and the chair.
    pub(crate) fn missing(&self, record: &Record, profile: &Profile) -> Result<Vec<Gap>, Refusal> {
        let item = self.book.item(record.item)?;
        let mut missing = Vec::new();
        if item.state != ItemState::Finished {
            missing.push(Gap::blocking(Place::Room, "Finish the item first."));
        }
        let sitting = self.book.meeting(record.meeting)?;
        let for_child = self.rules_for_record(record, &sitting, profile)?;
        missing.extend(ready(&for_child, record, &self.book.actions(record.id)?));
        missing.extend(not_for_this_child(profile, record, &self.not_asked(record, &sitting, profile)?));
        if item.state == ItemState::Finished {
            missing.extend(self.inquorate(record, &item, profile)?);
        }
        missing.extend(self.nameless(record, &item, profile)?);
        missing.extend(self.not_there(record, &item, profile)?);
        missing.extend(self.unprintable(record, &item, profile)?);
        missing.extend(self.brought_back(record, profile)?);
        Ok(missing)
    }

    /// Seats that somebody sat in for this child, and nobody says who.
    fn nameless(&self, record: &Record, item: &Item, profile: &Profile) -> Result<Vec<Gap>, Refusal> {
        if record.attendance.is_some() {
            return Ok(Vec::new());
        }
        let closed = self.book.meeting(record.meeting)?.closed_at;
        let there = self.book.attendees(record.meeting)?.into_iter().map(|one| one.details);
        let there = there.filter(|one| one.item.is_none_or(|only| only == item.id) && one.was_there_for(item, closed));
        let gap = |details: AttendeeDetails| {
            let seat = role_label(profile, &details.role);
            Gap::blocking(
                Place::Room,
                format!("“{seat}” was here without a name: say who it was, or take the row off."),
            )
        };
        Ok(there.filter(|one| one.name.trim().is_empty()).map(gap).collect())
    }

    /// Whoever did not agree, or abstained, and was not there; and, once the item is heard, who was expected for it and
    /// nobody marked.
    fn not_there(&self, record: &Record, item: &Item, profile: &Profile) -> Result<Vec<Gap>, Refusal> {
        let closed = self.book.meeting(record.meeting)?.closed_at;
        let seats: Vec<AttendeeDetails> =
            self.book.attendees(record.meeting)?.into_iter().map(|one| one.details).collect();
        let child = self.book.child(record.child)?.details.name();
        let came = |name: &str| match &record.attendance {
            Some(printed) => printed.present.iter().any(|one| same_name(&one.name, name)),
            None => seats.iter().any(|one| same_name(&one.name, name) && one.was_there_for(item, closed)),
        };
        let listed = |name: &str| record.attendance.is_none() && seats.iter().any(|one| same_name(&one.name, name));
        let mut gaps: Vec<Gap> = record
            .dissents
            .iter()
            .filter(|dissent| {
                !came(&dissent.name) && !participation::came(&record.participation, &child, &dissent.name)
            })
            .map(|dissent| Gap::blocking(Place::Dissents, dissent_of_nobody(dissent, listed(&dissent.name))))
            .collect();
        if record.attendance.is_none() && item.state == ItemState::Finished {
            let here = seats.iter().filter(|one| one.item.is_none_or(|only| only == item.id));
            let open: Vec<String> = unmarked(here)
                .into_iter()
                .map(|one| format!("{} ({})", one.name, short_role(&role_label(profile, &one.role))))
                .collect();
            if !open.is_empty() {
                let sentence = format!(
                    "Nobody noted whether these came: {}. Mark them as there, or with apologies; else the record prints that \
                     nobody noted it.",
                    list(&open)
                );
                gaps.push(Gap::advice(Place::Room, sentence));
            }
        }
        Ok(gaps)
    }

    /// Decisions that the item had no quorum for, where the chair did not say why the panel went on.
    fn inquorate(&self, record: &Record, item: &Item, profile: &Profile) -> Result<Vec<Gap>, Refusal> {
        let sitting = self.book.meeting(record.meeting)?;
        let quorum = self.quorum_at(&sitting, item)?;
        if record.goes_on_because(&sitting).is_some() || quorum.quorate || quorum.in_principle {
            return Ok(Vec::new());
        }
        let gap = |label: &str| {
            let sentence = format!("“{label}” needed a quorum, and there was none: put attendance right, or say why.");
            Gap::blocking(Place::Quorum, sentence)
        };
        let options = chosen(profile, record).into_iter().filter(|option| !option.without_quorum);
        Ok(options.map(|option| gap(&option.label)).collect())
    }
}

/// What to do about somebody who took a stand on a decision and is not among those who were there.
fn dissent_of_nobody(dissent: &Dissent, listed: bool) -> String {
    let (name, how) = (&dissent.name, dissent.stance.done());
    match listed {
        true => format!("{name} {how}, and is not marked as having been there: put one of the two right."),
        false => format!("{name} {how}, and is not in the attendance: add them there, or put the name right."),
    }
}
