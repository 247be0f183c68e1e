// What the ids of a profile are called.

import type { DecisionOption } from "../bindings/DecisionOption";
import type { PanelRole } from "../bindings/PanelRole";
import type { Recorded } from "../bindings/Recorded";

export const panelRoleLabel = (roles: readonly PanelRole[], id: string): string =>
  roles.find((role) => role.id === id)?.label ?? id;

export const decisionLabel = (options: readonly DecisionOption[], id: string): string =>
  options.find((option) => option.id === id)?.label ?? id;

/** What a panel calls what it decides. */
export const outcomeHeading = ({ outcome }: Recorded): string =>
  outcome === "decision" ? "Decisions" : "Recommendations";
