// Which field of a form a refusal leads back to, where nothing needs to be summed up above it.

import type { Refusal } from "../bindings/Refusal";
import { isSecret, type Control } from "./form-draft";
import { REACTIONS } from "./refusals";

const FIELDS = "input, select, textarea";

/** The form's only field, or the secret that was wrong; null where the refusals belong at the top. */
export function refusedField(
  form: HTMLFormElement | undefined,
  prefix: string,
  refusals: Refusal[],
): Control | null {
  const [refusal, ...more] = refusals;
  if (!form || !refusal || more.length) return null;
  const all = [...form.querySelectorAll<Control>(FIELDS)].filter((one) => one.id.startsWith(`${prefix}-`));
  const named = all.find((one) => one.id === `${prefix}-${refusal.field}`);
  if (REACTIONS[refusal.code].reaction === "secretAgain") {
    const secrets = all.filter(isSecret);
    return named ?? (secrets.length === 1 ? secrets[0]! : null);
  }
  return all.length === 1 ? (named ?? null) : null;
}
