//! The slots of a meeting: which are free, and whether a request fits into one (CLAM-5).

use chrono::{NaiveTime, Timelike};

use super::agenda::ItemDetails;
use super::sitting::MeetingDetails;
use crate::calendar::words;
use crate::panel::Profile;
use crate::panel::profile::{Break, Reason, SiblingRule};
use crate::refusal::Refusal;

/// What somebody wants a slot for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted<'a> {
    /// A reason id of the profile.
    pub reason: &'a str,
    /// How many come together: siblings may need a longer slot (CLAM-5).
    pub children: usize,
    /// Whether the slot kept for emergencies may be used.
    pub emergency: bool,
}

/// A slot of the day, taken or free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Local time in London.
    pub starts: NaiveTime,
    /// How long it is, in minutes.
    pub minutes: u32,
    /// It lies in the time that the profile keeps for emergencies (CLAM-5).
    pub emergency: bool,
    /// Which of the placed items has it.
    pub item: Option<usize>,
}

/// The times of a meeting, in minutes of the day.
struct Day {
    /// When panel business ends and the first slot may start (CLAM-5).
    open: u32,
    /// From here on, time is kept for emergencies.
    kept: u32,
    end: u32,
    slot: u32,
}

impl Day {
    fn of(profile: &Profile, meeting: &MeetingDetails) -> Self {
        let schedule = &profile.schedule;
        let end = minute(meeting.ends);
        Self {
            open: minute(meeting.starts) + schedule.business_minutes,
            kept: end.saturating_sub(schedule.emergency_slots * schedule.slot_minutes),
            end,
            slot: schedule.slot_minutes.max(1),
        }
    }
}

/// The slots of a meeting in order of time: those taken, and the free time between them cut into slots. Free time
/// shorter than a slot is not one. `placed` are the items that hold a slot; removed and deferred ones do not.
pub fn slots(profile: &Profile, meeting: &MeetingDetails, placed: &[ItemDetails]) -> Vec<Slot> {
    let day = Day::of(profile, meeting);
    let mut slots: Vec<Slot> = placed
        .iter()
        .enumerate()
        .map(|(index, item)| Slot {
            starts: item.starts,
            minutes: item.minutes,
            emergency: item.emergency,
            item: Some(index),
        })
        .collect();
    for (from, to, emergency) in [(day.open, day.kept, false), (day.kept, day.end, true)] {
        for (start, stop) in free(from, to, &taken(profile, placed)) {
            let starts = (start..stop).step_by(day.slot as usize).filter(|start| start + day.slot <= stop);
            slots.extend(starts.map(|start| Slot { starts: at(start), minutes: day.slot, emergency, item: None }));
        }
    }
    slots.sort_by_key(|slot| slot.starts);
    slots
}

/// The breaks of a meeting, in order of time: those of the profile that lie within its own times.
pub fn breaks<'p>(profile: &'p Profile, meeting: &MeetingDetails) -> Vec<&'p Break> {
    let (from, to) = (minute(meeting.starts), minute(meeting.ends));
    let within = |one: &&Break| minute(one.starts) >= from && minute(one.starts) < to;
    let mut breaks: Vec<&Break> = profile.schedule.breaks.iter().filter(within).collect();
    breaks.sort_by_key(|one| one.starts);
    breaks
}

/// "1:15pm to 1:30pm".
pub fn times(starts: NaiveTime, minutes: u32) -> String {
    format!("{} to {}", words::time(starts), words::time(at(minute(starts).saturating_add(minutes))))
}

/// The first free time that is long enough, as start and minutes; or why there is none.
pub fn place(
    profile: &Profile,
    meeting: &MeetingDetails,
    placed: &[ItemDetails],
    wanted: Wanted<'_>,
) -> Result<(NaiveTime, u32), Refusal> {
    let minutes = length(profile, meeting, wanted)?;
    let day = Day::of(profile, meeting);
    let (from, to) = if wanted.emergency {
        // Siblings need more than the kept slot: the time just before it, where that is free.
        (day.open.max(day.kept.min(day.end.saturating_sub(minutes))), day.end)
    } else {
        (day.open, day.kept)
    };
    let gaps = free(from, to, &taken(profile, placed));
    if let Some((start, _)) = gaps.iter().find(|(start, stop)| start + minutes <= *stop) {
        return Ok((at(*start), minutes));
    }
    let longest = gaps.iter().map(|(start, stop)| stop - start).max().unwrap_or(0);
    let kind = if wanted.emergency { "emergency slot" } else { "agenda" };
    let rest = match longest {
        0 => format!("the {kind} is full"),
        some => format!("the longest free time on the {kind} is {}", words::count(some, "minute", "minutes")),
    };
    Err(Refusal::wrong_state(format!(
        "This needs {minutes} minutes, and {rest}. Choose another meeting, or move an item first."
    )))
}

