import { expect, test } from "vitest";

import { sitting } from "../../host/fake/sitting";
import { ownerGroups, ownerKey, ownerOfKey } from "./action-owners";

const view = sitting();
const okafor = view.items[3]!;

test("owners are offered once each, and come back from their key", () => {
  const groups = ownerGroups(okafor, view.attendees, view.profile.roles);
  const keys = groups.flatMap((group) => group.owners.map((one) => ownerKey(one.role, one.name)));
  expect(new Set(keys).size).toBe(keys.length);
  expect(groups[0]?.owners.map((one) => one.name)).toEqual(["Bronwen Hughes", "Tomasz Wieczorek"]);
  expect(ownerOfKey(ownerKey("sw", "Bronwen Hughes"))).toEqual({ ownerRole: "sw", owner: "Bronwen Hughes" });
});
