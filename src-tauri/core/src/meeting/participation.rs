//! Child and family at a meeting: who holds parental responsibility, who was invited, who came, and how each was heard.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::meeting::interest::same_name;
use crate::refusal::Refusal;

/// A parent of a child, or somebody who stands to the child as one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Parent {
    /// The whole name.
    pub name: String,
    /// "Mother", "Grandfather, special guardian".
    pub relation: String,
    /// Whether they hold parental responsibility; none while nobody has said.
    pub responsibility: Option<bool>,
}

/// The child, or a parent, at one meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub struct Participant {
    /// A parent as they were known at the meeting; none for the child.
    pub parent: Option<Parent>,
    /// Whether they were asked to come.
    pub invited: Invitation,
    /// Whether they came, and how.
    pub came: Coming,
    /// How their view was heard: "A letter, read out", "Through the social worker"; may be empty.
    pub heard: String,
}

/// Whether somebody of the family was asked to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
#[ts(export)]
pub enum Invitation {
    /// Nobody has said.
    NotSaid,
    /// They were.
    Invited,
    /// They were not.
    NotInvited {
        /// The reason, which the record prints.
        why: String,
    },
}

/// Whether somebody of the family came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[ts(export)]
pub enum Coming {
    /// Nobody has said.
    NotSaid,
    /// They were in the room.
    Room,
    /// They came by video.
    Video,
    /// They came by telephone.
    Phone,
    /// They did not come.
    Absent,
}

impl Parent {
    /// Parents have a name and say what they are to the child.
    pub fn check(&self) -> Result<(), Refusal> {
        if self.name.trim().is_empty() {
            return Err(Refusal::invalid("name", "Enter the parent’s name, or take the row away."));
        }
        match self.relation.trim().is_empty() {
            true => Err(Refusal::invalid("relation", "Say what they are to the child: mother, father, guardian.")),
            false => Ok(()),
        }
    }
}

/// Refuses as `invalid` two rows of one person, a parent without a name, and who was not invited without a reason.
pub fn check(participants: &[Participant]) -> Result<(), Refusal> {
    for (number, one) in participants.iter().enumerate() {
        if let Some(parent) = &one.parent {
            parent.check()?;
        }
        if matches!(&one.invited, Invitation::NotInvited { why } if why.trim().is_empty()) {
            return Err(Refusal::invalid("why", "Say why they were not invited: the record prints it."));
        }
        let name = |one: &Participant| one.parent.as_ref().map(|parent| parent.name.trim().to_owned());
        if participants[..number].iter().any(|before| name(before) == name(one)) {
            return Err(Refusal::invalid("rows", "Each person stands once: take the second row away."));
        }
    }
    Ok(())
}

/// Whether a parent of that name came, in whatever way; or the child, who is called `child`.
pub fn came(participants: &[Participant], child: &str, name: &str) -> bool {
    let is_there = |one: &Participant| matches!(one.came, Coming::Room | Coming::Video | Coming::Phone);
    let called = |one: &Participant| one.parent.as_ref().map_or(child.to_owned(), |parent| parent.name.clone());
    participants.iter().any(|one| is_there(one) && same_name(&called(one), name))
}

/// What nobody has said of child and parents; empty where all of it is said.
pub fn not_said(parents: &[Parent], participants: &[Participant], unborn: bool) -> Vec<String> {
    let row = |parent: Option<&Parent>| {
        participants.iter().find(|one| one.parent.as_ref().map(|one| &one.name) == parent.map(|parent| &parent.name))
    };
    let open = |row: Option<&Participant>| {
        row.is_none_or(|row| row.invited == Invitation::NotSaid || row.came == Coming::NotSaid)
    };
    let mut open_rows = Vec::new();
    if !unborn && open(row(None)) {
        open_rows.push("the child".to_owned());
    }
    open_rows.extend(parents.iter().filter(|parent| open(row(Some(parent)))).map(|parent| parent.name.clone()));
    open_rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: Option<&str>, invited: Invitation) -> Participant {
        let parent =
            name.map(|name| Parent { name: name.into(), relation: "Mother".into(), responsibility: Some(true) });
        Participant { parent, invited, came: Coming::Room, heard: String::new() }
    }

    #[test]
    fn whoever_was_not_invited_was_not_for_a_reason() {
        let why = |why: &str| Invitation::NotInvited { why: why.into() };
        check(&[row(None, why("Two years old."))]).expect("a reason is given");
        check(&[row(None, why(" "))]).expect_err("none is");
        check(&[row(Some("Ruth Kestle"), Invitation::Invited), row(Some("Ruth Kestle "), Invitation::Invited)])
            .expect_err("one person has one row");
    }

    #[test]
    fn what_nobody_said_is_named() {
        let parents = [Parent { name: "Ruth Kestle".into(), relation: "Mother".into(), responsibility: None }];
        assert_eq!(not_said(&parents, &[], false), ["the child", "Ruth Kestle"]);
        assert_eq!(not_said(&parents, &[row(None, Invitation::Invited)], false), ["Ruth Kestle"]);
        let invited = [row(Some("Ruth Kestle"), Invitation::Invited)];
        assert!(not_said(&parents, &invited, true).is_empty(), "nobody invites an unborn child");
    }
}
