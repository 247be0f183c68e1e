//! Who changed where a panel meets and who sits on it, when, and what: read from the ledger.

use std::sync::Arc;

use chrono::NaiveDate;
use quorate_core::calendar::words;
use quorate_core::ids::{EntryId, PanelId};
use quorate_core::ledger::{Change, ChangeKind, Entry};
use quorate_core::meeting::arrangements::Arrangements;
use quorate_core::panel::Profile;
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::views::PanelHistoryLine;

/// One line while it is put together: what was committed at one moment by one person.
struct ToldChange {
    entry: Entry,
    /// The arrangement that was changed, where one was.
    arranged: Option<EntryId>,
    said: Vec<String>,
    /// Meetings whose place was changed with it, by where they are held from then on.
    held: Vec<(String, NaiveDate)>,
}

impl Service {
    /// Each change of what is arranged for a panel, with what was arranged before it.
    pub(super) fn arranged_before_each(&self, panel: &PanelId) -> Result<Vec<(EntryId, Arrangements)>, Refusal> {
        let mut all = Vec::new();
        let mut standing = Arrangements::of_profile(&*self.latest(panel)?);
        for (entry, change) in self.book.changes_of(ChangeKind::PanelArranged)? {
            let Change::PanelArranged { panel: of, venues, members, .. } = change else { continue };
            if of == *panel {
                let next = Arrangements { venues, members, revision: entry.id };
                all.push((entry.id, std::mem::replace(&mut standing, next)));
            }
        }
        Ok(all)
    }

    /// The latest change first.
    pub(super) fn panel_history(&self, panel: &PanelId) -> Result<Vec<PanelHistoryLine>, Refusal> {
        let mut changes = Vec::new();
        for kind in [ChangeKind::PanelAdopted, ChangeKind::PanelArranged, ChangeKind::MeetingVenueSet] {
            changes.extend(self.book.changes_of(kind)?);
        }
        changes.sort_by_key(|(entry, _)| entry.seq);
        let before = self.arranged_before_each(panel)?;
        let profile = self.latest(panel)?;
        let mut told: Vec<ToldChange> = Vec::new();
        for (entry, change) in changes {
            self.tell(&mut told, entry, change, (panel, &profile), &before)?;
        }
        let line = |told: ToldChange| PanelHistoryLine {
            at: told.entry.at,
            by: self.book.name_of(told.entry.person),
            entry: told.arranged,
            said: told.said.into_iter().chain(held_words(&told.held)).collect(),
        };
        Ok(told.into_iter().rev().map(line).collect())
    }

    fn tell(
        &self,
        told: &mut Vec<ToldChange>,
        entry: Entry,
        change: Change,
        (panel, profile): (&PanelId, &Arc<Profile>),
        before: &[(EntryId, Arrangements)],
    ) -> Result<(), Refusal> {
        let line = |entry: Entry| ToldChange { entry, arranged: None, said: Vec::new(), held: Vec::new() };
        match change {
            Change::PanelAdopted { panel: of, version, .. } if of == *panel => {
                told.push(ToldChange {
                    said: vec![format!("Version {version} of the profile came into use.")],
                    ..line(entry)
                });
            }
            Change::PanelArranged { panel: of, venues, members, .. } if of == *panel => {
                let Some((id, was)) = before.iter().find(|(id, _)| *id == entry.id) else { return Ok(()) };
                let is = Arrangements { venues, members, revision: *id };
                told.push(ToldChange { arranged: Some(*id), said: is.differences(was, profile), ..line(entry) });
            }
            Change::MeetingVenueSet { meeting, venue, place, .. } => {
                let mut details = self.book.meeting(meeting)?.details;
                if details.panel != *panel {
                    return Ok(());
                }
                (details.venue, details.place) = (venue, place);
                let words = details.place(&*self.profile(panel, details.profile_version)?).words();
                let with = |last: &ToldChange| (last.entry.at, last.entry.person) == (entry.at, entry.person);
                if !told.last().is_some_and(with) {
                    told.push(line(entry));
                }
                if let Some(last) = told.last_mut() {
                    last.held.push((words, details.date));
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// "The meeting of 12 January 2027 is held at Town Hall.": a sentence a place.
fn held_words(held: &[(String, NaiveDate)]) -> Vec<String> {
    let mut places: Vec<&str> = held.iter().map(|(place, _)| place.as_str()).collect();
    places.dedup();
    let sentence = |place: &str| {
        let mut days: Vec<NaiveDate> = held.iter().filter(|(at, _)| at == place).map(|(_, day)| *day).collect();
        days.sort_unstable();
        match days.as_slice() {
            [one] => format!("The meeting of {} is held at {place}.", words::plain_date(*one)),
            [first, .., last] => format!(
                "{} meetings, {} to {}, are held at {place}.",
                days.len(),
                words::plain_date(*first),
                words::plain_date(*last)
            ),
            [] => String::new(),
        }
    };
    places.into_iter().map(sentence).collect()
}
