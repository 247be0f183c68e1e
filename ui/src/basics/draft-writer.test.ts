import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { DraftWriter, type DraftStand } from "./draft-writer";

let written: { text: string; at: number }[];
let stands: DraftStand[];
let writer: DraftWriter;

beforeEach(() => {
  vi.useFakeTimers();
  written = [];
  stands = [];
  const write = async (text: string) => void written.push({ text, at: Date.now() });
  writer = new DraftWriter(write, (stand) => stands.push(stand));
});
afterEach(() => vi.useRealTimers());

it("never leaves a key stroke unwritten for longer than 100 ms while typing goes on", async () => {
  const typedAt: number[] = [];
  for (let n = 1; n <= 60; n += 1) {
    typedAt.push(Date.now());
    writer.typed("x".repeat(n));
    await vi.advanceTimersByTimeAsync(70);
  }
  await vi.advanceTimersByTimeAsync(500);
  typedAt.forEach((at, index) => {
    const kept = written.find((one) => one.text.length > index)!;
    expect(kept.at - at, `stroke ${index}`).toBeLessThanOrEqual(100);
  });
});

it("writes the strokes of one frame together", async () => {
  writer.typed("a");
  writer.typed("ab");
  await vi.advanceTimersByTimeAsync(100);
  expect(written.map((one) => one.text)).toEqual(["ab"]);
  expect(stands.at(-1)).toBe("kept");
});

it("begins once the frame with the letter is drawn, and soon where nothing is drawn", async () => {
  const frames: FrameRequestCallback[] = [];
  const drawing = vi.spyOn(window, "requestAnimationFrame").mockImplementation((frame) => frames.push(frame));
  writer.typed("a");
  await vi.advanceTimersByTimeAsync(20);
  expect(written, "the letter is not on the screen so far").toEqual([]);
  frames[0]!(0);
  expect(written, "what a frame does comes before it is drawn").toEqual([]);
  await vi.advanceTimersByTimeAsync(0);
  expect(written.map((one) => one.text)).toEqual(["a"]);

  writer.typed("ab");
  await vi.advanceTimersByTimeAsync(60);
  expect(written.at(-1)!.text, "a window that is hidden draws nothing").toBe("ab");
  drawing.mockRestore();
});

it("gives a slow disk one text at a time, and the newest next", async () => {
  const slow: string[] = [];
  const taken: (() => void)[] = [];
  const patient = new DraftWriter(
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
  writer.typed("a");
  await writer.flush("ab");
  await vi.advanceTimersByTimeAsync(1000);
  expect(written.map((one) => one.text)).toEqual(["ab"]);
});

it("does not call it kept when the disk refused", async () => {
  const failing = new DraftWriter(
    () => Promise.reject(new Error("full")),
    (stand) => stands.push(stand),
  );
  failing.typed("a");
  await vi.advanceTimersByTimeAsync(400);
  expect(stands).not.toContain("kept");
});
