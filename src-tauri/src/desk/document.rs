//! A record as its paper says it: every id put into words, in reading order.

use chrono::{DateTime, NaiveDate, Utc};
use quorate_core::calendar::{london, words};
use quorate_core::meeting::action::Action;
use quorate_core::meeting::attendance::{AttendanceMode, AttendanceState, Attendee};
use quorate_core::meeting::child::{ChildDetails, SubjectKind};
use quorate_core::meeting::record::{Decision, Dissent, PromptAnswer, Record, Review, Stance};
use quorate_core::meeting::sitting::Meeting;
use quorate_core::meeting::{ItemId, Refusal};
use quorate_core::panel::Profile;
use quorate_core::panel::profile::Outcome;
use quorate_core::record::model::{ActionLine, AttendanceLine, DecisionLine, RecordDocument, SectionLines};

use super::Desk;
use super::lines::{decision_labels, reason_label, role_label, theme_name, venue_name};
use super::tracker::owner_label;
use super::views::{CaseNote, QuorumView};

/// A record has one version until corrections exist: a signed one never changes.
pub(super) const VERSION: u32 = 1;

impl Desk {
    /// The paper of a record; a draft says so on every page and cannot be signed.
    pub(super) fn document(&self, record: &Record, draft: bool, now: DateTime<Utc>) -> Result<RecordDocument, Refusal> {
        let meeting = self.book.meeting(record.meeting)?;
        let profile = self.profile_of(&meeting)?;
        let child = self.book.child(record.child)?.details;
        let item = self.book.item(record.item)?;
        let request = self.book.request(item.details.request)?;
        let attendees = self.book.attendees(meeting.id)?;
        let here: Vec<&Attendee> =
            attendees.iter().filter(|one| one.details.item.is_none_or(|item| item == record.item)).collect();
        let there = here.iter().filter(|one| one.details.was_there_for(&item, meeting.closed_at));
        let quorum = self.quorum_at(&meeting, &item)?;
        let mut facts = meeting_facts(&meeting, &profile);
        facts.push(("Slot".into(), slot_words(item.details.starts, item.details.minutes)));
        facts.push(("Reason".into(), reason_label(&profile, &request.details.reason)));
        Ok(RecordDocument {
            title: profile.document.title.clone(),
            council: self.book.about()?.council,
            panel: profile.name.clone(),
            marking: profile.marking.clone(),
            child: child.name(),
            identity: identity(&child),
            meeting: facts,
            outcome_heading: outcome_heading(&profile),
            decisions: decisions(&profile, record),
            rationale: record.rationale.trim().to_owned(),
            actions: self.book.actions(record.id)?.iter().map(|action| action_line(&profile, action)).collect(),
            review: review_words(&record.review),
            sections: sections(&profile, record),
            attendance: there.map(|one| attendance_line(&profile, one, item.id)).collect(),
            apologies: here.iter().filter_map(|one| apology(&profile, one)).collect(),
            quorum: quorum_words(quorum, meeting.inquorate_reason.as_deref()),
            dissents: record.dissents.iter().map(dissent).collect(),
            prompts: prompts(&profile, record),
            running_id: running_id(&child),
            version: VERSION,
            draft,
            document_id: *record.id.0.as_bytes(),
            made_at: now,
        })
    }
}

fn identity(child: &ChildDetails) -> Vec<(String, String)> {
    let born = child.born.map(|date| ("Born", words::plain_date(date)));
    let expected = child.expected.map(|date| ("Expected", words::plain_date(date)));
    let care = child.in_care_since.map(|date| ("In care since", words::plain_date(date)));
    let number = Some(("Mosaic number", child.mosaic_id.clone()));
    let status = Some(("Legal status", child.legal_status.clone()));
    [born, expected, number, status, care]
        .into_iter()
        .flatten()
        .filter(|(_, value)| !value.trim().is_empty())
        .map(|(label, value)| (label.to_owned(), value))
        .collect()
}

