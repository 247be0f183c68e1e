//! What announces a measure or the means, and what a clause says that shows a thing done. Data: add to the lists as panels
//! find more.

/// What announces how we will know; a colon may follow.
pub(super) const MEASURED: [&str; 17] = [
    "to be measured by",
    "measured through",
    "measured using",
    "measured via",
    "measured by",
    "as measured by",
    "to be evidenced by",
    "as evidenced by",
    "evidenced by",
    "evidenced through",
    "as shown by",
    "shown by",
    "seen in",
    "we will know by",
    "success is",
    "so that",
    "outcome :",
];
pub(super) const MEASURED_WITH_COLON: [&str; 4] = ["measure", "evidence", "measured", "evidenced"];
/// What announces the means, with a colon after it.
pub(super) const MEANS_WITH_COLON: [&str; 7] =
    ["by means of", "by which means", "means", "how", "via", "method", "with what"];
/// The means of what is done; in a measure they belong to what shows it.
pub(super) const BY_MEANS: [&str; 7] =
    ["by phone", "by telephone", "by email", "by letter", "by post", "by video", "by text"];
/// The means, wherever they stand.
pub(super) const WITH_MEANS: [&str; 5] =
    ["by means of", "by way of", "with help from", "with the help of", "with support from"];
/// "through" after one of these belongs to it: "go through the plan".
pub(super) const BEFORE_THROUGH: [&str; 17] = [
    "go", "goes", "going", "gone", "went", "work", "talk", "think", "run", "walk", "follow", "see", "look", "get",
    "read", "come", "half-way",
];
/// "using" after one of these is what somebody does: "stop using cannabis".
pub(super) const BEFORE_USING: [&str; 14] =
    ["stop", "start", "keep", "avoid", "from", "of", "is", "are", "was", "been", "not", "continue", "about", "reduce"];
/// After the day, a clause that begins so goes on with what is done.
pub(super) const GOES_ON: [&str; 27] = [
    "that",
    "whether",
    "how",
    "about",
    "re",
    "regarding",
    "including",
    "include",
    "with",
    "and",
    "or",
    "as",
    "if",
    "unless",
    "because",
    "to",
    "who",
    "which",
    "where",
    "not",
    "in",
    "subject",
    "following",
    "but",
    "pending",
    "ensuring",
    "even",
];
/// What can be seen on a file or in a room: how a clause ends that says how we will know.
pub(super) const SEEN: [&str; 43] = [
    "filed",
    "sent",
    "received",
    "completed",
    "complete",
    "signed",
    "booked",
    "held",
    "attended",
    "uploaded",
    "confirmed",
    "recorded",
    "agreed",
    "shared",
    "seen",
    "registered",
    "accepted",
    "issued",
    "made",
    "done",
    "written",
    "circulated",
    "allocated",
    "returned",
    "started",
    "obtained",
    "met",
    "approved",
    "given",
    "taken",
    "submitted",
    "offered",
    "updated",
    "logged",
    "notified",
    "informed",
    "closed",
    "opened",
    "published",
    "served",
    "paid",
    "minuted",
    "reduced",
];
pub(super) const SEEN_IN: [&str; 14] = [
    "on file",
    "on mosaic",
    "on record",
    "the file",
    "the record",
    "the system",
    "in diaries",
    "in place",
    "in calendars",
    "case note",
    "case notes",
    "on lcs",
    "red book",
    "on the file",
];
