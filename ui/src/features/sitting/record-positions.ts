// Where the minute taker was with each child: field, cursor, scroll and open form, found again on coming back.

import type { AgendaChild } from "./agenda-day";

interface RecordPosition {
  scroll: number;
  /** The field's place among the fields of the record; -1 where nobody was typing. */
  field: number;
  start: number;
  end: number;
  /** The action whose form was open. */
  editing: string | null;
}

type TextField = HTMLTextAreaElement | HTMLInputElement;

export class RecordPositions {
  #positions = new Map<string, RecordPosition>();

  leave(child: AgendaChild, column: HTMLElement, editing: string | null) {
    const focused = document.activeElement as TextField;
    const field = fields(column).indexOf(focused);
    this.#positions.set(key(child), {
      scroll: column.scrollTop,
      field,
      start: field < 0 ? 0 : (focused.selectionStart ?? 0),
      end: field < 0 ? 0 : (focused.selectionEnd ?? 0),
      editing,
    });
  }

  of(child: AgendaChild): RecordPosition | undefined {
    return this.#positions.get(key(child));
  }

  /** Puts the focus back only where somebody was typing: walking through the agenda leaves it where it is. */
  come(child: AgendaChild, column: HTMLElement) {
    const place = this.of(child);
    column.scrollTop = place?.scroll ?? 0;
    const field = fields(column)[place?.field ?? -1];
    if (!field || !place) return;
    field.focus({ preventScroll: true });
    field.setSelectionRange(place.start, place.end);
  }
}

const fields = (column: HTMLElement) => [
  ...column.querySelectorAll<TextField>('textarea, input[type="text"]'),
];

const key = (child: AgendaChild) => `${child.item} ${child.child}`;
