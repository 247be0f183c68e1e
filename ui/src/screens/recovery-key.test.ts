import { readFileSync } from "node:fs";

import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { compileString } from "sass";
import { beforeEach, expect, test } from "vitest";

import { fake } from "../host/fake";
import { UNWRITTEN_KEY } from "../features/keeping/unwritten-key";
import App from "../App.svelte";

const KEY = "HERON-2210-WALNUT-7718-LANTERN-4036";
const shown = () => screen.queryByLabelText("Recovery key")?.textContent ?? null;
const dialogNamed = (name: string) => screen.findByRole("dialog", { name });
const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));
const escape = () => fireEvent.keyDown(document.activeElement!, { key: "Escape" });

beforeEach(() => sessionStorage.clear());

async function replaced() {
  const host = fake("sian");
  const view = render(App, { host, start: { screen: "book" } });
  await press("Replace the recovery key…");
  await fireEvent.click(await screen.findByRole("checkbox", { name: /write the new key down now/ }));
  await press("Replace it");
  await dialogNamed("Write down the recovery key");
  return { host, view };
}

test("Enter, Enter replaces no recovery key", async () => {
  render(App, { host: fake("sian"), start: { screen: "book" } });
  await press("Replace the recovery key…");
  await dialogNamed("Replace the recovery key");
  expect(document.activeElement?.textContent, "the safe choice has the focus").toBe("Cancel");

  await press("Replace it");
  await screen.findAllByText("Tick that you can write the new key down now.");
  expect(shown()).toBeNull();
});

test("a new recovery key is left neither by Escape nor by the way back", async () => {
  await replaced();
  await escape();
  // A webview that closes it at the second Escape, whatever it is told.
  document.querySelector<HTMLDialogElement>("dialog[open]")!.close();
  await fireEvent.keyDown(window, { key: "ArrowLeft", altKey: true });
  await press("Done");
  await screen.findAllByText("Tick that you have written the key down. It is not shown again.");
  expect(shown()).toBe(KEY);

  await fireEvent.click(screen.getByRole("checkbox", { name: "I have written it down" }));
  await press("Done");
  await waitFor(() => expect(shown()).toBeNull());
  expect((await fake("sian").session())!.drafts, "nothing of it is left").toEqual([]);
});

test("a recovery key that was not written down stands there again, and not before the lock is opened", async () => {
  const { view } = await replaced();
  view.unmount();
  // The page ended: by the lock, by a crash.
  const host = fake("sian");
  const { unmount } = render(App, {
    host: { ...host, locked: async () => ({ person: "Siân Prosser", bookName: "", folder: "" }) },
  });
  await screen.findByRole("heading", { name: "Locked" });
  expect(document.body.innerHTML).not.toContain(KEY);
  unmount();

  render(App, { host });
  await dialogNamed("Write down the recovery key");
  expect(shown()).toBe(KEY);
});

test("a new book begins with its recovery key over it", async () => {
  render(App, { host: fake(), start: { screen: "createBook" } });
  await press("Create a book");
  await press("Create the book");
  await dialogNamed("Write down the recovery key");
  expect(shown()).toBe("KESTREL-4417-MARROW-9920-HOLLOW-3381");
  await escape();
  expect(shown()).not.toBeNull();
  expect((await fake("sian").session())!.drafts.map((draft) => draft.field)).toEqual([UNWRITTEN_KEY]);
});

/** What a printer is given of the page, by the rules for print. */
function onPaper(): string {
  const sheet = compileString(readFileSync("src/styles/print.scss", "utf8")).css;
  const style = document.createElement("style");
  style.textContent = sheet.replace(/@media print \{([^]*)\n\}/, "$1");
  document.head.append(style);
  const isPrinted = (one: Element | null): boolean =>
    one === null || (getComputedStyle(one).display !== "none" && isPrinted(one.parentElement));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  let printed = "";
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement!;
    if (isPrinted(parent) && getComputedStyle(parent).visibility !== "hidden")
      printed += `${texts.currentNode.textContent} `;
  }
  style.remove();
  return printed.replace(/\s+/g, " ").trim();
}

test("the recovery key is printed on a sheet of its own", async () => {
  await replaced();
  expect(onPaper()).toBe(`Recovery key of Elmshire panels. Keep this sheet apart from the machine. ${KEY}`);
});

test("of any other dialog too, nothing behind it is printed", async () => {
  render(App, { host: fake("sian"), start: { screen: "children" } });
  await screen.findByRole("button", { name: "Chidi Okafor" });
  expect(onPaper()).toContain("Okafor");

  document.querySelector("main")!.insertAdjacentHTML("beforeend", "<dialog open><p>The sheet</p></dialog>");
  expect(onPaper()).toBe("The sheet");
});
