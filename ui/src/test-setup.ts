// What a test waits for comes late on a machine that does much else: only what never comes is a failure. And what a
// dialog does of itself in every webview, which jsdom leaves out.

import { configure } from "@testing-library/svelte";

configure({ asyncUtilTimeout: 60_000 });

const FOCUSABLE = "input, select, textarea, button, [tabindex]";

HTMLDialogElement.prototype.showModal = function () {
  this.open = true;
  const first = [...this.querySelectorAll<HTMLElement>(FOCUSABLE)];
  (first.find((one) => one.autofocus) ?? first[0])?.focus();
};
HTMLDialogElement.prototype.close = function () {
  if (!this.open) return;
  this.open = false;
  setTimeout(() => this.dispatchEvent(new Event("close")));
};
/** Escape asks a dialog first, and closes it where nobody minds. */
addEventListener("keydown", (event) => {
  const dialog = [...document.querySelectorAll<HTMLDialogElement>("dialog[open]")].at(-1);
  if (event.key !== "Escape" || event.defaultPrevented || !dialog) return;
  if (dialog.dispatchEvent(new Event("cancel", { cancelable: true }))) dialog.close();
});
