// Where words to look at stand in a text that has been typed on since it was checked.

/** A stretch of text, and what there is to say of it. */
export interface Stretch {
  text: string;
  kind: string | null;
}

/** A checked text and what was found in it. */
export interface CheckedText {
  checked: string;
  findings: readonly { from: number; to: number; kind: string }[];
}

/** The text up to the last word that still stands where it was found; nothing where none does. */
export function underlined(typed: string, { checked, findings }: CheckedText): Stretch[] {
  const same = sameStart(typed, checked);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { from, to, kind } of findings) {
    if (from < at || to > same) continue;
    stretches.push({ text: typed.slice(at, from), kind: null }, { text: typed.slice(from, to), kind });
    at = to;
  }
  return stretches;
}

function sameStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}
