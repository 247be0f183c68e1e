// The item on the screen begins and ends.

import type { LiveItem } from "../../bindings/LiveItem";
import type { LiveRecord } from "../../bindings/LiveRecord";
import type { LiveView } from "../../bindings/LiveView";
import { blocking } from "./gaps";
import type { LiveMeeting } from "./live-meeting.svelte";
import { nextWaiting } from "./agenda-day";

/** The item that can be started now: the one on the screen, or once that is done the next that waits. */
export function startable(live: LiveMeeting): LiveItem | null {
  const { view, item } = live;
  if (!view || !item || !live.mayMinute || !live.inSession) return null;
  if (item.item.state.kind === "waiting") return item;
  const anyRunning = view.items.some((one) => one.item.state.kind === "running");
  return anyRunning ? null : nextWaiting(view, item.item.id);
}

/** The records that can go to the chair as they stand, in the order of the agenda. */
export const finalisable = (view: LiveView): LiveRecord[] =>
  view.items
    .filter(({ item }) => item.state.kind === "finished")
    .flatMap(({ records }) => records)
    .filter((one) => one.writable && !blocking(one).length);

export async function startItem(live: LiveMeeting, one: LiveItem) {
  const first = one.item.children[0];
  if (first) live.show({ item: one.item.id, child: first });
  const done = await live.do((now) => {
    const newest = now.items.find((other) => other.item.id === one.item.id)?.item;
    return newest ? { kind: "startItem", item: newest.id, basedOn: newest.revision } : null;
  });
  if (done) live.show(null, "first-field");
}

/** Ends the item; an action that was typed and not added is shown first, so that it is not forgotten. */
export async function finishItem(live: LiveMeeting, item: LiveItem) {
  const typed = (record: string, field: string) => live.session.drafts.of(`record/${record}/${field}`);
  const pending = item.records.find(
    ({ record }) => typed(record.id, "action/new") ?? typed(record.id, "quick"),
  );
  if (pending) {
    live.show({ item: item.item.id, child: pending.record.child }, "new-action");
    live.refusal = {
      code: "invalid",
      sentence: "An action is typed and not added: add it or discard it, then finish the item.",
      field: null,
    };
    return;
  }
  await live.do((now) => {
    const newest = now.items.find((one) => one.item.id === item.item.id)?.item;
    return newest ? { kind: "finishItem", item: newest.id, basedOn: newest.revision } : null;
  });
  live.show(null, "this-item");
}
