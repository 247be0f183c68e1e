import { expect, test } from "vitest";

import type { ChildLine } from "../../bindings/ChildLine";
import {
  emptyChild,
  givenBack,
  parentRows,
  readChild,
  takenOver,
  takenOverWords,
  typedChild,
} from "./child-form";

const sibling = {
  name: "Ffion Teasel",
  child: {
    details: {
      ...emptyChild(),
      given: "Ffion",
      surname: "Teasel",
      address: "1 Elm Row, Elmshire",
      parents: [{ name: "Mair Teasel", relation: "Mother", responsibility: true }],
    },
  },
} as ChildLine;

test("a brother or sister's address and parents are taken over, and who holds responsibility is not", () => {
  const typed = takenOver({ ...typedChild(emptyChild()), given: "Iolo", surname: "Teasel" }, sibling);
  expect(readChild(typed)).toMatchObject({
    address: "1 Elm Row, Elmshire",
    parents: [{ name: "Mair Teasel", relation: "Mother", responsibility: null }],
  });
  expect(takenOverWords(sibling)).toBe(
    "Taken over from Ffion Teasel: address and parents. Change what is different for this child.",
  );
});

test("what somebody typed stays, and what was taken over goes where it is no sibling after all", () => {
  const own = { ...typedChild(emptyChild()), address: "9 Beech Way" };
  expect(takenOver(own, sibling).address).toBe("9 Beech Way");
  const typed = takenOver(typedChild(emptyChild()), sibling);
  expect(givenBack(typed, sibling)).toMatchObject({ address: "", parents: "" });
  const changed = { ...typed, address: "9 Beech Way" };
  expect(givenBack(changed, sibling).address).toBe("9 Beech Way");
  expect(parentRows(givenBack(changed, sibling).parents)).toEqual([]);
});

test("nothing is said where nothing is known", () => {
  const bare = { name: "Ffion", child: { details: emptyChild() } } as ChildLine;
  expect(takenOverWords(bare)).toBe("");
});
