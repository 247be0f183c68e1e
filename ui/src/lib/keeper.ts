// When typing goes to the disk: 300 ms after the last key, and at least every 400 ms while keys keep coming. With the
// write itself that keeps the loss of a crash under half a second.

const PAUSE_MS = 300;
const LONGEST_MS = 400;

export type DraftStand = "saved" | "typing" | "kept" | "saving" | "unkept";

export class Keeper {
  #pause: ReturnType<typeof setTimeout> | undefined;
  #longest: ReturnType<typeof setTimeout> | undefined;
  #latest = "";
  #waiting = false;
  /** Writes follow one another, so that an older text never lands on a newer one. */
  #writing: Promise<void> = Promise.resolve();

  constructor(
    readonly write: (text: string) => Promise<void>,
    readonly stands: (stand: DraftStand) => void,
  ) {}

  typed(text: string) {
    this.#latest = text;
    this.#waiting = true;
    this.stands("typing");
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#keep(), PAUSE_MS);
    this.#longest ??= setTimeout(() => this.#keep(), LONGEST_MS);
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
    clearTimeout(this.#pause);
    clearTimeout(this.#longest);
    this.#longest = undefined;
    this.#waiting = false;
    const text = this.#latest;
    this.#writing = this.#writing.then(() =>
      this.write(text).then(
        () => {
          if (!this.#waiting) this.stands("kept");
        },
        // The typing stays in the field; whoever was asked to write it tries again until it is written.
        () => {
          if (!this.#waiting) this.stands("unkept");
        },
      ),
    );
  }
}
