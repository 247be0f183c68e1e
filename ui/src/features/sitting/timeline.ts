// Where the day stands: when each waiting family will be seen if nothing is cut short, and what that does to the end.
// Minutes are counted from midnight of the meeting's day, London time.

import type { Break } from "../../bindings/Break";
import type { Item } from "../../bindings/Item";
import type { MeetingDetails } from "../../bindings/MeetingDetails";
import { clockTime, dayOf } from "../../basics/dates";

interface Expected {
  /** Minutes since midnight when the item will start, as things stand. */
  starts: number;
  /** Minutes later than the agenda says; nought when in time. */
  late: number;
}

export interface Timeline {
  expected: Map<string, Expected>;
  /** Minutes by which the next family, or where none waits the running item's end, is later than the agenda says. */
  behind: number;
  /** When the last item ends, as things stand. */
  ends: number;
  withinTime: boolean;
}

/** "13:15:00" in minutes since midnight. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

const LONDON_TIME = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  hour: "2-digit",
  minute: "2-digit",
});

/** Minutes since midnight in London, in whole minutes. */
export function minutesAt(moment: Date): number {
  return minutesOf(LONDON_TIME.format(moment));
}

/** Whether `now` falls on the meeting's own day: only then does its clock mean anything. */
export function isToday(meeting: MeetingDetails, now: Date): boolean {
  return dayOf(now) === meeting.date;
}

/**
 * An item keeps its slot's length once it has started, or runs on until now; whoever waits starts no earlier than planned,
 * and not within a break.
 */
export function timeline(items: Item[], meeting: MeetingDetails, now: Date, breaks: Break[] = []): Timeline {
  const clock = minutesAt(now);
  const inOrder = [...items].sort((a, b) => minutesOf(a.details.starts) - minutesOf(b.details.starts));
  const running = inOrder.find((item) => item.state.kind === "running");
  let free = clock;
  let runsOver = 0;
  if (running) {
    const started = running.startedAt ? minutesAt(new Date(running.startedAt)) : clock;
    free = Math.max(clock, started + running.details.minutes);
    runsOver = Math.max(0, free - minutesOf(running.details.starts) - running.details.minutes);
  }
  const expected = new Map<string, Expected>();
  let behind: number | null = null;
  for (const item of inOrder) {
    if (item.state.kind !== "waiting") continue;
    const planned = minutesOf(item.details.starts);
    const starts = afterBreaks(Math.max(planned, free), item.details.minutes, breaks);
    expected.set(item.id, { starts, late: starts - planned });
    behind ??= starts - planned;
    free = starts + item.details.minutes;
  }
  return { expected, behind: behind ?? runsOver, ends: free, withinTime: free <= minutesOf(meeting.ends) };
}

/** When something of that length starts that would run into a break: after it. */
function afterBreaks(starts: number, minutes: number, breaks: Break[]): number {
  const inOrder = [...breaks].sort((one, other) => minutesOf(one.starts) - minutesOf(other.starts));
  return inOrder.reduce((at, { starts: from, minutes: length }) => {
    const begins = minutesOf(from);
    return at < begins + length && at + minutes > begins ? begins + length : at;
  }, starts);
}

/** "2:21pm" of minutes since midnight. */
export function timeWords(minutes: number): string {
  return clockTime(`${Math.floor(minutes / 60) % 24}:${minutes % 60}`);
}

/** "2:21", where the part of the day goes without saying. */
export const shortTime = (minutes: number): string => timeWords(minutes).slice(0, -2);

/** The time of day of an instant: "2:16pm". */
export const instantWords = (instant: string): string => timeWords(minutesAt(new Date(instant)));

/** "11 min behind" and ": last family ends 4:20pm, within time": the second where there is room for it. */
export function behindWords(line: Timeline, anyWaiting: boolean): [string, string] {
  const end = `${anyWaiting ? "last family ends" : "ends"} ${timeWords(line.ends)}`;
  const fits = line.withinTime ? "within time" : "past the end";
  if (line.behind > 0) return [`${line.behind} min behind`, `: ${end}, ${fits}`];
  return ["On time", line.withinTime ? "" : `, but ${end}, ${fits}`];
}

/** "18:40 of 30" minutes: how long the running item has taken of its slot. */
export function elapsedWords(item: Item, now: Date): string {
  if (!item.startedAt) return `0:00 of ${item.details.minutes}`;
  const seconds = Math.max(0, Math.floor((now.getTime() - new Date(item.startedAt).getTime()) / 1000));
  const hours = Math.floor(seconds / 3600);
  if (hours >= 3) return "running";
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")} of ${item.details.minutes}`;
}

export function isOver(item: Item, now: Date): boolean {
  if (!item.startedAt || item.state.kind !== "running") return false;
  return now.getTime() - new Date(item.startedAt).getTime() > item.details.minutes * 60_000;
}
