//! Where a line itself starts: after what a list or a form puts before it.

use super::EntrySetting;
use crate::text::line::Tokens;

/// Labels of an action; a number may follow, and a colon or its like does.
const LABELS: [&str; 9] =
    ["action point", "action", "actions", "ap", "task", "to do", "todo", "next steps", "next step"];

/// Where the line starts: after a bullet, a number, "Action:", "Please could".
pub(super) fn end(tokens: &Tokens, setting: &EntrySetting) -> usize {
    let mut at = 0;
    loop {
        // "Action for SW: …".
        let of_somebody = tokens.says_any(at, &["action for", "actions for", "action on"]).map(|(end, _)| end);
        if let Some(end) = of_somebody.filter(|end| (*end..end + 5).any(|n| tokens.key(n) == ":")) {
            return end;
        }
        let next = listed(tokens, at, setting).or_else(|| labelled(tokens, at)).or_else(|| polite(tokens, at));
        match next {
            Some(next) => at = next,
            None => return at,
        }
    }
}

/// Where a bullet, a number or a box to tick ends.
fn listed(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<usize> {
    let key = tokens.key(at);
    // Word's bullets are letters of another face once they are pasted: "o⇥", "§⇥", "ü⇥"; so is any number of a list.
    if tokens.key(at + 1) == "\t" && (tokens.text(at).chars().count() == 1 || is_number(key)) {
        return Some(at + 2);
    }
    if tokens.is_mark(at) && !matches!(key, "@" | "[" | "(" | "\"" | "“" | "”") {
        return Some(at + 1);
    }
    // A tab that became a space on its way.
    let somebody = || setting.people.iter().any(|known| known.named(tokens, at).is_some());
    if tokens.text(at) == "o" && at + 1 < tokens.len() && !tokens.is_mark(at + 1) && !somebody() {
        return Some(at + 1);
    }
    if is_number(key) && marked(tokens, at + 1) {
        return Some(at + 2);
    }
    let short = |key: &str| is_number(key) || key.len() == 1 || matches!(key, "ii" | "iii" | "iv" | "vi" | "vii");
    if short(key) && tokens.key(at + 1) == ")" {
        return Some(at + 2);
    }
    match key {
        "[" if tokens.key(at + 1) == "]" => Some(at + 2),
        "[" if tokens.key(at + 1) == "x" && tokens.key(at + 2) == "]" => Some(at + 3),
        "(" if short(tokens.key(at + 1)) && tokens.key(at + 2) == ")" => Some(at + 3),
        _ => None,
    }
}

/// "Action:", "Action 3:", "Agreed -".
fn labelled(tokens: &Tokens, at: usize) -> Option<usize> {
    if tokens.key(at) == "agreed" && marked(tokens, at + 1) {
        return Some(at + 2);
    }
    let (end, _) = tokens.says_any(at, &LABELS)?;
    let end = end + usize::from(is_number(tokens.key(end)));
    marked(tokens, end).then_some(end + 1)
}

fn polite(tokens: &Tokens, at: usize) -> Option<usize> {
    let asks = matches!(tokens.key(at), "please" | "pls" | "plz");
    asks.then(|| at + 1 + usize::from(matches!(tokens.key(at + 1), "could" | "can" | "would")))
}

fn is_number(key: &str) -> bool {
    key.parse::<u32>().is_ok()
}

fn marked(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.key(at), ":" | "-" | "." | ")")
}
