import { expect, test } from "vitest";

import type { Participant } from "../../../bindings/Participant";
import { familyRows, familyWords, participantsOf } from "./participation";

const ruth = { name: "Ruth Kestle", relation: "Mother", responsibility: true };
const said: Participant[] = [
  { parent: null, invited: { kind: "notInvited", why: "Two years old" }, came: "absent", heard: "" },
  {
    parent: { name: "Sol Kestle", relation: "Father", responsibility: null },
    invited: { kind: "invited" },
    came: "room",
    heard: "",
  },
];

test("the child comes first, then the parents that the book knows, then whoever was added", () => {
  const rows = familyRows(said, [ruth], "Ruby Kestle");
  expect(rows.map((row) => row.label)).toEqual(["Ruby Kestle", "Ruth Kestle, mother", "Sol Kestle, father"]);
  expect(familyRows([], [ruth], null).map((row) => row.label)).toEqual(["Ruth Kestle, mother"]);
});

test("rows that say nothing are not kept, and the others come back as they were", () => {
  expect(participantsOf(familyRows(said, [ruth], "Ruby Kestle"), [ruth])).toEqual(said);
  expect(familyWords(said, [ruth], "Ruby Kestle")).toBe("2 of 3 said");
});

test("whoever is added is kept at once, and so is a responsibility that the book did not know", () => {
  const sol = { name: "Sol Kestle", relation: "Father", responsibility: null };
  const silent = { invited: { kind: "notSaid" }, came: "notSaid", heard: "" };
  expect(
    participantsOf(familyRows([{ parent: sol, ...silent } as Participant], [ruth], null), [ruth]),
  ).toEqual([{ parent: sol, ...silent }]);
  const rows = familyRows([], [ruth], null).map((row) => ({
    ...row,
    parent: { ...ruth, responsibility: false },
  }));
  expect(participantsOf(rows, [ruth])).toEqual([{ parent: { ...ruth, responsibility: false }, ...silent }]);
});
