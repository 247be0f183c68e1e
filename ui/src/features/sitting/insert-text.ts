// Puts words into a field as if they were typed, so that the field's own undo takes them back too.

import type { Insertion } from "./leads";

export function insertInto(area: HTMLTextAreaElement, { from, to, words, at }: Insertion) {
  area.focus();
  area.setSelectionRange(from, to);
  // Deprecated, and still the only way into a field's own undo in every webview.
  const typed =
    words || from < to ? document.execCommand?.(words ? "insertText" : "delete", false, words) : true;
  if (!typed) {
    area.setRangeText(words, from, to);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(at, at);
}
