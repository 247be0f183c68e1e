//! Typing that is cut short by a crash, and how much of it has to be there afterwards.

use std::time::{Duration, Instant};

use crate::harness::Window;

/// What a crash may take: the typing of the last half second.
pub const FORGIVEN: Duration = Duration::from_millis(500);

/// What a crash may take on this machine as it is just now: half a second, or, where the window itself needs longer than
/// that until it says that one letter is kept, three times as long as it needed. Types one letter into a section that has
/// the focus; what the speed is worth on a calm machine is measured by `make bench`.
pub async fn forgiven(window: &Window, letter: char) -> Duration {
    let start = Instant::now();
    window.keys(&letter.to_string()).await;
    window.see_text("Kept on this machine").await;
    let needed = start.elapsed();
    if needed > FORGIVEN { needed * 3 } else { FORGIVEN }
}

/// A key, and when the window had taken it.
struct Key {
    letter: char,
    sent: Instant,
}

/// What was typed until the program was killed.
pub struct CutShort {
    typed: Vec<Key>,
    killed: Instant,
    forgiven: Duration,
}

impl CutShort {
    /// Types `text` into whatever has the focus, key by key, and kills the program after `span` in mid-typing; what was
    /// typed more than `forgiven` before that must outlast it.
    pub async fn after(span: Duration, forgiven: Duration, text: &str, window: Window) -> Self {
        let start = Instant::now();
        let mut typed = Vec::new();
        for letter in text.chars().cycle() {
            window.keys(&letter.to_string()).await;
            typed.push(Key { letter, sent: Instant::now() });
            if start.elapsed() > span {
                break;
            }
        }
        // Taken before the kill: a machine that is busy with it must not make the typing look older than it was.
        let killed = Instant::now();
        window.kill().await;
        Self { typed, killed, forgiven }
    }

    /// What must not be lost: all that was typed long enough before the kill.
    pub fn kept(&self) -> String {
        let old = self.typed.iter().take_while(|key| self.killed - key.sent > self.forgiven);
        old.map(|key| key.letter).collect()
    }

    /// Whether the kill came while keys were still coming.
    pub fn in_mid_typing(&self) -> bool {
        self.typed.last().is_some_and(|key| self.killed - key.sent < self.forgiven)
    }
}
