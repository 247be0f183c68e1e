// What is arranged for the fake county's panels.

import type { PanelArrangementsView } from "../../bindings/PanelArrangementsView";
import type { PanelMember } from "../../bindings/PanelMember";
import type { PanelVenue } from "../../bindings/PanelVenue";
import { meetings, TODAY } from "./county";
import { profiles } from "./profiles";
import { after } from "./revision";

interface Arranged {
  venues: PanelVenue[];
  members: PanelMember[];
  revision: string;
}

const made: Record<string, Arranged> = {};
const history: Record<string, PanelArrangementsView["history"]> = {};

export const arranged = (panel: string): Arranged =>
  (made[panel] ??= {
    venues: profiles[panel]!.schedule.venues.map((venue) => ({ ...venue, address: "", usual: true })),
    members: [],
    revision: "0",
  });

export function arrange(panel: string, venues: PanelVenue[], members: PanelMember[]) {
  const named = venues.map((venue, at) => (venue.id ? venue : { ...venue, id: `venue-${at}` }));
  made[panel] = { venues: named, members, revision: after(arranged(panel).revision) };
  history[panel] = [
    { at: "2026-11-23T09:00:00Z", by: "Siân Prosser", said: ["Venues and people are others."], entry: "1" },
    ...(history[panel] ?? []),
  ];
}

export const planned = (panel: string) =>
  meetings.filter(({ details, state }) => {
    const ahead = state === "planned" || state === "issued";
    return ahead && details.panel === panel && details.date >= TODAY;
  });

export const historyOf = (panel: string) => history[panel] ?? [];

/** What a meeting's place is called. */
export const placeName = (panel: string, venue: string): string =>
  arranged(panel).venues.find((one) => one.id === venue)?.name ?? "";
