import { afterEach, expect, test, vi } from "vitest";

import { cleanPastes, isUncommon, room } from "./text-entry";

let stop: (() => void) | undefined;
afterEach(() => {
  stop?.();
  document.body.innerHTML = "";
});

function paste(field: HTMLElement, text: string, html = ""): boolean {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(event, {
    clipboardData: { getData: (kind: string) => (kind === "text/plain" ? text : html) },
  });
  return field.dispatchEvent(event);
}

function field<T extends HTMLElement>(html: string): T {
  document.body.innerHTML = html;
  return document.body.firstElementChild as T;
}

test("what is pasted is put in cleaned where the caret is, and the caret stands after it", async () => {
  stop = cleanPastes(async () => ({ cleaned: "• Seen\nat home", unprintable: [] }));
  const area = field<HTMLTextAreaElement>("<textarea>Before. After.</textarea>");
  area.setSelectionRange(8, 8);
  const typed = vi.fn();
  area.addEventListener("input", typed);
  expect(paste(area, "\uf0b7 Seen\u000bat home")).toBe(false);
  await vi.waitFor(() => expect(area.value).toBe("Before. • Seen\nat homeAfter."));
  expect(area.selectionStart).toBe(22);
  expect(typed).toHaveBeenCalledOnce();
});

test("a list keeps its points and levels in a text, and is plain in a line", async () => {
  const check = vi.fn();
  stop = cleanPastes(check);
  const html = "<ul><li>Seen<ul><li>at home</li></ul></li></ul>";
  const area = field<HTMLTextAreaElement>("<textarea></textarea>");
  expect(paste(area, "Seen\nat home", html)).toBe(false);
  await vi.waitFor(() => expect(area.value).toBe("- Seen\n  - at home"));
  expect(paste(field('<input type="text">'), "Seen at home", html), "one line has no list").toBe(true);
  expect(check, "nothing uncommon is in it").not.toHaveBeenCalled();
});

test("one line has no breaks, and what cannot be asked about is put in as it is", async () => {
  stop = cleanPastes(() => Promise.reject(new Error("away")));
  const input = field<HTMLInputElement>('<input type="text" value="">');
  paste(input, "Ada\nExample\u200e");
  await vi.waitFor(() => expect(input.value).toBe("Ada Example\u200e"));
});

test("plain text and secrets are left to the field", () => {
  const check = vi.fn();
  stop = cleanPastes(check);
  expect(paste(field("<textarea></textarea>"), "Seen at home: “fine” – é…")).toBe(true);
  expect(paste(field('<input type="password">'), "\uf0b7")).toBe(true);
  expect(paste(field('<input type="text" data-secret="">'), "\uf0b7")).toBe(true);
  expect(check).not.toHaveBeenCalled();
});

test("what other programs leave is uncommon, and what is typed here is not", () => {
  for (const text of ["\uf0b7", "a\u000bb", "a\u0085b", "a\u00adb", "a\rb", "→", "ไทย"])
    expect(isUncommon(text)).toBe(true);
  expect(isUncommon("Naïve café, £5: “yes” — Łukasz’s €3\n\t½")).toBe(false);
});

test("how much is left is said near the limit only", () => {
  expect(room("x".repeat(100), 200)).toBeNull();
  expect(room("x".repeat(199), 200)).toEqual({ words: "You have 1 character left", over: false });
  expect(room("😀".repeat(195), 200)?.words).toBe("You have 5 characters left");
  expect(room("x".repeat(1_240), 200)?.words).toMatch(/^This is 1,040 characters too long/);
});
