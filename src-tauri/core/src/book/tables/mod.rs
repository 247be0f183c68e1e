//! The tables: the ledger's index. One file a table: its SQL, how changes are applied to it, its queries.
//!
//! `apply` writes what a change says and depends on nothing but the entries before it, so that a rebuild gives the same
//! tables; whether a change may be made at all is asked once, before it is written (`check`).

pub(crate) mod action;
pub(crate) mod amendment;
pub(crate) mod arrangement;
pub(crate) mod attendee;
pub(crate) mod blob;
pub(crate) mod book;
pub(crate) mod child;
pub(crate) mod column;
pub(crate) mod correction;
mod decided_review;
pub(crate) mod draft;
pub(crate) mod finding;
pub(crate) mod glossary;
pub(crate) mod holiday;
pub(crate) mod identity;
pub(crate) mod interest;
pub(crate) mod item;
pub(crate) mod ledger;
pub(crate) mod meeting;
pub(crate) mod mended;
pub(crate) mod names;
pub(crate) mod panel;
pub(crate) mod person;
pub(crate) mod pulse;
pub(crate) mod reading;
pub(crate) mod record;
pub(crate) mod record_checks;
pub(crate) mod request;
pub(crate) mod restriction;
pub(crate) mod secret;
pub(crate) mod section;
pub(crate) mod slot;
pub(crate) mod stamp;
pub(crate) mod version;
pub(crate) mod void;

use rusqlite::Connection;

use self::stamp::Stamp;
use self::version::SignedPdf;

use crate::ledger::Change;
use crate::ledger::change::Table;
use crate::refusal::Refusal;
use crate::third_party_data::Accepted;

/// The tables that a rebuild empties and fills again, children before what they refer to.
pub(crate) const DERIVED: [&str; 21] = [
    "void",
    Table::Amendment.name(),
    Table::Version.name(),
    Table::Action.name(),
    Table::Section.name(),
    Table::Finding.name(),
    Table::Record.name(),
    Table::Attendee.name(),
    Table::Item.name(),
    Table::Paper.name(),
    Table::Request.name(),
    Table::Restriction.name(),
    Table::Interest.name(),
    Table::Child.name(),
    Table::Meeting.name(),
    Table::Arrangement.name(),
    Table::Panel.name(),
    Table::Holiday.name(),
    Table::Glossary.name(),
    Table::Person.name(),
    Table::Book.name(),
];

