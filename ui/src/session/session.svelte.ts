import { createContext } from "svelte";

import type { Act } from "../bindings/Act";
import type { Ask } from "../bindings/Ask";
import type { Done } from "../bindings/Done";
import type { Refusal } from "../bindings/Refusal";
import type { Right } from "../bindings/Right";
import type { SessionView } from "../bindings/SessionView";
import type { AnswerTo, Host } from "../host/host";
import { provideDrafts, Drafts } from "../basics/drafts.svelte";
import { asRefusal } from "../basics/refusals";
import { provideTextRules, type TextRules } from "../basics/text-entry";

export type AskOf<K extends Ask["kind"]> = Extract<Ask, { kind: K }>;

/** The open book as the screens see it: who is signed in, what was answered, what was done last. */
export class Session {
  #signedIn = $state.raw<SessionView | null>(null);
  /** The sentence of what was done last, for the status line. */
  said = $state("");
  /** A meeting in session is on the screen: it has the bar at the top to itself. */
  inSession = $state(false);
  /** Counts what was done; every query on the screen asks again when it grows. */
  acts = $state(0);

  readonly drafts: Drafts;
  readonly textRules: TextRules;

  constructor(readonly host: Host) {
    this.drafts = new Drafts(host);
    const limits = () => this.signedIn?.limits ?? null;
    this.textRules = {
      get limits() {
        return limits();
      },
      check: async (text) => {
        // At the door nobody can ask yet: what is typed there is cleaned when it is sent.
        if (!this.signedIn) return { cleaned: text, unprintable: [] };
        return this.ask({ kind: "checkText", text });
      },
    };
  }

  get signedIn(): SessionView | null {
    return this.#signedIn;
  }

  set signedIn(view: SessionView | null) {
    if (view && view.person.id !== this.#signedIn?.person.id) {
      this.drafts.begin(view.drafts);
      // What was said at the door is done with.
      this.said = "";
    }
    this.#signedIn = view;
  }

  can(right: Right): boolean {
    return this.signedIn?.rights.includes(right) ?? false;
  }

  async act(act: Act): Promise<Done> {
    try {
      const done = await this.host.act(act);
      this.say(done.sentence);
      this.acts += 1;
      return done;
    } catch (thrown) {
      // What was done before is no answer to what was refused now.
      this.say("");
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

  /** Locks the window, with what is typed on the disk: the page ends, and the new one begins at the lock. */
  async lock(place: string) {
    if (!this.signedIn) return;
    await this.drafts.settled(1000);
    await this.host.lock(place);
  }

  async signOut() {
    await this.host.signOut();
    this.signedIn = null;
    this.said = "";
  }

  #heard(thrown: unknown): Refusal {
    const refusal = asRefusal(thrown);
    if (refusal.code === "signedOut") this.signedIn = null;
    return refusal;
  }
}

const [useSession, provide] = createContext<Session>();
export { useSession };

/** For everything in it, and its drafts and rules of text for every field in it. */
export function provideSession(session: Session): Session {
  provideDrafts(session.drafts);
  provideTextRules(session.textRules);
  return provide(session);
}
