//! Why a line is not read, and what to do.

use chrono::NaiveDate;

/// The reasons, for tests and for the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// It asks and says nothing to be done.
    Question,
    /// It holds no step that anybody could do.
    NoAction,
    /// Two people would answer for it.
    SeveralOwners,
    /// Everybody, or nobody in particular.
    Nobody,
    /// It says what is to be done to somebody, and not by whom.
    NoOwner,
    /// A name in it fits more than one person.
    AmbiguousOwner,
    /// Two people each do something in it.
    TwoActions,
    /// It holds two days.
    TwoDates,
    /// Its day lies before the meeting.
    PastDate,
    /// Its day is in no calendar, such as 31 June.
    NoSuchDate,
    /// Its day and the weekday beside it disagree.
    WrongWeekday,
    /// "ASAP", "next week": no day that can come and go.
    NoDay,
    /// School terms are not in the book.
    Term,
    /// Counted from something that the book has no date for.
    UnknownEvent,
    /// Its day is years away.
    TooFar,
    /// The bank holidays on file do not reach so far.
    Unpublished,
}

/// A line that cannot become an action as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Which reason.
    pub why: Why,
    /// What is wrong and what to do.
    pub sentence: String,
}

impl Refused {
    pub(super) fn new(why: Why, sentence: impl Into<String>) -> Self {
        Self { why, sentence: sentence.into() }
    }

    /// A reason whose sentence is always the same.
    pub(super) fn of(why: Why) -> Self {
        let sentence = match why {
            Why::Question => "This asks. Write who does what: “SW to …”.",
            Why::NoAction => "No action is in this line. Write who does what by when: “SW to … by Fri”.",
            Why::SeveralOwners => "One person answers for an action. Name who leads, and the others in what is done.",
            Why::Nobody => "What everybody does, nobody does. Name one person or role.",
            Why::NoOwner => "This does not say who does it. Begin with them: “SW to tell …”.",
            Why::AmbiguousOwner => "This name fits more than one person. Write it in full.",
            Why::TwoActions => "Two people each do something here. Write a line for each.",
            Why::TwoDates => "There are two days here. Keep the one by which it is done.",
            Why::PastDate => "This day lies before the meeting. Write a later one.",
            Why::NoSuchDate => "There is no such day. Check the date.",
            Why::WrongWeekday => "The day and its name disagree. Check the date.",
            Why::NoDay => "This names no day. Write one, such as “by Fri” or “in 2 weeks”.",
            Why::Term => "School terms are not in the book. Write the day.",
            Why::UnknownEvent => "The book has no date for this. Write the day.",
            Why::TooFar => "This is years away. Check the year.",
            Why::Unpublished => "Bank holidays are not published so far ahead. Write the day.",
        };
        Self::new(why, sentence)
    }
}

/// A day that was found: where it ends, and which it is.
pub(super) type FoundDay = (usize, Result<NaiveDate, Refused>);
