// What the fictional sitting is made of: a slot with its children and their records, an action, somebody who attends.

import type { ActionDetails } from "../../bindings/ActionDetails";
import type { Attendee } from "../../bindings/Attendee";
import type { AttendeeDetails } from "../../bindings/AttendeeDetails";
import type { ChildLine } from "../../bindings/ChildLine";
import type { Gap } from "../../bindings/Gap";
import type { ItemState } from "../../bindings/ItemState";
import type { LiveItem } from "../../bindings/LiveItem";
import type { LiveRecord } from "../../bindings/LiveRecord";
import type { Owner } from "../../bindings/Owner";
import type { Place } from "../../bindings/Place";
import type { QuorumView } from "../../bindings/QuorumView";
import type { RequestLine } from "../../bindings/RequestLine";
import type { Worker } from "../../bindings/Worker";
import type { WorkerLine } from "../../bindings/WorkerLine";
import { profiles } from "./profiles";
import { smart } from "./smart";

export const clam = profiles.clam!;

export const MEETING = "sitting-clam-1125";
export const DAY = "2026-11-25";

export const at = (time: string) => `${DAY}T${time}:00.000Z`;

interface Young {
  given: string;
  surname: string;
  age: string;
  born?: string;
  mosaic: string;
  status?: string;
}

function childLine({ given, surname, age, born, mosaic, status = "" }: Young, siblings: string[]): ChildLine {
  return {
    name: given ? `${given} ${surname}` : `Unborn baby ${surname}`,
    order: `${surname} ${given}`.toLowerCase(),
    age,
    siblings,
    restricted: false,
    child: {
      id: `child-${mosaic}`,
      family: `family-${surname}`,
      revision: "1",
      details: {
        kind: given ? "child" : "unborn",
        given,
        surname,
        born: born ?? null,
        expected: given ? null : "2027-02-14",
        knownAs: [],
        numbers: [],
        mosaicId: mosaic,
        address: "",
        inCareSince: status ? "2026-11-18" : null,
        legalStatus: status,
        parents: [],
        pronouns: null,
      },
    },
  };
}

const WORKERS: Worker[] = [
  { role: "sw", name: "Bronwen Hughes", email: "", telephone: "" },
  { role: "pm", name: "Tomasz Wieczorek", email: "", telephone: "" },
];

export const roleLabel = (role: string): string => clam.roles.find((one) => one.id === role)?.label ?? role;

const lineOf = (worker: Worker): WorkerLine => ({ worker, roleLabel: roleLabel(worker.role) });

const ownerOf = ({ role, name }: { role: string; name: string }): Owner => ({
  role,
  name,
  label: [roleLabel(role), name].filter(Boolean).join(", "),
});

export function slot(
  starts: string,
  minutes: number,
  reason: string,
  young: Young[],
  state: ItemState,
  over: Partial<RequestLine> = {},
): LiveItem {
  const names = young.map((one) => one.given);
  const children = young.map((one) =>
    childLine(
      one,
      names.filter((name) => name !== one.given),
    ),
  );
  const id = `item-${starts}`;
  const began =
    state.kind === "waiting" || state.kind === "deferred"
      ? null
      : starts === "14:00:00"
        ? at("14:11")
        : at(starts.slice(0, 5));
  return {
    item: {
      id,
      details: { meeting: MEETING, request: `request-${starts}`, starts, minutes, emergency: false },
      children: children.map((line) => line.child.id),
      state,
      startedAt: began,
      finishedAt: state.kind === "finished" ? at(starts.slice(0, 5)) : null,
      revision: "1",
    },
    request: {
      request: {
        id: `request-${starts}`,
        family: children[0]!.child.family,
        revision: "1",
        state: { kind: "placed" },
        papers: [],
        details: {
          panel: "clam",
          children: children.map((line) => line.child.id),
          reason: "section-20",
          outline: "",
          workers: WORKERS,
          gate: [],
          received: at("09:00"),
        },
      },
      panelName: "CLAM panel",
      reasonLabel: reason,
      children,
      missingPapers: [],
      late: [],
      clock: null,
      tooLate: null,
      incomplete: [],
      receivedWords: "16 November 2026",
      meeting: MEETING,
      placedWords: "",
      waitsForScreening: false,
      waitsForSlot: false,
      workers: WORKERS.map(lineOf),
      ...over,
    },
    quorum: quorate,
    leaves: [],
    toCome: WORKERS.slice(1).map(lineOf),
    owners: [
      { label: "The family's workers", owners: WORKERS.map(ownerOf) },
      {
        label: "A role, by name later",
        owners: clam.roles.map(({ id: role }) => ownerOf({ role, name: "" })),
      },
    ],
    records: children.map((line) => record(id, line, state.kind === "finished")),
  };
}

