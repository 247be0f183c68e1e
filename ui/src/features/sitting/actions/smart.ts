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

/** Neither met nor accepted as it is. */
export const isOpen = (letter: Letter): boolean => !letter.met && letter.accepted === null;

/** "SMART: all five met", or which letters are not, and which were accepted as they are. */
export function smartWords(smart: Smart): string {
  const letters = smartLetters(smart);
  const names = (chosen: ShownLetter[]) => chosen.map((letter) => letter.name.toLowerCase()).join(", ");
  const accepted = letters.filter((letter) => !letter.met && !isOpen(letter));
  const open = letters.filter(isOpen);
  const said = open.length ? `Not yet ${names(open)}` : accepted.length ? "SMART" : "SMART: all five met";
  return accepted.length ? `${said}; accepted as it is: ${names(accepted)}` : said;
}
