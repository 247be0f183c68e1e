import { expect, test } from "vitest";

import type { PanelMember } from "../../bindings/PanelMember";
import { profiles } from "../../host/fake/profiles";
import { growing, lengthened, listed, membersOf, newMember, openSeats } from "./panel-rows";

const clam = profiles["clam"]!;
const member = (name: string, role: string, more: Partial<PanelMember> = {}): PanelMember => ({
  ...newMember(),
  name,
  role,
  ...more,
});

test("there is always one empty line, and never two", () => {
  const one = growing([member("Nan Ferrow", "gm")], newMember);
  expect(one.map((row) => row.name)).toEqual(["Nan Ferrow", ""]);
  expect(growing(one, newMember), "it is there already").toBe(one);
  expect(lengthened(one, 4, newMember).length, "as many lines as were typed before a crash").toBe(4);
});

test("seats that nobody sits in are named, with how many of them", () => {
  const open = openSeats(
    [member("Nan Ferrow", "gm"), member("Ola Finch", "gm", { belongs: "standsIn" })],
    clam.roles,
  );
  expect(open).toContain("Group manager (3 of 4)");
  expect(open, "a deputy has no seat of their own").toContain("Chair");
  expect(open.join(), "whoever presents a child has none").not.toContain("Social worker");
});

test("what is sent has no empty line, and nobody who sits there themselves stands in for somebody", () => {
  const rows = [
    member("Nan Ferrow", "gm", { deputyFor: "Ola Finch" }),
    member("Ola Finch", "gm", { belongs: "standsIn", deputyFor: "Nan Ferrow" }),
    newMember(),
  ];
  expect(listed(rows).map((one) => [one.name, one.deputyFor])).toEqual([
    ["Nan Ferrow", ""],
    ["Ola Finch", "Nan Ferrow"],
  ]);
  expect(membersOf(rows, "gm"), "whom a deputy can stand in for").toEqual(["Nan Ferrow"]);
});
