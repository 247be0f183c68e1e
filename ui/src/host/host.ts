// What the screens may ask of the machine. `tauri.ts` is the real one, `fake/` lets a browser run the screens.

import type { Act } from "../bindings/Act";
import type { Answer } from "../bindings/Answer";
import type { Ask } from "../bindings/Ask";
import type { CreatedBook } from "../bindings/CreatedBook";
import type { Done } from "../bindings/Done";
import type { DoorView } from "../bindings/DoorView";
import type { DraftView } from "../bindings/DraftView";
import type { LockedView } from "../bindings/LockedView";
import type { NewBook } from "../bindings/NewBook";
import type { PersonId } from "../bindings/PersonId";
import type { PageSentence } from "../bindings/PageSentence";
import type { RecordId } from "../bindings/RecordId";
import type { FamilyReader } from "../bindings/FamilyReader";
import type { SessionView } from "../bindings/SessionView";
import type { StrengthView } from "../bindings/StrengthView";
import type { UnlockedView } from "../bindings/UnlockedView";
import type { VerdictView } from "../bindings/VerdictView";
import type { ChairsView } from "./chairs-view";

type Key<T> = T extends unknown ? keyof T : never;

/** The answer that belongs to a question of kind `K`. */
export type AnswerTo<K extends Key<Answer>> = Extract<Answer, { [P in K]: unknown }>[K];

/** Every call rejects with a `Refusal`: one plain sentence, a code, and the field it speaks of. */
export interface Host {
  /** What time it is, as a moment in UTC. */
  now(): Promise<string>;
  /** Books opened lately on this machine. */
  recentBooks(): Promise<DoorView[]>;
  /** The folder of the book that the program was opened at, told once; null where it was opened at none. */
  bookToOpen(): Promise<string | null>;
  /** Where a new book would go unless told otherwise. */
  defaultFolder(): Promise<string>;
  lookAt(folder: string): Promise<DoorView>;
  createBook(book: NewBook): Promise<CreatedBook>;
  signIn(folder: string, person: PersonId, passphrase: string): Promise<SessionView>;
  /** In with a passphrase that an administrator set, under one of the person's own. */
  settleIn(folder: string, person: PersonId, passphrase: string, newPassphrase: string): Promise<SessionView>;
  signInWithRecovery(
    folder: string,
    recoveryKey: string,
    person: PersonId,
    newPassphrase: string,
  ): Promise<SessionView>;
  /** Goes on with an older copy than this machine has seen, on purpose: an administrator’s decision, and an entry. */
  takeBack(folder: string, person: PersonId, passphrase: string): Promise<SessionView>;
  /** How good a passphrase is; `names` are those that it may not be made of. */
  passphraseStrength(passphrase: string, names: string[]): Promise<StrengthView>;
  restoreBook(from: string, to: string): Promise<DoorView>;
  /** Who locked the window, if anybody. */
  locked(): Promise<LockedView | null>;
  /** Locks at once: the page ends, and a new one begins at the lock. `place` is given back to whoever comes back. */
  lock(place: string | null): Promise<void>;
  unlock(passphrase: string): Promise<UnlockedView>;
  /** Calls back when the machine is about to lock the window. */
  hearOfLock(locks: () => void): Promise<() => void>;
  /** Says that somebody is at the keyboard or the mouse. */
  stir(): Promise<void>;
  session(): Promise<SessionView | null>;
  signOut(): Promise<void>;

  ask<K extends Ask["kind"]>(ask: Extract<Ask, { kind: K }>): Promise<AnswerTo<K>>;
  act(act: Act): Promise<Done>;
  /** Where files were last written on this machine; null where that is not there now. */
  lastExportFolder(): Promise<string | null>;

  /** Puts a case note on the clipboard, for a minute. */
  copyCaseNote(text: string, html: string): Promise<void>;

  /** Makes typing durable on this machine; resolves once it is on the disk. */
  keepDraft(draft: DraftView): Promise<void>;
  dropDraft(field: string): Promise<void>;

  /** A signed version; without a number the record as it stands: signed, or as it will be printed. */
  recordPdf(record: RecordId, version: number | null): Promise<Uint8Array>;
  /** The page for the family as it will be printed with these words. */
  familyPagePdf(record: RecordId, reader: FamilyReader, sentences: PageSentence[]): Promise<Uint8Array>;
  /** `register`: a register of signed records that speaks for certificates that have ended. */
  verifyFiles(paths: string[], register: string | null): Promise<VerdictView[]>;
  /** Asks for a folder with the system's own dialog; null when the person cancels. */
  chooseFolder(title: string): Promise<string | null>;
  chooseFiles(title: string): Promise<string[]>;

  /** Opens the chair's view in a window of its own, on another display where there is one, or brings it forward. */
  openChairsView(): Promise<void>;
  /** Tells that window what to show. */
  showChair(view: ChairsView): Promise<void>;
  /** Calls back when that window is ready to be told, and when it is closed. Returns what ends the listening. */
  hearOfChairsWindow(changed: (open: boolean) => void): Promise<() => void>;
}

/** What the window of the chair's view has of the machine: it is told what to show. */
export interface Projector {
  hear(show: (view: ChairsView) => void): Promise<() => void>;
  stir(): Promise<void>;
}
