//! Typing that is cut short by a crash, and how much of it has to be there afterwards.

use std::time::{Duration, Instant};

use crate::harness::Window;

/// What a crash may take: the typing of the last half second.
pub const FORGIVEN: Duration = Duration::from_millis(500);

/// A key, and when the window had taken it.
struct Key {
    letter: char,
    sent: Instant,
}

/// What was typed until the program was killed.
pub struct CutShort {
    typed: Vec<Key>,
    killed: Instant,
}

impl CutShort {
    /// Types `text` into whatever has the focus, key by key, and kills the program after `span` in mid-typing.
    pub async fn after(span: Duration, text: &str, window: Window) -> Self {
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
        Self { typed, killed }
    }

    /// What must not be lost: all that was typed more than half a second before the kill.
    pub fn kept(&self) -> String {
        let old = self.typed.iter().take_while(|key| self.killed - key.sent > FORGIVEN);
        old.map(|key| key.letter).collect()
    }

    /// Whether the kill came while keys were still coming.
    pub fn in_mid_typing(&self) -> bool {
        self.typed.last().is_some_and(|key| self.killed - key.sent < FORGIVEN)
    }
}
