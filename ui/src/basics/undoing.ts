// Typing is taken back with Ctrl Z and done again with Ctrl Shift Z or Ctrl Y, step by step and also after its field was
// left: the focus goes back to where it was typed. Not every webview gives those keys by itself: WebKitGTK has the steps
// and no key for them.

/** Which way a press of keys goes through what was typed; null where it is another. */
function wayOf({ altKey, ctrlKey, metaKey, shiftKey, key }: KeyboardEvent): "undo" | "redo" | null {
  if (altKey || !(ctrlKey || metaKey)) return null;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? "redo" : "undo";
  return letter === "y" && !shiftKey ? "redo" : null;
}

export function takeBackTyping() {
  addEventListener("keydown", (event) => {
    const way = wayOf(event);
    if (!way || event.defaultPrevented) return;
    event.preventDefault();
    // Deprecated, and still the only way to a webview's own steps.
    document.execCommand?.(way);
  });
}
