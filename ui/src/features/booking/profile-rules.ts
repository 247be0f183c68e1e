// The rules of a profile, said in words for reading.

import type { Event } from "../../bindings/Event";
import type { Profile } from "../../bindings/Profile";
import type { QuorumRule } from "../../bindings/QuorumRule";
import type { Seat } from "../../bindings/Seat";
import type { Span } from "../../bindings/Span";
import { count } from "../../basics/counting";
import { clockTime } from "../../basics/dates";
import { daysWords, rhythmWords } from "./rhythm-words";

export interface Rule {
  words: string;
  source: string;
}

const UNITS = {
  hours: "hour",
  "working-days": "working day",
  "calendar-days": "calendar day",
  weeks: "week",
  months: "month",
} as const;

const EVENTS: Record<Event, string> = {
  meeting: "the meeting",
  admission: "coming into care",
  birth: "the birth",
  enquiry: "the start of the enquiry",
  "protection-plan": "the start of the child protection plan",
  "in-need-plan": "the start of the child in need plan",
  "section-20": "coming to be looked after under section 20",
  proceedings: "the issue of care proceedings",
  placement: "the start of the placement",
  "previous-meeting": "the meeting before",
  request: "the request",
  signature: "the signature",
};

const SEATS: Record<Seat, string> = {
  chair: "Chair",
  "vice-chair": "Vice chair",
  "joint-chair": "Joint chair",
  member: "Member",
  presenter: "Presents",
  informed: "Is informed",
  coordinator: "Co-ordinates",
  "minute-taker": "Takes the minutes",
  observer: "Observes",
};

export function spanWords(span: Span, from: string): string {
  if ("weekdayBefore" in span) return `by the ${span.weekdayBefore.weekday} before ${from}`;
  const [{ amount, unit }, side] = "within" in span ? [span.within, "of"] : [span.before, "before"];
  if (amount === 0) return `on the day of ${from}`;
  return side === "of"
    ? `within ${count(amount, UNITS[unit])} of ${from}`
    : `${count(amount, UNITS[unit])} before ${from}`;
}

export function scheduleRules(profile: Profile): Rule[] {
  const { schedule } = profile;
  const sits = `Sits ${rhythmWords(schedule)}, ${clockTime(schedule.starts)} to ${clockTime(schedule.ends)} at the latest`;
  const venues = schedule.venues.map((venue) => venue.name).join(", then ");
  const extra =
    schedule.siblingMinutes === 0
      ? ""
      : `, ${schedule.siblingMinutes} more for ${schedule.siblingRule === "once" ? "siblings together" : "each further sibling"}`;
  const words = [
    `${sits}; ${venues}`,
    schedule.businessMinutes ? `Panel business for the first ${schedule.businessMinutes} minutes` : "",
    `${schedule.slotMinutes} minutes a child${extra}`,
    schedule.emergencySlots ? `${count(schedule.emergencySlots, "slot")} kept for emergencies` : "",
  ];
  const themes = schedule.themes.map((theme) => ({
    words: `${theme.name}: ${theme.days ? daysWords(theme.days) : `meeting ${theme.weekOfMonth} of each month`}`,
    source: theme.source,
  }));
  const breaks = schedule.breaks.map((one) => ({
    words: `${one.label} at ${clockTime(one.starts)} for ${count(one.minutes, "minute")}`,
    source: one.source,
  }));
  const rules = words.filter(Boolean).map((one) => ({ words: one, source: schedule.source }));
  return [...rules, ...breaks, ...themes];
}

export function requestRules(profile: Profile): Rule[] {
  const { requests } = profile;
  return [
    {
      words: requests.deadline
        ? `Request and papers ${spanWords(requests.deadline, "the meeting")}`
        : "Request and papers at any time before the meeting",
      source: requests.source,
    },
    ...requests.gate.map(({ label, source }) => ({ words: label, source })),
    ...(requests.triage
      ? [{ words: `Screened by the ${requests.triage.by}`, source: requests.triage.source }]
      : []),
    ...requests.papers.map(({ label, required, source }) => ({
      words: `${label}${required ? "" : ", where there is one"}`,
      source,
    })),
  ];
}

export const reasonRules = (profile: Profile): Rule[] =>
  profile.requests.reasons.map(({ label, notHere, minutes, source }) => ({
    words: notHere
      ? `${label}: not here. ${notHere}`
      : `${label}${minutes ? ` (${count(minutes, "minute")})` : ""}`,
    source,
  }));

export const roleRules = (profile: Profile): Rule[] =>
  profile.roles.map((role) => ({
    words: `${role.label}${role.count > 1 ? ` (${role.count})` : ""}: ${SEATS[role.seat].toLowerCase()}${role.mustAttend ? ", must attend" : ""}`,
    source: role.source,
  }));

/** "two other agencies, of those in direct contact with the child; not where the vice chair is there". */
function whoCounts(
  { label, presentersCount, directContact, unlessPresent }: QuorumRule,
  profile: Profile,
): string {
  const unless = unlessPresent.map((id) => profile.roles.find((role) => role.id === id)?.label ?? id);
  return [
    label,
    directContact ? ", of those in direct contact with the child" : "",
    presentersCount ? ", presenters too" : "",
    unless.length ? `; not where one of these is there: ${unless.join(", ")}` : "",
  ].join("");
}

export function quorumRules(profile: Profile): Rule[] {
  const { quorum } = profile;
  if (quorum.rules.length === 0) return [{ words: "Whoever came may decide", source: quorum.source }];
  return [
    ...quorum.rules.map((rule) => ({ words: `Needs ${whoCounts(rule, profile)}`, source: rule.source })),
    ...quorum.inPrinciple.map((rule) => ({
      words: `To decide in principle, needs ${whoCounts(rule, profile)}`,
      source: rule.source,
    })),
    {
      words: quorum.chairMayProceed
        ? `The chair may go on without a quorum, with reasons${quorum.neverTwiceRunning ? "; not twice running for one child" : ""}`
        : "Without a quorum nothing can be decided",
      source: quorum.source,
    },
  ];
}

export const recordedRules = (profile: Profile): Rule[] => [
  ...profile.recorded.sections.map(({ label, required, source }) => ({
    words: `${label}${required ? ", always" : ""}`,
    source,
  })),
  ...profile.recorded.prompts.map(({ label, source }) => ({
    words: `Asked before deciding: ${label}`,
    source,
  })),
];

export const decisionRules = (profile: Profile): Rule[] =>
  profile.recorded.decisions.map(({ label, follows, source }) => ({
    words: follows.length ? `${label}. Then: ${follows.map((one) => one.what).join("; ")}` : label,
    source,
  }));

export const deadlineRules = (profile: Profile): Rule[] =>
  profile.deadlines.map((rule) => ({
    words: `${rule.label}: ${spanWords(rule.span, EVENTS[rule.from])}, by the ${rule.by.replace(/^the /, "")}`,
    source: rule.source,
  }));

export const watchRules = (profile: Profile): Rule[] =>
  profile.watch.map(({ label, from, span, weeksAhead, source }) => ({
    words: `Watches for: ${label} (${spanWords(span, EVENTS[from])}${weeksAhead ? `; listed ${count(weeksAhead, "week")} before` : ""})`,
    source,
  }));
