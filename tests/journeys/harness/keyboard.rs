//! The window used without a mouse: the focus walks by Tab, and what has it takes the keys.

use serde_json::{Value, json};

use super::part::Part;
use super::window::Window;

/// The keys that have no letter, as the WebDriver standard names them.
pub const TAB: &str = "\u{E004}";
pub const DOWN: char = '\u{E015}';
pub const UP: char = '\u{E013}';
pub const ENTER: &str = "\u{E007}";
/// Control and End: behind the last letter, however many lines there are.
pub const TO_THE_END: &str = "\u{E009}\u{E010}";
/// Control and V.
pub const PASTE: &str = "\u{E009}v";
const SHIFT: char = '\u{E008}';
const ALT: char = '\u{E00A}';
const CONTROL: char = '\u{E009}';
/// Lets go of Shift, Control and Alt, so that the next keys are plain ones.
const LET_GO: char = '\u{E000}';

/// How often a walk begins anew where the page changes under it.
const WALKS: usize = 8;

/// How many presses of Tab, backwards where negative, lead from what has the focus to the wanted part; 0 once it has it.
const STEPS: &str = "
    const wanted = arguments[0]
    const root = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document
    const ways = 'a[href], button, input, select, textarea, summary, [tabindex]'
    // What is folded away has a place on the page and takes no focus; the summary that unfolds it does.
    const folded = (part) => {
      const fold = part.closest('details:not([open])')
      return fold && !(part.matches('summary') && part.parentElement === fold)
    }
    const takes = (part) => !folded(part) && part.tabIndex >= 0 && !part.disabled && part.getClientRects().length > 0 &&
      getComputedStyle(part).visibility !== 'hidden'
    const stops = [...root.querySelectorAll(ways)].filter(takes)
    const here = document.activeElement
    if (here === wanted) return 0
    const to = stops.indexOf(wanted)
    const from = stops.indexOf(here)
    if (to < 0) return null
    if (from >= 0) return to - from
    const before = stops.filter((part) => here.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_PRECEDING)
    return here === document.body ? to + 1 : to - before.length + 1";

impl Window {
    /// Walks to a part by Tab alone.
    pub async fn reach(&self, part: &Part) {
        let mut saw = Value::Null;
        for _ in 0..WALKS {
            let found = self.find(part).await;
            saw = self.ask(STEPS, vec![json!(found)]).await;
            match saw.as_i64() {
                Some(0) => return,
                Some(steps) if steps > 0 => self.keys(&TAB.repeat(steps as usize)).await,
                Some(steps) => {
                    let back = TAB.repeat(steps.unsigned_abs() as usize);
                    self.keys(&format!("{SHIFT}{back}{LET_GO}")).await
                }
                // Not to be walked to yet: it may be about to be drawn.
                None => tokio::time::sleep(std::time::Duration::from_millis(50)).await,
            }
        }
        self.give_up(&format!("{part} is not reached by Tab: {saw} steps are left")).await
    }

    /// Walks to a button and presses it.
    pub async fn push(&self, part: Part) {
        self.reach(&part).await;
        self.keys(ENTER).await;
    }

    /// Holds Alt and presses a key.
    pub async fn alt(&self, key: char) {
        self.keys(&[ALT, key, LET_GO].iter().collect::<String>()).await;
    }

    /// Holds Control and presses a key.
    pub async fn control(&self, key: char) {
        self.keys(&[CONTROL, key, LET_GO].iter().collect::<String>()).await;
    }
}
