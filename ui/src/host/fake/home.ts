// The week of the fictional county.

import type { HomeView } from "../../bindings/HomeView";
import { meetings, TODAY } from "./county";
import { meetingLine } from "./lines";

export function home(): HomeView {
  const task = { detail: "", clock: null, meeting: null, record: null, request: null, count: 1 };
  return {
    today: TODAY,
    meetings: meetings.map(meetingLine),
    tasks: [
      {
        ...task,
        what: "file",
        label: "2 records to file",
        detail: "CLAM panel, 17 November",
        count: 2,
        record: "rec-emrys",
        clock: {
          deadline: "case-note",
          label: "Case note on each child's file",
          by: "by the note taker",
          due: "2026-11-20",
          lastWorkingDay: null,
          words: "1 working day over",
          state: "over",
          late: false,
          source: "CLAM-9",
        },
      },
      {
        ...task,
        what: "issueAgenda",
        label: "Issue the agenda of the CLAM panel",
        detail: "Tuesday 24 November, 3 requests placed",
        meeting: "c48",
        clock: {
          deadline: "agenda",
          label: "Agenda",
          by: "by the administrator",
          due: TODAY,
          lastWorkingDay: null,
          words: "due today",
          state: "today",
          late: false,
          source: "",
        },
      },
      {
        ...task,
        what: "triage",
        label: "2 requests wait for screening",
        detail: "The oldest came on Friday 20 November",
        count: 2,
      },
      { ...task, what: "placeRequest", label: "2 requests wait for a slot", detail: "CLAM panel", count: 2 },
      { ...task, what: "overdueActions", label: "1 action is overdue", detail: "The oldest by 9 days" },
    ],
    calendarNotice: null,
  };
}
