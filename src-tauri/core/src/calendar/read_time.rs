//! A time of day, where a machine or a person wrote one after a date.

use chrono::{FixedOffset, NaiveTime};

/// A time of day and how far it lies from universal time, where a machine wrote them after the date. Nothing else may
/// stand there.
pub(super) fn clock(rest: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    let rest = rest.trim_end_matches(['.', ',', ')', ']', '"', '”', ' ']);
    let rest = rest.strip_prefix('t').unwrap_or(rest).trim_start();
    let rest = rest.strip_prefix("at ").unwrap_or(rest);
    if rest.is_empty() {
        return Some((NaiveTime::MIN, None));
    }
    let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.')).unwrap_or(rest.len());
    let (time, zone) = (&rest[..end], rest[end..].trim_start());
    let (half, zone) = match (zone.strip_prefix("am"), zone.strip_prefix("pm")) {
        (Some(zone), _) => (Some(0), zone.trim_start()),
        (_, Some(zone)) => (Some(12), zone.trim_start()),
        _ => (None, zone),
    };
    let mut figures = time.split([':', '.']).map(|part| part.parse::<u32>().ok());
    let (hour, minute) = (figures.next()??, figures.next().unwrap_or(Some(0))?);
    let second = figures.next().unwrap_or(Some(0))?;
    if half.is_none() && !time.contains(':') {
        return None;
    }
    let hour = half.map_or(hour, |half| hour % 12 + half);
    Some((NaiveTime::from_hms_opt(hour, minute, second)?, zone_of(zone)?))
}

/// How far from universal time, where it is said.
fn zone_of(zone: &str) -> Option<Option<FixedOffset>> {
    // "gmt+0000 (greenwich mean time)".
    let zone = zone.split('(').next().unwrap_or_default().trim();
    let bare = ["gmt", "utc", "z"].iter().find_map(|name| zone.strip_prefix(name));
    let named = match (zone, bare) {
        ("", _) => return Some(None),
        ("bst", _) => return Some(FixedOffset::east_opt(3600)),
        (_, Some("")) => return Some(FixedOffset::east_opt(0)),
        (zone, bare) => bare.unwrap_or(zone),
    };
    let sign = match named.chars().next()? {
        '+' => 1,
        '-' => -1,
        _ => return None,
    };
    let figures: String = named[1..].chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes): (i32, i32) = (figures.get(..2)?.parse().ok()?, figures.get(2..)?.parse().ok()?);
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60)).map(Some)
}
