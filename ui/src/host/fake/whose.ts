// What the fake book finds of other children in its records.

import type { FindingView } from "../../bindings/FindingView";

const WAITING = "record-4409913";

const findings: FindingView[] = [
  {
    finding: "6c1fe0d2",
    place: { kind: "section", section: "discussion" },
    placeLabel: "Discussion",
    before: "The social worker will see ",
    words: "Chidi Okafor",
    after: " again before the review.",
    kind: "fullName",
    sure: "certain",
    standsBeforeSigning: true,
    sentence: "The name of Chidi Okafor, of another family.",
    accepted: null,
  },
  {
    finding: "a07b11c9",
    place: { kind: "rationale" },
    placeLabel: "Rationale",
    before: "His friend ",
    words: "Ionuț",
    after: " lives on the same stair.",
    kind: "givenName",
    sure: "likely",
    standsBeforeSigning: true,
    sentence: "The first name of Ionuț Țepeș, of another family.",
    accepted: {
      by: "Siân Prosser",
      at: "2026-11-25T15:20:00Z",
      reason: "A neighbour of that name, not the child in this book.",
    },
  },
  {
    finding: "31d9f7ab",
    place: { kind: "section", section: "discussion" },
    placeLabel: "Discussion",
    before: "Contact with ",
    words: "her brother",
    after: " went well.",
    kind: "relation",
    sure: "possible",
    standsBeforeSigning: false,
    sentence: "The book knows of no such relation of this child.",
    accepted: null,
  },
];

export const findingsOf = (record: string): FindingView[] =>
  record === WAITING ? findings.map((one) => ({ ...one })) : [];

export function accept(record: string, finding: string, reason: string) {
  const found = record === WAITING ? findings.find((one) => one.finding === finding) : undefined;
  if (found) found.accepted = { by: "Siân Prosser", at: "2026-11-25T15:50:00Z", reason };
}
