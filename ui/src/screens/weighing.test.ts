import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import App from "../App.svelte";
import { fake } from "../host/fake";
import { MEETING } from "../host/fake/sitting-parts";

vi.mock("../features/records/pdf", () => ({
  openPdf: async () => ({ pages: 0, draw: () => ({ done: Promise.resolve() }), close: () => {} }),
}));

beforeEach(() => sessionStorage.clear());

test("the chair sees what is to be weighed beside the record and as they sign, and says what became of it", async () => {
  const host = fake("gareth");
  const act = vi.spyOn(host, "act");
  render(App, { host, start: { screen: "record", record: "record-4409913" } });
  const beside = await screen.findByRole("list", { name: "For the chair to weigh" });
  const point = /“Every option to stay in family and network” is not answered/;
  expect(within(beside).getByText(point)).toBeTruthy();

  await fireEvent.click(await screen.findByRole("button", { name: "Sign…" }));
  const dialog = within(await screen.findByRole("dialog", { name: "Sign this record" }));
  await dialog.findByText(point);
  expect(dialog.getByText(/you can sign without a word/)).toBeTruthy();
  await fireEvent.input(dialog.getByLabelText("What became of it"), {
    target: { value: "Gone through aloud." },
  });
  await fireEvent.input(dialog.getByLabelText("Signing PIN"), { target: { value: "204816" } });
  await fireEvent.click(dialog.getByRole("button", { name: "Sign this record" }));
  await vi.waitFor(() => {
    const signed = act.mock.calls.map(([one]) => one).find((one) => one.kind === "signRecords");
    expect(signed).toMatchObject({ said: [{ record: "record-4409913", words: "Gone through aloud." }] });
  });
});

test("the request is beside the child in the room, and a conflict of interest has a button at the person", async () => {
  render(App, { host: fake("sian"), start: { screen: "live", meeting: MEETING } });
  await fireEvent.click(await screen.findByText("The request"));
  expect(screen.getByText("What is asked")).toBeTruthy();
  expect(screen.getByText("Who agreed")).toBeTruthy();
  await fireEvent.click(await screen.findByRole("button", { name: "Ingrid Solheim" }));
  await fireEvent.click(screen.getByRole("button", { name: "Conflict of interest…: Ingrid Solheim" }));
  const dialog = within(
    await screen.findByRole("dialog", { name: "Ingrid Solheim has an interest in this family" }),
  );
  expect(dialog.getByText(/leaves the room now, does not count for this item/)).toBeTruthy();
  expect(dialog.queryByLabelText("Steps out for a while"), "nothing else is asked").toBeNull();
  expect(dialog.getByLabelText("What the interest is")).toBeTruthy();
});
