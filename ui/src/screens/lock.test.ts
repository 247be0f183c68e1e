import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, expect, test } from "vitest";

import { fake } from "../host/fake";
import { MEETING } from "../host/fake/sitting-parts";
import type { Host } from "../host/host";
import type { Route } from "../places/router.svelte";
import App from "../App.svelte";

beforeEach(() => sessionStorage.clear());

const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole("button", { name }));
const type = (field: Element, value: string) => fireEvent.input(field, { target: { value } });
const dialogNamed = (name: string | RegExp) => screen.findByRole("dialog", { name });

/** Somebody at work, whose window locks, and who comes back to a new page. */
async function atWork(start: Route) {
  let place = "";
  const session = await fake("sian").session();
  const host: Host = { ...fake("sian"), lock: async (told) => void (place = told ?? "") };
  const first = render(App, { host, start });
  return async () => {
    await fireEvent.keyDown(window, { code: "KeyL", ctrlKey: true });
    await waitFor(() => expect(place).not.toBe(""));
    first.unmount();
    const back: Host = {
      ...fake(),
      locked: async () => ({ person: "Siân Prosser", bookName: "Elmshire panels", folder: "/book" }),
      unlock: async () => ({
        session: { ...session!, drafts: (await fake("sian").session())!.drafts },
        place,
      }),
    };
    render(App, { host: back });
    await press("Unlock");
    return place;
  };
}

test("a dialog that was open at the lock stands open again, with what was typed into it", async () => {
  const locks = await atWork({ screen: "child", child: "chidi" });
  await press("I have an interest…");
  const words = "Governor of his school";
  const field = await screen.findByLabelText("What it is");
  field.focus();
  await type(field, words);

  const place = await locks();
  await dialogNamed("Declare an interest");
  const again = await screen.findByLabelText<HTMLTextAreaElement>("What it is");
  await waitFor(() => expect(again.value).toBe(words));
  await waitFor(() => expect(document.activeElement).toBe(again));
  expect(place, "nothing that was typed leaves the page with it").not.toContain("Governor");
});

test("so does one that is about a line of a list", async () => {
  const locks = await atWork({ screen: "tracker" });
  const [first] = await screen.findAllByRole("button", { name: /^Close: / });
  await fireEvent.click(first!);
  await fireEvent.click(await screen.findByLabelText("Not done"));
  await type(await screen.findByLabelText("Why"), "The school moved");
  await locks();
  await dialogNamed("Close action");
  await waitFor(() =>
    expect(screen.getByLabelText<HTMLTextAreaElement>("Why").value).toBe("The school moved"),
  );
});

test("and one of the meeting", async () => {
  const locks = await atWork({ screen: "live", meeting: MEETING });
  await press("Defer…");
  await type(await screen.findByLabelText("Why it is not heard today"), "Nobody came");
  await locks();
  await dialogNamed(/^Defer /);
  await screen.findByDisplayValue("Nobody came");
});

test("it is not opened over somebody who is doing something else by then", async () => {
  const locks = await atWork({ screen: "people" });
  await press("Add a person");
  await dialogNamed("Add a person");
  await locks();
  await dialogNamed("Add a person");
  await fireEvent.keyDown(document.activeElement!, { key: "Escape" });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await press("This week");
  await press("People");
  await screen.findByRole("button", { name: "Add a person" });
  expect(screen.queryByRole("dialog")).toBeNull();
});
