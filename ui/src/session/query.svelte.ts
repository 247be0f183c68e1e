import type { Ask } from "../bindings/Ask";
import type { Refusal } from "../bindings/Refusal";
import type { AnswerTo } from "../host/host";
import { asRefusal } from "../basics/refusals";
import type { AskOf, Session } from "./session.svelte";

/** A question that stays on the screen: asked at once, and again after every act. */
export class Query<K extends Ask["kind"]> {
  value = $state.raw<AnswerTo<K> | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  #turn = 0;

  /** Made while a component is set up; `question` may read state, and a change of it asks again. */
  constructor(
    readonly session: Session,
    readonly question: () => AskOf<K>,
  ) {
    $effect(() => {
      void session.acts;
      void this.again(question());
    });
  }

  async again(question = this.question()) {
    const turn = ++this.#turn;
    try {
      const value = await this.session.ask<K>(question);
      if (turn !== this.#turn) return;
      this.value = value;
      this.refusal = null;
    } catch (thrown) {
      if (turn === this.#turn) this.refusal = asRefusal(thrown);
    }
  }
}
