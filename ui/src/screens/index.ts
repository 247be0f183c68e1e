import type { Component } from "svelte";

import type { Route, ScreenName } from "../places/router.svelte";
import AccountScreen from "./AccountScreen.svelte";
import AgendaScreen from "./AgendaScreen.svelte";
import BookScreen from "./BookScreen.svelte";
import ChildFormScreen from "./ChildFormScreen.svelte";
import ChildrenScreen from "./ChildrenScreen.svelte";
import ChildScreen from "./ChildScreen.svelte";
import CreateBookScreen from "./CreateBookScreen.svelte";
import HomeScreen from "./HomeScreen.svelte";
import LiveScreen from "./LiveScreen.svelte";
import LockedScreen from "./LockedScreen.svelte";
import MeetingsScreen from "./MeetingsScreen.svelte";
import NewRequestScreen from "./NewRequestScreen.svelte";
import PanelScreen from "./PanelScreen.svelte";
import PanelsScreen from "./PanelsScreen.svelte";
import PeopleScreen from "./PeopleScreen.svelte";
import PlanSeriesScreen from "./PlanSeriesScreen.svelte";
import ProtectionScreen from "./ProtectionScreen.svelte";
import ReadsScreen from "./ReadsScreen.svelte";
import RecordScreen from "./RecordScreen.svelte";
import RecordsScreen from "./RecordsScreen.svelte";
import RequestScreen from "./RequestScreen.svelte";
import RequestsScreen from "./RequestsScreen.svelte";
import RestoreScreen from "./RestoreScreen.svelte";
import SignInScreen from "./SignInScreen.svelte";
import TrackerScreen from "./TrackerScreen.svelte";
import VerifyScreen from "./VerifyScreen.svelte";
import WatchListScreen from "./WatchListScreen.svelte";
import WelcomeScreen from "./WelcomeScreen.svelte";

type ScreenOf<R extends Route> = R extends Route
  ? { [S in R["screen"]]: Component<Omit<R, "screen">> }
  : never;
type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

/** A screen for each place, which takes what the place knows. */
const each: All<ScreenOf<Route>> = {
  welcome: WelcomeScreen,
  createBook: CreateBookScreen,
  restore: RestoreScreen,
  verify: VerifyScreen,
  protection: ProtectionScreen,
  signIn: SignInScreen,
  locked: LockedScreen,
  home: HomeScreen,
  people: PeopleScreen,
  panels: PanelsScreen,
  panel: PanelScreen,
  planSeries: PlanSeriesScreen,
  meetings: MeetingsScreen,
  children: ChildrenScreen,
  child: ChildScreen,
  childForm: ChildFormScreen,
  requests: RequestsScreen,
  request: RequestScreen,
  watchList: WatchListScreen,
  newRequest: NewRequestScreen,
  agenda: AgendaScreen,
  live: LiveScreen,
  records: RecordsScreen,
  record: RecordScreen,
  tracker: TrackerScreen,
  reads: ReadsScreen,
  book: BookScreen,
  account: AccountScreen,
};

// The compiler cannot follow that a route and the screen looked up by its own name belong together.
export const screens = each as unknown as { [S in ScreenName]: Component<Route> };
