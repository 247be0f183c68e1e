// An input method composes a word out of several keys, and takes Enter, the arrows and Escape for itself while it does:
// none of them may send a form, pick from a list or leave a dialog. Held here once, for every field of a window.

/** WebKit tells the key that ended a composition after it ended: by this code alone it is known. */
const TAKEN_BY_INPUT_METHOD = 229;

type Pressed = Pick<KeyboardEvent, "isComposing" | "keyCode">;

// Deprecated, and still the only sign of that one key.
export const isComposing = ({ isComposing, keyCode }: Pressed): boolean =>
  isComposing || keyCode === TAKEN_BY_INPUT_METHOD;

/** Keeps such keys from whatever else listens in the page; the input method has had them already. */
export function leaveComposingAlone() {
  addEventListener(
    "keydown",
    (event) => {
      if (!isComposing(event)) return;
      event.stopPropagation();
      // Else the form that the field is in would be sent.
      if (event.key === "Enter") event.preventDefault();
    },
    { capture: true },
  );
}
