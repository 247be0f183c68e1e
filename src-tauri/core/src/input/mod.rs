//! What people enter: cleaned of what came along from other programs, and no longer than its field takes.
//!
//! Text comes in by one door ([`admit`]), which walks every string of whatever is asked for: a new field is cleaned without
//! anybody thinking of it, and is held to the limit of a note unless [`limits`] knows better.

pub mod cleaning;
pub mod limits;
mod symbols;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::refusal::{Refusal, RefusalCode};
use cleaning::{cleaned, on_one_line};
use limits::Limit;

/// Something that a person asks for, with each of its texts cleaned. What is no text (a passphrase, a PIN, a path, a file)
/// stays as it is.
///
/// # Errors
/// `Invalid`, by field, where a text is longer than its field takes; `Machine` where it cannot be walked.
pub fn admit<T: Serialize + DeserializeOwned>(asked: T) -> Result<T, Refusal> {
    let mut value = serde_json::to_value(&asked).map_err(|why| unreadable().because(&why))?;
    let mut changed = false;
    walk(&mut value, "", &mut |field, text| {
        let Some(limit) = Limit::of(field) else { return Ok(()) };
        let clean = if limit == Limit::Line { on_one_line(text) } else { cleaned(text) };
        limit.check(field, &clean)?;
        changed |= clean != *text;
        *text = clean;
        Ok(())
    })?;
    if changed { serde_json::from_value(value).map_err(|why| unreadable().because(&why)) } else { Ok(asked) }
}

/// The same thing with each of its strings cleaned, where one of them needs it: what is kept, whoever made it.
pub(crate) fn cleaned_throughout<T: Serialize + DeserializeOwned>(kept: &T) -> Result<Option<T>, Refusal> {
    let mut value = serde_json::to_value(kept).map_err(|why| unreadable().because(&why))?;
    let mut changed = false;
    walk(&mut value, "", &mut |_, text| {
        let clean = cleaned(text);
        changed |= clean != *text;
        *text = clean;
        Ok(())
    })?;
    changed.then(|| serde_json::from_value(value).map_err(|why| unreadable().because(&why))).transpose()
}

/// Visits every string with the name of the field that it stands in; those of a list stand in the list's.
fn walk(
    value: &mut Value,
    field: &str,
    visit: &mut impl FnMut(&str, &mut String) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    match value {
        Value::String(text) => visit(field, text),
        Value::Array(list) => list.iter_mut().try_for_each(|one| walk(one, field, visit)),
        Value::Object(map) => map.iter_mut().try_for_each(|(key, one)| walk(one, key, visit)),
        Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
    }
}

fn unreadable() -> Refusal {
    Refusal::new(RefusalCode::Machine, "What was entered cannot be read by this version. Install Quorate again.")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::{admit, cleaned_throughout};

    #[test]
    fn every_text_is_cleaned_however_deep_and_no_secret_is() {
        let asked = json!({
            "kind": "new", "details": {"whoever": ["one\u{0}", {"what": "\u{f0b7}\ttwo\u{b}lines"}]},
            "name": "Ada\u{2028}Example", "passphrase": "as\u{0}typed", "folder": "C:\\a\u{85}b"
        });
        let clean: Value = admit(asked).expect("it is short enough");
        assert_eq!(
            clean,
            json!({
                "kind": "new", "details": {"whoever": ["one", {"what": "•\ttwo\nlines"}]},
                "name": "Ada Example", "passphrase": "as\u{0}typed", "folder": "C:\\a\u{85}b"
            }),
            "a name has one line, a note has several, and what opens something is left as it was typed"
        );
    }

    #[test]
    fn what_is_too_long_is_refused_by_field() {
        let refusal = admit(json!({"rationale": "x".repeat(40_001)})).expect_err("it is too long");
        assert_eq!(refusal.field.as_deref(), Some("rationale"), "it says where");
        assert!(refusal.sentence.contains("40,001"), "it says how long it is: {refusal}");
        assert!(admit(json!({"rationale": "x".repeat(40_000)})).is_ok(), "the limit itself is allowed");
    }

    #[test]
    fn what_is_clean_is_not_made_anew() {
        assert_eq!(cleaned_throughout(&json!({"text": "Two\nlines, “quoted”"})).expect("it is plain"), None);
        let clean = cleaned_throughout(&json!({"text": "a\u{0}"})).expect("it is plain");
        assert_eq!(clean, Some(json!({"text": "a"})), "no NUL is ever kept");
    }
}
