import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeAll, expect, test, vi } from "vitest";

import { leaveComposingAlone } from "./composing";
import { NO_PAPERS, refuseDroppedFiles } from "./dropping";
import { takeBackTyping } from "./undoing";
import Field from "./window-events.test.svelte";

const say = vi.fn();
beforeAll(() => {
  leaveComposingAlone();
  takeBackTyping();
  refuseDroppedFiles(say);
});

function field() {
  const [onkey, onsent] = [vi.fn(), vi.fn()];
  render(Field, { onkey, onsent });
  return { word: screen.getByLabelText("Word"), onkey, onsent };
}

test.each([
  ["while a word is composed", { key: "Enter", isComposing: true }],
  ["as WebKit tells the key that ends it", { key: "Enter", keyCode: 229 }],
])("Enter belongs to the input method %s", async (_, pressed) => {
  const { word, onkey } = field();
  const goes = await fireEvent.keyDown(word, pressed);
  expect(goes, "the form is not sent").toBe(false);
  expect(onkey, "and nothing is picked").not.toHaveBeenCalled();
});

test("a list hears none of an input method's other keys, which it keeps for itself", async () => {
  const { word, onkey } = field();
  const heard = vi.fn();
  addEventListener("keydown", heard);
  const goes = await fireEvent.keyDown(word, { key: "Escape", isComposing: true });
  removeEventListener("keydown", heard);
  expect(goes, "it is not taken from the input method").toBe(true);
  expect(onkey).not.toHaveBeenCalled();
  expect(heard).not.toHaveBeenCalled();
});

test("an Enter that ends a word and goes on is not the field's either; the next one is", async () => {
  const { word, onkey } = field();
  await fireEvent.compositionEnd(word);
  expect(await fireEvent.keyDown(word, { key: "Enter", keyCode: 13 }), "the form is not sent").toBe(false);
  expect(onkey, "nothing is picked").not.toHaveBeenCalled();
  await fireEvent.keyUp(word, { key: "Enter" });
  expect(await fireEvent.keyDown(word, { key: "Enter", keyCode: 13 })).toBe(true);
  expect(onkey).toHaveBeenCalledWith("Enter");
});

test("a letter that ends a word is typed", async () => {
  const { word, onkey } = field();
  await fireEvent.compositionEnd(word);
  expect(await fireEvent.keyDown(word, { key: "b", keyCode: 66 })).toBe(true);
  expect(onkey).toHaveBeenCalledWith("b");
  await fireEvent.keyUp(word, { key: "b" });
});

test("any other Enter is the field's", async () => {
  const { word, onkey } = field();
  expect(await fireEvent.keyDown(word, { key: "Enter", keyCode: 13 })).toBe(true);
  expect(onkey).toHaveBeenCalledWith("Enter");
});

test("typing is taken back and done again by the keys that people know", async () => {
  const { word } = field();
  const command = vi.fn();
  Object.assign(document, { execCommand: command });
  for (const pressed of [
    { key: "z", ctrlKey: true },
    { key: "Z", ctrlKey: true, shiftKey: true },
    { key: "y", ctrlKey: true },
    { key: "z", ctrlKey: true, altKey: true },
    { key: "z" },
  ])
    await fireEvent.keyDown(word, pressed);
  expect(command.mock.calls).toEqual([["undo"], ["redo"], ["redo"]]);
});

/** jsdom knows no drags: an event of the name, with what one carries. */
function dragged(sign: string, types: string[]) {
  const dataTransfer = { types, dropEffect: "copy" };
  return Object.assign(new Event(sign, { bubbles: true, cancelable: true }), { dataTransfer });
}

test.each(["dragenter", "dragover", "drop"])("a file that is dropped does nothing (%s)", async (sign) => {
  const { word } = field();
  say.mockClear();
  for (const target of [word, document.body])
    for (const types of [["Files"], ["text/uri-list", "text/plain"]]) {
      const event = dragged(sign, types);
      await fireEvent(target, event);
      expect(event.defaultPrevented, "no leaving for it, no path in a field").toBe(true);
      expect(event.dataTransfer.dropEffect).toBe("none");
    }
  if (sign === "dragenter") expect(say, "where papers go is said").toHaveBeenCalledWith(NO_PAPERS);
});

test("text can be dragged into a field", async () => {
  const { word } = field();
  const event = dragged("drop", ["text/plain", "text/html"]);
  await fireEvent(word, event);
  expect(event.defaultPrevented).toBe(false);
});
