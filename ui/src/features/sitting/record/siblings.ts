// What of a child's record can be given to the brothers and sisters of the same item.

import type { Decision } from "../../../bindings/Decision";
import type { Dissent } from "../../../bindings/Dissent";
import type { LiveRecord } from "../../../bindings/LiveRecord";
import type { Profile } from "../../../bindings/Profile";
import type { RecordPart } from "../../../bindings/RecordPart";
import { OFFERED_STATES } from "../../../bindings/labels";
import { longDayYear } from "../../../basics/dates";
import { decisionLabel } from "../../../labels/profile-labels";

interface ShareablePart {
  /** Stable while the dialog is open. */
  key: string;
  label: string;
  detail: string;
  part: RecordPart;
  /** What is this child's alone, or was said of this child alone, is not ticked to begin with. */
  ticked: boolean;
  /** What has to be true before it is ticked; empty for what goes along by itself. */
  asks: string;
}

/** Every part that holds something, in the order of the screen. */
export function shareableParts(live: LiveRecord, profile: Profile): ShareablePart[] {
  const { record, actions } = live;
  const parts: ShareablePart[] = profile.recorded.sections
    .filter((section) => record.sections[section.id]?.text.trim())
    .map((section) => ({
      key: `section-${section.id}`,
      label: section.label,
      detail: record.sections[section.id]!.text,
      part: { kind: "section", section: section.id },
      ticked: section.voice !== "childs-words",
      asks: "",
    }));
  if (record.decisions.length) {
    const detail = record.decisions.map((one) => decisionWords(one, profile)).join("; ");
    parts.push({
      key: "decisions",
      label: "Decisions and why",
      detail,
      part: { kind: "decisions", agreed: false },
      ticked: true,
      asks: "",
    });
  }
  if (record.dissents.length) {
    parts.push({
      key: "dissents",
      label: "Dissent and abstention",
      detail: record.dissents.map(dissentWords).join("; "),
      part: { kind: "dissents" },
      ticked: false,
      asks: "Tick only if they said it of each child.",
    });
  }
  for (const { action } of actions) {
    const part: RecordPart = { kind: "action", action: action.id };
    parts.push({
      key: `action-${action.id}`,
      label: "Action",
      detail: action.details.what,
      part,
      ticked: true,
      asks: "",
    });
  }
  if (record.offered.length) {
    const kind = (id: string) => profile.recorded.offered.find((one) => one.id === id)?.label ?? id;
    parts.push({
      key: "offered",
      label: "Offered before proceedings",
      detail: record.offered.map((one) => `${kind(one.kind)}: ${OFFERED_STATES[one.state]}`).join("; "),
      part: { kind: "offered" },
      ticked: true,
      asks: "",
    });
  }
  const parents = record.participation.filter((one) => one.parent);
  if (parents.length) {
    const detail = parents.map((one) => one.parent!.name).join(", ");
    parts.push({
      key: "participation",
      label: "Parents: invited, came, heard",
      detail,
      part: { kind: "participation" },
      ticked: true,
      asks: "",
    });
  }
  if (record.review.kind !== "unset") {
    const detail = record.review.kind === "on" ? longDayYear(record.review.date) : record.review.why;
    parts.push({ key: "review", label: "Review", detail, part: { kind: "review" }, ticked: true, asks: "" });
  }
  return parts;
}

/** What is written in a record and never given from it: each child has it for themselves. */
export function keptParts({ record }: LiveRecord): string[] {
  const kept = [
    Object.keys(record.prompts).length && "what the panel always asks",
    record.participation.some((one) => !one.parent) && "how the child took part",
    record.inquorateReason && "why the chair went on without a quorum",
  ];
  return kept.filter((words) => typeof words === "string" && words !== "") as string[];
}

/** "A. Example did not agree: too soon." */
function dissentWords({ name, agency, stance, what }: Dissent): string {
  const who = agency.trim() ? `${name} (${agency})` : name;
  const how = stance === "dissents" ? "did not agree" : "abstained";
  return what.trim() ? `${who} ${how}: ${what}` : `${who} ${how}`;
}

function decisionWords({ option, detail }: Decision, profile: Profile): string {
  const label = decisionLabel(profile.recorded.decisions, option);
  return detail ? `${label}: ${detail}` : label;
}
