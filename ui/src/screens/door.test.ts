import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { beforeEach, expect, test } from "vitest";

import { fake } from "../host/fake";
import type { Host } from "../host/host";
import App from "../App.svelte";

const FOLDER = "/home/sian/Elmshire.quorate";
/** As the machine itself says it: of no field. */
const wrong = { code: "wrongSecret", sentence: "That passphrase is not right.", field: null } as const;

beforeEach(() => sessionStorage.clear());

function atTheDoor(over: Partial<Host> = {}) {
  const host = { ...fake(), ...over };
  render(App, { host, start: { screen: "home" } });
  return host;
}
const open = async (over: Partial<Host> = {}) => {
  atTheDoor(over);
  await fireEvent.click(await screen.findByRole("button", { name: /^Elmshire panels/ }));
  await screen.findByLabelText("Passphrase");
};
const passphrase = () => screen.getByLabelText<HTMLInputElement>("Passphrase");
const name = () => screen.getByLabelText<HTMLSelectElement>("Your name");

async function isRefusedAt(field: HTMLInputElement) {
  await waitFor(() => expect(document.activeElement).toBe(field));
  expect([field.selectionStart, field.selectionEnd], "the next key begins anew").toEqual([0, 5]);
  const told = document.getElementById(field.getAttribute("aria-describedby")!)!;
  expect(told.textContent).toContain("That passphrase is not right.");
  expect(told.getAttribute("role"), "and it is said").toBe("alert");
  expect(screen.getAllByRole("alert"), "once").toHaveLength(1);
}

test("whoever comes to the door types at once: their name first, or where it is known their passphrase", async () => {
  await open();
  expect(document.activeElement).toBe(name());
});

test("a window that was opened at a book begins at its door, and goes back to the list", async () => {
  atTheDoor({ bookToOpen: async () => FOLDER });
  await screen.findByLabelText("Passphrase");
  await fireEvent.click(screen.getByRole("button", { name: "Back" }));
  await screen.findByRole("button", { name: /^Elmshire panels/ });
});

test("where there is one name, the passphrase has the focus", async () => {
  await open({
    lookAt: async () => ({
      folder: FOLDER,
      name: "Elmshire panels",
      people: [{ id: "sian", name: "Siân Prosser", post: null }],
    }),
  });
  expect(document.activeElement).toBe(passphrase());
});

test("after a wrong passphrase the field has the focus, and says why", async () => {
  const refuses = async () => {
    throw wrong;
  };
  await open({ signIn: refuses });
  await fireEvent.change(name(), { target: { value: "marta" } });
  for (let tries = 0; tries < 2; tries += 1) {
    await fireEvent.input(passphrase(), { target: { value: "wrong" } });
    await fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
    await isRefusedAt(passphrase());
  }
});

test("what has nothing to do with the passphrase stands at the top, with the focus there", async () => {
  await open({
    signIn: async () => {
      throw { code: "unreachable", sentence: "The disk does not answer.", field: null };
    },
  });
  await fireEvent.change(name(), { target: { value: "marta" } });
  await fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await screen.findByText("The disk does not answer.");
  await waitFor(() => expect(document.activeElement?.getAttribute("role")).toBe("alert"));
});

const lockedBy = { person: "Siân Prosser", bookName: "Elmshire panels", folder: FOLDER };

test("the lock asks again in its field, and leads somebody else to the names of this book", async () => {
  atTheDoor({
    locked: async () => lockedBy,
    unlock: async () => {
      throw wrong;
    },
  });
  const field = await screen.findByLabelText<HTMLInputElement>("Passphrase of Siân Prosser");
  await fireEvent.input(field, { target: { value: "wrong" } });
  await fireEvent.click(screen.getByRole("button", { name: "Unlock" }));
  await isRefusedAt(field);

  await fireEvent.click(screen.getByRole("button", { name: "Somebody else signs in" }));
  await screen.findByRole("heading", { name: "Sign in to Elmshire panels" });
  await waitFor(() => expect(document.activeElement).toBe(name()));
  await fireEvent.click(screen.getByRole("button", { name: "Back" }));
  await screen.findByRole("heading", { name: "Locked" });
});

test("what was said at the door is not said any more once somebody is in", async () => {
  atTheDoor();
  await fireEvent.click(await screen.findByRole("button", { name: "Restore from a backup" }));
  await fireEvent.click(await screen.findByRole("button", { name: "Restore" }));
  await screen.findByText(/is restored/);
  await screen.findByLabelText("Passphrase");
  await fireEvent.change(name(), { target: { value: "marta" } });
  await fireEvent.click(screen.getByRole("button", { name: "Sign in" }));
  await screen.findByRole("heading", { name: "This week" });
  expect(screen.queryByText(/is restored/)).toBeNull();
});

test("a temporary passphrase can be looked at while it is typed, and is kept nowhere for that", async () => {
  const host = fake("sian");
  render(App, { host, start: { screen: "people" } });
  await fireEvent.click(await screen.findByRole("button", { name: "Add a person" }));
  const field = await screen.findByLabelText<HTMLInputElement>("Temporary passphrase");
  expect(field.type).toBe("password");
  await fireEvent.click(screen.getByRole("button", { name: "Show the temporary passphrase" }));
  expect(field.type).toBe("text");
  await fireEvent.input(field, { target: { value: "lantern orchard" } });
  await fireEvent.input(screen.getByLabelText("Post"), { target: { value: "Clerk" } });
  await waitFor(async () => expect((await fake("sian").session())!.drafts).toHaveLength(1));
  expect(JSON.stringify((await fake("sian").session())!.drafts)).not.toContain("lantern");

  await fireEvent.click(screen.getByRole("button", { name: "Hide the temporary passphrase" }));
  expect(field.type).toBe("password");
});
