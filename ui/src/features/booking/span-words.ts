// By when something is due, as a form says it beside a field.

import type { Span } from "../../bindings/Span";
import { count } from "../../basics/counting";
import { clockTime } from "../../basics/dates";

const UNITS = {
  hours: "hour",
  "working-days": "working day",
  "calendar-days": "calendar day",
  weeks: "week",
  months: "month",
} as const;

/** "2 working days before the meeting", "by 5pm on the Thursday before the meeting". */
export function spanWords(span: Span, from: string): string {
  if ("weekdayBefore" in span) {
    const { weekday, at } = span.weekdayBefore;
    return at ? `by ${clockTime(at)} on the ${weekday} before ${from}` : `by the ${weekday} before ${from}`;
  }
  if ("before" in span) {
    const { amount, unit, at } = span.before;
    return `${count(amount, UNITS[unit])}${at ? ` at ${clockTime(at)}` : ""} before ${from}`;
  }
  const { amount, unit } = span.within;
  return amount === 0 ? `on the day of ${from}` : `within ${count(amount, UNITS[unit])} of ${from}`;
}
