// An action that is being typed, kept as one draft until it counts.

import type { ActionDetails } from "../../bindings/ActionDetails";

export const emptyAction = (): ActionDetails => ({
  what: "",
  measure: "",
  ownerRole: "",
  owner: "",
  how: "",
  due: null,
  follows: null,
  accepted: [],
});

export const isEmpty = (details: ActionDetails): boolean =>
  JSON.stringify({ ...details, follows: null, accepted: [] }) === JSON.stringify(emptyAction());

/** What a draft holds; null where it was not written by this screen. */
export function readAction(text: string): ActionDetails | null {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null || !("what" in kept)) return null;
    return { ...emptyAction(), ...(kept as Partial<ActionDetails>) };
  } catch {
    return null;
  }
}
