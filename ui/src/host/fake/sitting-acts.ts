// What the fake book does of the acts of a meeting in session: the screen is told what a real book would tell it.

import type { Act } from "../../bindings/Act";
import type { ActionDetails } from "../../bindings/ActionDetails";
import type { AttendeeDetails } from "../../bindings/AttendeeDetails";
import type { Decision } from "../../bindings/Decision";
import type { Done } from "../../bindings/Done";
import type { ItemState } from "../../bindings/ItemState";
import type { LiveItem } from "../../bindings/LiveItem";
import type { LiveRecord } from "../../bindings/LiveRecord";
import type { LiveView } from "../../bindings/LiveView";
import type { Refusal } from "../../bindings/Refusal";
import type { RemainingLine } from "../../bindings/RemainingLine";
import type { Stage } from "../../bindings/Stage";
import type { UndoView } from "../../bindings/UndoView";
import { noRevision } from "../../basics/revision";
import { after } from "./revision";
import { sitting } from "./sitting";
import { action, lacks, promptsOpen, roleLabel } from "./sitting-parts";
import { countAgain } from "./sitting-quorum";
import { smart } from "./smart";

let view: LiveView = sitting();

/** The meeting as it was before each act, and the acts that were undone. */
interface Remembered {
  entry: string;
  sentence: string;
  view: LiveView;
}
const past: Remembered[] = [];
let ahead: Remembered[] = [];
let acts = 0;

/** A fresh copy, as a book would give it. */
export const sittingNow = (): LiveView => structuredClone(view);

const records = (): LiveRecord[] => view.items.flatMap((item) => item.records);
const recordOf = (id: string) => records().find((live) => live.record.id === id);
const itemOf = (id: string): LiveItem => view.items.find((live) => live.item.id === id)!;
const done = (sentence: string, revision = "1"): Done => ({
  sentence,
  ids: [],
  revision,
  files: [],
  manifest: [],
  recoveryKey: null,
});

const stale: Refusal = { code: "stale", sentence: "Somebody changed this in the meantime.", field: null };

function gaps(live: LiveRecord) {
  const { record } = live;
  live.gaps = [
    ...view.profile.recorded.sections
      .filter((section) => section.required && !record.sections[section.id]?.text)
      .map((section) => lacks(`“${section.label}” is empty.`, { kind: "section", section: section.id })),
    ...(record.decisions.length ? [] : [lacks("No decision is chosen.", { kind: "decisions" })]),
    ...(record.decisions.length && !record.rationale
      ? [lacks("The decision has no rationale.", { kind: "rationale" })]
      : []),
    ...(record.review.kind === "unset"
      ? [lacks("No review date is set, nor why none is needed.", { kind: "review" })]
      : []),
    ...promptsOpen(record.prompts),
  ];
}

function onRecord(
  id: string,
  change: (live: LiveRecord) => void,
  sentence: string,
  basedOn?: string,
): Done | null {
  const live = recordOf(id);
  if (!live) return null;
  if (basedOn !== undefined && basedOn !== live.record.revision) throw stale;
  change(live);
  live.record.revision = after(live.record.revision);
  gaps(live);
  return done(sentence, live.record.revision);
}

function onItem(id: string, change: (live: LiveItem) => void, sentence: string): Done | null {
  if (!view.items.some((live) => live.item.id === id)) return null;
  change(itemOf(id));
  itemOf(id).item.revision = after(itemOf(id).item.revision);
  return done(sentence);
}

function setAction(act: Extract<Act, { kind: "setAction" }>): Done | null {
  const { details } = act;
  if (!details.what.trim()) {
    throw { code: "invalid", sentence: "Say what is to be done.", field: "what" } satisfies Refusal;
  }
  return onRecord(
    act.record,
    (live) => {
      const found = live.actions.find((one) => one.action.id === act.action);
      if (found)
        Object.assign(found, {
          action: { ...found.action, details, revision: after(found.action.revision) },
          roleLabel: roleLabel(details.ownerRole),
          smart: smart(details),
        });
      else live.actions.push(made(live, details));
    },
    act.action ? "Action changed." : "Action added.",
  );
}

/** What stands between each child and a signed record. */
export const remaining = (): RemainingLine[] =>
  view.items.flatMap(({ item, records }) =>
    records.map((live) => ({
      record: live.record.id,
      item: item.id,
      child: live.child,
      stage: stageOf(live, item.state.kind),
      comment: live.record.state.kind === "returned" ? live.record.state.comment : null,
      gaps: live.gaps,
      finalisable: live.writable && item.state.kind === "finished" && !live.gaps.some((gap) => gap.blocks),
    })),
  );

function stageOf(live: LiveRecord, item: ItemState["kind"]): Stage {
  const { state } = live.record;
  if (state.kind === "signed") return "toFile";
  if (state.kind === "finalised") return "toSign";
  if (state.kind === "returned") return "returned";
  if (item === "deferred") return "deferred";
  return item === "finished" ? "toFinalise" : "hearing";
}

function made(live: LiveRecord, { what, measure, ownerRole, owner, due, how, follows }: ActionDetails) {
  return action(live, what, measure, ownerRole, owner, due, how, follows);
}

function setAttendee(act: Extract<Act, { kind: "setAttendee" }>): Done {
  const found = view.attendees.find((one) => one.id === act.attendee);
  if (found) Object.assign(found, { details: act.details, revision: after(found.revision) });
  else view.attendees.push({ id: `attendee-${view.attendees.length}`, details: act.details, revision: "1" });
  countAgain(view);
  return done("Attendance noted.");
}

