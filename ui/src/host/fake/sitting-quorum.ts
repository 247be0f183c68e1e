import type { LiveView } from "../../bindings/LiveView";
import { quorate } from "./sitting-parts";

/** The chair or co-chair and a group manager, for each item without those who are out of the room or left it. */
export function countAgain(view: LiveView) {
  const counts = (item: string | null) => {
    const here = view.attendees.filter(
      ({ details }) =>
        details.state === "present" &&
        !details.away.some((away) => (away.item ? away.item === item : away.until === null)),
    );
    const any = (roles: string[]) => here.some(({ details }) => roles.includes(details.role));
    const missing = [
      ...(any(["chair", "co-chair"]) ? [] : ["the chair or co-chair"]),
      ...(any(["gm", "gm-fostering"]) ? [] : ["a group manager"]),
    ];
    const away = view.attendees.flatMap(({ details }) =>
      details.away
        .filter((one) => (one.item ? one.item === item : one.until === null))
        .map((one) =>
          one.why.kind === "conflict"
            ? `${details.name} left for this item: conflict of interest`
            : `${details.name} stepped out`,
        ),
    );
    if (!missing.length) return { ...quorate, away };
    const sentence = `Not quorate. Missing: ${missing.join("; ")}.`;
    const without =
      "Nothing may be decided without a quorum: a decision waits for a quorum, or the chair goes on and says why.";
    return { quorate: false, inPrinciple: false, sentence, missing, chairMayProceed: true, without, away };
  };
  view.quorum = counts(null);
  for (const item of view.items) {
    item.quorum = counts(item.item.id);
    item.leaves = view.attendees
      .filter(({ details }) =>
        details.away.some((one) => one.why.kind === "conflict" && one.item === item.item.id),
      )
      .map(({ id }) => ({
        attendee: id,
        why: "conflict of interest",
        words: "has to leave for this item: conflict of interest",
        declared: "declared on 3 November 2026 at 1:20pm",
      }));
  }
}
