import { expect, test } from "vitest";

import { emptyAction, isEmpty, readAction } from "./action-draft";

test("an action that is being typed survives as a draft", () => {
  const typed = { ...emptyAction(), what: "Book the meeting", due: "2026-12-02" };
  expect(readAction(JSON.stringify(typed))).toEqual(typed);
  expect(readAction("plain text of another field")).toBeNull();
  expect(isEmpty(emptyAction())).toBe(true);
  expect(isEmpty(typed)).toBe(false);
});
