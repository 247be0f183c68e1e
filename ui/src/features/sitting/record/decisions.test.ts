import { expect, test } from "vitest";

import type { Decision } from "../../../bindings/Decision";
import { sitting } from "../../../host/fake/sitting";
import { clusters, toggled, withDetail } from "./decisions";

const { recorded } = sitting().profile;

test("options of one group exclude each other, and nothing else", () => {
  const first: Decision[] = [
    { option: "s20-agreed", detail: "until 24 February", agreedAt: null },
    { option: "parallel-family", detail: "", agreedAt: null },
  ];
  const next = toggled(first, "s20-not-agreed", recorded.decisions);
  expect(next.map((one) => one.option)).toEqual(["s20-not-agreed", "parallel-family"]);
  expect(
    toggled(next, "s20-not-agreed", recorded.decisions).map((one) => one.option),
    "off again",
  ).toEqual(["parallel-family"]);
});

test("options without a group stand beside each other", () => {
  const two = toggled(toggled([], "parallel-home", recorded.decisions), "parallel-sgo", recorded.decisions);
  expect(two.map((one) => one.option)).toEqual(["parallel-home", "parallel-sgo"]);
  expect(
    clusters(recorded.decisions).flatMap((cluster) => cluster.options),
    "none is lost in grouping",
  ).toHaveLength(recorded.decisions.length);
});

test("what options share is said once, and each says the rest", () => {
  const all = clusters(recorded.decisions);
  expect(all[0]).toMatchObject({ lead: "Section 20", exclusive: true });
  expect(all[0]!.options.map((one) => one.words)).toEqual(["agreed", "not agreed"]);
  const plans = all.find((cluster) => cluster.lead === "Parallel plan")!;
  expect(plans.exclusive, "several parallel plans may stand beside each other").toBe(false);
  expect(plans.options.map((one) => one.words)[0]).toBe("return home");
  for (const { lead, options } of all) {
    for (const { option, words } of options) {
      expect(option.label.replace(":", ""), "lead and words make the label").toBe(`${lead} ${words}`.trim());
    }
  }
});

test("the detail of one decision leaves the others alone", () => {
  const decisions = [
    { option: "a", detail: "one", agreedAt: "2026-11-25T14:07:00Z" },
    { option: "b", detail: "two", agreedAt: "2026-11-25T14:07:00Z" },
  ];
  expect(withDetail(decisions, "b", "three"), "and other words are not agreed").toEqual([
    decisions[0],
    { option: "b", detail: "three", agreedAt: null },
  ]);
});
