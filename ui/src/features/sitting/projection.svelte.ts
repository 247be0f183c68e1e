// Keeps the chair's view told: what it may show, as it changes, and whether it is open.

import type { Desk } from "../../session/session.svelte";
import { asRefusal } from "../../basics/refusals";
import { chairsView, type ChairsView } from "./chairs-view";
import type { Live } from "./live-meeting.svelte";

export class Projection {
  /** The window is open. */
  open = $state(false);
  /** The minute taker keeps it blank. */
  blank = $state(false);
  readonly shown = $derived.by<ChairsView>(() => {
    const { view, item, record } = this.live;
    if (!view) return { panel: "", child: null };
    return chairsView(view, item, record, this.desk.drafts.list, this.blank);
  });
  #stop = () => {};

  constructor(
    readonly live: Live,
    readonly desk: Desk,
  ) {
    $effect(() => {
      const shown = this.shown;
      if (this.open) void desk.host.showChair(shown);
    });
  }

  /** Hears of the window's coming and going, for as long as the live screen is there. */
  async listen() {
    this.#stop = await this.desk.host.hearOfChairsWindow((open) => {
      this.open = open;
      if (open) void this.desk.host.showChair(this.shown);
    });
  }

  async openWindow() {
    try {
      await this.desk.host.openChairsView();
    } catch (thrown) {
      this.live.refusal = asRefusal(thrown);
    }
  }

  turnBlank() {
    this.blank = !this.blank;
    this.desk.say(
      this.blank ? "The chair’s view is blank." : "The chair’s view shows the child being heard.",
    );
  }

  /** The live screen goes: nothing of a child stays on the projector. */
  end() {
    this.#stop();
    if (this.open) void this.desk.host.showChair({ panel: this.shown.panel, child: null });
  }
}
