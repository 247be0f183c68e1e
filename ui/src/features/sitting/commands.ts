// Everything that can be done on the live screen, once: the keys, the palette and the sheet of keys are all made of this.
//
// Alt with a letter is free in the webviews of Windows and Linux and in the screen readers used there. The letter goes by
// its place on the keyboard, so that Alt does not turn it into another sign. AltGr is typing (ł, ż, ć): Windows reports it
// as Ctrl with Alt, others as AltGraph; both are left alone. Alt with Shift is left to Windows, which changes the keyboard
// with it.

import { isTyping } from "../../basics/is-typing";

export type CommandId =
  | "next-child"
  | "previous-child"
  | "start-item"
  | "finish-item"
  | "discussion"
  | "childs-words"
  | "speaker"
  | "fact"
  | "opinion"
  | "child"
  | "observed"
  | "history"
  | "decisions"
  | "agree"
  | "offered"
  | "dissents"
  | "participation"
  | "action"
  | "actions"
  | "review"
  | "last-time"
  | "prompts"
  | "missing"
  | "finalise"
  | "request"
  | "room"
  | "step-out"
  | "conflict"
  | "quorum"
  | "undo"
  | "redo"
  | "chair"
  | "chair-here"
  | "blank"
  | "lock"
  | "palette"
  | "protection"
  | "keys";

export type CommandGroup = "Children" | "Writing" | "Deciding" | "The room" | "The screen";

export interface Command {
  id: CommandId;
  words: string;
  group: CommandGroup;
  /** The letter or arrow that goes with Alt. */
  alt?: string;
  /** What else somebody may look for it by. */
  alsoCalled?: string;
  /** Another way to press it, where there is one. */
  also?: string;
  /** Only for somebody who takes the minutes. */
  minutes?: true;
  /** Only while the record on the screen takes typing. */
  writes?: true;
}

export const COMMANDS: readonly Command[] = [
  { id: "next-child", words: "Next child", group: "Children", alt: "↓" },
  { id: "previous-child", words: "Previous child", group: "Children", alt: "↑" },
  { id: "start-item", words: "Start this item, or the next one", group: "Children", minutes: true },
  { id: "finish-item", words: "Finish this item", group: "Children", minutes: true },
  { id: "last-time", words: "Last time: what was decided and what is open", group: "Children", alt: "L" },
  {
    id: "request",
    words: "The request: why they come, what is asked, who agreed",
    group: "Children",
    alt: "T",
    alsoCalled: "outline reason referral gate",
  },
  {
    id: "finalise",
    words: "Finalise this record: hand it to the chair",
    group: "Children",
    minutes: true,
    alsoCalled: "finish sign off complete",
  },
  { id: "missing", words: "What stands before the signature", group: "Children", alt: "M" },
  { id: "discussion", words: "Discussion", group: "Writing", alt: "S" },
  { id: "childs-words", words: "What the child says", group: "Writing", alt: "W" },
  { id: "speaker", words: "Name who says the next sentence", group: "Writing", alt: "N", writes: true },
  { id: "fact", words: "Mark the line as fact", group: "Writing", alt: "F", writes: true },
  { id: "opinion", words: "Mark the line as opinion", group: "Writing", alt: "O", writes: true },
  { id: "child", words: "Mark the line as the child’s own words", group: "Writing", alt: "C", writes: true },
  { id: "observed", words: "Mark the line as observed, not said", group: "Writing", alt: "E", writes: true },
  { id: "history", words: "History of this field: who, when, what", group: "Writing", alt: "H" },
  { id: "decisions", words: "Decisions", group: "Deciding", alt: "D" },
  {
    id: "agree",
    words: "The chair agrees the decision, at this minute",
    group: "Deciding",
    alt: "G",
    writes: true,
  },
  {
    id: "dissents",
    words: "Dissent: who did not agree, or abstained",
    group: "Deciding",
    alsoCalled: "disagree disagreement objection against abstention",
  },
  { id: "offered", words: "What was offered before proceedings", group: "Deciding" },
  { id: "participation", words: "Child and parents: invited, came, heard", group: "Deciding" },
  { id: "action", words: "New action", group: "Deciding", alt: "A", writes: true },
  { id: "actions", words: "Actions", group: "Deciding" },
  { id: "review", words: "Review: back to the panel", group: "Deciding" },
  { id: "prompts", words: "Before the decision: the panel’s prompts", group: "Deciding", alt: "P" },
  { id: "room", words: "Who is in the room", group: "The room", alt: "R" },
  {
    id: "step-out",
    words: "Somebody steps out, or comes back",
    group: "The room",
    alt: "U",
    minutes: true,
    alsoCalled: "leaves room break",
  },
  {
    id: "conflict",
    words: "Conflict of interest: somebody declares an interest in this family",
    group: "The room",
    alt: "I",
    minutes: true,
    alsoCalled: "leaves withdraws recuses knows",
  },
  { id: "quorum", words: "Quorum", group: "The room", alt: "Q" },
  { id: "undo", words: "Undo", group: "The screen", alt: "Z", minutes: true },
  { id: "redo", words: "Redo", group: "The screen", alt: "Y", minutes: true },
  { id: "chair", words: "Chair’s view, in a window of its own", group: "The screen", alt: "V" },
  { id: "chair-here", words: "Chair’s view, on this screen", group: "The screen" },
  { id: "blank", words: "Blank the chair’s view, or show it again", group: "The screen", alt: "B" },
  {
    id: "lock",
    words: "Lock the window: nothing of a child is left on it",
    group: "The screen",
    also: "Ctrl L",
  },
  { id: "palette", words: "Everything: commands and children", group: "The screen", also: "Ctrl K" },
  { id: "protection", words: "Help: how a book is protected", group: "The screen" },
  { id: "keys", words: "This sheet of keys", group: "The screen", also: "?" },
];

