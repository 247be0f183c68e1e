//! A record as its paper says it: every id put into words, in reading order.

use chrono::{DateTime, Utc};
use quorate_core::calendar::words;
use quorate_core::meeting::action::Action;
use quorate_core::meeting::attendance::Attendee;
use quorate_core::meeting::child::ChildDetails;
use quorate_core::meeting::participation::{Coming, Invitation, Participant};
use quorate_core::meeting::record::{Decision, Offered, PromptAnswer, Record, Review};
use quorate_core::meeting::remaining::prompts_open;
use quorate_core::meeting::sitting::Meeting;
use quorate_core::meeting::version::{PrintedAttendance, PrintedAttendee};
use quorate_core::panel::Profile;
use quorate_core::panel::SubjectKind;
use quorate_core::panel::profile::Outcome;
use quorate_core::plain_words::abbreviations;
use quorate_core::record::comparable_text;
use quorate_core::record::model::{
    self, ActionLine, AttendanceLine, DecisionLine, FamilyLine, OfferedLine, RecordDocument, SectionLines,
};
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::labels::{agreement_words, decision_labels, owner_label, reason_label, role_label, short_role, theme_name};
use crate::records::about_whom::{identity, running_id};
use crate::records::beside_decision::decided_before;
use crate::records::printed_attendance::{
    apology, attendance_line, dissent, not_noted, one_row_each, quorum_words, told_among,
};

impl Service {
    /// The paper of a record: of the signed version, or of the next while it is written. A draft says so on every page and
    /// cannot be signed.
    pub(crate) fn document(&self, record: &Record, draft: bool, now: DateTime<Utc>) -> Result<RecordDocument, Refusal> {
        let meeting = self.book.meeting(record.meeting)?;
        let profile = self.profile_of(&meeting)?;
        let known = self.book.child(record.child)?;
        let item = self.book.item(record.item)?;
        let request = self.book.request(item.details.request)?;
        let late = self.late_words(&profile, &request, &known, (&item, &meeting))?;
        let child = known.details;
        let attendees = self.book.attendees(meeting.id)?;
        let here: Vec<&Attendee> =
            attendees.iter().filter(|one| one.details.item.is_none_or(|item| item == record.item)).collect();
        let there = here.iter().filter(|one| one.details.was_there_for(&item, meeting.closed_at));
        let mut quorum = self.quorum_at(&meeting, &item)?;
        let interests = self.book.interests(request.family)?;
        let present: Vec<PrintedAttendee> =
            one_row_each(there.map(|one| attendance_line(&profile, one, (&item, &meeting), &interests)));
        // An interest is told once: where the person stands among those who were there.
        quorum.away.retain(|away| !told_among(&present, away));
        let reason = record.goes_on_because(&meeting);
        let in_principle = quorum.in_principle && reason.is_none();
        let not_quorate = match (quorum.quorate, reason) {
            (false, Some(_)) => quorum_words(&quorum, reason),
            (false, None) if in_principle => format!("{} {}", quorum.sentence, quorum.without),
            _ => String::new(),
        };
        let mut facts = meeting_facts(&meeting, &profile);
        facts.push((model::SLOT.into(), slot_words(item.details.starts, item.details.minutes)));
        facts.push(("Reason".into(), reason_label(&profile, &request.details.reason)));
        let attendance = record.attendance.clone().unwrap_or_else(|| PrintedAttendance {
            present,
            apologies: here.iter().filter_map(|one| apology(&profile, one)).collect(),
            not_noted: not_noted(&profile, &here),
            quorum: quorum_words(&quorum, reason),
        });
        let (version, grounds) = self.edition(record)?;
        let mut paper = RecordDocument {
            title: profile.document.title.clone(),
            council: self.book.about()?.council,
            panel: profile.name.clone(),
            marking: profile.marking.clone(),
            child: child.name(),
            unborn: child.kind == SubjectKind::Unborn,
            identity: identity(&child),
            meeting: facts,
            outcome_heading: outcome_heading(&profile),
            decisions: decisions(&profile, record, in_principle),
            not_quorate,
            late,
            decided_before: decided_before(&profile, &request),
            rationale: record.rationale.trim().to_owned(),
            actions: self.book.actions(record.id)?.iter().map(|action| action_line(&profile, action)).collect(),
            review: review_words(&record.review),
            offered: offered(&profile, record),
            sections: sections(&profile, record),
            family: record.participation.iter().map(|one| family_line(&child, one)).collect(),
            attendance: attendance.present.into_iter().map(printed).collect(),
            apologies: attendance.apologies,
            not_noted: attendance.not_noted,
            quorum: attendance.quorum,
            dissents: record.dissents.iter().map(dissent).collect(),
            abbreviations: Vec::new(),
            prompts: prompts(
                &*self.rules_for_record(record, &meeting, &profile)?,
                record,
                meeting.details.theme.as_deref(),
            ),
            running_id: running_id(&child),
            version,
            replaces: None,
            draft,
            document_id: record.id.file_identity(version),
            made_at: now,
        };
        let says = comparable_text::says(&paper);
        let lines = says.iter().flat_map(|part| &part.lines).map(String::as_str);
        paper.abbreviations = abbreviations(lines, &self.known_words()?.glossary);
        paper.replaces = grounds.map(|grounds| self.replaced(record, &paper, grounds)).transpose()?;
        Ok(paper)
    }
}

