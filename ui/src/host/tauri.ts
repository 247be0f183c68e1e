// The real machine: every call is a command of the shell. Nothing else in the window imports Tauri.

import { invoke } from "@tauri-apps/api/core";

import type { Host } from "./host";

export const tauri: Host = {
  recentBooks: () => invoke("recent_books"),
  defaultFolder: () => invoke("default_folder"),
  lookAt: (folder) => invoke("look_at", { folder }),
  createBook: (book) => invoke("create_book", { book }),
  signIn: (folder, person, passphrase) => invoke("sign_in", { folder, person, passphrase }),
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

  recordPdf: async (record) => new Uint8Array(await invoke<ArrayBuffer>("record_pdf", { record })),
  verifyFiles: (paths) => invoke("verify_files", { paths }),
  chooseFolder: (title) => invoke("choose_folder", { title }),
  chooseFiles: (title) => invoke("choose_files", { title }),
};
