// A day as people write and paste it, read while it is typed. The same reader as `calendar/read_day.rs`, which the command
// line uses; both are held to one table of cases, `core/tests/fixtures/dates-own.toml`.

import {
  isDay,
  type Mark,
  MARKS,
  meant,
  MONTHS,
  type Parts,
  skip,
  takeParts,
  takeShort,
  takeWeekday,
  WEEKDAYS,
} from "./day-marks";
import { readClock } from "./read-time";

/**
 * Which century two figures stand for, and whether the day may lie ahead: any day of a panel's work, one that is still to
 * come (the next of its name, where the year is not given), one that has been (the last of its name), or one of birth.
 */
export type DayField = "day" | "coming" | "been" | "born";

/** The day as it is kept, `2026-11-25`; or what is wrong with what was typed, in a sentence. */
export type ReadDay = { day: string } | { sentence: string };

/** The day on the wall in London at a moment. */
type InLondon = (at: Date) => string;

const AHEAD = 10;
const A_LIFE = 90;
const OLDEST = 120;
const LATELY = 92;

/** What takes no room and says nothing: soft hyphen, zero width, direction. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\u034f|[\ufe00-\ufe0f]/g;
/** Word makes one sign of figures. */
const FRACTION = /[\u00bc-\u00be\u2150-\u215f\u2189]/;
const LEADS = {
  day: /^(?:on |by )/,
  coming: /^(?:on |by )/,
  been: /^(?:on |by )/,
  born: /^(?:date of birth|d\.o\.b\.|d\.o\.b|dob|born on |born )/,
};
export class Fault extends Error {}

/** Reads a day. `today` decides the century of a year in two figures, and what lies ahead. */
export function readDay(typed: string, field: DayField, today: string, inLondon: InLondon): ReadDay {
  try {
    return { day: read(typed, field, today, inLondon) };
  } catch (fault) {
    if (fault instanceof Fault) return { sentence: fault.message };
    throw fault;
  }
}

function read(typed: string, field: DayField, today: string, inLondon: InLondon): string {
  const unread = new Fault(`“${typed.trim()}” is not a date. Write it like 25/11/2026 or 25 Nov 2026.`);
  const fraction = FRACTION.exec(typed);
  if (fraction) throw new Fault(`“${fraction[0]}” is one sign, a fraction. Write the date like 25/11/2026.`);
  const text = plain(typed, field);
  const marks: Mark[] = [...text.matchAll(MARKS)].map((found) => ({ text: found[0], at: found.index }));
  const close =
    field === "coming" ? near([...marks], today) : field === "been" ? lately([...marks], today) : undefined;
  if (close) return close;
  const before = takeWeekday(marks);
  const parts = takeParts(marks);
  if (!parts) throw unread;
  const after = takeWeekday(marks);
  const clock = readClock(marks[0] ? text.slice(marks[0].at) : "");
  if (!clock) throw unread;
  let date = dateOf(parts, field, today);
  if (clock.offset !== undefined) {
    date = inLondon(new Date(Date.parse(`${date}T00:00:00Z`) + (clock.minutes - clock.offset) * 60_000));
  }
  checkWeekday(date, before ?? after);
  if (field === "born") checkBorn(date, today);
  return date;
}

function dateOf(parts: Parts, field: DayField, today: string): string {
  const { day, month, year } = parts;
  if (parts.figures !== undefined) return sixFigures(parts.figures, field, today);
  if (year !== undefined) return ofYear(day, month, year, field, today);
  if (parts.dayOrYear !== undefined) {
    const name = capital(MONTHS[month - 1]!);
    const figures = parts.dayOrYear;
    throw new Fault(`This may be ${figures} ${name} or ${name} 20${figures}. Write the day like 25/11/2026.`);
  }
  if (field === "coming") return next(day, month, today);
  if (field === "been") return last(day, month, today);
  throw new Fault("Give the year too, for example 25/11/2026.");
}

const weekdayOf = (date: string) => new Date(`${date}T12:00:00Z`).getUTCDay();

function checkWeekday(date: string, named: number | undefined) {
  const is = weekdayOf(date);
  if (named === undefined || named === is) return;
  throw new Fault(
    `${plainDate(date)} is a ${capital(WEEKDAYS[is]!)}, not a ${capital(WEEKDAYS[named]!)}. Check the date.`,
  );
}

export function checkBorn(date: string, today: string) {
  if (date > today) {
    throw new Fault("The date of birth is in the future: check it, or choose an unborn child.");
  }
  const years = Number(today.slice(0, 4)) - Number(date.slice(0, 4));
  if (years > OLDEST) {
    throw new Fault(`${plainDate(date)} is ${years} years ago. Leave it empty where none is known.`);
  }
}

