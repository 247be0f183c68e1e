import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { marked } from "marked";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Help is written as Markdown and becomes HTML as the window is built: nothing reads Markdown at run time. */
const help: Plugin = {
  name: "help",
  transform(text, id) {
    if (id.endsWith(".md")) return `export default ${JSON.stringify(marked.parse(text, { async: false }))}`;
  },
};

// The window's content security policy allows no inline script and no remote file: the module preload polyfill is an
// inline script, and small assets must not become data: addresses.
export default defineConfig({
  plugins: [svelte(), svelteTesting(), help],
  base: "./",
  build: {
    outDir: "dist",
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The chair's view is a page of its own: its window loads nothing that could ask the book.
    rolldownOptions: { input: ["index.html", "chair.html"] },
  },
  // The fake host reads the panels that ship.
  server: { port: 5173, strictPort: true, host: "127.0.0.1", fs: { allow: [".."] } },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts"],
    setupFiles: ["src/test-setup.ts"],
    testTimeout: 120_000,
  },
});
