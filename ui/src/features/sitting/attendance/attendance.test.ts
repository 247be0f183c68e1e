import { expect, test } from "vitest";

import { sitting } from "../../../host/fake/sitting";
import { attendanceOf, attendanceWords, leavesFor, moved, workersToCome } from "./attendance";

const view = sitting();
const { roles } = view.profile;
const okafor = view.items[3]!;

test("the room shows this item's guests, the chair first, and who is away", () => {
  const now = attendanceOf(view.attendees, "item-14:00:00", roles);
  expect(now.here[0]?.details.role).toBe("chair");
  expect(now.here.at(-1)?.details.observer, "observers last").toBe(true);
  expect(now.here.some((one) => one.details.name === "Bronwen Hughes")).toBe(true);
  expect(
    attendanceOf(view.attendees, "item-14:30:00", roles).here.some((one) => one.details.item !== null),
  ).toBe(false);
  expect(now.away.map((one) => one.details.state)).toEqual(["left", "apologies"]);
  expect(
    workersToCome(okafor, view.attendees).map((one) => one.name),
    "the other worker has no row yet",
  ).toEqual(["Tomasz Wieczorek"]);
});

test("whoever is out of the room is not counted in it", () => {
  const now = attendanceOf(view.attendees, "item-14:00:00", roles);
  expect(now.out.map((one) => one.details.name)).toEqual(["Petra Lindqvist"]);
  expect(now.here.some((one) => one.details.name === "Petra Lindqvist")).toBe(false);
});

test("somebody's interest in an item is said beside their name before it starts, while it runs and after", () => {
  const item = structuredClone(view.items[4]!);
  const chair = view.attendees[0]!.details;
  expect(leavesFor(item, chair)).toBe("");
  item.quorum.away = ["Margaret Ellery left for this item: conflict of interest (governs the school)"];
  const words = "has to leave for this item: conflict of interest (governs the school)";
  expect(leavesFor(item, chair)).toBe(words);
  expect(attendanceWords(chair, roles, null, leavesFor(item, chair))).toContain(words);
  expect(leavesFor(item, view.attendees[1]!.details), "of nobody else").toBe("");
  item.item.state = { kind: "finished" };
  expect(leavesFor(item, chair)).toBe("left for this item: conflict of interest (governs the school)");
});

test("coming back keeps the time of arrival; apologies clear it", () => {
  const came = moved(view.attendees[0]!.details, "present", new Date("2026-11-25T12:55:00Z"));
  const left = moved(came, "left", new Date("2026-11-25T14:00:00Z"));
  const back = moved(left, "present", new Date("2026-11-25T14:10:00Z"));
  expect(back).toMatchObject({ state: "present", arrived: "2026-11-25T12:55:00.000Z", left: null });
  expect(moved(back, "apologies", new Date()).arrived).toBeNull();
});

test("only a late arrival is worth saying", () => {
  const late = view.attendees.find((one) => one.details.name === "Yusuf Demir")!.details;
  expect(attendanceWords(late, roles, "2026-11-25T13:00:00Z")).toContain("arrived 1:40pm");
  expect(attendanceWords(view.attendees[0]!.details, roles, "2026-11-25T13:00:00Z")).toBe("Chair");
});
