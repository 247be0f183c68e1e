// The agenda as the left column tells it, and the order in which the keys walk through the children.

import type { LiveItem } from "../../bindings/LiveItem";
import type { LiveView } from "../../bindings/LiveView";
import type { RestrictedSlot } from "../../bindings/RestrictedSlot";
import { blocking } from "./gaps";
import { elapsedWords, isOver, shortTime, type Timeline } from "./timeline";

/** One child of one item: what the middle of the screen shows. */
export interface AgendaChild {
  item: string;
  child: string;
}

/** Every child in the order of the day. */
export function agendaChildren(view: LiveView): AgendaChild[] {
  return view.items.flatMap((live) => live.item.children.map((child) => ({ item: live.item.id, child })));
}

/** The next or previous child; stays at the ends of the day. */
export function neighbour(view: LiveView, at: AgendaChild | null, step: 1 | -1): AgendaChild | null {
  const all = agendaChildren(view);
  const index = all.findIndex((child) => child.item === at?.item && child.child === at?.child);
  if (index < 0) return all[0] ?? null;
  return all[Math.min(all.length - 1, Math.max(0, index + step))] ?? null;
}

/** Where a reopened screen starts: at the running item, else at the first that waits, else at the top. */
export function firstChild(view: LiveView): AgendaChild | null {
  const item =
    view.items.find((live) => live.item.state.kind === "running") ??
    view.items.find((live) => live.item.state.kind === "waiting") ??
    view.items[0];
  const child = item?.item.children[0];
  return item && child ? { item: item.item.id, child } : null;
}

/** The day as it goes by: every item, and in their places the slots that something hidden takes. */
export function slots(view: LiveView): ({ live: LiveItem } | { hidden: RestrictedSlot })[] {
  const all = [
    ...view.items.map((live) => ({ live, starts: live.item.details.starts })),
    ...view.restricted.map((hidden) => ({ hidden, starts: hidden.starts })),
  ];
  return all.sort((a, b) => a.starts.localeCompare(b.starts));
}

/** The item that comes after `id` and still waits. */
export function nextWaiting(view: LiveView, id: string): LiveItem | null {
  const at = view.items.findIndex((live) => live.item.id === id);
  return view.items.slice(at + 1).find((live) => live.item.state.kind === "waiting") ?? null;
}

/** "Okafor family, 3" for siblings of one surname, "Kayden and Lexi Roe" for two, the child's name for one. */
export function itemName(live: LiveItem): string {
  const children = live.request.children;
  if (children.length < 2) return children[0]?.name ?? live.request.reasonLabel;
  const surnames = new Set(children.map((line) => line.child.details.surname));
  const given = children.map((line) => line.child.details.given || "unborn baby");
  const [surname] = surnames;
  if (surnames.size === 1 && children.length === 2) return `${given.join(" and ")} ${surname}`;
  return `${surname} family, ${children.length}`;
}

/** The state of a slot. */
export interface SlotState {
  words: string;
  tone: "ok" | "now" | "late" | "plain";
  /** In full, for whoever hears it. */
  said: string;
}

/** The state of a slot in two or three words. */
export function slotTag(live: LiveItem, line: Timeline | null, now: Date): SlotState | null {
  const { item, request } = live;
  const missing = live.records.reduce((sum, record) => sum + blocking(record).length, 0);
  switch (item.state.kind) {
    case "deferred":
      return { words: "Deferred", tone: "plain", said: `deferred: ${item.state.why}` };
    case "finished":
      return missing
        ? { words: `${missing} missing`, tone: "late", said: `finished, ${missing} still missing` }
        : { words: "Done", tone: "ok", said: "finished" };
    case "running":
      return {
        words: elapsedWords(item, now),
        tone: isOver(item, now) ? "late" : "now",
        said: isOver(item, now) ? "running, over its time" : "running",
      };
    case "waiting": {
      const expected = line?.expected.get(item.id);
      if (expected && expected.late > 0) {
        const time = shortTime(expected.starts);
        return { words: `→ ${time}`, tone: "plain", said: `expected at ${time}` };
      }
      if (request.missingPapers.length)
        return { words: "No paper", tone: "late", said: "papers are missing" };
      return request.late.length ? { words: "Late", tone: "late", said: request.late.join(", ") } : null;
    }
  }
}
