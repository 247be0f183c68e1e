import { expect, test } from "vitest";

import { fingerprint } from "./fingerprint";

test("different texts have different marks", () => {
  expect(fingerprint("Ŵ")).toBe(fingerprint("Ŵ"));
  expect(fingerprint("because of school")).not.toBe(fingerprint("because of School"));
});
