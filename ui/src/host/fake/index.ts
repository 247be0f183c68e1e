// A machine made up for looking at the screens in a browser and for their tests. It never ships.

import type { DraftView } from "../../bindings/DraftView";
import type { Refusal } from "../../bindings/Refusal";
import type { SessionView } from "../../bindings/SessionView";
import type { AnswerTo, Host } from "../host";
import { perform } from "./acts";
import { answer } from "./answers";
import { bookNames, people } from "./county";
import { paper } from "./paper";
import { fakeChairsWindow } from "./projector";
import { verdict } from "./verdicts";

const FOLDER = "/home/sian/Elmshire.quorate";
const DRAFTS = "quorate-fake-drafts";
const LOCKED = "quorate-fake-locked";
const WRITTEN_TO = "quorate-fake-written-to";

const door = () => ({
  folder: FOLDER,
  name: "Elmshire panels",
  people: people
    .filter((one) => one.active)
    .map(({ id, details }) => ({ id, name: details.name, post: null })),
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

const older: Refusal = {
  code: "older",
  sentence:
    "This book ended at entry 41 on 3 November 2026 at 9:10am; this machine saw entry 57, of 25 November 2026 at 2:12pm. 16 entries are lost if this copy takes its place. Put the newer book back, or have an administrator go on with this copy, which is noted in it.",
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
      "restrict",
      "declare",
    ],
    bookName: bookNames.name,
    council: bookNames.council,
    folder: FOLDER,
    hiddenFamilies: 0,
    readOnly: false,
    limits: { line: 200, note: 4000, passage: 40000 },
    drafts: kept(),
    notices: [],
    findings: [],
  });
  let session = as ? sessionOf(as) : null;
  const enter = (id: string) => (session = sessionOf(id));

  return {
    now: async () => new Date().toISOString(),
    bookToOpen: async () => null,
    recentBooks: async () => [door()],
    defaultFolder: async () => "/home/sian/Documents",
    lookAt: async () => door(),
    createBook: async () => ({ recoveryKey: "KESTREL-4417-MARROW-9920-HOLLOW-3381", session: enter("sian") }),
    signIn: async (_folder, person, passphrase) => {
      if (passphrase === "wrong") throw wrong;
      if (passphrase === "temporary") throw unsettled;
      if (passphrase === "older") throw older;
      return enter(person);
    },
    settleIn: async (_folder, person) => enter(person),
    signInWithRecovery: async (_folder, _key, person) => enter(person),
    takeBack: async (_folder, person) => enter(person),
    passphraseStrength: async (passphrase) =>
      passphrase.length < 12
        ? {
            enough: false,
            steps: 0,
            sentence:
              "The passphrase needs at least 12 characters: three words that don’t belong together do.",
          }
        : {
            enough: true,
            steps: 2,
            sentence: "Enough: ten thousand tries a second would take about 3 years to find it.",
          },
    restoreBook: async () => door(),
    locked: async () => {
      const kept = sessionStorage.getItem(LOCKED);
      if (kept === null) return null;
      const { name } = JSON.parse(kept) as { name: string };
      return { person: name, bookName: bookNames.name, folder: FOLDER };
    },
    lock: async (place) => {
      if (!session) return;
      const { id, details } = session.person;
      sessionStorage.setItem(LOCKED, JSON.stringify({ id, name: details.name, place }));
      location.reload();
    },
    unlock: async (passphrase) => {
      if (passphrase === "wrong") throw wrong;
      const { id, place } = JSON.parse(sessionStorage.getItem(LOCKED)!) as {
        id: string;
        place: string | null;
      };
      sessionStorage.removeItem(LOCKED);
      return { session: enter(id), place };
    },
    hearOfLock: async () => () => {},
    stir: async () => {},
    copyCaseNote: (text) => navigator.clipboard.writeText(text),
    session: async () => (session &&= enter(session.person.id)),
    signOut: async () => {
      session = null;
      sessionStorage.removeItem(LOCKED);
    },

    ask: async (ask) => Object.values(answer(ask))[0] as AnswerTo<typeof ask.kind>,
    act: async (act) => {
      const done = perform(act);
      if ("folder" in act && act.folder) sessionStorage.setItem(WRITTEN_TO, act.folder);
      return done;
    },
    lastExportFolder: async () => sessionStorage.getItem(WRITTEN_TO),

    keepDraft: async (draft) => keep([...kept().filter((one) => one.field !== draft.field), draft]),
    dropDraft: async (field) => keep(kept().filter((one) => one.field !== field)),

    recordPdf: async () =>
      paper(["Record of decisions", "", "CLAM panel, 25 November 2026", "", "Section 20 agreed."]),
    familyPagePdf: async (_record, _reader, sentences) => paper(sentences.map((one) => one.words)),
    verifyFiles: async (paths) => paths.map(verdict),
    chooseFolder: async () => "/home/sian/Documents",
    chooseFiles: async () =>
      ["Okafor", "Pritchard", "Lovatt"].map((name) => `/home/sian/${name} CLAM 2026-11-17 v1.pdf`),

    ...fakeChairsWindow,
  };
}
