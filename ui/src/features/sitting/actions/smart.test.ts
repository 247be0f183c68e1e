import { expect, test } from "vitest";

import { sitting } from "../../../host/fake/sitting";
import { isOpen, smartWords } from "./smart";

const chidi = sitting().items[3]!.records[0]!;

test("the five letters are said in words", () => {
  expect(smartWords(chidi.actions[0]!.smart)).toBe("SMART: all five met");
  expect(smartWords(chidi.actions[1]!.smart)).toBe(
    "Not yet specific, measurable, timely; not said: by which means",
  );
});

test("what may be left out is no fault of a line", () => {
  const { smart } = chidi.actions[0]!;
  const minor = { met: false, advice: "You can say by which means.", minor: true, accepted: null };
  expect(isOpen(minor)).toBe(false);
  expect(smartWords({ ...smart, realistic: minor })).toBe("SMART; not said: by which means");
});
