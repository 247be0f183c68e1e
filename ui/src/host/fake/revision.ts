/** The revision that a change makes of an older one. Revisions are opaque to the window; here they count up. */
export const after = (revision: string, by = 1) => String(Number(revision) + by);
