//! Mends of quotes: curly, missing, one too many, over several lines.

use super::rule::{Mend, Rule};

const CURLY: [char; 8] = ['“', '”', '„', '‟', '″', '＂', '«', '»'];
const CURLY_SINGLE: [char; 6] = ['‘', '’', '‚', '‛', '`', '´'];

fn mend(rule: Rule, sentence: String) -> Option<Mend> {
    Some(Mend { rule, sentence: Some(sentence), ..Mend::default() })
}

/// “Forum”, as Word makes it.
pub(super) fn curly(rule: &Rule) -> Option<Mend> {
    let line = rule.value.lines().position(|line| line.contains(CURLY) || line.contains(CURLY_SINGLE))?;
    let bare = rule.bare();
    let is_quote = |c: char| CURLY.contains(&c) || CURLY_SINGLE.contains(&c) || matches!(c, '"' | '\'');
    let (first, last) = (bare.chars().next()?, bare.chars().next_back()?);
    let value = match is_quote(first) && is_quote(last) && !bare.contains('\n') && bare.chars().count() > 1 {
        // The outer ones alone: what stands within is text.
        true => {
            let inner = &bare[first.len_utf8()..bare.len() - last.len_utf8()];
            rule.value.replacen(bare, &format!("\"{}\"", inner.replace('"', "'")), 1)
        }
        false => rule.value.replace(CURLY, "\"").replace(['‘', '‚', '‛'], "'"),
    };
    let straight = rule.with(value);
    let sentence = format!(
        "The quotes of “{}” are curly, as Word makes them. Type straight ones{}",
        rule.name(),
        ended(&straight.shown())
    );
    Some(Mend { rule: straight, line, sentence: Some(sentence), alike: "curly", ..Mend::default() })
}

/// `"The "front door" team"`, and `'Children's panel'`.
pub(super) fn within(rule: &Rule) -> Option<Mend> {
    let bare = rule.bare();
    for quote in ['"', '\''] {
        let Some(inner) = bare.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) else { continue };
        if !inner.contains(quote) || bare.contains('\n') || bare.starts_with("\"\"\"") {
            continue;
        }
        let mended = rule.with(format!(" \"{}\"", inner.replace('"', "'")));
        let what = match quote {
            '"' => "There are quotes within the text of",
            _ => "There is an apostrophe within the single quotes of",
        };
        let advice = if quote == '"' { "Use single ones inside" } else { "Put double ones around it" };
        return mend(mended.clone(), format!("{what} “{}”. {advice}{}", rule.name(), ended(&mended.shown())));
    }
    None
}

/// A text that goes on over several lines.
pub(super) fn folded(rule: &Rule) -> Option<Mend> {
    let lines: Vec<&str> = rule.value.lines().collect();
    let joined = lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let inner = joined.trim_matches(|c| matches!(c, '"' | '\'') || CURLY.contains(&c)).replace('"', "'");
    let sentence = format!(
        "The text of “{}” goes over several lines. Write it on one, or put three quotes before and three after it.",
        rule.name()
    );
    mend(rule.with(format!(" \"{inner}\"{}", "\n".repeat(lines.len().saturating_sub(1)))), sentence)
}

/// Three quotes before a text, and none after it.
pub(super) fn three(rule: &Rule) -> Option<Mend> {
    let value = rule.value.trim();
    let quotes = ["\"\"\"", "'''"].into_iter().find(|three| value.starts_with(three))?;
    if value.matches(quotes).count() > 1 {
        return None;
    }
    let kept = rule.value.trim_end();
    let lost = &rule.value[kept.len()..];
    let sentence =
        format!("The text of “{}” begins with three quotes and never ends: put three at its end.", rule.name());
    mend(rule.with(format!("{}{quotes}{lost}", kept.trim_end_matches(['"', '\'']))), sentence)
}

