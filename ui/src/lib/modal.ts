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
    if (this.#before instanceof HTMLElement && this.#before.isConnected) this.#before.focus();
  }
}
