//! Lines that ask or tell, and give nobody anything to do. Data: add to the lists as panels find more.

use super::owner::Who;
use crate::quick_entry::context::EntrySetting;
use crate::quick_entry::due_day::{DueDay, SaidDay};
use crate::text::line::Tokens;
use crate::text::verbs::is_verb;

const ASKING: [&str; 13] =
    ["who", "what", "when", "where", "why", "how", "which", "can", "could", "should", "shall", "would", "will"];
const ASKING_OF: [&str; 7] = ["do", "does", "did", "is", "are", "has", "have"];
const ASKED: [&str; 14] =
    ["we", "you", "they", "he", "she", "it", "i", "there", "the", "mum", "dad", "any", "anyone", "this"];

/// Whether the line asks.
pub(super) fn asks(tokens: &Tokens, start: usize, setting: &EntrySetting) -> bool {
    if tokens.len() > 0 && tokens.key(tokens.len() - 1) == "?" {
        return true;
    }
    // "Will to visit": somebody may be called so.
    let somebody = setting.people.iter().any(|known| known.named(tokens, start).is_some());
    let first = tokens.key(start);
    !somebody && (ASKING.contains(&first) || (ASKING_OF.contains(&first) && ASKED.contains(&tokens.key(start + 1))))
}

const NOTHING: [&str; 8] = ["no further", "no action", "no actions", "no new", "nothing", "nfa", "none", "nil"];
/// Words that tell what is or was.
const TELLING: [&str; 58] = [
    "is",
    "are",
    "was",
    "were",
    "am",
    "been",
    "has",
    "have",
    "had",
    "said",
    "says",
    "reports",
    "reported",
    "feels",
    "felt",
    "wants",
    "wanted",
    "would",
    "does",
    "did",
    "doesn't",
    "didn't",
    "isn't",
    "wasn't",
    "don't",
    "won't",
    "can't",
    "noted",
    "discussed",
    "confirmed",
    "explained",
    "told",
    "thinks",
    "thought",
    "believes",
    "likes",
    "liked",
    "seems",
    "appears",
    "remains",
    "continues",
    "attended",
    "missed",
    "spoke",
    "went",
    "saw",
    "visited",
    "asked",
    "agreed",
    "raised",
    "shared",
    "stated",
    "described",
    "added",
    "presented",
    "advised",
    "queried",
    "may",
];

/// Words that end as the past does.
const NOT_PAST: [&str; 6] = ["need", "bed", "shed", "speed", "agreed", "red"];

/// How a line ends that sets a decision down.
const DECIDED: [&str; 9] =
    ["ratified", "endorsed", "approved", "agreed", "granted", "refused", "declined", "deferred", "concluded"];

/// Whether the line tells something and gives nobody anything to do.
pub(super) fn tells(tokens: &Tokens, start: usize, who: &Who, days: &[SaidDay], due: &DueDay) -> bool {
    if tokens.says_any(start, &NOTHING).is_some() {
        return true;
    }
    if who.leads || who.refused.is_some() {
        return false;
    }
    // "15 May" is no verb.
    let in_a_day = |at: usize| days.iter().any(|said| said.range.contains(&at));
    let next = tokens.key(start + 1);
    // "Chair thanked …", "Contact is …" begin with a noun.
    let noun = TELLING.contains(&next) || (next.ends_with("ed") && !NOT_PAST.contains(&next));
    // "Plan to return home ratified" is what the panel decided, whatever it begins with.
    let decided = who.owner.is_none() && due.day.is_none() && DECIDED.contains(&tokens.key(tokens.len() - 1));
    if is_verb(tokens.key(start)) && !noun && !decided {
        return false;
    }
    let mut rest = (start..tokens.len()).filter(|at| !in_a_day(*at));
    let passive = (start..tokens.len()).any(|at| tokens.says(at, "to be").is_some());
    // What is to be agreed or shared is not told, and "IRO to be told" tells nothing.
    let to_be = |at: usize| at > 1 && tokens.says(at - 2, "to be").is_some();
    let told =
        |at: usize| TELLING.contains(&tokens.key(at)) && !to_be(at) && !(passive && tokens.key(at).ends_with("ed"));
    if decided || rest.any(told) {
        return true;
    }
    !(passive || who.owner.is_some() || due.strong)
}
