import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test, vi } from "vitest";

import App from "../App.svelte";
import { fake } from "../host/fake";

beforeEach(() => sessionStorage.clear());

test("a child of the watch-list is brought with one key: the request has child, panel and reason", async () => {
  render(App, { host: fake("sian"), start: { screen: "watchList" } });
  const row = (await screen.findAllByText("Nine months under section 20"))[0]!.closest("tr")!;
  expect(within(row).getByText("11 days ago"), "how near it is stands in words").toBeTruthy();
  await fireEvent.click(within(row).getByRole("button", { name: /^New request for/ }));
  const panel = await screen.findByLabelText<HTMLSelectElement>("Panel");
  await vi.waitFor(() => expect(panel.value).toBe("clam"));
  await vi.waitFor(() => expect(screen.getByLabelText<HTMLInputElement>(/return home/).checked).toBe(true));
});

test("a child is let pass with a reason", async () => {
  const host = fake("sian");
  const act = vi.spyOn(host, "act");
  render(App, { host, start: { screen: "watchList" } });
  await fireEvent.click((await screen.findAllByRole("button", { name: /^Let .* pass…$/ }))[0]!);
  const dialog = within(await screen.findByRole("dialog", { name: /^Let .* pass$/ }));
  const why = dialog.getByLabelText("Why the child is not brought");
  await vi.waitFor(() => expect(document.activeElement, "the one thing to write has the focus").toBe(why));
  await fireEvent.input(why, { target: { value: "The plan ends next week." } });
  await fireEvent.click(dialog.getByRole("button", { name: "Let pass" }));
  await vi.waitFor(() =>
    expect(act.mock.calls.map(([one]) => one)).toContainEqual(
      expect.objectContaining({
        kind: "letPass",
        panel: "clam",
        watch: "section-20",
        why: "The plan ends next week.",
      }),
    ),
  );
});
