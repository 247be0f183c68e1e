import { expect, test } from "vitest";

import type { TrackerLine } from "../../bindings/TrackerLine";
import { sitting } from "../../host/fake/sitting";
import { distinct, everything, wanted } from "./tracker";

const sample = sitting().items[3]!.records[0]!.openActions[0]!;

function line(id: string, due: string | null, overdue: boolean, closed = false): TrackerLine {
  const one = structuredClone(sample);
  one.action.id = id;
  one.action.details.due = due;
  one.overdue = overdue;
  if (closed) one.action.state = { kind: "done", at: "2026-11-20T10:00:00Z", by: "Ingrid Solheim" };
  return one;
}

const lines = [
  line("undated", null, false),
  line("closed", "2026-11-01", false, true),
  line("later", "2026-12-20", false),
  line("soon", "2026-12-01", false),
  line("over", "2026-11-14", true),
];
const ids = (by: Partial<typeof everything>) =>
  wanted(lines, { ...everything, ...by }).map((one) => one.action.id);

test("the overdue come first, then by date, then those without one", () => {
  expect(ids({ state: "all" })).toEqual(["over", "soon", "later", "undated", "closed"]);
});

test("states are told apart", () => {
  expect(ids({})).not.toContain("closed");
  expect(ids({ state: "overdue" })).toEqual(["over"]);
  expect(ids({ state: "closed" })).toEqual(["closed"]);
});

test("a panel keeps the others out", () => {
  expect(ids({ panel: "Another panel" })).toEqual([]);
});

test("choices are given once, in order", () => {
  const label = (label: string, order: string) => ({ label, order });
  expect(distinct([label("Zed", "3"), label("Öztürk", "2"), label("", "0"), label("Zed", "3")])).toEqual([
    "Öztürk",
    "Zed",
  ]);
});
