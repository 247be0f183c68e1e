//! The turns of phrase that give work, ask, tell, or name nobody. Data: add to the lists as panels find more.

use super::Setting;
use super::dates::{Due, Said};
use super::owner::Who;
use crate::text::token::Tokens;
use crate::text::verbs::is_verb;

/// What ties somebody to a piece of work, the longest first.
const LINKS: [&str; 32] = [
    "is expected to",
    "are expected to",
    "is required to",
    "is tasked to",
    "is going to",
    "will be asked to",
    "has agreed to",
    "have agreed to",
    "will need to",
    "was asked to",
    "is asked to",
    "agreed to",
    "agrees to",
    "asked to",
    "needs to",
    "need to",
    "has to",
    "have to",
    "ought to",
    "is to",
    "are to",
    "am to",
    "please",
    "pls",
    "will also",
    "will",
    "must",
    "shall",
    "should",
    "could",
    "can",
    "to",
];

/// Where the tie that stands at `at` ends.
pub(super) fn link(tokens: &Tokens, at: usize) -> Option<usize> {
    // "sw 2 complete" is written as it is said.
    let in_figures = || (tokens.key(at) == "2" && is_verb(tokens.key(at + 1))).then_some(at + 1);
    tokens.says_any(at, &LINKS).map(|(end, _)| end).or_else(in_figures)
}

/// Where the line itself starts: after a bullet, a number, "Action:", "Please could".
pub(super) fn lead_in(tokens: &Tokens) -> usize {
    let mut at = 0;
    loop {
        let is_number = |at: usize| tokens.key(at).parse::<u32>().is_ok();
        let marked = |at: usize| matches!(tokens.key(at), ":" | "-" | "." | ")");
        let label = matches!(tokens.key(at), "action" | "actions" | "ap" | "task");
        let numbered = is_number(at) && marked(at + 1);
        let labelled = (label || tokens.key(at) == "agreed") && marked(at + 1);
        let bullet = tokens.is_mark(at) && matches!(tokens.key(at), "-" | "•" | "*");
        // "Action 3: SW to …", "Action for SW: …".
        let label_with_number = label && is_number(at + 1) && marked(at + 2);
        let label_of_somebody = tokens.says_any(at, &["action for", "actions for", "action on"]).map(|(end, _)| end);
        if label_with_number {
            at += 3;
        } else if let Some(end) = label_of_somebody.filter(|end| (*end..end + 5).any(|n| tokens.key(n) == ":")) {
            return end;
        } else if numbered || labelled {
            at += 2;
        } else if bullet {
            at += 1;
        } else if matches!(tokens.key(at), "please" | "pls" | "plz") {
            at += 1 + usize::from(matches!(tokens.key(at + 1), "could" | "can" | "would"));
        } else {
            return at;
        }
    }
}

const ASKING: [&str; 13] =
    ["who", "what", "when", "where", "why", "how", "which", "can", "could", "should", "shall", "would", "will"];
const ASKING_OF: [&str; 7] = ["do", "does", "did", "is", "are", "has", "have"];
const ASKED: [&str; 14] =
    ["we", "you", "they", "he", "she", "it", "i", "there", "the", "mum", "dad", "any", "anyone", "this"];

/// Whether the line asks.
pub(super) fn asks(tokens: &Tokens, start: usize, setting: &Setting) -> bool {
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
pub(super) fn tells(tokens: &Tokens, start: usize, who: &Who, days: &[Said], due: &Due) -> bool {
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
    // What is to be agreed or shared is not told.
    let told = |at: usize| TELLING.contains(&tokens.key(at)) && !(passive && tokens.key(at).ends_with("ed"));
    if decided || rest.any(told) {
        return true;
    }
    !(passive || who.owner.is_some() || due.strong)
}

/// Everybody, or nobody in particular.
const NOBODY: [&str; 34] = [
    "those present",
    "all partners",
    "partners",
    "colleagues",
    "whoever",
    "all professionals",
    "all agencies",
    "all members",
    "all present",
    "all workers",
    "everyone present",
    "core group members",
    "core group",
    "care team",
    "the network",
    "network",
    "panel members",
    "panel",
    "forum",
    "everyone",
    "everybody",
    "someone",
    "somebody",
    "anyone",
    "nobody",
    "professionals",
    "agencies",
    "members",
    "attendees",
    "we",
    "they",
    "us",
    "all",
    "both",
];

pub(super) fn nobody(tokens: &Tokens, at: usize) -> Option<usize> {
    let (end, said) = tokens.says_any(at, &NOBODY)?;
    // "Everybody round the table to …", "Whoever is on duty to …".
    let far = matches!(said, "everyone" | "everybody" | "whoever" | "someone" | "somebody" | "anyone" | "colleagues");
    let to = if far { end + 4 } else { end };
    (end..=to).take_while(|n| !tokens.is_mark(*n)).find(|n| link(tokens, *n).is_some())
}

/// Whether work stands there, as after "to": a verb, maybe with an adverb before it.
pub(super) fn is_work(tokens: &Tokens, at: usize) -> bool {
    let at = at + usize::from(matches!(tokens.key(at), "also" | "then" | "only" | "not" | "jointly"));
    is_verb(tokens.key(at)) || (tokens.key(at).ends_with("ly") && is_verb(tokens.key(at + 1)))
}