/// Writes into the tables what a change says.
pub(crate) fn apply(db: &Connection, change: &Change, stamp: Stamp) -> Result<(), Refusal> {
    use Change::*;
    let entry = stamp.entry;
    match change {
        BookCreated { name, council, .. } => book::create(db, name, council, entry),
        BookSettingsSet { settings, .. } => book::set(db, settings, entry),
        BookNamesSet { name, council, .. } => book::set_names(db, name, council, entry),
        PersonAdded { person, details } => person::add(db, *person, details, entry),
        PersonRolesSet { person, roles, .. } => person::set_roles(db, *person, roles, entry),
        PersonDetailsSet { person, name, post, email, .. } => {
            person::set_details(db, *person, (name, post, email), entry)
        }
        PersonRemoved { person, .. } => person::remove(db, *person, entry),
        CertificateSet { person, certificates } => person::set_certificate(db, *person, certificates),
        PanelAdopted { panel, version, toml } => panel::adopt(db, panel, *version, toml, entry),
        PanelArranged { panel, venues, members, .. } => arrangement::set(db, panel, venues, members, entry),
        HolidaySet { date, name } => holiday::set(db, *date, name, entry),
        GlossarySet { term, plain } => glossary::set(db, term, plain.as_deref(), entry),
        MeetingPlanned { meeting, details } => meeting::plan(db, *meeting, details, entry),
        MeetingMoved { meeting, details, .. } => meeting::change(db, *meeting, details, entry),
        MeetingStateSet { meeting, state, at, .. } => meeting::set_state(db, *meeting, *state, *at, entry),
        MeetingVenueSet { meeting, venue, place, .. } => meeting::set_venue(db, *meeting, venue, place.as_ref(), entry),
        InquorateProceeding { meeting, reason } => meeting::proceed_inquorate(db, *meeting, reason, entry),
        ChildAdded { child, family, details } => child::add(db, *child, *family, details, entry),
        ChildChanged { child, details, .. } => child::change(db, *child, details, entry),
        ChildFamilySet { child, family, .. } => child::set_family(db, *child, *family, entry),
        FamilyRestricted { family, people, pseudonym, .. } => restriction::set(db, *family, *pseudonym, people, entry),
        FamilyOpened { family, .. } => restriction::open(db, *family, entry),
        InterestSet { family, name, what, in_force, .. } => interest::set(db, *family, name, what, *in_force, entry),
        RequestTaken { request, family, details } => request::take(db, *request, *family, details, entry),
        RequestChanged { request, details, .. } => request::change(db, *request, details, entry),
        PaperCame { request, paper, .. } => request::paper_came(db, *request, paper, entry),
        RequestStateSet { request, state, .. } => request::set_state(db, *request, state, entry),
        ItemPlaced { item, details, .. } => item::place(db, *item, details, entry),
        ItemMoved { item, details, .. } => item::change(db, *item, details, entry),
        ItemRemoved { item, .. } => item::remove(db, *item),
        ItemStateSet { item, state, at, .. } => item::set_state(db, *item, state, *at, entry),
        AttendeeSet { attendee, details, .. } => attendee::set(db, *attendee, details, entry),
        AttendeeRemoved { attendee, .. } => attendee::remove(db, *attendee),
        RecordOpened { record, meeting, item, child } => record::open(db, *record, *meeting, *item, *child, entry),
        SectionWritten { record, section, text, .. } => section::write(db, *record, section, text, entry),
        DecisionsSet { record, decisions, rationale, .. } => {
            record::set_decisions(db, *record, decisions, rationale, entry)
        }
        DecisionAgreed { record, option, at, how, .. } => {
            record::agree(db, *record, option, *at, how.as_deref(), entry)
        }
        RecordInquorate { record, reason, .. } => record::set_inquorate(db, *record, reason, entry),
        DissentsSet { record, dissents, .. } => record::set_dissents(db, *record, dissents, entry),
        PromptsAnswered { record, prompts, .. } => record::set_prompts(db, *record, prompts, entry),
        OfferedSet { record, rows, .. } => record::set_offered(db, *record, rows, entry),
        ParticipationSet { record, rows, .. } => record::set_participation(db, *record, rows, entry),
        ReviewSet { record, review, .. } => record::set_review(db, *record, review, entry),
        RecordFinalised { record, at, looks, .. } => record::finalise(db, *record, *at, looks, stamp),
        RecordTakenBack { record, .. } => record::take_back(db, *record, entry),
        RecordReturned { record, at, comment, .. } => record::send_back(db, *record, *at, comment, stamp),
        FindingAccepted { record, finding, what, reason, at, .. } => finding::accept(
            db,
            *record,
            &Accepted { finding: finding.clone(), what: *what, reason: reason.clone(), by: stamp.person, at: *at },
        ),
        RecordSigned { record, at, version, sha256, file_name, says, .. } => {
            let file = SignedPdf { sha256, file_name, says };
            version::sign(db, *record, *version, *at, file, stamp)
        }
        RecordFiled { record, filing, .. } => record::file(db, *record, filing, entry),
        CorrectionSet { record, at, grounds, .. } => correction::set(db, *record, *at, grounds, stamp),
        CorrectionAbandoned { record, .. } => correction::abandon(db, *record, entry),
        AttendanceCorrected { record, attendance, .. } => {
            record::set_attendance(db, *record, attendance.as_ref(), entry)
        }
        AmendmentAsked { amendment, record, child, details } => {
            amendment::ask(db, *amendment, *record, *child, details, entry)
        }
        AmendmentAnswered { amendment, at, answer, .. } => amendment::answer(db, *amendment, *at, answer, stamp),
        ActionSet { action, record, child, details, .. } => action::set(db, *action, *record, *child, details, entry),
        ActionRemoved { action, .. } => action::remove(db, *action),
        ActionStateSet { action, state, .. } => action::set_state(db, *action, state, entry),
        ReadsKept { months } => book::keep_reads(db, *months, entry),
        // Told by the ledger alone.
        RecoveryKeySet { .. }
        | PersonInvited { .. }
        | KeyEnrolled { .. }
        | RecoveryUsed { .. }
        | BookExported { .. }
        | TakenBack { .. }
        | ClockSetRight { .. }
        | SlotRewrapped { .. }
        | CertificateAsked { .. }
        | AuthorityMade { .. }
        | RecordExported { .. }
        | FamilyPageExported { .. }
        | FamilyPageRead { .. }
        | Undone { .. }
        | Redone { .. }
        | ReadsDestroyed { .. }
        | PayloadDisposed { .. } => Ok(()),
    }
}

