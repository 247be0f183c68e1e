// What the chair's view shows: decisions and actions of one child as they are being worded, and nothing of anybody else.
// It is made here, whole, so that the window on the projector never holds more than may be seen on it.

import type { ActionDetails } from "../../bindings/ActionDetails";
import type { DraftView } from "../../bindings/DraftView";
import type { LiveItem } from "../../bindings/LiveItem";
import type { LiveRecord } from "../../bindings/LiveRecord";
import type { LiveView } from "../../bindings/LiveView";
import { longDay } from "../../basics/dates";
import { isEmpty, readAction } from "./action-draft";
import { ownerLabel } from "./action-owners";
import { instantWords } from "./timeline";

export interface ChairsDecision {
  label: string;
  detail: string;
  /** "agreed by chair at 2:07pm", empty while it is not. */
  agreed: string;
}

export interface ChairsAction {
  what: string;
  measure: string;
  who: string;
  by: string;
  /** It is being worded and does not count so far. */
  worded: boolean;
}

export interface ChairsChild {
  name: string;
  /** "Decisions" or "Recommendations". */
  heading: string;
  decisions: ChairsDecision[];
  actions: ChairsAction[];
  /** An action being typed as one line, not yet read apart. */
  line: string;
  dissents: { who: string; stance: string }[];
  quorate: boolean;
  quorum: string;
}

export interface ChairsView {
  panel: string;
  /** Null between children, and while the minute taker keeps it blank. */
  child: ChairsChild | null;
}

/** Drafts by the name of their field. */
type Drafts = readonly Pick<DraftView, "field" | "text">[];

/** What may be seen of `record`: only while its item is being heard. */
export function chairsView(
  view: LiveView,
  item: LiveItem | null,
  record: LiveRecord | null,
  drafts: Drafts,
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
      heading: view.profile.recorded.outcome === "decision" ? "Decisions" : "Recommendations",
      decisions: record.record.decisions.map(({ option, detail, agreedAt }) => ({
        label: options.find((one) => one.id === option)?.label ?? option,
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
    who: details.owner || ownerLabel(details.ownerRole, "", view.profile.roles),
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
