import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/noto-sans/wght.css";
import "./styles/window.scss";

import { mount } from "svelte";

import { chooseHost } from "./host/choose";
import { setClock } from "./basics/clock";
import { beginAt } from "./places/begin-at";
import App from "./App.svelte";

const host = await chooseHost();
await setClock(host.now);

mount(App, {
  target: document.getElementById("window")!,
  props: { host, start: beginAt() },
});
