// What is typed and not yet in the book. It is held here until the disk has it: a disk that is full, read-only or gone for
// a while takes nothing away, and is tried again until it is back.

import { createContext } from "svelte";

import type { DraftView } from "../bindings/DraftView";
import type { Refusal } from "../bindings/Refusal";
import { now } from "./clock";
import { asRefusal } from "./refusals";

const AGAIN_MS = 1500;
/** A disk that takes longer than this over a few words is slow: until it has them, nothing says that it has. */
const SLOW_MS = 400;

/** Where drafts are durable. */
interface DraftDisk {
  keepDraft(draft: DraftView): Promise<void>;
  dropDraft(field: string): Promise<void>;
}

export class Drafts {
  list = $state.raw<readonly DraftView[]>([]);
  /** When typing last reached the disk. */
  keptAt = $state<Date | null>(null);
  /** The disk has not answered for a while: the newest typing may not be on it yet. */
  slow = $state(false);
  /** Why the disk does not take what is typed; null while it does. */
  trouble = $state.raw<Refusal | null>(null);
  /** Grows each time the disk takes typing again after it did not. */
  recoveries = $state(0);
  /** What the disk has still to take, by field: the newest text, or nothing where the draft is to go. */
  #owed = new Map<string, DraftView | null>();
  #again: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly disk: DraftDisk) {}

  /** What was typed in `field` and never saved, if anything. */
  of(field: string): DraftView | undefined {
    return this.list.find((draft) => draft.field === field);
  }

  /** The drafts of whoever signs in; what an earlier session owed is not theirs. */
  begin(list: readonly DraftView[]) {
    clearTimeout(this.#again);
    this.#owed.clear();
    this.#answered();
    this.keptAt = null;
    this.trouble = null;
    this.list = list;
  }

  /** Resolves once it is on the disk; rejects with why it is not yet. */
  async keep(field: string, text: string, basedOn: string) {
    const draft = { field, text, basedOn, at: now().toISOString() };
    this.list = [...this.#but(field), draft];
    this.#owed.set(field, draft);
    await this.#pay(field);
  }

  async drop(field: string) {
    if (!this.of(field)) return;
    this.list = this.#but(field);
    this.#owed.set(field, null);
    // What is in the book is safe: that its draft lingers on a disk in trouble is nobody's worry.
    await this.#pay(field).catch(() => undefined);
  }

  /** Waits until the disk has all that is owed to it, but no longer than a disk in trouble is worth. */
  async settled(patienceMs: number) {
    const until = performance.now() + patienceMs;
    // A field writes a moment after the key.
    do {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } while (this.#owed.size && performance.now() < until);
  }

  async #pay(field: string) {
    const owed = this.#owed.get(field);
    if (owed === undefined) return;
    this.#watch ??= setTimeout(() => (this.slow = true), SLOW_MS);
    try {
      if (owed) await this.disk.keepDraft(owed);
      else await this.disk.dropDraft(field);
    } catch (thrown) {
      this.trouble = asRefusal(thrown);
      this.#again ??= setTimeout(() => void this.#payAll(), AGAIN_MS);
      throw this.trouble;
    }
    if (this.#owed.get(field) === owed) this.#owed.delete(field);
    if (!this.#owed.size) this.#answered();
    if (owed) this.keptAt = now();
    if (this.trouble && this.#owed.size === 0) {
      this.trouble = null;
      this.recoveries += 1;
    }
  }

  async #payAll() {
    this.#again = undefined;
    for (const field of [...this.#owed.keys()]) {
      try {
        await this.#pay(field);
      } catch {
        return;
      }
    }
  }

  #answered() {
    clearTimeout(this.#watch);
    this.#watch = undefined;
    this.slow = false;
  }

  #but(field: string): DraftView[] {
    return this.list.filter((draft) => draft.field !== field);
  }
}

export const [useDrafts, provideDrafts] = createContext<Drafts>();
