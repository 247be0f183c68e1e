// Asks what a line is read as at a pause of the keys; an answer that comes late to a newer line is dropped.

import type { LineReading } from "../../../bindings/LineReading";

const PAUSE_MS = 90;

export class QuickReader {
  #pause: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  constructor(
    readonly ask: (line: string) => Promise<LineReading>,
    readonly read: (line: string, reading: LineReading | null) => void,
  ) {}

  typed(line: string) {
    clearTimeout(this.#pause);
    this.#turn += 1;
    if (!line.trim()) return this.read(line, null);
    this.#pause = setTimeout(() => void this.now(line).catch(() => undefined), PAUSE_MS);
  }

  /** Reads at once: on Enter nobody waits for a pause. */
  async now(line: string): Promise<LineReading> {
    clearTimeout(this.#pause);
    const turn = ++this.#turn;
    const reading = await this.ask(line);
    if (turn === this.#turn) this.read(line, reading);
    return reading;
  }

  end() {
    clearTimeout(this.#pause);
    this.#turn += 1;
  }
}
