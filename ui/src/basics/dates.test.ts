import { describe, expect, it } from "vitest";

import { addDays, clockTime, dayOf, longDayYear, mondayOf, moment, plainDay, readDate } from "./dates";
import { readTime } from "./times";

describe("readDate", () => {
  it.each([
    "25/11/2026",
    "25.11.26",
    "25-11-2026",
    "25 Nov 2026",
    "25 november 2026",
    "25th Nov 26",
    " 2026-11-25 ",
  ])("reads %s, as people here write it", (typed) => expect(readDate(typed)).toBe("2026-11-25"));

  it.each([
    "",
    "30/2/2027",
    "29 Feb 2027",
    "11/25/2026",
    "25 Nobembr 2026",
    "25 N 2026",
    "tomorrow",
    "25/11",
    "1/1/1899",
  ])("refuses %s, which is no day or could be misread", (typed) => expect(readDate(typed)).toBeNull());

  it("knows leap days", () => expect(readDate("29/2/2028")).toBe("2028-02-29"));

  it("reads back what it shows, for every day of four years", () => {
    for (let day = "2025-01-01"; day < "2029-01-01"; day = addDays(day, 1)) {
      expect(readDate(plainDay(day))).toBe(day);
    }
  });
});

describe("days and moments", () => {
  it("keeps to London time at midnight in summer", () => {
    expect(dayOf(new Date("2026-06-30T23:30:00Z"))).toBe("2026-07-01");
    expect(moment("2026-06-30T23:30:00Z")).toContain("1 July 2026");
  });

  it("steps over the change of the clocks", () => expect(addDays("2026-03-28", 2)).toBe("2026-03-30"));

  it("begins a week on Monday", () => {
    expect(mondayOf("2026-11-29")).toBe("2026-11-23");
    expect(mondayOf("2026-11-23")).toBe("2026-11-23");
  });

  it("says dates and times as people do", () => {
    expect(longDayYear("2026-11-25")).toBe("Wednesday 25 November 2026");
    expect(clockTime("13:05:00")).toBe("1:05pm");
    expect(clockTime("00:30:00")).toBe("12:30am");
    expect(clockTime("12:00:00")).toBe("12:00pm");
  });
});

describe("readTime", () => {
  it.each([
    ["13:00", "13:00:00"],
    ["9.05", "09:05:00"],
    ["1pm", "13:00:00"],
    ["12am", "00:00:00"],
    ["12:30 pm", "12:30:00"],
  ])("reads %s", (typed, time) => expect(readTime(typed)).toBe(time));

  it.each(["", "24:00", "13:60", "13pm", "noon"])("refuses %s", (typed) =>
    expect(readTime(typed)).toBeNull(),
  );
});
