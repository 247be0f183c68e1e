// A modal dialog as the browser has it: opened and closed by what the screen says; the focus begins at the first thing that
// waits for an answer, and goes back to where it was.

/** Where typing goes on: no box to tick, no button. */
const TYPED = ["text", "search", "password", "email", "tel", "number", "date", "time"];

function waits(field: HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement): boolean {
  if (field.disabled || field.closest("[hidden]")) return false;
  if (field instanceof HTMLSelectElement) return field.value === "";
  if (field.readOnly) return false;
  if (field instanceof HTMLInputElement && field.type === "radio") {
    const group = [
      ...(field.form ?? field.ownerDocument).querySelectorAll<HTMLInputElement>("input[type=radio]"),
    ];
    return !group.some((one) => one.name === field.name && one.checked);
  }
  return (field instanceof HTMLTextAreaElement || TYPED.includes(field.type)) && field.value.trim() === "";
}

/**
 * The first field of a dialog that waits for something: an empty text, a choice of which nothing is chosen yet. A list or a
 * table of choices is gone through from its beginning.
 */
function firstWaiting(dialog: HTMLElement) {
  if (dialog.querySelector("input, textarea, select, button") instanceof HTMLSelectElement) return;
  const fields = dialog.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
    "input, textarea, select",
  );
  return [...fields].find(waits);
}

export class Modal {
  #before: Element | null = null;

  /** Makes the dialog stand as `open` says. */
  show(dialog: HTMLDialogElement, open: boolean) {
    if (open && !dialog.open) {
      this.#before = document.activeElement;
      dialog.showModal();
      // What a dialog says of itself goes before: the safe choice, the field that it is about.
      if (!dialog.querySelector("[autofocus]")) firstWaiting(dialog)?.focus();
    } else if (!open && dialog.open) {
      dialog.close();
    }
  }

  /**
   * It has closed, by Escape perhaps. A press in it may have led the focus on already, since a slow machine tells of the
   * closing late: then it stays there.
   */
  closed() {
    const before = this.#before;
    const here = document.activeElement;
    const lost = !here || here === document.body || here.closest("dialog:not([open])") !== null;
    if (!lost && here !== before) return;
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
    // Where that is gone, the page: not its very beginning.
    else if (lost) document.getElementById("main")?.focus();
  }
}
