// What is typed into a form's fields, as one draft: read from the fields and put back into them, whichever they are.
// Secrets are never kept.

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Kept = Record<string, string | boolean>;

/** A secret stays one while it is shown. */
export const isSecret = (control: Control) => control.type === "password" || "secret" in control.dataset;

/** The fields of a form that are its own: those that keep a draft for themselves have other ids. */
function controls(form: HTMLFormElement, prefix: string): Map<string, Control> {
  const found = new Map<string, Control>();
  for (const control of form.querySelectorAll<Control>("input, select, textarea")) {
    if (!control.id.startsWith(prefix) || isSecret(control) || control.type === "file") continue;
    // The prefix changes from one run of the program to the next.
    found.set(control.id.slice(prefix.length), control);
  }
  return found;
}

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio");

/** Everything in the form, as the text of a draft. */
export function readForm(form: HTMLFormElement, prefix: string): string {
  const kept: Kept = {};
  for (const [key, control] of controls(form, prefix)) {
    kept[key] = isTicked(control) ? control.checked : control.value;
  }
  return JSON.stringify(kept);
}

/** Puts a draft back, as if it were typed. Says whether anything changed; what the form no longer has is passed over. */
export function fillForm(form: HTMLFormElement, prefix: string, text: string): boolean {
  const kept = parse(text);
  let changed = false;
  for (const [key, control] of controls(form, prefix)) {
    const value = kept[key];
    if (isTicked(control)) {
      // Of radio buttons one is pressed; the others go off by themselves.
      if (typeof value !== "boolean" || value === control.checked || (control.type === "radio" && !value))
        continue;
      control.checked = value;
    } else {
      if (typeof value !== "string" || value === control.value) continue;
      control.value = value;
      // A choice that is not offered any more leaves the field empty: better the one it had.
      if (control.value !== value) continue;
    }
    changed = true;
    for (const kind of ["input", "change"]) control.dispatchEvent(new Event(kind, { bubbles: true }));
  }
  return changed;
}

function parse(text: string): Kept {
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === "object" && kept !== null ? (kept as Kept) : {};
  } catch {
    return {};
  }
}
