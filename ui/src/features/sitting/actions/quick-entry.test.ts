import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";

import type { ActionDetails } from "../../../bindings/ActionDetails";
import { fake } from "../../../host/fake";
import { MEETING } from "../../../host/fake/sitting-parts";
import { matchingTemplates } from "./action-templates";
import WithSession from "./quick-entry.test.svelte";

async function entry() {
  sessionStorage.clear();
  const host = fake("sian");
  const live = await host.ask<"live">({ kind: "live", meeting: MEETING });
  const record = live.items.flatMap((item) => item.records)[0]!;
  const onAdd = vi.fn<(details: ActionDetails) => Promise<void>>().mockResolvedValue(undefined);
  const onCorrect = vi.fn<(details: ActionDetails) => void>();
  render(WithSession, { host, record, profile: live.profile, onAdd, onCorrect });
  const field = await screen.findByRole<HTMLInputElement>("combobox", { name: "Quick entry of an action" });
  const type = (value: string) => fireEvent.input(field, { target: { value } });
  return { field, type, onAdd, onCorrect };
}

test("a line shows what it reads as, and Enter adds it", async () => {
  const { field, type, onAdd } = await entry();
  await type("SW to ring the school by Friday, call on file");
  await screen.findByText("Social worker, Bronwen Hughes");
  expect(screen.getByText("Fri 27 November")).toBeTruthy();
  await fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(field.value).toBe(""));
  expect(onAdd.mock.calls[0]![0]).toMatchObject({
    ownerRole: "sw",
    due: "2026-11-27",
    measure: "call on file",
  });
});

test("Enter reads the line as it stands, without waiting for a pause", async () => {
  const { field, type, onAdd } = await entry();
  await type("SW to ring the school by Friday");
  await fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(onAdd).toHaveBeenCalledOnce());
});

test("a refused line stays, and says why", async () => {
  const { field, type, onAdd, onCorrect } = await entry();
  const line = "SW to visit by end of term";
  await type(line);
  await fireEvent.keyDown(field, { key: "Enter" });
  await screen.findByText("School terms are not in the book. Write the day.");
  expect(field.value).toBe(line);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(onAdd).not.toHaveBeenCalled();

  await fireEvent.keyDown(field, { key: "Tab" });
  await waitFor(() => expect(onCorrect).toHaveBeenCalledOnce());
  expect(field.value, "what the form could not take over is still there").toBe(line);
});

test("a line that could not be added is not lost", async () => {
  const { field, type, onAdd } = await entry();
  onAdd.mockRejectedValue({ code: "wrongState", sentence: "The record is signed.", field: null });
  await type("SW to ring the school by Friday");
  await fireEvent.keyDown(field, { key: "Enter" });
  await screen.findByText("The record is signed.");
  expect(field.value).toBe("SW to ring the school by Friday");
});

test("usual actions are chosen by the arrows and taken into the line, not added", async () => {
  const { field, onAdd } = await entry();
  field.focus();
  await fireEvent.keyDown(field, { key: "ArrowDown" });
  const first = (await screen.findAllByRole("option"))[0]!;
  expect(field.getAttribute("aria-activedescendant")).toBe(first.id);
  expect(field.getAttribute("aria-expanded")).toBe("true");
  await fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => expect(field.value).toBe(first.textContent!.trim()));
  expect(onAdd).not.toHaveBeenCalled();
});

test("Tab in an empty line goes on as everywhere", async () => {
  const { field, onCorrect } = await entry();
  expect(await fireEvent.keyDown(field, { key: "Tab" }), "the key keeps its own meaning").toBe(true);
  expect(onCorrect).not.toHaveBeenCalled();
});

test("templates go on from what is typed", () => {
  const lines = ["SW to book a meeting", "PM to hold a meeting"];
  expect(matchingTemplates(lines, "sw to", false)).toEqual(["SW to book a meeting"]);
  expect(matchingTemplates(lines, "", false)).toEqual([]);
  expect(matchingTemplates(lines, "", true)).toEqual(lines);
  expect(matchingTemplates(lines, "SW to book a meeting", false), "nothing more to offer").toEqual([]);
});
