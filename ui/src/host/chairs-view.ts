// What the window of the chair's view is told to show: words as they stand there, and nothing else of a record.

interface ChairsDecision {
  label: string;
  detail: string;
  /** "agreed by chair at 2:07pm", empty while it is not. */
  agreed: string;
}

export interface ChairsAction {
  what: string;
  measure: string;
  who: string;
  by: string;
  /** It is being worded and does not count so far. */
  worded: boolean;
}

interface ChairsChild {
  name: string;
  /** "Decisions" or "Recommendations". */
  heading: string;
  decisions: ChairsDecision[];
  actions: ChairsAction[];
  /** An action being typed as one line, not yet read apart. */
  line: string;
  dissents: { who: string; stance: string }[];
  quorate: boolean;
  quorum: string;
}

export interface ChairsView {
  panel: string;
  /** Null between children, and while the minute taker keeps it blank. */
  child: ChairsChild | null;
}
