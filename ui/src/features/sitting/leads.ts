// Marks at the head of a line of plain text, which the record's layout sets apart (PS-9): `Fact: `, `Opinion: `,
// `Child: `, `Observed: `, and `NAME (ROLE): ` for who says it.

export type Lead = "Fact" | "Opinion" | "Child" | "Observed";

/** A text with the cursor somewhere in it. */
export interface Typing {
  text: string;
  at: number;
}

/** What is put in place of the letters from `from` to `to`, and where the cursor stands afterwards. */
export interface Insertion {
  from: number;
  to: number;
  words: string;
  at: number;
}

const LEAD = /^(Fact|Opinion|Child|Observed): ?/;

/** Marks the line of the cursor; the same mark again takes it off, another one takes its place. */
export function markLine({ text, at }: Typing, lead: Lead): Insertion {
  const from = startOfLine(text, at);
  const there = LEAD.exec(text.slice(from));
  const old = there?.[0].length ?? 0;
  const words = there?.[1] === lead ? "" : `${lead}: `;
  return { from, to: from + old, words, at: Math.max(from, at - old) + words.length };
}

/** Names who says what is typed next: on a line of its own, so that each sentence has one speaker. */
export function nameSpeaker({ text, at }: Typing, name: string, role: string): Insertion {
  const lead = `${role ? `${name} (${role})` : name}: `;
  const from = startOfLine(text, at);
  const line = text.slice(from, endOfLine(text, at));
  if (!line.trim()) return { from, to: from + line.length, words: lead, at: from + lead.length };
  const end = from + line.length;
  return { from: end, to: end, words: `\n${lead}`, at: end + lead.length + 1 };
}

function startOfLine(text: string, at: number): number {
  return text.lastIndexOf("\n", at - 1) + 1;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
