import { expect, test } from "vitest";

import type { Right } from "../../bindings/Right";
import { recordLines } from "../../host/fake/records";
import { filingChoices, ofStage, openClocks, pressing, stagesFor } from "./stages";

const lines = recordLines();
const named = (name: string) => lines.find((line) => line.child.name === name)!;

test("a filing settles its own deadline only", () => {
  const line = structuredClone(named("Ionuț Țepeș"));
  line.clocks.push({ ...line.clocks[0]!, deadline: "to-workers", label: "Decisions to the workers" });
  line.clocks[0]!.state = "done";
  expect(openClocks(line).map((clock) => clock.deadline)).toEqual(["to-workers"]);
  expect(filingChoices([line])).toEqual([{ value: "to-workers", label: "Decisions to the workers" }]);
});

test("what is over comes before what is due today", () => {
  const over = structuredClone(named("Thị Lan Nguyễn"));
  over.clocks[0]!.state = "over";
  expect(ofStage([named("Ionuț Țepeș"), over], "toFile")[0]).toBe(over);
  expect(pressing(over)?.state).toBe("over");
});

test("every person sees first what is theirs to do", () => {
  const may = (right: Right) => (one: Right) => one === right;
  expect(stagesFor(may("sign"))[0]).toBe("toSign");
  expect(stagesFor(may("file"))[0]).toBe("toFile");
  expect(stagesFor(may("minute")).slice(0, 2)).toEqual(["returned", "toFinalise"]);
  expect(
    stagesFor(() => false),
    "nothing is left out",
  ).toHaveLength(5);
});
