//! Days in a child's life that rules count from: when an enquiry or a plan began, an order was made (PS-10, PS-11). They are
//! said once, with the child; what changes in them is in the child's history.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::deadline::Event;
use crate::ids::PanelId;
use crate::meeting::child::ChildDetails;
use crate::refusal::Refusal;

/// What happened on a day that others' rules count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum KeyDateKind {
    /// A section 47 enquiry began (PS-2).
    Enquiry,
    /// A child protection plan began (LCP-1).
    ProtectionPlan,
    /// A child in need plan began (PS-5).
    InNeedPlan,
    /// The child is looked after under section 20 (PS-9).
    Section20,
    /// A letter before proceedings was sent (FSF-2).
    LetterBeforeProceedings,
    /// Care proceedings were issued; they are to end within 26 weeks.
    Proceedings,
    /// A care order was made.
    CareOrder,
    /// A placement order was made.
    PlacementOrder,
    /// The first day in the present placement (PS-11).
    Placement,
}

impl KeyDateKind {
    /// Every one there is, in the order in which they are offered.
    pub const ALL: [Self; 9] = [
        Self::Enquiry,
        Self::ProtectionPlan,
        Self::InNeedPlan,
        Self::Section20,
        Self::LetterBeforeProceedings,
        Self::Proceedings,
        Self::CareOrder,
        Self::PlacementOrder,
        Self::Placement,
    ];

    /// What it is called, at the beginning of a line.
    pub fn label(self) -> &'static str {
        match self {
            Self::Enquiry => "Section 47 enquiry began",
            Self::ProtectionPlan => "Child protection plan began",
            Self::InNeedPlan => "Child in need plan began",
            Self::Section20 => "Looked after under section 20 since",
            Self::LetterBeforeProceedings => "Letter before proceedings sent",
            Self::Proceedings => "Care proceedings issued",
            Self::CareOrder => "Care order made",
            Self::PlacementOrder => "Placement order made",
            Self::Placement => "In the present placement since",
        }
    }

    /// The event of a deadline that it is; none where no deadline counts from it.
    fn of(event: Event) -> Option<Self> {
        match event {
            Event::Enquiry => Some(Self::Enquiry),
            Event::ProtectionPlan => Some(Self::ProtectionPlan),
            Event::InNeedPlan => Some(Self::InNeedPlan),
            Event::Section20 => Some(Self::Section20),
            Event::Proceedings => Some(Self::Proceedings),
            Event::Placement => Some(Self::Placement),
            Event::Meeting
            | Event::MeetingEnd
            | Event::Circulation
            | Event::Admission
            | Event::Birth
            | Event::ExpectedBirth
            | Event::PreviousMeeting
            | Event::Request
            | Event::Signature => None,
        }
    }
}

/// A day in a child's life that rules count from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct KeyDate {
    /// What happened.
    pub kind: KeyDateKind,
    /// On which day.
    pub on: NaiveDate,
    /// Until when it lasted; none while it does, or where it has no end.
    pub until: Option<NaiveDate>,
    /// What else is to be known: a plan's category, who consented and how.
    pub note: String,
}

impl KeyDate {
    /// Refuses a day to come, and an end before the beginning.
    pub fn check(&self, today: NaiveDate) -> Result<(), Refusal> {
        let label = self.kind.label();
        if self.on > today {
            let sentence = format!("“{label}”: the day is in the future. Check it.");
            return Err(Refusal::invalid("keyDates", sentence));
        }
        match self.until {
            Some(until) if until < self.on => {
                let sentence = format!("“{label}”: it ended before it began. Check both days.");
                Err(Refusal::invalid("keyDates", sentence))
            }
            _ => Ok(()),
        }
    }
}

/// When an event of a child's own life happened, as it stood at a moment; none where it has not, or no day is known.
pub fn happened(child: &ChildDetails, event: Event, by: NaiveDateTime) -> Option<NaiveDateTime> {
    let day = match event {
        Event::Admission => child.in_care_since,
        Event::Birth => child.born.and_then(|known| known.day()),
        Event::ExpectedBirth => child.expected.map(|known| known.earliest()),
        kept => return last(&child.key_dates, kept, by),
    };
    day.map(|day| day.and_time(NaiveTime::MIN))
}

/// When an event last happened by a moment, of those that are kept as key dates and had not ended by then.
fn last(dates: &[KeyDate], event: Event, by: NaiveDateTime) -> Option<NaiveDateTime> {
    let kind = KeyDateKind::of(event)?;
    let lasting = |date: &&KeyDate| {
        date.kind == kind && date.on <= by.date() && date.until.is_none_or(|until| until >= by.date())
    };
    dates.iter().filter(lasting).map(|date| date.on).max().map(|on| on.and_time(NaiveTime::MIN))
}

/// A threshold that somebody let a child pass, and why (`WatchRule`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LetPass {
    /// Whose rule it is.
    pub panel: PanelId,
    /// The rule's id.
    pub watch: String,
    /// From when it was counted: a second plan is another threshold.
    pub from: NaiveDate,
    /// Why the child was not brought.
    pub why: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(kind: KeyDateKind, on: &str, until: Option<&str>) -> KeyDate {
        let day = |text: &str| text.parse().unwrap_or_default();
        KeyDate { kind, on: day(on), until: until.map(day), note: String::new() }
    }

    #[test]
    fn the_last_that_lasts_is_counted_from() {
        let dates = [
            date(KeyDateKind::ProtectionPlan, "2024-02-01", Some("2025-01-10")),
            date(KeyDateKind::ProtectionPlan, "2026-03-02", None),
            date(KeyDateKind::Enquiry, "2026-02-10", None),
        ];
        let on = |event, day: &str| {
            let by = day.parse::<NaiveDate>().unwrap_or_default().and_time(NaiveTime::MIN);
            last(&dates, event, by).map(|at| at.date().to_string())
        };
        assert_eq!(on(Event::ProtectionPlan, "2026-12-01").as_deref(), Some("2026-03-02"), "the second plan");
        assert_eq!(
            on(Event::ProtectionPlan, "2024-12-01").as_deref(),
            Some("2024-02-01"),
            "the first, while it lasted"
        );
        assert_eq!(on(Event::ProtectionPlan, "2025-06-01"), None, "no plan was in force");
        assert_eq!(on(Event::Enquiry, "2026-12-01").as_deref(), Some("2026-02-10"));
        assert_eq!(on(Event::Meeting, "2026-12-01"), None, "a meeting is not kept with the child");
    }

    #[test]
    fn days_that_cannot_be_are_refused() {
        let today = "2026-12-01".parse().unwrap_or_default();
        assert!(date(KeyDateKind::Section20, "2026-12-01", None).check(today).is_ok(), "today is one");
        let refused = date(KeyDateKind::Section20, "2026-12-02", None).check(today);
        assert!(refused.is_err_and(|refusal| refusal.sentence.contains("future")), "a day to come");
        let refused = date(KeyDateKind::Enquiry, "2026-11-02", Some("2026-11-01")).check(today);
        assert!(
            refused.is_err_and(|refusal| refusal.sentence.contains("ended before it began")),
            "the other way round"
        );
    }
}
