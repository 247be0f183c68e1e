import { readFileSync } from "node:fs";

import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";

import { dayOf } from "./dates";
import { type DayField, readDay } from "./read-day";
import { readKnown } from "./read-known";

interface Case {
  typed: string;
  today: Date | string;
  field?: DayField;
  reads?: Date | string;
  refused?: boolean;
  says?: string;
}
const set = (name: string, table = "date") =>
  parse(readFileSync(`../src-tauri/core/tests/fixtures/${name}`, "utf8"))[table] as unknown as Case[];
// Our own table, and what others wrote, on which the core misses none.
const cases = [...set("dates-own.toml"), ...set("dates.toml")];
const iso = (date: Date | string) => (typeof date === "string" ? date : date.toISOString().slice(0, 10));

describe("a day is read as the core reads it", () => {
  it("by tables that are not empty", () => expect(cases.length).toBeGreaterThan(200));

  it.each(cases)("$typed", ({ typed, today, field = "coming", reads, says }) => {
    const read = readDay(typed, field, iso(today), dayOf);
    if (reads) expect(read).toEqual({ day: iso(reads) });
    else expect(read).toEqual({ sentence: says ?? expect.any(String) });
  });
});

describe("what is known of a date is read as the core reads it", () => {
  it.each(set("dates-own.toml", "known"))("$typed", ({ typed, today, field = "coming", reads, says }) => {
    const read = readKnown(typed, field, iso(today), dayOf);
    if (reads) expect(read).toEqual({ known: reads });
    else expect(read).toEqual({ sentence: says ?? expect.any(String) });
  });
});
