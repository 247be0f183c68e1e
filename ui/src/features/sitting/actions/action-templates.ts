// The panel's usual actions, as quick entry offers them.

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The lines that go on from what is typed; all of them where `all` asks and nothing is typed. */
export function matchingTemplates(lines: string[], typed: string, all: boolean): string[] {
  const start = plain(typed.trimStart());
  if (!start) return all ? lines : [];
  return lines.filter((line) => plain(line).startsWith(start) && plain(line) !== start);
}
