import { expect, test } from "vitest";

import { fillForm, readForm } from "./form-draft";

function form(prefix: string): HTMLFormElement {
  const made = document.createElement("form");
  made.innerHTML = `
    <input id="${prefix}-name" value="">
    <input id="${prefix}-secret" type="password">
    <textarea id="${prefix}-why"></textarea>
    <select id="${prefix}-role"><option value="sw">SW</option><option value="tm">TM</option></select>
    <input id="${prefix}-kind-done" type="radio" name="${prefix}-kind" checked>
    <input id="${prefix}-kind-not" type="radio" name="${prefix}-kind">
    <input id="${prefix}-sibling" type="checkbox">
    <textarea id="record-1-outline">has a draft of its own</textarea>`;
  return made;
}

const field = (of: HTMLFormElement, id: string) => of.querySelector<HTMLInputElement>(`#${id}`)!;

test("a form comes back as it was typed, under whatever ids it has now", () => {
  const before = form("s1");
  field(before, "s1-name").value = "Nan Ferrow";
  field(before, "s1-secret").value = "three quiet herons";
  field(before, "s1-why").value = "Moved\nabroad";
  field(before, "s1-role").value = "tm";
  field(before, "s1-kind-not").checked = true;
  field(before, "s1-sibling").checked = true;
  const draft = readForm(before, "s1");
  expect(draft, "a secret is never kept").not.toContain("herons");
  expect(draft, "nor what keeps itself").not.toContain("of its own");

  const after = form("s2");
  const told: string[] = [];
  after.addEventListener("input", (event) => told.push((event.target as HTMLElement).id));
  expect(fillForm(after, "s2", draft)).toBe(true);
  expect(readForm(after, "s2")).toBe(draft);
  expect(told, "each field hears of it as if it were typed").toEqual([
    "s2-name",
    "s2-why",
    "s2-role",
    "s2-kind-not",
    "s2-sibling",
  ]);
  expect(fillForm(after, "s2", draft), "nothing is left to put back").toBe(false);
});

test("a draft that does not fit any more changes nothing", () => {
  const one = form("s1");
  const as = readForm(one, "s1");
  expect(fillForm(one, "s1", "not JSON")).toBe(false);
  expect(fillForm(one, "s1", '{"-gone":"x"}')).toBe(false);
  expect(readForm(one, "s1")).toBe(as);
});
