// What the fake book says of its rows: the lines that Rust makes in the real one. No rule is decided here; the words
// are fixed so that every state can be looked at.

import type { AgendaView } from "../../bindings/AgendaView";
import type { Clock } from "../../bindings/Clock";
import type { Item } from "../../bindings/Item";
import type { LiveView } from "../../bindings/LiveView";
import type { Meeting } from "../../bindings/Meeting";
import type { MeetingLine } from "../../bindings/MeetingLine";
import type { Profile } from "../../bindings/Profile";
import type { QuorumView } from "../../bindings/QuorumView";
import type { Record as ChildRecord } from "../../bindings/Record";
import type { RecordLine } from "../../bindings/RecordLine";
import type { Request } from "../../bindings/Request";
import type { RequestLine } from "../../bindings/RequestLine";
import type { SlotView } from "../../bindings/SlotView";
import type { TrackerLine } from "../../bindings/TrackerLine";
import { addDays, clockTime, longDay, plainDay } from "../../basics/dates";
import { arranged, placeName } from "./arrangements";
import { children, lineOf, meetings, places, requests } from "./county";
import { profiles } from "./profiles";

export const profileOf = (panel: string) => profiles[panel]!;
const panelName = (panel: string) => profileOf(panel).shortName;
const childLine = (id: string) => lineOf(children.find((child) => child.id === id)!);

