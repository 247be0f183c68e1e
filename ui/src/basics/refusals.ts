// One table from a refusal's code to what the window does about it. The words come with the refusal itself.

import type { Refusal } from "../bindings/Refusal";
import type { RefusalCode } from "../bindings/RefusalCode";

/** What the window does besides showing the sentence. */
type Reaction =
  /** The form stays as it was typed; the sentence links to the field it speaks of. */
  | "mend"
  /** Somebody changed it since: the newer text is fetched and both are shown. */
  | "showBoth"
  /** It is not as this screen shows it: the screen asks again. */
  | "askAgain"
  /** The secret's field gets the focus again, what is in it selected: the next key begins anew. */
  | "secretAgain"
  /** The session is over: to the door, with everything typed kept as drafts. */
  | "signIn"
  /** Nothing here can mend it; the sentence says who can. */
  | "explain";

export const REACTIONS: Record<RefusalCode, { heading: string; reaction: Reaction }> = {
  invalid: { heading: "There is something to put right", reaction: "mend" },
  missing: { heading: "That is no longer there", reaction: "askAgain" },
  wrongState: { heading: "That cannot be done now", reaction: "askAgain" },
  stale: { heading: "Somebody changed this in the meantime", reaction: "showBoth" },
  notAllowed: { heading: "Your roles do not allow this", reaction: "explain" },
  wrongSecret: { heading: "That did not open it", reaction: "secretAgain" },
  damaged: { heading: "The file is damaged", reaction: "explain" },
  newer: { heading: "The book was made by a newer Quorate", reaction: "explain" },
  older: { heading: "This is an older copy of the book", reaction: "explain" },
  clock: { heading: "This machine’s clock cannot be right", reaction: "explain" },
  locked: { heading: "The book is open somewhere else", reaction: "explain" },
  diskFull: { heading: "The disk is full", reaction: "explain" },
  readOnly: { heading: "The disk can only be read", reaction: "explain" },
  unreachable: { heading: "The disk does not answer", reaction: "explain" },
  machine: { heading: "This machine could not do it", reaction: "explain" },
  unsettled: { heading: "Choose your own passphrase first", reaction: "explain" },
  signedOut: { heading: "You have been signed out", reaction: "signIn" },
};

/** Whatever a call rejected with, as a refusal: a fault of the window itself gets a sentence too. */
export function asRefusal(thrown: unknown): Refusal {
  if (typeof thrown === "object" && thrown !== null && "sentence" in thrown && "code" in thrown) {
    return thrown as Refusal;
  }
  return {
    code: "machine",
    sentence: "Quorate could not do that because of a fault of its own. What you typed is kept; try again.",
    field: null,
  };
}

/** A refusal made in the window, before the machine is asked. */
export const refuse = (field: string, sentence: string): Refusal => ({ code: "invalid", sentence, field });
