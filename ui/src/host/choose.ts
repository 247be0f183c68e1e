import type { Host, Projector } from "./host";
import { tauri, tauriProjector } from "./tauri";

/**
 * The machine this window runs on. `?fake` in the address of a development server gives the fictional one, and
 * `?fake=sian` signs that person in.
 */
export async function chooseHost(): Promise<Host> {
  if (import.meta.env.DEV) {
    const asked = new URLSearchParams(location.search).get("fake");
    if (asked !== null) return (await import("./fake")).fake(asked || null);
  }
  return tauri;
}

/** What the window of the chair's view hears; in a browser, from the other tab. */
export async function chooseProjector(): Promise<Projector> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has("fake")) {
    return (await import("./fake/projector")).fakeProjector;
  }
  return tauriProjector;
}
