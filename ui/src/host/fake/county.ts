// A fictional county for the fake host: its people, families, meetings and requests in the week of 23 November 2026.

import type { BookSettings } from "../../bindings/BookSettings";
import type { Child } from "../../bindings/Child";
import type { ChildLine } from "../../bindings/ChildLine";
import type { Meeting } from "../../bindings/Meeting";
import type { MeetingState } from "../../bindings/MeetingState";
import type { Person } from "../../bindings/Person";
import type { Request } from "../../bindings/Request";
import type { RequestState } from "../../bindings/RequestState";
import type { Role } from "../../bindings/Role";

export const TODAY = "2026-11-23";

export const bookNames = { name: "Elmshire panels", council: "Elmshire County Council" };

/** What people were called before, in sentences, the latest first. */
export const namesBefore: Record<string, string[]> = {};

export const bookSettings: BookSettings = {
  idleMinutes: 10,
  meetingIdleMinutes: 60,
  hiddenFromCapture: true,
};

const person = (id: string, name: string, post: string, ...roles: Role[]): Person => ({
  id,
  details: { name, post, email: `${id}@elmshire.example`, roles },
  active: true,
  certificate: roles.includes("chair") ? "3082" : null,
  revision: "1",
});

export const people: Person[] = [
  person("sian", "Siân Prosser", "Panel administrator", "administrator", "minuteTaker"),
  person("marta", "Marta Zielińska", "Minute taker", "minuteTaker"),
  person("gareth", "Gareth Ap Rhys", "Head of service", "chair"),
  person("ayse", "Ayşe Güneş", "Assistant director", "chair"),
  person("tom", "Tom Lyddon", "Practice manager", "reader"),
];

const child = (
  id: string,
  family: string,
  given: string,
  surname: string,
  born: string | null,
  more: Partial<Child["details"]> = {},
): Child => ({
  id,
  family,
  details: {
    kind: "child",
    given,
    surname,
    born,
    expected: null,
    knownAs: [],
    numbers: [],
    mosaicId: String(4410000 + id.length * 271 + id.charCodeAt(0) * 13),
    address: "",
    inCareSince: null,
    legalStatus: "",
    parents: [],
    pronouns: null,
    ...more,
  },
  revision: "1",
});

export const children: Child[] = [
  child("chidi", "okafor", "Chidi", "Okafor", "2017-03-04", {
    inCareSince: "2026-11-18",
    legalStatus: "Section 20",
  }),
  child("adaeze", "okafor", "Adaeze", "Okafor", "2020-05-21", {
    inCareSince: "2026-11-18",
    legalStatus: "Section 20",
  }),
  child("tobe", "okafor", "Tobe", "Okafor", "2024-09-02", {
    inCareSince: "2026-11-18",
    legalStatus: "Section 20",
  }),
  child("emrys", "pritchard", "Emrys", "Pritchard", "2014-01-30", { legalStatus: "Care order" }),
  child("zofia", "wisniewska", "Zofia", "Wiśniewska", "2011-07-12"),
  child("lovatt", "lovatt", "", "Lovatt", null, { kind: "unborn", expected: "2027-02-14" }),
  child("ionut", "tepes", "Ionuț", "Țepeș", "2012-10-09", { legalStatus: "Care order" }),
  child("lan", "nguyen", "Thị Lan", "Nguyễn", "2015-12-01"),
  child("elif", "gunes", "Elif", "Yıldırım", "2018-06-17"),
  child("maisie", "thornbury", "Maisie", "Thornbury", "2010-02-27"),
];

export const nameOf = ({ details }: Child) =>
  details.kind === "unborn" ? `Unborn baby ${details.surname}` : `${details.given} ${details.surname}`.trim();

export function lineOf(one: Child): ChildLine {
  const { born, expected } = one.details;
  const [year, month, day] = (born ?? TODAY).split("-").map(Number) as [number, number, number];
  const years = 2026 - year - (month * 100 + day > 1123 ? 1 : 0);
  return {
    child: one,
    name: nameOf(one),
    order: `${one.details.surname} ${one.details.given}`.toLowerCase(),
    age: expected ? "expected in February 2027" : born ? `${years} years` : "",
    siblings: children.filter((other) => other.family === one.family && other !== one).map(nameOf),
    restricted: false,
  };
}

const meeting = (
  id: string,
  panel: string,
  date: string,
  state: MeetingState,
  venue: string,
  starts: string,
  ends: string,
  theme: string | null = null,
): Meeting => ({
  id,
  details: { panel, profileVersion: 1, date, starts, ends, venue, theme },
  state,
  startedAt: null,
  closedAt: null,
  inquorateReason: null,
  revision: "1",
});

