//! Where a panel meets and who sits on it as a rule: what changes in its everyday life without a change of its terms of
//! reference. A meeting takes it when it is planned and when its agenda goes out, and keeps what it had.

mod differences;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::attendance::AttendanceMode;
use super::interest::same_name;
use super::place::MeetingPlace;
use crate::ids::EntryId;
use crate::panel::Profile;
use crate::panel::profile::{PanelRole, Seat, Venue};
use crate::refusal::Refusal;

/// A place where the panel meets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PanelVenue {
    /// Short and lasting: meetings keep it.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The room and the address.
    pub address: String,
    /// The panel meets there as a rule; several of these alternate (CLAM-5). The others are there to be chosen.
    pub usual: bool,
}

/// How somebody belongs to a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Belongs {
    /// Sits in the role at every meeting.
    Usually,
    /// Stands in for somebody who cannot come.
    StandsIn,
    /// Comes where they are asked to.
    Invited,
}

/// Somebody who sits on a panel, as its list has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct PanelMember {
    /// As it is printed.
    pub name: String,
    /// A role id of the profile.
    pub role: String,
    /// At every meeting, in somebody's place, or where they are asked.
    pub belongs: Belongs,
    /// By which way they attend as a rule.
    pub mode: AttendanceMode,
    /// Whom they stand in for, by name; empty for whoever of their role cannot come.
    pub deputy_for: String,
}

/// All that is arranged for a panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangements {
    /// Where it meets, in the order in which its usual venues take turns.
    pub venues: Vec<PanelVenue>,
    /// Who sits on it.
    pub members: Vec<PanelMember>,
    /// The entry that last changed it; none while it is as the profile says.
    pub revision: EntryId,
}

impl Belongs {
    /// Every one there is.
    pub const ALL: [Self; 3] = [Self::Usually, Self::StandsIn, Self::Invited];

    /// As a choice in a list.
    pub fn label(self) -> &'static str {
        match self {
            Self::Usually => "At every meeting",
            Self::StandsIn => "Stands in",
            Self::Invited => "On invitation",
        }
    }
}

impl PanelVenue {
    /// The place that it is.
    pub fn place(&self) -> MeetingPlace {
        MeetingPlace { name: self.name.clone(), address: self.address.clone() }
    }
}

/// Whether somebody can sit on a panel in a role: not those who present a child or are only told of the outcome.
pub fn has_a_seat(role: &PanelRole) -> bool {
    !matches!(role.seat, Seat::Presenter | Seat::Informed)
}

impl Arrangements {
    /// As long as nobody has arranged anything: the profile's venues take turns, and nobody is named.
    pub fn of_profile(profile: &Profile) -> Self {
        let venue = |one: &Venue| PanelVenue {
            id: one.id.clone(),
            name: one.name.clone(),
            address: String::new(),
            usual: true,
        };
        Self {
            venues: profile.schedule.venues.iter().map(venue).collect(),
            members: Vec::new(),
            revision: EntryId::NONE,
        }
    }

    /// Whether somebody has arranged anything.
    pub fn is_made(&self) -> bool {
        self.revision != EntryId::NONE
    }

    /// Whether it arranges the same.
    pub fn says_as(&self, other: &Self) -> bool {
        self.venues == other.venues && self.members == other.members
    }

    /// A venue by its id.
    pub fn venue(&self, id: &str) -> Option<&PanelVenue> {
        self.venues.iter().find(|venue| venue.id == id)
    }

    /// The profile with the venues that take turns in place of its own: what its series is planned by.
    pub fn in_turn(&self, profile: &Profile) -> Profile {
        let mut profile = profile.clone();
        let usual = self.venues.iter().filter(|venue| venue.usual);
        profile.schedule.venues = usual.map(|venue| Venue { id: venue.id.clone(), name: venue.name.clone() }).collect();
        profile
    }

    /// Refuses, by field, what no meeting could be planned by: no usual venue, two of one name, somebody without a name or
    /// named twice in a role.
    pub fn check(&self) -> Result<(), Refusal> {
        for (at, venue) in self.venues.iter().enumerate() {
            venue.place().check().map_err(|refusal| Refusal { field: Some("venues".into()), ..refusal })?;
            if venue.id.trim().is_empty() || self.venues[..at].iter().any(|other| other.id == venue.id) {
                return Err(Refusal::invalid("venues", "Two venues have the same id: take one out and add it again."));
            }
            if self.venues[..at].iter().any(|other| same_name(&other.name, &venue.name)) {
                return Err(Refusal::invalid(
                    "venues",
                    format!("Two venues are called {}: give each a name of its own.", venue.name.trim()),
                ));
            }
        }
        if !self.venues.iter().any(|venue| venue.usual) {
            return Err(Refusal::invalid("venues", "Say where the panel usually meets: mark one venue at least."));
        }
        for (at, member) in self.members.iter().enumerate() {
            if member.name.trim().is_empty() {
                return Err(Refusal::invalid("members", "Write the person’s name, or take the line out."));
            }
            if self.members[..at].iter().any(|other| other.role == member.role && same_name(&other.name, &member.name))
            {
                return Err(Refusal::invalid(
                    "members",
                    format!("{} is named twice in the same role: take one line out.", member.name.trim()),
                ));
            }
        }
        Ok(())
    }

