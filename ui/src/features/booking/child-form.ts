import type { ChildDetails } from "../../bindings/ChildDetails";
import type { SubjectKind } from "../../bindings/SubjectKind";
import { readDate } from "../../basics/dates";
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
  };
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
