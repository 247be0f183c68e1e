//! The two doors: which area does an act, which answers a question.

use chrono::{DateTime, Utc};
use quorate_core::book::{CalledNow, Draft, WhichReads};
use quorate_core::input::{self, cleaning::cleaned};
use quorate_core::meeting::arrangements::Arrangements;
use quorate_core::meeting::looks::Looked;
use quorate_core::meeting::person::Person;
use quorate_core::refusal::Refusal;

use super::UNWRITTEN_KEY;
use super::act::{Act, Done};
use super::ask::{Answer, Ask};
use super::views::DraftView;
use crate::Service;
use crate::noting_looks::Opened;
use crate::sitting::unprintable::check_text;

impl Service {
    /// Does what the person asks for, or says why not; then nothing has changed, or it says what has.
    pub fn act(&mut self, act: Act, now: DateTime<Utc>) -> Result<Done, Refusal> {
        let done = input::admit(act).and_then(|act| self.perform(act, now));
        self.remember();
        done
    }

    /// Refuses what the person's roles do not let them do, before anything is made ready for it.
    pub fn check_right(&self, act: &Act) -> Result<(), Refusal> {
        self.check(act.right()).map(|_| ())
    }

    fn perform(&mut self, act: Act, now: DateTime<Utc>) -> Result<Done, Refusal> {
        use Act::*;
        let me = self.check(act.right())?;
        match act {
            AddPerson { details, passphrase } => self.add_person(details, &passphrase, now),
            SetRoles { person, roles, based_on } => self.set_roles(person, roles, based_on, now),
            SetPersonDetails { person, name, post, email, based_on } => {
                self.set_person_details(person, CalledNow { name, post, email }, based_on, now)
            }
            RemovePerson { person, why } => self.remove_person(person, why, now),
            ResetPassphrase { person, passphrase } => self.reset_passphrase(person, &passphrase, now),
            NoticesSeen => self.notices_seen(),
            ReplaceRecoveryKey => self.replace_recovery_key(now),
            SetBookNames { name, council, based_on } => self.set_book_names(&name, &council, based_on, now),
            SetBookSettings { settings, based_on } => self.set_book_settings(settings, based_on, now),
            SetPassphrase { old, new } => self.set_passphrase(&old, &new, now),
            SetSigningPin { pin } => self.set_signing_pin(&me, &pin, now),
            ImportIdentity { file, password, pin } => self.import_identity(&me, file.as_ref(), &password, &pin, now),

            Certify { person, key } => self.certify(&me, person, &key, now),

            AdoptPanel { toml } => self.adopt_panel(toml, now),
            ReviewTerms { panel, on } => self.review_terms(&panel, on, now),
            PlanSeries { panel, meetings } => self.plan_series(panel, meetings, now),
            MoveMeeting { meeting, to, based_on } => self.move_meeting(meeting, to, based_on, now),
            CancelMeeting { meeting, based_on } => self.cancel_meeting(meeting, based_on, now),
            ArrangePanel { panel, venues, members, based_on } => {
                self.arrange_panel(&panel, Arrangements { venues, members, revision: based_on }, now)
            }
            PutPanelBack { panel, entry, based_on } => self.put_panel_back(&panel, entry, based_on, now),
            SetVenue { meetings, venue, place } => self.set_venue(meetings, venue, place, now),
            NameSeats { seats } => self.name_seats(seats, now),
            SetHoliday { date, name } => self.set_holiday(date, name, now),
            SetGlossaryTerm { term, plain } => self.set_glossary_term(&term, plain, now),

            AddChild { details, sibling_of } => self.add_child(details, sibling_of, now),
            ChangeChild { child, details, based_on } => self.change_child(child, details, based_on, now),
            LetPass { child, panel, watch, why, based_on } => self.let_pass(child, (panel, watch), &why, based_on, now),
            JoinFamily { child, sibling_of, based_on } => self.join_family(child, sibling_of, based_on, now),

            RestrictFamily { family, people, based_on } => self.restrict_family(family, people, based_on, now),
            OpenFamily { family, based_on } => self.open_family(family, based_on, now),

            DeclareInterest { child, name, what } => self.declare_interest(&me, child, name, &what, now),
            EndInterest { child, name } => self.end_interest(&me, child, &name, now),

            TakeRequest { details } => self.take_request(details, now),
            ChangeRequest { request, details, based_on } => self.change_request(request, details, based_on, now),
            PaperCame { request, paper, at } => self.paper_came(request, paper, at, now),
            Triage { request, state, based_on } => self.triage(request, state, based_on, now),

            Place { meeting, request, starts, emergency } => self.place(meeting, request, starts, emergency, now),
            BookReview { meeting, record, reason } => self.book_review(meeting, record, reason, now),
            EndReview { record, why } => self.end_review(record, why, now),
            MoveItem { item, starts, based_on } => self.move_item(item, starts, based_on, now),
            RemoveItem { item } => self.remove_item(item, now),
            IssueAgenda { meeting, based_on } => self.issue_agenda(meeting, based_on, now),

            StartMeeting { meeting, based_on } => self.start_meeting(meeting, based_on, now),
            HoldToday { meeting, based_on } => self.hold_today(meeting, based_on, now),
            SetAttendee { attendee, details, based_on } => self.set_attendee(attendee, details, based_on, now),
            RemoveAttendee { attendee } => self.remove_attendee(attendee, now),
            StepOut { attendee, item, why, based_on } => self.step_out(attendee, item, why, based_on, now),
            StepBack { attendee, based_on } => self.step_back(attendee, based_on, now),
            ProceedInquorate { records, reason } => self.proceed_inquorate(&records, &reason, now),
            StartItem { item, based_on } => self.start_item(item, based_on, now),
            FinishItem { item, based_on } => self.finish_item(item, based_on, now),
            DeferItem { item, why, based_on } => self.defer_item(item, why, based_on, now),
            CloseMeeting { meeting, based_on } => self.close_meeting(meeting, based_on, now),

            WriteSection { record, section, text, based_on } => {
                self.write_section(record, section, text, based_on, now)
            }
            SetDecisions { record, decisions, rationale, based_on } => {
                self.set_decisions(record, decisions, rationale, based_on, now)
            }
            AgreeDecision { record, option, agreed, given, based_on } => {
                self.agree_decision(record, option, agreed, given, based_on, now)
            }
            SetDissents { record, dissents, based_on } => self.set_dissents(record, dissents, based_on, now),
            AnswerPrompts { record, prompts, based_on } => self.answer_prompts(record, prompts, based_on, now),
            SetParticipation { record, rows, based_on } => self.set_participation(record, rows, based_on, now),
            SetOffered { record, rows, based_on } => self.set_offered(record, rows, based_on, now),
            SetReview { record, review, based_on } => self.set_review(record, review, based_on, now),
            SetAction { action, record, details, based_on } => self.set_action(action, record, details, based_on, now),
            RemoveAction { action } => self.remove_action(action, now),
            CopyToSiblings { record, parts } => self.copy_to_siblings(record, parts, now),

            Undo { meeting, entry } => self.undo(meeting, entry, now),
            Redo { meeting, entry } => self.redo(meeting, entry, now),

            FinaliseRecord { record } => self.finalise(record, now),
            TakeBackRecord { record } => self.take_back(&me, record, now),
            ReturnRecord { record, comment } => self.return_record(record, comment, now),
            AcceptFinding { record, finding, reason } => self.accept_finding(record, finding, reason, now),
            SignRecords { records, pin, said } => self.sign_records(&me, &records, &pin, &said, now),
            ExportRecords { records, superseded, folder } => {
                self.export_records(&records, superseded, folder.as_ref(), now)
            }
            ExportFamilyPages { records, reader, folder } => {
                self.export_family_pages(&records, reader, folder.as_ref(), now)
            }
            ExportMeetingPapers { meeting, folder } => {
                self.note_opened(Opened::Meeting(meeting, Looked::Agenda), now)?;
                self.export_meeting_papers(meeting, folder.as_ref(), now)
            }
            ReadFamilyPage { record, reader, sentences, stands, based_on } => {
                self.read_family_page((record, reader), sentences, stands, based_on, now)
            }
            MarkFiled { record, deadline, by, at } => self.mark_filed(record, deadline, by, at, now),

            Correct { record, grounds, based_on } => self.correct(record, grounds, based_on, now),
            AbandonCorrection { record, why } => self.abandon_correction(record, why, now),
            CorrectAttendance { record, attendance, based_on } => {
                self.correct_attendance(record, attendance, based_on, now)
            }
            LogAmendment { record, details } => self.log_amendment(record, details, now),
            AnswerAmendment { amendment, answer, based_on } => self.answer_amendment(amendment, answer, based_on, now),

            SetActionState { action, state, based_on } => self.set_action_state(action, state, based_on, now),

            SetClockRight => self.set_clock_right(now),
            Backup { folder } => self.back_up(folder, now),
            RebuildLedger => self.rebuild(),
            KeepReads { months } => self.keep_reads(months, now),
            DestroyOldReads => self.destroy_old_reads(now),
            ExportReads { child, person, folder } => {
                self.note_opened(Opened::Reads(child), now)?;
                self.export_reads(WhichReads { child, person }, folder.as_ref(), now)
            }
            ExportTrust { folder } => self.export_trust(folder.as_ref(), now),
            ExportRegister { folder } => self.export_register(folder.as_ref(), now),
        }
    }

