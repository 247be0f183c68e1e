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
