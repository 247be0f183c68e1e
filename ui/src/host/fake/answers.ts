// Answers to every question, from the fictional county.

import type { WatchLine } from "../../bindings/WatchLine";
import type { Answer } from "../../bindings/Answer";
import type { Ask } from "../../bindings/Ask";
import type { ProposedDate } from "../../bindings/ProposedDate";
import type { ReadsView } from "../../bindings/ReadsView";
import type { Refusal } from "../../bindings/Refusal";
import { addDays } from "../../basics/dates";
import { arranged, historyOf, planned } from "./arrangements";
import {
  bookNames,
  bookSettings,
  children,
  lineOf,
  meetings,
  nameOf,
  namesBefore,
  people,
  requests,
  TODAY,
} from "./county";
import { home } from "./home";
import { agenda, live, meetingLine, profileOf, records, requestLine, tracker } from "./lines";
import { profiles, tomlOf } from "./profiles";
import { checkText, checkWords, glossary, readLine } from "./quick";
import { draftOf } from "./request-draft";
import { recordLines, recordView } from "./records";
import { MEETING } from "./sitting-parts";
import { remaining, sittingNow, undoable } from "./sitting-acts";
import { familyPageOf } from "./family-page";
import { findingsOf } from "./whose";

const gone: Refusal = {
  code: "missing",
  sentence: "It is not in this book any more. Go back and choose again.",
  field: null,
};