    /// Refuses, as `members`, somebody in a role that the profile has no seat for, and a deputy of nobody.
    pub fn check_seats(&self, profile: &Profile) -> Result<(), Refusal> {
        for member in &self.members {
            if !profile.roles.iter().any(|role| role.id == member.role && has_a_seat(role)) {
                return Err(Refusal::invalid(
                    "members",
                    format!("Choose the role in which {} sits on the panel.", member.name.trim()),
                ));
            }
            let stands_for =
                |other: &PanelMember| other.belongs == Belongs::Usually && same_name(&other.name, &member.deputy_for);
            let deputises = !member.deputy_for.trim().is_empty();
            if deputises && !self.members.iter().any(stands_for) {
                return Err(Refusal::invalid(
                    "members",
                    format!(
                        "{} stands in for {}, who is not among those who sit at every meeting: choose somebody who is.",
                        member.name.trim(),
                        member.deputy_for.trim()
                    ),
                ));
            }
        }
        Ok(())
    }

    /// The same without spaces around what was typed; only a deputy stands in for somebody.
    pub fn tidied(mut self) -> Self {
        for venue in &mut self.venues {
            let MeetingPlace { name, address } = venue.place().trimmed();
            (venue.name, venue.address) = (name, address);
        }
        for member in &mut self.members {
            member.name = member.name.trim().to_owned();
            member.deputy_for = match member.belongs {
                Belongs::StandsIn => member.deputy_for.trim().to_owned(),
                Belongs::Usually | Belongs::Invited => String::new(),
            };
        }
        self
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::panel::bundled;

    pub fn clam() -> Profile {
        let (_, toml) = bundled().into_iter().find(|(id, _)| *id == "clam").expect("it comes with the program");
        Profile::parse(toml).expect("it is in order")
    }

    pub fn member(name: &str, role: &str, belongs: Belongs) -> PanelMember {
        PanelMember {
            name: name.into(),
            role: role.into(),
            belongs,
            mode: AttendanceMode::Room,
            deputy_for: String::new(),
        }
    }

    fn field(refused: Result<(), Refusal>) -> Option<String> {
        refused.err().and_then(|refusal| refusal.field)
    }

    #[test]
    fn what_no_meeting_could_be_planned_by_is_refused() {
        let profile = clam();
        let good = Arrangements::of_profile(&profile);
        assert_eq!(good.check(), Ok(()), "as the profile has it");
        let mut none_usual = good.clone();
        none_usual.venues.iter_mut().for_each(|venue| venue.usual = false);
        assert_eq!(field(none_usual.check()).as_deref(), Some("venues"), "the next series has to meet somewhere");
        let mut alike = good.clone();
        alike.venues[1].name = alike.venues[0].name.to_uppercase();
        assert_eq!(field(alike.check()).as_deref(), Some("venues"), "nobody could tell the two apart in a list");
        let with = |members: Vec<PanelMember>| Arrangements { members, ..good.clone() };
        let twice = vec![member("Nan Ferrow", "gm", Belongs::Usually), member("nan  ferrow", "gm", Belongs::Invited)];
        assert_eq!(field(with(twice).check()).as_deref(), Some("members"), "one person, one line a role");
        let presenter = with(vec![member("Nan Ferrow", "sw", Belongs::Usually)]);
        assert_eq!(field(presenter.check_seats(&profile)).as_deref(), Some("members"), "a presenter has no seat");
        let mut deputy = member("Ola Finch", "gm", Belongs::StandsIn);
        deputy.deputy_for = "Nan Ferrow".into();
        let alone = with(vec![deputy.clone()]);
        assert_eq!(field(alone.check_seats(&profile)).as_deref(), Some("members"), "a deputy of nobody");
        let both = with(vec![member("Nan Ferrow", "gm", Belongs::Usually), deputy]);
        assert_eq!(both.check_seats(&profile), Ok(()));
    }
}
