// Asks for words to look at when the keys have paused for a while: never in the way of typing.

import type { WordFinding } from "../../../bindings/WordFinding";

const PAUSE_MS = 700;

export class WordChecker {
  #pause: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(
    readonly ask: (text: string) => Promise<WordFinding[]>,
    readonly found: (text: string, findings: WordFinding[]) => void,
  ) {}

  changed(text: string) {
    clearTimeout(this.#pause);
    const turn = ++this.#turn;
    if (!text.trim()) return this.found(text, []);
    this.#pause = setTimeout(() => {
      // Advice that cannot be had is no trouble to whoever types.
      this.ask(text).then(
        (findings) => turn === this.#turn && this.found(text, findings),
        () => undefined,
      );
    }, PAUSE_MS);
  }

  end() {
    clearTimeout(this.#pause);
    this.#turn += 1;
  }
}

/** One entry for each different word, in the order of the text. */
export function different(text: string, findings: WordFinding[]): { word: string; finding: WordFinding }[] {
  const seen = new Set<string>();
  return findings.flatMap((finding) => {
    const word = text.slice(finding.from, finding.to);
    if (seen.has(word)) return [];
    seen.add(word);
    return [{ word, finding }];
  });
}
