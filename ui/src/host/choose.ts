import type { Host } from "./host";
import { tauri } from "./tauri";

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
