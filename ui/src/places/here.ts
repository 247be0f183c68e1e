// Where somebody is in the window, told so that a new page can bring them back: the screen, how far it is scrolled, the
// field and the cursor in it. Ids and numbers only: nothing that was read or typed leaves the page with it.

import { reopen } from "../basics/reopening";
import type { Route } from "./router.svelte";

interface Here {
  route: Route;
  past: readonly Route[];
  /** The dialog that lay over the screen, by its name. */
  dialog: string | null;
  /** How far each part that scrolls is scrolled, by its place among them. */
  scrolls: number[];
  /** The field's place among the fields of the page; -1 where none had the focus. */
  field: number;
  start: number | null;
  end: number | null;
}

type TextField = HTMLTextAreaElement | HTMLInputElement;

const FIELDS = "textarea, input, select";
const OPEN = "#main dialog[open]";

const scrollers = () =>
  [...document.querySelectorAll<HTMLElement>("#main, #main *")].filter((part) =>
    /auto|scroll/.test(getComputedStyle(part).overflowY),
  );
const fields = () => [...document.querySelectorAll<HTMLElement>(`#main :is(${FIELDS})`)];

/** As text, so that it outlasts the page. */
export function tellHere(route: Route, past: readonly Route[]): string {
  const focused = document.activeElement;
  const field = focused instanceof HTMLElement ? fields().indexOf(focused) : -1;
  const cursor = field >= 0 && isText(focused) ? focused : null;
  const here: Here = {
    route,
    past,
    dialog: document.querySelector<HTMLElement>(OPEN)?.dataset["name"] ?? null,
    scrolls: scrollers().map((part) => part.scrollTop),
    field,
    start: cursor?.selectionStart ?? null,
    end: cursor?.selectionEnd ?? null,
  };
  return JSON.stringify(here);
}

/** Only a field of text has a cursor: to ask a date for one is an error. */
const isText = (part: Element | null): part is TextField =>
  part instanceof HTMLTextAreaElement ||
  (part instanceof HTMLInputElement && ["text", "search"].includes(part.type));

/** Long enough for a page that asks a slow disk; what is not there by then was not to be found. */
const PATIENCE_MS = 4000;
const GLANCE_MS = 50;

/** Brings the page back to there as it fills, until it stands so or somebody does something themselves. */
export function comeTo(here: Here) {
  const until = performance.now() + PATIENCE_MS;
  let taken = false;
  reopen(here.dialog);
  const theirs = () => {
    taken = true;
    reopen(null);
  };
  for (const kind of ["keydown", "pointerdown", "wheel"]) addEventListener(kind, theirs, { once: true });
  const attempt = () => {
    if (performance.now() > until) return theirs();
    if (taken) return;
    if (!stands(here)) setTimeout(attempt, GLANCE_MS);
  };
  // The page that is left stands there until then.
  setTimeout(attempt);
}

function stands(here: Here): boolean {
  // Its fields count among the page's.
  if (here.dialog && !document.querySelector(OPEN)) return false;
  const parts = scrollers();
  const found = fields()[here.field];
  if (parts.length < here.scrolls.length || (here.field >= 0 && !found)) return false;
  here.scrolls.forEach((top, at) => (parts[at]!.scrollTop = top));
  if (found) {
    found.focus({ preventScroll: true });
    if (isText(found) && here.start !== null) {
      // The text may come a moment after the field.
      if (found.value.length < here.start) return false;
      found.setSelectionRange(here.start, here.end ?? here.start);
    }
  }
  return here.scrolls.every((top, at) => Math.abs(parts[at]!.scrollTop - top) < 2);
}

/** What was told, read back; nothing where it was not told or does not read. */
export function readHere(told: string | null): Here | null {
  try {
    return told === null ? null : (JSON.parse(told) as Here);
  } catch {
    return null;
  }
}
