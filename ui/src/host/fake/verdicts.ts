// What the fake machine finds of three files: one as it was signed, one superseded, one altered.

import type { VerdictView } from "../../bindings/VerdictView";

const signed: VerdictView = {
  file: "",
  verdict: "accepted",
  sentence:
    "Signed by Gareth Ap Rhys, Head of service, on 18 November 2026 at 11:02am; nothing has been altered since.",
  signer: "Gareth Ap Rhys",
  post: "Head of service",
  signedAt: "2026-11-18T11:02:00Z",
  certificate: {
    issuer: "Elmshire panels",
    serial: "5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a",
    fingerprint: "7c1f0e9d2b3a48566f7e8d9c0b1a293847566574839201aabbccddeeff001122",
    validFrom: "2026-09-01T08:00:00Z",
    validUntil: "2126-08-08T08:00:00Z",
  },
  covers: "The whole file: all of its 61,234 bytes.",
  altered: [],
  trusted: true,
  listed: null,
  standing: {
    record: "0193a1b2",
    version: 1,
    superseded: false,
    sentence: "In this book: version 1, the one in force.",
  },
  bookAtHand: true,
  certified: "The signer’s key was certified on 2 November 2026 by Siân Prosser.",
  beyond: null,
  sha256: "9f2c5b0e4d7a8c11b5f0e3a96d2c47e8a1b3c5d7e9f0123456789abcdef01234",
};

const superseded: VerdictView = {
  ...signed,
  standing: {
    record: "0193a1b3",
    version: 1,
    superseded: true,
    sentence: "In this book: version 1, superseded by version 2 on 20 November 2026.",
  },
};

const altered: VerdictView = {
  ...signed,
  verdict: "refused",
  sentence: "The content was altered after signing: the text of the pages.",
  signedAt: null,
  covers: null,
  altered: ["the text of the pages"],
  standing: null,
};

export function verdict(file: string, index: number): VerdictView {
  return { ...[signed, superseded, altered][index % 3]!, file };
}
