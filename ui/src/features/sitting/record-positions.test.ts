import { expect, test } from "vitest";

import { RecordPositions } from "./record-positions";

const chidi = { item: "one", child: "chidi" };
const tobe = { item: "one", child: "tobe" };

function column(): HTMLElement {
  document.body.innerHTML =
    '<div><textarea>First section</textarea><input type="text" value="a line" /><textarea>Last</textarea></div>';
  return document.body.firstElementChild as HTMLElement;
}

test("field, cursor, scroll and open form are found again, in fields made anew", () => {
  const places = new RecordPositions();
  const before = column();
  const field = before.querySelectorAll("textarea")[1]!;
  field.focus();
  field.setSelectionRange(2, 3);
  before.scrollTop = 140;
  places.leave(chidi, before, "new");

  const anew = column();
  places.come(chidi, anew);
  const back = document.activeElement as HTMLTextAreaElement;
  expect(back).toBe(anew.querySelectorAll("textarea")[1]);
  expect([back.selectionStart, back.selectionEnd]).toEqual([2, 3]);
  expect(anew.scrollTop).toBe(140);
  expect(places.of(chidi)?.editing).toBe("new");
});

test("where nobody was typing the focus is left alone", () => {
  const places = new RecordPositions();
  const there = column();
  places.come(tobe, there);
  expect(document.activeElement).toBe(document.body);
  expect(there.scrollTop).toBe(0);
});
