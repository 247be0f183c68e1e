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

// The rooms of the window, in order: each knows only those before it. The basics know no host either.
const ROOMS = ["bindings", "host", "basics", "session", "places", "labels", "features", "screens", "frame"];
const after = (room) => ROOMS.slice(ROOMS.indexOf(room) + 1);
/** In order too: a feature knows only what stands here, so that they make no circle. */
const FEATURES = {
  booking: [],
  follow_up: [],
  keeping: [],
  records: [],
  signatures: ["records"],
  sitting: ["follow_up"],
};
/** What forms, drafts and refusals are made of says nothing of panels. */
const BASIC_BINDINGS = ["DraftView", "EntryId", "Refusal", "RefusalCode"];

const notThese = (who, rooms) => ({
  group: [...rooms.flatMap((room) => [`**/${room}`, `**/${room}/**`]), "**/App.svelte"],
  message: `${who} may not know that: see ROOMS and FEATURES in eslint.config.js.`,
});
const nothingOfPanels = {
  group: ["**/bindings/*", ...BASIC_BINDINGS.map((name) => `!**/bindings/${name}`)],
  message: "basics know nothing of panels: hand over what is to be shown.",
};
const restricted = (...patterns) => ({ "no-restricted-imports": ["error", { patterns }] });
const outside = [onlyTheHost, onlyForDevelopment];

const rooms = [
  ...after("basics")
    .filter((room) => room !== "features")
    .map((room) => ({
      files: [`src/${room}/**`],
      rules: restricted(...outside, notThese(room, after(room))),
    })),
  ...Object.entries(FEATURES).map(([feature, known]) => ({
    files: [`src/features/${feature}/**`],
    rules: restricted(
      ...outside,
      notThese(feature, [
        ...Object.keys(FEATURES).filter((other) => other !== feature && !known.includes(other)),
        ...after("features"),
      ]),
    ),
  })),
  {
    files: ["src/basics/**"],
    rules: restricted(...outside, notThese("basics", ["host", ...after("basics")]), nothingOfPanels),
  },
  { files: ["src/host/**"], rules: restricted(...outside, notThese("host", after("host"))) },
  { files: ["src/host/tauri.ts"], rules: restricted(onlyForDevelopment, notThese("host", after("host"))) },
  // Made up for development and tests, it stands apart: it writes dates and revisions as the basics do.
  { files: ["src/host/fake/**"], rules: restricted(onlyTheHost, notThese("The fake host", after("basics"))) },
  { files: ["src/**/*.test.*"], rules: { "no-restricted-imports": "off" } },
];

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
// Every day is London's, wherever the machine stands.
const onlyLondon = [
  {
    selector:
      "CallExpression[callee.property.name=/^(getDay|getDate|getHours|getMinutes|getMonth|getFullYear|getTimezoneOffset|toLocale(Date|Time)String)$/]",
    message: "The machine's own time zone decides nothing: src/basics/dates.ts knows London's.",
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
      ...restricted(...outside),
      "no-console": "error",
      "no-restricted-syntax": ["error", ...onlyTheClock, ...onlyLondon],
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
  ...rooms,
  {
    files: ["src/basics/clock.ts", "src/host/fake/**", "src/**/*.test.ts"],
    rules: { "no-restricted-syntax": ["error", ...onlyLondon] },
  },
);
