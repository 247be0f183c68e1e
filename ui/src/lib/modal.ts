// A modal dialog as the browser has it: opened and closed by what the screen says, and the focus goes back to where it was.

export class Modal {
  #before: Element | null = null;

  /** Makes the dialog stand as `open` says. */
  show(dialog: HTMLDialogElement, open: boolean) {
    if (open && !dialog.open) {
      this.#before = document.activeElement;
      dialog.showModal();
    } else if (!open && dialog.open) {
      dialog.close();
    }
  }

  /** It has closed, by Escape perhaps. */
  closed() {
    const before = this.#before;
    if (before instanceof HTMLElement && before.isConnected && before !== document.body)
      return before.focus();
    // Where that is gone, the page: not its very beginning.
    if (document.activeElement === document.body) document.getElementById("main")?.focus();
  }
}
