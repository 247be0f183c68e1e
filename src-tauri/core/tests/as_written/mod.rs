//! Sets of what people write, and how much of one is right.

use serde::de::DeserializeOwned;

/// How many cases were judged, and what is to be said of those that are wrong.
#[derive(Default)]
pub struct Tally {
    all: usize,
    wrong: Vec<String>,
}

impl Tally {
    pub fn count(&mut self, right: bool, what: impl FnOnce() -> String) {
        self.all += 1;
        if !right {
            self.wrong.push(what());
        }
    }

    /// `N of M right`; with QUORATE_SHOW=1 those that are wrong.
    pub fn print(&self, name: &str) {
        println!("{name}: {} of {} right", self.all - self.wrong.len(), self.all);
        if std::env::var_os("QUORATE_SHOW").is_some() {
            for wrong in &self.wrong {
                println!("  wrong: {wrong}");
            }
        }
    }

    pub fn at_least(&self, share: f64) {
        assert!(self.all > 0, "a set without a case proves nothing");
        let right = (self.all - self.wrong.len()) as f64 / self.all as f64;
        assert!(right >= share, "{right:.3} of the cases are right, and {share:.3} are to be: {:?}", self.wrong);
    }
}

/// A set among the fixtures; none where it is not there.
pub fn set<T: DeserializeOwned>(name: &str) -> Option<T> {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => return None,
        Err(why) => panic!("{} cannot be read: {why}", path.display()),
    };
    Some(toml::from_str(&text).unwrap_or_else(|why| panic!("{}: {why}", path.display())))
}
