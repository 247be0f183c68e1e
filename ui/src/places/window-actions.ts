import { createContext } from "svelte";

/** Locks the window, from wherever one is. */
export const [useLock, provideLock] = createContext<() => Promise<void>>();