function step(
  id: string,
  change: (details: AttendeeDetails) => void,
  sentence: (name: string) => string,
): Done {
  const found = view.attendees.find((one) => one.id === id)!;
  change(found.details);
  found.revision = after(found.revision);
  countAgain(view);
  return done(sentence(found.details.name));
}

export const undoable = (): UndoView => {
  const step = (one: Remembered | undefined, verb: string) =>
    one ? { entry: one.entry, sentence: `${verb}: ${one.sentence}`, record: null } : null;
  return { undo: step(past.at(-1), "Undo"), redo: step(ahead.at(-1), "Redo") };
};

function turn(from: Remembered[], to: Remembered[], words: string): Done {
  const step = from.pop();
  if (!step)
    throw { code: "wrongState", sentence: "There is nothing to undo.", field: null } satisfies Refusal;
  to.push({ ...step, view: structuredClone(view) });
  // What is put back is a change too: whoever holds an older revision reads it again.
  view = step.view;
  for (const live of records()) live.record.revision = after(live.record.revision, 100);
  return done(`${words}: ${step.sentence}.`);
}

/** Null where the act is not about this meeting. */
export function performInSitting(act: Act): Done | null {
  if (act.kind === "undo") return turn(past, ahead, "Undone");
  if (act.kind === "redo") return turn(ahead, past, "Done again");
  const before = structuredClone(view);
  const result = perform(act);
  if (result) {
    past.push({
      entry: String(++acts),
      sentence: result.sentence.replace(/\.$/, "").toLowerCase(),
      view: before,
    });
    ahead = [];
  }
  return result;
}

function perform(act: Act): Done | null {
  switch (act.kind) {
    case "writeSection":
      return onRecord(
        act.record,
        ({ record }) => {
          const kept = record.sections[act.section] ?? { text: "", revision: noRevision };
          if (kept.revision !== act.basedOn) throw stale;
          record.sections[act.section] = { text: act.text, revision: after(record.revision) };
        },
        "Saved.",
      );
    case "setDecisions":
      return onRecord(
        act.record,
        ({ record }) => {
          const agreed = (one: Decision) =>
            record.decisions.find((old) => old.option === one.option && old.detail === one.detail)
              ?.agreedAt ?? null;
          record.decisions = act.decisions.map((one) => ({ ...one, agreedAt: agreed(one) }));
          record.rationale = act.rationale;
        },
        "Decisions saved.",
        act.basedOn,
      );
    case "agreeDecision":
      return onRecord(
        act.record,
        ({ record }) => {
          const one = record.decisions.find((decision) => decision.option === act.option);
          if (!one) return;
          one.agreedAt = act.agreed ? new Date().toISOString() : null;
          if (act.given) one.agreedHow = act.given.how;
          else delete one.agreedHow;
        },
        act.agreed ? "Agreed by the chair." : "No longer marked as agreed.",
        act.basedOn,
      );
    case "setParticipation":
      return onRecord(act.record, ({ record }) => (record.participation = act.rows), "Saved.", act.basedOn);
    case "setOffered":
      return onRecord(act.record, ({ record }) => (record.offered = act.rows), "Saved.", act.basedOn);
    case "setDissents":
      return onRecord(
        act.record,
        ({ record }) => (record.dissents = act.dissents),
        "Dissent saved.",
        act.basedOn,
      );
    case "answerPrompts":
      return onRecord(
        act.record,
        (live) => {
          live.record.prompts = { ...act.prompts };
        },
        "Saved.",
        act.basedOn,
      );
    case "setReview":
      return onRecord(act.record, ({ record }) => (record.review = act.review), "Review saved.", act.basedOn);
    case "setAction":
      return setAction(act);
    case "removeAction": {
      const live = records().find((one) => one.actions.some(({ action }) => action.id === act.action));
      if (!live) return null;
      live.actions = live.actions.filter(({ action }) => action.id !== act.action);
      return done("Action removed.");
    }
    case "setAttendee":
      return setAttendee(act);
    case "stepOut":
      return step(
        act.attendee,
        (details) =>
          details.away.push({ from: new Date().toISOString(), until: null, item: act.item, why: act.why }),
        (name) => `${name} has stepped out.`,
      );
    case "stepBack":
      return step(
        act.attendee,
        (details) => {
          for (const away of details.away) away.until ??= new Date().toISOString();
        },
        (name) => `${name} is back.`,
      );
    case "removeAttendee":
      view.attendees = view.attendees.filter((one) => one.id !== act.attendee);
      return done("Removed.");
    case "proceedInquorate":
      for (const one of records().filter(({ record }) => act.records.includes(record.id))) {
        one.record.inquorateReason = act.reason;
      }
      return done("The chair goes on without a quorum.");
    case "startItem":
      return onItem(
        act.item,
        ({ item }) =>
          Object.assign(item, { state: { kind: "running" }, startedAt: new Date().toISOString() }),
        "Item started.",
      );
    case "finishItem":
      return onItem(act.item, ({ item }) => (item.state = { kind: "finished" }), "Item finished.");
    case "deferItem":
      return onItem(
        act.item,
        ({ item }) => (item.state = { kind: "deferred", why: act.why }),
        "Item deferred.",
      );
    case "closeMeeting":
      if (act.meeting !== view.line.meeting.id) return null;
      view.line.meeting.state = "closed";
      return done("Meeting closed.");
    default:
      return null;
  }
}
