import { expect, test } from "vitest";

import { freeSlots } from "./states";

test("how many slots are free is said, with those kept for emergencies apart", () => {
  expect(freeSlots({ slots: 13, slotsFree: 11, emergencyFree: 1 })).toBe(
    "11 of 13 slots free, and 1 kept for emergencies",
  );
  expect(freeSlots({ slots: 6, slotsFree: 6, emergencyFree: 0 })).toBe("6 of 6 slots free");
  expect(freeSlots({ slots: 6, slotsFree: 5, emergencyFree: 0 }, "")).toBe("5 of 6 free");
  expect(freeSlots({ slots: 13, slotsFree: 0, emergencyFree: 1 })).toBe(
    "full, but for 1 kept for emergencies",
  );
  expect(freeSlots({ slots: 6, slotsFree: 0, emergencyFree: 0 })).toBe("full");
});
