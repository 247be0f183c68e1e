// Finds commands and children by a few letters, whatever signs their names are written with.

import fuzzysort from "fuzzysort";

/** Letters that no decomposition brings back to the one on an English keyboard. */
const PLAIN: Record<string, string> = {
  ł: "l",
  đ: "d",
  ø: "o",
  ı: "i",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ð: "d",
  þ: "th",
};

function plainLetters(words: string): string {
  return words
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łđøıßæœðþ]/g, (letter) => PLAIN[letter]!)
    .replace(/[’'‘ʼ`]/g, "")
    .replace(/[,\s]+/g, " ");
}

/** The best first; everything, in its own order, while nothing is typed. */
export function find<T extends { words: string; also?: string }>(typed: string, among: readonly T[]): T[] {
  const wanted = plainLetters(typed.trim());
  if (!wanted) return [...among];
  return fuzzysort
    .go(wanted, among, {
      key: (one: T) => plainLetters(`${one.words} ${one.also ?? ""}`.trim()),
      threshold: 0.3,
    })
    .map((result) => result.obj);
}
