import { createContext } from "svelte";

import type { LockedView } from "../bindings/LockedView";
import type { Place } from "../bindings/Place";

/** Every place in the window, with what it needs to know. */
export type Route =
  | { screen: "welcome" }
  | { screen: "createBook" }
  | { screen: "restore" }
  | { screen: "verify" }
  | { screen: "protection" }
  | { screen: "signIn"; folder: string }
  | { screen: "locked"; by: LockedView }
  | { screen: "home" }
  | { screen: "people" }
  | { screen: "panels" }
  | { screen: "panel"; panel: string }
  | { screen: "planSeries"; panel?: string; day?: string }
  | { screen: "meetings" }
  | { screen: "children" }
  | { screen: "child"; child: string }
  | { screen: "childForm"; child?: string; siblingOf?: string }
  | { screen: "requests" }
  | { screen: "request"; request: string }
  | { screen: "watchList" }
  | { screen: "newRequest"; child?: string; panel?: string; reason?: string; request?: string }
  | { screen: "agenda"; meeting: string }
  | { screen: "live"; meeting: string; record?: string; place?: Place }
  | { screen: "records" }
  | { screen: "record"; record: string }
  | { screen: "tracker" }
  | { screen: "reads"; child?: string; person?: string }
  | { screen: "book" }
  | { screen: "account" };

export type ScreenName = Route["screen"];

/** Where the window is, and where it came from. There is no address bar, so this is the whole of it. */
export class Router {
  route = $state.raw<Route>({ screen: "welcome" });
  /** Grows with every move: the screen is made anew, and its heading takes the focus. */
  moves = $state(0);
  #past = $state.raw<Route[]>([]);
  /** Not state: a screen that tells where it is must not be drawn for it. */
  #noted: Route | null = null;

  /** The way here. */
  get past(): readonly Route[] {
    return this.#past;
  }

  /** Comes back to where somebody was, with the way behind them. */
  comeBack(route: Route, past: readonly Route[]) {
    this.#past = [...past];
    this.#show(route);
  }

  /** What this screen would be opened with by now, for coming back to it; nothing moves. */
  note(route: Route) {
    this.#noted = route;
  }

  /** Where one is now, as closely as the screen has told. */
  get here(): Route {
    return this.#noted ?? this.route;
  }

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }

  go(route: Route) {
    this.#past = [...this.#past, this.route].slice(-50);
    this.#show(route);
  }

  /** Goes there without a way back: through the door, or from a form that is done. */
  replace(route: Route) {
    this.#show(route);
  }

  /** Goes there and forgets the way: signing in and out. */
  begin(route: Route) {
    this.#past = [];
    this.#show(route);
  }

  back() {
    const before = this.#past.at(-1);
    if (!before) return;
    this.#past = this.#past.slice(0, -1);
    this.#show(before);
  }

  #show(route: Route) {
    this.#noted = null;
    this.route = route;
    this.moves += 1;
  }
}

export const [useRouter, provideRouter] = createContext<Router>();
