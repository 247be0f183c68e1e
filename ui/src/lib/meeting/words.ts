// Words for what the profile gives as ids.

import type { Decision } from "../../bindings/Decision";
import type { Profile } from "../../bindings/Profile";
import type { Smart } from "../../bindings/Smart";
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

export interface SmartLetter {
  letter: string;
  name: string;
  met: boolean;
  advice: string;
}

export function smartLetters(smart: Smart): SmartLetter[] {
  const named: [string, keyof Smart][] = [
    ["Specific", "specific"],
    ["Measurable", "measurable"],
    ["Achievable", "achievable"],
    ["Realistic", "realistic"],
    ["Timely", "timely"],
  ];
  return named.map(([name, key]) => ({ letter: name.charAt(0), name, ...smart[key] }));
}

/** "SMART: all met", or which letters are not. */
export function smartWords(smart: Smart): string {
  const unmet = smartLetters(smart).filter((letter) => !letter.met);
  if (!unmet.length) return "SMART: all five met";
  return `Not yet ${unmet.map((letter) => letter.name.toLowerCase()).join(", ")}`;
}
