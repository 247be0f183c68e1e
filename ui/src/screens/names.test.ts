import { fireEvent, render, screen, within } from "@testing-library/svelte";
import { beforeEach, expect, test } from "vitest";

import App from "../App.svelte";
import { fake } from "../host/fake";
import type { Route } from "../places/router.svelte";

beforeEach(() => sessionStorage.clear());

const show = (start: Route) => render(App, { host: fake("sian"), start });
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole("button", { name }));
const type = async (label: string, value: string) =>
  fireEvent.input(await screen.findByLabelText(label), { target: { value } });
const main = () => within(screen.getByRole("main"));

test("somebody is called otherwise, which their history tells", async () => {
  show({ screen: "people" });
  await press("Change name or post of Tom Lyddon");
  const dialog = within(await screen.findByRole("dialog", { name: "Name and post of Tom Lyddon" }));
  expect(await dialog.findByLabelText("Name")).toHaveProperty("value", "Tom Lyddon");
  expect(dialog.queryByText("Before")).toBeNull();
  expect(dialog.queryByText(/signing key/)).toBeNull();
  await type("Name", "Tom Farrant");
  await fireEvent.click(dialog.getByRole("button", { name: "Change" }));
  await main().findByText("Tom Farrant");
  expect(screen.queryByText("Tom Lyddon")).toBeNull();

  await press("Change name or post of Tom Farrant");
  await screen.findByText(/called Tom Lyddon\. Changed by Siân Prosser/);
});

test("the name of somebody else is refused at its field, and what was typed stays", async () => {
  show({ screen: "people" });
  await press("Change name or post of Marta Zielińska");
  await type("Name", "Gareth Ap Rhys");
  await press("Change");
  const field = await screen.findByLabelText("Name");
  expect(field).toHaveProperty("value", "Gareth Ap Rhys");
  await screen.findAllByText(/There is a Gareth Ap Rhys in this book already/);
});

test("a chair is told what becomes of their key before their name is changed", async () => {
  show({ screen: "people" });
  await press("Change name or post of Gareth Ap Rhys");
  await screen.findByText(/certified anew under the new name/);
});

test("the book and the council are called otherwise on every screen", async () => {
  show({ screen: "book" });
  await press("Change the name of book or council…");
  await screen.findByText(/The folder on the disk keeps its name/);
  await type("Name of the book", "Elmshire and Marlow panels");
  await type("Council", "Marlow Council");
  await press("Change");
  await main().findByText("Marlow Council");
  await within(screen.getByRole("contentinfo")).findByText("Elmshire and Marlow panels");
});
