// What of a child's record can be given to the brothers and sisters of the same item.

import type { Decision } from "../../../bindings/Decision";
import type { LiveRecord } from "../../../bindings/LiveRecord";
import type { Profile } from "../../../bindings/Profile";
import type { RecordPart } from "../../../bindings/RecordPart";
import { longDayYear } from "../../../basics/dates";
import { decisionLabel } from "../../../labels/profile-labels";

interface ShareablePart {
  /** Stable while the dialog is open. */
  key: string;
  label: string;
  detail: string;
  part: RecordPart;
  /** The child's own words are this child's alone, so they are not ticked to begin with. */
  ticked: boolean;
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
    }));
  if (record.decisions.length) {
    const detail = record.decisions.map((one) => decisionWords(one, profile)).join("; ");
    parts.push({
      key: "decisions",
      label: "Decisions and why",
      detail,
      part: { kind: "decisions", agreed: false },
      ticked: true,
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
    });
  }
  if (record.review.kind !== "unset") {
    const detail = record.review.kind === "on" ? longDayYear(record.review.date) : record.review.why;
    parts.push({ key: "review", label: "Review", detail, part: { kind: "review" }, ticked: true });
  }
  return parts;
}

function decisionWords({ option, detail }: Decision, profile: Profile): string {
  const label = decisionLabel(profile.recorded.decisions, option);
  return detail ? `${label}: ${detail}` : label;
}
