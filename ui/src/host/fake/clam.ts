// A monitoring panel as the book would give it: enough of its rules to draw every part of the live screen.

import type { DecisionOption } from "../../bindings/DecisionOption";
import type { PanelRole } from "../../bindings/PanelRole";
import type { Profile } from "../../bindings/Profile";
import type { Seat } from "../../bindings/Seat";
import type { Section } from "../../bindings/Section";

const CARE = "Children's social care";

function role(id: string, label: string, seat: Seat, agency = CARE, short = ""): PanelRole {
  return { id, label, short, agency, seat, count: 1, theme: null, mustAttend: seat === "presenter", brings: "", source: "CLAM-12" };
}

function section(id: string, label: string, voice: Section["voice"], hint: string): Section {
  return { id, label, hint, voice, required: id === "discussion", source: "CLAM-7" };
}

function option(id: string, label: string, group: string | null = null): DecisionOption {
  return { id, label, group, follows: [], source: "CLAM-7" };
}

export const clam: Profile = {
  id: "clam",
  version: 1,
  name: "Children Looked After Monitoring panel",
  shortName: "CLAM panel",
  purpose: "Decides on coming into care, placements and plans to return home.",
  marking: "OFFICIAL-SENSITIVE",
  source: "CLAM-2",
  groundRules: [],
  terms: null,
  invitation: null,
  tracker: null,
  subjects: ["child", "unborn"],
  schedule: {
    weekday: "Wednesday",
    everyWeeks: 1,
    starts: "13:00:00",
    ends: "16:30:00",
    businessMinutes: 15,
    business: [],
    slotMinutes: 15,
    siblingMinutes: 15,
    siblingRule: "once",
    emergencySlots: 1,
    venues: [
      { id: "chn", name: "County Hall North (CHN)" },
      { id: "chd", name: "County Hall Downs (CHD)" },
    ],
    themes: [],
    source: "CLAM-5",
  },
  requests: { reasons: [], gate: [], triage: null, deadline: { "weekday-before": { weekday: "Friday" } }, papers: [], source: "CLAM-4" },
  roles: [
    role("chair", "Chair (service lead or head of service)", "chair"),
    role("gm", "Group manager", "member", CARE, "GM"),
    role("gm-fostering", "Group manager, fostering", "member", "Fostering"),
    role("placement-finding", "Placement finding", "member", "Placement finding"),
    role("virtual-school", "Virtual School", "member", "Education"),
    role("co-ordinator", "Panel co-ordinator", "coordinator"),
    role("note-taker", "Note taker", "minute-taker"),
    role("sw", "Social worker", "presenter", CARE, "SW"),
    role("pm", "Practice manager", "presenter", CARE, "PM"),
    role("observer", "Observer", "observer"),
  ],
  quorum: {
    rules: [
      { label: "the chair", atLeast: 1, of: { roles: ["chair"] }, source: "CLAM-14" },
      { label: "a group manager", atLeast: 1, of: { roles: ["gm", "gm-fostering"] }, source: "CLAM-14" },
    ],
    chairMayProceed: true,
    source: "CLAM-14",
  },
  recorded: {
    outcome: "decision",
    review: true,
    rationale: true,
    actions: null,
    source: "CLAM-7",
    sections: [
      section("outline", "Why the child came to panel", "fact", "What is asked of the panel, and the present care, trajectory and exit plan"),
      section("childs-words", "What the child says", "childs-words", "The child’s own words, to whom and when"),
      section("discussion", "Discussion", "discussion", "What members brought, what was weighed, who said what"),
      section("parallel-plan", "Parallel plan for permanence", "discussion", "The plan, the other plan beside it, and the time frame of each"),
    ],
    decisions: [
      option("s20-agreed", "Section 20 agreed", "section-20"),
      option("s20-not-agreed", "Section 20 not agreed", "section-20"),
      {
        ...option("search-triggered", "Placement search triggered", "placement-search"),
        follows: [
          {
            what: "Open a placement search and send the profile to the fostering duty desk",
            measure: "Search number on the file",
            ownerRole: "placement-finding",
            how: "Placement finding duty desk",
            due: { within: { amount: 2, unit: "working-days" } },
            source: "CLAM-7",
          },
        ],
      },
      option("search-not-triggered", "Placement search not triggered", "placement-search"),
      option("home-ratified", "Plan to return home ratified", "return-home"),
      option("home-not-ratified", "Plan to return home not ratified", "return-home"),
      option("parallel-home", "Parallel plan: return home"),
      option("parallel-family", "Parallel plan: family arrangement"),
      option("parallel-sgo", "Parallel plan: special guardianship"),
      option("parallel-fostering", "Parallel plan: long-term fostering"),
      option("placement-continues", "Placement reviewed and continues", "placement-review"),
      option("placement-changes", "Placement reviewed and to change", "placement-review"),
    ],
    prompts: [
      { id: "early-permanency", label: "Early permanency plan", theme: null, source: "CLAM-15" },
      { id: "network", label: "Every option to stay in family and network", theme: null, source: "CLAM-15" },
      { id: "parallel", label: "Parallel options named, to avoid drift", theme: null, source: "CLAM-15" },
      { id: "who-by-when", label: "Each piece of work has a name and a date", theme: null, source: "CLAM-7" },
    ],
  },
  deadlines: [
    {
      id: "on-file",
      label: "Key decisions on the child’s file",
      span: { within: { amount: 0, unit: "working-days" } },
      from: "meeting",
      by: "note-taker",
      told: [],
      filing: true,
      source: "CLAM-9",
    },
  ],
  document: {
    title: "Record of decisions",
    subtitle: "Manager’s comment · significant event",
    fileName: "{surname} {given} {mosaic} {panel} {date} v{version}",
    caseNoteBold: true,
    significantEvent: true,
    source: "CLAM-9",
  },
};
