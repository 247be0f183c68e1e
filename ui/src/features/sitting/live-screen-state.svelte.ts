// The live screen's own state: which sheet lies over it, which form is open, where the cursor was, and what each command
// does. What the meeting knows is `LiveMeeting`'s.

import { tick } from "svelte";

import type { Act } from "../../bindings/Act";
import type { GivenAgreement } from "../../bindings/GivenAgreement";
import type { LiveView } from "../../bindings/LiveView";
import type { RecordField } from "../../bindings/RecordField";
import { COMMANDS, commandOf, type Command, type CommandId } from "./commands";
import { finalisable, finishItem, startable, startItem } from "./item-acts";
import { markLine, nameSpeaker, type Lead } from "./leads";
import type { LiveMeeting } from "./live-meeting.svelte";
import type { Projection } from "./projection.svelte";
import { recordFieldOf } from "./record-field";
import { RecordPositions } from "./record-positions";
import { neighbour, type AgendaChild } from "./agenda-day";
import { insertInto } from "./insert-text";

/** What can lie over the screen; one at a time. */
export type Sheet =
  | "palette"
  | "keys"
  | "speaker"
  | "chair-here"
  | "offered"
  | "agreement"
  | "participation"
  | "missing"
  | "history"
  | "who-steps-out"
  | "who-declares"
  | "step-out";

const LEADS: Partial<Record<CommandId, Lead>> = {
  fact: "Fact",
  opinion: "Opinion",
  child: "Child",
  observed: "Observed",
};

export class LiveScreenState {
  sheet = $state<Sheet | null>(null);
  /** `new`, the id of the action being mended, or nothing. */
  editing = $state<string | null>(null);
  /** The decision that the chair agrees once what was offered has been seen. */
  agreeing = $state<string | null>(null);
  /** Whoever is about to step out, or declares an interest. */
  leaving = $state<string | null>(null);
  /** Whether it is for an interest in the family that they are asked. */
  declaring = $state(false);
  /** Whether the request of the item on the screen is unfolded. */
  request = $state(false);
  /** The field that the focus was in last. */
  field = $state.raw<RecordField>({ kind: "decisions" });
  /** The column of the child's record. */
  column = $state<HTMLElement>();
  readonly #positions = new RecordPositions();
  /** The section that was typed in last: marks go there. */
  #section = "";

  constructor(
    readonly live: LiveMeeting,
    readonly projection: Projection,
    readonly lock: () => Promise<void>,
    readonly help: () => void,
  ) {}

  /** What can be done now, by this person, with this record. */
  get commands(): Command[] {
    const { live } = this;
    return COMMANDS.filter((one) => {
      if (one.minutes && !live.mayMinute) return false;
      if (one.writes && !live.mayWrite) return false;
      if (one.id === "undo" || one.id === "redo") return live.steps[one.id] !== null;
      if (one.id === "offered") return (live.view?.profile.recorded.offered.length ?? 0) > 0;
      if (one.id === "participation")
        return live.record !== null && live.view?.profile.recorded.participation === true;
      if (one.id === "request" || one.id === "conflict") return live.item !== null;
      if (one.id === "finalise")
        return (live.view ? finalisable(live.view) : []).some(
          (ready) => ready.record.id === live.record?.record.id,
        );
      if (one.id === "agree") return (live.record?.record.decisions.length ?? 0) > 0;
      if (one.id === "start-item") return startable(live) !== null;
      if (one.id === "finish-item") return live.inSession && live.item?.item.state.kind === "running";
      return true;
    });
  }

  /** Takes a press of keys that is a command, and says whether it was one. */
  press(event: KeyboardEvent): boolean {
    if (document.querySelector("dialog[open]")) return false;
    const command = commandOf(event);
    if (!command) return false;
    event.preventDefault();
    if (this.commands.some((one) => one.id === command)) void this.run(command);
    return true;
  }

