//! What became of each attack.

use quorate_core::refusal::Refusal;

/// What the program said of a forgery.
pub struct Found {
    pub code: Option<i32>,
    pub text: String,
}

/// Collects what became of each attack, so that one that gets through hides no other.
#[derive(Default)]
pub struct Trial {
    lines: Vec<String>,
    bad: usize,
}

impl Trial {
    /// The program has to end with exit code 1 and say that.
    pub fn found(&mut self, attack: &str, found: &Found, words: &str) {
        self.note(
            attack,
            found.code == Some(1) && found.text.contains(words),
            &format!("{:?}", found.code),
            &found.text,
        );
    }

    /// The core has to refuse, and say that.
    pub fn refused<T>(&mut self, attack: &str, result: Result<T, Refusal>, words: &str) {
        let (good, text) = match result {
            Ok(_) => (false, "it was done".to_owned()),
            Err(refusal) => (refusal.sentence.contains(words), refusal.sentence),
        };
        self.note(attack, good, "refusal", &text);
    }

    pub fn holds(&mut self, attack: &str, holds: bool, text: &str) {
        self.note(attack, holds, "check", text);
    }

    /// What is only told: nothing can be found there, and the documents say so.
    pub fn told(&mut self, attack: &str, found: &Found) {
        self.note(attack, true, &format!("{:?}", found.code), &found.text);
    }

    fn note(&mut self, attack: &str, good: bool, code: &str, text: &str) {
        self.bad += usize::from(!good);
        let mark = if good { "ok" } else { "NO" };
        self.lines.push(format!("{mark} | {attack} | {code} | {}", text.replace('\n', " / ")));
    }

    pub fn and(mut self, other: Self) -> Self {
        self.lines.extend(other.lines);
        self.bad += other.bad;
        self
    }

    pub fn end(self) {
        let missed: Vec<_> = self.lines.iter().filter(|line| line.starts_with("NO")).cloned().collect();
        assert!(self.bad == 0, "{}", missed.join("\n"));
    }
}
