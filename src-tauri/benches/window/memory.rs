//! The memory of a window: that of its program and of every process the webview started for it.

use crate::harness::machine::parents;

/// In MB, pages that processes share by the share of each (PSS).
pub fn of_all(program: u32) -> f64 {
    family(program).into_iter().map(of_one).sum()
}

fn family(program: u32) -> Vec<u32> {
    let known: Vec<(u32, u32)> = parents().collect();
    let mut family = vec![program];
    let mut at = 0;
    while let Some(one) = family.get(at).copied() {
        family.extend(known.iter().filter(|(_, parent)| *parent == one).map(|(id, _)| id));
        at += 1;
    }
    family
}

fn of_one(id: u32) -> f64 {
    let sums = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let kilobytes =
        sums.lines().find_map(|line| line.strip_prefix("Pss:")?.split_whitespace().next()?.parse::<f64>().ok());
    kilobytes.unwrap_or_default() / 1024.0
}