fn meeting_facts(meeting: &Meeting, profile: &Profile) -> Vec<(String, String)> {
    let mut facts = vec![
        ("Date".to_owned(), words::date(meeting.details.date)),
        ("Venue".to_owned(), venue_name(profile, &meeting.details.venue)),
    ];
    if let Some(theme) = theme_name(profile, meeting.details.theme.as_deref()) {
        facts.push(("Session".to_owned(), theme));
    }
    facts
}

/// "1:15pm, 30 minutes".
fn slot_words(starts: chrono::NaiveTime, minutes: u32) -> String {
    format!("{}, {}", words::time(starts), words::count(minutes, "minute", "minutes"))
}

fn outcome_heading(profile: &Profile) -> String {
    match profile.recorded.outcome {
        Outcome::Decision => "Decisions",
        Outcome::Recommendation => "Recommendations",
    }
    .to_owned()
}

fn decisions(profile: &Profile, record: &Record) -> Vec<DecisionLine> {
    let labels = decision_labels(profile, record).into_iter();
    labels
        .zip(&record.decisions)
        .map(|(label, decision)| DecisionLine { label, detail: detail_words(decision) })
        .collect()
}

/// "until the review. Agreed by the chair at 2:07pm".
fn detail_words(decision: &Decision) -> String {
    let detail = decision.detail.trim();
    let Some(at) = decision.agreed_at else { return detail.to_owned() };
    let agreed = format!("Agreed by the chair at {}", words::time(london(at).time()));
    match detail.trim_end_matches('.') {
        "" => agreed,
        detail => format!("{detail}. {agreed}"),
    }
}

fn action_line(profile: &Profile, action: &Action) -> ActionLine {
    let details = &action.details;
    ActionLine {
        what: details.what.clone(),
        measure: details.measure.clone(),
        how: details.how.clone(),
        owner: owner_label(&role_label(profile, &details.owner_role), &details.owner),
        due: details.due.map(words::short_date).unwrap_or_default(),
    }
}

fn review_words(review: &Review) -> String {
    match review {
        Review::Unset => String::new(),
        Review::On { date } => format!("Returns to panel on {}", words::date(*date)),
        Review::NotNeeded { why } => format!("Does not return to panel: {}", why.trim()),
    }
}

/// The sections that were written, in the profile's order.
fn sections(profile: &Profile, record: &Record) -> Vec<SectionLines> {
    let written = profile.recorded.sections.iter().filter_map(|section| {
        let text = &record.sections.get(&section.id)?.text;
        let paragraphs: Vec<String> =
            text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        (!paragraphs.is_empty()).then(|| SectionLines {
            heading: section.label.clone(),
            voice: section.voice,
            paragraphs,
        })
    });
    written.collect()
}

fn attendance_line(profile: &Profile, attendee: &Attendee, item: ItemId) -> AttendanceLine {
    let details = &attendee.details;
    AttendanceLine {
        name: if details.name.trim().is_empty() { "Name not recorded".to_owned() } else { details.name.clone() },
        role: seat_words(profile, attendee),
        agency: details.agency.clone(),
        how: how(attendee, item),
    }
}

/// "Head of service, for A. Example"; "Observer".
fn seat_words(profile: &Profile, attendee: &Attendee) -> String {
    let details = &attendee.details;
    let role = role_label(profile, &details.role);
    let role = match (details.observer, role.trim()) {
        (true, "") => "Observer".to_owned(),
        (true, role) => format!("{role}, observing"),
        (false, role) => role.to_owned(),
    };
    match &details.deputy_for {
        Some(member) => format!("{role}, for {member}"),
        None => role,
    }
}

/// "by video, for this child only".
fn how(attendee: &Attendee, item: ItemId) -> String {
    let details = &attendee.details;
    let mode = match details.mode {
        AttendanceMode::Room => "in the room",
        AttendanceMode::Video => "by video",
        AttendanceMode::Phone => "by telephone",
    };
    let mut words = mode.to_owned();
    if details.item.is_some() {
        words.push_str(", for this child only");
    }
    if details.state == AttendanceState::Left && details.item.is_none() {
        words.push_str(", left early");
    }
    if let Some(what) = details.conflict_at(item) {
        words.push_str(&format!(", left for this item: conflict of interest ({})", what.trim()));
    }
    words
}

