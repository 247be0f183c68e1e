// An action's five letters, in words.

import type { Letter } from "../../../bindings/Letter";
import type { Smart } from "../../../bindings/Smart";
import type { SmartLetter } from "../../../bindings/SmartLetter";

export interface ShownLetter extends Letter {
  key: SmartLetter;
  letter: string;
  name: string;
}

export function smartLetters(smart: Smart): ShownLetter[] {
  const named: [string, SmartLetter][] = [
    ["Specific", "specific"],
    ["Measurable", "measurable"],
    ["Achievable", "achievable"],
    ["Realistic", "realistic"],
    ["Timely", "timely"],
  ];
  return named.map(([name, key]) => ({ key, letter: name.charAt(0), name, ...smart[key] }));
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
