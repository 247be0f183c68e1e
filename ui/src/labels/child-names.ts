import type { ChildLine } from "../bindings/ChildLine";

const LIST = new Intl.ListFormat("en-GB");

/** Whether the line says that its family is kept to named people. */
export const isRestricted = (line: ChildLine): boolean => line.restricted;

/** "Chidi, Adaeze and Tobe Okafor" for siblings of one surname; otherwise each name in full. */
export function namesOf(lines: ChildLine[]): string {
  const surname = lines[0]?.child.details.surname;
  const together =
    lines.length > 1 &&
    lines.every(({ child: { details } }) => details.kind === "child" && details.surname === surname);
  const joined = LIST.format(lines.map((line) => (together ? line.child.details.given : line.name)));
  return together ? `${joined} ${surname}` : joined;
}
