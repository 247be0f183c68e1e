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
