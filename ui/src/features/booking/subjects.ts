import type { PanelView } from "../../bindings/PanelView";
import type { SubjectKind } from "../../bindings/SubjectKind";

/** Whom and what the panels in use discuss, each once; a child where none is in use. */
export function subjectsOf(panels: PanelView[]): SubjectKind[] {
  const adopted = panels.filter((panel) => panel.adoptedVersion !== null);
  const kinds = new Set(adopted.flatMap((panel) => panel.profile.subjects));
  return kinds.size ? [...kinds] : ["child"];
}
