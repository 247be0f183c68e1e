// The draft that tells a worker what became of a request.

import type { RequestDraft } from "../../bindings/RequestDraft";
import type { RequestLine } from "../../bindings/RequestLine";

/** What the worker is told of a request that was answered with a reason. */
export function draftOf({ request, panelName }: RequestLine): RequestDraft | null {
  const { state } = request;
  if (state.kind !== "declined" && state.kind !== "redirected") return null;
  const to = request.details.workers
    .map((worker) => worker.email)
    .filter(Boolean)
    .join(", ");
  return { to, subject: `${panelName}: request for C.O.`, text: `Reason: ${state.why}` };
}
