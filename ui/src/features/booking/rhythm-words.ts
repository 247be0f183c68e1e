// On which days a panel sits, in words.

import type { Schedule } from "../../bindings/Schedule";
import type { SittingDays } from "../../bindings/SittingDays";
import { shortDay } from "../../basics/dates";

const WEEKDAYS: Record<string, string> = {
  Mon: "Monday",
  Tue: "Tuesday",
  Wed: "Wednesday",
  Thu: "Thursday",
  Fri: "Friday",
  Sat: "Saturday",
  Sun: "Sunday",
};

/** "Tue" or "Tuesday", in full. */
const inFull = (weekday: string) => WEEKDAYS[weekday.slice(0, 3)] ?? weekday;

/** "a, b and c". */
const listed = (words: string[]) =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;

function weekly(weekday: string, every: number): string {
  if (every === 1) return `every ${inFull(weekday)}`;
  return every === 2 ? `every second ${inFull(weekday)}` : `every ${every} weeks on ${inFull(weekday)}`;
}

export function daysWords(days: SittingDays): string {
  if ("weekly" in days) return weekly(days.weekly.weekday, days.weekly.every);
  if ("monthly" in days)
    return `on the ${listed(days.monthly.weeks)} ${inFull(days.monthly.weekday)} of the month`;
  return `on ${listed(days.dates.map((day) => shortDay(day)))}`;
}

/** "every second Wednesday, not in August, in school terms only". */
export function rhythmWords(schedule: Schedule): string {
  const ways = [
    ...(schedule.weekday ? [weekly(schedule.weekday, schedule.everyWeeks)] : []),
    ...schedule.rhythms.map((rhythm) => daysWords(rhythm.days)),
  ];
  return [
    schedule.whenNeeded ? "when it is needed" : listed(ways),
    schedule.notIn.length ? `not in ${listed(schedule.notIn)}` : "",
    schedule.termTimeOnly ? "in school terms only" : "",
  ]
    .filter(Boolean)
    .join(", ");
}
