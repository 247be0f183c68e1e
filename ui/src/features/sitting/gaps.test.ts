import { expect, test } from "vitest";

import { gapWords, placeOf } from "./gaps";

test("what is missing leads to its place, in as few words as there is room for", () => {
  expect(placeOf({ kind: "section", section: "discussion" })).toBe("section-discussion");
  expect(placeOf({ kind: "action", action: "a1" })).toBe("action-a1");
  expect(placeOf({ kind: "rationale" })).toBe("rationale");
  expect(placeOf({ kind: "room" }), "the item as a whole").toBe("this-item");
  expect(placeOf({ kind: "child" }), "the child's details open from there").toBe("this-item");
  expect(placeOf({ kind: "request" }), "and so does the request").toBe("this-item");
  expect(gapWords("No review date is set, nor why none is needed.")).toBe("No review date is set");
});