export const lacks = (sentence: string, place: Place): Gap => ({ sentence, place, blocks: true });

/** Prompts that nobody has answered, for the chair to weigh. */
export const promptsOpen = (prompts: Record<string, unknown>): Gap[] =>
  clam.recorded.prompts
    .filter((prompt) => !(prompt.id in prompts))
    .map((prompt) => ({
      sentence: `“${prompt.label}” is not answered.`,
      place: { kind: "prompts" },
      blocks: false,
    }));

export const quorate: QuorumView = {
  quorate: true,
  inPrinciple: false,
  sentence: "Quorate. Present: the chair or co-chair and a group manager.",
  missing: [],
  chairMayProceed: true,
  without: "",
  away: [],
};

function record(item: string, child: ChildLine, done: boolean): LiveRecord {
  return {
    child,
    writable: true,
    actions: [],
    gaps: done
      ? promptsOpen({})
      : [
          lacks("“Discussion” is empty.", { kind: "section", section: "discussion" }),
          lacks("No decision is chosen.", { kind: "decisions" }),
          lacks("No review date is set, nor why none is needed.", { kind: "review" }),
          ...promptsOpen({}),
        ],
    openActions: [],
    lastTime: null,
    record: {
      id: `record-${child.child.details.mosaicId}`,
      meeting: MEETING,
      item,
      child: child.child.id,
      sections: done
        ? {
            discussion: {
              text: "The plan was discussed and supported by all agencies present.",
              revision: "4",
            },
          }
        : {},
      decisions: done ? [{ option: "placement-continues", detail: "", agreedAt: at("13:26") }] : [],
      rationale: done ? "The placement meets the child’s needs." : "",
      dissents: [],
      prompts: {},
      offered: [],
      participation: [],
      inquorateReason: null,
      review: done ? { kind: "on", date: "2027-02-24" } : { kind: "unset" },
      state: { kind: "open" },
      filings: [],
      attendance: null,
      version: 0,
      correction: null,
      revision: "5",
    },
  };
}

let made = 0;

export function action(
  live: LiveRecord,
  what: string,
  measure: string,
  ownerRole: string,
  owner: string,
  due: string | null,
  how: string,
  follows: string | null = null,
) {
  const details: ActionDetails = { what, measure, ownerRole, owner, how, due, follows, accepted: [] };
  made += 1;
  return {
    action: {
      id: `action-${made}`,
      record: live.record.id,
      child: live.record.child,
      details,
      state: { kind: "open" as const },
      revision: "1",
    },
    roleLabel: roleLabel(ownerRole),
    smart: smart(details),
  };
}

export function attendee(name: string, role: string, over: Partial<AttendeeDetails> = {}): Attendee {
  const agency = clam.roles.find((one) => one.id === role)?.agency ?? "";
  return {
    id: `attendee-${name}`,
    revision: "1",
    details: {
      meeting: MEETING,
      name,
      role,
      agency,
      mode: "room",
      state: "present",
      deputyFor: null,
      observer: false,
      item: null,
      arrived: at("12:55"),
      left: null,
      away: [],
      ...over,
    },
  };
}
