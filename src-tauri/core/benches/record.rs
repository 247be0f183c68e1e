//! What a record costs to make, sign and verify: alone, by the batch over every core, and as it grows; against others
//! doing the same work over the same words in the same run. And what it costs to look one through for other children's data;
//! `-- third_party` measures that alone.
//!
//! The peers are Typst's library (PyPI `typst`) and LibreOffice, each with pyHanko. A peer that is not installed is named
//! and left out.

#[path = "../tests/records/mod.rs"]
mod records;
#[path = "../tests/signers/mod.rs"]
mod signers;
#[path = "third_party/mod.rs"]
mod third_party;

use std::{
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

use quorate_core::{
    record::{make, model::RecordDocument},
    sign::{Identity, Verdict, pades, verify},
};

const ROUNDS: u32 = 50;
/// Records in a batch, as many as a busy panel makes in a month.
const BATCH: usize = 100;

struct Bench {
    chair: Identity,
    trust: [Vec<u8>; 1],
}

impl Bench {
    fn make(&self, record: &RecordDocument) -> Vec<u8> {
        make(record, Some(&records::signature())).unwrap()
    }

    fn sign(&self, pdf: &[u8]) -> Vec<u8> {
        pades::sign(pdf, &self.chair, records::at()).unwrap()
    }

    fn verify(&self, file: &[u8]) {
        let verdict = verify(file, Some(&self.trust), records::at());
        assert!(matches!(verdict, Verdict::Valid { .. }), "what is measured is a record that verifies");
    }
}

/// Milliseconds a round.
fn time(mut work: impl FnMut()) -> f64 {
    work();
    let start = Instant::now();
    for _ in 0..ROUNDS {
        work();
    }
    start.elapsed().as_secs_f64() * 1000.0 / f64::from(ROUNDS)
}

fn main() {
    third_party::run();
    if std::env::args().any(|only| only == "third_party") {
        return;
    }
    let authority = signers::authority(1);
    let bench = Bench { chair: signers::chair(&authority), trust: [authority.certificate_der().unwrap()] };
    let record = records::short();
    let pdf = bench.make(&record);
    let file = bench.sign(&pdf);
    let stages = [
        ("made", time(|| drop(bench.make(&record)))),
        ("signed", time(|| drop(bench.sign(&pdf)))),
        ("verified", time(|| bench.verify(&file))),
    ];
    for (stage, took) in stages {
        println!("record: one at a time {stage} in {took:.2} ms, {:.0} a second", 1000.0 / took);
    }
    let single = stages.iter().map(|(_, took)| took).sum::<f64>();
    let (batch, cores) = batch(&bench, &record);
    println!("record: all three, {} bytes: one at a time {:.0} a second", file.len(), 1000.0 / single);
    println!("record: all three, {BATCH} over {cores} cores: {:.0} a second, {:.2} ×", 1000.0 / batch, single / batch);
    growth(&bench);
    compare(&record, single, batch);
}

/// Milliseconds of the wall clock a record, made, signed and verified by every core at once; and how many there are.
fn batch(bench: &Bench, record: &RecordDocument) -> (f64, usize) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(|| {
                while next.fetch_add(1, Ordering::Relaxed) < BATCH {
                    bench.verify(&bench.sign(&bench.make(record)));
                }
            });
        }
    });
    (start.elapsed().as_secs_f64() * 1000.0 / BATCH as f64, cores)
}

/// How the cost grows with the length of a record: in words, actions and sections alike.
fn growth(bench: &Bench) {
    let grown = |times: usize| {
        let mut record = records::short();
        let (actions, sections) = (record.actions.clone(), record.sections.clone());
        record.rationale = record.rationale.clone() + &format!("\n{}", record.rationale).repeat(4 * times);
        record.actions = actions.into_iter().cycle().take(12 * times).collect();
        record.sections = sections.into_iter().cycle().take(12 * times).collect();
        record
    };
    let mut first = None;
    for times in [1, 2, 4, 8] {
        let record = grown(times);
        let took = time(|| bench.verify(&bench.sign(&bench.make(&record))));
        let one = *first.get_or_insert(took);
        println!(
            "record: {times} × the length takes {took:.1} ms, {:.2} × the first ({:.2} a length)",
            took / one,
            took / one / times as f64
        );
    }
}

/// Runs the peers over the same words and prints how many times as long they take.
fn compare(record: &RecordDocument, single: f64, batch: f64) {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let python = std::env::var("QUORATE_PYTHON").map_or_else(|_| home.join(".venv/bin/python"), PathBuf::from);
    let words = serde_json::to_string(record).unwrap();
    let output = Command::new(&python).arg(home.join("tests/records/peers.py")).arg(words).output();
    let Ok(output) = output else {
        println!("record: no peer was measured, for {} is not installed", python.display());
        return;
    };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let measured = match line.split('\t').collect::<Vec<_>>()[..] {
            [peer, "single", took] => took.parse().ok().map(|took: f64| (peer, "one at a time", took, single)),
            [peer, "batch", took] => took.parse().ok().map(|took: f64| (peer, "by the batch", took, batch)),
            _ => None,
        };
        match measured {
            Some((peer, how, took, ours)) => {
                println!("record: {peer}, {how}: {took:.1} ms, {:.1} × ours ({ours:.2} ms)", took / ours)
            }
            None => println!("record: {line}"),
        }
    }
    if !output.status.success() {
        println!("record: the peers could not be measured: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
}
