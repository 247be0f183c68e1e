// Where something missing is mended: the part of the live screen that its place stands for.

import type { Place } from "../../bindings/Place";

/** The id of the field or part. */
export function placeId(place: Place): string {
  switch (place.kind) {
    case "section":
      return `section-${place.section}`;
    case "action":
      return "actions";
    case "quorum":
      return "room";
    default:
      return place.kind;
  }
}

/** The sentence without what comes after a comma, a colon or a full stop: enough where the room is short. */
export function gapWords(sentence: string): string {
  return sentence.split(/[,:.](?:\s|$)/, 1)[0] ?? sentence;
}
