import { expect, test } from "vitest";

import { sitting } from "../../../host/fake/sitting";
import { attendanceOf, attendanceWords, moved } from "./attendance";

const view = sitting();
const { roles } = view.profile;

test("the room shows this item's guests, the chair first, and who is away", () => {
  const now = attendanceOf(view.attendees, "item-14:00:00", roles);
  expect(now.here[0]?.details.role).toBe("chair");
  expect(now.here.at(-1)?.details.observer, "observers last").toBe(true);
  expect(now.here.some((one) => one.details.name === "Bronwen Hughes")).toBe(true);
  expect(
    attendanceOf(view.attendees, "item-14:30:00", roles).here.some((one) => one.details.item !== null),
  ).toBe(false);
  expect(now.away.map((one) => one.details.state)).toEqual(["left", "apologies"]);
});

test("whoever is out of the room is not counted in it", () => {
  const now = attendanceOf(view.attendees, "item-14:00:00", roles);
  expect(now.out.map((one) => one.details.name)).toEqual(["Petra Lindqvist"]);
  expect(now.here.some((one) => one.details.name === "Petra Lindqvist")).toBe(false);
});

test("somebody's interest in an item is said beside their name, and no absence of another kind with it", () => {
  const chair = view.attendees[0]!.details;
  const words = "has to leave for this item: conflict of interest (governs the school)";
  expect(attendanceWords(chair, roles, null, words)).toBe(`Chair · ${words}`);
  const petra = view.attendees.find((one) => one.details.name === "Petra Lindqvist")!.details;
  expect(attendanceWords(petra, roles, null, words), "out already").not.toContain("has to leave");
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
