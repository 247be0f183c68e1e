import { fireEvent, render, screen } from "@testing-library/svelte";
import { afterEach, expect, test } from "vitest";

import App from "../App.svelte";
import { fake } from "../host/fake";

const press = async (name: string) => fireEvent.click(await screen.findByRole("button", { name }));
const clipboard = (writeText: (text: string) => Promise<void>) =>
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });

afterEach(() => Reflect.deleteProperty(navigator, "clipboard"));

test("an administrator copies the machine's log for IT", async () => {
  const copied: string[] = [];
  clipboard(async (text) => void copied.push(text));
  render(App, { host: fake("sian"), start: { screen: "book" } });
  await press("Copy the log for IT");
  expect(await screen.findByText("On the clipboard: 1 fault.")).toBeTruthy();
  expect(copied).toHaveLength(1);
  expect(copied[0]).toContain("DiskFull");
});

test("where the clipboard takes nothing, the log stands there to be chosen", async () => {
  clipboard(() => Promise.reject(new Error("no")));
  render(App, { host: fake("sian"), start: { screen: "book" } });
  await press("Copy the log for IT");
  const box = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Log of this machine" });
  expect(box.value).toContain("DiskFull");
});
