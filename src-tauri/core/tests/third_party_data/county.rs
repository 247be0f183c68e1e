//! A book of some five hundred and fifty children in families, the people who work with them, and a clean record for each.

use quorate_core::ids::{ChildId, FamilyId, RecordId};
use quorate_core::meeting::child::{Child, ChildDetails};
use quorate_core::panel::SubjectKind;

use super::chance::Chance;
use super::names::*;
use super::prose::{self, date};

pub struct County {
    pub children: Vec<Child>,
    pub workers: Vec<String>,
    pub records: Vec<Written>,
}

/// Who a record is about, with whom, and who was there.
pub struct Setting {
    pub child: usize,
    /// Siblings in the same slot.
    pub siblings: Vec<usize>,
    /// Social worker, team manager, chair, and others in the room.
    pub workers: Vec<String>,
}

pub struct Written {
    pub id: RecordId,
    pub setting: Setting,
    /// Section and text.
    pub sections: Vec<(&'static str, String)>,
    pub rationale: String,
    pub actions: Vec<String>,
}

impl County {
    /// With so many children, or a few more.
    pub fn of(least: usize, chance: &mut Chance) -> Self {
        let mut children = Vec::new();
        let mut used = std::collections::HashSet::new();
        while children.len() < least {
            add_family(&mut children, &mut used, chance);
        }
        let workers = (0..70).map(|_| format!("{} {}", chance.pick(ADULTS), chance.pick(SURNAMES))).collect();
        let mut county = Self { children, workers, records: Vec::new() };
        for child in 0..county.children.len() {
            let setting = county.setting(child, chance);
            let written = Written {
                id: RecordId(chance.uuid()),
                sections: prose::sections(&county, &setting, chance),
                rationale: prose::rationale(&county, &setting, chance),
                actions: (0..2).map(|_| prose::action(&county, &setting, chance)).collect(),
                setting,
            };
            county.records.push(written);
        }
        county
    }

    fn setting(&self, child: usize, chance: &mut Chance) -> Setting {
        let family = self.children[child].family;
        let siblings = (0..self.children.len()).filter(|at| *at != child && self.children[*at].family == family);
        let workers = (0..6).map(|_| self.workers[chance.below(self.workers.len())].clone());
        Setting { child, siblings: siblings.collect(), workers: workers.collect() }
    }
}

fn add_family(children: &mut Vec<Child>, used: &mut std::collections::HashSet<String>, chance: &mut Chance) {
    let family = FamilyId(chance.uuid());
    let mut surname = chance.pick(SURNAMES).to_owned();
    if chance.one_in(6) {
        surname = format!("{surname}-{}", chance.pick(SURNAMES));
    }
    let address = match chance.below(8) {
        0 => format!(
            "Flat {}, {} {}, {}",
            1 + chance.below(9),
            1 + chance.below(90),
            chance.pick(STREETS),
            chance.pick(TOWNS)
        ),
        1 => "Placement address held by the fostering service".to_owned(),
        _ => format!(
            "{} {}, {} EL{} {}{}{}",
            1 + chance.below(140),
            chance.pick(STREETS),
            chance.pick(TOWNS),
            1 + chance.below(20),
            1 + chance.below(9),
            chance.pick(&["A", "B", "D", "H"]),
            chance.pick(&["J", "L", "P", "X"])
        ),
    };
    for _ in 0..[1, 1, 2, 2, 3, 4][chance.below(6)] {
        let given = chance.pick(GIVEN);
        // Two children of the same name in one book are not told apart by anybody.
        if !used.insert(format!("{given} {surname}")) {
            continue;
        }
        let known_as = if chance.one_in(4) { vec![chance.pick(NICKNAMES).to_owned()] } else { Vec::new() };
        children.push(Child {
            id: ChildId(chance.uuid()),
            family,
            details: ChildDetails {
                kind: SubjectKind::Child,
                given: given.to_owned(),
                surname: surname.clone(),
                known_as,
                born: Some(chance.day_between(date(2009, 1, 1), date(2026, 10, 1)).into()),
                expected: None,
                mosaic_id: format!("{}", 4_100_000 + children.len() * 137 + chance.below(100)),
                numbers: Vec::new(),
                address: address.clone(),
                in_care_since: None,
                legal_status: String::new(),
                parents: Vec::new(),
                pronouns: None,
                key_dates: Vec::new(),
                let_pass: Vec::new(),
            },
            revision: quorate_core::ids::EntryId::NONE,
        });
    }
}
