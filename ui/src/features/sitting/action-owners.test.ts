import { expect, test } from "vitest";

import { sitting } from "../../host/fake/sitting";
import { ownerKey, ownerOfKey } from "./action-owners";

test("owners come back from their key, and no two share one", () => {
  const owners = sitting().items.flatMap((item) => item.owners.flatMap((group) => group.owners));
  for (const { role, name } of owners)
    expect(ownerOfKey(ownerKey(role, name))).toEqual({ ownerRole: role, owner: name });
  const keys = sitting().items[3]!.owners.flatMap((group) =>
    group.owners.map((one) => ownerKey(one.role, one.name)),
  );
  expect(new Set(keys).size).toBe(keys.length);
});
