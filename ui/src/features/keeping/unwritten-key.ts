/** The draft that a new recovery key is until whoever made it has written it down. */
export const UNWRITTEN_KEY = "recovery-key";
