// A day as people write and paste it, read while it is typed. The same reader as `calendar/read_day.rs`, which the command
// line uses; both are held to one table of cases, `core/tests/fixtures/dates-own.toml`.

/** Which century two figures stand for, and whether the day may lie ahead: any day of a panel's work, or one of birth. */
export type DayField = "day" | "born";

/** The day as it is kept, `2026-11-25`; or what is wrong with what was typed, in a sentence. */
export type ReadDay = { day: string } | { sentence: string };

/** The day on the wall in London at a moment. */
type InLondon = (at: Date) => string;

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");
const AHEAD = 10;
const A_LIFE = 90;

/** What takes no room and says nothing: soft hyphen, zero width, direction. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\u034f|[\ufe00-\ufe0f]/g;
const LEADS = {
  day: /^(?:on |by )/,
  born: /^(?:date of birth|d\.o\.b\.|d\.o\.b|dob|born on |born )/,
};
/** Figures, words, and whatever else is no mark that parts a date. */
const MARKS = /[0-9]+|\p{L}+|[^0-9\p{L}\s/.,\-\\_()[\]'’‘"“”\u2010-\u2015\u2212]/gu;

interface Mark {
  text: string;
  at: number;
}

class Fault extends Error {}

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
  const text = plain(typed, field);
  const marks: Mark[] = [...text.matchAll(MARKS)].map((found) => ({ text: found[0], at: found.index }));
  const before = takeWeekday(marks);
  const parts = takeParts(marks);
  if (!parts) throw unread;
  const after = takeWeekday(marks);
  const clock = readClock(marks[0] ? text.slice(marks[0].at) : "");
  if (!clock) throw unread;
  if (parts.year === undefined) throw new Fault("Give the year too, for example 25/11/2026.");
  const { day, month } = parts;
  let date = existing(day, month, yearOf(parts.year, day, month, field, today));
  if (clock.offset !== undefined) {
    date = inLondon(new Date(Date.parse(`${date}T00:00:00Z`) + (clock.minutes - clock.offset) * 60_000));
  }
  const named = before ?? after;
  const is = new Date(`${date}T12:00:00Z`).getUTCDay();
  if (named !== undefined && named !== is) {
    throw new Fault(
      `${plainDate(date)} is a ${capital(WEEKDAYS[is]!)}, not a ${capital(WEEKDAYS[named]!)}. Check the date.`,
    );
  }
  if (field === "born" && date > today) {
    throw new Fault("The date of birth is in the future: check it, or choose an unborn child.");
  }
  return date;
}

function plain(typed: string, field: DayField): string {
  const text = typed.normalize("NFKC").replace(UNSEEN, "").trim().toLowerCase();
  return text.replace(LEADS[field], "").replace(/^[: \-–]+/, "");
}

const isNumber = (mark: Mark | undefined) => mark !== undefined && /^\d+$/.test(mark.text);

/** Takes the mark in front, where it is one of these. */
function skip(marks: Mark[], ...words: string[]) {
  if (marks[0] && words.includes(marks[0].text)) marks.shift();
}

function takeWeekday(marks: Mark[]): number | undefined {
  const word = marks[0]?.text ?? "";
  const short = { tues: 2, weds: 3, thur: 4, thurs: 4 }[word];
  const named = short ?? WEEKDAYS.findIndex((day) => word === day || word === day.slice(0, 3));
  if (named >= 0) marks.shift();
  skip(marks, "the");
  return named >= 0 ? named : undefined;
}

function monthNamed(word: string | undefined): number | undefined {
  const at = MONTHS.findIndex((month) => word === month || word === month.slice(0, 3));
  return word === "sept" ? 9 : at >= 0 ? at + 1 : undefined;
}

/** A number of one or two figures. */
function takeShort(marks: Mark[]): number | undefined {
  if (!isNumber(marks[0]) || marks[0]!.text.length > 2) return undefined;
  return Number(marks.shift()!.text);
}

interface Parts {
  day: number;
  month: number;
  year: string | undefined;
}

