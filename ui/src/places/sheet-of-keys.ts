import { createContext } from "svelte";

/** Shows the sheet of keys, which leads to the help, from wherever one is. */
export const [useSheetOfKeys, provideSheetOfKeys] = createContext<() => void>();
