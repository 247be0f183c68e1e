import { expect, test } from "vitest";

import type { Right } from "../../bindings/Right";
import { recordLines } from "../../host/fake/records";
import { filingChoices, ofStage, openClocks, pressing, stageOf, stagesFor } from "./stages";

const lines = recordLines();
const named = (name: string) => lines.find((line) => line.child.name === name)!;

test("a record stands where its state and its filings say", () => {
  expect(stageOf(named("Chidi Okafor"))).toBe("toFinalise");
  expect(stageOf(named("Unborn baby Lovatt"))).toBe("returned");
  expect(stageOf(named("Emrys Pritchard"))).toBe("waits");
  expect(stageOf(named("Ionuț Țepeș"))).toBe("toFile");
  expect(stageOf(named("Maisie Thornbury"))).toBe("filed");
});

test("a filing settles its own deadline only", () => {
  const line = structuredClone(named("Ionuț Țepeș"));
  line.clocks.push({ ...line.clocks[0]!, deadline: "to-workers", label: "Decisions to the workers" });
  line.record.filings.push({
    version: 1,
    deadline: "on-file",
    by: "Dafydd Rees",
    at: "2026-11-25T16:45:00Z",
  });
  expect(openClocks(line).map((clock) => clock.deadline)).toEqual(["to-workers"]);
  expect(stageOf(line), "the other duty is still open").toBe("toFile");
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
  expect(stagesFor(may("sign"))[0]?.stage).toBe("waits");
  expect(stagesFor(may("file"))[0]?.stage).toBe("toFile");
  expect(
    stagesFor(may("minute"))
      .slice(0, 2)
      .map((one) => one.stage),
  ).toEqual(["returned", "toFinalise"]);
  expect(
    stagesFor(() => false),
    "nothing is left out",
  ).toHaveLength(5);
});
