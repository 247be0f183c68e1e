// Choosing decisions from the profile's options.

import type { Decision } from "../../../bindings/Decision";
import type { DecisionOption } from "../../../bindings/DecisionOption";

/** The decisions after `option` was pressed: off if it was on; options of one group exclude each other. */
export function toggled(decisions: Decision[], option: string, options: DecisionOption[]): Decision[] {
  if (decisions.some((decision) => decision.option === option)) {
    return decisions.filter((decision) => decision.option !== option);
  }
  const group = options.find((one) => one.id === option)?.group ?? null;
  const rivals = new Set(options.filter((one) => group !== null && one.group === group).map((one) => one.id));
  const kept = decisions.filter((decision) => !rivals.has(decision.option));
  const order = options.map((one) => one.id);
  return [...kept, { option, detail: "", agreedAt: null }].sort(
    (a, b) => order.indexOf(a.option) - order.indexOf(b.option),
  );
}

/** The decisions with what exactly was decided for one of them; other words lapse what the chair agreed. */
export function withDetail(decisions: Decision[], option: string, detail: string): Decision[] {
  return decisions.map((decision) =>
    decision.option === option && decision.detail !== detail
      ? { ...decision, detail, agreedAt: null }
      : decision,
  );
}

/** Options that belong side by side: those of one group, of which one is chosen, or those whose labels begin alike. */
interface Cluster {
  /** What their labels have in common, said once before them; empty where they have nothing in common. */
  lead: string;
  /** One of them excludes the others. */
  exclusive: boolean;
  options: { option: DecisionOption; words: string }[];
}

/** Options in the order of the profile, with what their labels share said once: "Section 20: agreed, not agreed". */
export function clusters(options: DecisionOption[]): Cluster[] {
  const sets: DecisionOption[][] = [];
  for (const option of options) {
    const same = sets.find(
      ([first]) => first && clusterOf(first) !== null && clusterOf(first) === clusterOf(option),
    );
    if (same) same.push(option);
    else sets.push([option]);
  }
  return sets.map((set) => {
    const lead = set.length > 1 ? sharedWords(set.map((option) => option.label)) : "";
    return {
      lead: lead.replace(/:$/, ""),
      exclusive: set.length > 1 && set[0]!.group !== null,
      options: set.map((option) => ({ option, words: option.label.slice(lead.length).trim() })),
    };
  });
}

function clusterOf(option: DecisionOption): string | null {
  if (option.group !== null) return `group ${option.group}`;
  const topic = /^(.+?):\s/.exec(option.label)?.[1];
  return topic ? `topic ${topic}` : null;
}

/** The whole words that all labels begin with, as long as each has words left over. */
function sharedWords(labels: string[]): string {
  const words = labels.map((label) => label.split(" "));
  let shared = 0;
  while (words.every((one) => one.length > shared + 1 && one[shared] === words[0]![shared])) shared += 1;
  return words[0]!.slice(0, shared).join(" ");
}
