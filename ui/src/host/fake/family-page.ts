// The page for the family of any record of the made-up county.

import type { FamilyPageView } from "../../bindings/FamilyPageView";
import type { FamilyReader } from "../../bindings/FamilyReader";
import { noRevision } from "../../basics/revision";

const read: Record<string, Pick<FamilyPageView, "read" | "stands">> = {};

/** Notes that the page was read. */
export function familyPageRead(reader: FamilyReader, stands: string): void {
  read[reader] = { read: { by: "Siân Harrison", at: "2026-11-18T16:00:00Z" }, stands };
}

export function familyPageOf(reader: FamilyReader): FamilyPageView {
  const whom = reader === "child" ? "you" : "Chidi";
  const sentence = (part: string, own: string, said = false) => ({
    part,
    own,
    words: own,
    said,
    again: false,
  });
  return {
    reader,
    version: 1,
    sentences: [
      sentence("What was decided", `The plan for ${whom} to go home was agreed.`),
      sentence("What Chidi said", "“I like it that the dog sleeps in the hall.”", true),
      sentence(
        "Who will do what",
        "Ada Example will see to this by Friday 4 December 2026: grandmother SGO assessment.",
      ),
    ],
    lapsed: [],
    read: null,
    stands: "",
    revision: noRevision,
    ...read[reader],
  };
}
