// Rough stand-ins for what Rust reads from a line and finds in a text: enough to see every state on the screen.

import type { TextCheck } from "../../bindings/TextCheck";
import type { ActionDetails } from "../../bindings/ActionDetails";
import type { GlossaryLine } from "../../bindings/GlossaryLine";
import type { LinePart } from "../../bindings/LinePart";
import type { LineReading } from "../../bindings/LineReading";
import type { WordFinding } from "../../bindings/WordFinding";
import { smart } from "./smart";

const ROLES: Record<string, [id: string, words: string, name: string]> = {
  sw: ["sw", "Social worker, Bronwen Hughes", "Bronwen Hughes"],
  pm: ["pm", "Practice manager, Idris Vaughan", "Idris Vaughan"],
};
const DAYS: Record<string, [iso: string, words: string]> = {
  "by friday": ["2026-11-27", "Fri 27 November"],
  "by 9 dec": ["2026-12-09", "Wed 9 December"],
  "in 5 working days": ["2026-12-01", "Tue 1 December"],
};

export function readLine(line: string): LineReading {
  const details: ActionDetails = {
    what: "",
    measure: "",
    ownerRole: "",
    owner: "",
    how: "",
    due: null,
    follows: null,
    accepted: [],
  };
  const parts: LinePart[] = [];
  let from = 0;
  let end = line.length;
  const owner = /^(sw|pm) to /i.exec(line);
  const role = owner ? ROLES[owner[1]!.toLowerCase()] : undefined;
  if (owner && role) {
    [details.ownerRole, , details.owner] = role;
    parts.push({ part: "owner", from: 0, to: owner[1]!.length, words: role[1] });
    from = owner[0].length;
  }
  const measure = /, (.+)$/.exec(line);
  if (measure) {
    details.measure = measure[1]!;
    end = measure.index;
    parts.push({ part: "measure", from: end + 2, to: line.length, words: `measured by: ${measure[1]}` });
  }
  for (const [said, [iso, words]] of Object.entries(DAYS)) {
    const at = line.toLowerCase().indexOf(said);
    if (at < 0) continue;
    details.due = iso;
    parts.unshift({ part: "due", from: at, to: at + said.length, words });
    end = Math.min(end, at);
  }
  details.what = line.slice(from, end).trim();
  if (details.what) parts.splice(1, 0, { part: "what", from, to: end, words: details.what });
  const order = ["owner", "what", "due", "measure", "how"];
  parts.sort((a, b) => order.indexOf(a.part) - order.indexOf(b.part));
  let refused: string | null = null;
  if (/end of term/i.test(line)) refused = "School terms are not in the book. Write the day.";
  else if (/ and (pm|sw) to /i.test(line))
    refused = "Two people each do something here. Write a line for each.";
  else if (!owner) refused = "No action is in this line. Write who does what by when: “SW to … by Fri”.";
  const advice = / and (send|book)/.test(line)
    ? ["This is more than one thing; one action each is easier to follow."]
    : [];
  return { details, parts, refused, advice, smart: smart(details) };
}

const PLAIN: Record<string, string> = {
  LAC: "child in our care",
  LBP: "letter before proceedings",
  CIN: "child in need",
  MARAC: "meeting about high-risk domestic abuse",
};

export function checkWords(text: string): WordFinding[] {
  const findings: WordFinding[] = [];
  for (const match of text.matchAll(/\b(LAC|LBP|CIN|MARAC|recieved|assesment)\b/g)) {
    const word = match[0];
    const plain = PLAIN[word] ?? "";
    findings.push({
      from: match.index,
      to: match.index + word.length,
      kind: plain ? "jargon" : "spelling",
      plain,
      suggestions: [plain || (word === "recieved" ? "received" : "assessment")],
    });
  }
  return findings;
}

/** Word's bullets and line breaks are cleaned; cuneiform cannot be printed. */
export function checkText(text: string): TextCheck {
  const unprintable = [...text.matchAll(/[\u{12000}-\u{123ff}]/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    words: `U+${match[0].codePointAt(0)!.toString(16).toUpperCase()} (${match[0]})`,
  }));
  return { cleaned: text.replaceAll("\uf0b7", "•").replaceAll("\u000b", "\n"), unprintable };
}

export const glossary: GlossaryLine[] = [
  ...Object.entries(PLAIN).map(([term, plain]) => ({ term, also: [], plain, bundled: plain })),
  { term: "Bridge", also: [], plain: "the day project in Northam", bundled: null },
];

export function setTerm(term: string, plain: string | null): void {
  const at = glossary.findIndex((line) => line.term === term);
  const bundled = glossary[at]?.bundled ?? null;
  if (at >= 0) glossary.splice(at, 1);
  const words = plain ?? bundled;
  if (words !== null && (words !== "" || bundled !== null))
    glossary.push({ term, also: [], plain: words, bundled });
  glossary.sort((a, b) => a.term.localeCompare(b.term));
}
