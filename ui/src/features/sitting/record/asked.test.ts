import { expect, test } from "vitest";

import { askedOf } from "./asked";

test("what is not for this child is not shown, unless something stands there", () => {
  const all = [{ id: "discussion" }, { id: "pathway" }, { id: "adoption" }];
  const record = { notAsked: ["pathway", "adoption"] };
  const written = (id: string) => id === "adoption";
  expect(askedOf(record, all, written).map(({ id }) => id)).toEqual(["discussion", "adoption"]);
  expect(askedOf({}, all, written), "a panel without conditions asks everybody").toEqual(all);
});
