import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test } from "vitest";

import type { Ask } from "../bindings/Ask";
import { fake } from "../host/fake";
import { MEETING } from "../host/fake/sitting-parts";
import type { Host } from "../host/host";
import type { Route } from "../places/router.svelte";
import App from "../App.svelte";

beforeEach(() => sessionStorage.clear());

/** What the core will say of each child of a family that is kept to named people. */
function marked(value: unknown, surname = "Okafor"): unknown {
  if (Array.isArray(value)) return value.map((one) => marked(one, surname));
  if (typeof value !== "object" || value === null) return value;
  const all = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, marked(one, surname)]));
  const isLine = "siblings" in all && "child" in all && String(all["name"]).includes(surname);
  return isLine ? { ...all, restricted: true } : all;
}

/** A machine that answers what `change` makes of each answer. */
function answering(change: (kind: Ask["kind"], answer: unknown) => unknown): Host {
  const host = fake("sian");
  const ask = async (ask: Ask) => change(ask.kind, await host.ask(ask));
  return { ...host, ask: ask as Host["ask"] };
}
const show = (host: Host, start: Route) => render(App, { host, start });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole("button", { name }));

const PLACES: [string, Route][] = [
  ["the list of children", { screen: "children" }],
  ["requests", { screen: "requests" }],
  ["the agenda", { screen: "agenda", meeting: "c48" }],
  ["the meeting", { screen: "live", meeting: MEETING }],
  ["actions", { screen: "tracker" }],
  ["records", { screen: "records" }],
];

test.each(PLACES)("%s says whose family is restricted, beside the name", async (_place, start) => {
  show(
    answering((_kind, answer) => marked(answer)),
    start,
  );
  const marks = await within(await screen.findByRole("main")).findAllByText("Restricted");
  for (const mark of marks)
    expect(mark.closest("tr, li, .child, .title, section")?.textContent).toContain("Okafor");
});

test("nothing is marked where nobody is restricted", async () => {
  show(fake("sian"), { screen: "children" });
  await screen.findByRole("button", { name: "Chidi Okafor" });
  expect(screen.queryByText("Restricted")).toBeNull();
});

test("a search says it too", async () => {
  show(
    answering((_kind, answer) => marked(answer)),
    { screen: "newRequest" },
  );
  await fireEvent.input(await screen.findByLabelText("Find the child"), { target: { value: "Chidi" } });
  const found = await screen.findByText("Restricted");
  expect(found.closest("li")?.textContent).toContain("Chidi Okafor");
});

test("records that are exported together are named where they are restricted", async () => {
  show(
    answering((_kind, answer) => marked(answer, "")),
    { screen: "records" },
  );
  const [first] = await screen.findAllByRole("button", { name: /^Export/ });
  await fireEvent.click(first!);
  await screen.findByText(/^Restricted.*Only those who are named for the family may see it/);
});

const gareth = { id: "gareth", name: "Gareth Ap Rhys" };
const ayse = { id: "ayse", name: "Ayşe Güneş" };
const restriction = (people: (typeof gareth)[], named = true) => ({
  family: "okafor",
  children: named ? ["Chidi Okafor"] : [],
  people,
  named,
  revision: "1",
});

test("on the child's page it stands with the name", async () => {
  show(
    answering((kind, answer) =>
      kind === "child" ? { ...(answer as object), restriction: restriction([gareth]) } : answer,
    ),
    { screen: "children" },
  );
  await press("Chidi Okafor");
  const heading = await screen.findByRole("heading", { level: 1, name: "Chidi Okafor" });
  await within(heading.parentElement!).findByText("Restricted");
});

const hidden = (people: (typeof gareth)[]) =>
  answering((kind, answer) =>
    kind === "restrictions" ? { hidden: 1, families: [restriction(people, false)] } : answer,
  );

test("where no chair is left to name, the button says so instead", async () => {
  show(hidden([gareth, ayse]), { screen: "book" });
  const why = await screen.findByText("No other chair of this book is left to name.");
  const button = screen.getByRole<HTMLButtonElement>("button", { name: /^Name a further chair/ });
  expect(button.disabled).toBe(true);
  expect(button.getAttribute("aria-describedby")).toBe(why.id);
});

test("nobody is named by an empty choice", async () => {
  const host = hidden([gareth]);
  const done: string[] = [];
  show(
    {
      ...host,
      act: (act) => {
        done.push(act.kind);
        return host.act(act);
      },
    },
    { screen: "book" },
  );
  await press(/^Name a further chair/);
  await press("Name them");
  await screen.findAllByText("Choose a chair.");
  expect(done).toEqual([]);
});

test("closing a meeting says how many restricted slots were not heard, and begins at the safe choice", async () => {
  show(
    answering((kind, answer) =>
      kind === "live"
        ? {
            ...(answer as object),
            restricted: [
              { starts: "14:20:00", minutes: 10, open: true },
              { starts: "13:00:00", minutes: 15, open: false },
            ],
          }
        : answer,
    ),
    { screen: "live", meeting: MEETING },
  );
  await press("Close meeting…");
  await screen.findByText(/^1 restricted slot was not heard either, at 2:20/);
  expect(document.activeElement?.textContent).toBe("Go on");
});
