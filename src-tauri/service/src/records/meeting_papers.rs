//! The agenda and the open actions as files; and the draft that tells a worker what became of a request.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use quorate_core::calendar::words;
use quorate_core::exchange::file_name;
use quorate_core::ids::{MeetingId, RequestId};
use quorate_core::ledger::Change;
use quorate_core::ledger::change::Outward;
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::request::RequestState;
use quorate_core::meeting::sitting::Meeting;
use quorate_core::panel::Profile;
use quorate_core::panel::profile::NamesOnLists;
use quorate_core::record::meeting_papers::{self, ActionsPaper, OpenAction, OwnersActions, PaperOf};
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::follow_up::tracker::kept_words;
use crate::labels::owner_label;
use crate::records::agenda_paper::agenda_paper;
use crate::views::{RequestDraft, RequestLine};
use crate::written_files::Outgoing;

impl Service {
    /// Writes the agenda of a meeting and the open actions of its panel into `folder`, a PDF each.
    pub(crate) fn export_meeting_papers(
        &mut self,
        meeting: MeetingId,
        folder: &Path,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let sitting = self.book.meeting(meeting)?;
        let profile = self.profile_of(&sitting)?;
        let of = self.paper_of(&sitting, &profile, now)?;
        let agenda = meeting_papers::agenda(&of, &agenda_paper(&self.agenda_view(meeting, now)?))?;
        let actions = meeting_papers::action_list(&of, &self.open_actions(&sitting, &profile, now)?)?;
        let mut out = Outgoing::to(folder);
        // That they leave is an entry before they are files.
        let entry = self.commit(&[Change::BookExported { what: Outward::MeetingPapers }], now)?;
        for (what, bytes) in [("Agenda", &agenda), ("Actions", &actions)] {
            out.write(|copy| Ok(file_name::of_meeting(what, &profile, sitting.details.date, copy)), bytes)?;
        }
        Ok(Done { files: out.files(), ..Done::said("The agenda and the open actions are written.", entry) })
    }

    fn paper_of(&self, sitting: &Meeting, profile: &Profile, now: DateTime<Utc>) -> Result<PaperOf, Refusal> {
        let line = self.meeting_line(sitting.clone(), now)?;
        let details = &sitting.details;
        let times = format!("{} to {}", words::time(details.starts), words::time(details.ends));
        let place = details.place(profile).words();
        let about = [Some(times), Some(place), line.theme_name].into_iter().flatten();
        Ok(PaperOf {
            council: self.book.about()?.council,
            panel: profile.name.clone(),
            marking: profile.marking.clone(),
            date: words::date(details.date),
            about: about.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", "),
            meeting: *sitting.id.0.as_bytes(),
            made_at: now,
        })
    }

    /// Every action of the panel that is open on the day of the meeting, by owner in the order of their names; but for those
    /// of restricted families, as the paper lies on a table.
    fn open_actions(&self, sitting: &Meeting, profile: &Profile, now: DateTime<Utc>) -> Result<ActionsPaper, Refusal> {
        let mut open = ActionsPaper { kept: kept_words(profile), ..ActionsPaper::default() };
        let mut owners: BTreeMap<String, OwnersActions> = BTreeMap::new();
        for line in self.tracker("", now)? {
            let record = self.book.record(line.action.record)?;
            let met = self.book.meeting(record.meeting)?.details;
            if !line.closed.is_empty() || met.panel != sitting.details.panel || met.date > sitting.details.date {
                continue;
            }
            // Whose it is and by when would tell of the family as much as what.
            if line.child.restricted {
                open.left_off = true;
                continue;
            }
            let row = OpenAction {
                what: line.action.details.what.clone(),
                child: on_lists(&line.child.child.details, profile),
                due: line.action.details.due.map(words::short_date).unwrap_or_default(),
                left: [line.words, line.escalate]
                    .into_iter()
                    .filter(|one| !one.is_empty())
                    .collect::<Vec<_>>()
                    .join(". "),
            };
            let owner = if line.owner_label.is_empty() { "Nobody is named".to_owned() } else { line.owner_label };
            let nobody = || OwnersActions { owner, actions: Vec::new() };
            owners.entry(line.owner_order).or_insert_with(nobody).actions.push(row);
        }
        open.owners = owners.into_values().collect();
        Ok(open)
    }

    /// What the worker is told, once a request is answered with a reason: a draft, to be read and sent by a person.
    pub(crate) fn request_draft(
        &self,
        request: RequestId,
        line: &RequestLine,
    ) -> Result<Option<RequestDraft>, Refusal> {
        let taken = self.book.request(request)?;
        let profile = self.latest(&taken.details.panel)?;
        let (what, why) = match &taken.state {
            RequestState::Declined { why } => ("was declined".to_owned(), why),
            RequestState::Redirected { to, why } => (format!("was pointed to {to}"), why),
            _ => return Ok(None),
        };
        let children: Vec<ChildDetails> = line.children.iter().map(|one| one.child.details.clone()).collect();
        let of: Vec<String> = children.iter().map(|child| on_lists(child, &profile)).collect();
        let of = words::list(&of);
        let emails = taken.details.workers.iter().map(|worker| worker.email.trim()).filter(|email| !email.is_empty());
        let why = children.iter().fold(why.trim().to_owned(), |why, child| unnamed(&why, child, &profile));
        Ok(Some(RequestDraft {
            to: emails.collect::<Vec<_>>().join(", "),
            subject: format!("{}: request for {of}", profile.short_name),
            text: format!(
                "Your request to the {} for {of} {what}.\n\nReason: {why}\n\nPlease note the answer on the child’s file, and \
                 ask the panel’s co-ordinator if you need to talk it over.\n",
                profile.name
            ),
        }))
    }
}

/// A child on a list: by initials and number, or by name, as the profile says.
pub(super) fn on_lists(child: &ChildDetails, profile: &Profile) -> String {
    let called = match profile.document.names_on_lists.unwrap_or_default() {
        NamesOnLists::Names => child.name(),
        NamesOnLists::Initials => child.initials(),
    };
    owner_label(&called, &child.mosaic_id)
}

/// The reason without the child's names, where a draft is not to have them.
fn unnamed(text: &str, child: &ChildDetails, profile: &Profile) -> String {
    if profile.document.names_on_lists.unwrap_or_default() == NamesOnLists::Names {
        return text.to_owned();
    }
    let names = [child.given.trim(), child.surname.trim()];
    let names: Vec<&str> = names.iter().flat_map(|name| name.split_whitespace()).collect();
    // Both names side by side are one person: one set of initials stands for them.
    let mut text = text.replace(child.name().as_str(), &child.initials());
    for name in names {
        let initial: String = name.chars().take(1).collect();
        let pieces = text.split_inclusive(|letter: char| !letter.is_alphanumeric());
        text = pieces
            .map(|piece| {
                let word = piece.trim_end_matches(|letter: char| !letter.is_alphanumeric());
                if word == name { piece.replacen(word, &initial, 1) } else { piece.to_owned() }
            })
            .collect();
    }
    text
}
