import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { now, setClock } from "./clock";
import { today } from "./dates";

const HOUR = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: new Date("2026-11-25T10:00:00Z") }));
afterEach(async () => {
  await setClock(async () => new Date().toISOString());
  vi.useRealTimers();
});

/** An answer that takes a second to come. */
const slowly = (told: string) => async () => {
  vi.setSystemTime(Date.now() + 1000);
  return told;
};

it("goes by the program's clock, and runs on", async () => {
  await setClock(slowly("2027-10-30T23:30:00.123456789Z"));
  expect(today(), "on the wall in London it is the next day").toBe("2027-10-31");
  vi.setSystemTime(Date.now() + 24 * HOUR);
  expect(today(), "the day on which the clocks go back has 25 hours").toBe("2027-10-31");
  vi.setSystemTime(Date.now() + HOUR);
  expect(today()).toBe("2027-11-01");
});

it("goes back where the program is behind", async () => {
  await setClock(slowly("2026-03-29T00:30:00Z"));
  expect(today()).toBe("2026-03-29");
});

it("never calls now what to the program is still to come", async () => {
  await setClock(slowly("2026-11-25T09:59:59.700Z"));
  const program = Date.parse("2026-11-25T10:00:00.200Z"); // half a second went by since it was asked
  expect(now().getTime()).toBeLessThanOrEqual(program);
});

it("is not put wrong by an answer that was long in coming", async () => {
  await setClock(slowly("2026-11-25T10:00:00.400Z"));
  expect(now().toISOString()).toBe("2026-11-25T10:00:01.000Z");
});
