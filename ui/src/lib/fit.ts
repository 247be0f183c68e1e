// Fields that grow with their text, where the webview does not do it by CSS (field-sizing). Asking for a height lays the
// page out: so all that ask at once are made low first, then measured, then set, and the page is laid out once for all.

const waiting = new Map<HTMLTextAreaElement, { shrinks: boolean }>();

/** Makes a field as high as its text before the next frame. `shrinks` where the text may have become shorter. */
export function fit(area: HTMLTextAreaElement, shrinks: boolean) {
  if (!waiting.size) queueMicrotask(fitAll);
  waiting.set(area, { shrinks: shrinks || (waiting.get(area)?.shrinks ?? false) });
}

function fitAll() {
  const areas = [...waiting].filter(([area]) => area.isConnected);
  waiting.clear();
  for (const [area, { shrinks }] of areas) if (shrinks) area.style.height = "auto";
  const high = areas.filter(([area]) => area.scrollHeight > area.clientHeight);
  const heights = high.map(([area]) => area.scrollHeight);
  high.forEach(([area], n) => (area.style.height = `${heights[n]! + 3}px`));
}
