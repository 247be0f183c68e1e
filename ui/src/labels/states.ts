// The words and tones of the states that rows go through.

import type { MeetingState } from "../bindings/MeetingState";
import type { RecordState } from "../bindings/RecordState";
import type { RequestState } from "../bindings/RequestState";
import { count } from "../basics/counting";

type Tone = "plain" | "good" | "late" | "wrong" | "now";
interface StateWords {
  words: string;
  tone: Tone;
}

export const MEETING_STATES: Record<MeetingState, StateWords> = {
  planned: { words: "Planned", tone: "plain" },
  issued: { words: "Agenda issued", tone: "good" },
  running: { words: "In session", tone: "now" },
  closed: { words: "Held", tone: "plain" },
  cancelled: { words: "Cancelled", tone: "wrong" },
};

export const REQUEST_STATES: Record<RequestState["kind"], StateWords> = {
  received: { words: "To be screened", tone: "late" },
  accepted: { words: "Waits for a slot", tone: "late" },
  placed: { words: "Placed", tone: "good" },
  declined: { words: "Declined", tone: "plain" },
  redirected: { words: "Pointed elsewhere", tone: "plain" },
  withdrawn: { words: "Withdrawn", tone: "plain" },
};

/** What a meeting has placed, and what of it is restricted; nothing where there is none. */
export const placedIn = (line: { items: number; children: number; restricted: number }): string =>
  [
    line.items && `${count(line.items, "request")}, ${count(line.children, "child", "children")}`,
    line.restricted && `${line.restricted} restricted`,
  ]
    .filter(Boolean)
    .join(" and ");

export const RECORD_STATES: Record<RecordState["kind"], StateWords> = {
  open: { words: "Being written", tone: "plain" },
  finalised: { words: "Waits for the chair", tone: "late" },
  returned: { words: "Sent back", tone: "wrong" },
  signed: { words: "Signed", tone: "good" },
};
