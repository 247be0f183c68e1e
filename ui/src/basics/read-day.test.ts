import { readFileSync } from "node:fs";

import { parse } from "smol-toml";
import { describe, expect, it } from "vitest";

import { dayOf } from "./dates";
import { type DayField, readDay } from "./read-day";

interface Case {
  typed: string;
  today: Date;
  field?: DayField;
  reads?: Date;
  refused?: boolean;
  says?: string;
}
const table = readFileSync("../src-tauri/core/tests/fixtures/dates-own.toml", "utf8");
const cases = parse(table)["date"] as unknown as Case[];
const iso = (date: Date) => date.toISOString().slice(0, 10);

describe("a day is read as the core reads it", () => {
  it("by a table that is not empty", () => expect(cases.length).toBeGreaterThan(30));

  it.each(cases)("$typed", ({ typed, today, field = "day", reads, says }) => {
    const read = readDay(typed, field, iso(today), dayOf);
    if (reads) expect(read).toEqual({ day: iso(reads) });
    else expect(read).toEqual({ sentence: says ?? expect.any(String) });
  });
});