/// Refuses a change that the book's present state does not allow.
pub(crate) fn check(db: &Connection, change: &Change) -> Result<(), Refusal> {
    use Change::*;
    match change {
        BookCreated { .. }
        | RecoveryKeySet { .. }
        | AuthorityMade { .. }
        | BookExported { .. }
        | TakenBack { .. }
        | ClockSetRight { .. }
        | HolidaySet { .. }
        | GlossarySet { .. }
        | ReadsDestroyed { .. }
        | PayloadDisposed { .. } => Ok(()),
        BookSettingsSet { settings, based_on } => book::check(db, settings, *based_on),
        BookNamesSet { name, council, based_on } => book::check_names(db, name, council, *based_on),
        PersonAdded { details, .. } => person::check_name(db, &details.name, None),
        PersonDetailsSet { person, name, based_on, .. } => person::check_details(db, *person, name, *based_on),
        ReadsKept { months } => book::check_keep(*months),
        PersonRolesSet { person, roles, based_on } => {
            restriction::check_still_led(db, *person, Some(roles))?;
            person::check_roles(db, *person, roles, *based_on)
        }
        PersonRemoved { person, .. } => {
            restriction::check_still_led(db, *person, None)?;
            person::check_removal(db, *person)
        }
        PersonInvited { person, .. }
        | KeyEnrolled { person, .. }
        | RecoveryUsed { person, .. }
        | SlotRewrapped { person }
        | CertificateAsked { person, .. } => person::check_active(db, *person),
        CertificateSet { person, certificates } => person::check_certificate(db, *person, certificates),
        PanelAdopted { panel, version, toml } => panel::check(db, panel, *version, toml),
        PanelArranged { panel, venues, members, based_on } => arrangement::check(db, panel, venues, members, *based_on),
        MeetingPlanned { details, .. } => meeting::check_details(db, details),
        MeetingMoved { meeting, details, based_on } => meeting::check_move(db, *meeting, details, *based_on),
        MeetingStateSet { meeting, state, at, based_on } => meeting::check_state(db, *meeting, *state, *at, *based_on),
        MeetingVenueSet { meeting, venue, place, based_on } => {
            meeting::check_venue(db, *meeting, venue, place.as_ref(), *based_on)
        }
        InquorateProceeding { meeting, .. } => attendee::check_open(db, *meeting),
        ChildAdded { .. } => Ok(()),
        ChildChanged { child, based_on, .. } => child::check_change(db, *child, *based_on),
        ChildFamilySet { child, based_on, .. } => {
            child::check_change(db, *child, *based_on)?;
            restriction::check_move(db, *child)
        }
        FamilyRestricted { family, pseudonym, based_on, .. } => {
            restriction::check_set(db, *family, *pseudonym, *based_on)
        }
        InterestSet { family, name, what, based_on, .. } => interest::check(db, *family, name, what, *based_on),
        FamilyOpened { family, based_on } => restriction::check_open(db, *family, *based_on),
        RequestTaken { family, details, .. } => request::check_details(db, *family, details),
        RequestChanged { request, family, details, based_on } => {
            request::check_change(db, *request, *family, details, *based_on)
        }
        PaperCame { request, .. } => request::check_paper(db, *request),
        RequestStateSet { request, state, based_on, .. } => request::check_state(db, *request, state, *based_on),
        ItemPlaced { details, .. } => item::check_place(db, details),
        ItemMoved { item, details, based_on, .. } => item::check_move(db, *item, details, *based_on),
        ItemRemoved { item, .. } => item::check_removal(db, *item),
        ItemStateSet { item, state, based_on, .. } => item::check_state(db, *item, state, *based_on),
        AttendeeSet { attendee, details, based_on } => attendee::check(db, *attendee, details, *based_on),
        AttendeeRemoved { attendee, meeting } => attendee::check_removal(db, *attendee, *meeting),
        RecordOpened { record, meeting, item, child } => {
            record_checks::check_open(db, *record, *meeting, *item, *child)
        }
        SectionWritten { record, child, section, based_on, .. } => {
            record_checks::check_section(db, *record, *child, section, *based_on)
        }
        DecisionAgreed { record, child, option, based_on, .. } => {
            record_checks::check_agreement(db, *record, *child, option, *based_on)
        }
        Undone { meeting, .. } | Redone { meeting, .. } => meeting::one(db, *meeting).map(|_| ()),
        DecisionsSet { record, child, based_on, .. }
        | OfferedSet { record, child, based_on, .. }
        | RecordInquorate { record, child, based_on, .. }
        | ParticipationSet { record, child, based_on, .. }
        | DissentsSet { record, child, based_on, .. }
        | PromptsAnswered { record, child, based_on, .. }
        | ReviewSet { record, child, based_on, .. } => record::check_write(db, *record, *child, *based_on),
        RecordFinalised { record, child, at, .. } => record_checks::check_finalise(db, *record, *child, *at),
        RecordTakenBack { record, child, .. } => record_checks::check_waits_for_chair(db, *record, *child),
        RecordReturned { record, child, .. } => record_checks::check_waits_for_chair(db, *record, *child),
        FindingAccepted { record, child, .. } => record_checks::check_unsigned(db, *record, *child),
        RecordSigned { record, child, at, version, sha256, .. } => {
            record_checks::check_sign(db, *record, *child, (*version, sha256), *at)
        }
        RecordFiled { record, child, filing } => record_checks::check_file(db, *record, *child, filing),
        RecordExported { record, child, version, .. } => record_checks::check_export(db, *record, *child, *version),
        FamilyPageRead { record, child, version, .. } => record_checks::check_export(db, *record, *child, *version),
        FamilyPageExported { record, child, .. } => record_checks::check_signed_once(db, *record, *child),
        CorrectionSet { record, child, based_on, .. } => correction::check_set(db, *record, *child, *based_on),
        CorrectionAbandoned { record, child, .. } => correction::check_abandon(db, *record, *child),
        AttendanceCorrected { record, child, based_on, .. } => {
            correction::check_attendance(db, *record, *child, *based_on)
        }
        AmendmentAsked { record, child, details, .. } => {
            record_checks::check_export(db, *record, *child, details.version)
        }
        AmendmentAnswered { amendment, child, based_on, .. } => {
            amendment::check_answer(db, *amendment, *child, *based_on)
        }
        ActionSet { action, record, child, based_on, .. } => action::check(db, *action, *record, *child, *based_on),
        ActionRemoved { action, child } => action::check_removal(db, *action, *child),
        ActionStateSet { action, child, based_on, .. } => action::check_state(db, *action, *child, *based_on),
    }
}
