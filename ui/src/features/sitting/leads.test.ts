import { expect, test } from "vitest";

import { markLine, nameSpeaker, type Insertion, type Typing } from "./leads";

/** A text with `|` where the cursor stands. */
function typing(shown: string): Typing {
  return { text: shown.replace("|", ""), at: shown.indexOf("|") };
}
function after({ text }: Typing, { from, to, words, at }: Insertion): string {
  const next = text.slice(0, from) + words + text.slice(to);
  return `${next.slice(0, at)}|${next.slice(at)}`;
}
const mark = (shown: string, lead: Parameters<typeof markLine>[1]) =>
  after(typing(shown), markLine(typing(shown), lead));
const speak = (shown: string) =>
  after(typing(shown), nameSpeaker(typing(shown), "Yusuf Demir", "Virtual School"));

test("a mark goes to the head of the cursor's line, and the cursor stays with its words", () => {
  expect(mark("One.\nAttendance is fu|ll.", "Fact")).toBe("One.\nFact: Attendance is fu|ll.");
  expect(mark("|", "Child")).toBe("Child: |");
});

test("another mark takes its place, the same again takes it off", () => {
  expect(mark("Fact: He is| tall.", "Opinion")).toBe("Opinion: He is| tall.");
  expect(mark("Fact: He is| tall.", "Fact")).toBe("He is| tall.");
  expect(mark("Fa|ct: He", "Fact"), "a cursor inside the mark falls to the head of the line").toBe("|He");
});

test("each speaker begins a line of their own", () => {
  expect(speak("|")).toBe("Yusuf Demir (Virtual School): |");
  expect(speak("She said so|.")).toBe("She said so.\nYusuf Demir (Virtual School): |");
  expect(speak("First|.\nSecond.")).toBe("First.\nYusuf Demir (Virtual School): |\nSecond.");
  expect(after(typing("|"), nameSpeaker(typing("|"), "The neighbour", ""))).toBe("The neighbour: |");
});
