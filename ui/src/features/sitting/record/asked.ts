// What of a panel's sections, prompts and options is for one child; what was written or chosen already stays to be seen.

import type { LiveRecord } from "../../../bindings/LiveRecord";

type Asked = { notAsked?: LiveRecord["notAsked"] };

/** Those that are for this child, or that `there` says something stands under. */
export function askedOf<One extends { id: string }>(
  record: Asked,
  all: One[],
  there: (id: string) => boolean,
): One[] {
  const spared = new Set(record.notAsked ?? []);
  return all.filter(({ id }) => !spared.has(id) || there(id));
}
