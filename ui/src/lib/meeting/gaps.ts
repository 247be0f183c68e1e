// Where a sentence about something missing leads: the place on the live screen that mends it.

import type { Recorded } from "../../bindings/Recorded";

/** The id of the field or part that `sentence` speaks of; null where only the child is known. */
export function placeOf(sentence: string, recorded: Recorded): string | null {
  const said = sentence.toLowerCase();
  // An action is quoted in its own words, which may be any.
  if (/has (nobody to do it|no date)\.$/.test(said)) return "actions";
  if (said.includes("exclude each other")) return "decisions";
  const named = (label: string) => said.includes(label.toLowerCase());
  const section = recorded.sections.find((one) => named(one.label));
  if (section) return `section-${section.id}`;
  const prompt = recorded.prompts.find((one) => named(one.label));
  if (prompt) return `prompt-${prompt.id}`;
  if (said.includes("review")) return "review";
  if (said.includes("rationale")) return "rationale";
  if (said.includes("action")) return "actions";
  if (said.includes("decision") || said.includes("recommend")) return "decisions";
  return said.includes("prompt") ? "prompts" : null;
}

/** The sentence without what comes after a comma, a colon or a full stop: enough where the room is short. */
export function gapWords(sentence: string): string {
  return sentence.split(/[,:.](?:\s|$)/, 1)[0] ?? sentence;
}
