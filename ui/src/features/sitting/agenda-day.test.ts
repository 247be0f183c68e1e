import { expect, test } from "vitest";

import { sitting } from "../../host/fake/sitting";
import { agendaChildren, firstChild, itemName, neighbour, nextWaiting, slots, slotTag } from "./agenda-day";

const view = sitting();
const okafor = view.items[3]!;

test("the screen opens at the running item and the keys walk through every child", () => {
  expect(firstChild(view)).toEqual({ item: "item-14:00:00", child: "child-4410287" });
  const all = agendaChildren(view);
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
  done.records[0]!.gaps = [
    { sentence: "No decision is chosen.", place: { kind: "decisions" }, blocks: true },
    { sentence: "A prompt is not answered.", place: { kind: "prompts" }, blocks: false },
  ];
  expect(slotTag(done, null, new Date())).toMatchObject({ words: "1 missing", tone: "late" });
});

test("a restricted slot stands where its time is", () => {
  const hidden = { starts: "14:20:00", minutes: 10, open: true };
  const day = slots({ ...view, restricted: [hidden] });
  const at = day.findIndex((slot) => "hidden" in slot);
  const starts = day.map((slot) => ("hidden" in slot ? slot.hidden.starts : slot.live.item.details.starts));
  expect(starts[at - 1]! < "14:20:00" && starts[at + 1]! > "14:20:00").toBe(true);
  expect(day).toHaveLength(view.items.length + 1);
});
