//! Who may be asked to do something for a child: the family's workers, those in the room, then the panel's roles.

use std::collections::BTreeSet;

use quorate_core::meeting::attendance::{AttendanceState, Attendee};
use quorate_core::meeting::request::Worker;
use quorate_core::panel::Profile;
use quorate_core::panel::profile::Seat;

use crate::labels::{owner_label, role_label};
use crate::views::{Owner, OwnerGroup};

/// Each person once, under the first heading they belong to. `attending` are those there for the item. Observers and those
/// who left do nothing here; a heading with nobody under it is left out.
pub(crate) fn owner_groups<'a>(
    profile: &'a Profile,
    workers: &'a [Worker],
    attending: &[&'a Attendee],
) -> Vec<OwnerGroup> {
    let here = attending.iter().copied().map(|row| &row.details);
    let here = here.filter(|row| row.state == AttendanceState::Present && !row.observer);
    let roles = profile.roles.iter().filter(|role| role.seat != Seat::Observer);
    let mut seen = BTreeSet::new();
    let mut group = |label: &str, people: Vec<(&'a str, &'a str)>| {
        let new = people.into_iter().filter(|person| seen.insert(*person));
        let owner = |(role, name): (&str, &str)| Owner {
            role: role.to_owned(),
            name: name.to_owned(),
            label: owner_label(&role_label(profile, role), name),
        };
        OwnerGroup { label: label.to_owned(), owners: new.map(owner).collect() }
    };
    let mut groups = vec![
        group("The family's workers", workers.iter().map(|one| (one.role.as_str(), one.name.as_str())).collect()),
        group("In the room", here.map(|row| (row.role.as_str(), row.name.as_str())).collect()),
        group("A role, by name later", roles.map(|role| (role.id.as_str(), "")).collect()),
    ];
    groups.retain(|group| !group.owners.is_empty());
    groups
}
