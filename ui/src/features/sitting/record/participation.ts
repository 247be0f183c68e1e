// Child and parents at a meeting: who was invited, who came, how each was heard.

import type { Coming } from "../../../bindings/Coming";
import type { Parent } from "../../../bindings/Parent";
import type { Participant } from "../../../bindings/Participant";

export const INVITED: { kind: Participant["invited"]["kind"]; words: string }[] = [
  { kind: "notSaid", words: "Nobody has said" },
  { kind: "invited", words: "Invited" },
  { kind: "notInvited", words: "Not invited" },
];

export const CAME: { came: Coming; words: string }[] = [
  { came: "notSaid", words: "Nobody has said" },
  { came: "room", words: "In the room" },
  { came: "video", words: "By video" },
  { came: "phone", words: "By telephone" },
  { came: "absent", words: "Did not come" },
];

/** Somebody of the family as the table shows them. */
export interface FamilyRow {
  /** Nothing for the child. */
  parent: Parent | null;
  label: string;
  invited: Participant["invited"]["kind"];
  /** Of somebody who was not invited. */
  why: string;
  came: Coming;
  heard: string;
}

/** The child, unless it is not born yet, then the parents: those the book knows, and whoever was added here. */
export function familyRows(said: Participant[], parents: Parent[], child: string | null): FamilyRow[] {
  const of = (name: string | null) => said.find((one) => (one.parent?.name ?? null) === name);
  const added = said.flatMap(({ parent }) =>
    parent && !parents.some((known) => known.name === parent.name) ? [parent] : [],
  );
  const rows = [...parents, ...added].map((parent) => familyRow(of(parent.name), parent));
  return child === null ? rows : [{ ...familyRow(of(null), null), label: child }, ...rows];
}

function familyRow(said: Participant | undefined, known: Parent | null): FamilyRow {
  const invited = said?.invited ?? { kind: "notSaid" };
  const parent = said?.parent ?? known;
  return {
    parent,
    label: parent ? `${parent.name}, ${parent.relation.toLowerCase()}` : "",
    invited: invited.kind,
    why: invited.kind === "notInvited" ? invited.why : "",
    came: said?.came ?? "notSaid",
    heard: said?.heard ?? "",
  };
}

/** The rows that say more than the book does of `parents`, as it keeps them. */
export function participantsOf(rows: FamilyRow[], parents: Parent[]): Participant[] {
  return rows.flatMap(({ parent, invited, why, came, heard }) => {
    const known = parents.find((one) => one.name === parent?.name);
    // Whoever was added here is kept, and so is what was said here of responsibility.
    const added = parent !== null && parent.responsibility !== known?.responsibility;
    const silent = invited === "notSaid" && came === "notSaid" && !heard.trim();
    if (silent && !added) return [];
    const asked: Participant["invited"] =
      invited === "notInvited" ? { kind: invited, why: why.trim() } : { kind: invited };
    return [{ parent, invited: asked, came, heard: heard.trim() }];
  });
}

/** "2 of 3 said". */
export function familyWords(said: Participant[], parents: Parent[], child: string | null): string {
  const rows = familyRows(said, parents, child);
  const known = rows.filter((row) => row.invited !== "notSaid" && row.came !== "notSaid").length;
  return rows.length ? `${known} of ${rows.length} said` : "Nobody named so far";
}
