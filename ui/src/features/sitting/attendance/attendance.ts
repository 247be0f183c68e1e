// Who is in the room: groups for the right column, and what arriving or leaving makes of a row.

import type { AttendanceMode } from "../../../bindings/AttendanceMode";
import type { AttendanceState } from "../../../bindings/AttendanceState";
import type { Attendee } from "../../../bindings/Attendee";
import type { AttendeeDetails } from "../../../bindings/AttendeeDetails";
import type { Away } from "../../../bindings/Away";
import type { PanelMember } from "../../../bindings/PanelMember";
import type { PanelRole } from "../../../bindings/PanelRole";
import type { Profile } from "../../../bindings/Profile";
import { ATTENDANCE_MODES } from "../../../bindings/labels";
import { instantWords } from "../timeline";

interface Attendance {
  here: Attendee[];
  /** Those who came, and are out of the room for a while or for this item. */
  out: Attendee[];
  expected: Attendee[];
  away: Attendee[];
}

const seatOrder = [
  "chair",
  "joint-chair",
  "vice-chair",
  "member",
  "coordinator",
  "presenter",
  "informed",
  "minute-taker",
  "observer",
];

/** Those of the whole meeting and of this item; the chair first, observers last. They come ordered by name. */
export function attendanceOf(attendees: Attendee[], item: string | null, roles: PanelRole[]): Attendance {
  const rank = (attendee: Attendee): number => {
    if (attendee.details.observer) return seatOrder.length;
    const seat = roles.find((role) => role.id === attendee.details.role)?.seat ?? "observer";
    return seatOrder.indexOf(seat);
  };
  const shown = attendees
    .filter((one) => one.details.item === null || one.details.item === item)
    .sort((a, b) => rank(a) - rank(b));
  const inState = (state: AttendanceState) => shown.filter((one) => one.details.state === state);
  const present = inState("present");
  return {
    here: present.filter(({ details }) => !outNow(details)),
    out: present.filter(({ details }) => outNow(details)),
    expected: inState("expected"),
    away: [...inState("left"), ...inState("apologies")],
  };
}

/** The row once the person is in this state; the clock notes when they came and went. */
export function moved(details: AttendeeDetails, state: AttendanceState, now: Date): AttendeeDetails {
  const at = now.toISOString();
  switch (state) {
    case "present":
      return { ...details, state, arrived: details.state === "left" ? details.arrived : at, left: null };
    case "left":
      return { ...details, state, left: at };
    default:
      return { ...details, state, arrived: null, left: null };
  }
}

/** The absence that has not ended, where somebody present is out of the room. */
export function outNow(details: AttendeeDetails): Away | null {
  return details.state === "present" ? (details.away.find((one) => one.until === null) ?? null) : null;
}

/** The role in a few words; what its label adds in brackets is for the panel's rules, not for a narrow column. */
export function shortRole(details: AttendeeDetails, roles: PanelRole[]): string {
  const label = roles.find((role) => role.id === details.role)?.label ?? details.agency;
  return label.replace(/\s*\(.*\)$/, "");
}

/** The small print under a name: role, means, times, for whom. */
export function attendanceWords(
  details: AttendeeDetails,
  roles: PanelRole[],
  meetingStart: string | null,
  leaves = "",
): string {
  const words = [shortRole(details, roles)];
  if (details.deputyFor) words.push(`for ${details.deputyFor}`);
  if (details.observer) words.push("observer");
  if (details.mode !== "room") words.push(ATTENDANCE_MODES[details.mode]);
  const out = outNow(details);
  if (leaves && !out) words.push(leaves);
  if (out) {
    const why = out.why.kind === "conflict" ? "out for a conflict of interest since" : "stepped out";
    words.push(`${why} ${instantWords(out.from)}`);
  }
  if (details.state === "left" && details.left) words.push(`left ${instantWords(details.left)}`);
  if (details.state === "apologies") words.push("sent apologies");
  if (details.state === "present" && cameLate(details, meetingStart))
    words.push(`arrived ${instantWords(details.arrived!)}`);
  if (details.item) words.push("for this item");
  return words.filter(Boolean).join(" · ");
}

/** Worth saying only of whoever came after the start of the meeting, by five minutes or more. */
function cameLate(details: AttendeeDetails, meetingStart: string | null): boolean {
  if (!details.arrived || !meetingStart || details.item) return false;
  return new Date(details.arrived).getTime() - new Date(meetingStart).getTime() >= 5 * 60_000;
}

/** The ways to attend, as a choice: "By video". */
export const MODE_OPTIONS = (Object.keys(ATTENDANCE_MODES) as AttendanceMode[]).map((value) => ({
  value,
  label: sentence(ATTENDANCE_MODES[value]),
}));

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The rows under one name that are expected for this item: who sits in two seats comes in once. */
export const seatsOf = (attendees: Attendee[], name: string, item: string | null): Attendee[] =>
  attendees.filter(
    ({ details }) =>
      details.state === "expected" &&
      details.name.trim() === name.trim() &&
      (details.item === null || details.item === item),
  );

/** The seats of the panel that nobody is named for, in the order of the list. */
export const namelessSeats = (attendees: Attendee[]): Attendee[] =>
  attendees.filter(({ details }) => !details.name.trim() && details.state !== "apologies");

/** Whom the panel's list knows and nobody has named here yet: those of this role first. */
export function offeredNames(members: PanelMember[], attendees: Attendee[], role: string): string[] {
  const here = new Set(attendees.map(({ details }) => details.name.trim()));
  const names = [...members]
    .sort((a, b) => Number(b.role === role) - Number(a.role === role))
    .map((one) => one.name)
    .filter((name) => !here.has(name));
  return [...new Set(names)];
}

export function newAttendee(meeting: string, role: PanelRole | undefined, name: string): AttendeeDetails {
  return {
    meeting,
    name,
    role: role?.id ?? "",
    agency: role?.agency ?? "",
    mode: "room",
    state: "expected",
    deputyFor: null,
    observer: role?.seat === "observer",
    item: null,
    arrived: null,
    left: null,
    away: [],
  };
}

/** Whether the panel's quorum counts who has been in direct contact with the child (PS-2): only then is it asked. */
export const countsContact = ({ quorum }: Profile): boolean =>
  [...quorum.rules, ...quorum.inPrinciple].some((rule) => rule.directContact);
