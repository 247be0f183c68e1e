// The dialog that stood open when the page ended, to stand open again on the new one.

/** Its name, until it is open or somebody does something themselves. */
let name: string | null = null;

/** The dialog of that name is to open again; null where none is, or not any more. */
export function reopen(dialog: string | null) {
  name = dialog;
}

/** Whether the dialog of that name is the one to open again. Whoever asks opens it: it is told once. */
export function comesBack(dialog: string): boolean {
  if (name !== dialog) return false;
  name = null;
  return true;
}

/** Of all that a dialog may be about, the one whose dialog is to stand open again. */
export function comingBack<T>(all: readonly T[], nameOf: (one: T) => string): T | null {
  return all.find((one) => comesBack(nameOf(one))) ?? null;
}
