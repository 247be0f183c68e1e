// A file or an address that is dropped on the window does nothing: a page would leave for it, and a field would take its
// path for text. Text that is dragged from one field to another is text.

const NOT_TEXT = ["Files", "text/uri-list"];

/** `none` beside the pointer says before it is let go that nothing will happen. */
function refuse(event: DragEvent) {
  const carried = event.dataTransfer;
  if (!carried || !NOT_TEXT.some((type) => carried.types.includes(type))) return;
  event.preventDefault();
  event.stopPropagation();
  carried.dropEffect = "none";
}

export function refuseDroppedFiles() {
  for (const sign of ["dragenter", "dragover", "drop"] as const)
    addEventListener(sign, refuse, { capture: true });
}
