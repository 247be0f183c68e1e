//! What was changed in where a panel meets and who sits on it, in words.

use super::{Arrangements, Belongs, PanelMember, PanelVenue};
use crate::meeting::attendance::AttendanceMode;
use crate::meeting::interest::same_name;
use crate::panel::Profile;

impl Arrangements {
    /// What is another than it was, a sentence each.
    pub fn differences(&self, before: &Self, profile: &Profile) -> Vec<String> {
        let mut said = self.venue_differences(before);
        let role = |id: &str| {
            let known = profile.roles.iter().find(|role| role.id == id);
            known.map_or_else(|| id.to_owned(), |role| role.label.clone())
        };
        let of = |all: &[PanelMember], member: &PanelMember| {
            all.iter().find(|one| one.role == member.role && same_name(&one.name, &member.name)).cloned()
        };
        for member in &self.members {
            match of(&before.members, member) {
                None => said.push(format!("{} {}.", member.name, seat_words(member, &role(&member.role)))),
                Some(was) if was != *member => said.push(format!(
                    "{} {}; before: {}.",
                    member.name,
                    seat_words(member, &role(&member.role)),
                    seat_words(&was, &role(&was.role))
                )),
                Some(_) => {}
            }
        }
        let gone = before.members.iter().filter(|was| of(&self.members, was).is_none());
        said.extend(gone.map(|was| format!("{} is no longer on the list as {}.", was.name, role(&was.role))));
        if said.is_empty() && !self.says_as(before) {
            said.push("The order of the list is another.".to_owned());
        }
        said
    }

    fn venue_differences(&self, before: &Self) -> Vec<String> {
        let mut said = Vec::new();
        let turn = |venue: &PanelVenue| if venue.usual { "usual" } else { "only where it is chosen" };
        for venue in &self.venues {
            let words = venue.place().words();
            match before.venue(&venue.id) {
                None => said.push(format!("The panel meets at {words} too ({}).", turn(venue))),
                Some(was) => {
                    if was.place() != venue.place() {
                        said.push(format!("{} is {words} from then on.", was.place().words()));
                    }
                    if was.usual != venue.usual {
                        said.push(format!("{}: {} from then on.", venue.name, turn(venue)));
                    }
                }
            }
        }
        let gone = before.venues.iter().filter(|was| self.venue(&was.id).is_none());
        said.extend(gone.map(|was| format!("{} is no longer a venue.", was.place().words())));
        said
    }
}

/// "sits at every meeting as Chair, by video".
fn seat_words(member: &PanelMember, role: &str) -> String {
    let how = match member.belongs {
        Belongs::Usually => "sits at every meeting",
        Belongs::StandsIn => "stands in",
        Belongs::Invited => "comes on invitation",
    };
    let whom = match member.deputy_for.as_str() {
        "" => String::new(),
        name => format!(" for {name}"),
    };
    let way = match member.mode {
        AttendanceMode::Room => String::new(),
        mode => format!(", {}", mode.words()),
    };
    format!("{how}{whom} as {role}{way}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::meeting::arrangements::tests::{clam, member};

    #[test]
    fn what_was_changed_is_told_in_words() {
        let profile = clam();
        let before = Arrangements::of_profile(&profile);
        let mut after = before.clone();
        after.venues[0].address = "Committee room 2".into();
        after.venues[1] =
            PanelVenue { id: "town-hall".into(), name: "Town Hall".into(), address: String::new(), usual: false };
        after.members =
            vec![PanelMember { mode: AttendanceMode::Video, ..member("Nan Ferrow", "chair", Belongs::Usually) }];
        let said = after.differences(&before, &profile);
        assert_eq!(
            said,
            [
                "County Hall North (CHN) is County Hall North (CHN), Committee room 2 from then on.",
                "The panel meets at Town Hall too (only where it is chosen).",
                "County Hall Downs (CHD) is no longer a venue.",
                "Nan Ferrow sits at every meeting as Chair (service lead or head of service), by video.",
            ]
        );
        let gone = before.differences(&after, &profile);
        assert!(gone.iter().any(|one| one.starts_with("Nan Ferrow is no longer on the list")), "{gone:?}");
        assert_eq!(after.differences(&after, &profile), Vec::<String>::new(), "nothing is told where nothing changed");
    }
}
