import { expect, test } from "vitest";

import { sentencesToWeigh, unreadAmong } from "./named-records";

const record = (name: string, opened: boolean) => ({
  id: name,
  meeting: "m",
  name,
  restricted: false,
  opened,
});

test("whoever signs is told which records they have not opened as they are now", () => {
  const [read, unread, other] = [record("Ada", true), record("Ben", false), record("Cai", false)];
  expect(unreadAmong([read])).toBe("");
  expect(unreadAmong([read, unread])).toBe("You have not opened Ben since it was finalised.");
  expect(unreadAmong([read, unread, other])).toBe(
    "You have not opened Ben and Cai since they were finalised.",
  );
  expect(unreadAmong([unread, other])).toBe("You have opened none of them since they were finalised.");
});

test("whoever signs weighs what holds nothing back, and nothing else", () => {
  const place = { kind: "prompts" as const };
  const gaps = [
    { sentence: "No decision is chosen.", place, blocks: true },
    { sentence: "“Family and network” is not answered.", place, blocks: false },
  ];
  expect(sentencesToWeigh(gaps)).toEqual(["“Family and network” is not answered."]);
});
