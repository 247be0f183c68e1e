// Dates as people in an English council write and read them. Days are kept as `2026-11-25`, times as `13:15:00`,
// moments as UTC; a moment is always shown in London time.

import { now } from "./clock";

const LONDON = "Europe/London";
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const dayFormat = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });

const LONG = dayFormat({ weekday: "long", day: "numeric", month: "long" });
const LONG_YEAR = dayFormat({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const PLAIN = dayFormat({ day: "numeric", month: "long", year: "numeric" });
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

/**
 * Reads a date as it is typed in this country: 25/11/2026, 25.11.26, 25 Nov 2026, 25 November 2026, 2026-11-25.
 * Null when it is none, or names a day that does not exist.
 */
export function readDate(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));

  const parts = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]+([a-z]+|\d{1,2})[\s./-]+(\d{4}|\d{2})$/.exec(text);
  if (!parts) return null;
  const [, day, monthText, yearText] = parts as unknown as [string, string, string, string];
  const month = /^\d/.test(monthText) ? Number(monthText) : monthNamed(monthText);
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  return realDay(year, month, Number(day));
}

function monthNamed(text: string): number {
  const index = MONTHS.indexOf(text.slice(0, 3));
  const full =
    index < 0
      ? ""
      : PLAIN.format(new Date(Date.UTC(2026, index, 1, 12)))
          .split(" ")[1]!
          .toLowerCase();
  return full.startsWith(text) || (text === "sept" && index === 8) ? index + 1 : 0;
}

function realDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day, 12));
  const same =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return same && year >= 1900 ? date.toISOString().slice(0, 10) : null;
}
