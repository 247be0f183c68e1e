// Which field of the record a part of the screen belongs to, for its history.

import type { LiveRecord } from "../../bindings/LiveRecord";
import type { Profile } from "../../bindings/Profile";
import type { RecordField } from "../../bindings/RecordField";
import { outcomeHeading } from "../../labels/profile-labels";

/** The field of the record that `target` writes; null where it writes none. */
export function recordFieldOf(target: HTMLElement): RecordField | null {
  if (target.id === "rationale") return { kind: "rationale" };
  if (target.id.startsWith("section-") && target instanceof HTMLTextAreaElement) {
    return { kind: "section", section: target.id.slice("section-".length) };
  }
  const action = target.closest<HTMLElement>("[data-action]")?.dataset["action"];
  if (action) return { kind: "action", action };
  const part = target.closest("section")?.id;
  return part === "decisions" || part === "review" ? { kind: part } : null;
}

/** What people call that field. */
export function fieldName(field: RecordField, profile: Profile, record: LiveRecord): string {
  switch (field.kind) {
    case "section":
      return profile.recorded.sections.find((one) => one.id === field.section)?.label ?? "this section";
    case "decisions":
      return outcomeHeading(profile.recorded);
    case "rationale":
      return "Rationale";
    case "review":
      return "Review";
    case "action":
      return (
        record.actions.find(({ action }) => action.id === field.action)?.action.details.what ?? "this action"
      );
  }
}
