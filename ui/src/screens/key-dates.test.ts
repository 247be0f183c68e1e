import { fireEvent, render, screen } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import App from "../App.svelte";
import { fake } from "../host/fake";

beforeEach(() => sessionStorage.clear());

test("a day that rules count from is entered with the child, and the row stands where one types on", async () => {
  const host = fake("sian");
  const act = vi.spyOn(host, "act");
  render(App, { host, start: { screen: "childForm" } });
  await fireEvent.input(await screen.findByLabelText("First names"), { target: { value: "Ffion" } });
  await fireEvent.input(screen.getByLabelText("Surname"), { target: { value: "Teasel" } });
  await fireEvent.click(screen.getByRole("button", { name: "Add a key date" }));
  const kind = await screen.findByLabelText("What happened on key date 1");
  await vi.waitFor(() => expect(document.activeElement, "the new row has the focus").toBe(kind));
  await fireEvent.change(kind, { target: { value: "protectionPlan" } });
  await fireEvent.input(screen.getByLabelText("On"), { target: { value: "2 march 2026" } });
  await fireEvent.input(screen.getByLabelText(/What else is to be known/), { target: { value: "neglect" } });
  await fireEvent.click(screen.getByRole("button", { name: "Add" }));
  await vi.waitFor(() => {
    const added = act.mock.calls.map(([one]) => one).find((one) => one.kind === "addChild");
    const keyDates = [{ kind: "protectionPlan", on: "2026-03-02", until: null, note: "neglect" }];
    expect(added).toMatchObject({ details: { keyDates } });
  });
});

test("half a key date is refused in words, and nothing typed is lost", async () => {
  const host = fake("sian");
  const act = vi.spyOn(host, "act");
  render(App, { host, start: { screen: "childForm" } });
  await fireEvent.input(await screen.findByLabelText("First names"), { target: { value: "Ffion" } });
  await fireEvent.input(screen.getByLabelText("Surname"), { target: { value: "Teasel" } });
  await fireEvent.click(screen.getByRole("button", { name: "Add a key date" }));
  await fireEvent.change(await screen.findByLabelText("What happened on key date 1"), {
    target: { value: "enquiry" },
  });
  await fireEvent.click(screen.getByRole("button", { name: "Add" }));
  await screen.findAllByText(/“Section 47 enquiry began”: enter the day, or remove the row/);
  expect(act.mock.calls.some(([one]) => one.kind === "addChild")).toBe(false);
  expect(screen.getByLabelText<HTMLInputElement>("First names").value).toBe("Ffion");
});
