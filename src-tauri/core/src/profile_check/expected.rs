//! What a value must be and what was written instead, in words, with how it should be written where that can be told.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use serde_json::Value as Json;
use toml::de::DeValue;

use super::schema::{Schema, choices, kind, tagged_variants};
use crate::calendar::{DayField, read_clock, read_day};

/// What must stand under a key.
pub(super) fn words(schema: &Schema, under: &Json) -> String {
    match (kind(under), under["format"].as_str()) {
        ("string", Some("time")) => "a time in quotes, such as \"13:15\"".into(),
        ("string", Some("date")) => "a date in quotes, such as \"2026-11-25\"".into(),
        ("string", Some("weekday")) => "a day of the week in quotes, such as \"Wednesday\"".into(),
        ("string", _) => "text in quotes".into(),
        ("integer", _) => "a whole number without quotes".into(),
        ("boolean", _) => "true or false, without quotes".into(),
        ("array", _) => format!("a list, such as {}", example(schema, under, DEPTH)),
        _ => format!("a group of keys, such as {}", example(schema, under, DEPTH)),
    }
}

/// What was written.
pub(super) fn written(value: &DeValue<'_>) -> String {
    match value {
        DeValue::String(text) if text.chars().count() <= SHOWN => format!("“{text}”"),
        DeValue::String(_) => "text".into(),
        DeValue::Integer(number) => format!("the number {}", number.as_str()),
        DeValue::Float(number) => format!("the number {}", number.as_str()),
        DeValue::Boolean(yes) => format!("{yes}"),
        DeValue::Datetime(at) => format!("{at} without quotes"),
        DeValue::Array(_) => "a list".into(),
        DeValue::Table(_) => "a group of keys".into(),
    }
}

/// No more of a text is shown.
const SHOWN: usize = 40;

/// What was written, as text, where it may have been meant as one.
pub(super) fn as_text(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Float(number) => Some(number.as_str().to_owned()),
        DeValue::Datetime(at) => Some(at.to_string()),
        DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => None,
    }
}

/// How it should be written, or why it cannot be; begins with a colon, and ends the sentence.
pub(super) fn advice(schema: &Schema, under: &Json, value: &DeValue<'_>) -> String {
    let text = as_text(value);
    let meant = match (kind(under), under["format"].as_str(), text) {
        ("string", Some("time"), Some(text)) => time(&text).map(Ok),
        ("string", Some("weekday"), Some(text)) => weekday(&text),
        ("string", Some("weekday"), None) if value.is_array() => Some(Err(SEVERAL.to_owned())),
        ("string", Some("date"), Some(text)) => date(&text),
        ("string", None, Some(text)) if !value.is_str() => Some(Ok(text)),
        ("array", _, Some(text)) if value.is_str() && !schema.is_list_of_tables(under) => {
            return format!(": write [\"{text}\"].");
        }
        ("integer", _, Some(text)) => {
            return figures(&text).map_or_else(|| ".".to_owned(), |number| format!(": write {number}."));
        }
        ("boolean", _, Some(text)) => {
            return match text.trim().to_lowercase().as_str() {
                "true" | "yes" | "y" | "on" | "1" => ": write true.".to_owned(),
                "false" | "no" | "n" | "off" | "0" => ": write false.".to_owned(),
                _ => ".".to_owned(),
            };
        }
        _ => None,
    };
    match meant {
        Some(Ok(meant)) => format!(": write \"{meant}\"."),
        Some(Err(why)) => format!(". {why}"),
        None => ".".to_owned(),
    }
}

/// "9.30", "2pm", and the whole hour that a bare figure of a working day means.
fn time(text: &str) -> Option<String> {
    let hour = || text.trim().parse::<u32>().ok().filter(|hour| (7..24).contains(hour));
    let whole = || hour().and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
    read_clock(text).or_else(whole).map(|time| time.format("%H:%M").to_string())
}

const SEVERAL: &str = "Several days go under “rhythms”.";

/// "Tues", "Weds", "every Thursday"; or why it is not one day.
fn weekday(text: &str) -> Option<Result<String, String>> {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let day_of = |word: &str| {
        let plain = word.to_lowercase();
        let plain = plain.strip_suffix("days").map_or(plain.clone(), |stem| format!("{stem}day"));
        let begins = |day: &&&str| plain.len() > 1 && day.to_lowercase().starts_with(&plain);
        let mut found = DAYS.iter().filter(begins);
        match (found.next(), found.next()) {
            (Some(only), None) => Some(*only),
            _ => super::schema::nearest(&plain, &DAYS).filter(|_| plain.len() > 3),
        }
    };
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let mut days: Vec<&str> = words.filter_map(day_of).collect();
    days.dedup();
    match days.as_slice() {
        [] => None,
        [only] => Some(Ok((*only).to_owned())),
        _ => Some(Err(SEVERAL.to_owned())),
    }
}

