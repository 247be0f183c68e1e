//! What a person sees of a case on paper, and what of a view no person sees.

use std::path::Path;
use std::process::Command;

use chrono::{DateTime, Utc};
use quorate_core::ids::MeetingId;
use quorate_service::Service;
use quorate_service::act::Act;
use serde_json::Value as Json;

use super::live;

/// The record, the agenda and the list of actions as a person reads them on paper.
pub fn paper(service: &mut Service, meeting: MeetingId, panel: &str, folder: &Path, now: DateTime<Utc>) -> String {
    std::fs::create_dir_all(folder).expect("a folder");
    let act = Act::ExportMeetingPapers { meeting, folder: folder.to_string_lossy().into_owned() };
    let mut text = match service.act(act, now) {
        Ok(done) => done.files.join(" "),
        Err(refusal) => refusal.sentence,
    };
    for item in live(service, meeting, now).items {
        for record in item.records {
            if let Ok(pdf) = service.record_pdf(record.record.id, None, now) {
                std::fs::write(folder.join(format!("record-{}.pdf", item.item.details.starts.format("%H%M"))), pdf)
                    .expect("written");
            }
        }
    }
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("files").map(|file| file.expect("a file").path()).collect();
    files.sort();
    for file in files {
        let said = Command::new("pdftotext").arg(&file).arg("-").output().expect("pdftotext runs");
        text.push_str(&String::from_utf8_lossy(&said.stdout));
    }
    let text = text.replace(&folder.to_string_lossy().into_owned(), "");
    text.replace(panel, "PANEL").replace(&panel.to_uppercase(), "CASE").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without the profile itself, and ids, which no person sees.
pub fn strip(json: &mut Json) {
    match json {
        Json::Object(object) => {
            for key in ["profile", "toml", "rules", "terms", "profileVersion", "order", "ownerOrder", "sha256"] {
                object.remove(key);
            }
            object.values_mut().for_each(strip);
        }
        Json::Array(array) => array.iter_mut().for_each(strip),
        Json::String(text) => {
            if text.parse::<uuid::Uuid>().is_ok() {
                *text = String::new();
            } else if text.starts_with("BEGIN:VCALENDAR") {
                let lines = text.lines().filter(|line| !line.starts_with("UID") && !line.starts_with("SEQUENCE"));
                *text = lines.collect::<Vec<_>>().join("\n");
            }
        }
        _ => {}
    }
}