/// Who was there, as a paper prints it.
pub(crate) fn printed_attendance(paper: &RecordDocument) -> PrintedAttendance {
    PrintedAttendance {
        present: paper.attendance.iter().cloned().map(unprinted).collect(),
        apologies: paper.apologies.clone(),
        not_noted: paper.not_noted.clone(),
        quorum: paper.quorum.clone(),
    }
}

fn printed(one: PrintedAttendee) -> AttendanceLine {
    AttendanceLine { name: one.name, role: one.role, agency: one.agency, how: one.how }
}

fn unprinted(line: AttendanceLine) -> PrintedAttendee {
    PrintedAttendee { name: line.name, role: line.role, agency: line.agency, how: line.how }
}

fn meeting_facts(meeting: &Meeting, profile: &Profile) -> Vec<(String, String)> {
    let mut facts = vec![
        (model::DATE.to_owned(), words::date(meeting.details.date)),
        ("Venue".to_owned(), meeting.details.place(profile).words()),
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

/// What was decided; what needed a quorum and was decided without one, in principle, says so before anything else.
fn decisions(profile: &Profile, record: &Record, in_principle: bool) -> Vec<DecisionLine> {
    let labels = decision_labels(profile, record).into_iter();
    let whole = |option: &str| profile.recorded.decisions.iter().any(|one| one.id == option && one.without_quorum);
    let label = |label: String, decision: &Decision| match in_principle && !whole(&decision.option) {
        true => format!("In principle: {label}"),
        false => label,
    };
    labels
        .zip(&record.decisions)
        .map(|(words, decision)| DecisionLine { label: label(words, decision), detail: detail_words(decision) })
        .collect()
}

/// "until the review. Agreed by the chair at 2:07pm".
fn detail_words(decision: &Decision) -> String {
    let detail = decision.detail.trim();
    let Some(agreed) = agreement_words(decision) else { return detail.to_owned() };
    // Nobody takes for said in the meeting what was given after it.
    let after = if decision.agreed_how.is_some() { "after the meeting, " } else { "" };
    let agreed = format!("Agreed by the chair {after}{agreed}");
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
        owner: owner_label(short_role(&role_label(profile, &details.owner_role)), &details.owner),
        due: details.due.map(words::short_date).unwrap_or_default(),
    }
}

/// A row of child and parents in words.
fn family_line(child: &ChildDetails, row: &Participant) -> FamilyLine {
    let who = match &row.parent {
        None => child.name(),
        Some(parent) => format!("{}, {}", parent.name.trim(), parent.relation.trim().to_lowercase()),
    };
    let responsibility = match row.parent.as_ref().and_then(|parent| parent.responsibility) {
        Some(true) => "Holds it",
        Some(false) => "Does not hold it",
        None if row.parent.is_some() => "Not said",
        None => "",
    };
    let invited = match &row.invited {
        Invitation::NotSaid => String::new(),
        Invitation::Invited => "Invited".to_owned(),
        Invitation::NotInvited { why } => format!("Not invited: {}", why.trim()),
    };
    let came = match row.came {
        Coming::NotSaid => "",
        Coming::Room => "In the room",
        Coming::Video => "By video",
        Coming::Phone => "By telephone",
        Coming::Absent => "Did not come",
    };
    FamilyLine {
        who,
        responsibility: responsibility.into(),
        invited,
        came: came.into(),
        heard: row.heard.trim().into(),
    }
}

fn review_words(review: &Review) -> String {
    match review {
        Review::Unset => String::new(),
        Review::On { date } => format!("Returns to panel on {}", words::date(*date)),
        Review::NotNeeded { why } => format!("Does not return to panel: {}", why.trim()),
    }
}

/// The rows that somebody answered.
fn offered(profile: &Profile, record: &Record) -> Vec<OfferedLine> {
    let label = |id: &str| profile.recorded.offered.iter().find(|kind| kind.id == id).map(|kind| kind.label.clone());
    let line = |row: &Offered| OfferedLine {
        kind: label(&row.kind).unwrap_or_else(|| row.kind.clone()),
        state: row.state.label().to_owned(),
        when: row.when.map(words::short_date).unwrap_or_default(),
        note: row.note.trim().to_owned(),
    };
    record.offered.iter().map(line).collect()
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

/// Everything that the panel asked in this session, and what nobody answered as that.
fn prompts(profile: &Profile, record: &Record, theme: Option<&str>) -> Vec<(String, String)> {
    let open = prompts_open(profile, record, theme);
    let told = profile.recorded.prompts.iter().filter_map(|prompt| {
        let words = match record.prompts.get(&prompt.id) {
            Some(PromptAnswer::Answered) => "Discussed",
            Some(PromptAnswer::NotApplicable) => "Does not apply",
            None if open.iter().any(|open| open.id == prompt.id) => "Not answered",
            None => return None,
        };
        Some((prompt.label.clone(), words.to_owned()))
    });
    told.collect()
}
