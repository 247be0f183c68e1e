import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

export default {
  preprocess: vitePreprocess({ script: false }),
  compilerOptions: {
    // A screen or a form is made anew for each thing it shows, so it may begin from what it was given.
    warningFilter: (warning) => warning.code !== "state_referenced_locally",
  },
};
