import { expect, test } from "vitest";

import { sitting } from "../../../host/fake/sitting";
import { keptParts, shareableParts } from "./siblings";

const view = sitting();
const chidi = view.items[3]!.records[0]!;

test("a child's own words are given to siblings only when somebody ticks them", () => {
  const parts = shareableParts(chidi, view.profile);
  expect(parts.find((part) => part.key === "section-childs-words")?.ticked).toBe(false);
  expect(parts.find((part) => part.key === "decisions")?.ticked).toBe(true);
  expect(
    parts.some((part) => part.key === "section-parallel-plan"),
    "empty parts are not offered",
  ).toBe(false);
});

test("who did not agree is offered with a tick of its own, and never goes along by itself", () => {
  const record = {
    ...chidi.record,
    dissents: [
      { name: "Gail Manager", agency: "Health", stance: "dissents" as const, what: "too soon" },
      { name: "Sam Specimen", agency: "", stance: "abstains" as const, what: "" },
    ],
  };
  const part = shareableParts({ ...chidi, record }, view.profile).find((one) => one.key === "dissents");
  expect(part?.part).toEqual({ kind: "dissents" });
  expect(part?.ticked).toBe(false);
  expect(part?.asks, "it says when it may be ticked").toContain("of each child");
  expect(part?.detail).toBe("Gail Manager (Health) did not agree: too soon; Sam Specimen abstained");
});

test("what is never given is said", () => {
  const record = { ...chidi.record, prompts: { a: "answered" as const }, inquorateReason: "It cannot wait." };
  const kept = keptParts({ ...chidi, record });
  expect(kept).toContain("what the panel always asks");
  expect(kept).toContain("why the chair went on without a quorum");
});
