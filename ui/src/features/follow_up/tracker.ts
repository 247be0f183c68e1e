// The tracker's filters: what a person looks for among the actions of every panel.

import type { TrackerLine } from "../../bindings/TrackerLine";

interface TrackerFilter {
  panel: string;
  owner: string;
  state: "open" | "overdue" | "closed" | "all";
  text: string;
}

export const everything: TrackerFilter = { panel: "", owner: "", state: "open", text: "" };

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Those wanted: overdue first, then by due date; those without a date before those closed. */
export function wanted(lines: TrackerLine[], by: TrackerFilter): TrackerLine[] {
  return lines
    .filter((line) => !by.panel || line.panelName === by.panel)
    .filter((line) => !by.owner || line.ownerLabel === by.owner)
    .filter((line) => inState(line, by.state))
    .filter((line) =>
      plain(`${line.child.name} ${line.action.details.what} ${line.ownerLabel}`).includes(
        plain(by.text.trim()),
      ),
    )
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

/** Each different value once, in alphabetical order. */
export function distinct(values: string[]): string[] {
  return [...new Set(values.filter(Boolean))].sort((a, b) => a.localeCompare(b, "en-GB"));
}