fn apology(profile: &Profile, attendee: &Attendee) -> Option<String> {
    let details = &attendee.details;
    let sent = details.state == AttendanceState::Apologies && !details.name.trim().is_empty();
    sent.then(|| format!("{}, {}", details.name, role_label(profile, &details.role)))
}

/// Who left with an interest in the item is told beside the quorum, and why the chair went on where there was none.
fn quorum_words(quorum: QuorumView, reason: Option<&str>) -> String {
    let mut sentences = vec![quorum.sentence];
    sentences.extend(quorum.away.into_iter().map(|away| format!("{away}.")));
    if let Some(reason) = reason.filter(|_| !quorum.quorate) {
        sentences.push(format!("The chair went on, because: {}", reason.trim()));
    }
    sentences.join(" ")
}

/// "A. Example (Health) did not agree: too soon."; "A. Example (Health) abstained."
fn dissent(dissent: &Dissent) -> String {
    let who = match dissent.agency.trim() {
        "" => dissent.name.trim().to_owned(),
        agency => format!("{} ({agency})", dissent.name.trim()),
    };
    let how = match dissent.stance {
        Stance::Dissents => "did not agree",
        Stance::Abstains => "abstained",
    };
    match dissent.what.trim() {
        "" => format!("{who} {how}."),
        what => format!("{who} {how}: {what}"),
    }
}

fn prompts(profile: &Profile, record: &Record) -> Vec<(String, String)> {
    let answered = profile.recorded.prompts.iter().filter_map(|prompt| {
        let words = match record.prompts.get(&prompt.id)? {
            PromptAnswer::Answered => "Discussed",
            PromptAnswer::NotApplicable => "Does not apply",
        };
        Some((prompt.label.clone(), words.to_owned()))
    });
    answered.collect()
}

/// The child's number in the case system; initials for want of one.
fn running_id(child: &ChildDetails) -> String {
    if !child.mosaic_id.trim().is_empty() {
        return child.mosaic_id.clone();
    }
    let words = match child.kind {
        SubjectKind::Unborn => format!("Unborn {}", child.surname),
        SubjectKind::Child | SubjectKind::Context => format!("{} {}", child.given, child.surname),
    };
    words.split_whitespace().filter_map(|word| word.chars().next()).collect()
}

/// The case note to paste into the case system (FSF-7, CLAM-9).
pub(super) fn case_note(paper: &RecordDocument, profile: &Profile, date: NaiveDate) -> CaseNote {
    let mut text = vec![format!("{}, {}", paper.panel, words::date(date))];
    let mut part = |heading: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            text.push(format!("{heading}\n{}", lines.join("\n")));
        }
    };
    part(&paper.outcome_heading, paper.decisions.iter().map(|one| listed(&one.label, &one.detail)).collect());
    part("Why", some(&paper.rationale));
    part("Actions", paper.actions.iter().map(action_words).collect());
    part("Review", some(&paper.review));
    for section in &paper.sections {
        part(&section.heading, section.paragraphs.clone());
    }
    part("Dissent and abstention", paper.dissents.clone());
    CaseNote {
        title: format!("{}: {}", profile.short_name, paper.title),
        date,
        significant_event: profile.document.significant_event,
        bold: profile.document.case_note_bold,
        text: text.join("\n\n"),
    }
}

fn listed(label: &str, detail: &str) -> String {
    if detail.is_empty() { format!("- {label}") } else { format!("- {label}: {detail}") }
}

fn action_words(action: &ActionLine) -> String {
    let due = if action.due.is_empty() { String::new() } else { format!(", by {}", action.due) };
    format!("- {} ({}{due})", action.what, action.owner)
}

fn some(text: &str) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { vec![text.to_owned()] }
}
