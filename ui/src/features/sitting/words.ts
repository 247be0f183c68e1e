// Words for what the profile gives as ids.

import type { Decision } from "../../bindings/Decision";
import type { Profile } from "../../bindings/Profile";
import type { Letter } from "../../bindings/Letter";
import type { Smart } from "../../bindings/Smart";
import type { SmartLetter } from "../../bindings/SmartLetter";
import type { Voice } from "../../bindings/Voice";

export function decisionLabels(decisions: Decision[], profile: Profile): string[] {
  return decisions.map((decision) => {
    const label =
      profile.recorded.decisions.find((option) => option.id === decision.option)?.label ?? decision.option;
    return decision.detail ? `${label}: ${decision.detail}` : label;
  });
}

/** How a section keeps fact, opinion and the child's own words apart (PS-9). */
export const voiceWords: Record<Voice, string> = {
  fact: "Facts",
  opinion: "Opinion: say whose",
  "childs-words": "In the child’s own words",
  discussion: "Who said what",
};

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
