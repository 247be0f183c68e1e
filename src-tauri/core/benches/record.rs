//! What a record costs to make, sign and verify, against others doing the same work in the same run.
//!
//! The peers are Typst's library (PyPI `typst`) with pyHanko and LibreOffice with pyHanko. A peer that is not installed
//! is named and left out.

#[path = "../tests/records/mod.rs"]
mod records;
#[path = "../tests/signers/mod.rs"]
mod signers;

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use quorate_core::{
    record::make,
    sign::{pades, verify},
};

const ROUNDS: u32 = 50;

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
    let (record, block) = (records::short(), records::signature());
    let authority = signers::authority(1);
    let chair = signers::chair(&authority);
    let trust = [authority.certificate_der().unwrap()];
    let pdf = make(&record, Some(&block)).unwrap();
    let signed = pades::sign(&pdf, &chair, records::at()).unwrap();
    let made = time(|| drop(make(&record, Some(&block)).unwrap()));
    let sealed = time(|| drop(pades::sign(&pdf, &chair, records::at()).unwrap()));
    let checked = time(|| drop(verify(&signed, Some(&trust))));
    println!("record: make {made:.2} ms, sign {sealed:.2} ms, verify {checked:.2} ms; {} bytes signed", signed.len());
    let long = records::long();
    let long_made = time(|| drop(make(&long, Some(&block)).unwrap()));
    println!("record: make a long one {long_made:.2} ms, {:.1} × the short one", long_made / made);
    compare(made + sealed);
}

/// Runs the peers over the same words and prints how many times as long they take.
fn compare(ours: f64) {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let python = std::env::var("QUORATE_PYTHON").map_or_else(|_| home.join(".venv/bin/python"), PathBuf::from);
    let words = serde_json::to_string(&records::short()).unwrap();
    let output = Command::new(&python).arg(home.join("tests/records/peers.py")).arg(words).output();
    let Ok(output) = output else {
        println!("record: no peer was measured, for {} is not installed", python.display());
        return;
    };
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        match line.split_once('\t').and_then(|(peer, took)| Some((peer, took.parse::<f64>().ok()?))) {
            Some((peer, took)) => {
                println!("record: {peer} takes {took:.1} ms, {:.1} × ours ({ours:.2} ms)", took / ours)
            }
            None => println!("record: {line}"),
        }
    }
    if !output.status.success() {
        println!("record: the peers could not be measured: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
}
