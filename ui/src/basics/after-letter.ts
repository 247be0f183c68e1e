// Work that a key sets off and that nobody waits for: it begins once the frame with the letter is on the screen, so that it
// never stands in that frame's way.

/** A page that is not drawn, or not for a while, has no frame to wait for. */
const LATEST_MS = 50;

/** Does `work` after the next frame, or soon where none comes. Gives back how to call it off. */
export function afterLetter(work: () => void): () => void {
  let off = false;
  const once = () => {
    if (off) return;
    callOff();
    work();
  };
  const latest = setTimeout(once, LATEST_MS);
  // What is asked for in a frame is done before it is drawn: only a turn later is it drawn.
  requestAnimationFrame(() => setTimeout(once));
  function callOff() {
    off = true;
    clearTimeout(latest);
  }
  return callOff;
}
