import type { Refusal } from "../bindings/Refusal";
import { asRefusal } from "./refusals";

/** Something done by one press of a button: whether it runs, and what it was refused with, for showing in place. */
export class PendingAct {
  refusal = $state.raw<Refusal | null>(null);
  /** What it was done to, so that the sentence stands beside it. */
  at = $state("");
  busy = $state(false);

  /** True when it was done. */
  async run(at: string, what: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.at = at;
    this.refusal = null;
    try {
      await what();
      return true;
    } catch (thrown) {
      this.refusal = asRefusal(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
