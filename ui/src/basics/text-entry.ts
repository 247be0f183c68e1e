// What becomes of text as it is pasted or typed: what of it is kept, what of it cannot be printed, how much more fits.
// The rules are Rust's; here they are asked for.

import { createContext } from "svelte";

import { listText, plainList } from "./pasted-lists";

/** A text as it will be kept, and the places of what cannot be printed, each with what it is called. */
export interface TextCheck {
  cleaned: string;
  unprintable: Unprintable[];
}

export interface Unprintable {
  from: number;
  to: number;
  words: string;
}

/** The most characters that a line, a note and a passage take. */
export interface TextLimits {
  line: number;
  note: number;
  passage: number;
}

/** Whom text is taken to. */
export interface TextRules {
  /** How long texts may be; nothing while nobody is signed in. */
  readonly limits: TextLimits | null;
  check(text: string): Promise<TextCheck>;
}

export const [useTextRules, provideTextRules] = createContext<TextRules>();

/** From this part of a limit on it is said how much is left. */
const NEAR = 0.9;

/** "You have 12 characters left"; nothing while there is plenty of room. */
export function room(text: string, most: number | undefined): { words: string; over: boolean } | null {
  if (!most || text.length < most * NEAR) return null;
  // As the limit counts: a character outside the first plane is one.
  const left = most - [...text].length;
  if (left > most * (1 - NEAR)) return null;
  const count = Math.abs(left);
  const words = `${count.toLocaleString("en-GB")} ${count === 1 ? "character" : "characters"}`;
  return left < 0
    ? { words: `This is ${words} too long: shorten it, or it cannot be saved`, over: true }
    : { words: `You have ${words} left`, over: false };
}

/** Whether a text has anything that has to be asked about: letters beyond Latin ones and the marks that come with them. */
export function isUncommon(text: string): boolean {
  return /[^\n\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026\u20ac]/.test(
    text,
  );
}

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** Takes what is pasted, cleaned and with its lists, as if it were typed: the field's own undo and its caret go on from there. */
export function cleanPastes(check: (text: string) => Promise<TextCheck>): () => void {
  const pasted = (event: ClipboardEvent) => {
    const field = textField(event.target);
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    if (event.defaultPrevented || !field) return;
    const many = field instanceof HTMLTextAreaElement;
    const text = (many && listText(event.clipboardData?.getData("text/html") ?? "")) || plain;
    if (text === plain && !isUncommon(text) && !(many && plainList(text) !== text)) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = field;
    // What cannot be asked about now is cleaned when it is saved.
    const clean = isUncommon(text)
      ? check(text).then(
          ({ cleaned }) => cleaned,
          () => text,
        )
      : Promise.resolve(text);
    void clean.then((words) => {
      field.focus();
      // Typed on meanwhile: then it goes where the caret is now.
      if (field.value === value) field.setSelectionRange(selectionStart, selectionEnd);
      const began = /[^\n]$/.test(field.value.slice(0, field.selectionStart ?? 0));
      insert(field, many ? plainList(words, began) : words);
    });
  };
  addEventListener("paste", pasted);
  return () => removeEventListener("paste", pasted);
}

function insert(field: TextField, words: string) {
  const line = field instanceof HTMLInputElement ? words.replace(/\s*\n\s*/g, " ") : words;
  // Deprecated, and still the only way into a field's own undo in every webview.
  if (document.execCommand?.("insertText", false, line)) return;
  field.setRangeText(line, field.selectionStart ?? 0, field.selectionEnd ?? 0, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A field of text that takes typing; a secret is pasted to the letter. */
function textField(target: EventTarget | null): TextField | null {
  if (target instanceof HTMLTextAreaElement) return target.readOnly ? null : target;
  if (!(target instanceof HTMLInputElement) || target.readOnly) return null;
  return ["text", "search"].includes(target.type) && !("secret" in target.dataset) ? target : null;
}