function found<T>(one: T | undefined): T {
  if (one === undefined) throw gone;
  return one;
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function series(panel: string, from: string, to: string): ProposedDate[] {
  const { schedule } = profileOf(panel);
  const weekday = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"].indexOf(schedule.weekday ?? "");
  const dates: ProposedDate[] = [];
  for (let day = addDays("2026-11-23", weekday), n = 0; day <= to; day = addDays(day, 7), n += 1) {
    if (day < from) continue;
    const venue = schedule.venues[n % schedule.venues.length]!;
    const theme = Number(day.slice(8)) > 7 && Number(day.slice(8)) <= 14 ? schedule.themes[0] : undefined;
    const closed = day >= "2026-12-25" && day <= "2027-01-01" ? "Christmas week" : null;
    dates.push({
      date: day,
      starts: schedule.starts,
      ends: schedule.ends,
      venue: venue.id,
      venueName: venue.name,
      theme: theme?.id ?? null,
      themeName: theme?.name ?? null,
      holiday: closed,
      alternatives: closed ? [addDays(day, -1), addDays(day, 1)] : [],
      exists: meetings.some((meeting) => meeting.details.panel === panel && meeting.details.date === day),
      unknown: null,
      slots: 12,
      emergencySlots: 1,
    });
  }
  return dates;
}

function watched(): WatchLine[] {
  return children.slice(0, 2).map((child, at) => ({
    child: lineOf(child),
    panel: "clam",
    panelName: "CLAM panel",
    watch: "section-20",
    label: "Nine months under section 20",
    from: at ? "2026-03-09" : "2026-02-12",
    on: at ? "2026-12-09" : "2026-11-12",
    past: !at,
    words: at ? "in 2 weeks" : "11 days ago",
    reason: "return-home-review",
    source: "CLAM-2",
  }));
}

function child(id: string): Answer {
  const line = lineOf(found(children.find((one) => one.id === id)));
  return {
    child: {
      line,
      siblings: children.filter((one) => one.family === line.child.family && one.id !== id).map(lineOf),
      requests: requests.filter((request) => request.details.children.includes(id)).map(requestLine),
      records: records().filter((record) => record.child.child.id === id),
      actions: tracker().filter((action) => action.child.child.id === id),
      ahead: [],
      parents: line.child.details.parents.map((parent) => ({ parent, source: "" })),
      interests: [],
      restriction: null,
    },
  };
}

function reads(ofChild: string | null, by: string | null): ReadsView {
  const line = {
    at: "2026-11-20T16:58:00Z",
    person: "sian",
    by: "Siân Prosser",
    what: "child" as const,
    words: "The child’s page",
    machine: "This machine",
  };
  const lines = children
    .slice(0, 4)
    .map((one) => ({ ...line, child: one.id, childName: nameOf(one) }))
    .filter((one) => (!ofChild || one.child === ofChild) && (!by || one.person === by));
  const child = children.find((one) => one.id === ofChild);
  return {
    lines,
    total: lines.length,
    child: child ? nameOf(child) : null,
    person: null,
    keptMonths: 72,
    pastTheirTime: 0,
    fault: null,
  };
}

export function answer(ask: Ask): Answer {
  switch (ask.kind) {
    case "home":
      return { home: home() };
    case "people":
      return { people: [...people] };
    case "nameHistory":
      return { nameHistory: namesBefore[ask.person] ?? [] };
    case "panels":
      return {
        panels: Object.values(profiles).map((profile) => ({
          adoptedVersion: profile.id === "clam" ? profile.version : null,
          bundledVersion: profile.version,
          profile,
          venues: arranged(profile.id).venues,
          toml: tomlOf[profile.id]!,
          rules: [{ heading: "What it is", rules: [{ words: profile.purpose, source: profile.source }] }],
          terms: null,
        })),
      };
    case "panel": {
      const { panel } = ask;
      const lines = planned(panel).map(meetingLine);
      return {
        panel: {
          profile: profileOf(panel),
          ...arranged(panel),
          lastTime: [],
          lastMet: null,
          toCome: lines,
          history: historyOf(panel),
        },
      };
    }
    case "checkProfile":
      return {
        checkProfile: ask.toml.includes("slot-minutes = 0")
          ? [
              {
                line: 18,
                path: "schedule.slot-minutes",
                sentence: "A slot must last at least 5 minutes; give it a length.",
              },
            ]
          : [],
      };
    case "proposeSeries":
      return { proposeSeries: series(ask.panel, ask.from, ask.to) };
    case "holidays":
      return {
        holidays: {
          publishedUntil: "2028-12-31",
          bank: [
            { date: "2026-12-25", name: "Christmas Day" },
            { date: "2026-12-28", name: "Boxing Day (substitute day)" },
            { date: "2027-01-01", name: "New Year's Day" },
          ],
          oneOff: [{ date: "2026-12-24", name: "Council offices closed" }],
        },
      };
    case "meetings":
      return {
        meetings: meetings
          .filter(({ details }) => details.date >= ask.from && details.date <= ask.to)
          .map(meetingLine),
      };
    case "children":
      return {
        children: children
          .filter((one) => plain(nameOf(one) + one.details.mosaicId).includes(plain(ask.search)))
          .map(lineOf),
      };
    case "child":
      return child(ask.child);
    case "requests":
      return { requests: requests.map(requestLine) };
    case "request": {
      const request = found(requests.find((one) => one.id === ask.request));
      const { panel } = request.details;
      return {
        request: {
          line: requestLine(request),
          profile: profileOf(panel),
          meetings: meetings
            .filter((meeting) => meeting.details.panel === panel && meeting.details.date >= TODAY)
            .map(meetingLine),
          draft: draftOf(requestLine(request)),
        },
      };
    }
    case "agenda":
      return { agenda: agenda(found(meetings.find((one) => one.id === ask.meeting))) };
    case "panelDay":
      return { panelDay: { sits: true, next: ask.date, sentence: "" } };
    case "live":
      if (ask.meeting === MEETING) return { live: sittingNow() };
      return { live: live(found(meetings.find((one) => one.id === ask.meeting))) };
    case "records":
      return { records: recordLines() };
    case "record":
      return { record: found(recordView(ask.record)) };
    case "compare":
      return {
        compare: {
          from: ask.from,
          to: ask.to,
          parts: [
            {
              heading: "Discussion",
              changed: true,
              pieces: [
                { kind: "same", text: "The aunt lives in " },
                { kind: "removed", text: "Elmford" },
                { kind: "inserted", text: "Oakham" },
                { kind: "same", text: " and can take both children." },
              ],
            },
          ],
        },
      };
    case "familyPage":
      return { familyPage: familyPageOf(ask.reader) };
    case "whoseData":
      return { whoseData: findingsOf(ask.record) };
    case "restrictions":
      return { restrictions: { hidden: 0, families: [] } };
    case "reads":
      return { reads: reads(ask.child, ask.person) };
    case "ahead":
      return { ahead: [] };
    case "watchList":
      return { watchList: watched() };
    case "tracker":
      return {
        tracker: tracker().filter((line) =>
          plain(`${line.child.name} ${line.action.details.what} ${line.ownerLabel}`).includes(
            plain(ask.search),
          ),
        ),
      };
    case "fieldHistory":
      return {
        fieldHistory: [
          { by: "Siân Prosser", at: "2026-11-25T14:19:40Z", text: "Attendance was 71 % this term." },
          { by: "Siân Prosser", at: "2026-11-25T14:13:05Z", text: "Attendance was poor this term." },
        ],
      };
    case "undo":
      return { undo: ask.meeting === MEETING ? undoable() : { undo: null, redo: null } };
    case "remaining":
      return { remaining: ask.meeting === MEETING ? remaining() : [] };
    case "readLine":
      return { readLine: readLine(ask.line) };
    case "checkWords":
      return { checkWords: checkWords(ask.text) };
    case "checkText":
      return { checkText: checkText(ask.text) };
    case "glossary":
      return { glossary: [...glossary] };
    case "checkLedger":
      return {
        checkLedger: { whole: true, entries: 1204, sentence: "All 1,204 entries are whole and in order." },
      };
    case "machineLog":
      return {
        machineLog: {
          text: "Quorate: what went wrong on this machine.\n2026-11-20T16:58:00Z 0.1.0 Act.Backup DiskFull: the file system: no storage space, system error 28 (src-tauri/core/src/book/backup.rs:170)\n",
          faults: 1,
        },
      };
    case "signingIdentity":
      return {
        signingIdentity: {
          held: {
            name: "Gareth Ap Rhys",
            post: "Head of service",
            issuer: "Elmshire panels",
            serial: "5a5a5a5a",
            validFrom: "2026-09-01T08:00:00Z",
            validUntil: "2051-08-26T08:00:00Z",
            own: true,
          },
          asked: null,
          lost: false,
          outdated: null,
        },
      };
    case "certificateRequests":
      return { certificateRequests: [] };
    case "book":
      return {
        book: {
          ...bookNames,
          folder: "/home/sian/Elmshire.quorate",
          entries: 1204,
          backups: ["2026-11-20 17.02 Elmshire.quorate"],
          lately: [
            { seq: 1204, at: "2026-11-20T16:58:00Z", by: "Siân Prosser", kind: "Attendance set" },
            { seq: 1203, at: "2026-11-20T16:57:00Z", by: "Siân Prosser", kind: "Section written" },
          ],
          settings: { ...bookSettings },
          revision: "1",
        },
      };
  }
}
