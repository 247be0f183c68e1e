//! What an act or a question is called, for the machine's log: its name alone, and nothing that goes with it.

use super::act::Act;
use super::ask::Ask;

macro_rules! named {
    ($type:ident: $($kind:ident)*) => {
        impl $type {
            /// Its name, which is compiled in: what is done or asked, and nothing of whom.
            pub fn kind(&self) -> &'static str {
                match self {
                    $($type::$kind { .. } => concat!(stringify!($type), ".", stringify!($kind)),)*
                }
            }
        }
    };
}

// One that is missing here does not compile.
named! {
    Act:
        AddPerson ResetPassphrase NoticesSeen ReplaceRecoveryKey SetRoles SetPersonDetails RemovePerson SetBookNames
        SetBookSettings SetPassphrase SetSigningPin ImportIdentity Certify AdoptPanel ReviewTerms PlanSeries MoveMeeting CancelMeeting ArrangePanel
        PutPanelBack SetVenue NameSeats SetHoliday
        SetGlossaryTerm AddChild ChangeChild LetPass JoinFamily RestrictFamily OpenFamily DeclareInterest EndInterest
        TakeRequest ChangeRequest PaperCame Triage Place BookReview EndReview MoveItem RemoveItem IssueAgenda StartMeeting
        HoldToday SetAttendee
        RemoveAttendee StepOut StepBack ProceedInquorate StartItem FinishItem DeferItem CloseMeeting WriteSection
        SetDecisions AgreeDecision SetDissents AnswerPrompts SetOffered SetParticipation SetReview SetAction RemoveAction
        CopyToSiblings Undo Redo FinaliseRecord TakeBackRecord ReturnRecord AcceptFinding SignRecords ExportRecords ExportMeetingPapers ReadFamilyPage ExportFamilyPages
        MarkFiled Correct AbandonCorrection CorrectAttendance LogAmendment AnswerAmendment SetActionState
        SetClockRight Backup RebuildLedger KeepReads DestroyOldReads ExportReads ExportTrust ExportRegister
}

named! {
    Ask:
        Home People NameHistory Panels Panel CheckProfile ProposeSeries Holidays Meetings Children Child Restrictions Requests
        Request Agenda PanelDay Live Records Record Compare FamilyPage WhoseData Tracker Ahead WatchList Reads FieldHistory Remaining Undo ReadLine
        CheckWords CheckText
        Glossary CheckLedger MachineLog Book SigningIdentity CertificateRequests
}
