// An input method composes a word out of several keys, and takes Enter, the arrows and Escape for itself while it does:
// none of them may send a form, pick from a list or leave a dialog. Held here once, for every field of a window.
//
// WebKitGTK as it was seen, with the input methods that come with GTK: a key that the method takes is told as 229 without
// a name. A method that ends the word at Enter, and lets the key go on, has it told a second time, as a plain Enter after
// `compositionend`: only that no key was let go of in between shows that it is the same press.

/** WebKit tells the key that ended a composition after it ended: by this code alone it is known. */
const TAKEN_BY_INPUT_METHOD = 229;
/** Both tellings of one press come within a few milliseconds; a machine that does much else needs longer. */
const SAME_PRESS_MS = 150;

type Pressed = Pick<KeyboardEvent, "isComposing" | "keyCode">;

// Deprecated, and still the only sign of that one key.
export const isComposing = ({ isComposing, keyCode }: Pressed): boolean =>
  isComposing || keyCode === TAKEN_BY_INPUT_METHOD;

/** Keeps such keys from whatever else listens in the page; the input method has had them already. */
export function leaveComposingAlone() {
  /** When a word was done, as long as no key was let go of since. */
  let done: number | null = null;
  const early = { capture: true };
  addEventListener("compositionend", ({ timeStamp }) => (done = timeStamp), early);
  addEventListener("keyup", () => (done = null), early);
  addEventListener(
    "keydown",
    (event) => {
      // A letter that ends a word is a letter all the same.
      const ended = done !== null && event.timeStamp - done < SAME_PRESS_MS && event.key.length > 1;
      if (!isComposing(event) && !ended) return;
      event.stopPropagation();
      // Else the form that the field is in would be sent, or the dialog left. In a text Enter begins a line.
      const acts = event.key === "Enter" || (ended && (event.key === "Escape" || event.key === "Tab"));
      if (acts && !(ended && event.target instanceof HTMLTextAreaElement)) event.preventDefault();
    },
    early,
  );
}
