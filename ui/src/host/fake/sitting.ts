// A CLAM panel in full flow at 2:21pm on Wednesday 25 November 2026: what the book would hold. All of it is invented.

import type { LiveItem } from "../../bindings/LiveItem";
import type { LiveView } from "../../bindings/LiveView";
import { action, at, attendee, clam, DAY, lacks, MEETING, promptsOpen, quorate, slot } from "./sitting-parts";

function okafor(): LiveItem {
  const status = "section 20";
  const family = slot(
    "14:00:00",
    30,
    "Section 20 after emergency admission",
    [
      { given: "Chidi", surname: "Okafor", age: "9 years", born: "2017-03-04", mosaic: "4410287", status },
      { given: "Adaeze", surname: "Okafor", age: "6 years", born: "2020-08-19", mosaic: "4410288", status },
      { given: "Tobe", surname: "Okafor", age: "2 years", born: "2024-01-30", mosaic: "4410289", status },
    ],
    { kind: "running" },
    {
      clock: {
        deadline: "emergency-review",
        label: "Emergency admission presented to panel",
        by: "by the social worker",
        due: "2026-11-27",
        lastWorkingDay: null,
        words: "2 working days left",
        state: "running",
        late: false,
        source: "",
      },
    },
  );
  const chidi = family.records[0]!;
  chidi.record.sections = {
    outline: {
      text: "Came into care on 18 November in an emergency. The panel is asked to agree section 20 for all three children.",
      revision: "3",
    },
    "childs-words": {
      text: "“I want to be with Tobe and Adaeze. I don’t mind which house.” To his social worker, 20 November.",
      revision: "3",
    },
    discussion: {
      text: "Virtual School: attendance was 71 % this term and has been full since 19 November. In the school’s view a move is likely to unsettle him if it means a new class.\nFostering: one carer can take all three within the school’s catchment from 2 December.",
      revision: "4",
    },
  };
  chidi.record.decisions = [{ option: "s20-agreed", detail: "", agreedAt: at("14:16") }];
  chidi.record.prompts = { "family-and-network": "answered", "early-permanency": "notApplicable" };
  chidi.gaps = [
    lacks("The decision has no rationale.", { kind: "rationale" }),
    lacks("No review date is set, nor why none is needed.", { kind: "review" }),
    ...promptsOpen(chidi.record.prompts),
  ];
  chidi.actions = [
    action(
      chidi,
      "File the aunt’s viability assessment",
      "Report on the file",
      "gm",
      "Ingrid Solheim",
      "2026-12-09",
      "Kinship team, two visits",
    ),
    action(chidi, "Look into school transport", "", "sw", "Bronwen Hughes", null, ""),
  ];
  chidi.lastTime = {
    date: "2026-10-07",
    panelName: "CLAM panel",
    decisions: ["Family group conference before any change of plan"],
    closedActions: 1,
  };
  chidi.openActions = [
    {
      action: action(
        chidi,
        "Paternal aunt viability assessment",
        "Report filed",
        "gm",
        "Ingrid Solheim",
        "2026-11-14",
        "",
      ).action,
      child: chidi.child,
      panelName: "CLAM panel",
      meetingDate: "2026-10-07",
      ownerLabel: "Group manager, Ingrid Solheim",
      ownerOrder: "group manager",
      words: "11 days over",
      closed: "",
      overdue: true,
    },
  ];
  return family;
}

export function sitting(): LiveView {
  return {
    restricted: [],
    afterwards: [
      {
        deadline: "on-file",
        label: "Key decisions on the child's file",
        by: "by the note taker",
        due: DAY,
        lastWorkingDay: DAY,
        words: "due today",
        state: "today",
        late: false,
        source: "CLAM-9",
      },
    ],
    line: {
      meeting: {
        id: MEETING,
        details: {
          panel: "clam",
          profileVersion: 1,
          date: DAY,
          starts: "13:00:00",
          ends: "16:30:00",
          venue: "chn",
          theme: null,
        },
        state: "running",
        startedAt: at("13:00"),
        closedAt: null,
        inquorateReason: null,
        revision: "3",
      },
      panelName: "CLAM panel",
      venueName: "County Hall North (CHN)",
      themeName: null,
      items: 9,
      children: 12,
      restricted: 0,
      minutesTaken: 165,
      minutesFree: 15,
      slots: 13,
      slotsFree: 0,
      emergencyFree: 1,
      returning: 0,
      progress: "2 done",
    },
    profile: clam,
    items: [
      slot(
        "13:15:00",
        15,
        "Residential placement review",
        [{ given: "Emrys", surname: "Pritchard", age: "14 years", born: "2012-05-11", mosaic: "4409913" }],
        { kind: "finished" },
      ),
      slot(
        "13:30:00",
        15,
        "Return home from foster care",
        [{ given: "Zofia", surname: "Wiśniewska", age: "11 years", born: "2015-09-02", mosaic: "4410020" }],
        { kind: "finished" },
      ),
      slot(
        "13:45:00",
        15,
        "Parent and baby placement",
        [{ given: "", surname: "Lovatt", age: "expected in February 2027", mosaic: "4410301" }],
        { kind: "deferred", why: "Pre-birth assessment not finished" },
      ),
      okafor(),
      slot(
        "14:30:00",
        15,
        "Residential review",
        [{ given: "Ionuț", surname: "Țepeș", age: "13 years", born: "2013-02-20", mosaic: "4409777" }],
        { kind: "waiting" },
      ),
      slot(
        "14:45:00",
        15,
        "Return home from foster care",
        [{ given: "Thị Lan", surname: "Nguyễn", age: "8 years", born: "2018-06-06", mosaic: "4409802" }],
        { kind: "waiting" },
        { missingPapers: ["Written request"] },
      ),
      slot(
        "15:00:00",
        15,
        "Supported lodgings",
        [{ given: "Maisie", surname: "Thornbury", age: "17 years", born: "2009-07-17", mosaic: "4408115" }],
        { kind: "waiting" },
      ),
      slot(
        "15:15:00",
        30,
        "Parallel plan, long-term fostering",
        [
          { given: "Kayden", surname: "Roe", age: "7 years", born: "2019-10-01", mosaic: "4409001" },
          { given: "Lexi", surname: "Roe", age: "5 years", born: "2021-04-12", mosaic: "4409002" },
        ],
        { kind: "waiting" },
      ),
      slot(
        "15:45:00",
        15,
        "Emergency admission",
        [{ given: "Elif", surname: "Yıldız", age: "15 years", born: "2011-01-09", mosaic: "4410333" }],
        { kind: "waiting" },
      ),
    ],
    members: [],
    attendees: [
      attendee("Margaret Ellery", "chair"),
      attendee("Ingrid Solheim", "gm", { mode: "video" }),
      attendee("Rashid Karim", "gm-fostering"),
      attendee("Yusuf Demir", "virtual-school", { arrived: at("13:40") }),
      attendee("Carys Morgan", "placement-finding", { state: "left", left: at("14:18") }),
      attendee("Petra Lindqvist", "co-ordinator", {
        away: [{ from: at("14:19"), until: null, item: null, why: { kind: "steppedOut" } }],
      }),
      attendee("Dafydd Rees", "note-taker"),
      attendee("Bronwen Hughes", "sw", { item: "item-14:00:00", arrived: at("14:09") }),
      attendee("Amara Bello", "observer", { observer: true }),
      attendee("Owen Tudor", "gm", { state: "apologies", arrived: null }),
      attendee("Nerys Vaughan", "gm", { state: "expected", arrived: null }),
    ],
    quorum: quorate,
  };
}
