// What the chair's view shows: decisions and actions of one child as they are being worded, and nothing of anybody else.
// It is made here, whole, so that the window on the projector never holds more than may be seen on it.

import type { ActionDetails } from "../../bindings/ActionDetails";
import type { DraftView } from "../../bindings/DraftView";
import type { LiveItem } from "../../bindings/LiveItem";
import type { LiveRecord } from "../../bindings/LiveRecord";
import type { LiveView } from "../../bindings/LiveView";
import type { ChairsAction, ChairsView } from "../../host/chairs-view";
import { longDay } from "../../basics/dates";
import { decisionLabel, outcomeHeading, panelRoleLabel } from "../../labels/profile-labels";
import { isEmpty, readAction } from "./action-draft";
import { instantWords } from "./timeline";

/** What is being typed, by the name of its field. */
type TypedTexts = readonly Pick<DraftView, "field" | "text">[];

/** What may be seen of `record`: only while its item is being heard. */
export function chairsView(
  view: LiveView,
  item: LiveItem | null,
  record: LiveRecord | null,
  drafts: TypedTexts,
  blank: boolean,
): ChairsView {
  const panel = view.profile.shortName;
  if (blank || !record || item?.item.state.kind !== "running") return { panel, child: null };
  const typed = (field: string) =>
    drafts.find((draft) => draft.field === `record/${record.record.id}/${field}`)?.text;
  const options = view.profile.recorded.decisions;
  return {
    panel,
    child: {
      name: record.child.name,
      heading: outcomeHeading(view.profile.recorded),
      decisions: record.record.decisions.map(({ option, detail, agreedAt }) => ({
        label: decisionLabel(options, option),
        detail: typed(`decision/${option}`) ?? detail,
        agreed: agreedAt ? `agreed by chair at ${instantWords(agreedAt)}` : "",
      })),
      actions: actionsOf(view, record, typed),
      line: typed("quick")?.trim() ?? "",
      dissents: record.record.dissents.map(({ name, agency, stance }) => ({
        who: agency ? `${name}, ${agency}` : name,
        stance: stance === "dissents" ? "does not agree" : "abstains",
      })),
      quorate: item.quorum.quorate,
      quorum: [item.quorum.sentence, item.quorum.without].filter(Boolean).join(" "),
    },
  };
}

function actionsOf(
  view: LiveView,
  record: LiveRecord,
  typed: (field: string) => string | undefined,
): ChairsAction[] {
  const read = (field: string) => readAction(typed(field) ?? "");
  const shown = (details: ActionDetails, worded: boolean): ChairsAction => ({
    what: details.what,
    measure: details.measure,
    who: details.owner || panelRoleLabel(view.profile.roles, details.ownerRole),
    by: details.due ? longDay(details.due) : "",
    worded,
  });
  const actions = record.actions.map(({ action }) => {
    const draft = read(`action/${action.id}`);
    return shown(draft ?? action.details, draft !== null);
  });
  const next = read("action/new");
  return next && !isEmpty(next) ? [...actions, shown(next, true)] : actions;
}
