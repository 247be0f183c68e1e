// Who may be asked to do something: the family's workers, those in the room, then the panel's roles.

import type { Attendee } from "../../bindings/Attendee";
import type { LiveItem } from "../../bindings/LiveItem";
import type { PanelRole } from "../../bindings/PanelRole";
import { panelRoleLabel } from "../../labels/profile-labels";

interface Owner {
  role: string;
  name: string;
  /** "Social worker · Bronwen Hughes". */
  label: string;
}

interface OwnerGroup {
  label: string;
  owners: Owner[];
}

export function ownerLabel(role: string, name: string, roles: PanelRole[]): string {
  const label = panelRoleLabel(roles, role);
  if (!label) return name;
  return name ? `${label} · ${name}` : label;
}

/** Each person once, under the first heading they belong to; observers and those who left do nothing here. */
export function ownerGroups(item: LiveItem, attendees: Attendee[], roles: PanelRole[]): OwnerGroup[] {
  const seen = new Set<string>();
  const take = (pairs: { role: string; name: string }[]): Owner[] =>
    pairs.flatMap(({ role, name }) => {
      const key = ownerKey(role, name);
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ role, name, label: ownerLabel(role, name, roles) }];
    });
  const present = attendees
    .map((attendee) => attendee.details)
    .filter((person) => person.state === "present" && !person.observer)
    .filter((person) => person.item === null || person.item === item.item.id);
  return [
    { label: "The family's workers", owners: take(item.request.request.details.workers) },
    { label: "In the room", owners: take(present) },
    {
      label: "A role, by name later",
      owners: take(roles.filter(acts).map((role) => ({ role: role.id, name: "" }))),
    },
  ].filter((group) => group.owners.length > 0);
}

function acts(role: PanelRole): boolean {
  return role.seat !== "observer";
}

/** What tells two owners apart, as the value of a choice. */
export function ownerKey(role: string, name: string): string {
  return `${role}\n${name}`;
}

export function ownerOfKey(key: string): { ownerRole: string; owner: string } {
  const [ownerRole = "", owner = ""] = key.split("\n");
  return { ownerRole, owner };
}
