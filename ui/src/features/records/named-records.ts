// Records as a dialog names them before something is done with several at once.

import type { Gap } from "../../bindings/Gap";
import type { RecordLine } from "../../bindings/RecordLine";
import { listed } from "../../basics/counting";
import { isRestricted } from "../../labels/child-names";

export interface NamedRecord {
  id: string;
  meeting: string;
  name: string;
  restricted: boolean;
  /** Whether whoever asks has opened it since it was finalised. */
  opened: boolean;
}

export const named = ({ record, child, opened }: RecordLine): NamedRecord => ({
  id: record.id,
  meeting: record.meeting,
  name: child.name,
  restricted: isRestricted(child),
  opened,
});

/** What is for the chair to weigh, as sentences. */
export const sentencesToWeigh = (gaps: readonly Gap[]): string[] =>
  gaps.filter((gap) => !gap.blocks).map((gap) => gap.sentence);

/** Names those whose families are kept to named people; empty where there are none. */
export function restrictedAmong(records: readonly NamedRecord[]): string {
  const some = records.filter((one) => one.restricted).map((one) => one.name);
  if (!some.length) return "";
  const where = records.length === 1 ? "Restricted" : "Restricted among them";
  return `${where}: ${listed(some)}. Only those who are named for the family may see it.`;
}

/** Names those that whoever signs has not opened as they are now; empty where there are none. */
export function unreadAmong(records: readonly NamedRecord[]): string {
  const some = records.filter((one) => !one.opened).map((one) => one.name);
  if (!some.length) return "";
  const since = `since ${some.length === 1 ? "it was" : "they were"} finalised.`;
  return some.length === records.length && some.length > 1
    ? `You have opened none of them ${since}`
    : `You have not opened ${listed(some)} ${since}`;
}
