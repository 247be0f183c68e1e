// Dates as people in an English council write and read them. Days are kept as `2026-11-25`, times as `13:15:00`,
// moments as UTC; a moment is always shown in London time.

import { now } from "./clock";
import { type DayField, readDay } from "./read-day";
import { readKnown } from "./read-known";

const LONDON = "Europe/London";

const dayFormat = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });

const LONG = dayFormat({ weekday: "long", day: "numeric", month: "long" });
const LONG_YEAR = dayFormat({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const PLAIN = dayFormat({ day: "numeric", month: "long", year: "numeric" });
const MONTH = dayFormat({ month: "long", year: "numeric" });
const SHORT = dayFormat({ weekday: "short", day: "numeric", month: "short" });
const MOMENT = new Intl.DateTimeFormat("en-GB", {
  timeZone: LONDON,
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
  hour12: true,
});
const LONDON_DAY = new Intl.DateTimeFormat("en-GB", {
  timeZone: LONDON,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

const atMidday = (day: string) => new Date(`${day}T12:00:00Z`);

/** "Wednesday 25 November" */
export const longDay = (day: string) => LONG.format(atMidday(day)).replace(",", "");
/** "Wednesday 25 November 2026" */
export const longDayYear = (day: string) => LONG_YEAR.format(atMidday(day)).replace(",", "");
/** "25 November 2026" */
export const plainDay = (day: string) => PLAIN.format(atMidday(day));
/** "14 February 2011", "February 2011" or "2011": a date as far as it is known. */
export function knownWords(known: string): string {
  if (known.length === 10) return plainDay(known);
  return known.length === 7 ? MONTH.format(atMidday(`${known}-01`)) : known;
}
/** "Wed 25 Nov" */
export const shortDay = (day: string) => SHORT.format(atMidday(day)).replace(",", "");
/** "25 November 2026 at 2:21pm" */
export const moment = (at: string) => MOMENT.format(new Date(at)).replace(/[\s\u202f]([ap]m)$/, "$1");

/** "1:15pm" from `13:15:00` */
export function clockTime(time: string): string {
  const [hours, minutes] = time.split(":").map(Number) as [number, number];
  const half = hours < 12 ? "am" : "pm";
  return `${hours % 12 || 12}:${String(minutes).padStart(2, "0")}${half}`;
}

/** The day in London at a moment. Put together from its parts: no locale writes it this way in every webview. */
export function dayOf(at: Date): string {
  const parts = Object.fromEntries(LONDON_DAY.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${parts["year"]}-${parts["month"]}-${parts["day"]}`;
}
export const today = (): string => dayOf(now());

export function addDays(day: string, days: number): string {
  const date = atMidday(day);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Monday of the week of `day`. */
export function mondayOf(day: string): string {
  return addDays(day, -((atMidday(day).getUTCDay() + 6) % 7));
}

/** Reads a date as people write it; null when it is none, or could be misread. `dateFault` says why. */
export function readDate(typed: string, field: DayField = "day"): string | null {
  const read = readDay(typed, field, today(), dayOf);
  return "day" in read ? read.day : null;
}

/** What is wrong with what was typed as a date, in a sentence; empty where nothing is, or nothing was typed. */
export function dateFault(typed: string, field: DayField = "day"): string {
  if (!typed.trim()) return "";
  const read = readDay(typed, field, today(), dayOf);
  return "sentence" in read ? read.sentence : "";
}

/** Reads a date of which a month or a year may be all that is known; null when it is none. `knownFault` says why. */
export function readKnownDate(typed: string, field: DayField): string | null {
  const read = readKnown(typed, field, today(), dayOf);
  return "known" in read ? read.known : null;
}

/** What is wrong with it, in a sentence; empty where nothing is, or nothing was typed. */
export function knownFault(typed: string, field: DayField): string {
  if (!typed.trim()) return "";
  const read = readKnown(typed, field, today(), dayOf);
  return "sentence" in read ? read.sentence : "";
}
