// The places of the window, once: the bar at the top and the list behind Ctrl K are made of this.

import type { Right } from "../bindings/Right";
import type { Route, ScreenName } from "./router.svelte";

export interface Way {
  label: string;
  to: Route;
  /** The screens that lie under it. */
  over: ScreenName[];
  right?: Right;
}

const WAYS: Way[] = [
  { label: "This week", to: { screen: "home" }, over: [] },
  { label: "Requests", to: { screen: "requests" }, over: ["request", "newRequest"] },
  { label: "Children", to: { screen: "children" }, over: ["child", "childForm"] },
  { label: "Meetings", to: { screen: "meetings" }, over: ["agenda", "live", "planSeries"] },
  { label: "Records", to: { screen: "records" }, over: ["record"] },
  { label: "Actions", to: { screen: "tracker" }, over: [] },
  { label: "Panels", to: { screen: "panels" }, over: [] },
  { label: "People", to: { screen: "people" }, over: [], right: "runPeople" },
  { label: "Book", to: { screen: "book" }, over: [], right: "maintain" },
];

export const waysFor = (can: (right: Right) => boolean): Way[] =>
  WAYS.filter((way) => !way.right || can(way.right));

/** Where somebody can go who is not signed in. */
export const AT_THE_DOOR_WAYS: { label: string; to: Route }[] = [
  { label: "Open a book", to: { screen: "welcome" } },
  { label: "Create a book", to: { screen: "createBook" } },
  { label: "Restore from a backup", to: { screen: "restore" } },
  { label: "Check signed files", to: { screen: "verify" } },
];
