import type { ChildLine } from "../../bindings/ChildLine";
import type { ChildDetails } from "../../bindings/ChildDetails";
import type { Parent } from "../../bindings/Parent";
import type { Pronouns } from "../../bindings/Pronouns";
import type { SubjectKind } from "../../bindings/SubjectKind";
import { dateFault, knownFault, readDate, readKnownDate } from "../../basics/dates";
import { refuse } from "../../basics/refusals";

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
  pronouns: null,
});

export const PRONOUNS: { value: Pronouns; label: string }[] = [
  { value: "she", label: "She" },
  { value: "he", label: "He" },
  { value: "they", label: "They" },
];

/** A child as it is typed: dates and lists are text until they are read. */
export type TypedChild = {
  [K in keyof ChildDetails]: K extends "kind" ? SubjectKind : K extends "pronouns" ? Pronouns | "" : string;
};

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
    pronouns: details.pronouns ?? "",
  };
}

/** The names of a sibling's parents. Who holds responsibility is said of each child: it does not come along. */
const parentsOf = ({ child }: ChildLine) =>
  parentText(child.details.parents.map((one) => ({ ...typedParent(one), responsibility: "" })));

/** What brothers and sisters most likely share, where nothing is typed so far: where they live and who their parents are. */
export function takenOver(typed: TypedChild, sibling: ChildLine): TypedChild {
  const { address } = sibling.child.details;
  return {
    ...typed,
    address: typed.address || address,
    parents: typed.kind === "context" ? typed.parents : typed.parents || parentsOf(sibling),
  };
}

/** The same without what was taken over and is as it was. */
export function givenBack(typed: TypedChild, sibling: ChildLine): TypedChild {
  return {
    ...typed,
    address: typed.address === sibling.child.details.address ? "" : typed.address,
    parents: typed.parents === parentsOf(sibling) ? "" : typed.parents,
  };
}

/** Says what was taken over; empty where there was nothing. */
export function takenOverWords({ name, child }: ChildLine): string {
  const { address, parents } = child.details;
  const what = [address && "address", parents.length ? "parents" : ""].filter(Boolean).join(" and ");
  return what ? `Taken over from ${name}: ${what}. Change what is different for this child.` : "";
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
    born: child ? knownOrNull("born", typed.born) : null,
    expected: typed.kind === "unborn" ? knownOrNull("expected", typed.expected) : null,
    inCareSince: child ? dateOrNull("inCareSince", typed.inCareSince) : null,
    legalStatus: child ? typed.legalStatus : "",
    parents: typed.kind === "context" ? [] : readParents(typed.parents),
    pronouns: child && typed.pronouns ? typed.pronouns : null,
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

/** Whether somebody holds parental responsibility, as far as anybody has said. */
export const parentalWords = (responsibility: boolean | null): string =>
  responsibility === null
    ? "parental responsibility not said"
    : responsibility
      ? "holds parental responsibility"
      : "does not hold parental responsibility";

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
  const day = readDate(text, "been");
  if (!day) throw refuse(field, dateFault(text, "been"));
  return day;
}

/** A day, a month or a year: whatever is known. */
function knownOrNull(field: "born" | "expected", text: string): string | null {
  if (!text.trim()) return null;
  const kind = field === "born" ? "born" : "coming";
  const known = readKnownDate(text, kind);
  if (!known) throw refuse(field, knownFault(text, kind));
  return known;
}
