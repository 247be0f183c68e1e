//! Whether a quorum can be met, and whether each of its rules can make a difference.

use std::collections::BTreeSet;

use super::Check;
use crate::panel::Profile;
use crate::panel::profile::{PanelRole, QuorumOf, QuorumRule, Seat};
use crate::profile_check::schema::nearest;

impl Check<'_> {
    pub(super) fn quorum(&mut self, profile: &Profile) {
        let quorum = &profile.quorum;
        for (index, rule) in quorum.rules.iter().enumerate() {
            self.quorum_rule(profile, "rules", index, rule);
        }
        for (index, rule) in quorum.in_principle.iter().enumerate() {
            self.quorum_rule(profile, "in-principle", index, rule);
        }
        if quorum.rules.is_empty() && !quorum.in_principle.is_empty() && self.stands(&["quorum.rules"]) {
            let sentence = "A panel that asks for no quorum may decide everything; list its rules under “quorum.rules”, or take “in-principle” out.";
            self.wrong("quorum.in-principle", sentence);
        }
        if quorum.never_twice_running
            && !quorum.chair_may_proceed
            && self.stands(&["quorum.chair-may-proceed", "quorum.never-twice-running"])
        {
            let sentence = "The chair may never go on without a quorum, so not twice running either; take “never-twice-running” out.";
            self.wrong("quorum.never-twice-running", sentence);
        }
    }

    /// Whether all roles whose presence ends the rule are the panel's own.
    fn falls_away(&mut self, profile: &Profile, path: &str, rule: &QuorumRule) {
        if !self.stands(&["roles[].id"]) {
            return;
        }
        let known: Vec<&str> = profile.roles.iter().map(|role| role.id.as_str()).collect();
        for (entry, name) in rule.unless_present.iter().enumerate().filter(|(_, name)| !known.contains(&name.as_str()))
        {
            let advice = nearest(name, &known).map_or_else(
                || format!("choose one of {}.", known.join(", ")),
                |near| format!("did you mean “{near}”?"),
            );
            self.wrong(&format!("{path}.unless-present[{entry}]"), format!("There is no role “{name}”: {advice}"));
        }
    }

    fn quorum_rule(&mut self, profile: &Profile, list: &str, index: usize, rule: &QuorumRule) {
        let path = format!("quorum.{list}[{index}]");
        self.falls_away(profile, &path, rule);
        let counted = ["at-least", "of", "of.roles", "of.agencies", "of.agencies-besides"];
        let counted = counted.map(|what| format!("quorum.{list}[].{what}"));
        if !counted.iter().all(|path| self.stands(&[path])) {
            return;
        }
        if rule.at_least == 0 {
            self.wrong(&format!("{path}.at-least"), "A quorum rule of at least 0 asks for nobody; write 1 or more.");
            return;
        }
        if !self.known_in_quorum(profile, &path, rule)
            || !self.stands(&["roles[].count", "roles[].seat", "roles[].agency"])
        {
            return;
        }
        let most = most_present(profile, rule);
        if most < rule.at_least {
            let with_presenters = QuorumRule { presenters_count: true, ..rule.clone() };
            let advice = match most_present(profile, &with_presenters) >= rule.at_least {
                true => " Presenters come for one child: where they count too, add “presenters-count = true”.",
                false => "",
            };
            let sentence = format!(
                "This quorum can never be met: it asks for {}, and the roles it counts come to {most}.{advice}",
                rule.at_least
            );
            self.wrong(&format!("{path}.at-least"), sentence);
        }
    }

    /// Whether all that the rule counts is somebody's role or agency.
    fn known_in_quorum(&mut self, profile: &Profile, path: &str, rule: &QuorumRule) -> bool {
        let (called, key, asked, known): (_, _, _, BTreeSet<&str>) = match &rule.of {
            QuorumOf::Roles(ids) => ("role", "roles", ids, profile.roles.iter().map(|r| r.id.as_str()).collect()),
            QuorumOf::Agencies(names) => ("agency", "agencies", names, agencies(&profile.roles)),
            QuorumOf::AgenciesBesides(names) => ("agency", "agencies-besides", names, agencies(&profile.roles)),
        };
        let needs = if called == "role" { "roles[].id" } else { "roles[].agency" };
        if !self.stands(&[needs]) {
            return false;
        }
        let mut all = true;
        for (entry, name) in asked.iter().enumerate().filter(|(_, name)| !known.contains(name.as_str())) {
            let advice = match nearest(name, &known.iter().copied().collect::<Vec<_>>()) {
                Some(near) => format!("did you mean “{near}”?"),
                None if known.is_empty() => "no role under “roles” has it.".to_owned(),
                None => format!(
                    "no role under “roles” has it. Choose one of {}.",
                    known.iter().copied().collect::<Vec<_>>().join(", ")
                ),
            };
            self.wrong(&format!("{path}.of.{key}[{entry}]"), format!("There is no {called} “{name}”: {advice}"));
            all = false;
        }
        all
    }
}

/// The agencies that roles come from.
fn agencies(roles: &[PanelRole]) -> BTreeSet<&str> {
    roles.iter().map(|role| role.agency.as_str()).collect()
}

/// How many the rule could count if everybody came to a meeting it applies to.
fn most_present(profile: &Profile, rule: &QuorumRule) -> u32 {
    let theme = rule.theme(profile);
    let at_table = profile
        .roles
        .iter()
        .filter(|role| !matches!(role.seat, Seat::Observer | Seat::Informed))
        .filter(|role| rule.presenters_count || role.seat != Seat::Presenter)
        .filter(|role| role.theme.is_none() || role.theme.as_deref() == theme);
    match &rule.of {
        QuorumOf::Roles(ids) => at_table.filter(|role| ids.contains(&role.id)).map(|role| role.count).sum(),
        QuorumOf::Agencies(names) => at_table.filter(|role| names.contains(&role.agency)).map(|role| role.count).sum(),
        QuorumOf::AgenciesBesides(names) => {
            let others: BTreeSet<&str> =
                at_table.map(|role| role.agency.as_str()).filter(|agency| !names.iter().any(|n| n == agency)).collect();
            others.len() as u32
        }
    }
}
