// The lint holds the order of the rooms; this holds that within a room, too, no file leads back to itself.

import { posix } from "node:path";

import { expect, test } from "vitest";

const files = import.meta.glob<string>("./**/*.{ts,svelte}", {
  query: "?raw",
  import: "default",
  eager: true,
});
const IMPORT = /(?:from|import)\s*\(?\s*"(\.[^"]+)"/g;

function importsOf(file: string): string[] {
  return [...files[file]!.matchAll(IMPORT)].flatMap(([, to]) => {
    const path = `./${posix.join(posix.dirname(file), to!)}`;
    return [path, `${path}.ts`, `${path}/index.ts`].filter((one) => one in files);
  });
}

/** The first way found from a file back to itself. */
function circle(): string[] | null {
  const done = new Set<string>();
  const walk = (file: string, way: string[]): string[] | null => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return null;
    done.add(file);
    for (const next of importsOf(file)) {
      const found = walk(next, [...way, file]);
      if (found) return found;
    }
    return null;
  };
  for (const file of Object.keys(files)) {
    const found = walk(file, []);
    if (found) return found;
  }
  return null;
}

test("no file imports itself by way of others", () => {
  expect(importsOf("./main.ts"), "imports are found").toContain("./App.svelte");
  expect(circle()).toBeNull();
});
