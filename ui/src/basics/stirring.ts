// Tells the machine that somebody is there: at a key, the mouse or a finger, every few seconds at most.

const EVERY_MS = 3000;
const SIGNS = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

export function tellOfStirring(stir: () => Promise<void>) {
  let told = -EVERY_MS;
  const stirred = () => {
    const now = performance.now();
    if (now - told < EVERY_MS) return;
    told = now;
    void stir().catch(() => undefined);
  };
  for (const sign of SIGNS) addEventListener(sign, stirred, { capture: true, passive: true });
}
