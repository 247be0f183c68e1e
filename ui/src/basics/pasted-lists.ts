// A list as Word, its kin and web pages leave it on the clipboard, as a person would type it: `- ` at the head of each
// point, two spaces more for each level below.

/** Half an inch: what Word sets each level of a list in by. */
const LEVEL_PT = 36;
/** Points for a pixel and for a centimetre, in which margins are given too. */
const POINTS: Record<string, number> = { pt: 1, px: 0.75, cm: 28.35, in: 72, mm: 2.835 };
const BLOCKS = "p, div, li, h1, h2, h3, h4, h5, h6, tr, blockquote, pre, ul, ol";
/** The signs that stand for a point, and the level that each stands for where nothing else tells it. */
const SIGNS: Record<string, number> = {
  "•": 1,
  "·": 1,
  "●": 1,
  o: 2,
  "◦": 2,
  "○": 2,
  "▪": 3,
  "■": 3,
  "§": 3,
};
/** A sign or a number before a point, and the gap after it. */
const MARKED = /^([•·●◦○▪■§o–-]|\d{1,3}[.)]|[a-z]{1,4}[.)])\s{2,}(?=\S)/;
/** The same in plain text: a letter or a dash is a sign only before a tab. */
const PLAIN = /^([\t ]*)(?:([•·●◦○▪■§])[\t \u00a0]+|([o–-])\t[\t ]*)(?=\S)/;

const point = (level: number, words: string, sign = "-") => `${"  ".repeat(level - 1)}${sign} ${words}`;

/** The text of what was copied, with its lists; null where there is none in it. */
export function listText(html: string): string | null {
  if (!/<li[\s>]|mso-list|MsoList/i.test(html)) return null;
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const lines: string[] = [];
  let listed = false;
  for (const block of body.querySelectorAll<HTMLElement>(BLOCKS)) {
    if (block.matches("ul, ol")) continue;
    // A block within a block says its own words; a paragraph that is all of a point is that point.
    const words = ownWords(block).trimStart();
    if (!words && (block.querySelector(BLOCKS) || block.matches("li"))) continue;
    const place = placeOf(block, words);
    listed ||= place !== null;
    lines.push(place ? point(place.level, plain(words.slice(place.skip)), place.sign) : plain(words));
  }
  return listed ? lines.join("\n") : null;
}

const plain = (words: string) => words.replace(/\s+/g, " ").trim();

/** What a block says itself, without the blocks in it. */
function ownWords(block: Element): string {
  let words = "";
  for (const node of block.childNodes) {
    if (node instanceof Text) words += node.data;
    else if (node instanceof Element && !node.matches(BLOCKS))
      words += node.matches("br") ? "\n" : ownWords(node);
  }
  return words;
}

interface Place {
  level: number;
  /** How much of the words is the sign. */
  skip: number;
  sign?: string;
}

/** Where in a list a block stands; null for one that is no point of any. */
function placeOf(block: HTMLElement, words: string): Place | null {
  const item = block.closest("li");
  if (item) {
    // Only the first words of a point have its sign.
    const first = [item, ...item.querySelectorAll(BLOCKS)].find(
      (one) => !one.matches("ul, ol") && ownWords(one).trim(),
    );
    const list = item.closest("ol, ul");
    const number = list?.matches("ol")
      ? [...list.children].filter((one) => one.matches("li")).indexOf(item) + 1
      : 0;
    if (block === first) return { level: depth(item), skip: 0, ...(number > 0 && { sign: `${number}.` }) };
    return null;
  }
  const style = block.getAttribute("style") ?? "";
  const told = /mso-list:[^;"]*level(\d)/.exec(style)?.[1];
  const marked = MARKED.exec(words);
  if (!marked || !(told || /MsoList/.test(block.className) || /text-indent:\s*-/.test(style))) return null;
  const [head, sign = ""] = marked;
  const level = Number(told) || levelByMargin(style) || SIGNS[sign] || 1;
  return { level, skip: head.length, ...(/[.)]$/.test(sign) && { sign }) };
}

function depth(item: Element): number {
  let lists = 0;
  for (let up = item.parentElement; up; up = up.parentElement) if (up.matches("ol, ul")) lists += 1;
  return Math.max(1, lists);
}

/** WebKit leaves of Word's own style only what CSS knows: the margin. */
function levelByMargin(style: string): number {
  const [, size, unit = ""] = /margin-left:\s*([\d.]+)(pt|px|cm|mm|in)/.exec(style) ?? [];
  const points = Number(size) * (POINTS[unit] ?? 0);
  return points > 0 ? Math.max(1, Math.round(points / LEVEL_PT)) : 0;
}

/** Lines of plain text that begin with a point's sign, as points; `began` where the first line goes on from another. */
export function plainList(text: string, began = false): string {
  const lines = text.split("\n");
  return lines
    .map((line, at) => {
      const found = began && at === 0 ? null : PLAIN.exec(line);
      if (!found) return line;
      const [head, indent = "", sign, tabbed] = found;
      const deeper = indent ? indent.replace(/ {2,4}/g, "\t").length : 0;
      const level = deeper ? deeper + 1 : (SIGNS[sign ?? tabbed ?? ""] ?? 1);
      return point(level, line.slice(head.length));
    })
    .join("\n");
}
