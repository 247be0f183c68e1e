import type { ChildDetails } from "../../bindings/ChildDetails";
import type { Parent } from "../../bindings/Parent";
import type { SubjectKind } from "../../bindings/SubjectKind";
import { readDate } from "../../basics/dates";
import { refuse } from "../../basics/refusals";

export const SUBJECTS: Record<SubjectKind, { label: string; hint: string }> = {
  child: { label: "A child", hint: "" },
  unborn: { label: "An unborn child", hint: "No first name or birth date so far" },
  context: { label: "A group or place", hint: "A peer group, a school, a neighbourhood" },
};

export const emptyChild = (): ChildDetails => ({
  kind: "child",
  given: "",
  surname: "",
  knownAs: [],
  born: null,
  expected: null,
  mosaicId: "",
  numbers: [],
  address: "",
  inCareSince: null,
  legalStatus: "",
  parents: [],
});

/** A child as it is typed: dates and lists are text until they are read. */
export type TypedChild = { [K in keyof ChildDetails]: K extends "kind" ? SubjectKind : string };

export function typedChild(details: ChildDetails): TypedChild {
  const { born, expected, inCareSince } = details;
  const [knownAs, numbers] = [details.knownAs.join(", "), details.numbers.join(", ")];
  return {
    ...details,
    knownAs,
    numbers,
    born: born ?? "",
    expected: expected ?? "",
    inCareSince: inCareSince ?? "",
    parents: parentText(details.parents.map(typedParent)),
  };
}

/** The details as they are to be kept. What does not belong to the kind is left out. Throws a refusal at a wrong date. */
export function readChild(typed: TypedChild): ChildDetails {
  const child = typed.kind === "child";
  return {
    ...typed,
    given: child ? typed.given.trim() : "",
    surname: typed.surname.trim(),
    knownAs: child ? listed(typed.knownAs) : [],
    numbers: listed(typed.numbers),
    born: child ? dateOrNull("born", typed.born) : null,
    expected: typed.kind === "unborn" ? dateOrNull("expected", typed.expected) : null,
    inCareSince: child ? dateOrNull("inCareSince", typed.inCareSince) : null,
    legalStatus: child ? typed.legalStatus : "",
    parents: typed.kind === "context" ? [] : readParents(typed.parents),
  };
}

/** A parent as they are typed. */
export interface TypedParent {
  name: string;
  relation: string;
  responsibility: "" | "yes" | "no";
}

const typedParent = ({ name, relation, responsibility }: Parent): TypedParent => ({
  name,
  relation,
  responsibility: responsibility === null ? "" : responsibility ? "yes" : "no",
});

/** The rows as text, as a form keeps what is typed; and back. */
export const parentText = (rows: TypedParent[]) => (rows.length ? JSON.stringify(rows) : "");
export const parentRows = (text: string) => (text ? (JSON.parse(text) as TypedParent[]) : []);

/** Rows in which nothing stands are left out. Throws a refusal at half a row. */
function readParents(text: string): Parent[] {
  const rows = parentRows(text).filter((row) => row.name.trim() || row.relation.trim());
  return rows.map(({ name, relation, responsibility }) => {
    if (!name.trim()) throw refuse("parents", "Enter the parent’s name, or remove the row.");
    if (!relation.trim())
      throw refuse("parents", `Say what ${name.trim()} is to the child: mother, father, guardian.`);
    const holds = responsibility === "" ? null : responsibility === "yes";
    return { name: name.trim(), relation: relation.trim(), responsibility: holds };
  });
}

const listed = (text: string) =>
  text
    .split(/[,;\n]/)
    .map((one) => one.trim())
    .filter(Boolean);

function dateOrNull(field: string, text: string): string | null {
  if (!text.trim()) return null;
  const day = readDate(text);
  if (!day) throw refuse(field, `“${text}” is not a date. Write it like 4/3/2017 or 4 Mar 2017.`);
  return day;
}
