import type { Task } from "../../bindings/Task";
import type { Route } from "../../places/router.svelte";

/** The screen where a task is done. */
export function taskRoute(task: Task): Route {
  switch (task.what) {
    case "triage":
    case "placeRequest":
    case "tooLate":
    case "completeRequest":
      return task.request ? { screen: "request", request: task.request } : { screen: "requests" };
    case "bookReviews":
    case "issueAgenda":
      return task.meeting ? { screen: "agenda", meeting: task.meeting } : { screen: "meetings" };
    case "holdMeeting":
      return task.meeting ? { screen: "live", meeting: task.meeting } : { screen: "meetings" };
    case "finalise":
    case "returned":
    case "sign":
    case "answerAmendment":
    case "file":
      return task.record ? { screen: "record", record: task.record } : { screen: "records" };
    case "watchList":
      return { screen: "watchList" };
    case "overdueActions":
      return { screen: "tracker" };
    case "setSigningPin":
      return { screen: "account" };
    case "reviewTerms":
      return { screen: "panels" };
    case "certify":
      return { screen: "people" };
  }
}
