import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { Keeper, type DraftStand } from "./draft-writer";

let written: { text: string; at: number }[];
let stands: DraftStand[];
let keeper: Keeper;

beforeEach(() => {
  vi.useFakeTimers();
  written = [];
  stands = [];
  const write = async (text: string) => void written.push({ text, at: Date.now() });
  keeper = new Keeper(write, (stand) => stands.push(stand));
});
afterEach(() => vi.useRealTimers());

it("never leaves a key stroke unwritten for longer than 100 ms while typing goes on", async () => {
  const typedAt: number[] = [];
  for (let n = 1; n <= 60; n += 1) {
    typedAt.push(Date.now());
    keeper.typed("x".repeat(n));
    await vi.advanceTimersByTimeAsync(70);
  }
  await vi.advanceTimersByTimeAsync(500);
  typedAt.forEach((at, index) => {
    const kept = written.find((one) => one.text.length > index)!;
    expect(kept.at - at, `stroke ${index}`).toBeLessThanOrEqual(100);
  });
});

it("writes the strokes of one frame together", async () => {
  keeper.typed("a");
  keeper.typed("ab");
  await vi.advanceTimersByTimeAsync(100);
  expect(written.map((one) => one.text)).toEqual(["ab"]);
  expect(stands.at(-1)).toBe("kept");
});

it("gives a slow disk one text at a time, and the newest next", async () => {
  const slow: string[] = [];
  const taken: (() => void)[] = [];
  const patient = new Keeper(
    (text) => new Promise((resolve) => (slow.push(text), taken.push(resolve))),
    (stand) => stands.push(stand),
  );
  for (const text of ["a", "ab", "abc", "abcd"]) {
    patient.typed(text);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(slow, "the disk has not taken the first").toEqual(["a"]);
  taken[0]!();
  await vi.advanceTimersByTimeAsync(0);
  expect(slow).toEqual(["a", "abcd"]);
  expect(stands, "the newest is still on its way").not.toContain("kept");
  taken[1]!();
  await vi.advanceTimersByTimeAsync(0);
  expect(stands.at(-1)).toBe("kept");
});

it("writes at once when the field is left, and not again", async () => {
  keeper.typed("a");
  await keeper.flush("ab");
  await vi.advanceTimersByTimeAsync(1000);
  expect(written.map((one) => one.text)).toEqual(["ab"]);
});

it("does not call it kept when the disk refused", async () => {
  const failing = new Keeper(
    () => Promise.reject(new Error("full")),
    (stand) => stands.push(stand),
  );
  failing.typed("a");
  await vi.advanceTimersByTimeAsync(400);
  expect(stands).not.toContain("kept");
});
