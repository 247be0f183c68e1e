// The lines of a panel's screen as they are typed: one more than there are, so that the next is always there to be filled.

import type { Belongs } from "../../bindings/Belongs";
import type { PanelMember } from "../../bindings/PanelMember";
import type { PanelRole } from "../../bindings/PanelRole";
import type { PanelVenue } from "../../bindings/PanelVenue";

export const newVenue = (): PanelVenue => ({ id: "", name: "", address: "", usual: false });

export const newMember = (): PanelMember => ({
  name: "",
  role: "",
  belongs: "usually",
  mode: "room",
  deputyFor: "",
});

/** The lines with one empty line at the end, and no other beside it. */
export function growing<T extends { name: string }>(rows: T[], empty: () => T): T[] {
  return rows.at(-1)?.name.trim() === "" ? rows : [...rows, empty()];
}

/** As many lines as were typed when they were kept. */
export const lengthened = <T>(rows: T[], length: number, empty: () => T): T[] => [
  ...rows,
  ...Array.from({ length: Math.max(0, length - rows.length) }, empty),
];

/** Somebody sits in it: those who present a child or are told of the outcome have no seat. */
export const hasASeat = (role: PanelRole): boolean => role.seat !== "presenter" && role.seat !== "informed";

/** The role in a few words; what its label adds in brackets is for the panel's rules. */
const short = (role: PanelRole): string => role.label.replace(/\s*\(.*\)$/, "");

/** Seats that nobody on the list sits in at every meeting: "Group manager (2 of 4)". */
export function openSeats(members: PanelMember[], roles: PanelRole[]): string[] {
  return roles
    .filter((role) => hasASeat(role) && role.seat !== "observer")
    .flatMap((role) => {
      const filled = members.filter(
        (one) => one.role === role.id && one.belongs === "usually" && one.name.trim(),
      ).length;
      const open = role.count - filled;
      if (open <= 0) return [];
      return role.count > 1 ? [`${short(role)} (${open} of ${role.count})`] : [short(role)];
    });
}

/** Whom somebody in that role can stand in for: those who sit in it at every meeting. */
export const membersOf = (members: PanelMember[], role: string): string[] =>
  members
    .filter((one) => one.role === role && one.belongs === "usually" && one.name.trim())
    .map((one) => one.name);

/** What is sent: no empty lines, and a deputy only for whoever stands in. */
export const listed = (members: PanelMember[]): PanelMember[] =>
  members
    .filter((one) => one.name.trim())
    .map((one) => ({ ...one, deputyFor: standsIn(one.belongs) ? one.deputyFor : "" }));

export const standsIn = (belongs: Belongs): boolean => belongs === "standsIn";
