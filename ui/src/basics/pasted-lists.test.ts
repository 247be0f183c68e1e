import { expect, test } from "vitest";

import { listText, plainList } from "./pasted-lists";

const MEANT = "The plan:\n- School will meet the family\n  - in the first week\n- Housing writes";
const gap = '<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp; </span>';

/** As Word writes it, where the webview hands it on whole. */
const WORD = `<html><head><style>p.MsoListParagraph {margin-left:36pt;}</style></head><body><!--StartFragment-->
<p class=MsoNormal>The plan:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·${gap}</span></span><![endif]>School will
meet the family<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if
!supportLists]><span style='mso-list:Ignore'>o${gap}</span><![endif]>in the first week<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·${gap}</span><![endif]>Housing writes<o:p></o:p></p><!--EndFragment--></body></html>`;

/** As WebKitGTK hands the same on: what CSS does not know is gone. */
const IN_WEBKIT = WORD.replace(/;?mso-list:[^;']*/g, "").replace(/<!--.*?-->|<!\[.*?\]>/gs, "");

/** As LibreOffice, Word on the web and pages write it. */
const ELEMENTS = `<p>The plan:</p><ul><li><p>School will meet the family</p>
<ul><li>in the first week</li></ul></li><li><span>Housing</span> writes</li></ul>`;

test.each([
  ["Word", WORD],
  ["Word, through WebKit", IN_WEBKIT],
  ["elements of a list", ELEMENTS],
])("a list of two levels keeps levels and points: %s", (_, html) => {
  expect(listText(html)).toBe(MEANT);
});

test("numbers stay numbers", () => {
  const numbered = "<ol><li>Meet</li><li>Write<ul><li>to school</li></ul></li></ol>";
  expect(listText(numbered)).toBe("1. Meet\n2. Write\n  - to school");
  expect(listText(WORD.replaceAll("·", "1."))).toContain("\n1. School will meet the family\n  - in");
});

test("what has no list is left to its plain text", () => {
  expect(listText("<p>Seen at home.</p><p style='text-indent:-18pt'>One  two</p>")).toBeNull();
  expect(listText("")).toBeNull();
});

test.each([
  [
    "•\tSchool will meet\no\tin the first week\n▪\tMonday\n•\tHousing",
    "- School will meet\n  - in the first week\n    - Monday\n- Housing",
  ],
  ["• Seen\n\t• at home", "- Seen\n  - at home"],
  [
    "A plan – with dashes\no Brien said so\n- as typed\n20 · 30",
    "A plan – with dashes\no Brien said so\n- as typed\n20 · 30",
  ],
])("plain text %j", (pasted, meant) => {
  expect(plainList(pasted)).toBe(meant);
});

test("a line that goes on from another has no sign of its own", () => {
  expect(plainList("• Seen\n• at home", true)).toBe("• Seen\n- at home");
});
