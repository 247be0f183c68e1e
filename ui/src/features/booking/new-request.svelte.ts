import type { ChildLine } from "../../bindings/ChildLine";
import type { Profile } from "../../bindings/Profile";
import type { Refusal } from "../../bindings/Refusal";
import type { RequestDetails } from "../../bindings/RequestDetails";
import type { RequestLine } from "../../bindings/RequestLine";
import { now } from "../../basics/clock";
import { dateFault, dayOf, readDate, today } from "../../basics/dates";
import { refuse } from "../../basics/refusals";

/** A request while it is typed. What is typed for one panel is kept when another is looked at. */
export class NewRequest {
  panel = $state("");
  children = $state.raw<ChildLine[]>([]);
  reason = $state("");
  outline = $state("");
  received = $state(today());
  papers = $state<string[]>([]);
  /** By role id. */
  workers = $state<Record<string, { name: string; email: string; telephone: string }>>({});
  /** When a request that is changed came. */
  #came = "";
  /** By gate id. */
  gate = $state<Record<string, { name: string; on: string }>>({});

  /** Makes room for what this panel asks. */
  prepare(profile: Profile) {
    for (const role of askedWorkers(profile))
      this.workers[role.id] ??= { name: "", email: "", telephone: "" };
    for (const gate of profile.requests.gate) this.gate[gate.id] ??= { name: "", on: today() };
    if (!profile.requests.reasons.some((reason) => reason.id === this.reason)) this.reason = "";
    const known = new Set(profile.requests.papers.map((paper) => paper.id));
    this.papers = this.papers.filter((paper) => known.has(paper));
  }

  /** Fills in a request that is in the book, to be changed. */
  open({ request: { details }, children }: RequestLine) {
    this.panel = details.panel;
    this.children = children;
    this.reason = details.reason;
    this.outline = details.outline;
    this.received = dayOf(new Date(details.received));
    this.#came = details.received;
    for (const { role, name, email, telephone } of details.workers)
      this.workers[role] = { name, email, telephone };
    for (const { gate, name, on } of details.gate) this.gate[gate] = { name, on };
  }

  /** The hour that was noted stays, unless another day is given. */
  #keptMoment(day: string): string {
    return this.#came && dayOf(new Date(this.#came)) === day ? this.#came : momentOn(day);
  }

  /** Everything that can be seen to be wrong here, at once; what is missing may come later. */
  mistakes(profile: Profile): Refusal[] {
    const found: Refusal[] = [];
    if (!this.children.length)
      found.push(refuse("children", "Choose the child, or the siblings, the request is about."));
    const reason = profile.requests.reasons.find((one) => one.id === this.reason);
    if (reason?.notHere) found.push(refuse("reason", reason.notHere));
    if (!readDate(this.received, "been"))
      found.push(
        refuse(
          "received",
          dateFault(this.received, "been") || "Give the day the request came, for example 20/11/2026.",
        ),
      );
    for (const { id, label } of profile.requests.gate) {
      const agreed = this.gate[id];
      if (agreed?.name.trim() && !readDate(agreed.on, "been")) {
        const fault = dateFault(agreed.on, "been") || `Give the day for “${label}”, for example 20/11/2026.`;
        found.push(refuse(`gate-${id}-on`, fault));
      }
    }
    return found;
  }

  details(profile: Profile): RequestDetails {
    const workers = askedWorkers(profile)
      .map((role) => ({
        role: role.id,
        name: this.workers[role.id]!.name.trim(),
        email: this.workers[role.id]!.email.trim(),
        telephone: this.workers[role.id]!.telephone.trim(),
      }))
      .filter((worker) => worker.name);
    const gate = profile.requests.gate
      .map(({ id }) => ({
        gate: id,
        name: this.gate[id]!.name.trim(),
        on: readDate(this.gate[id]!.on, "been") ?? "",
      }))
      .filter((agreement) => agreement.name);
    return {
      panel: profile.id,
      children: this.children.map((line) => line.child.id),
      reason: this.reason,
      outline: this.outline,
      workers,
      gate,
      received: this.#keptMoment(readDate(this.received, "been")!),
    };
  }
}

/** The roles a request names people for: who presents, and who is told. */
export const askedWorkers = (profile: Profile) =>
  profile.roles.filter((role) => role.seat === "presenter" || role.seat === "informed");

/** Now, on a day that is today; the middle of the day before that. */
export const momentOn = (day: string): string =>
  (day === today() ? now() : new Date(`${day}T12:00:00Z`)).toISOString();
