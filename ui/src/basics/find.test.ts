import { expect, test } from "vitest";

import { find } from "./find";

const among = [
  "Chidi Okafor",
  "Zofia Wiśniewska",
  "Nguyễn Thị Lan",
  "Łucja Wójcik",
  "Elif Yıldız",
  "Saoirse O’Brien",
  "New action",
].map((words) => ({ words }));
const first = (typed: string) => find(typed, among)[0]?.words;

test("a name is found by the letters of an English keyboard", () => {
  expect(first("wisn")).toBe("Zofia Wiśniewska");
  expect(first("lucja")).toBe("Łucja Wójcik");
  expect(first("yild")).toBe("Elif Yıldız");
  expect(first("nguyen")).toBe("Nguyễn Thị Lan");
  expect(first("Łuc"), "and by its own").toBe("Łucja Wójcik");
  expect(first("obrien"), "an apostrophe is left out").toBe("Saoirse O’Brien");
  expect(first("O'Brien"), "or is another one").toBe("Saoirse O’Brien");
  expect(first("Wojcik, Lucja"), "the surname first").toBe("Łucja Wójcik");
});

test("a few letters in order are enough, and letters that are not there find nothing", () => {
  expect(first("newact")).toBe("New action");
  expect(find("qqq", among)).toEqual([]);
  expect(find("  ", among), "everything while nothing is typed").toHaveLength(among.length);
});
