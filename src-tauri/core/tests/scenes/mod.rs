//! The scenes of the sets of lines: a meeting, the people around it, and what is typed there.

// Each test reads its own half of a line.
#![allow(dead_code)]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use quorate_core::meeting::action::{Involvement, PossibleOwner};
use serde::Deserialize;

#[derive(Deserialize)]
pub struct Fixture {
    pub scenes: BTreeMap<String, Scene>,
}

#[derive(Deserialize)]
pub struct Scene {
    pub panel: String,
    pub date: NaiveDate,
    pub next: Option<NaiveDate>,
    pub review: Option<NaiveDate>,
    pub people: Vec<Person>,
    pub lines: Vec<Line>,
}

#[derive(Deserialize)]
pub struct Person {
    pub name: String,
    pub role: String,
    pub standing: String,
}

#[derive(Deserialize)]
pub struct Line {
    pub say: Option<String>,
    pub not: Option<String>,
    pub why: Option<String>,
    #[serde(default)]
    pub what: String,
    #[serde(default)]
    pub role: String,
    #[serde(default)]
    pub who: String,
    pub due: Option<NaiveDate>,
    #[serde(default)]
    pub measure: String,
    #[serde(default)]
    pub how: String,
}

/// Somebody of a scene, as quick entry knows people.
pub fn known(person: &Person) -> PossibleOwner {
    let involvement = match person.standing.as_str() {
        "allocated" => Involvement::Allocated,
        "present" => Involvement::Present,
        "invited" => Involvement::Invited,
        other => panic!("no standing {other}"),
    };
    PossibleOwner { name: person.name.clone(), role: person.role.clone(), involvement }
}
