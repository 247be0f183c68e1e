import { expect, test } from "vitest";

import { sitting } from "../../../host/fake/sitting";
import { shareableParts } from "./siblings";

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
