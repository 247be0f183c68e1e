// An owner of an action as the value of a choice.

/** What tells two owners apart. */
export function ownerKey(role: string, name: string): string {
  return `${role}\n${name}`;
}

export function ownerOfKey(key: string): { ownerRole: string; owner: string } {
  const [ownerRole = "", owner = ""] = key.split("\n");
  return { ownerRole, owner };
}
