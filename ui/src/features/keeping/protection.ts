// The help's tables for those who read them in the window: which test shows a row is folded under it, so that the words
// have the width.

const LAST = "Shown by";
const TABLE = /<table>[^]*?<\/table>/g;
const ROW = /<tr>((?:\s*<td>[^]*?<\/td>)+?)\s*<td>((?:(?!<td>)[^])*?)<\/td>\s*<\/tr>/g;

export function foldTests(html: string): string {
  return html.replace(TABLE, (table) => {
    const heading = `<th>${LAST}</th>`;
    if (!table.includes(heading)) return table;
    return table
      .replace(heading, "")
      .replace(ROW, (_row, cells: string, tests: string) => `<tr>${under(cells, tests)}</tr>`);
  });
}

/** Under the words of the last cell that is left. */
function under(cells: string, tests: string): string {
  if (!tests.includes("<code>")) return cells;
  return cells.replace(/<\/td>\s*$/, `<details><summary>${LAST}</summary>${tests}</details></td>`);
}
