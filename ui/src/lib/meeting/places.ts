// Where the minute taker was with each child: field, cursor and scroll, found again on coming back.

import type { Seat } from "./agenda";

interface Place {
  scroll: number;
  field: string;
  start: number;
  end: number;
}

export class Places {
  #places = new Map<string, Place>();

  leave(seat: Seat, column: HTMLElement) {
    const field = document.activeElement;
    const typing = field instanceof HTMLTextAreaElement && column.contains(field) ? field : null;
    this.#places.set(key(seat), {
      scroll: column.scrollTop,
      field: typing?.id ?? "",
      start: typing?.selectionStart ?? 0,
      end: typing?.selectionEnd ?? 0,
    });
  }

  /** Puts the focus back only where somebody was typing: walking through the agenda leaves it where it is. */
  come(seat: Seat, column: HTMLElement) {
    const place = this.#places.get(key(seat));
    column.scrollTop = place?.scroll ?? 0;
    const field = place?.field ? document.getElementById(place.field) : null;
    if (!(field instanceof HTMLTextAreaElement) || !place) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(place.start, place.end);
  }
}

const key = (seat: Seat) => `${seat.item} ${seat.child}`;
