// The tones of the states that rows go through; their words come from Rust.

import type { MeetingState } from "../bindings/MeetingState";
import type { RecordState } from "../bindings/RecordState";
import type { RequestState } from "../bindings/RequestState";
import type { Stage } from "../bindings/Stage";
import { MEETING_STATES, RECORD_STATES, REQUEST_STATES, STAGES } from "../bindings/labels";
import { count } from "../basics/counting";

type Tone = "plain" | "good" | "late" | "wrong" | "now";
interface StateWords {
  words: string;
  tone: Tone;
}

const MEETING_TONES: Record<MeetingState, Tone> = {
  planned: "plain",
  issued: "good",
  running: "now",
  closed: "plain",
  cancelled: "wrong",
};

export const meetingState = (state: MeetingState): StateWords => ({
  words: MEETING_STATES[state],
  tone: MEETING_TONES[state],
});

const REQUEST_TONES: Record<RequestState["kind"], Tone> = {
  received: "late",
  accepted: "late",
  placed: "good",
  declined: "plain",
  redirected: "plain",
  withdrawn: "plain",
};

export const requestState = ({ kind }: RequestState): StateWords => ({
  words: REQUEST_STATES[kind],
  tone: REQUEST_TONES[kind],
});

/** What a meeting has placed, and what of it is restricted; nothing where there is none. */
export const placedIn = (line: { items: number; children: number; restricted: number }): string =>
  [
    line.items && `${count(line.items, "request")}, ${count(line.children, "child", "children")}`,
    line.restricted && `${line.restricted} restricted`,
  ]
    .filter(Boolean)
    .join(" and ");

/** "11 of 13 slots free, and 1 kept for emergencies"; "full". Without the noun where a heading has it. */
export function freeSlots(
  line: { slots: number; slotsFree: number; emergencyFree: number },
  noun: "slots" | "" = "slots",
): string {
  const kept = line.emergencyFree ? `${line.emergencyFree} kept for emergencies` : "";
  if (!line.slotsFree) return kept ? `full, but for ${kept}` : "full";
  const free = [line.slotsFree, "of", noun ? count(line.slots, "slot") : line.slots, "free"].join(" ");
  return [free, kept].filter(Boolean).join(", and ");
}

/** "2 children come back, not booked". */
export const comingBackTo = ({ returning }: { returning: number }): string =>
  `${returning === 1 ? "1 child comes" : `${returning} children come`} back, not booked`;

const RECORD_TONES: Record<RecordState["kind"], Tone> = {
  open: "plain",
  finalised: "late",
  returned: "wrong",
  signed: "good",
};

export const recordState = ({ kind }: RecordState): StateWords => ({
  words: RECORD_STATES[kind],
  tone: RECORD_TONES[kind],
});

const STAGE_TONES: Record<Stage, Tone> = {
  hearing: "plain",
  deferred: "plain",
  returned: "late",
  toFinalise: "now",
  toSign: "now",
  toFile: "good",
  filed: "good",
};

export const stageTag = (stage: Stage): StateWords => ({
  words: STAGES[stage].label,
  tone: STAGE_TONES[stage],
});