export const meetings: Meeting[] = [
  meeting("f47", "fsf", "2026-11-18", "closed", "chn", "12:00:00", "14:00:00"),
  meeting("c47", "clam", "2026-11-17", "closed", "chd", "13:00:00", "16:30:00"),
  meeting("f48", "fsf", "2026-11-25", "issued", "chn", "12:00:00", "14:00:00"),
  meeting("c48", "clam", "2026-11-24", "planned", "chn", "13:00:00", "16:30:00"),
  meeting("f49", "fsf", "2026-12-02", "planned", "chn", "12:00:00", "14:00:00"),
  meeting("c49", "clam", "2026-12-01", "planned", "chd", "13:00:00", "16:30:00"),
  meeting("f50", "fsf", "2026-12-09", "planned", "chn", "12:00:00", "14:00:00", "mental-health"),
];

const request = (
  id: string,
  panel: string,
  family: string,
  who: string[],
  reason: string,
  state: RequestState,
  received: string,
  outline: string,
  papers: string[],
): Request => ({
  id,
  family,
  details: {
    panel,
    children: who,
    reason,
    outline,
    workers: [
      { role: "sw", name: "Rhiannon Tew", email: "rhiannon.tew@elmshire.example", telephone: "" },
      { role: "pm", name: "Tom Lyddon", email: "tom@elmshire.example", telephone: "" },
    ],
    gate:
      panel === "clam"
        ? ["social-worker", "practice-manager", "group-manager"].map((gate) => ({
            gate,
            name: "Tom Lyddon",
            on: "2026-11-19",
          }))
        : [],
    received: `${received}T10:12:00Z`,
  },
  papers: papers.map((paper) => ({ paper, at: `${received}T10:12:00Z` })),
  state,
  revision: "1",
});

export const requests: Request[] = [
  request(
    "r1",
    "clam",
    "okafor",
    ["chidi", "adaeze", "tobe"],
    "emergency-admission",
    { kind: "placed" },
    "2026-11-19",
    "Came into care after their mother was admitted to hospital. The three are together with a short-term carer until 4 December; an aunt has come forward.",
    ["outline"],
  ),
  request(
    "r2",
    "clam",
    "pritchard",
    ["emrys"],
    "residential-review",
    { kind: "placed" },
    "2026-11-17",
    "Six-month review of the placement at Larkfield House.",
    ["outline"],
  ),
  request(
    "r3",
    "clam",
    "wisniewska",
    ["zofia"],
    "supported-lodgings",
    { kind: "placed" },
    "2026-11-18",
    "Wishes to move to supported lodgings nearer college.",
    ["outline"],
  ),
  request(
    "r4",
    "clam",
    "lovatt",
    ["lovatt"],
    "section-20",
    { kind: "accepted" },
    "2026-11-20",
    "Parents ask for a parent-and-baby placement from birth.",
    ["outline"],
  ),
  request(
    "r5",
    "clam",
    "tepes",
    ["ionut"],
    "residential-review",
    { kind: "received" },
    "2026-11-22",
    "Placement gave notice on 20 November.",
    [],
  ),
  request(
    "r6",
    "clam",
    "nguyen",
    ["lan"],
    "return-home-review",
    { kind: "accepted" },
    "2026-11-18",
    "Plan to return to her grandmother by the new year.",
    ["outline"],
  ),
  request(
    "r7",
    "fsf",
    "gunes",
    ["elif"],
    "advice-lbp",
    { kind: "placed" },
    "2026-11-16",
    "Neglect has not changed in nine months of child-protection planning.",
    ["chronology", "genogram", "referral-form"],
  ),
  request(
    "r8",
    "fsf",
    "thornbury",
    ["maisie"],
    "mental-health-need",
    { kind: "received" },
    "2026-11-20",
    "Repeated self-harm; school and home see different things.",
    ["chronology"],
  ),
];

/** Request id to where it sits: meeting, start, minutes. */
export const places: Record<string, { meeting: string; starts: string; minutes: number }> = {
  r1: { meeting: "c48", starts: "13:45:00", minutes: 30 },
  r2: { meeting: "c48", starts: "13:15:00", minutes: 15 },
  r3: { meeting: "c48", starts: "13:30:00", minutes: 15 },
  r7: { meeting: "f48", starts: "12:00:00", minutes: 30 },
};
