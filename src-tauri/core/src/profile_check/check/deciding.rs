//! Whether the panel a profile describes can come to a decision and put it on paper.

use std::collections::BTreeMap;

use super::Check;
use crate::panel::Profile;
use crate::panel::profile::{FILE_NAME_LENGTH, FILE_NAME_PARTS, Seat};
use crate::profile_check::schema::nearest;

impl Check<'_> {
    pub(super) fn deciding(&mut self, profile: &Profile) {
        self.table(profile);
        self.quorum(profile);
        self.options(profile);
        if self.stands(&["document.file-name"]) {
            self.file_name(profile);
        }
    }

    fn table(&mut self, profile: &Profile) {
        if self.stands(&["roles[].seat"]) {
            let joint: u32 = profile.roles.iter().filter(|r| r.seat == Seat::JointChair).map(|r| r.count).sum();
            if joint == 1 && self.stands(&["roles[].count"]) {
                self.wrong("roles", "One joint chair has nobody to chair with: name two, or use the seat “chair”.");
            }
        }
        for (index, role) in profile.roles.iter().enumerate() {
            if role.count == 0 && self.stands(&["roles[].count"]) {
                let sentence = format!("A count of 0 means nobody is the {}; write 1 or more.", role.label);
                self.wrong(&format!("roles[{index}].count"), sentence);
            }
            if role.must_attend && role.seat != Seat::Presenter && self.stands(&["roles[].seat"]) {
                let sentence =
                    "Only a presenter can be asked of a request; use the seat “presenter” or take “must-attend” out.";
                self.wrong(&format!("roles[{index}].must-attend"), sentence);
            }
        }
    }

    fn options(&mut self, profile: &Profile) {
        let recorded = &profile.recorded;
        if recorded.sections.is_empty() && self.stands(&["recorded.sections"]) {
            self.wrong("recorded.sections", "Nothing is written about a child; list at least one section.");
        }
        if recorded.decisions.is_empty() && self.stands(&["recorded.decisions"]) {
            self.wrong("recorded.decisions", "The panel has nothing to decide; list at least one decision.");
        }
        if recorded.offered.is_empty() && self.stands(&["recorded.offered", "recorded.decisions[].asks-offered"]) {
            for (index, _) in recorded.decisions.iter().enumerate().filter(|(_, option)| option.asks_offered) {
                let sentence = "This decision asks what was offered, and “recorded.offered” lists nothing; list it or take “asks-offered” out.";
                self.wrong(&format!("recorded.decisions[{index}].asks-offered"), sentence);
            }
        }
        self.family_words(profile);
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, option) in recorded.decisions.iter().enumerate() {
            if let Some(group) = &option.group {
                groups.entry(group).or_default().push(index);
            }
        }
        if !self.stands(&["recorded.decisions[].group"]) {
            return;
        }
        for (group, members) in groups {
            if let [only] = members[..] {
                let sentence = format!(
                    "The group “{group}” has one decision, which excludes nothing; add its counterpart or take “group” out."
                );
                self.wrong(&format!("recorded.decisions[{only}].group"), sentence);
            }
        }
    }

    /// A decision in plain words knows one part to fill in.
    fn family_words(&mut self, profile: &Profile) {
        for (index, option) in profile.recorded.decisions.iter().enumerate() {
            if option.to_child.as_ref().is_some_and(|words| words.contains(['{', '}'])) {
                let sentence = "The words to the child say “you” and know no part in braces; write them out.";
                self.wrong(&format!("recorded.decisions[{index}].to-child"), sentence);
            }
            let Some(words) = &option.family else { continue };
            if words.replace("{child}", "").contains(['{', '}']) {
                let sentence = "The words for the family know one part in braces, {child}; write the rest out.";
                self.wrong(&format!("recorded.decisions[{index}].family"), sentence);
            }
        }
    }

    fn file_name(&mut self, profile: &Profile) {
        let pattern = profile.document.file_name.as_str();
        let path = "document.file-name";
        let (literal, parts) = split_pattern(pattern);
        for part in &parts {
            if !FILE_NAME_PARTS.iter().any(|(name, _)| name == part) {
                let names: Vec<&str> = FILE_NAME_PARTS.iter().map(|(name, _)| *name).collect();
                let advice = nearest(part, &names)
                    .map_or_else(|| format!("use {}", names.join(", ")), |near| format!("did you mean {{{near}}}?"));
                let end = if advice.ends_with('?') { "" } else { "." };
                self.wrong(path, format!("A file name knows no part {{{part}}}: {advice}{end}"));
            }
        }
        if literal.chars().any(|c| !c.is_ascii() || c.is_ascii_control() || "\\/:*?\"<>|{}".contains(c)) {
            self.wrong(path, "A file name may hold plain English letters, digits, spaces, hyphens and dots besides its parts in braces.");
        }
        if literal.ends_with(".pdf") {
            self.wrong(path, "Leave “.pdf” out of the file name; it is added.");
        }
        let width = |part: &&str| match *part {
            "panel" => profile.id.0.len(),
            part => FILE_NAME_PARTS.iter().find(|(name, _)| *name == part).map_or(0, |(_, width)| *width),
        };
        let least = literal.len() + parts.iter().map(width).sum::<usize>() + ".pdf".len();
        if least > FILE_NAME_LENGTH {
            let sentence = format!(
                "The file name needs at least {least} characters, and the case system cuts at {FILE_NAME_LENGTH}; shorten it."
            );
            self.wrong(path, sentence);
        }
        let tells_apart = parts.contains(&"mosaic") || (parts.contains(&"surname") && parts.contains(&"given"));
        let complete = tells_apart && parts.contains(&"date");
        let known = parts.iter().all(|part| FILE_NAME_PARTS.iter().any(|(name, _)| name == part));
        if !complete && known && !pattern.trim().is_empty() {
            let sentence =
                "Two records could get one file name; use {date} and either {mosaic} or both {surname} and {given}.";
            self.wrong(path, sentence);
        }
    }
}

/// A file-name pattern as its literal characters and the names of its parts.
fn split_pattern(pattern: &str) -> (String, Vec<&str>) {
    let mut literal = String::new();
    let mut parts = Vec::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        literal.push_str(before);
        let Some((part, tail)) = after.split_once('}') else {
            literal.push('{');
            rest = after;
            continue;
        };
        parts.push(part);
        rest = tail;
    }
    literal.push_str(rest);
    (literal, parts)
}