/// Whether a chosen start is free for long enough, as start and minutes; or why not.
pub fn place_at(
    profile: &Profile,
    meeting: &MeetingDetails,
    placed: &[ItemDetails],
    wanted: Wanted<'_>,
    starts: NaiveTime,
) -> Result<(NaiveTime, u32), Refusal> {
    let minutes = length(profile, meeting, wanted)?;
    let day = Day::of(profile, meeting);
    let start = minute(starts);
    let refuse = |sentence: String| Err(Refusal::invalid("starts", sentence));
    if start < day.open {
        return refuse(format!("The first slot starts at {}; choose that or later.", words::time(at(day.open))));
    }
    if start + minutes > day.end {
        let ends = words::time(meeting.ends);
        return refuse(format!("This needs {minutes} minutes, and the meeting ends at {ends}; start it earlier."));
    }
    if !wanted.emergency && start + minutes > day.kept {
        let kept = words::time(at(day.kept));
        return refuse(format!("From {kept} the time is kept for emergencies; choose an earlier start."));
    }
    let overlaps = |from: u32, to: u32| start < to && from < start + minutes;
    if let Some(item) = placed.iter().find(|item| overlaps(minute(item.starts), stop(item))) {
        return refuse(format!(
            "The time from {} to {} is taken; choose a free slot or move that item first.",
            words::time(item.starts),
            words::time(at(stop(item)))
        ));
    }
    let mut breaks = profile.schedule.breaks.iter();
    if let Some(one) = breaks.find(|one| overlaps(minute(one.starts), break_end(one))) {
        return refuse(format!(
            "From {} to {} there is {}; choose a start before or after it.",
            words::time(one.starts),
            words::time(at(break_end(one))),
            one.label
        ));
    }
    Ok((starts, minutes))
}

/// Whether everything on the agenda still has its slot in a meeting at another time or of another theme. `items` are those
/// that hold one, in the order of their slots, each with what its request wants.
pub fn check_fits<'w>(
    profile: &Profile,
    to: &MeetingDetails,
    items: impl IntoIterator<Item = (ItemDetails, Wanted<'w>)>,
) -> Result<(), Refusal> {
    let mut placed: Vec<ItemDetails> = Vec::new();
    for (item, wanted) in items {
        place_at(profile, to, &placed, wanted, item.starts).map_err(|refusal| {
            let starts = words::time(item.starts);
            Refusal::wrong_state(format!("The item at {starts} would lose its slot. {}", refusal.sentence))
        })?;
        placed.push(item);
    }
    Ok(())
}

/// How long the slot must be, once it is sure that this meeting takes such a request.
fn length(profile: &Profile, meeting: &MeetingDetails, wanted: Wanted<'_>) -> Result<u32, Refusal> {
    let reason = Reason::taken(profile, wanted.reason)?;
    if let Some(theme) = &reason.theme
        && meeting.theme.as_ref() != Some(theme)
    {
        let named = profile.schedule.themes.iter().find(|known| known.id == *theme);
        let name = named.map_or(theme.as_str(), |known| known.name.as_str());
        return Err(Refusal::invalid(
            "meeting",
            format!("“{}” is heard only at the {name}; choose one of those meetings.", reason.label),
        ));
    }
    if wanted.emergency && !reason.emergency {
        return Err(Refusal::invalid(
            "emergency",
            format!("The emergency slot is not for “{}”; choose an ordinary slot.", reason.label),
        ));
    }
    if wanted.children == 0 {
        return Err(Refusal::invalid("children", "A slot is for at least one child; add the child first."));
    }
    let schedule = &profile.schedule;
    let further = u32::try_from(wanted.children - 1).unwrap_or(u32::MAX);
    let times = match schedule.sibling_rule {
        SiblingRule::Once => further.min(1),
        SiblingRule::EachFurtherChild => further,
    };
    let alone = reason.minutes.unwrap_or(schedule.slot_minutes);
    Ok(alone.saturating_add(schedule.sibling_minutes.saturating_mul(times)))
}

/// What is taken of the day, in minutes of it and in order: items, and the breaks in which nobody is heard.
fn taken(profile: &Profile, placed: &[ItemDetails]) -> Vec<(u32, u32)> {
    let items = placed.iter().map(|item| (minute(item.starts), stop(item)));
    let breaks = profile.schedule.breaks.iter().map(|one| (minute(one.starts), break_end(one)));
    let mut taken: Vec<(u32, u32)> = items.chain(breaks).collect();
    taken.sort_unstable();
    taken
}

/// The free stretches between two minutes of the day.
fn free(from: u32, to: u32, taken: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut gaps = Vec::new();
    let mut cursor = from;
    for &(start, stop) in taken {
        if cursor < start.min(to) {
            gaps.push((cursor, start.min(to)));
        }
        cursor = cursor.max(stop);
    }
    if cursor < to {
        gaps.push((cursor, to));
    }
    gaps
}

fn break_end(one: &Break) -> u32 {
    minute(one.starts).saturating_add(one.minutes)
}

fn stop(item: &ItemDetails) -> u32 {
    minute(item.starts).saturating_add(item.minutes)
}

fn minute(time: NaiveTime) -> u32 {
    time.hour() * 60 + time.minute()
}

/// The time at a minute of the day; a meeting ends before midnight.
fn at(minute: u32) -> NaiveTime {
    NaiveTime::from_num_seconds_from_midnight_opt(minute.saturating_mul(60), 0).unwrap_or(NaiveTime::MIN)
}
