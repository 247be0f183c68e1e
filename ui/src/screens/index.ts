import type { Component } from "svelte";

import type { Route, ScreenName } from "../lib/router.svelte";
import Account from "./Account.svelte";
import Agenda from "./Agenda.svelte";
import Book from "./Book.svelte";
import Child from "./Child.svelte";
import ChildForm from "./ChildForm.svelte";
import Children from "./Children.svelte";
import CreateBook from "./CreateBook.svelte";
import Home from "./Home.svelte";
import Live from "./Live.svelte";
import Locked from "./Locked.svelte";
import Meetings from "./Meetings.svelte";
import NewRequest from "./NewRequest.svelte";
import Panels from "./Panels.svelte";
import People from "./People.svelte";
import PlanSeries from "./PlanSeries.svelte";
import Protection from "./Protection.svelte";
import Reads from "./Reads.svelte";
import Record from "./Record.svelte";
import Records from "./Records.svelte";
import Request from "./Request.svelte";
import Requests from "./Requests.svelte";
import Restore from "./Restore.svelte";
import SignIn from "./SignIn.svelte";
import Tracker from "./Tracker.svelte";
import Verify from "./Verify.svelte";
import Welcome from "./Welcome.svelte";

type ScreenOf<R extends Route> = R extends Route
  ? { [S in R["screen"]]: Component<Omit<R, "screen">> }
  : never;
type All<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void ? I : never;

/** A screen for each place, which takes what the place knows. */
const each: All<ScreenOf<Route>> = {
  welcome: Welcome,
  createBook: CreateBook,
  restore: Restore,
  verify: Verify,
  protection: Protection,
  signIn: SignIn,
  locked: Locked,
  home: Home,
  people: People,
  panels: Panels,
  planSeries: PlanSeries,
  meetings: Meetings,
  children: Children,
  child: Child,
  childForm: ChildForm,
  requests: Requests,
  request: Request,
  newRequest: NewRequest,
  agenda: Agenda,
  live: Live,
  records: Records,
  record: Record,
  tracker: Tracker,
  reads: Reads,
  book: Book,
  account: Account,
};

// The compiler cannot follow that a route and the screen looked up by its own name belong together.
export const screens = each as unknown as { [S in ScreenName]: Component<Route> };
