// Keeps the chair's view told: what it may show, as it changes, and whether it is open.

import type { ChairsView } from "../../host/chairs-view";
import { asRefusal } from "../../basics/refusals";
import type { Session } from "../../session/session.svelte";
import { chairsView } from "./chairs-view";
import type { LiveMeeting } from "./live-meeting.svelte";

export class Projection {
  /** The window is open. */
  open = $state(false);
  /** The minute taker keeps it blank. */
  blank = $state(false);
  readonly shown = $derived.by<ChairsView>(() => {
    const { view, item, record } = this.live;
    if (!view) return { panel: "", child: null };
    return chairsView(view, item, record, this.session.drafts.list, this.blank);
  });
  #stop = () => {};

  constructor(
    readonly live: LiveMeeting,
    readonly session: Session,
  ) {
    $effect(() => {
      const shown = this.shown;
      if (this.open) void session.host.showChair(shown);
    });
  }

  /** Hears of the window's coming and going, for as long as the live screen is there. */
  async listen() {
    this.#stop = await this.session.host.hearOfChairsWindow((open) => {
      this.open = open;
      if (open) void this.session.host.showChair(this.shown);
    });
  }

  async openWindow() {
    try {
      await this.session.host.openChairsView();
    } catch (thrown) {
      this.live.refusal = asRefusal(thrown);
    }
  }

  turnBlank() {
    this.blank = !this.blank;
    this.session.say(
      this.blank ? "The chair’s view is blank." : "The chair’s view shows the child being heard.",
    );
  }

  /** The live screen goes: nothing of a child stays on the projector. */
  end() {
    this.#stop();
    if (this.open) void this.session.host.showChair({ panel: this.shown.panel, child: null });
  }
}
