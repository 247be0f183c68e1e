// Where something missing is mended: the place on the live screen.

import type { Gap } from "../../bindings/Gap";
import type { LiveRecord } from "../../bindings/LiveRecord";
import type { Place } from "../../bindings/Place";

/** What a record cannot go to the chair without; the rest is for the chair to weigh. */
export const blocking = (record: LiveRecord): Gap[] => record.gaps.filter((gap) => gap.blocks);

/** What holds nothing back, and the chair weighs before signing. */
export const toWeigh = (record: LiveRecord): Gap[] => record.gaps.filter((gap) => !gap.blocks);

/** The id of the field or part that a gap leads to. */
export function placeOf(place: Place): string {
  switch (place.kind) {
    case "section":
      return `section-${place.section}`;
    case "action":
      return `action-${place.action}`;
    case "room":
    case "child":
    case "request":
      return "this-item";
    default:
      return place.kind;
  }
}

/** The sentence without what comes after a comma, a colon or a full stop: enough where the room is short. */
export function gapWords(sentence: string): string {
  return sentence.split(/[,:.](?:\s|$)/, 1)[0] ?? sentence;
}
