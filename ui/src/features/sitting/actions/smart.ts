// An action's five letters, in words.

import type { Letter } from "../../../bindings/Letter";
import type { Smart } from "../../../bindings/Smart";
import type { SmartLetter } from "../../../bindings/SmartLetter";
import { SMART_LETTERS } from "../../../bindings/labels";

const ALL = Object.keys(SMART_LETTERS) as SmartLetter[];

export interface ShownLetter extends Letter {
  key: SmartLetter;
  letter: string;
  name: string;
}

export function smartLetters(smart: Smart): ShownLetter[] {
  return ALL.map((key) => ({
    key,
    letter: SMART_LETTERS[key].charAt(0),
    name: SMART_LETTERS[key],
    ...smart[key],
  }));
}

/** Neither met nor accepted as it is, and not to be left out either. */
export const isOpen = (letter: Letter): boolean => !letter.met && !letter.minor && letter.accepted === null;

/** Not said, and it may be left out. */
export const isMinor = (letter: Letter): boolean => !letter.met && letter.minor && letter.accepted === null;

/** What a letter is about that may be left out. */
const ABOUT: Partial<Record<SmartLetter, string>> = {
  measurable: "how we will know",
  realistic: "by which means",
};

/** "how we will know, by which means": what may be left out and is; empty where nothing is. */
export const minorWords = (smart: Smart): string =>
  smartLetters(smart)
    .filter(isMinor)
    .map((letter) => ABOUT[letter.key] ?? letter.name.toLowerCase())
    .join(", ");

/** "SMART: all five met", or which letters are not, which were accepted as they are, and what may be left out. */
export function smartWords(smart: Smart): string {
  const letters = smartLetters(smart);
  const names = (chosen: ShownLetter[]) => chosen.map((letter) => letter.name.toLowerCase()).join(", ");
  const accepted = letters.filter((letter) => !letter.met && letter.accepted !== null);
  const open = letters.filter(isOpen);
  const minor = minorWords(smart);
  const whole = accepted.length || minor ? "SMART" : "SMART: all five met";
  const said = open.length ? `Not yet ${names(open)}` : whole;
  const parts = [accepted.length && `accepted as it is: ${names(accepted)}`, minor && `not said: ${minor}`];
  return [said, ...parts.filter(Boolean)].join("; ");
}
