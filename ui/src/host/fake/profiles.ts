// The two bundled profiles, read from the very files that ship, with the defaults that the book would fill in.

import { parse } from "smol-toml";

import type { Profile } from "../../bindings/Profile";
import clamToml from "../../../../assets/panels/clam.toml?raw";
import fsfToml from "../../../../assets/panels/fsf.toml?raw";

type TomlTable = Record<string, unknown>;

const camel = (key: string) => key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [camel(key), camelKeys(inner)]));
}

const each = (rows: unknown, defaults: TomlTable) =>
  ((rows as TomlTable[]) ?? []).map((row) => ({ ...defaults, ...row }));

const RULE = { presentersCount: false, directContact: false, unlessPresent: [] };

function profile(toml: string): Profile {
  const read = camelKeys(parse(toml)) as Record<string, TomlTable>;
  const schedule = read.schedule as TomlTable;
  const requests = read.requests as TomlTable;
  const recorded = read.recorded as TomlTable;
  const quorum = read.quorum as TomlTable;
  return {
    groundRules: [],
    terms: null,
    invitation: null,
    tracker: null,
    ...read,
    schedule: {
      business: [],
      weekday: null,
      everyWeeks: 1,
      siblingRule: "once",
      rhythms: [],
      whenNeeded: false,
      notIn: [],
      termTimeOnly: false,
      schoolTerms: [],
      breaks: [],
      ...schedule,
      themes: each(schedule.themes, { weekOfMonth: null, days: null }),
      starts: `${schedule.starts}:00`,
      ends: `${schedule.ends}:00`,
    },
    requests: {
      triage: null,
      deadline: null,
      ...requests,
      reasons: each(requests.reasons, {
        theme: null,
        notHere: null,
        emergency: false,
        minutes: null,
        clock: null,
        comesBackAs: null,
      }),
      gate: each(requests.gate, {}),
      papers: each(requests.papers, { required: false }),
    },
    roles: each(read.roles, { short: "", also: [], count: 1, theme: null, mustAttend: false, brings: "" }),
    quorum: {
      neverTwiceRunning: false,
      ...quorum,
      rules: each(quorum.rules, RULE),
      inPrinciple: each(quorum.inPrinciple, RULE),
    },
    recorded: {
      actions: null,
      actionTemplates: [],
      review: false,
      rationale: false,
      ...recorded,
      sections: each(recorded.sections, { hint: "", required: false }),
      decisions: each(recorded.decisions, {
        group: null,
        asksOffered: false,
        withoutQuorum: false,
        follows: [],
      }),
      prompts: each(recorded.prompts, { theme: null }),
      offered: each(recorded.offered, {}),
    },
    watch: each(read.watch, {}),
    deadlines: each(read.deadlines, { told: [], filing: false }),
  } as unknown as Profile;
}

export const tomlOf: Record<string, string> = { clam: clamToml, fsf: fsfToml };
export const profiles: Record<string, Profile> = { clam: profile(clamToml), fsf: profile(fsfToml) };
