import type { RequestState } from "../../bindings/RequestState";

/** Any of the three that carry a reason. */
export const whyOf = (state: RequestState): string => ("why" in state ? state.why : "");
