// The real machine: every call is a command of the shell. Nothing else in the window imports Tauri.

import { invoke } from "@tauri-apps/api/core";
import { emitTo, listen } from "@tauri-apps/api/event";

import type { ChairsView } from "./chairs-view";
import type { Host, Projector } from "./host";

// Events between the two windows; the shell sends the last itself.
const SHOW = "chair-show";
const READY = "chair-ready";
const CLOSED = "chair-closed";
const THERE = "chair-there";
// The shell asks for the lock, and is told that somebody is there.
const LOCK = "lock";
const STIRRED = "stirred";
const MAIN = "main";

export const tauri: Host = {
  now: () => invoke("now"),
  recentBooks: () => invoke("recent_books"),
  bookToOpen: () => invoke("book_to_open"),
  defaultFolder: () => invoke("default_folder"),
  lookAt: (folder) => invoke("look_at", { folder }),
  createBook: (book) => invoke("create_book", { book }),
  signIn: (folder, person, passphrase) => invoke("sign_in", { folder, person, passphrase }),
  settleIn: (folder, person, passphrase, newPassphrase) =>
    invoke("settle_in", { folder, person, passphrase, newPassphrase }),
  signInWithRecovery: (folder, recoveryKey, person, newPassphrase) =>
    invoke("sign_in_with_recovery", { folder, recoveryKey, person, newPassphrase }),
  takeBack: (folder, person, passphrase) => invoke("take_back", { folder, person, passphrase }),
  passphraseStrength: (passphrase, names) => invoke("passphrase_strength", { passphrase, names }),
  restoreBook: (from, to) => invoke("restore_book", { from, to }),
  locked: () => invoke("locked"),
  lock: (place) => invoke("lock", { place }),
  unlock: (passphrase) => invoke("unlock", { passphrase }),
  hearOfLock: (locks) => listen(LOCK, locks),
  stir: () => emitTo(MAIN, STIRRED),
  session: () => invoke("session"),
  signOut: () => invoke("sign_out"),

  // The answer comes in an envelope named after its question.
  ask: async (ask) => Object.values(await invoke<object>("ask", { ask }))[0],
  act: (act) => invoke("act", { act }),
  lastExportFolder: () => invoke("last_export_folder"),

  copyCaseNote: (text, html) => invoke("copy_case_note", { text, html }),

  keepDraft: (draft) => invoke("keep_draft", { draft }),
  dropDraft: (field) => invoke("drop_draft", { field }),

  familyPagePdf: async (record, reader, sentences) =>
    new Uint8Array(await invoke<ArrayBuffer>("family_page_pdf", { record, reader, sentences })),
  recordPdf: async (record, version) =>
    new Uint8Array(await invoke<ArrayBuffer>("record_pdf", { record, version })),
  verifyFiles: (paths, register) => invoke("verify_files", { paths, register }),
  chooseFolder: (title) => invoke("choose_folder", { title }),
  chooseFiles: (title) => invoke("choose_files", { title }),

  openChairsView: () => invoke("open_chairs_view"),
  showChair: (view) => emitTo("chair", SHOW, view),
  hearOfChairsWindow: async (changed) => {
    const stops = [await listen(READY, () => changed(true)), await listen(CLOSED, () => changed(false))];
    // It may have been open before this page was: then it says once more that it is ready.
    await emitTo("chair", THERE);
    return () => stops.forEach((stop) => stop());
  },
};

export const tauriProjector: Projector = {
  hear: async (show) => {
    const ready = () => emitTo(MAIN, READY);
    const stops = [
      await listen<ChairsView>(SHOW, (event) => show(event.payload)),
      await listen(THERE, () => void ready()),
    ];
    await ready();
    return () => stops.forEach((stop) => stop());
  },
  stir: () => emitTo(MAIN, STIRRED),
};
