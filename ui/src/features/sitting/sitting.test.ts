import { expect, test } from "vitest";

import type { Decision } from "../../bindings/Decision";
import { sitting } from "../../host/fake/sitting";
import { isEmpty, emptyAction, readAction } from "./action-draft";
import { firstSeat, itemName, neighbour, nextWaiting, seats, slots, slotTag } from "./seats";
import { clusters, toggled, withDetail } from "./record/decisions";
import { gapWords, placeOf } from "./gaps";
import { markOf } from "./fingerprint";
import { ownerGroups, ownerKey, ownerOfKey } from "./action-owners";
import { attendanceWords, leavesFor, moved, room, workersToCome } from "./attendance/attendance";
import { gifts } from "./record/siblings";
import { smartWords } from "./words";

const view = sitting();
const { recorded, roles } = view.profile;
const okafor = view.items[3]!;
const chidi = okafor.records[0]!;

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

test("the screen opens at the running item and the keys walk through every child", () => {
  expect(firstSeat(view)).toEqual({ item: "item-14:00:00", child: "child-4410287" });
  const all = seats(view);
  expect(neighbour(view, all[3]!, 1), "to the second sibling").toEqual(all[4]);
  expect(neighbour(view, all[0]!, -1), "stays at the first").toEqual(all[0]);
  expect(neighbour(view, all.at(-1)!, 1), "stays at the last").toEqual(all.at(-1));
  expect(nextWaiting(view, "item-14:00:00")?.item.id).toBe("item-14:30:00");
});

test("families are named as people say them", () => {
  expect(itemName(okafor)).toBe("Okafor family, 3");
  expect(itemName(view.items[7]!)).toBe("Kayden and Lexi Roe");
  expect(itemName(view.items[2]!)).toBe("Unborn baby Lovatt");
});

test("a slot's tag says what is still missing once the item is done", () => {
  const done = structuredClone(view.items[0]!);
  expect(slotTag(done, null, new Date())?.words).toBe("Done");
  done.records[0]!.missing = [
    { sentence: "No decision is chosen.", place: { kind: "decisions" }, blocks: true },
    { sentence: "A prompt is not answered.", place: { kind: "prompts" }, blocks: false },
  ];
  expect(slotTag(done, null, new Date())).toMatchObject({ words: "1 missing", tone: "late" });
});

test("what is missing leads to its place, in as few words as there is room for", () => {
  expect(placeOf({ kind: "section", section: "discussion" })).toBe("section-discussion");
  expect(placeOf({ kind: "action", action: "a1" })).toBe("action-a1");
  expect(placeOf({ kind: "rationale" })).toBe("rationale");
  expect(placeOf({ kind: "room" }), "the item as a whole").toBe("this-item");
  expect(gapWords("No review date is set, nor why none is needed.")).toBe("No review date is set");
});

test("the room shows this item's guests, the chair first, and who is away", () => {
  const now = room(view.attendees, "item-14:00:00", roles);
  expect(now.here[0]?.details.role).toBe("chair");
  expect(now.here.at(-1)?.details.observer, "observers last").toBe(true);
  expect(now.here.some((one) => one.details.name === "Bronwen Hughes")).toBe(true);
  expect(room(view.attendees, "item-14:30:00", roles).here.some((one) => one.details.item !== null)).toBe(
    false,
  );
  expect(now.away.map((one) => one.details.state)).toEqual(["left", "apologies"]);
  expect(
    workersToCome(okafor, view.attendees).map((one) => one.name),
    "the other worker has no row yet",
  ).toEqual(["Tomasz Wieczorek"]);
});

test("whoever is out of the room is not counted in it", () => {
  const now = room(view.attendees, "item-14:00:00", roles);
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

test("a restricted slot stands where its time is", () => {
  const hidden = { starts: "14:20:00", minutes: 10, open: true };
  const day = slots({ ...view, restricted: [hidden] });
  const at = day.findIndex((slot) => "hidden" in slot);
  const starts = day.map((slot) => ("hidden" in slot ? slot.hidden.starts : slot.live.item.details.starts));
  expect(starts[at - 1]! < "14:20:00" && starts[at + 1]! > "14:20:00").toBe(true);
  expect(day).toHaveLength(view.items.length + 1);
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

test("owners are offered once each, and come back from their key", () => {
  const groups = ownerGroups(okafor, view.attendees, roles);
  const keys = groups.flatMap((group) => group.owners.map((one) => ownerKey(one.role, one.name)));
  expect(new Set(keys).size).toBe(keys.length);
  expect(groups[0]?.owners.map((one) => one.name)).toEqual(["Bronwen Hughes", "Tomasz Wieczorek"]);
  expect(ownerOfKey(ownerKey("sw", "Bronwen Hughes"))).toEqual({ ownerRole: "sw", owner: "Bronwen Hughes" });
});

test("a child's own words are given to siblings only when somebody ticks them", () => {
  const parts = gifts(chidi, view.profile);
  expect(parts.find((part) => part.key === "section-childs-words")?.ticked).toBe(false);
  expect(parts.find((part) => part.key === "decisions")?.ticked).toBe(true);
  expect(
    parts.some((part) => part.key === "section-parallel-plan"),
    "empty parts are not offered",
  ).toBe(false);
});

test("an action that is being typed survives as a draft", () => {
  const typed = { ...emptyAction(), what: "Book the meeting", due: "2026-12-02" };
  expect(readAction(JSON.stringify(typed))).toEqual(typed);
  expect(readAction("plain text of another field")).toBeNull();
  expect(isEmpty(emptyAction())).toBe(true);
  expect(isEmpty(typed)).toBe(false);
});

test("different texts have different marks", () => {
  expect(markOf("Ŵ")).toBe(markOf("Ŵ"));
  expect(markOf("because of school")).not.toBe(markOf("because of School"));
});

test("the five letters are said in words", () => {
  expect(smartWords(chidi.actions[0]!.smart)).toBe("SMART: all five met");
  expect(smartWords(chidi.actions[1]!.smart)).toBe("Not yet specific, measurable, realistic, timely");
});
