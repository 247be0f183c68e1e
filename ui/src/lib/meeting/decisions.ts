// Choosing decisions from the profile's options.

import type { Decision } from "../../bindings/Decision";
import type { DecisionOption } from "../../bindings/DecisionOption";

/** The decisions after `option` was pressed: off if it was on; options of one group exclude each other. */
export function toggled(decisions: Decision[], option: string, options: DecisionOption[]): Decision[] {
  if (decisions.some((decision) => decision.option === option)) {
    return decisions.filter((decision) => decision.option !== option);
  }
  const group = options.find((one) => one.id === option)?.group ?? null;
  const rivals = new Set(options.filter((one) => group !== null && one.group === group).map((one) => one.id));
  const kept = decisions.filter((decision) => !rivals.has(decision.option));
  const order = options.map((one) => one.id);
  return [...kept, { option, detail: "" }].sort((a, b) => order.indexOf(a.option) - order.indexOf(b.option));
}

/** The decisions with what exactly was decided for one of them. */
export function withDetail(decisions: Decision[], option: string, detail: string): Decision[] {
  return decisions.map((decision) => (decision.option === option ? { ...decision, detail } : decision));
}

/** Options as they stand in the profile, those of one group side by side. */
export function inGroups(options: DecisionOption[]): DecisionOption[][] {
  const groups: DecisionOption[][] = [];
  for (const option of options) {
    const same = option.group && groups.find((group) => group[0]?.group === option.group);
    if (same) same.push(option);
    else groups.push([option]);
  }
  return groups;
}