/** The figures and the month that stand in front, in any of their orders. */
function takeParts(marks: Mark[]): Parts | null {
  const first = marks[0];
  if (!first) return null;
  const named = monthNamed(first.text);
  if (named) {
    marks.shift();
    const day = takeShort(marks);
    skip(marks, "st", "nd", "rd", "th");
    return day === undefined ? null : { day, month: named, year: takeYear(marks) };
  }
  if (isNumber(first) && [4, 6, 8].includes(first.text.length)) {
    marks.shift();
    if (first.text.length === 8) return joined(first.text);
    if (first.text.length === 6) return split(first.text, 0);
    const month = takeMonth(marks);
    const day = takeShort(marks);
    return month === undefined || day === undefined ? null : { day, month, year: first.text };
  }
  const day = takeShort(marks);
  skip(marks, "st", "nd", "rd", "th");
  skip(marks, "of");
  const month = takeMonth(marks);
  return day === undefined || month === undefined ? null : { day, month, year: takeYear(marks) };
}

const split = (figures: string, from: number): Parts => ({
  day: Number(figures.slice(from, from + 2)),
  month: Number(figures.slice(from + 2, from + 4)),
  year: figures.slice(from + 4),
});

/** "20261125" or "25112026": whichever is a day. */
function joined(figures: string): Parts | null {
  const [year, month, day] = [figures.slice(0, 4), Number(figures.slice(4, 6)), Number(figures.slice(6))];
  if (meant(Number(year)) && isDay(Number(year), month, day)) return { day, month, year };
  return meant(Number(figures.slice(4))) ? split(figures, 0) : null;
}

function takeMonth(marks: Mark[]): number | undefined {
  const named = monthNamed(marks[0]?.text);
  if (!named) return takeShort(marks);
  marks.shift();
  return named;
}

const takeYear = (marks: Mark[]) => (isNumber(marks[0]) ? marks.shift()!.text : undefined);
const meant = (year: number) => year >= 1900 && year < 2200;

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
    field === "day"
      ? [2000 + year].find((one) => one <= now + AHEAD)
      : [[2000 + year, 1900 + year].find(past)].find((one) => one !== undefined && one >= now - A_LIFE);
  if (full !== undefined) return full;
  throw new Fault(`Write the year with four figures: “${figures}” may be 19${figures} or 20${figures}.`);
}

const two = (number: number) => String(number).padStart(2, "0");
const iso = (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`;

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day, 12));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

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

interface Clock {
  minutes: number;
  /** Minutes from universal time, where it is said. */
  offset: number | undefined;
}

/** A time of day, where a machine wrote one after the date; null where something else stands there. */
function readClock(text: string): Clock | null {
  const rest = text
    .replace(/[.,)\]"” ]+$/, "")
    .replace(/^t/, "")
    .trimStart()
    .replace(/^at /, "");
  if (!rest) return { minutes: 0, offset: undefined };
  const found = /^([\d:.]+)\s*(am|pm)?\s*(.*)$/s.exec(rest);
  if (!found) return null;
  const [, time, half, zone] = found as unknown as [string, string, string | undefined, string];
  const figures = time.split(/[:.]/);
  const [hourText, minute = "0", second = "0"] = figures;
  if (figures.some((part) => part === "") || (!half && !time.includes(":"))) return null;
  let hour = Number(hourText);
  if (half) hour = (hour % 12) + (half === "pm" ? 12 : 0);
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const offset = readZone(zone);
  return offset === null ? null : { minutes: hour * 60 + Number(minute), offset };
}

/** Minutes from universal time; undefined where nothing is said, null for what is no zone. */
function readZone(said: string): number | undefined | null {
  const zone = said.split("(")[0]!.trim();
  if (!zone) return undefined;
  if (zone === "bst") return 60;
  const named = zone.replace(/^(?:gmt|utc|z)/, "");
  if (!named) return 0;
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(named);
  return found ? (found[1] === "+" ? 1 : -1) * (Number(found[2]) * 60 + Number(found[3])) : null;
}
