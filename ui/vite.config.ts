import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";

// The window's content security policy allows no inline script and no remote file: the module preload polyfill is an
// inline script, and small assets must not become data: addresses.
export default defineConfig({
  plugins: [svelte(), svelteTesting()],
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
    setupFiles: ["src/patience.ts"],
    testTimeout: 120_000,
  },
});