/// A date as people write it; or why it is none.
fn date(text: &str) -> Option<Result<String, String>> {
    /// A leap year, for dates without their own.
    const YEAR: &str = " 2028";
    let any = NaiveDate::from_ymd_opt(2026, 1, 1)?;
    let has_year = text.split(|c: char| !c.is_ascii_digit()).any(|figures| figures.len() == 4);
    let whole = if has_year { text.to_owned() } else { format!("{text}{YEAR}") };
    match read_day(&whole, DayField::Day, any) {
        Ok(_) if !has_year => Some(Err("Give the year too.".to_owned())),
        Ok(date) if date.year() > 0 => Some(Ok(date.to_string())),
        Ok(_) => None,
        // That it is no date was said.
        Err(why) if why.contains("is not a date") => None,
        Err(why) => Some(Err(why.replace(YEAR, ""))),
    }
}

/// "30 minutes", "thirty", "1.0". None where it is counted in something else than the key may ask for.
fn figures(text: &str) -> Option<String> {
    const NUMBERS: [&str; 13] =
        ["nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    const MORE: [(&str, u32); 6] =
        [("none", 0), ("fifteen", 15), ("twenty", 20), ("thirty", 30), ("forty", 40), ("sixty", 60)];
    let plain = text.trim().to_lowercase();
    if ["hour", "hr", "half", "quarter"].iter().any(|other| plain.contains(other)) {
        return None;
    }
    if let Ok(number) = plain.parse::<f64>() {
        return (number.fract() == 0.0 && number >= 0.0).then(|| number.to_string());
    }
    let first = plain.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let small = NUMBERS.iter().position(|name| *name == first).map(|at| at.to_string());
    let named = || small.or_else(|| MORE.iter().find(|(name, _)| *name == first).map(|(_, n)| n.to_string()));
    let digits: String = first.trim_start_matches('v').chars().take_while(char::is_ascii_digit).collect();
    digits.parse::<u32>().map_or_else(|_| named(), |number| Some(number.to_string()))
}

/// An example of a deadline with the figure and the unit of what was written in words, as far as they are plain.
pub(super) fn in_figures(example: &str, text: &str) -> String {
    let plain = text.to_lowercase();
    let unit = match plain.as_str() {
        _ if plain.contains("working") => Some("working-days"),
        _ => ["hour", "week", "month", "calendar-day"].iter().find(|unit| plain.contains(**unit)).copied(),
    };
    let unit = unit.or(plain.contains("day").then_some("calendar-day"));
    let number = plain.split(' ').find_map(|word| word.parse::<u32>().ok());
    let example =
        number.map_or(example.to_owned(), |number| example.replace("amount = 1", &format!("amount = {number}")));
    match unit {
        Some("working-days") => example.replace("\"hours\"", "\"working-days\""),
        Some(unit) => example.replace("\"hours\"", &format!("\"{unit}s\"")),
        None => example,
    }
}

/// How deep an example goes.
const DEPTH: usize = 3;

/// What could stand under a key: `{ before = { amount = 1, unit = "working-days" } }`.
pub(super) fn example(schema: &Schema, under: &Json, depth: usize) -> String {
    let under = schema.resolve(under);
    if depth == 0 {
        return "…".into();
    }
    if let Some((name, inner)) = tagged_variants(under).and_then(|variants| variants.first().copied()) {
        return format!("{{ {name} = {} }}", example(schema, inner, depth));
    }
    match (kind(under), under["format"].as_str()) {
        ("string", Some("time")) => "\"13:15\"".into(),
        ("string", Some("date")) => "\"2026-11-25\"".into(),
        ("string", Some("weekday")) => "\"Wednesday\"".into(),
        ("string", _) => format!("\"{}\"", choices(under).first().copied().unwrap_or("…")),
        ("integer", _) => "1".into(),
        ("boolean", _) => "true".into(),
        ("array", _) => format!("[{}]", example(schema, &under["items"], depth - 1)),
        _ => {
            let keys = schema.required(under);
            let pair = |key: &str| Some(format!("{key} = {}", example(schema, schema.child(under, key)?, depth - 1)));
            let pairs: Vec<String> = keys.into_iter().filter_map(pair).collect();
            format!("{{ {} }}", pairs.join(", "))
        }
    }
}

/// Whether a text is what its format asks for.
pub(super) fn fits(under: &Json, text: &str) -> bool {
    match under["format"].as_str() {
        Some("time") => text.parse::<NaiveTime>().is_ok(),
        Some("date") => text.parse::<NaiveDate>().is_ok(),
        Some("weekday") => text.parse::<Weekday>().is_ok(),
        _ => true,
    }
}