    /// Answers a question. Reads only, and notes who looked at whom before the answer is given.
    pub fn ask(&self, ask: Ask, now: DateTime<Utc>) -> Result<Answer, Refusal> {
        let me = self.check(ask.right())?;
        let opened = ask.opened();
        let answer = self.answer(ask, &me, now)?;
        self.note_opened(opened, now)?;
        Ok(answer)
    }

    fn answer(&self, ask: Ask, me: &Person, now: DateTime<Utc>) -> Result<Answer, Refusal> {
        Ok(match ask {
            Ask::Home => Answer::Home(self.home(me, now)?),
            Ask::People => Answer::People(self.people()?),
            Ask::NameHistory { person } => Answer::NameHistory(self.name_history(person)?),
            Ask::Panels => Answer::Panels(self.panels()?),
            Ask::Panel { panel } => Answer::Panel(Box::new(self.panel_arrangements(&panel, now)?)),
            Ask::CheckProfile { toml } => Answer::CheckProfile(crate::profiles::mistakes(&toml)),
            Ask::ProposeSeries { panel, from, to } => Answer::ProposeSeries(self.propose_series(&panel, from, to)?),
            Ask::Holidays => Answer::Holidays(self.holidays()?),
            Ask::Meetings { from, to } => Answer::Meetings(self.meetings(from, to, now)?),
            Ask::Children { search } => Answer::Children(self.children(&search, now)?),
            Ask::Child { child } => Answer::Child(Box::new(self.child_view(child, now)?)),
            Ask::Restrictions => Answer::Restrictions(self.restrictions(me)?),
            Ask::Requests => Answer::Requests(self.requests(now)?),
            Ask::Request { request } => Answer::Request(Box::new(self.request_view(request, now)?)),
            Ask::Agenda { meeting } => Answer::Agenda(Box::new(self.agenda_view(meeting, now)?)),
            Ask::PanelDay { panel, date } => Answer::PanelDay(self.panel_day_view(&panel, date)?),
            Ask::Live { meeting } => Answer::Live(Box::new(self.live_view(meeting, now)?)),
            Ask::Records => Answer::Records(self.records(now)?),
            Ask::Record { record } => Answer::Record(Box::new(self.record_view(me, record, now)?)),
            Ask::Compare { record, from, to } => Answer::Compare(self.comparison(record, from, to, now)?),
            Ask::FamilyPage { record, reader } => Answer::FamilyPage(Box::new(self.family_page_view(record, reader)?)),
            Ask::WhoseData { record } => Answer::WhoseData(self.whose_data(record)?),
            Ask::Tracker { search } => Answer::Tracker(self.tracker(&search, now)?),
            Ask::Ahead => Answer::Ahead(self.ahead_of_all(now)?),
            Ask::WatchList => Answer::WatchList(self.watch_list(now)?),
            Ask::Reads { child, person, skip } => Answer::Reads(self.reads(WhichReads { child, person }, skip, now)?),
            Ask::FieldHistory { record, field } => Answer::FieldHistory(self.field_history(record, &field)?),
            Ask::Remaining { meeting } => Answer::Remaining(self.remaining(meeting, now)?),
            Ask::Undo { meeting } => Answer::Undo(self.undo_view(meeting)?),
            Ask::ReadLine { record, line } => Answer::ReadLine(Box::new(self.read_line(record, &line)?)),
            Ask::CheckWords { text, .. } => Answer::CheckWords(self.check_words(&text)?),
            Ask::CheckText { text } => Answer::CheckText(check_text(&text)),
            Ask::Glossary => Answer::Glossary(self.glossary_lines()?),
            Ask::CheckLedger => Answer::CheckLedger(self.check_ledger()?),
            Ask::MachineLog => Answer::MachineLog(self.machine_log()),
            Ask::Book => Answer::Book(self.book_view()?),
            Ask::SigningIdentity => Answer::SigningIdentity(Box::new(self.signing_view(me)?)),
            Ask::CertificateRequests => Answer::CertificateRequests(self.certificate_requests(me)?),
        })
    }

    /// Makes typing durable on this machine; once this returns it outlasts a power cut.
    pub fn keep_draft(&mut self, draft: DraftView) -> Result<(), Refusal> {
        if draft.field == UNWRITTEN_KEY {
            self.keep(UNWRITTEN_KEY, &draft)?;
        } else {
            let DraftView { field, text, based_on, at } = draft;
            let text = cleaned(&text);
            self.book.put_draft(&Draft { field, text, based_on, at })?;
        }
        self.remember();
        Ok(())
    }

    /// Forgets typing that was saved or thrown away.
    pub fn drop_draft(&mut self, field: &str) -> Result<(), Refusal> {
        if field == UNWRITTEN_KEY {
            self.book.drop_secret(UNWRITTEN_KEY)?;
        } else {
            self.book.take_draft(field)?;
        }
        self.remember();
        Ok(())
    }
}
