// The chair's view in another tab of the browser.

import type { ChairsView } from "../chairs-view";
import type { Host, Projector } from "../host";

const channel = () => new BroadcastChannel("quorate-fake-chair");
const READY = "ready";
const CLOSED = "closed";

export const fakeProjector: Projector = {
  hear: async (show) => {
    const heard = channel();
    heard.onmessage = ({ data }) => {
      if (typeof data === "object") show(data as ChairsView);
    };
    heard.postMessage(READY);
    addEventListener("pagehide", () => heard.postMessage(CLOSED));
    return () => heard.close();
  },
  stir: async () => {},
};

export const fakeChairsWindow: Pick<Host, "openChairsView" | "showChair" | "hearOfChairsWindow"> = {
  openChairsView: async () => {
    window.open("/chair.html?fake", "chair");
  },
  showChair: async (view) => {
    const told = channel();
    told.postMessage(view);
    told.close();
  },
  hearOfChairsWindow: async (changed) => {
    if (!globalThis.BroadcastChannel) return () => {};
    const heard = channel();
    heard.onmessage = ({ data }) => {
      if (data === READY) changed(true);
      if (data === CLOSED) changed(false);
    };
    return () => heard.close();
  },
};
