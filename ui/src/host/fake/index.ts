// A machine made up for looking at the screens in a browser and for their tests. It never ships.

import type { DraftView } from "../../bindings/DraftView";
import type { Refusal } from "../../bindings/Refusal";
import type { SessionView } from "../../bindings/SessionView";
import type { AnswerTo, Host } from "../host";
import { perform } from "./acts";
import { answer } from "./answers";
import { people } from "./county";
import { paper } from "./paper";
import { fakeChairsWindow } from "./projector";
import { verdict } from "./verdicts";

const FOLDER = "/home/sian/Elmshire.quorate";
const DRAFTS = "quorate-fake-drafts";

const door = () => ({
  folder: FOLDER,
  name: "Elmshire panels",
  people: people.filter((one) => one.active).map(({ id, details }) => ({ id, name: details.name })),
});

const wrong: Refusal = {
  code: "wrongSecret",
  sentence: "That passphrase does not open this book for you. Nothing was changed; try again.",
  field: "passphrase",
};

const unsettled: Refusal = {
  code: "unsettled",
  sentence:
    "This passphrase was set for you by an administrator: choose your own now. Nobody else will know it.",
  field: null,
};

/** A fake host; `as` signs that person in at once. */
export function fake(as: string | null = null): Host {
  const kept = (): DraftView[] => JSON.parse(sessionStorage.getItem(DRAFTS) ?? "[]") as DraftView[];
  const keep = (drafts: DraftView[]) => sessionStorage.setItem(DRAFTS, JSON.stringify(drafts));

  const sessionOf = (id: string): SessionView => ({
    person: people.find((one) => one.id === id) ?? people[0]!,
    rights: [
      "read",
      "ownAccount",
      "runPeople",
      "runPanels",
      "book",
      "minute",
      "acceptFindings",
      "sign",
      "correct",
      "amend",
      "file",
      "track",
      "maintain",
    ],
    bookName: "Elmshire panels",
    council: "Elmshire County Council",
    folder: FOLDER,
    drafts: kept(),
    notices: [],
    findings: [],
  });
  let session = as ? sessionOf(as) : null;
  const enter = (id: string) => (session = sessionOf(id));

  return {
    now: async () => new Date().toISOString(),
    recentBooks: async () => [door()],
    defaultFolder: async () => "/home/sian/Documents",
    lookAt: async () => door(),
    createBook: async () => ({ recoveryKey: "KESTREL-4417-MARROW-9920-HOLLOW-3381", session: enter("sian") }),
    signIn: async (_folder, person, passphrase) => {
      if (passphrase === "wrong") throw wrong;
      if (passphrase === "temporary") throw unsettled;
      return enter(person);
    },
    settleIn: async (_folder, person) => enter(person),
    signInWithRecovery: async (_folder, _key, person) => enter(person),
    restoreBook: async () => door(),
    session: async () => session,
    signOut: async () => {
      session = null;
    },

    ask: async (ask) => Object.values(answer(ask))[0] as AnswerTo<typeof ask.kind>,
    act: async (act) => perform(act),

    keepDraft: async (draft) => keep([...kept().filter((one) => one.field !== draft.field), draft]),
    dropDraft: async (field) => keep(kept().filter((one) => one.field !== field)),

    recordPdf: async () =>
      paper(["Record of decisions", "", "CLAM panel, 25 November 2026", "", "Section 20 agreed."]),
    verifyFiles: async (paths) => paths.map(verdict),
    chooseFolder: async () => "/home/sian/Documents",
    chooseFiles: async () =>
      ["Okafor", "Pritchard", "Lovatt"].map((name) => `/home/sian/${name} CLAM 2026-11-17 v1.pdf`),

    ...fakeChairsWindow,
  };
}
