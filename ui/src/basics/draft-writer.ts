// When typing goes to the disk: once the frame with the letter is drawn, within a tenth of a second, one write at a time.
// Keys of one frame share a write. A disk that is slower than the fingers gets the newest text with its next write, and
// nothing in between; so a crash takes no more than the last key or two.

import { afterLetter } from "./after-letter";

export type DraftStand = "saved" | "typing" | "kept" | "saving" | "unkept";

export class DraftWriter {
  #callOff: (() => void) | undefined;
  #latest = "";
  #waiting = false;
  #writing: Promise<void> | undefined;

  constructor(
    readonly write: (text: string) => Promise<void>,
    readonly stands: (stand: DraftStand) => void,
  ) {}

  typed(text: string) {
    this.#latest = text;
    this.#waiting = true;
    this.stands("typing");
    this.#callOff ??= afterLetter(() => this.#keep());
  }

  /** Writes at once what is still to be written, and waits for it. */
  async flush(text: string) {
    if (this.#waiting) {
      this.#latest = text;
      this.#keep();
    }
    await this.#writing;
  }

  /** The field goes away. */
  end(text: string) {
    void this.flush(text);
  }

  #keep() {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = undefined));
  }

  /** Writes the newest text, again where more was typed meanwhile. */
  async #writeAll() {
    while (this.#waiting) {
      this.#waiting = false;
      // The typing stays in the field; whoever was asked to write it tries again until it is written.
      const stand = await this.write(this.#latest).then(
        () => "kept" as const,
        () => "unkept" as const,
      );
      if (!this.#waiting) this.stands(stand);
    }
  }
}
