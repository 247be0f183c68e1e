// The tracker's filters: what a person looks for among the actions of every panel.

import { inOrder } from "../../basics/in-order";
import type { TrackerLine } from "../../bindings/TrackerLine";

interface TrackerFilter {
  panel: string;
  owner: string;
  state: "open" | "overdue" | "closed" | "all";
}

export const everything: TrackerFilter = { panel: "", owner: "", state: "open" };

/** Those wanted: overdue first, then by due date; those without a date before those closed. */
export function wanted(lines: TrackerLine[], by: TrackerFilter): TrackerLine[] {
  return lines
    .filter((line) => !by.panel || line.panelName === by.panel)
    .filter((line) => !by.owner || line.ownerLabel === by.owner)
    .filter((line) => inState(line, by.state))
    .sort((a, b) => rank(a) - rank(b) || due(a).localeCompare(due(b)));
}

function inState(line: TrackerLine, state: TrackerFilter["state"]): boolean {
  const open = line.action.state.kind === "open";
  if (state === "all") return true;
  if (state === "closed") return !open;
  return open && (state === "open" || line.overdue);
}

const rank = (line: TrackerLine) => (line.action.state.kind !== "open" ? 2 : line.overdue ? 0 : 1);
const due = (line: TrackerLine) => line.action.details.due ?? "9999";

/** Each different value once, in the order of the keys that the book gives with them. */
export function distinct(values: { label: string; order: string }[]): string[] {
  const orders = new Map(values.map(({ label, order }) => [label, order]));
  orders.delete("");
  return [...orders].sort(([, a], [, b]) => inOrder(a, b)).map(([label]) => label);
}
