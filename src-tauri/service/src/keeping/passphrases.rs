//! Passphrases as they are being chosen, for whoever types one.

use quorate_core::book::{Passphrase, Strength};
use quorate_core::refusal::Refusal;

use crate::Service;
use crate::views::StrengthView;

/// How good `text` is as the passphrase of somebody who is told by `names`: their own, the book's, the council's.
pub fn strength(text: &str, names: &[String]) -> StrengthView {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let strength = Passphrase::strength(text, &names);
    StrengthView {
        enough: matches!(strength, Strength::Enough(_)),
        steps: match strength {
            Strength::Short(_) => 0,
            Strength::Named | Strength::Guessable(_) => 1,
            Strength::Enough(_) if strength.is_good() => 3,
            Strength::Enough(_) => 2,
        },
        sentence: strength.sentence(),
    }
}

impl Service {
    /// The names that a passphrase of this book may not be made of, besides the person's own.
    pub fn names_of_the_book(&self) -> Result<[String; 2], Refusal> {
        let about = self.book.about()?;
        Ok([about.name, about.council])
    }
}

/// Says of which field of a form a refused passphrase was.
pub(crate) fn at_field(field: &str) -> impl Fn(Refusal) -> Refusal {
    move |refusal| match refusal.field.as_deref() {
        Some("passphrase") => Refusal { field: Some(field.to_owned()), ..refusal },
        _ => refusal,
    }
}
