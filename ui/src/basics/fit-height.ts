// Fields that grow with their text, where the webview does not do it by CSS (field-sizing). Asking for a height lays the
// page out: so all that ask at once are made low first, then measured, then set, and the page is laid out once for all.

/** Those that ask, and whether each may have become shorter. */
const waiting = new Map<HTMLTextAreaElement, boolean>();

/** Makes a field as high as its text before the next frame. `shrinks` where the text may have become shorter. */
export function fit(area: HTMLTextAreaElement, shrinks: boolean) {
  if (!waiting.size) queueMicrotask(fitAll);
  waiting.set(area, shrinks || waiting.get(area) === true);
}

function fitAll() {
  const areas = [...waiting].filter(([area]) => area.isConnected);
  waiting.clear();
  for (const [area, shrinks] of areas) if (shrinks) area.style.height = "auto";
  const measured = areas.map(([area]) => ({ area, text: area.scrollHeight, room: area.clientHeight }));
  for (const { area, text, room } of measured) if (text > room) area.style.height = `${text + 3}px`;
}
