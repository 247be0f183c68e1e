// The figures and words that a day is written with, and the day that they give.

export const MONTHS =
  "january february march april may june july august september october november december".split(" ");
export const WEEKDAYS = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

/** Figures, words, and whatever else is no mark that parts a date. */
export const MARKS = /[0-9]+|\p{L}+|[^0-9\p{L}\s/.,\-\\_()[\]'’‘"“”\u2010-\u2015\u2212\u2044\u2215]/gu;

export interface Mark {
  text: string;
  at: number;
}

const isNumber = (mark: Mark | undefined) => mark !== undefined && /^\d+$/.test(mark.text);

/** Takes the mark in front, where it is one of these. */
export function skip(marks: Mark[], ...words: string[]) {
  if (marks[0] && words.includes(marks[0].text)) marks.shift();
}

export function takeWeekday(marks: Mark[]): number | undefined {
  const word = marks[0]?.text ?? "";
  const short = { tues: 2, weds: 3, thur: 4, thurs: 4 }[word];
  const named = short ?? WEEKDAYS.findIndex((day) => word === day || word === day.slice(0, 3));
  if (named >= 0) marks.shift();
  skip(marks, "the");
  return named >= 0 ? named : undefined;
}

/** The month that somebody meant: also one cut short or with a letter wrong, where no other is as near. */
export function monthMeant(word: string | undefined): number | undefined {
  if (word === undefined) return undefined;
  const at = MONTHS.findIndex((month) => word === month || word === month.slice(0, 3));
  if (at >= 0) return at + 1;
  const near = (month: string) =>
    (word.length > 2 && month.startsWith(word)) || (word.length > 3 && slip(word, month));
  const meant = MONTHS.filter(near);
  return meant.length === 1 ? MONTHS.indexOf(meant[0]!) + 1 : undefined;
}

/** Whether one letter is wrong, missing, too many, or in its neighbour's place; never the first. */
function slip(word: string, name: string): boolean {
  let at = 0;
  while (at < word.length && word[at] === name[at]) at += 1;
  if (at === 0) return false;
  const [rest, wanted] = [word.slice(at), name.slice(at)];
  const turned =
    rest.length > 1 && rest[0] === wanted[1] && rest[1] === wanted[0] && rest.slice(2) === wanted.slice(2);
  return turned || rest.slice(1) === wanted.slice(1) || rest.slice(1) === wanted || rest === wanted.slice(1);
}

/** A number of one or two figures. */
export function takeShort(marks: Mark[]): number | undefined {
  if (!isNumber(marks[0]) || marks[0]!.text.length > 2) return undefined;
  return Number(marks.shift()!.text);
}

export interface Parts {
  day: number;
  month: number;
  year: string | undefined;
  /** Six figures in a row. */
  figures?: string;
  /** Figures after a month that are its day or its year. */
  dayOrYear?: string;
}

/** The figures and the month that stand in front, in any of their orders. */
export function takeParts(marks: Mark[]): Parts | null {
  const first = marks[0];
  if (!first) return null;
  const named = monthMeant(first.text);
  if (named) {
    marks.shift();
    const figures = marks[0]?.text ?? "";
    const day = takeShort(marks);
    if (day === undefined) return null;
    if (marks.length === 0 && figures.length === 2 && day > 19) {
      return { day, month: named, year: undefined, dayOrYear: figures };
    }
    skip(marks, "st", "nd", "rd", "th");
    return { day, month: named, year: takeYear(marks) };
  }
  if (isNumber(first) && [4, 6, 8].includes(first.text.length)) {
    marks.shift();
    if (first.text.length === 8) return joined(first.text);
    if (first.text.length === 6) return { ...split(first.text, 0), figures: first.text };
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
  const named = monthMeant(marks[0]?.text);
  if (!named) return takeShort(marks);
  marks.shift();
  return named;
}

const takeYear = (marks: Mark[]) => (isNumber(marks[0]) ? marks.shift()!.text : undefined);
export const meant = (year: number) => year >= 1900 && year < 2200;

export function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day, 12));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
