//! The names of everybody the book knows: people who sign in, children, workers, those who attended.

use crate::book::open_book::Book;
use crate::refusal::Refusal;

impl Book {
    /// Each name once, as it was written, in no order that means anything.
    pub fn names(&self) -> Result<Vec<String>, Refusal> {
        let mut select = self.db.prepare_cached(
            "SELECT given AS name FROM child UNION SELECT surname FROM child
             UNION SELECT other.value FROM child, json_each(known_as) AS other UNION SELECT name FROM person
             UNION SELECT before.value FROM person, json_each(former) AS before UNION SELECT name FROM attendee UNION SELECT worker.value ->> 'name' FROM request, json_each(workers) AS worker",
        )?;
        Ok(select.query_map([], |row| row.get("name"))?.collect::<Result<_, _>>()?)
    }
}