type Pressed = Pick<
  KeyboardEvent,
  "altKey" | "ctrlKey" | "metaKey" | "shiftKey" | "code" | "key" | "target"
> & {
  getModifierState?: (key: string) => boolean;
};

const ARROWS: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑" };

/** The command that a press of keys asks for; null where it is typing or somebody else's. */
export function commandOf(pressed: Pressed): CommandId | null {
  if (pressed.getModifierState?.("AltGraph")) return null;
  if ((pressed.ctrlKey || pressed.metaKey) && !pressed.altKey && !pressed.shiftKey) {
    return pressed.code === "KeyK" ? "palette" : null;
  }
  if (pressed.ctrlKey || pressed.metaKey) return null;
  if (!pressed.altKey) return pressed.key === "?" && !isTyping(pressed.target) ? "keys" : null;
  if (pressed.shiftKey) return null;
  const sign = ARROWS[pressed.key] ?? /^Key([A-Z])$/.exec(pressed.code)?.[1];
  return COMMANDS.find((one) => sign && one.alt === sign)?.id ?? null;
}

/** Whether a press of keys asks for the lock; that works on every screen, and over a dialog. */
export function locks({ altKey, ctrlKey, metaKey, shiftKey, code }: Pressed): boolean {
  return (ctrlKey || metaKey) && !altKey && !shiftKey && code === "KeyL";
}

/** "Alt A"; empty where a command has no key. */
export function keyWords(command: Command): string {
  return command.also ?? (command.alt ? `Alt ${command.alt}` : "");
}

const BY_ID = new Map(COMMANDS.map((one) => [one.id, one]));

export function commandNamed(id: CommandId): Command {
  return BY_ID.get(id)!;
}

/** For `aria-keyshortcuts`: "Alt+A". */
export function keyShortcut(id: CommandId): string | undefined {
  const { alt, also } = commandNamed(id);
  if (alt) return `Alt+${{ "↓": "ArrowDown", "↑": "ArrowUp" }[alt] ?? alt}`;
  return also?.startsWith("Ctrl ") ? also.replace("Ctrl ", "Control+") : also;
}
