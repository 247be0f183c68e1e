// The real machine: every call is a command of the shell. Nothing else in the window imports Tauri.

import { invoke } from "@tauri-apps/api/core";
import { emitTo, listen } from "@tauri-apps/api/event";

import type { ChairsView } from "../lib/meeting/chair";
import type { Host, Projector } from "./host";

// Events between the two windows; the shell sends the last itself.
const SHOW = "chair-show";
const READY = "chair-ready";
const CLOSED = "chair-closed";

export const tauri: Host = {
  now: () => invoke("now"),
  recentBooks: () => invoke("recent_books"),
  defaultFolder: () => invoke("default_folder"),
  lookAt: (folder) => invoke("look_at", { folder }),
  createBook: (book) => invoke("create_book", { book }),
  signIn: (folder, person, passphrase) => invoke("sign_in", { folder, person, passphrase }),
  settleIn: (folder, person, passphrase, newPassphrase) =>
    invoke("settle_in", { folder, person, passphrase, newPassphrase }),
  signInWithRecovery: (folder, recoveryKey, person, newPassphrase) =>
    invoke("sign_in_with_recovery", { folder, recoveryKey, person, newPassphrase }),
  restoreBook: (from, to) => invoke("restore_book", { from, to }),
  session: () => invoke("session"),
  signOut: () => invoke("sign_out"),

  // The answer comes in an envelope named after its question.
  ask: async (ask) => Object.values(await invoke<object>("ask", { ask }))[0],
  act: (act) => invoke("act", { act }),

  keepDraft: (draft) => invoke("keep_draft", { draft }),
  dropDraft: (field) => invoke("drop_draft", { field }),

  recordPdf: async (record, version) =>
    new Uint8Array(await invoke<ArrayBuffer>("record_pdf", { record, version })),
  verifyFiles: (paths, register) => invoke("verify_files", { paths, register }),
  chooseFolder: (title) => invoke("choose_folder", { title }),
  chooseFiles: (title) => invoke("choose_files", { title }),

  openChairsView: () => invoke("open_chairs_view"),
  showChair: (view) => emitTo("chair", SHOW, view),
  hearOfChairsWindow: async (changed) => {
    const stops = [await listen(READY, () => changed(true)), await listen(CLOSED, () => changed(false))];
    return () => stops.forEach((stop) => stop());
  },
};

export const tauriProjector: Projector = {
  hear: async (show) => {
    const stop = await listen<ChairsView>(SHOW, (event) => show(event.payload));
    await emitTo("main", READY);
    return stop;
  },
};
