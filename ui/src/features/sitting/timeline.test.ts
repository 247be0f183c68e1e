import { expect, test } from "vitest";

import type { Item } from "../../bindings/Item";
import type { ItemState } from "../../bindings/ItemState";
import type { MeetingDetails } from "../../bindings/MeetingDetails";
import { behindWords, elapsedWords, isOver, isToday, minutesAt, shortTime, timeline } from "./timeline";

const meeting: MeetingDetails = {
  panel: "clam",
  profileVersion: 1,
  date: "2026-11-25",
  starts: "13:00:00",
  ends: "16:30:00",
  venue: "chn",
  theme: null,
};

function item(
  starts: string,
  minutes: number,
  state: ItemState["kind"],
  startedAt: string | null = null,
): Item {
  return {
    id: starts,
    details: { meeting: "m", request: "r", starts, minutes, emergency: false },
    children: [],
    state: state === "deferred" ? { kind: state, why: "paper late" } : { kind: state },
    startedAt,
    finishedAt: null,
    revision: "1",
  };
}

const at = (time: string) => new Date(`2026-11-25T${time}Z`);

test("a running item that began late pushes whoever waits behind it", () => {
  const items = [item("14:00:00", 30, "running", "2026-11-25T14:11:00Z"), item("14:30:00", 15, "waiting")];
  const line = timeline(items, meeting, at("14:21:00"));
  expect(line.behind, "it began 11 minutes late and keeps its 30 minutes").toBe(11);
  expect(line.expected.get("14:30:00")?.starts, "2:41pm").toBe(14 * 60 + 41);
  expect(behindWords(line, true).join("")).toBe("11 min behind: last family ends 2:56pm, within time");
});

test("an item past its time pushes on with every minute", () => {
  const items = [item("14:00:00", 15, "running", "2026-11-25T14:00:00Z"), item("14:15:00", 15, "waiting")];
  expect(timeline(items, meeting, at("14:15:00")).behind, "its time is just used up").toBe(0);
  expect(timeline(items, meeting, at("14:20:00")).behind, "five minutes over").toBe(5);
});

test("a family is never called before its planned time", () => {
  const line = timeline([item("15:00:00", 15, "waiting")], meeting, at("14:10:00"));
  expect(line.expected.get("15:00:00")).toEqual({ starts: 15 * 60, late: 0 });
  expect(behindWords(line, true).join("")).toBe("On time");
});

test("finished and deferred items hold nobody up", () => {
  const items = [
    item("14:00:00", 15, "finished"),
    item("14:15:00", 15, "deferred"),
    item("14:30:00", 15, "waiting"),
  ];
  expect(timeline(items, meeting, at("14:29:00")).behind).toBe(0);
});

test("a day that runs past its end says so", () => {
  const items = [item("16:15:00", 15, "waiting")];
  const line = timeline(items, meeting, at("16:20:00"));
  expect(line.withinTime).toBe(false);
  expect(behindWords(line, true).join("")).toBe("5 min behind: last family ends 4:35pm, past the end");
});

test("the last running item is behind by what it takes over its own end", () => {
  const line = timeline([item("14:00:00", 15, "running", "2026-11-25T14:00:00Z")], meeting, at("14:22:00"));
  expect(line.behind).toBe(7);
});

test("London's clock counts in summer too", () => {
  expect(minutesAt(new Date("2026-07-01T12:05:00Z")), "5 past 1 in British Summer Time").toBe(13 * 60 + 5);
  expect(shortTime(13 * 60 + 5)).toBe("1:05");
});

test("the clock means nothing on another day", () => {
  expect(isToday(meeting, at("23:59:00"))).toBe(true);
  expect(isToday(meeting, new Date("2026-11-26T00:01:00Z"))).toBe(false);
});

test("time taken is counted from the start of the item", () => {
  const running = item("14:00:00", 30, "running", "2026-11-25T14:00:00Z");
  expect(elapsedWords(running, at("14:18:40"))).toBe("18:40 of 30");
  expect(isOver(running, at("14:30:00"))).toBe(false);
  expect(isOver(running, at("14:30:01"))).toBe(true);
});

test("nobody is expected within a break, and whoever waits behind it follows", () => {
  const lunch = { label: "Lunch", starts: "14:45:00", minutes: 30, source: "T-1" };
  const items = [
    item("14:00:00", 30, "running", "2026-11-25T14:20:00Z"),
    item("14:30:00", 15, "waiting"),
    item("15:15:00", 15, "waiting"),
  ];
  const line = timeline(items, meeting, at("14:21:00"), [lunch]);
  expect(line.expected.get("14:30:00")?.starts, "it would run into lunch: it comes after").toBe(15 * 60 + 15);
  expect(line.expected.get("15:15:00")?.starts, "and the next after it").toBe(15 * 60 + 30);
  expect(timeline(items, meeting, at("14:21:00")).expected.get("14:30:00")?.starts).toBe(14 * 60 + 50);
});
