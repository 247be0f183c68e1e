// The words and tones of the states that rows go through.

import type { MeetingState } from "../bindings/MeetingState";
import type { RecordState } from "../bindings/RecordState";
import type { RequestState } from "../bindings/RequestState";

export type Tone = "plain" | "good" | "late" | "wrong" | "now";
export interface Spoken {
  words: string;
  tone: Tone;
}

export const MEETING_STATES: Record<MeetingState, Spoken> = {
  planned: { words: "Planned", tone: "plain" },
  issued: { words: "Agenda issued", tone: "good" },
  running: { words: "In session", tone: "now" },
  closed: { words: "Held", tone: "plain" },
  cancelled: { words: "Cancelled", tone: "wrong" },
};

export const REQUEST_STATES: Record<RequestState["kind"], Spoken> = {
  received: { words: "To be screened", tone: "late" },
  accepted: { words: "Waits for a slot", tone: "late" },
  placed: { words: "Placed", tone: "good" },
  declined: { words: "Declined", tone: "plain" },
  redirected: { words: "Pointed elsewhere", tone: "plain" },
  withdrawn: { words: "Withdrawn", tone: "plain" },
};

/** Any of the three that carry a reason. */
export const whyOf = (state: RequestState): string => ("why" in state ? state.why : "");

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

/** "Ada, Bea and Cai". */
export const listed = (names: string[]): string =>
  names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : (names[0] ?? "nobody");

/** What a meeting has placed, and what of it is restricted; nothing where there is none. */
export const placedIn = (line: { items: number; children: number; restricted: number }): string =>
  [
    line.items && `${count(line.items, "request")}, ${count(line.children, "child", "children")}`,
    line.restricted && `${line.restricted} restricted`,
  ]
    .filter(Boolean)
    .join(" and ");

export const RECORD_STATES: Record<RecordState["kind"], Spoken> = {
  open: { words: "Being written", tone: "plain" },
  finalised: { words: "Waits for the chair", tone: "late" },
  returned: { words: "Sent back", tone: "wrong" },
  signed: { words: "Signed", tone: "good" },
};
