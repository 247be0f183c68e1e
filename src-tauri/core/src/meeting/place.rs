//! Where something is held, in words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::refusal::Refusal;

/// A place, as an invitation and a record say it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct MeetingPlace {
    /// What it is called: "Town Hall".
    pub name: String,
    /// The room and the address, as far as somebody has to be told.
    pub address: String,
}

impl MeetingPlace {
    /// "Town Hall, Committee room 2, Market Street".
    pub fn words(&self) -> String {
        let lines = self.address.lines().map(|line| line.trim().trim_end_matches(','));
        let all = std::iter::once(self.name.trim()).chain(lines).filter(|part| !part.is_empty());
        all.collect::<Vec<_>>().join(", ")
    }

    /// The same without spaces around.
    pub fn trimmed(&self) -> Self {
        Self { name: self.name.trim().to_owned(), address: self.address.trim().to_owned() }
    }

    /// Refuses as `name` a place that is called nothing.
    pub fn check(&self) -> Result<(), Refusal> {
        match self.name.trim().is_empty() {
            true => Err(Refusal::invalid("name", "Write what the place is called: invitations and records say it.")),
            false => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_said_on_one_line_however_its_address_is_typed() {
        let place = |name: &str, address: &str| MeetingPlace { name: name.into(), address: address.into() }.words();
        assert_eq!(place("Town Hall", ""), "Town Hall");
        assert_eq!(
            place(" Town Hall ", "Committee room 2,\nMarket Street\n\n"),
            "Town Hall, Committee room 2, Market Street"
        );
        assert!(
            MeetingPlace::default().check().is_err(),
            "a place without a name says nothing to whoever has to go there"
        );
    }
}
