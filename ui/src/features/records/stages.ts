// Where a record stands on its way from the meeting to the child's file, and whose turn it is.

import { inOrder } from "../../basics/in-order";
import type { Clock } from "../../bindings/Clock";
import type { RecordLine } from "../../bindings/RecordLine";
import type { Right } from "../../bindings/Right";

export type WorkStage = "returned" | "toFinalise" | "waits" | "toFile" | "filed";

const STAGES: { stage: WorkStage; heading: string; about: string }[] = [
  { stage: "returned", heading: "Returned by the chair", about: "To mend and finalise again." },
  { stage: "toFinalise", heading: "To finalise", about: "Still with the minute taker." },
  { stage: "waits", heading: "Waits for the chair", about: "To read, then sign or return." },
  { stage: "toFile", heading: "Signed, to file", about: "To export and mark as filed." },
  { stage: "filed", heading: "Filed", about: "On the child’s file." },
];

/** Whose turn it is comes first: what `may` be done by this person, then the rest, each in its order. */
export function stagesFor(may: (right: Right) => boolean): typeof STAGES {
  const turn: Partial<Record<WorkStage, Right>> = {
    returned: "minute",
    toFinalise: "minute",
    waits: "sign",
    toFile: "file",
  };
  const mine = (stage: WorkStage) => {
    const right = turn[stage];
    return right !== undefined && may(right) ? 0 : 1;
  };
  return [...STAGES].sort((a, b) => mine(a.stage) - mine(b.stage));
}

export function stageOf(line: RecordLine): WorkStage {
  switch (line.record.state.kind) {
    case "open":
      return "toFinalise";
    case "returned":
      return "returned";
    case "finalised":
      return "waits";
    case "signed":
      return openClocks(line).length || !filings(line).length ? "toFile" : "filed";
  }
}

/** What was filed of the version in force; a corrected one goes to the child's file anew. */
const filings = ({ record }: RecordLine) => record.filings.filter((one) => one.version === record.version);

/** The deadlines that filing this record would still settle. */
export function openClocks(line: RecordLine): Clock[] {
  const settled = new Set(filings(line).map((filing) => filing.deadline));
  return line.clocks.filter((clock) => clock.state !== "done" && !settled.has(clock.deadline));
}

const urgency = { over: 0, today: 1, running: 2, unknown: 3, done: 4 };

/** The clock that presses most. */
export function pressing(line: RecordLine): Clock | null {
  const inOrder = [...line.clocks].sort(
    (a, b) => urgency[a.state] - urgency[b.state] || a.due.localeCompare(b.due),
  );
  return inOrder[0] ?? null;
}

/** Records of one stage, the most pressing first, then by meeting and name. */
export function ofStage(lines: RecordLine[], stage: WorkStage): RecordLine[] {
  const rank = (line: RecordLine) => urgency[pressing(line)?.state ?? "done"];
  return lines
    .filter((line) => stageOf(line) === stage)
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
