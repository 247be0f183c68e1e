// When typing goes to the disk: a moment after each key, one write at a time. A disk that is slower than the fingers gets
// the newest text with its next write, and nothing in between; so a crash takes no more than the last key or two.

/** Long enough for the keys of one frame to share a write, short enough to be on the disk within a tenth of a second. */
const SOON_MS = 30;

export type DraftStand = "saved" | "typing" | "kept" | "saving" | "unkept";

export class DraftWriter {
  #soon: ReturnType<typeof setTimeout> | undefined;
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
    this.#soon ??= setTimeout(() => this.#keep(), SOON_MS);
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
    clearTimeout(this.#soon);
    this.#soon = undefined;
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