const roleOf = (profile: Profile, role: string) =>
  profile.roles.find((one) => one.id === role)?.label ?? role;

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
const timeOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}:00`;

const admission: Clock = {
  deadline: "emergency-review",
  label: "Emergency admission presented",
  by: "by the social worker",
  due: "2026-11-27",
  lastWorkingDay: null,
  words: "4 working days left",
  state: "running",
  late: false,
  source: "CLAM-2",
};

export function requestLine(request: Request): RequestLine {
  const { panel, reason } = request.details;
  const profile = profileOf(panel);
  const place = places[request.id];
  const sitting = meetings.find((meeting) => meeting.id === place?.meeting);
  const came = new Set(request.papers.map((paper) => paper.paper));
  return {
    request,
    panelName: panelName(panel),
    reasonLabel: profile.requests.reasons.find((one) => one.id === reason)?.label ?? reason,
    children: request.details.children.map(childLine),
    missingPapers: profile.requests.papers.filter((paper) => !came.has(paper.id)).map((paper) => paper.label),
    late: request.details.received > "2026-11-21" ? ["Received 2 days after the deadline"] : [],
    clock: reason === "emergency-admission" ? admission : null,
    tooLate: null,
    incomplete: [],
    receivedWords: plainDay(request.details.received.slice(0, 10)),
    meeting: sitting?.id ?? null,
    placedWords: sitting && place ? `${longDay(sitting.details.date)}, ${clockTime(place.starts)}` : "",
    waitsForScreening: request.state.kind === "received" && profile.requests.triage !== null,
    waitsForSlot:
      request.state.kind === "accepted" ||
      (request.state.kind === "received" && profile.requests.triage === null),
    workers: request.details.workers.map((worker) => ({ worker, roleLabel: roleOf(profile, worker.role) })),
  };
}

const placedIn = (meeting: string) =>
  requests
    .filter((request) => places[request.id]?.meeting === meeting)
    .sort((a, b) => places[a.id]!.starts.localeCompare(places[b.id]!.starts));

export function meetingLine(meeting: Meeting): MeetingLine {
  const profile = profileOf(meeting.details.panel);
  const placed = placedIn(meeting.id);
  const taken = placed.reduce((sum, request) => sum + places[request.id]!.minutes, 0);
  const whole =
    minutesOf(meeting.details.ends) - minutesOf(meeting.details.starts) - profile.schedule.businessMinutes;
  const closed = meeting.state === "closed";
  return {
    meeting,
    panelName: profile.shortName,
    venueName: meeting.details.place?.name ?? placeName(meeting.details.panel, meeting.details.venue),
    themeName: profile.schedule.themes.find((theme) => theme.id === meeting.details.theme)?.name ?? null,
    items: closed ? 6 : placed.length,
    children: closed ? 9 : placed.reduce((sum, request) => sum + request.details.children.length, 0),
    restricted: 0,
    minutesTaken: closed ? 105 : taken,
    minutesFree: closed ? 0 : whole - taken,
    slots: Math.floor(whole / 15),
    slotsFree: closed ? 0 : Math.floor((whole - taken) / 15),
    emergencyFree: closed ? 0 : 1,
    returning: 0,
    progress: closed ? "7 signed, 2 wait for the chair" : "",
  };
}

function itemOf(request: Request): Item {
  const place = places[request.id]!;
  return {
    id: `item-${request.id}`,
    details: {
      meeting: place.meeting,
      request: request.id,
      starts: place.starts,
      minutes: place.minutes,
      emergency: false,
    },
    children: request.details.children,
    state: { kind: "waiting" },
    startedAt: null,
    finishedAt: null,
    revision: "1",
  };
}

export function agenda(meeting: Meeting): AgendaView {
  const { schedule } = profileOf(meeting.details.panel);
  const placed = placedIn(meeting.id);
  const slots: SlotView[] = [];
  const end = minutesOf(meeting.details.ends);
  let at = minutesOf(meeting.details.starts) + schedule.businessMinutes;
  while (at + schedule.slotMinutes <= end) {
    const request = placed.find((one) => minutesOf(places[one.id]!.starts) === at);
    const minutes = request ? places[request.id]!.minutes : schedule.slotMinutes;
    const emergency = at + schedule.slotMinutes * schedule.emergencySlots >= end;
    slots.push({
      starts: timeOf(at),
      minutes,
      emergency,
      restricted: false,
      item: request ? itemOf(request) : null,
      request: request ? requestLine(request) : null,
    });
    at += minutes;
  }
  const { panel } = meeting.details;
  const waiting = requests.filter(
    (request) => request.details.panel === panel && request.state.kind === "accepted",
  );
  return {
    line: meetingLine(meeting),
    profile: profileOf(panel),
    slots,
    breaks: schedule.breaks,
    waiting: waiting.map(requestLine),
    returning: [],
    attendees: [],
    venues: arranged(panel).venues,
    members: arranged(panel).members,
    invitation: meeting.state === "issued" ? "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n" : null,
  };
}

function recordOf(meeting: Meeting, request: Request, child: string): ChildRecord {
  return {
    id: `rec-${child}`,
    meeting: meeting.id,
    item: `item-${request.id}`,
    child,
    sections: {},
    decisions: [],
    rationale: "",
    dissents: [],
    prompts: {},
    offered: [],
    participation: [],
    inquorateReason: null,
    review: { kind: "unset" },
    state: { kind: "open" },
    filings: [],
    attendance: null,
    version: 0,
    correction: null,
    revision: "1",
  };
}

const nobody: QuorumView = {
  quorate: false,
  inPrinciple: false,
  sentence: "Not quorate. Missing: the chair.",
  missing: ["the chair"],
  chairMayProceed: true,
  without:
    "Nothing may be decided without a quorum: a decision waits for a quorum, or the chair goes on and says why.",
  away: [],
};

export function live(meeting: Meeting): LiveView {
  return {
    line: meetingLine(meeting),
    profile: profileOf(meeting.details.panel),
    afterwards: [],
    restricted: [],
    members: arranged(meeting.details.panel).members,
    items: placedIn(meeting.id).map((request) => ({
      item: itemOf(request),
      request: requestLine(request),
      quorum: nobody,
      leaves: [],
      toCome: [],
      owners: [],
      records: request.details.children.map((child) => ({
        record: recordOf(meeting, request, child),
        writable: true,
        child: childLine(child),
        actions: [],
        gaps: [
          {
            sentence: "“Discussion” is empty.",
            place: { kind: "section" as const, section: "discussion" },
            blocks: true,
          },
        ],
        openActions: [],
        lastTime: null,
      })),
    })),
    attendees: [],
    quorum: nobody,
  };
}

export const records = (): RecordLine[] =>
  ["emrys", "zofia"].map((child) => ({
    record: {
      ...recordOf(meetings[1]!, requests[1]!, child),
      state: { kind: "finalised", by: "sian", at: "2026-11-18T09:10:00Z" },
    },
    writable: false,
    stage: "toSign" as const,
    child: childLine(child),
    panelName: panelName("clam"),
    meetingDate: "2026-11-17",
    clocks: [],
    decisions: ["Placement reviewed and continues"],
    fileName: null,
    amendments: 0,
    opened: true,
  }));

export const tracker = (): TrackerLine[] => [
  {
    action: {
      id: "a1",
      record: "rec-chidi",
      child: "chidi",
      details: {
        what: "File the aunt's viability assessment",
        measure: "Report on file",
        ownerRole: "gm",
        owner: "Rhiannon Tew",
        how: "",
        due: addDays("2026-11-14", 0),
        follows: null,
        accepted: [],
      },
      state: { kind: "open" },
      revision: "1",
    },
    child: childLine("chidi"),
    panelName: panelName("clam"),
    meetingDate: "2026-10-06",
    ownerLabel: "Group manager, Rhiannon Tew",
    ownerOrder: "group manager rhiannon tew",
    words: "9 days over",
    closed: "",
    overdue: true,
  },
];
