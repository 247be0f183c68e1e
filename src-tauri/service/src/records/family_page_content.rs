//! The page for the family: a signed record put into plain words, and its way out as a file.

use std::path::Path;

use chrono::{DateTime, Utc};
use quorate_core::calendar::words;
use quorate_core::calendar::words::count;
use quorate_core::exchange::file_name;
use quorate_core::ids::RecordId;
use quorate_core::ledger::Change;
use quorate_core::meeting::action::ActionDetails;
use quorate_core::meeting::record::{Record, Review};
use quorate_core::meeting::request::Worker;
use quorate_core::meeting::voices::{Spoken, SpokenVoice, spoken};
use quorate_core::panel::Profile;
use quorate_core::panel::SubjectKind;
use quorate_core::panel::profile::Seat;
use quorate_core::record::family_page::{FamilyPage, FamilyReader};
use quorate_core::record::family_sentences::{action_sentence, own_words, person_words};
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::act::Done;
use crate::labels::{decision_labels, role_label, short_role};
use crate::records::family_words::{FamilyVoice, without_day};
use crate::written_files::Outgoing;

impl Service {
    /// Writes the pages for the families of signed records into `folder`, one page each.
    pub(crate) fn export_family_pages(
        &mut self,
        records: &[RecordId],
        reader: FamilyReader,
        folder: &Path,
        now: DateTime<Utc>,
    ) -> Result<Done, Refusal> {
        let mut pages = Vec::new();
        let mut unread = 0;
        for id in records {
            let record = self.book.record(*id)?;
            let child = self.book.child(record.child)?.details;
            let date = self.book.meeting(record.meeting)?.details.date;
            let Some(page) = self.page_to_go_out(&record, reader)? else {
                unread += 1;
                continue;
            };
            let left = Change::FamilyPageExported { record: record.id, child: record.child, at: now };
            pages.push((left, page, child, date));
        }
        if unread > 0 {
            let pages = count(unread, "page for the family", "pages for the families");
            let sentence = format!("Nobody has read {pages} yet. Open the record, read its page, then write it.");
            return Err(Refusal::wrong_state(sentence));
        }
        let mut out = Outgoing::to(folder);
        let mut done = Done::default();
        for (left, page, child, date) in &pages {
            done.revision = self.commit(std::slice::from_ref(left), now).map_err(|why| out.stopped(why))?;
            out.write(|copy| Ok(file_name::of_family_page(child, *date, copy)), page)?;
        }
        done.sentence = match pages.len() {
            1 => "The page for the family is written.".to_owned(),
            many => format!("{many} pages for the families are written."),
        };
        done.files = out.files();
        Ok(done)
    }

    /// What the record makes of itself in plain words for one reader, without what is for professionals only; nobody has
    /// read or mended it.
    pub(crate) fn page_of(&self, record: &Record, reader: FamilyReader) -> Result<FamilyPage, Refusal> {
        let meeting = self.book.meeting(record.meeting)?;
        let profile = self.profile_of(&meeting)?;
        let item = self.book.item(record.item)?;
        let workers = self.book.request(item.details.request)?.details.workers;
        let child = self.book.child(record.child)?.details;
        let voice = FamilyVoice { reader, child: &child };
        let there: Vec<String> = self.book.attendees(meeting.id)?.into_iter().map(|one| one.details.name).collect();
        let actions = self.book.actions(record.id)?.into_iter();
        let (said, more) = shared(&profile, record, &voice, |name| there.iter().any(|one| one == name));
        let said_heading =
            if voice.to_child() { "What you said".to_owned() } else { format!("What {} said", voice.name()) };
        Ok(FamilyPage {
            title: match voice.to_child() {
                true => format!("{}: what the meeting decided about you", voice.name()),
                false => format!("What the meeting decided about {}", voice.name()),
            },
            held: format!("{}, {}", profile.name, words::date(meeting.details.date)),
            decisions: decisions(&profile, record, &voice),
            said: (said_heading, said),
            actions: actions.map(|action| action_words(&profile, &action.details, &voice)).collect(),
            review: review_words(&record.review, &voice),
            more,
            abbreviations: Vec::new(),
            ask: ask(&profile, &workers, &voice),
            help: [&profile.document.advocacy, &profile.document.complaints]
                .into_iter()
                .filter(|words| !words.trim().is_empty())
                .cloned()
                .collect(),
        })
    }
}

/// Each decision in the panel's plain words, or by its label where it has none.
fn decisions(profile: &Profile, record: &Record, voice: &FamilyVoice) -> Vec<(String, String)> {
    let labels = decision_labels(profile, record);
    let plain = record.decisions.iter().zip(labels).map(|(decision, label)| {
        let option = profile.recorded.decisions.iter().find(|option| option.id == decision.option);
        let to_child = option.and_then(|option| option.to_child.clone()).filter(|_| voice.to_child());
        let family = option.and_then(|option| option.family.as_ref());
        let words = to_child.or_else(|| family.map(|words| voice.spoken(&words.replace("{child}", voice.name()))));
        (sentence(&words.unwrap_or(label)), sentence(&voice.spoken(decision.detail.trim())))
    });
    plain.collect()
}

