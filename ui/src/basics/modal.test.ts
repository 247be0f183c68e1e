import { expect, test } from "vitest";

import { Modal } from "./modal";

/** A page with a field that somebody writes in, another, and a dialog over both. */
function page() {
  document.body.innerHTML = `<main id="main" tabindex="-1"><input id="field" /><input id="other" /></main>
    <dialog><button>Go there</button></dialog>`;
  const dialog = document.querySelector("dialog")!;
  const modal = new Modal();
  dialog.addEventListener("close", () => modal.closed());
  document.getElementById("field")!.focus();
  modal.show(dialog, true);
  return { dialog, modal };
}

const closing = (dialog: Element) =>
  new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));

test("the focus goes back to where it was", async () => {
  const { dialog, modal } = page();
  const closed = closing(dialog);
  modal.show(dialog, false);
  await closed;
  expect(document.activeElement?.id, "what was written in before").toBe("field");
});

test("where it is led on before the dialog has closed, it stays", async () => {
  const { dialog, modal } = page();
  const closed = closing(dialog);
  modal.show(dialog, false);
  document.getElementById("other")!.focus();
  await closed;
  expect(document.activeElement?.id, "the place that a press in the dialog led to").toBe("other");
});

test("where what was written in is gone, the page has it", async () => {
  const { dialog, modal } = page();
  const closed = closing(dialog);
  document.getElementById("field")!.remove();
  modal.show(dialog, false);
  await closed;
  expect(document.activeElement?.id, "not the very beginning").toBe("main");
});

/** Where the focus begins in a dialog that holds these fields. */
function begins(fields: string) {
  document.body.innerHTML = `<main id="main" tabindex="-1"></main><dialog>${fields}</dialog>`;
  new Modal().show(document.querySelector("dialog")!, true);
  return document.activeElement?.id;
}

test.each([
  [
    "the one empty text, past boxes that are ticked",
    `<input type="checkbox" checked /><textarea id="it"></textarea>`,
  ],
  [
    "past a choice that is made",
    `<input type="radio" name="a" checked /><input type="radio" name="a" /><input id="it" />`,
  ],
  [
    "a choice of which nothing is chosen",
    `<input type="radio" name="a" id="it" /><input type="radio" name="a" /><input />`,
  ],
  ["past what is filled in already", `<input value="Ada" /><input id="it" /><button>Add</button>`],
  ["past a button that comes first", `<button>Open the page</button><textarea id="it"></textarea>`],
  [
    "the safe choice, where there is one",
    `<input /><button>Remove</button><button id="it" autofocus>Keep</button>`,
  ],
  [
    "the beginning of a table of choices",
    `<select id="it"><option value="x">Not said</option></select><input />`,
  ],
  ["the first of all, where nothing waits", `<input id="it" value="Ada" /><input value="Fenn" />`],
])("the focus begins at %s", (_, fields) => {
  expect(begins(fields)).toBe("it");
});
