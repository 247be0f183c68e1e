import { afterEach, beforeEach, expect, test, vi } from "vitest";

import type { DraftView } from "../bindings/DraftView";
import { Drafts } from "./drafts.svelte";

const full = { code: "machine", sentence: "The disk is full.", field: null } as const;
let disk: Map<string, string>;
let well: boolean;
let drafts: Drafts;

beforeEach(() => {
  vi.useFakeTimers();
  disk = new Map();
  well = true;
  const taken = (change: () => void) => {
    if (!well) throw full;
    change();
  };
  drafts = new Drafts({
    keepDraft: async ({ field, text }: DraftView) => taken(() => disk.set(field, text)),
    dropDraft: async (field) => taken(() => disk.delete(field)),
  });
});
afterEach(() => vi.useRealTimers());

test("a disk in trouble takes nothing away, and has the newest of every field once it is back", async () => {
  well = false;
  await expect(drafts.keep("a", "one", "0")).rejects.toBe(full);
  await expect(drafts.keep("b", "two", "0")).rejects.toBe(full);
  await expect(drafts.keep("a", "one and more", "0")).rejects.toBe(full);
  expect(drafts.of("a")?.text, "a field made anew finds it").toBe("one and more");
  expect(drafts.trouble).toBe(full);

  await vi.advanceTimersByTimeAsync(20_000);
  expect(drafts.trouble, "it keeps trying and keeps saying so").toBe(full);
  well = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect([...disk]).toEqual([
    ["a", "one and more"],
    ["b", "two"],
  ]);
  expect(drafts.trouble).toBeNull();
  expect(drafts.recoveries).toBe(1);
});

test("what was saved meanwhile does not come back", async () => {
  await drafts.keep("a", "one", "0");
  well = false;
  await drafts.drop("a");
  expect(drafts.of("a")).toBeUndefined();
  well = true;
  await vi.advanceTimersByTimeAsync(2_000);
  expect(disk.size).toBe(0);
});

test("a disk that is slow to answer is not said to have what was typed, until it has", async () => {
  let answer = () => {};
  drafts = new Drafts({
    keepDraft: () => new Promise<void>((resolve) => (answer = resolve)),
    dropDraft: async () => {},
  });
  const kept = drafts.keep("a", "one", "0");
  await vi.advanceTimersByTimeAsync(100);
  expect(drafts.slow, "a moment is no trouble").toBe(false);
  await vi.advanceTimersByTimeAsync(500);
  expect(drafts.slow, "the newest words may not be there").toBe(true);
  expect(drafts.keptAt).toBeNull();
  answer();
  await kept;
  expect(drafts.slow).toBe(false);
  expect(drafts.keptAt).not.toBeNull();
});