type SharedSections = Vec<(String, Vec<String>)>;

/// What the child said, in the child's words alone; and the other sections that the panel shares, each with its heading.
fn shared(
    profile: &Profile,
    record: &Record,
    voice: &FamilyVoice,
    was_there: impl Fn(&str) -> bool,
) -> (Vec<String>, SharedSections) {
    let unborn = voice.child.kind == SubjectKind::Unborn;
    let mut said = Vec::new();
    let mut more = Vec::new();
    for section in profile.recorded.sections.iter().filter(|section| section.family) {
        let text = record.sections.get(&section.id).map_or("", |written| written.text.as_str());
        let spoken = text.lines().flat_map(|line| spoken(line, section.voice, unborn, &was_there));
        let (own, others): (Vec<_>, Vec<_>) = spoken.partition(|one| one.voice == SpokenVoice::ChildsWords);
        let mut told_after = Vec::new();
        for one in own {
            let (sayings, after) = own_words(one.text);
            said.extend(sayings.into_iter().map(str::to_owned));
            told_after.extend(Some(after).filter(|after| !after.is_empty()).map(|after| voice.spoken(after)));
        }
        // A speaker's name stays with what they said; "Fact:" is of no use to a family.
        let told = |one: Spoken| {
            let mark = if one.item { "- " } else { "" };
            match one.voice {
                SpokenVoice::SaidForChild | SpokenVoice::Discussion if !one.lead.is_empty() => {
                    format!("{mark}{} {}", one.lead, one.text)
                }
                _ => format!("{mark}{}", voice.spoken(one.text)),
            }
        };
        let others: Vec<String> = others.into_iter().map(told).chain(told_after).collect();
        if !others.is_empty() {
            more.push((section.label.clone(), others));
        }
    }
    (said, more)
}

/// "Your social worker, Ada Example, will book the bathroom review by Friday 12 December 2026."
fn action_words(profile: &Profile, action: &ActionDetails, voice: &FamilyVoice) -> String {
    let who = match (person(profile, &action.owner_role, &action.owner, voice), action.owner.trim()) {
        (Some(who), _) => who,
        (None, "") => "Somebody".to_owned(),
        (None, owner) => owner.to_owned(),
    };
    let what = action.what.trim().trim_end_matches('.');
    // The day is said once, in full.
    let (what, by) = match action.due {
        Some(due) => (without_day(what), format!(" by {}", words::date(due))),
        None => (what, String::new()),
    };
    sentence(&action_sentence(&who, &voice.spoken(what), &by))
}

/// "Your social worker, Ada Example"; whoever does not work with the family is "The group manager, …".
fn person(profile: &Profile, role: &str, name: &str, voice: &FamilyVoice) -> Option<String> {
    let known = profile.roles.iter().find(|known| known.id == role)?;
    let works_with = matches!(known.seat, Seat::Presenter | Seat::Informed);
    let whose = if works_with { voice.whose() } else { "The".to_owned() };
    Some(person_words(&whose, short_role(&role_label(profile, role)), name))
}

fn review_words(review: &Review, voice: &FamilyVoice) -> String {
    let whom = voice.whom();
    match review {
        Review::Unset => String::new(),
        Review::On { date } => format!("The panel will talk about {whom} again on {}.", words::date(*date)),
        Review::NotNeeded { why } => {
            let why = sentence(&voice.spoken(why.trim()));
            format!("The panel does not plan to talk about {whom} again. {why}").trim_end().to_owned()
        }
    }
}

/// Those who work with the family, for questions.
fn ask(profile: &Profile, workers: &[Worker], voice: &FamilyVoice) -> Vec<String> {
    let presents =
        |worker: &&Worker| profile.roles.iter().any(|role| role.id == worker.role && role.seat == Seat::Presenter);
    let named = workers.iter().filter(presents).filter_map(|worker| {
        let who = person(profile, &worker.role, &worker.name, voice)?;
        let ways = [worker.telephone.trim(), worker.email.trim()];
        let ways = ways.into_iter().filter(|way| !way.is_empty()).collect::<Vec<_>>().join(", ");
        Some(if ways.is_empty() { format!("{who}.") } else { format!("{who}: {ways}") })
    });
    let named: Vec<String> = named.take(2).collect();
    if named.is_empty() { vec!["The person who gave you this page.".to_owned()] } else { named }
}

/// With a capital at its beginning and a stop at its end.
fn sentence(words: &str) -> String {
    let words = words.trim();
    if words.is_empty() {
        return String::new();
    }
    let mut letters = words.chars();
    let mut said: String =
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    if !said.ends_with(['.', '!', '?', '”']) {
        said.push('.');
    }
    said
}
