import { expect, test } from "vitest";

import { underlined } from "./underlined";

const finding = (from: number, to: number, kind = "jargon") => ({ from, to, kind });
const checked = "LAC review recieved by the IRO";
const findings = [finding(0, 3), finding(11, 19, "spelling"), finding(27, 30)];

test("each word is underlined where it stands", () => {
  expect(underlined(checked, { checked, findings })).toEqual([
    { text: "", kind: null },
    { text: "LAC", kind: "jargon" },
    { text: " review ", kind: null },
    { text: "recieved", kind: "spelling" },
    { text: " by the ", kind: null },
    { text: "IRO", kind: "jargon" },
  ]);
});

test("what was typed since moves no line: words behind it wait for the next check", () => {
  const typed = "LAC review was recieved by the IRO";
  const words = underlined(typed, { checked, findings }).filter(({ kind }) => kind);
  expect(words).toEqual([{ text: "LAC", kind: "jargon" }]);
  expect(underlined("CLA", { checked, findings })).toEqual([]);
  expect(underlined("", { checked, findings })).toEqual([]);
});
