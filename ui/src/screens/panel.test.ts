import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, test } from "vitest";

import App from "../App.svelte";
import { fake } from "../host/fake";
import { MEETING } from "../host/fake/sitting-parts";
import type { Route } from "../places/router.svelte";

beforeEach(() => sessionStorage.clear());

const host = () => fake("sian");
const show = (start: Route) => render(App, { host: host(), start });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole("button", { name }));
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
const choose = async (label: string, value: string) =>
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });
const arranged = async () => host().ask<"panel">({ kind: "panel", panel: "clam" });

test("people of a panel are typed in one go, line after line, and an empty line is nobody", async () => {
  show({ screen: "panel", panel: "clam" });
  await type("Name of the next person", "Delyth Vaughan");
  await choose("Role of Delyth Vaughan", "chair");
  await type("Name of the next person", "Ivo Marsh");
  await choose("Role of Ivo Marsh", "gm");
  await choose("When Ivo Marsh comes", "standsIn");
  expect(screen.getByText(/Seats without a name/).textContent, "a deputy fills no seat").toContain(
    "Group manager (4 of 4)",
  );
  await press("Save the people");
  await waitFor(async () =>
    expect((await arranged()).members.map(({ name, role }) => [name, role])).toEqual([
      ["Delyth Vaughan", "chair"],
      ["Ivo Marsh", "gm"],
    ]),
  );
});

test("lines that were typed and not saved are there again, as many as there were", async () => {
  const first = show({ screen: "panel", panel: "clam" });
  const names = ["Town Hall", "Fire station", "Library"];
  for (const name of names) await type("Name of the next venue", name);
  await waitFor(async () =>
    expect((await host().session())!.drafts.some(({ text }) => text.includes("Library"))).toBe(true),
  );
  first.unmount();
  show({ screen: "panel", panel: "clam" });
  for (const name of names)
    expect(await screen.findByLabelText(`Name of ${name}`)).toHaveProperty("value", name);
});

test("a date is held in another place, alone or with those after it", async () => {
  show({ screen: "panel", panel: "clam" });
  const [first] = await screen.findAllByRole("button", { name: /^Elsewhere: / });
  await fireEvent.click(first!);
  const dialog = within(await screen.findByRole("dialog", { name: "Where the meeting is held" }));
  await fireEvent.change(dialog.getByLabelText("Venue"), { target: { value: "other" } });
  await fireEvent.click(dialog.getByRole("button", { name: "Hold it there" }));
  await dialog.findAllByText(/Write what the place is called/);
  await fireEvent.input(dialog.getByLabelText("What the place is called"), {
    target: { value: "Quay House" },
  });
  await fireEvent.click(dialog.getByLabelText(/This one and the/));
  await fireEvent.click(dialog.getByRole("button", { name: "Hold it there" }));
  await waitFor(async () =>
    expect(new Set((await arranged()).toCome.map((line) => line.venueName))).toEqual(new Set(["Quay House"])),
  );
});

test("the folder that files were written to is offered the next time", async () => {
  const first = show({ screen: "book" });
  await press(/trust sheet/i);
  await type("Folder", "/home/sian/Records");
  await fireEvent.submit((await screen.findByLabelText("Folder")).closest("form")!);
  await screen.findByRole("button", { name: "Close" });
  first.unmount();
  show({ screen: "reads" });
  await press(/as a table|Write/i);
  await waitFor(async () =>
    expect(await screen.findByLabelText("Folder")).toHaveProperty("value", "/home/sian/Records"),
  );
});

test("what is undone is said once", async () => {
  show({ screen: "live", meeting: MEETING });
  const field = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Discussion" });
  field.focus();
  await fireEvent.input(field, { target: { value: "The school can hold his place." } });
  await fireEvent.blur(field);
  const undo = await screen.findByRole("button", { name: /^Undo: / });
  expect(undo.getAttribute("aria-label")).not.toContain("Undo: Undo");
  expect(undo.title).toBe(undo.getAttribute("aria-label"));
});
