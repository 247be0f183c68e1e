// A rough stand-in for what Rust says about the five letters: enough to see both states on the screen.

import type { ActionDetails } from "../../bindings/ActionDetails";
import type { Letter } from "../../bindings/Letter";
import type { Smart } from "../../bindings/Smart";

const letter = (met: boolean, advice: string, minor = false): Letter => ({
  met,
  advice: met ? "" : advice,
  minor: !met && minor,
  accepted: null,
});

export function smart(details: ActionDetails): Smart {
  const vague = /^(look into|consider|explore|discuss)/i.test(details.what);
  const seen = details.what.length > 8 && !vague;
  return {
    specific: letter(
      seen,
      "Say what will be done: “arrange”, “send” or “complete” says more than “look into”.",
    ),
    measurable: letter(details.measure !== "", "Say how the panel will know that it is done.", seen),
    achievable: letter(details.owner !== "", "Name who does it."),
    realistic: letter(details.how !== "", "Say how it will be done, or with what.", true),
    timely: letter(details.due !== null, "Give a date."),
  };
}
