// Which key leads where. Letters go by their place on the keyboard, so that Alt does not turn them into other signs.

import type { Profile } from "../../bindings/Profile";

type Pressed = Pick<KeyboardEvent, "altKey" | "ctrlKey" | "metaKey" | "code" | "key" | "target">;

/** The id of the part that a key leads to, `keys` for the sheet of keys, null for any other key. */
export function whereKeyLeads(pressed: Pressed, profile: Profile): string | null {
  if (pressed.ctrlKey || pressed.metaKey) return null;
  if (!pressed.altKey) return pressed.key === "?" && !isTyping(pressed.target) ? "keys" : null;
  switch (pressed.code) {
    case "KeyA":
      return "new-action";
    case "KeyD":
      return "decisions";
    case "KeyR":
      return "room";
    case "KeyP":
      return "prompts";
    case "KeyW":
      return section(profile, "childs-words");
    case "KeyS":
      return section(profile, "discussion");
    default:
      return null;
  }
}

function section(profile: Profile, voice: "childs-words" | "discussion"): string | null {
  const found = profile.recorded.sections.find((one) => one.voice === voice);
  return found ? `section-${found.id}` : null;
}

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(target.type);
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  );
}
