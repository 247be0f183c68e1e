// What the fake book does of the acts: enough to walk through the screens.

import type { Act } from "../../bindings/Act";
import type { Done } from "../../bindings/Done";
import type { Refusal } from "../../bindings/Refusal";
import { familyPageRead } from "./family-page";
import { arrange } from "./arrangements";
import { bookNames, bookSettings, children, meetings, namesBefore, people, places, requests } from "./county";
import { agenda } from "./lines";
import { setTerm } from "./quick";
import { after } from "./revision";
import { performInSitting } from "./sitting-acts";
import { accept } from "./whose";

let made = 0;
const fresh = (kind: string) => `${kind}-${++made}`;
const done = (sentence: string, ...ids: string[]): Done => ({
  sentence,
  ids,
  revision: "2",
  files: [],
  manifest: [],
  recoveryKey: null,
});
const refused = (sentence: string, field: string | null = null): Refusal => ({
  code: "invalid",
  sentence,
  field,
});

function replace<T extends { id: string; revision: string }>(rows: T[], id: string, change: Partial<T>) {
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index];
  if (row) rows[index] = { ...row, ...change, revision: after(row.revision) };
}

export function perform(act: Act): Done {
  switch (act.kind) {
    case "acceptFinding":
      accept(act.record, act.finding, act.reason);
      return done("Accepted, with the reason.");
    case "readFamilyPage":
      familyPageRead(act.reader, act.stands);
      return done("The page is read, and may go out.");
    case "setGlossaryTerm":
      setTerm(act.term, act.plain);
      return done("The glossary is changed.");
    case "addPerson": {
      if (act.passphrase.length < 12)
        throw refused(
          "The passphrase needs at least 12 characters: three words that don’t belong together do.",
          "passphrase",
        );
      const id = fresh("person");
      people.push({ id, details: act.details, active: true, certificate: null, revision: "1" });
      return done(`${act.details.name} can now sign in.`, id);
    }
    case "resetPassphrase":
      return done("They can come in with that passphrase, and are asked for one of their own.");
    case "replaceRecoveryKey":
      return {
        ...done("The book has a new recovery key."),
        recoveryKey: "HERON-2210-WALNUT-7718-LANTERN-4036",
      };
    case "noticesSeen":
      return done("");
    case "setBookSettings":
      Object.assign(bookSettings, act.settings);
      return done("The window locks as you said.");
    case "setRoles": {
      const person = people.find((one) => one.id === act.person)!;
      replace(people, act.person, { details: { ...person.details, roles: act.roles } });
      return done("Roles changed.");
    }
    case "setPersonDetails": {
      const { name, post, email } = act;
      if (people.some((one) => one.id !== act.person && one.details.name === name))
        throw refused(`There is a ${name} in this book already.`, "name");
      const { details } = people.find((one) => one.id === act.person)!;
      const sentence = `Until 23 November 2026 at midday: called ${details.name}. Changed by Siân Prosser.`;
      namesBefore[act.person] = [sentence, ...(namesBefore[act.person] ?? [])];
      replace(people, act.person, { details: { ...details, name, post, email } });
      return done(`${details.name} is called ${name} from now on.`);
    }
    case "setBookNames":
      Object.assign(bookNames, { name: act.name, council: act.council });
      return done(`The book is called ${act.name} from now on, and the council ${act.council}.`);
    case "removePerson":
      replace(people, act.person, { active: false });
      return done("They can no longer open the book.");
    case "planSeries": {
      for (const plan of act.meetings) {
        const details = { ...plan, panel: act.panel, profileVersion: 1 };
        const id = fresh("meeting");
        meetings.push({
          id,
          details,
          state: "planned",
          startedAt: null,
          closedAt: null,
          inquorateReason: null,
          revision: "1",
        });
      }
      return done(`${act.meetings.length} meetings planned.`);
    }
    case "arrangePanel":
      arrange(act.panel, act.venues, act.members);
      return done("The panel is arranged so from now on.");
    case "setVenue":
      for (const { meeting } of act.meetings) {
        const { details } = meetings.find((one) => one.id === meeting)!;
        const { place, ...rest } = details;
        const elsewhere = act.place ?? place;
        replace(meetings, meeting, {
          details: { ...rest, venue: act.venue, ...(act.venue || !elsewhere ? {} : { place: elsewhere }) },
        });
      }
      return done("The meeting is held there.");
    case "addChild": {
      if (!act.details.surname) throw refused("Give a surname.", "surname");
      const sibling = children.find((one) => one.id === act.siblingOf);
      const id = fresh("child");
      children.push({ id, family: sibling?.family ?? id, details: act.details, revision: "1" });
      return done("Child added.", id);
    }
    case "changeChild":
      replace(children, act.child, { details: act.details });
      return done("Details changed.", act.child);
    case "joinFamily":
      replace(children, act.child, { family: children.find((one) => one.id === act.siblingOf)!.family });
      return done("Linked as siblings.");
    case "takeRequest": {
      const id = fresh("request");
      const state = { kind: act.details.panel === "clam" ? "received" : "accepted" } as const;
      requests.push({ id, family: "", details: act.details, papers: [], state, revision: "1" });
      return done("Request taken.", id);
    }
    case "paperCame": {
      const request = requests.find((one) => one.id === act.request)!;
      replace(requests, act.request, { papers: [...request.papers, { paper: act.paper, at: act.at }] });
      return done("Paper marked as received.");
    }
    case "triage":
      replace(requests, act.request, { state: act.state });
      return done(act.state.kind === "accepted" ? "Request accepted." : "Request answered.");
    case "place":
      return place(act);
    case "moveItem": {
      const request = act.item.replace("item-", "");
      places[request] = { ...places[request]!, starts: act.starts };
      return done("Moved.");
    }
    case "removeItem": {
      const request = act.item.replace("item-", "");
      delete places[request];
      replace(requests, request, { state: { kind: "accepted" } });
      return done("Taken off the agenda. The request waits for a slot again.");
    }
    case "issueAgenda":
      replace(meetings, act.meeting, { state: "issued" });
      return done("Agenda issued.");
    case "holdToday":
    case "startMeeting":
      replace(meetings, act.meeting, { state: "running" });
      return done("Meeting started.");
    default:
      return performInSitting(act) ?? done("Done.");
  }
}

function place(act: Extract<Act, { kind: "place" }>): Done {
  const view = agenda(meetings.find((one) => one.id === act.meeting)!);
  const request = requests.find((one) => one.id === act.request)!;
  const { slotMinutes, siblingMinutes } = view.profile.schedule;
  const minutes = slotMinutes + (request.details.children.length > 1 ? siblingMinutes : 0);
  const free = view.slots.filter((slot) => !slot.item && slot.emergency === act.emergency);
  const slot = act.starts ? free.find((one) => one.starts === act.starts) : free[0];
  if (!slot)
    throw refused("No slot is free in this meeting. Choose another meeting, or move a request first.");
  places[act.request] = { meeting: act.meeting, starts: slot.starts, minutes };
  replace(requests, act.request, { state: { kind: "placed" } });
  return done("Placed on the agenda.");
}
