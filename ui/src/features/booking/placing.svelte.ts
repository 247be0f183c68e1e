import { createContext, tick } from "svelte";

import type { Item } from "../../bindings/Item";
import type { SlotView } from "../../bindings/SlotView";
import { PendingAct } from "../../basics/pending-act.svelte";
import type { Session } from "../../session/session.svelte";

/** Whatever is picked up to be put into a slot: a waiting request, or an item that moves. */
type Chosen = { name: string } & ({ request: string } | { item: Item });

/** Putting requests into slots: pick one up, then choose a free slot; or take the next one. */
export class Placing {
  chosen = $state.raw<Chosen | null>(null);
  readonly act = new PendingAct();

  constructor(
    readonly session: Session,
    readonly meeting: string,
  ) {}

  /** Picks it up; the first free slot takes the focus. */
  async choose(chosen: Chosen) {
    this.chosen = chosen;
    await tick();
    document.querySelector<HTMLElement>("[data-place]")?.focus();
  }

  cancel() {
    this.chosen = null;
  }

  async into(slot: SlotView) {
    const chosen = this.chosen;
    if (!chosen) return;
    const done = await this.act.run(slot.starts, () =>
      "item" in chosen
        ? this.session.act({
            kind: "moveItem",
            item: chosen.item.id,
            starts: slot.starts,
            basedOn: chosen.item.revision,
          })
        : this.#place(chosen.request, slot.starts, slot.emergency),
    );
    if (done) this.chosen = null;
  }

  async next(request: string) {
    await this.act.run(request, () => this.#place(request, null, false));
  }

  async takeOff(item: string) {
    await this.act.run(item, () => this.session.act({ kind: "removeItem", item }));
  }

  #place(request: string, starts: string | null, emergency: boolean) {
    return this.session.act({ kind: "place", meeting: this.meeting, request, starts, emergency });
  }
}

export const [usePlacing, providePlacing] = createContext<Placing>();
