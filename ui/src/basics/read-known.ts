// A date where a month or a year may be all that is known: "February 2027", "02/2027", "2011"; or a day as anywhere else. The
// same reader as `calendar/read_known.rs`; both are held to one table of cases, `core/tests/fixtures/dates-own.toml`.

import { type Mark, MARKS, meant, monthMeant } from "./day-marks";
import { checkBorn, type DayField, Fault, plain, readDay } from "./read-day";

/** As it is kept: `2011-02-14`, `2011-02` or `2011`; or what is wrong with what was typed, in a sentence. */
export type ReadKnown = { known: string } | { sentence: string };

export function readKnown(
  typed: string,
  field: DayField,
  today: string,
  inLondon: (at: Date) => string,
): ReadKnown {
  const text = plain(typed, field);
  const known = lessThanADay([...text.matchAll(MARKS)].map((found) => ({ text: found[0], at: found.index })));
  if (!known) {
    const read = readDay(typed, field, today, inLondon);
    return "day" in read ? { known: read.day } : read;
  }
  if (field !== "born") return { known };
  try {
    checkBorn(`${known}-01-01`.slice(0, 10), today);
    return { known };
  } catch (fault) {
    if (fault instanceof Fault) return { sentence: fault.message };
    throw fault;
  }
}

/** A month with its year, in either order, or a year alone. */
function lessThanADay(marks: Mark[]): string | undefined {
  const [first, second] = marks.length === 3 && marks[1]!.text === "of" ? [marks[0], marks[2]] : marks;
  if (!first || marks.length > (marks[1]?.text === "of" ? 3 : 2)) return undefined;
  if (!second) return year(first);
  const [of, month] = year(second) ? [year(second), monthOf(first)] : [year(first), monthOf(second)];
  return of && month ? `${of}-${String(month).padStart(2, "0")}` : undefined;
}

const year = ({ text }: Mark) => (/^\d{4}$/.test(text) && meant(Number(text)) ? text : undefined);

function monthOf({ text }: Mark): number | undefined {
  const figures = /^\d{1,2}$/.test(text) ? Number(text) : undefined;
  const month = monthMeant(text) ?? figures;
  return month && month <= 12 ? month : undefined;
}
