import type { EntryId } from "../bindings/EntryId";

/** The revision of what does not exist yet. */
export const noRevision: EntryId = "00000000-0000-0000-0000-000000000000";
