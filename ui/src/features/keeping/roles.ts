import type { Person } from "../../bindings/Person";
import type { Role } from "../../bindings/Role";
import { ROLES } from "../../bindings/labels";

const ALL = Object.keys(ROLES) as Role[];

/** Every role, as a choice. */
export const ROLE_OPTIONS = ALL.map((value) => ({
  value,
  label: ROLES[value].label,
  hint: ROLES[value].purpose,
}));

export const roleLabels = (roles: readonly Role[]): string =>
  roles.map((role) => ROLES[role].label).join(", ");

/** The chairs who can still be named for a family, by somebody who is not named themselves. */
export const furtherChairs = (people: Person[], named: { id: string }[], me: string | undefined): Person[] =>
  people.filter(
    ({ id, active, details }) =>
      active && details.roles.includes("chair") && id !== me && !named.some((one) => one.id === id),
  );
