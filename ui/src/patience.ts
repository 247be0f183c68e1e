// What a test waits for comes late on a machine that does much else: only what never comes is a failure.

import { configure } from "@testing-library/svelte";

configure({ asyncUtilTimeout: 60_000 });
