import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import App from "../App.svelte";
import { fake } from "../host/fake";

// Nothing is drawn where there is no canvas: what the page is drawn from is looked at instead.
vi.mock("../features/records/pdf", () => ({
  openPdf: async () => ({ pages: 0, draw: () => ({ done: Promise.resolve() }), close: () => {} }),
}));

beforeEach(() => sessionStorage.clear());

test("a page is read and mended before it goes out, and what a child said only left out", async () => {
  const host = fake("sian");
  const drawn = vi.spyOn(host, "familyPagePdf");
  const act = vi.spyOn(host, "act");
  render(App, { host, start: { screen: "record", record: "record-4409777" } });
  await fireEvent.click(await screen.findByRole("button", { name: "Page for the family…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Read the page for the family" }));
  const field = await dialog.findByLabelText("What was decided, 1");
  await fireEvent.input(field, { target: { value: "Chidi goes home." } });
  await dialog.findByText(/The record makes it: “The plan for Chidi/);
  expect(dialog.queryByDisplayValue(/the dog sleeps/), "what a child said is not put otherwise").toBeNull();
  await fireEvent.click(dialog.getByLabelText("Leave this out"));
  await vi.waitFor(() => {
    const words = drawn.mock.lastCall?.[2].map((one) => one.words);
    expect(words?.slice(0, 2), "the page is drawn as it will go out").toEqual(["Chidi goes home.", ""]);
  });
  await fireEvent.click(dialog.getByRole("button", { name: "It is read: write the page…" }));
  await screen.findByRole("dialog", { name: "Page for the family" });
  const read = act.mock.calls.map(([one]) => one).find((one) => one.kind === "readFamilyPage");
  expect(read).toMatchObject({ reader: "parent", stands: "" });
});
