/** Which of two comes first, by keys that compare as the things do: names have theirs from Rust. */
export const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
