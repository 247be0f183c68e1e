import { expect, test } from "vitest";

import { isTyping } from "../../basics/is-typing";
import { COMMANDS, commandOf, keyShortcut, keyWords } from "./commands";

const press = (over: Partial<KeyboardEvent>) => ({
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  code: "",
  key: "",
  target: document.body,
  ...over,
});

test("each key does one thing", () => {
  const keys = COMMANDS.map(keyWords).filter(Boolean);
  expect(new Set(keys).size).toBe(keys.length);
  const ids = COMMANDS.map((one) => one.id);
  expect(new Set(ids).size, "and each command stands once").toBe(ids.length);
});

test("a command with a key is found by that key", () => {
  for (const { id, alt } of COMMANDS) {
    if (!alt) continue;
    const arrow = { "↓": "ArrowDown", "↑": "ArrowUp" }[alt];
    const pressed = arrow ? { key: arrow } : { code: `Key${alt}` };
    expect(commandOf(press({ altKey: true, ...pressed })), id).toBe(id);
  }
  expect(commandOf(press({ ctrlKey: true, code: "KeyK" }))).toBe("palette");
  expect(keyShortcut("next-child")).toBe("Alt+ArrowDown");
});

test("a Polish minute taker can type every letter", () => {
  const letter = { code: "KeyA", key: "ą" };
  expect(commandOf(press({ ...letter, altKey: true, ctrlKey: true })), "AltGr on Windows").toBeNull();
  const graph = {
    ...press({ ...letter, altKey: true }),
    getModifierState: (key: string) => key === "AltGraph",
  };
  expect(commandOf(graph), "AltGr elsewhere").toBeNull();
  expect(
    commandOf(press({ ...letter, altKey: true, shiftKey: true })),
    "the keyboard's own switch",
  ).toBeNull();
});

test("a question mark is a letter while somebody types", () => {
  const area = document.createElement("textarea");
  expect(isTyping(area)).toBe(true);
  expect(commandOf(press({ key: "?", shiftKey: true, target: area }))).toBeNull();
  expect(commandOf(press({ key: "?", shiftKey: true }))).toBe("keys");
  expect(commandOf(press({ altKey: true, code: "KeyW", target: area })), "Alt W works while typing").toBe(
    "childs-words",
  );
});
