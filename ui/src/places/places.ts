// The places of the window, once: the bar at the top, the list behind Ctrl K, what is seen at the door and which screens
// have a way back are all made of this.

import type { Right } from "../bindings/Right";
import type { Route, ScreenName } from "./router.svelte";

interface WindowPlace {
  /** What it is called where it can be gone to from anywhere. */
  label?: string;
  /** What else somebody may look for it by. */
  also?: string;
  /** The bar at the top leads there. */
  bar?: true;
  /** What it takes to be led there. */
  right?: Right;
  /** The place of the bar that it lies under. */
  under?: ScreenName;
  /** Seen by whoever is not signed in, and by them alone or by all; left out, only by whoever is. */
  seen?: "at the door" | "by all";
}

/** In the order of the bar. Only what needs to know nothing can be gone to from anywhere. */
const PLACES: {
  [R in Route as R["screen"]]: { screen: R["screen"] } extends R
    ? WindowPlace
    : Omit<WindowPlace, "label" | "also" | "bar">;
} = {
  home: { label: "This week", bar: true },
  requests: { label: "Requests", bar: true },
  request: { under: "requests" },
  newRequest: { label: "New request", right: "book", under: "requests", also: "refer book a slot" },
  watchList: { label: "Watch-list", under: "requests", also: "threshold months on a plan should come" },
  children: { label: "Children", bar: true },
  child: { under: "children" },
  childForm: { label: "Add a child", right: "book", under: "children" },
  meetings: { label: "Meetings", bar: true },
  agenda: { under: "meetings" },
  live: { under: "meetings" },
  planSeries: { label: "Plan meetings", right: "runPanels", under: "meetings", also: "extra meeting" },
  records: { label: "Records", bar: true, also: "family’s page sign export case note filed PDF" },
  record: { under: "records" },
  tracker: { label: "Actions", bar: true },
  panels: { label: "Panels", bar: true },
  panel: { under: "panels" },
  people: { label: "People", bar: true, right: "runPeople" },
  book: { label: "Book", bar: true, right: "maintain" },
  account: { label: "Your account" },
  reads: {},
  welcome: { label: "Open a book", seen: "at the door" },
  createBook: { label: "Create a book", seen: "at the door" },
  restore: { label: "Restore from a backup", seen: "at the door" },
  verify: { label: "Check signed files", seen: "at the door" },
  signIn: { seen: "at the door" },
  locked: { seen: "at the door" },
  protection: { label: "How a book is protected", seen: "by all" },
};

const placeOf = (screen: ScreenName): WindowPlace => PLACES[screen];

/** Somewhere to go. */
interface Destination {
  label: string;
  also: string;
  to: Route;
}

const destinations = (wanted: (place: WindowPlace) => boolean): Destination[] =>
  (Object.keys(PLACES) as ScreenName[]).flatMap((screen) => {
    const place = placeOf(screen);
    return place.label && wanted(place)
      ? [{ label: place.label, also: place.also ?? "", to: { screen } as Route }]
      : [];
  });

type Can = (right: Right) => boolean;

/** Where the bar at the top leads whoever is signed in. */
export const barPlaces = (can: Can): Destination[] =>
  destinations((place) => place.bar === true && (!place.right || can(place.right)));

/** Where whoever is signed in can go from anywhere. */
export const placesInside = (can: Can): Destination[] =>
  destinations((place) => place.seen !== "at the door" && (!place.right || can(place.right)));

/** Where somebody can go who is not signed in; behind the lock there is only the way in. */
export const placesAtTheDoor = (locked: boolean): Destination[] =>
  destinations((place) => place.seen === "by all" || (place.seen === "at the door" && !locked));

/** Whether whoever is not signed in sees it. */
export const isAtTheDoor = (screen: ScreenName): boolean => placeOf(screen).seen !== undefined;

/** Whether nothing lies before it: it has no way back of its own. */
export const isTop = (screen: ScreenName): boolean => placeOf(screen).bar === true || screen === "welcome";

/** The place of the bar that a screen is, or lies under. */
export const barPlaceOf = (screen: ScreenName): ScreenName => placeOf(screen).under ?? screen;
