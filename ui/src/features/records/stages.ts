// Records by where they stand on the way from the meeting to the child’s file: whose turn it is comes first.

import { inOrder } from "../../basics/in-order";
import type { Clock } from "../../bindings/Clock";
import type { RecordLine } from "../../bindings/RecordLine";
import type { Right } from "../../bindings/Right";
import type { Stage } from "../../bindings/Stage";
import { STAGES } from "../../bindings/labels";

/** Those on this screen, in their order; what is not heard is on the live screen. */
const SHOWN: Stage[] = ["returned", "toFinalise", "toSign", "toFile", "filed"];

/** Whose turn it is comes first: what `may` be done by this person, then the rest, each in its order. */
export function stagesFor(may: (right: Right) => boolean): Stage[] {
  const mine = (stage: Stage) => {
    const { turn } = STAGES[stage];
    return turn !== null && may(turn) ? 0 : 1;
  };
  return [...SHOWN].sort((a, b) => mine(a) - mine(b));
}

/** The deadlines that filing this record would still settle. */
export const openClocks = (line: RecordLine): Clock[] =>
  line.clocks.filter((clock) => clock.state !== "done");

const urgency = { over: 0, today: 1, running: 2, unknown: 3, done: 4 };

/** The clock that presses most. */
export function pressing(line: RecordLine): Clock | null {
  const inOrder = [...line.clocks].sort(
    (a, b) => urgency[a.state] - urgency[b.state] || a.due.localeCompare(b.due),
  );
  return inOrder[0] ?? null;
}

/** Records of one stage, the most pressing first, then by meeting and name. */
export function ofStage(lines: RecordLine[], stage: Stage): RecordLine[] {
  const rank = (line: RecordLine) => urgency[pressing(line)?.state ?? "done"];
  return lines
    .filter((line) => line.stage === stage)
    .sort(
      (a, b) =>
        rank(a) - rank(b) ||
        a.meetingDate.localeCompare(b.meetingDate) ||
        inOrder(a.child.order, b.child.order),
    );
}

/** Deadlines that may be marked as settled for any of these records, each once. */
export function filingChoices(lines: RecordLine[]): { value: string; label: string }[] {
  const labels = new Map<string, string>();
  for (const clock of lines.flatMap(openClocks)) labels.set(clock.deadline, clock.label);
  return [...labels].map(([value, label]) => ({ value, label }));
}
