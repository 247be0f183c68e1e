import { createContext } from "svelte";

import type { Act } from "../../bindings/Act";
import type { Done } from "../../bindings/Done";
import type { LiveItem } from "../../bindings/LiveItem";
import type { LiveRecord } from "../../bindings/LiveRecord";
import type { LiveView } from "../../bindings/LiveView";
import type { Record } from "../../bindings/Record";
import type { Refusal } from "../../bindings/Refusal";
import type { UndoView } from "../../bindings/UndoView";
import { asRefusal } from "../../basics/refusals";
import type { Session } from "../../session/session.svelte";
import { fingerprint } from "./fingerprint";
import { firstChild, type AgendaChild } from "./agenda-day";

const changedMeanwhile: Refusal = {
  code: "stale",
  sentence: "Somebody changed this text in the meantime. Both are shown: keep the one that is right.",
  field: null,
};

/** A meeting as it is held: what the book knows, which child is on the screen, and one queue for all that is done. */
export class LiveMeeting {
  view = $state.raw<LiveView | null>(null);
  shown = $state.raw<AgendaChild | null>(null);
  /** What would be undone next, and what done again. */
  steps = $state.raw<UndoView>({ undo: null, redo: null });
  refusal = $state.raw<Refusal | null>(null);
  /** The field or part that the screen should lead to once it is drawn. */
  place = $state.raw<string | null>(null);

  readonly item = $derived(this.view?.items.find((live) => live.item.id === this.shown?.item) ?? null);
  readonly record = $derived(this.recordOf(this.item, this.shown?.child));
  #queue: Promise<unknown> = Promise.resolve();

  constructor(
    readonly session: Session,
    readonly meeting: string,
  ) {}

  get mayMinute(): boolean {
    return this.session.can("minute");
  }

  get inSession(): boolean {
    return this.view?.line.meeting.state === "running";
  }

  /** A record takes typing while it is open or returned, by whoever may minute. */
  get mayWrite(): boolean {
    const state = this.record?.record.state.kind;
    return this.mayMinute && (state === "open" || state === "returned");
  }

  /** Quorum for the item on the screen, or of the meeting where there is none. */
  get quorum() {
    return this.item?.quorum ?? this.view?.quorum ?? null;
  }

  /** Takes back the last change of the meeting, or does again what was taken back. */
  async step(way: "undo" | "redo") {
    const step = this.steps[way];
    if (!step) return;
    await this.do(() => ({ kind: way, meeting: this.meeting, entry: step.entry }));
    const child = step.record ? this.#agendaChildOf(step.record) : null;
    if (child) this.shown = child;
  }

  /** Whoever was out of the room is back in it. */
  stepBack(attendee: string) {
    return this.do((now) => {
      const newest = now.attendees.find((one) => one.id === attendee);
      return newest ? { kind: "stepBack", attendee, basedOn: newest.revision } : null;
    });
  }

  async open(record?: string) {
    await this.again();
    this.shown ??= (record && this.#agendaChildOf(record)) || (this.view && firstChild(this.view));
  }

  async again() {
    try {
      const { meeting } = this;
      const [view, steps] = await Promise.all([
        this.session.ask<"live">({ kind: "live", meeting }),
        this.mayMinute ? this.session.ask<"undo">({ kind: "undo", meeting }) : this.steps,
      ]);
      [this.view, this.steps] = [view, steps];
    } catch (thrown) {
      this.refusal = asRefusal(thrown);
    }
  }

  /**
   * Does one thing after all that was asked for before it, so that each act knows the revision the last one made.
   * `act` is made when its turn comes, from the newest view; null means that there is nothing left to do.
   * Returns null when it was refused: the sentence is on the screen and whatever was typed is still in its field.
   */
  do(act: (view: LiveView) => Act | null): Promise<Done | null> {
    return this.#inTurn(async () => {
      try {
        return await this.#once(act);
      } catch (thrown) {
        this.refusal = asRefusal(thrown);
        await this.again();
        return null;
      }
    });
  }

  /** The same for a form, which shows the refusal itself. */
  async submit(act: (view: LiveView) => Act | null): Promise<void> {
    await this.#inTurn(async () => {
      try {
        await this.#once(act);
      } catch (thrown) {
        await this.again();
        throw thrown;
      }
    });
  }

  /** Writes a text that has a revision of its own. The field settles refusals itself: its typing stays where it is. */
  async write(act: Act): Promise<{ revision: string }> {
    return this.#inTurn(async () => {
      try {
        return (await this.#once(() => act))!;
      } catch (thrown) {
        await this.again();
        throw thrown;
      }
    });
  }

  /**
   * Writes a text that shares its record's revision with other things: rationale, detail of a decision. It counts as
   * changed meanwhile only where the text itself is another than the one the typing started from (`basedOn`, its mark).
   */
  async writeShared(
    id: string,
    text: string,
    basedOn: string,
    read: (record: Record) => string,
    act: (record: Record) => Act,
  ): Promise<{ revision: string }> {
    const attempt = () =>
      this.#once((view) => {
        const record = this.recordIn(view, id)?.record;
        if (!record || read(record) === text) return null;
        if (fingerprint(read(record)) !== basedOn) throw changedMeanwhile;
        return act(record);
      });
    return this.#inTurn(async () => {
      try {
        await attempt();
      } catch (thrown) {
        await this.again();
        if (asRefusal(thrown).code !== "stale") throw thrown;
        await attempt();
      }
      return { revision: fingerprint(text) };
    });
  }

  /** Waits until everything asked for so far is in the book. */
  settled(): Promise<unknown> {
    return this.#queue;
  }

  show(child: AgendaChild | null, place: string | null = null) {
    if (child) this.shown = child;
    this.place = place;
  }

  recordOf(item: LiveItem | null, child: string | undefined): LiveRecord | null {
    return item?.records.find((live) => live.record.child === child) ?? null;
  }

  /** The newest state of a record, whichever child is on the screen by now. */
  recordIn(view: LiveView, id: string): LiveRecord | null {
    for (const item of view.items) {
      const found = item.records.find((live) => live.record.id === id);
      if (found) return found;
    }
    return null;
  }

  #agendaChildOf(record: string): AgendaChild | null {
    const found = this.view && this.recordIn(this.view, record);
    return found ? { item: found.record.item, child: found.record.child } : null;
  }

  async #once(act: (view: LiveView) => Act | null): Promise<Done | null> {
    const next = this.view && act(this.view);
    if (!next) return null;
    const done = await this.session.act(next);
    this.refusal = null;
    await this.again();
    return done;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }
}

export const [useLiveMeeting, provideLiveMeeting] = createContext<LiveMeeting>();
