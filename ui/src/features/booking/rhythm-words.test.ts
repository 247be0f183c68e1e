import { expect, test } from "vitest";

import { profileOf } from "../../host/fake/lines";
import { daysWords, rhythmWords } from "./rhythm-words";

test("each way of saying days is said in words", () => {
  const weekly = (every: number) => ({ weekly: { weekday: "Wed", every, countingFrom: "2026-01-07" } });
  expect(daysWords(weekly(1))).toBe("every Wednesday");
  expect(daysWords(weekly(2))).toBe("every second Wednesday");
  expect(daysWords(weekly(6))).toBe("every 6 weeks on Wednesday");
  expect(daysWords({ monthly: { weekday: "Tue", weeks: ["first", "third", "last"] } })).toBe(
    "on the first, third and last Tuesday of the month",
  );
  expect(daysWords({ dates: ["2026-12-22"] })).toBe("on Tue 22 Dec");
});

test("a panel's rhythm says its seasons, or that it meets when it is needed", () => {
  const { schedule } = profileOf("clam");
  expect(rhythmWords({ ...schedule, notIn: ["August"], termTimeOnly: true })).toBe(
    "every Tuesday, not in August, in school terms only",
  );
  expect(rhythmWords({ ...schedule, weekday: null, whenNeeded: true })).toBe("when it is needed");
});
