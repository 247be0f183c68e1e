import { expect, test } from "vitest";

import { sitting } from "../../host/fake/sitting";
import { emptyAction } from "./action-draft";
import { chairsView } from "./chairs-view";

const view = sitting();
const okafor = view.items[3]!;
const chidi = okafor.records[0]!;
const record = chidi.record.id;

test("the projector shows decisions and actions as they are worded, before they are in the book", () => {
  const drafts = [
    { field: `record/${record}/decision/s20-agreed`, text: "until the review" },
    {
      field: `record/${record}/action/new`,
      text: JSON.stringify({ ...emptyAction(), what: "Book the planning meeting" }),
    },
    { field: `record/${record}/quick`, text: "SW to ring the school by Fri" },
    { field: "record/somebody-else/quick", text: "Not to be seen" },
    {
      field: "record/somebody-else/action/new",
      text: JSON.stringify({ ...emptyAction(), what: "Not to be seen" }),
    },
  ];
  const { child } = chairsView(view, okafor, chidi, drafts, false);
  expect(child?.name).toBe("Chidi Okafor");
  expect(child?.decisions[0]).toMatchObject({ label: "Section 20 agreed", detail: "until the review" });
  expect(child?.decisions[0]?.agreed).toMatch(/^agreed by chair at \d/);
  expect(child?.actions.at(-1)).toMatchObject({ what: "Book the planning meeting", worded: true });
  expect(child?.line).toBe("SW to ring the school by Fri");
});

test("nothing of anybody else is told to the projector, and no number of the case system", () => {
  const told = JSON.stringify(chairsView(view, okafor, chidi, [], false));
  const others = view.items
    .flatMap((item) => item.records)
    .filter((one) => one.record.id !== record)
    .flatMap((one) => [one.child.child.details.given, one.child.child.details.mosaicId])
    .filter(Boolean);
  for (const word of [...others, chidi.child.child.details.mosaicId, "2017-03-04"]) {
    expect(told, word).not.toContain(word);
  }
});

test("it is blank between children, and while the minute taker keeps it so", () => {
  const waiting = view.items[4]!;
  expect(chairsView(view, waiting, waiting.records[0]!, [], false).child).toBeNull();
  expect(chairsView(view, okafor, chidi, [], true).child).toBeNull();
  expect(chairsView(view, null, null, [], false).child).toBeNull();
});
