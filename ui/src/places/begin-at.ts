import type { Route } from "./router.svelte";

/** The screen that `&at={"screen":"live","meeting":"…"}` in the address of a development server begins at. */
export function beginAt(): Route | undefined {
  const asked = import.meta.env.DEV ? new URLSearchParams(location.search).get("at") : null;
  return asked === null ? undefined : (JSON.parse(asked) as Route);
}
