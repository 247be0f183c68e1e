// The window of the chair's view: it knows what it is told, and can ask for nothing.

import "@fontsource-variable/atkinson-hyperlegible-next/wght.css";
import "@fontsource-variable/noto-sans/wght.css";
import "./styles/window.scss";

import { mount } from "svelte";

import { chooseProjector } from "./host/choose";
import ChairsViewWindow from "./features/sitting/chairs_view/ChairsViewWindow.svelte";

mount(ChairsViewWindow, {
  target: document.getElementById("window")!,
  props: { projector: await chooseProjector() },
});
