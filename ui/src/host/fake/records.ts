// Records of the fictional panel at every stage between the meeting and the child's file.

import type { Clock } from "../../bindings/Clock";
import type { ClockState } from "../../bindings/ClockState";
import type { LiveRecord } from "../../bindings/LiveRecord";
import type { RecordLine } from "../../bindings/RecordLine";
import type { RecordState } from "../../bindings/RecordState";
import type { RecordView } from "../../bindings/RecordView";
import type { Stage } from "../../bindings/Stage";
import { sittingNow } from "./sitting-acts";

const SHA = "9f2c5b0e4d7a8c11b5f0e3a96d2c47e8a1b3c5d7e9f0123456789abcdef01234";
const by = "sian";

const STATES: Record<string, RecordState> = {
  "record-4409913": { kind: "finalised", by, at: "2026-11-25T15:40:00Z" },
  "record-4410020": { kind: "finalised", by, at: "2026-11-25T15:44:00Z" },
  "record-4410301": {
    kind: "returned",
    by,
    at: "2026-11-25T16:02:00Z",
    comment: "Say who tells the parents, and by when.",
  },
  "record-4409777": { kind: "signed", by, at: "2026-11-25T16:20:00Z", sha256: SHA },
  "record-4409802": { kind: "signed", by, at: "2026-11-25T16:20:00Z", sha256: SHA },
  "record-4408115": { kind: "signed", by, at: "2026-11-24T16:20:00Z", sha256: SHA },
};

const STAGES: Record<RecordState["kind"], Stage> = {
  open: "toFinalise",
  finalised: "toSign",
  returned: "returned",
  signed: "toFile",
};

function clock(words: string, state: ClockState): Clock {
  return {
    deadline: "on-file",
    label: "Key decisions on the child’s file",
    by: "by the note taker",
    due: "2026-11-25",
    lastWorkingDay: null,
    words,
    state,
    late: false,
    source: "CLAM-9",
  };
}

function line(live: LiveRecord): RecordLine {
  const { record, child } = live;
  const state = STATES[record.id] ?? record.state;
  const filed = record.id === "record-4408115";
  const filings = filed
    ? [{ version: 1, deadline: "on-file", by: "Dafydd Rees", at: "2026-11-25T16:45:00Z" }]
    : [];
  return {
    record: { ...record, state, filings, version: state.kind === "signed" ? 1 : 0 },
    writable: state.kind === "open" || state.kind === "returned",
    stage: filed ? "filed" : STAGES[state.kind],
    child,
    panelName: "CLAM panel",
    meetingDate: "2026-11-25",
    clocks: [
      filed ? clock("done Wednesday 25 November by Dafydd Rees", "done") : clock("due today", "today"),
    ],
    decisions: record.decisions.length ? ["Section 20 agreed"] : [],
    fileName: state.kind === "signed" ? `${child.child.details.surname} CLAM 2026-11-25 v1.pdf` : null,
    amendments: 0,
    opened: true,
  };
}

const all = () => sittingNow().items.flatMap((item) => item.records);

export const recordLines = (): RecordLine[] => all().map(line);

export function recordView(id: string): RecordView | undefined {
  const live = all().find((one) => one.record.id === id);
  if (!live) return undefined;
  return {
    line: line(live),
    actions: live.actions,
    mayTakeBack: false,
    missing: STATES[id] ? [] : live.gaps.filter((gap) => gap.blocks),
    weigh: STATES[id]?.kind === "signed" ? [] : live.gaps.filter((gap) => !gap.blocks),
    caseNote: {
      title: "CLAM panel: record of decisions",
      date: "2026-11-25",
      significantEvent: true,
      bold: true,
      text: "The panel agreed section 20.\nActions: file the aunt’s viability assessment, group manager, by 9 December 2026.\nReview: 24 February 2027.",
      html: "<p>The panel agreed section 20.</p>",
    },
    versions:
      line(live).record.version === 0
        ? []
        : [
            {
              number: 1,
              by: "Gareth Ap Rhys",
              at: "2026-11-25T16:20:00Z",
              grounds: null,
              supersededBy: null,
              fileName: line(live).fileName ?? "",
              sha256: SHA,
              weighed: null,
            },
          ],
    correction: null,
    attendance: { present: [], apologies: [], quorum: "Quorate." },
    amendments: [],
    amendmentTime: { words: "5 working days left", state: "running", due: "2026-12-02", inWriting: true },
  };
}
