import { createContext } from "svelte";

import type { Refusal } from "../bindings/Refusal";

/** What a form knows of its fields: which sentence belongs to which, and where to find the field. */
export class FormState {
  refusals = $state.raw<Refusal[]>([]);
  busy = $state(false);
  /** The refusal stands at its field alone, which has the focus, and is said from there. */
  inPlace = $state(false);

  constructor(readonly prefix: string) {}

  idOf(field: string): string {
    return `${this.prefix}-${field}`;
  }

  errorOf(field: string): string {
    return this.refusals.find((refusal) => refusal.field === field)?.sentence ?? "";
  }
}

export const [useForm, provideForm] = createContext<FormState>();