  async run(command: CommandId) {
    const { live } = this;
    const lead = LEADS[command];
    if (lead) return this.#mark(lead);
    switch (command) {
      case "next-child":
      case "previous-child": {
        const child = live.view && neighbour(live.view, live.shown, command === "next-child" ? 1 : -1);
        if (child) await this.choose(child);
        return;
      }
      case "start-item": {
        const item = startable(live);
        if (item) await startItem(live, item);
        return;
      }
      case "finish-item":
        if (live.item) await finishItem(live, live.item);
        return;
      case "palette":
      case "keys":
      case "speaker":
      case "chair-here":
      case "offered":
      case "participation":
      case "missing":
      case "history":
        this.sheet = command;
        return;
      case "step-out":
        this.sheet = "who-steps-out";
        return;
      case "conflict":
        this.sheet = "who-declares";
        return;
      case "finalise":
        return this.#finalise();
      case "request":
        this.request = !this.request;
        return this.request ? this.lead("request") : undefined;
      case "undo":
      case "redo":
        await this.#written();
        return live.step(command);
      case "agree":
        return this.agree(this.#unagreed());
      case "chair":
        return this.projection.openWindow();
      case "lock":
        return this.lock();
      case "protection":
        return this.help();
      case "blank":
        return this.projection.turnBlank();
      default:
        return this.lead(this.#placeOf(command));
    }
  }

  /** Another child: what was typed there, scroll and cursor are where they were. */
  async choose(child: AgendaChild) {
    const { live, column } = this;
    if (child.item === live.shown?.item && child.child === live.shown.child) return;
    if (column && live.shown) this.#positions.leave(live.shown, column, this.editing);
    leaveField();
    this.editing = this.#positions.of(child)?.editing ?? null;
    live.show(child);
    await tick();
    if (this.column) this.#positions.come(child, this.column);
    // The field that had the focus belonged to the other child: it is not lost, it goes to this child's name.
    if (document.activeElement === document.body) document.querySelector<HTMLElement>("#child h1")?.focus();
  }

  /** The chair agrees that decision aloud, or takes it back; where the option asks for it, what was offered is seen first. */
  async agree(option: string | null, seen = false, given: GivenAgreement | null = null) {
    const { live } = this;
    const record = live.record?.record;
    const decision = record?.decisions.find((one) => one.option === option);
    if (!record || !decision) return;
    const asks = live.view?.profile.recorded.decisions.find((one) => one.id === option)?.asksOffered;
    if (asks && !decision.agreedAt && !seen) {
      this.agreeing = option;
      this.sheet = "offered";
      return;
    }
    if (!decision.agreedAt && !live.inSession && !given) {
      this.agreeing = option;
      this.sheet = "agreement";
      return;
    }
    // The words that are still being typed are what the chair agrees.
    await this.#written();
    const { id } = record;
    // A form shows itself what is refused of what it gave.
    const act = (now: LiveView): Act | null => {
      const newest = live.recordIn(now, id)?.record;
      const stands = newest?.decisions.find((one) => one.option === decision.option);
      if (!newest || !stands) return null;
      return {
        kind: "agreeDecision",
        record: id,
        option: stands.option,
        agreed: decision.agreedAt === null,
        given,
        basedOn: newest.revision,
      };
    };
    await (given ? live.submit(act) : live.do(act));
  }

  /** Waits until what is being typed is in the book, but not for a disk in trouble. */
  async #written() {
    const { drafts } = this.live.session;
    const focused = document.activeElement;
    leaveField();
    const waits = () =>
      drafts.list.some(({ field }) => field.startsWith("record/") && !field.endsWith("/new")) &&
      !drafts.trouble;
    for (let turn = 0; turn === 0 || (waits() && turn < 40); turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, turn ? 25 : 0));
    }
    await this.live.settled();
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
  }

  /** Hands the record on the screen to the chair, with what is still being typed in it. */
  async #finalise() {
    const record = this.live.record?.record.id;
    if (!record) return;
    await this.#written();
    await this.live.do(() => ({ kind: "finaliseRecord", record }));
    this.live.show(null, "this-item");
  }

  /** The decision that has the focus, or the first that the chair has not agreed. */
  #unagreed(): string | null {
    const here = document.activeElement?.closest<HTMLElement>("[data-option]")?.dataset["option"];
    return here ?? this.live.record?.record.decisions.find((one) => one.agreedAt === null)?.option ?? null;
  }

  /** Brings a field or a part of the screen into view, with the focus in it. */
  async lead(id: string) {
    if (id === "new-action") {
      // The line where an action is typed as it is said; while a form is open, that.
      const field = document.querySelector<HTMLElement>("#actions :is(form, .quick) input");
      field?.focus();
      field?.scrollIntoView({ block: "nearest" });
      return;
    }
    await tick();
    const place =
      document.getElementById(id) ?? document.querySelector<HTMLElement>("#child-record textarea");
    const control = place?.matches("textarea, input, button")
      ? place
      : place?.querySelector<HTMLElement>(":is(button, input, textarea, summary):not(:disabled)");
    (control ?? place)?.focus({ preventScroll: true });
    place?.scrollIntoView({ block: "nearest" });
  }

  /** Remembers which section, and which field of the record, the focus came to. */
  came(event: FocusEvent) {
    const target = event.target;
    if (!(target instanceof HTMLElement)) return;
    const field = recordFieldOf(target);
    if (field) this.field = field;
    if (field?.kind === "section") this.#section = target.id;
  }

  /** Asks why somebody leaves the room; or, where they declare an interest, what it is. */
  stepOut(attendee: string, declaring = false) {
    this.leaving = attendee;
    this.declaring = declaring;
    this.sheet = "step-out";
  }

  /** Puts an earlier text back into the field whose history was looked at. */
  restore(text: string) {
    const { field } = this;
    const id = field.kind === "section" ? `section-${field.section}` : field.kind;
    const area = document.getElementById(id);
    if (!(area instanceof HTMLTextAreaElement) || area.readOnly) return;
    insertInto(area, { from: 0, to: area.value.length, words: text, at: text.length });
  }

  speak(name: string, role: string) {
    this.#insert((typing) => nameSpeaker(typing, name, role));
  }

  #mark(lead: Lead) {
    this.#insert((typing) => markLine(typing, lead));
  }

  #insert(make: (typing: { text: string; at: number }) => Parameters<typeof insertInto>[1]) {
    const area =
      document.getElementById(this.#section) ?? document.getElementById(this.#placeOf("discussion"));
    if (!(area instanceof HTMLTextAreaElement) || area.readOnly) return;
    insertInto(area, make({ text: area.value, at: area.selectionStart }));
  }

  /** The id of the part that a command leads to. */
  #placeOf(command: CommandId): string {
    const sections = this.live.view?.profile.recorded.sections ?? [];
    const voiced = (voice: string) => `section-${sections.find((one) => one.voice === voice)?.id ?? ""}`;
    if (command === "discussion") return voiced("discussion");
    if (command === "childs-words") return voiced("childs-words");
    if (command === "action") return "new-action";
    return command;
  }
}

/** Leaving the field puts what was typed into the book before the child changes. */
export function leaveField() {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
