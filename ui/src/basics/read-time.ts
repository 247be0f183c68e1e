// A time of day, where a machine or a person wrote one after a date.

interface Clock {
  minutes: number;
  /** Minutes from universal time, where it is said. */
  offset: number | undefined;
}

/** A time of day, where a machine wrote one after the date; null where something else stands there. */
export function readClock(text: string): Clock | null {
  const rest = text
    .replace(/[.,)\]"” ]+$/, "")
    .replace(/^t/, "")
    .trimStart()
    .replace(/^at /, "");
  if (!rest) return { minutes: 0, offset: undefined };
  const found = /^([\d:.]+)\s*(am|pm)?\s*(.*)$/s.exec(rest);
  if (!found) return null;
  const [, time, half, zone] = found as unknown as [string, string, string | undefined, string];
  const figures = time.split(/[:.]/);
  const [hourText, minute = "0", second = "0"] = figures;
  if (figures.some((part) => part === "") || (!half && !time.includes(":"))) return null;
  let hour = Number(hourText);
  if (half) hour = (hour % 12) + (half === "pm" ? 12 : 0);
  if (hour > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const offset = readZone(zone);
  return offset === null ? null : { minutes: hour * 60 + Number(minute), offset };
}

/** Minutes from universal time; undefined where nothing is said, null for what is no zone. */
function readZone(said: string): number | undefined | null {
  const zone = said.split("(")[0]!.trim();
  if (!zone) return undefined;
  if (zone === "bst") return 60;
  const named = zone.replace(/^(?:gmt|utc|z)/, "");
  if (!named) return 0;
  const found = /^([+-])(\d{2}):?(\d{2})$/.exec(named);
  return found ? (found[1] === "+" ? 1 : -1) * (Number(found[2]) * 60 + Number(found[3])) : null;
}
