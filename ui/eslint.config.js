import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

const onlyTheHost = {
  group: ["@tauri-apps/*"],
  message: "Only src/host/tauri.ts speaks to Tauri; ask for what you need in src/host/host.ts.",
};
const onlyForDevelopment = {
  group: ["**/fake/*", "**/fake"],
  message: "The fake host is loaded by src/host/choose.ts alone, and only while developing.",
};

const onlyTheClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "What time it is, src/basics/clock.ts says.",
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: "What time it is, src/basics/clock.ts says.",
  },
];

export default ts.config(
  { ignores: ["dist", "node_modules", "src/bindings"] },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: globals.browser },
    rules: {
      "no-restricted-imports": ["error", { patterns: [onlyTheHost, onlyForDevelopment] }],
      "no-console": "error",
      "no-restricted-syntax": ["error", ...onlyTheClock],
      // TypeScript itself knows the names.
      "no-undef": "off",
      // Dates and sets here are values that are never changed in place.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: ["src/host/tauri.ts", "src/host/choose.ts", "src/host/fake/**", "src/**/*.test.ts"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    files: ["src/basics/clock.ts", "src/host/fake/**", "src/**/*.test.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);
