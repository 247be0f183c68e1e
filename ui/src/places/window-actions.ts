// What can be done to the whole window, from wherever one is.

import { createContext } from "svelte";

/** Locks the window. */
export const [useLock, provideLock] = createContext<() => Promise<void>>();

/** Shows the sheet of keys, which leads to the help. */
export const [useSheetOfKeys, provideSheetOfKeys] = createContext<() => void>();
