import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { beforeEach, expect, test } from "vitest";

import { fake } from "../host/fake";
import { MEETING } from "../host/fake/sitting-parts";
import type { Route } from "../places/router.svelte";
import App from "../App.svelte";

beforeEach(() => sessionStorage.clear());

const question = () => fireEvent.keyDown(window, { key: "?", code: "Slash", shiftKey: true });
const controlK = () => fireEvent.keyDown(window, { key: "k", code: "KeyK", ctrlKey: true });
const closed = () => waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
const HELP = "How a book is protected, and from whom";

const SCREENS: Route[] = [
  { screen: "home" },
  { screen: "requests" },
  { screen: "children" },
  { screen: "child", child: "chidi" },
  { screen: "meetings" },
  { screen: "agenda", meeting: "c48" },
  { screen: "live", meeting: MEETING },
  { screen: "records" },
  { screen: "tracker" },
  { screen: "panels" },
  { screen: "people" },
  { screen: "book" },
  { screen: "account" },
];

test.each(SCREENS)("$screen has the keys that all have, and the help behind them", async (start) => {
  render(App, { host: fake("sian"), start });
  await screen.findByRole("heading", { level: 1 });
  await controlK();
  await screen.findByRole("dialog", { name: /^(Go anywhere|Commands and children)$/ });
  await fireEvent.keyDown(document.activeElement!, { key: "Escape" });
  await closed();
  await question();
  const sheet = await screen.findByRole("dialog", { name: "Keys" });
  expect(document.activeElement?.textContent).toBe("Close");
  await fireEvent.click(within(sheet).getByRole("button", { name: "How a book is protected" }));
  await screen.findByRole("heading", { level: 1, name: HELP });
});

test("Ctrl K goes to another screen by a few letters", async () => {
  render(App, { host: fake("sian"), start: { screen: "home" } });
  await screen.findByRole("heading", { level: 1 });
  await controlK();
  const field = await screen.findByRole("combobox");
  await fireEvent.input(field, { target: { value: "acti" } });
  await fireEvent.keyDown(field, { key: "Enter" });
  await screen.findByRole("heading", { level: 1, name: "Actions" });
});

test("Ctrl K finds a child from any screen, and Enter pressed at once waits for what is found", async () => {
  render(App, { host: fake("sian"), start: { screen: "tracker" } });
  await screen.findByRole("heading", { level: 1 });
  await controlK();
  const field = await screen.findByRole("combobox", { name: "A few letters of a screen or a child" });
  await fireEvent.input(field, { target: { value: "chid" } });
  await fireEvent.keyDown(field, { key: "Enter" });
  await screen.findByRole("heading", { level: 1, name: /^Chidi/ });
});

test.each([
  ["new req", "New request"],
  ["family", "Records"],
  ["plan", "Plan meetings"],
])("Ctrl K leads by “%s” to %s", async (typed, heading) => {
  render(App, { host: fake("sian"), start: { screen: "home" } });
  await screen.findByRole("heading", { level: 1 });
  await controlK();
  const field = await screen.findByRole("combobox");
  await fireEvent.input(field, { target: { value: typed } });
  await fireEvent.keyDown(field, { key: "Enter" });
  await screen.findByRole("heading", { level: 1, name: heading });
});

test("the door has them too, and behind the lock they lead nowhere but to the help", async () => {
  const { unmount } = render(App, { host: fake() });
  await screen.findByRole("heading", { level: 1, name: "Open a book" });
  await controlK();
  await screen.findByRole("option", { name: "Restore from a backup" });
  unmount();

  const locked = async () => ({ person: "Siân Prosser", bookName: "Elmshire panels", folder: "/book" });
  render(App, { host: { ...fake(), locked } });
  await screen.findByRole("heading", { level: 1, name: "Locked" });
  await controlK();
  await screen.findByRole("dialog", { name: "Go anywhere" });
  expect(screen.getAllByRole("option").map((one) => one.textContent?.trim())).toEqual([
    "How a book is protected",
    "All keys ?",
  ]);
});

test("a question mark that is typed stays one", async () => {
  render(App, { host: fake("sian"), start: { screen: "children" } });
  await fireEvent.keyDown(await screen.findByLabelText("Find a child"), { key: "?", code: "Slash" });
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("what was written is said with the focus on the way out", async () => {
  render(App, { host: fake("sian"), start: { screen: "reads" } });
  await fireEvent.click(await screen.findByRole("button", { name: "Write as a table…" }));
  await fireEvent.input(await screen.findByLabelText("Folder"), { target: { value: "/tmp/audit" } });
  await fireEvent.click(screen.getByRole("button", { name: "Write the table" }));
  await screen.findByText("Written:");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Close"));
  await fireEvent.click(document.activeElement!);
  await closed();
});
