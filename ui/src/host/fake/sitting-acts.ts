// What the fake book does of the acts of a meeting in session: the screen is told what a real book would tell it.

import type { Act } from "../../bindings/Act";
import type { ActionDetails } from "../../bindings/ActionDetails";
import type { Done } from "../../bindings/Done";
import type { LiveItem } from "../../bindings/LiveItem";
import type { LiveRecord } from "../../bindings/LiveRecord";
import type { LiveView } from "../../bindings/LiveView";
import type { Refusal } from "../../bindings/Refusal";
import { action, sitting } from "./sitting";
import { smart } from "./smart";

const view: LiveView = sitting();

/** A fresh copy, as a book would give it. */
export const sittingNow = (): LiveView => structuredClone(view);

const records = (): LiveRecord[] => view.items.flatMap((item) => item.records);
const recordOf = (id: string) => records().find((live) => live.record.id === id);
const itemOf = (id: string): LiveItem => view.items.find((live) => live.item.id === id)!;
const done = (sentence: string, revision = 1): Done => ({ sentence, ids: [], revision, files: [] });

const stale: Refusal = { code: "stale", sentence: "Somebody changed this in the meantime.", field: null };

function gaps(live: LiveRecord) {
  const { record } = live;
  live.missing = [
    ...view.profile.recorded.sections
      .filter((section) => section.required && !record.sections[section.id]?.text)
      .map((section) => `“${section.label}” is empty.`),
    ...(record.decisions.length ? [] : ["No decision is chosen."]),
    ...(record.decisions.length && !record.rationale ? ["The decision has no rationale."] : []),
    ...(record.review.kind === "unset" ? ["No review date is set, nor why none is needed."] : []),
  ];
}

function onRecord(
  id: string,
  change: (live: LiveRecord) => void,
  sentence: string,
  basedOn?: number,
): Done | null {
  const live = recordOf(id);
  if (!live) return null;
  if (basedOn !== undefined && basedOn !== live.record.revision) throw stale;
  change(live);
  live.record.revision += 1;
  gaps(live);
  return done(sentence, live.record.revision);
}

function onItem(id: string, change: (live: LiveItem) => void, sentence: string): Done | null {
  if (!view.items.some((live) => live.item.id === id)) return null;
  change(itemOf(id));
  itemOf(id).item.revision += 1;
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
          action: { ...found.action, details, revision: found.action.revision + 1 },
          smart: smart(details),
        });
      else live.actions.push(made(live, details));
    },
    act.action ? "Action changed." : "Action added.",
  );
}

function made(live: LiveRecord, { what, measure, ownerRole, owner, due, how, follows }: ActionDetails) {
  return action(live, what, measure, ownerRole, owner, due, how, follows);
}

function setAttendee(act: Extract<Act, { kind: "setAttendee" }>): Done {
  const found = view.attendees.find((one) => one.id === act.attendee);
  if (found) Object.assign(found, { details: act.details, revision: found.revision + 1 });
  else view.attendees.push({ id: `attendee-${view.attendees.length}`, details: act.details, revision: 1 });
  const chair = view.attendees.some((one) => one.details.role === "chair" && one.details.state === "present");
  view.quorum = chair
    ? {
        quorate: true,
        sentence: "Quorate. The chair and two group managers are present.",
        missing: [],
        chairMayProceed: true,
      }
    : {
        quorate: false,
        sentence: "Not quorate: the chair or co-chair is needed.",
        missing: ["the chair or co-chair"],
        chairMayProceed: true,
      };
  return done("Attendance noted.");
}

/** Null where the act is not about this meeting. */
export function performInSitting(act: Act): Done | null {
  switch (act.kind) {
    case "writeSection":
      return onRecord(
        act.record,
        ({ record }) => {
          const kept = record.sections[act.section] ?? { text: "", revision: 0 };
          if (kept.revision !== act.basedOn) throw stale;
          record.sections[act.section] = { text: act.text, revision: record.revision + 1 };
        },
        "Saved.",
      );
    case "setDecisions":
      return onRecord(
        act.record,
        ({ record }) => Object.assign(record, { decisions: act.decisions, rationale: act.rationale }),
        "Decisions saved.",
        act.basedOn,
      );
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
        ({ record }) => (record.prompts = { ...act.prompts }),
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
    case "removeAttendee":
      view.attendees = view.attendees.filter((one) => one.id !== act.attendee);
      return done("Removed.");
    case "proceedInquorate":
      view.line.meeting.inquorateReason = act.reason;
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
