import { expect, test } from "vitest";

import { sitting } from "../../../host/fake/sitting";
import { smartWords } from "./smart";

const chidi = sitting().items[3]!.records[0]!;

test("the five letters are said in words", () => {
  expect(smartWords(chidi.actions[0]!.smart)).toBe("SMART: all five met");
  expect(smartWords(chidi.actions[1]!.smart)).toBe("Not yet specific, measurable, realistic, timely");
});
