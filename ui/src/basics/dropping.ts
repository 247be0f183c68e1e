// A file or an address that is dropped on the window does nothing: a page would leave for it, and a field would take its
// path for text. Text that is dragged from one field to another is text.

const NOT_TEXT = ["Files", "text/uri-list"];

/** Says, as soon as a file comes over the window, where papers go instead. */
export const NO_PAPERS =
  "Quorate takes no files: keep papers in the case system, and note on the child’s request which have come.";

/** `none` beside the pointer says before it is let go that nothing will happen. */
function refuse(event: DragEvent): boolean {
  const carried = event.dataTransfer;
  if (!carried || !NOT_TEXT.some((type) => carried.types.includes(type))) return false;
  event.preventDefault();
  event.stopPropagation();
  carried.dropEffect = "none";
  return true;
}

/** `say` tells whoever drags one. */
export function refuseDroppedFiles(say?: (sentence: string) => void) {
  for (const sign of ["dragenter", "dragover", "drop"] as const)
    addEventListener(
      sign,
      (event) => {
        // Nothing is dropped where nothing is taken, so a window never hears of the end.
        if (refuse(event) && sign !== "dragover") say?.(NO_PAPERS);
      },
      { capture: true },
    );
}
