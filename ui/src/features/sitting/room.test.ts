import { expect, test } from "vitest";

import type { RecordState } from "../../bindings/RecordState";
import { sitting } from "../../host/fake/sitting";
import { attendee } from "../../host/fake/sitting-parts";
import { seatsOf } from "./attendance/attendance";
import { COMMANDS } from "./commands";
import { blocking, toWeigh } from "./gaps";
import { finalisable } from "./item-acts";
import { find } from "../../basics/find";

test("what stands before the signature is told once: what holds it back, and what the chair weighs", () => {
  const record = structuredClone(sitting().items[3]!.records[0]!);
  expect(blocking(record).every((gap) => gap.blocks)).toBe(true);
  expect(toWeigh(record).length, "prompts that nobody answered are no secret").toBeGreaterThan(0);
  expect(blocking(record).length + toWeigh(record).length).toBe(record.gaps.length);
});

test("once the meeting is closed each record that is whole can be finalised from the room, in the agenda's order", () => {
  const view = structuredClone(sitting());
  const ready = finalisable(view);
  const finished = view.items.filter(({ item }) => item.state.kind === "finished");
  expect(ready.map((one) => one.record.id)).toEqual(
    finished.flatMap(({ records }) => records).map((one) => one.record.id),
  );
  const state: RecordState = { kind: "finalised", by: "nia", at: "2026-11-25T16:00:00Z" };
  Object.assign(ready[0]!, { writable: false, record: { ...ready[0]!.record, state } });
  expect(finalisable(view)).toHaveLength(ready.length - 1);
  ready[1]!.gaps = [{ sentence: "No decision is chosen.", place: { kind: "decisions" }, blocks: true }];
  expect(finalisable(view), "what lacks something is not offered").toHaveLength(ready.length - 2);
});

test("who sits in two seats comes in once", () => {
  const expected = { state: "expected" as const, arrived: null };
  const [chair, head] = [attendee("Ada Fenn", "chair", expected), attendee("Ada Fenn", "gm", expected)];
  const other = attendee("Ben Marsh", "gm", expected);
  const elsewhere = attendee("Ada Fenn", "sw", { ...expected, item: "another" });
  expect(seatsOf([chair, head, other, elsewhere], "Ada Fenn ", "item-14:00:00")).toEqual([chair, head]);
});

test("a conflict of interest and the request are found by what people call them", () => {
  const picks = COMMANDS.map(({ id, words, alsoCalled }) => ({
    id,
    words,
    ...(alsoCalled ? { also: alsoCalled } : {}),
  }));
  for (const typed of ["conflict", "interest", "declare", "recuse"])
    expect(find(typed, picks)[0]?.id, typed).toBe("conflict");
  for (const typed of ["outline", "request", "referral", "reason"])
    expect(find(typed, picks)[0]?.id, typed).toBe("request");
  expect(find("finalise", picks)[0]?.id).toBe("finalise");
});
