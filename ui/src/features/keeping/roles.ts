import type { Person } from "../../bindings/Person";
import type { Role } from "../../bindings/Role";

/** What each role is called, and what it is for. */
export const ROLES: { value: Role; label: string; hint: string }[] = [
  {
    value: "administrator",
    label: "Administrator",
    hint: "Sets up people and panels, books slots, files records",
  },
  {
    value: "minuteTaker",
    label: "Minute taker",
    hint: "Books slots, holds meetings, writes and finalises records",
  },
  { value: "chair", label: "Chair", hint: "Reads, returns and signs records" },
  { value: "reader", label: "Reader", hint: "Reads what the book holds" },
];

export const roleLabel = (role: Role): string => ROLES.find((one) => one.value === role)?.label ?? role;

/** The chairs who can still be named for a family, by somebody who is not named themselves. */
export const furtherChairs = (people: Person[], named: { id: string }[], me: string | undefined): Person[] =>
  people.filter(
    ({ id, active, details }) =>
      active && details.roles.includes("chair") && id !== me && !named.some((one) => one.id === id),
  );
