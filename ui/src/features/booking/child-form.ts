import type { ChildLine } from "../../bindings/ChildLine";
import type { ChildDetails } from "../../bindings/ChildDetails";
import type { KeyDate } from "../../bindings/KeyDate";
import type { KeyDateKind } from "../../bindings/KeyDateKind";
import type { Parent } from "../../bindings/Parent";
import type { Pronouns } from "../../bindings/Pronouns";
import type { SubjectKind } from "../../bindings/SubjectKind";
import { KEY_DATES } from "../../bindings/labels";
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
  [K in keyof Required<ChildDetails>]: K extends "kind"
    ? SubjectKind
    : K extends "pronouns"
      ? Pronouns | ""
      : string;
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
    keyDates: keyDateText((details.keyDates ?? []).map(typedKeyDate)),
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
    keyDates: typed.kind === "context" ? [] : readKeyDates(typed.keyDates),
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

/** A key date as it is typed. */
export interface TypedKeyDate {
  kind: KeyDateKind | "";
  on: string;
  until: string;
  note: string;
}

const typedKeyDate = ({ kind, on, until, note }: KeyDate): TypedKeyDate => ({
  kind,
  on,
  until: until ?? "",
  note,
});

export const keyDateText = (rows: TypedKeyDate[]) => (rows.length ? JSON.stringify(rows) : "");
export const keyDateRows = (text: string) => (text ? (JSON.parse(text) as TypedKeyDate[]) : []);

/** "Child protection plan began 2 March 2026 (neglect)", the day in the words of whoever shows it. */
export function keyDateWords({ kind, on, until, note }: KeyDate, day: (on: string) => string): string {
  const ended = until ? `, until ${day(until)}` : "";
  return `${KEY_DATES[kind]} ${day(on)}${ended}${note ? ` (${note})` : ""}`;
}

/** Rows in which nothing stands are left out. Throws a refusal at half a row, and at a wrong day. */
function readKeyDates(text: string): KeyDate[] {
  const rows = keyDateRows(text).filter((row) => row.kind || row.on.trim() || row.note.trim());
  return rows.map(({ kind, on, until, note }) => {
    if (!kind) throw refuse("keyDates", "Choose what happened on that day, or remove the row.");
    const day = dateOrNull("keyDates", on);
    if (!day) throw refuse("keyDates", `“${KEY_DATES[kind]}”: enter the day, or remove the row.`);
    return { kind, on: day, until: dateOrNull("keyDates", until), note: note.trim() };
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
