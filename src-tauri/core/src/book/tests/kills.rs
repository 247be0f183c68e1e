//! A program that is killed while it writes, at whatever moment: the book opens, is whole, and lacks nothing that was
//! reported done.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use chrono::TimeDelta;

use super::Seeded;
use super::county::{County, PASSPHRASE, passphrase};
use crate::book::{Book, Draft, Here, KnownBook};
use crate::entropy::Entropy;
use crate::ids::{DeviceId, PersonId};
use crate::ledger::Change;

const WRITER: &str = "QUORATE_TEST_WRITER";

/// Writes as a working day does, a little of everything, and tells of each write once it is done; until it is killed.
fn write_on(order: &str) {
    let parts: Vec<&str> = order.split('|').collect();
    let (folder, round) = (parts[0], parts[1].parse().unwrap());
    let by = PersonId(parts[2].parse().unwrap());
    let device = DeviceId(parts[3].parse().unwrap());
    let mut entropy = Seeded::new(round);
    let mut book = Book::open(folder.as_ref(), by, PASSPHRASE, device).unwrap();
    let mut at = book.known().at;
    let mut told = std::io::stdout();
    for turn in 0..1_000_000u32 {
        at += TimeDelta::seconds(1);
        match turn % 5 {
            0 | 1 => {
                let text = "She said that she likes it there. ".repeat(turn as usize % 400);
                let field = "record/new/discussion".into();
                book.put_draft(&Draft { field, text, based_on: Default::default(), at }).unwrap();
            }
            2 => {
                let date = "2026-12-24".parse().unwrap();
                let changes = [Change::HolidaySet { date, name: format!("Day {turn}") }];
                book.commit(&changes, at, &mut entropy).unwrap();
            }
            3 => {
                let mut pdf = vec![0; 20_000];
                entropy.fill(&mut pdf).unwrap();
                book.put_blob("application/pdf", &pdf).unwrap();
            }
            _ => book.set_passphrase(&passphrase(PASSPHRASE), at, &mut entropy).unwrap(),
        }
        let known = serde_json::to_string(book.known()).unwrap();
        writeln!(told, "{known}").and_then(|()| told.flush()).unwrap();
    }
}

fn kills(times: u64) {
    if let Ok(order) = std::env::var(WRITER) {
        return write_on(&order);
    }
    let (_home, folder, by, device) = County::new(500).close();
    let mut chance = Seeded::new(501);
    let this = std::env::current_exe().unwrap();
    for round in 0..times {
        let order = format!("{}|{round}|{by}|{device}", folder.display());
        let mut writer = Command::new(&this)
            .args(["--exact", "book::tests::kills::a_few_kills_lose_nothing", "--nocapture"])
            .env(WRITER, order)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut moment = [0; 3];
        chance.fill(&mut moment).unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        // Some writes are waited for, and then it dies somewhere in the next.
        let mut last = None;
        let mut hear = |line: String| {
            // The test's own harness says a word on the same line as the first.
            let json = line.find('{').map(|start| serde_json::from_str::<KnownBook>(&line[start..]));
            if let Some(Ok(known)) = json {
                last = Some(known);
                return true;
            }
            false
        };
        let mut heard = 0;
        while heard < 1 + moment[0] % 12 {
            heard += u8::from(hear(lines.next().expect("it goes on until it is killed").unwrap()));
        }
        std::thread::sleep(std::time::Duration::from_micros(u64::from(moment[1]) << (moment[2] % 6)));
        writer.kill().unwrap();
        for line in lines.map_while(Result::ok) {
            // The last line may be cut short.
            hear(line);
        }
        writer.wait().unwrap();
        let here = Here { device, known: last };
        let book =
            Book::open(&folder, by, PASSPHRASE, here).unwrap_or_else(|refusal| panic!("kill {round}: {refusal}"));
        assert_eq!(book.verify().unwrap().fault, None, "kill {round}");
    }
}

#[test]
fn a_few_kills_lose_nothing() {
    kills(8);
}

#[test]
#[ignore = "soak"]
fn soak_three_hundred_kills() {
    kills(300);
}
