import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { fake } from "../host/fake";
import { MEETING } from "../host/fake/sitting-parts";
import App from "../App.svelte";

async function discussions() {
  const live = await fake("sian").ask<"live">({ kind: "live", meeting: MEETING });
  const { records } = live.items.find((one) => one.item.id === "item-14:00:00")!;
  return records.map((one) => one.record.sections.discussion?.text ?? "");
}

test("what is typed for one child stays with that child when the next is shown at once", async () => {
  render(App, { host: fake("sian"), start: { screen: "live", meeting: MEETING } });
  const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Discussion" });
  field.focus();
  await fireEvent.input(field, { target: { value: "The school can hold his place." } });
  await fireEvent.keyDown(field, { key: "ArrowDown", altKey: true });

  await screen.findByRole("heading", { level: 1, name: "Adaeze Okafor" });
  await waitFor(async () => expect((await discussions())[0]).toBe("The school can hold his place."));
  expect((await discussions()).slice(1), "nothing of it is written to a sibling").toEqual(["", ""]);
});
