import { expect, test, vi } from "vitest";

import type { WordFinding } from "../../../bindings/WordFinding";
import { WordChecker, different } from "./word-checker";

const finding = (from: number, to: number): WordFinding => ({
  from,
  to,
  kind: "jargon",
  plain: "",
  suggestions: [],
});

test("a word that stands twice is listed once", () => {
  expect(different("LAC and LAC", [finding(0, 3), finding(8, 11)]).map(({ word }) => word)).toEqual(["LAC"]);
});

test("words are asked for only when the keys pause, and a late answer is dropped", async () => {
  vi.useFakeTimers();
  const answers: ((findings: WordFinding[]) => void)[] = [];
  const ask = vi.fn(() => new Promise<WordFinding[]>((resolve) => answers.push(resolve)));
  const found = vi.fn();
  const checker = new WordChecker(ask, found);
  checker.changed("L");
  checker.changed("LAC");
  vi.advanceTimersByTime(800);
  expect(ask).toHaveBeenCalledOnce();
  checker.changed("LAC review");
  answers[0]!([finding(0, 3)]);
  await Promise.resolve();
  expect(found, "the text has moved on").not.toHaveBeenCalled();
  checker.end();
  vi.useRealTimers();
});
