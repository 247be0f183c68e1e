//! A time of day, where a machine or a person wrote one after a date.

use chrono::{FixedOffset, NaiveTime};

/// A time of day as people write it: "9.30", "9.30am", "1330", "noon". None where it may be something else, such as "9".
pub fn read_clock(typed: &str) -> Option<NaiveTime> {
    let plain: String = typed.to_lowercase().split_whitespace().collect();
    let plain = plain.replace("a.m", "am").replace("p.m", "pm").replace(['.', ',', ';', '-', 'h'], ":");
    let plain = plain.trim_end_matches([':', 'r', 's']);
    if matches!(plain, "noon" | "midday" | "12noon") {
        return NaiveTime::from_hms_opt(12, 0, 0);
    }
    let figures = plain.bytes().all(|byte| byte.is_ascii_digit());
    match (figures, plain.len()) {
        (true, 4) => clock(&format!("{}:{}", &plain[..2], &plain[2..])),
        (true, _) => None,
        (false, _) => clock(plain),
    }
    .map(|(time, _)| time)
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_read_as_people_write_it() {
        for (typed, time) in [
            ("9.30", Some("09:30")),
            ("9:30", Some("09:30")),
            ("9.30am", Some("09:30")),
            ("9.30 a.m.", Some("09:30")),
            ("1pm", Some("13:00")),
            ("1.15 pm", Some("13:15")),
            ("1330", Some("13:30")),
            ("13h30", Some("13:30")),
            ("13:30hrs", Some("13:30")),
            ("noon", Some("12:00")),
            ("9", None),
            ("25:00", None),
            ("half past nine", None),
        ] {
            assert_eq!(read_clock(typed).map(|time| time.format("%H:%M").to_string()).as_deref(), time, "{typed}");
        }
    }
}
