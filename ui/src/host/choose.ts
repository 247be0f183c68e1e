import type { Host } from "./host";
import { tauri } from "./tauri";

/** The machine this window runs on. `?fake` in the address of a development server gives the fictional one. */
export async function chooseHost(): Promise<Host> {
  if (import.meta.env.DEV && new URLSearchParams(location.search).has("fake")) {
    return (await import("./fake")).fake();
  }
  return tauri;
}
