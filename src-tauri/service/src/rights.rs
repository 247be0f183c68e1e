//! The right that each act needs.

use quorate_core::meeting::rights::Right;

use super::act::Act;

impl Act {
    /// The right it needs.
    pub fn right(&self) -> Right {
        use Act::*;
        match self {
            AddPerson { .. }
            | ResetPassphrase { .. }
            | ReplaceRecoveryKey
            | SetRoles { .. }
            | RemovePerson { .. }
            | Certify { .. } => Right::RunPeople,
            SetPersonDetails { .. } | SetBookNames { .. } => Right::Rename,
            SetPassphrase { .. } | NoticesSeen | SetClockRight => Right::OwnAccount,
            DeclareInterest { .. } | EndInterest { .. } => Right::Declare,
            AdoptPanel { .. }
            | ReviewTerms { .. }
            | PlanSeries { .. }
            | MoveMeeting { .. }
            | CancelMeeting { .. }
            | ArrangePanel { .. }
            | PutPanelBack { .. }
            | SetHoliday { .. }
            | SetGlossaryTerm { .. } => Right::RunPanels,
            AddChild { .. }
            | ChangeChild { .. }
            | LetPass { .. }
            | JoinFamily { .. }
            | TakeRequest { .. }
            | ChangeRequest { .. }
            | PaperCame { .. }
            | Triage { .. }
            | Place { .. }
            | BookReview { .. }
            | EndReview { .. }
            | MoveItem { .. }
            | RemoveItem { .. }
            | ExportMeetingPapers { .. }
            | IssueAgenda { .. }
            | SetVenue { .. }
            | NameSeats { .. } => Right::Book,
            RestrictFamily { .. } | OpenFamily { .. } => Right::Restrict,
            StartMeeting { .. }
            | HoldToday { .. }
            | SetAttendee { .. }
            | RemoveAttendee { .. }
            | StepOut { .. }
            | StepBack { .. }
            | ProceedInquorate { .. }
            | StartItem { .. }
            | FinishItem { .. }
            | DeferItem { .. }
            | CloseMeeting { .. }
            | WriteSection { .. }
            | SetDecisions { .. }
            | AgreeDecision { .. }
            | SetDissents { .. }
            | AnswerPrompts { .. }
            | SetOffered { .. }
            | SetParticipation { .. }
            | SetReview { .. }
            | SetAction { .. }
            | RemoveAction { .. }
            | CopyToSiblings { .. }
            | Undo { .. }
            | Redo { .. }
            | CorrectAttendance { .. }
            | FinaliseRecord { .. }
            | TakeBackRecord { .. } => Right::Minute,
            AcceptFinding { .. } => Right::AcceptFindings,
            SetSigningPin { .. }
            | ImportIdentity { .. }
            | ReturnRecord { .. }
            | SignRecords { .. }
            | AnswerAmendment { .. } => Right::Sign,
            Correct { .. } | AbandonCorrection { .. } => Right::Correct,
            LogAmendment { .. } => Right::Amend,
            ExportRecords { .. } | ReadFamilyPage { .. } | ExportFamilyPages { .. } | MarkFiled { .. } => Right::File,
            SetActionState { .. } => Right::Track,
            Backup { .. }
            | RebuildLedger
            | KeepReads { .. }
            | DestroyOldReads
            | ExportReads { .. }
            | SetBookSettings { .. }
            | ExportTrust { .. }
            | ExportRegister { .. } => Right::Maintain,
        }
    }
}
