// What was offered to a family before proceedings (FSF-9), as a table the chair sees before agreeing to them.

import type { Offered } from "../../../bindings/Offered";
import type { OfferedKind } from "../../../bindings/OfferedKind";
import type { OfferedState } from "../../../bindings/OfferedState";
import { OFFERED_STATES } from "../../../bindings/labels";

export const OFFERED = (Object.keys(OFFERED_STATES) as OfferedState[]).map((state) => ({
  state,
  words: OFFERED_STATES[state],
}));

/** A row of the table; `state` is empty while nobody has said. */
export interface OfferedRow {
  kind: string;
  label: string;
  state: OfferedState | "";
  when: string;
  note: string;
}

/** A row for each kind of the profile, with what is known. */
export function rowsOf(offered: Offered[], kinds: OfferedKind[]): OfferedRow[] {
  return kinds.map(({ id, label }) => {
    const said = offered.find((one) => one.kind === id);
    return { kind: id, label, state: said?.state ?? "", when: said?.when ?? "", note: said?.note ?? "" };
  });
}

/** The rows that say something, as the book keeps them. */
export function offeredOf(rows: OfferedRow[], day: (typed: string) => string | null): Offered[] {
  return rows.flatMap(({ kind, state, when, note }) =>
    state ? [{ kind, state, when: day(when), note: note.trim() }] : [],
  );
}

/** "4 of 7 said, 1 not offered". */
export function offeredWords(offered: Offered[], kinds: OfferedKind[]): string {
  const not = offered.filter((one) => one.state === "notOffered").length;
  const said = `${offered.length} of ${kinds.length} said`;
  return not ? `${said}, ${not} not offered` : said;
}
