// A word that stands for a text (FNV-1a, 32 bits). A text without a revision of its own in the book is known by it:
// typing that started from one text is not laid over another that came in meanwhile.

export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16);
}