/// A quote before a text, and none after it; or the other way round.
pub(super) fn one_sided(rule: &Rule) -> Option<Mend> {
    let value = rule.value.trim();
    if value.contains('\n') || value.starts_with(['[', '{']) {
        return None;
    }
    let begins = value.starts_with(['"', '\'']);
    // Within a text without an end a note cannot be told from the text; people leave spaces before one.
    let text = match value.split_once(" #") {
        Some((text, _)) if !text.chars().skip(1).any(|c| matches!(c, '"' | '\'')) => text.trim_end(),
        _ => value,
    };
    let ends = text.len() > 1 && text.ends_with(['"', '\'']);
    let where_to = match (begins, ends) {
        (true, true) => "ends with another quote than it begins with. Use the same",
        (true, false) => "has no quote at its end. Put one there",
        (false, true) => "has no quote at its beginning. Put one there",
        (false, false) => return None,
    };
    let inner = text.trim_start_matches("\"\"\"").trim_matches(['"', '\'']).replace('"', "'");
    let mended = rule.with(format!(" \"{inner}\""));
    mend(mended.clone(), format!("The text of “{}” {where_to}{}", rule.name(), ended(&mended.shown())))
}

/// A quote that is missing somewhere in a list or in braces: it goes where it leaves the least that is wrong.
pub(super) fn missing_inside(rule: &Rule) -> Option<Mend> {
    let mut best: Option<(usize, usize, Rule)> = None;
    let mut at = 0;
    for (line, text) in rule.value.split('\n').enumerate() {
        let odd = text.matches('"').count() % 2 == 1;
        // Before what ends a text, or behind what comes before one.
        let places = text.char_indices().filter_map(|(place, c)| match c {
            ',' | '}' | ']' => Some(text[..place].trim_end().len()),
            '=' | '[' => Some(text.len() - text[place + 1..].trim_start().len()),
            _ => None,
        });
        for place in places.chain(std::iter::once(text.trim_end().len())).filter(|_| odd) {
            let mut value = rule.value.clone();
            value.insert(at + place, '"');
            let mended = rule.with(value);
            let left = mended.faults();
            if best.as_ref().is_none_or(|(least, ..)| left < *least) {
                best = Some((left, line, mended));
            }
        }
        at += text.len() + 1;
    }
    let (_, line, mended) = best?;
    let name = rule.name();
    let sentence = format!("A quote is missing here, in “{name}”: each text has one before it and one after it.");
    Some(Mend { rule: mended, line, sentence: Some(sentence), ..Mend::default() })
}

/// A text without any quotes.
pub(super) fn none(rule: &Rule, kind: &str) -> Option<Mend> {
    let bare = rule.bare();
    let is_list = bare.starts_with(['[', '{']) && kind != "string";
    if bare.is_empty() || bare.contains('\n') || is_list {
        return None;
    }
    let mended = rule.with(format!(" \"{}\"", bare.replace('\\', "/").replace('"', "'")));
    let sentence =
        format!("The text of “{}” stands without quotes. Put it in quotes{}", rule.name(), ended(&mended.shown()));
    // What should be no text at all is said to be none, later.
    let is_text = matches!(kind, "string" | "");
    let sentence = is_text.then_some(sentence);
    Some(Mend { rule: mended, sentence, yields: true, alike: "no quotes", ..Mend::default() })
}

/// A path of Windows, or whatever else holds backslashes.
pub(super) fn backslash(rule: &Rule) -> Option<Mend> {
    if !rule.value.contains('\\') {
        return None;
    }
    let line = rule.value.lines().position(|line| line.contains('\\')).unwrap_or(0);
    let sentence = format!("A backslash in the text of “{}” has a meaning of its own. Write two, or “/”.", rule.name());
    Some(Mend { rule: rule.with(rule.value.replace('\\', "\\\\")), line, sentence: Some(sentence), ..Mend::default() })
}

/// The end of a sentence that may show how it should be: a full stop within would look like part of the text.
pub(super) fn ended(shown: &str) -> String {
    if shown.is_empty() { ".".to_owned() } else { shown.to_owned() }
}
