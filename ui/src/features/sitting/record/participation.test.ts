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
  expect(participantsOf(familyRows(said, [ruth], "Ruby Kestle"))).toEqual(said);
  expect(familyWords(said, [ruth], "Ruby Kestle")).toBe("2 of 3 said");
});
