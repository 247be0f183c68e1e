//! Days that have a name of their own, and bank holidays as people call them: "Christmas Eve", "bank holiday Monday", "the
//! Boxing Day bank holiday", which is the day that was published for it.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::EntrySetting;
use super::refused::{FoundDay, Refused, Why};
use super::written_days::dated;
use crate::calendar::words::{month_named, plain_date, short_date, weekday_named};
use crate::text::line::Tokens;

/// "Good Friday", "Christmas Eve", "the August bank holiday".
pub(super) fn holiday(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<FoundDay> {
    match NamedDayOff::at(tokens, at) {
        // Which of its days is meant, nobody can tell.
        Some((end, _)) if tokens.key(end) == "weekend" => None,
        Some((end, called)) => Some((end, called.day(setting))),
        None => own_name(tokens, at, setting),
    }
}

/// The bank holiday of "the August bank holiday weekend".
pub(super) fn weekend(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<FoundDay> {
    let (end, called) = NamedDayOff::at(tokens, tokens.says(at, "the").unwrap_or(at))?;
    Some((tokens.says(end, "weekend")?, called.day(setting)))
}

/// A day that has a name of its own.
fn own_name(tokens: &Tokens, at: usize, setting: &EntrySetting) -> Option<FoundDay> {
    const FIXED: [(&str, u32, u32); 5] = [
        ("christmas eve", 12, 24),
        ("christmas day", 12, 25),
        ("boxing day", 12, 26),
        ("new year's eve", 12, 31),
        ("new year's day", 1, 1),
    ];
    const OF_EASTER: [(&str, &str); 2] = [("good friday", "Good Friday"), ("easter monday", "Easter Monday")];
    let fixed = FIXED.into_iter().find_map(|(said, month, day)| Some((tokens.says(at, said)?, month, day)));
    if let Some((end, month, day)) = fixed {
        return Some((end, dated(None, month, day, None, setting)));
    }
    let (end, name) = OF_EASTER.into_iter().find_map(|(said, name)| Some((tokens.says(at, said)?, name)))?;
    Some((end, next_holiday(name, setting)))
}

/// The next bank holiday whose name begins so.
pub(super) fn next_holiday(name: &str, setting: &EntrySetting) -> Result<NaiveDate, Refused> {
    let mut coming = setting.calendar.bank.holidays.range(setting.held..);
    let found = coming.find(|(_, known)| known.replace('’', "'").starts_with(name));
    found.map(|(day, _)| *day).ok_or_else(|| Refused::of(Why::Unpublished))
}

/// A day that is said to be a bank holiday, where it is one.
pub(super) fn checked(day: NaiveDate, setting: &EntrySetting) -> Result<NaiveDate, Refused> {
    let bank = &setting.calendar.bank;
    match bank.name(day) {
        None if bank.covers(day) => {
            let sentence = format!("{} is no bank holiday. Check the date.", short_date(day));
            Err(Refused::new(Why::NoSuchDate, sentence))
        }
        _ => Ok(day),
    }
}

const BANK_HOLIDAY: [&str; 3] = ["bank holiday", "bank hol", "b/h"];
/// What people call them, and how the published names of those that may be meant begin.
const CALLED: [(&str, &[&str]); 18] = [
    ("boxing day", &["Boxing Day"]),
    ("christmas day", &["Christmas Day"]),
    ("christmas", &["Christmas Day", "Boxing Day"]),
    ("xmas", &["Christmas Day", "Boxing Day"]),
    ("new year's day", &["New Year"]),
    ("new years day", &["New Year"]),
    ("new year's", &["New Year"]),
    ("new years", &["New Year"]),
    ("new year", &["New Year"]),
    ("good friday", &["Good Friday"]),
    ("easter monday", &["Easter Monday"]),
    ("easter", &["Good Friday", "Easter Monday"]),
    ("early may", &["Early May"]),
    ("may day", &["Early May"]),
    ("late may", &["Spring"]),
    ("spring", &["Spring"]),
    ("whitsun", &["Spring"]),
    ("summer", &["Summer"]),
];

/// A bank holiday as it was called.
#[derive(Default)]
struct NamedDayOff {
    names: &'static [&'static str],
    month: Option<u32>,
    weekday: Option<Weekday>,
    /// "the next bank holiday" leaves no doubt where two are near each other.
    next: bool,
}

impl NamedDayOff {
    /// "bank holiday Monday", "the next bank holiday", "August bank holiday", "the bank holiday in August".
    fn at(tokens: &Tokens, at: usize) -> Option<(usize, Self)> {
        let mut called = Self::default();
        let mut at = at;
        if matches!(tokens.key(at), "next" | "coming") {
            called.next = true;
            at += 1;
        }
        if let Some((end, names)) = CALLED.iter().find_map(|(said, names)| Some((tokens.says(at, said)?, *names))) {
            called.names = names;
            at = end;
        } else if let Some(month) = month_named(tokens.key(at)) {
            called.month = Some(month);
            at += 1;
        }
        at = called.weekday_at(tokens, at);
        let (mut end, _) = tokens.says_any(at, &BANK_HOLIDAY)?;
        end = called.weekday_at(tokens, end);
        if matches!(tokens.key(end), "in" | "of")
            && let Some(month) = month_named(tokens.key(end + 1))
        {
            called.month = Some(month);
            end += 2;
        }
        Some((end, called))
    }

    fn weekday_at(&mut self, tokens: &Tokens, at: usize) -> usize {
        let named = weekday_named(tokens.key(at));
        self.weekday = self.weekday.or(named);
        at + usize::from(named.is_some())
    }

    fn is(&self, day: NaiveDate, name: &str) -> bool {
        let name = name.replace('’', "'");
        (self.names.is_empty() || self.names.iter().any(|known| name.starts_with(known)))
            && self.month.is_none_or(|month| month == day.month())
            && self.weekday.is_none_or(|weekday| weekday == day.weekday())
    }

    /// The next one that was called so, unless another is as likely.
    fn day(&self, setting: &EntrySetting) -> Result<NaiveDate, Refused> {
        const A_YEAR: Days = Days::new(366);
        let bank = &setting.calendar.bank;
        let until = setting.held + A_YEAR;
        let mut coming = bank.holidays.range(setting.held..=until).filter(|(day, name)| self.is(**day, name));
        let Some((first, name)) = coming.next() else {
            return Err(if bank.covers(until) { self.none() } else { Refused::of(Why::Unpublished) });
        };
        let called = !self.names.is_empty() || self.month.is_some();
        // Easter has two, and so has May.
        let near = match self {
            NamedDayOff { next: true, .. } | NamedDayOff { weekday: Some(_), .. } => 0,
            _ if called => 45,
            _ => 7,
        };
        match coming.next() {
            Some((second, other)) if *second <= *first + Days::new(near) => {
                let either = format!("{name}, {}, or {other}, {}", plain_date(*first), plain_date(*second));
                Err(Refused::new(Why::TwoDates, format!("This may be {either}. Write the day.")))
            }
            _ => Ok(*first),
        }
    }

    fn none(&self) -> Refused {
        let sentence = "No bank holiday of the coming year is called that. Write the day.";
        Refused::new(Why::NoSuchDate, sentence)
    }
}
