import { createContext } from "svelte";

import type { Act } from "../bindings/Act";
import type { Ask } from "../bindings/Ask";
import type { Done } from "../bindings/Done";
import type { DraftView } from "../bindings/DraftView";
import type { Refusal } from "../bindings/Refusal";
import type { Right } from "../bindings/Right";
import type { SessionView } from "../bindings/SessionView";
import type { AnswerTo, Host } from "../host/host";
import { Drafts } from "../basics/drafts.svelte";
import { asRefusal } from "../basics/refusals";
import type { Here } from "../places/here";

type AskOf<K extends Ask["kind"]> = Extract<Ask, { kind: K }>;

/** The open book as the screens see it: who is signed in, what was answered, what was done last. */
export class Desk {
  #session = $state.raw<SessionView | null>(null);
  /** The sentence of what was done last, for the status line. */
  said = $state("");
  /** A meeting in session is on the screen: it has the bar at the top to itself. */
  inSession = $state(false);
  /** Counts what was done; every question on the screen asks again when it grows. */
  acts = $state(0);

  readonly drafts: Drafts;

  constructor(readonly host: Host) {
    this.drafts = new Drafts(host);
  }

  get session(): SessionView | null {
    return this.#session;
  }

  set session(session: SessionView | null) {
    if (session && session.person.id !== this.#session?.person.id) {
      this.drafts.begin(session.drafts);
      // What was said at the door is done with.
      this.said = "";
    }
    this.#session = session;
  }

  can(right: Right): boolean {
    return this.session?.rights.includes(right) ?? false;
  }

  async act(act: Act): Promise<Done> {
    try {
      const done = await this.host.act(act);
      this.say(done.sentence);
      this.acts += 1;
      return done;
    } catch (thrown) {
      throw this.#heard(thrown);
    }
  }

  async ask<K extends Ask["kind"]>(ask: AskOf<K>): Promise<AnswerTo<K>> {
    try {
      return await this.host.ask(ask);
    } catch (thrown) {
      throw this.#heard(thrown);
    }
  }

  say(sentence: string) {
    this.said = sentence;
  }

  /** What was typed in `field` and never saved, if anything. */
  draft(field: string): DraftView | undefined {
    return this.drafts.of(field);
  }

  keepDraft(field: string, text: string, basedOn: string): Promise<void> {
    return this.drafts.keep(field, text, basedOn);
  }

  dropDraft(field: string): Promise<void> {
    return this.drafts.drop(field);
  }

  /** Locks the window, with what is typed on the disk: the page ends, and the new one begins at the lock. */
  async lock(here: Here) {
    if (!this.session) return;
    await this.drafts.settled(1000);
    await this.host.lock(JSON.stringify(here));
  }

  async signOut() {
    await this.host.signOut();
    this.session = null;
    this.said = "";
  }

  #heard(thrown: unknown): Refusal {
    const refusal = asRefusal(thrown);
    if (refusal.code === "signedOut") this.session = null;
    return refusal;
  }
}

/** A question that stays on the screen: asked at once, and again after every act. */
export class Question<K extends Ask["kind"]> {
  value = $state.raw<AnswerTo<K> | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  #turn = 0;

  /** Made while a component is set up; `ask` may read state, and a change of it asks again. */
  constructor(
    readonly desk: Desk,
    readonly question: () => AskOf<K>,
  ) {
    $effect(() => {
      void desk.acts;
      void this.again(question());
    });
  }

  async again(question = this.question()) {
    const turn = ++this.#turn;
    try {
      const value = await this.desk.ask<K>(question);
      if (turn !== this.#turn) return;
      this.value = value;
      this.refusal = null;
    } catch (thrown) {
      if (turn === this.#turn) this.refusal = asRefusal(thrown);
    }
  }
}

export const [useDesk, provideDesk] = createContext<Desk>();