function daysOn(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** "today", "tomorrow", "Friday", "Friday 27th": a day that only the calendar on the wall tells. */
function near(marks: Mark[], today: string): string | undefined {
  const only = marks.length === 1 ? marks[0]!.text : "";
  if (only === "today") return today;
  if (only === "tomorrow") return daysOn(today, 1);
  const named = takeWeekday(marks);
  if (named === undefined) return undefined;
  if (marks.length === 0) {
    // On a Friday, "Friday" is today or in a week.
    const days = (named - weekdayOf(today) + 7) % 7;
    return days ? daysOn(today, days) : undefined;
  }
  const day = takeShort(marks);
  const left = marks.length;
  skip(marks, "st", "nd", "rd", "th");
  if (day === undefined || marks.length === left || marks.length > 0) return undefined;
  const [year, month] = today.split("-").map(Number) as [number, number];
  const months = [[year, month], month === 12 ? [year + 1, 1] : [year, month + 1]] as const;
  const date = months
    .filter(([y, m]) => isDay(y, m, day))
    .map(([y, m]) => iso(y, m, day))
    .find((one) => one >= today);
  if (date) checkWeekday(date, named);
  return date;
}

/** "today", "yesterday", "Friday": a day just gone that only the calendar on the wall tells. */
function lately(marks: Mark[], today: string): string | undefined {
  const only = marks.length === 1 ? marks[0]!.text : "";
  if (only === "today") return today;
  if (only === "yesterday") return daysOn(today, -1);
  const named = takeWeekday(marks);
  if (named === undefined || marks.length > 0) return undefined;
  // On a Friday, "Friday" is today or a week ago.
  const days = (weekdayOf(today) - named + 7) % 7;
  return days ? daysOn(today, -days) : undefined;
}

/** The last day of that name. */
function last(day: number, month: number, today: string): string {
  const year = Number(today.slice(0, 4));
  const found = [year, year - 1].filter((one) => isDay(one, month, day)).map((one) => iso(one, month, day));
  const date = found.find((one) => one <= today);
  return date ?? existing(day, month, `${two(month)}-${two(day)}` > today.slice(5) ? year - 1 : year);
}

/** The next day of that name, unless one went by lately. */
function next(day: number, month: number, today: string): string {
  const year = Number(today.slice(0, 4));
  const from = daysOn(today, -LATELY);
  const found = [year - 1, year, year + 1]
    .filter((one) => isDay(one, month, day))
    .map((one) => iso(one, month, day));
  const date = found.find((one) => one >= from);
  if (date === undefined)
    return existing(day, month, `${two(month)}-${two(day)}` < today.slice(5) ? year + 1 : year);
  if (date < today) {
    throw new Fault(`${plainDate(date)} has gone by. Give the year too, for example 25/11/2026.`);
  }
  return date;
}

/** "251126": day first, unless it is as good a day with the year first. */
function sixFigures(figures: string, field: DayField, today: string): string {
  const [first, month, last] = [figures.slice(0, 2), Number(figures.slice(2, 4)), figures.slice(4)];
  const other = attempt(() => ofYear(Number(last), month, first, field, today));
  const date = ofYear(Number(first), month, last, field, today);
  if (other === undefined || other === date) return date;
  throw new Fault(
    `Six figures may be ${plainDate(date)} or ${plainDate(other)}. Write the date like 25/11/2026.`,
  );
}

function attempt(day: () => string): string | undefined {
  try {
    return day();
  } catch (fault) {
    if (fault instanceof Fault) return undefined;
    throw fault;
  }
}

const ofYear = (day: number, month: number, year: string, field: DayField, today: string) =>
  existing(day, month, yearOf(year, day, month, field, today));

export function plain(typed: string, field: DayField): string {
  const text = typed
    .normalize("NFKC")
    .replace(UNSEEN, "")
    .trim()
    .replace(/[; ]+$/, "")
    .toLowerCase();
  return text.replace(LEADS[field], "").replace(/^[: \-–]+/, "");
}

function yearOf(figures: string, day: number, month: number, field: DayField, today: string): number {
  const year = Number(figures);
  if (figures.length === 4) {
    if (meant(year)) return year;
    throw new Fault(`The year ${figures} cannot be meant. Check the date.`);
  }
  if (figures.length !== 2) {
    throw new Fault(`“${figures}” is not a year: give it with four figures, for example 25/11/2026.`);
  }
  const now = Number(today.slice(0, 4));
  const past = (full: number) => !isDay(full, month, day) || iso(full, month, day) <= today;
  const full =
    field !== "born"
      ? [2000 + year].find((one) => one <= now + AHEAD)
      : [[2000 + year, 1900 + year].find(past)].find((one) => one !== undefined && one >= now - A_LIFE);
  if (full !== undefined) return full;
  throw new Fault(`Write the year with four figures: “${figures}” may be 19${figures} or 20${figures}.`);
}

const two = (number: number) => String(number).padStart(2, "0");
const iso = (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`;

function existing(day: number, month: number, year: number): string {
  if (isDay(year, month, day)) return iso(year, month, day);
  const named = MONTHS[month - 1];
  if (named) throw new Fault(`${capital(named)} ${year} has no day ${day}. Check the date.`);
  const american = day >= 1 && day <= 12 && month >= 1 && month <= 31;
  throw new Fault(
    american
      ? `There is no month ${month}. Write the day first: ${month}/${day}/${year}.`
      : `There is no month ${month}. Check the date.`,
  );
}

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1);

function plainDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return `${day} ${capital(MONTHS[month - 1]!)} ${year}`;
}
