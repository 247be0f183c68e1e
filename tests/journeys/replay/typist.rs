//! The minute taker's hands: each step of the script as keys in the window, and a note of what was typed where.

use std::time::Instant;

use chrono::Days;
use quorate_core::panel::Profile;

use super::diary::Diary;
use super::script::{Item, Line, Step, label_of, paragraphs};
use super::typed::Typed;
use crate::harness::*;

/// Marks that have a key of their own: the head of the paragraph, and the letter that goes with Alt.
const MARKS: [(&str, char); 3] = [("Fact: ", 'f'), ("Opinion: ", 'o'), ("Child: ", 'c')];

pub struct Typist<'a> {
    pub window: &'a Window,
    pub profile: &'a Profile,
    pub diary: &'a Diary,
}

impl Typist<'_> {
    /// Whoever is there from the beginning arrives.
    pub async fn welcome(&self, names: impl Iterator<Item = &str>) {
        for name in names {
            self.arrives(name).await;
        }
    }

    /// Hears one item from its start to its end, and returns what was typed, child by child.
    pub async fn hear(&self, item: &Item) -> Vec<Typed> {
        let start = Instant::now();
        self.command("Start this item").await;
        self.window.see(press("Finish item")).await;
        let mut typed: Vec<Typed> = item.children.iter().map(Typed::about).collect();
        let mut at = 0;
        self.window.see(heading(&typed[at].name)).await;
        for step in &item.steps {
            match step {
                Step::Turn { turn } => {
                    at = item.children.iter().position(|child| child.given == *turn).expect("a sibling");
                    self.window.alt(DOWN).await;
                    self.window.see(heading(&typed[at].name)).await;
                }
                Step::Give { .. } => {
                    self.give(item).await;
                    let (first, others) = typed.split_first_mut().expect("a child");
                    others.iter_mut().for_each(|other| other.receive(first));
                }
                step => self.take(step, &mut typed[at]).await,
            }
        }
        self.command("Finish this item").await;
        self.window.see_no(press("Finish item")).await;
        let words: usize = typed.iter().map(Typed::words).sum();
        println!("{}: {words} words in {} s", typed[0].name, start.elapsed().as_secs());
        typed
    }

    async fn take(&self, step: &Step, typed: &mut Typed) {
        match step {
            Step::Write { section, text } => {
                let paragraphs = paragraphs(text);
                self.write(section, &paragraphs, typed.has(section)).await;
                typed.write(section, paragraphs);
            }
            Step::Decide { decide, why } => {
                for option in decide {
                    let label = &label_of(self.profile, option);
                    self.window.push(press(label).within(group("Decisions"))).await;
                    typed.decisions.push(label.clone());
                }
                let paragraphs = paragraphs(why);
                self.window.reach(&field("Rationale")).await;
                self.type_paragraphs(&paragraphs).await;
                typed.write("rationale", paragraphs);
            }
            Step::Action { action } => {
                let line = Line::read(action, self.diary);
                self.act(&line).await;
                typed.actions.push(line);
            }
            Step::Review { weeks } => {
                let date = self.diary.today + Days::new(weeks * 7);
                self.window.reach(&field("Review on")).await;
                self.window.keys(&date.format("%d/%m/%Y").to_string()).await;
                self.window.keys(ENTER).await;
                typed.review = Some(date);
            }
            Step::Arrives { arrives } => self.arrives(arrives).await,
            Step::Leaves { leaves } => {
                self.window.push(press(&format!("Leave: {leaves}"))).await;
                self.window.see(press(&format!("Back: {leaves}"))).await;
            }
            Step::Conflict { conflict, what } => self.steps_out(conflict, what).await,
            Step::Back { back } => self.comes_back(back).await,
            Step::Give { .. } | Step::Turn { .. } => unreachable!("these concern the whole item"),
        }
    }

    /// Asks the palette for a command.
    pub async fn command(&self, words: &str) {
        self.window.control('k').await;
        self.window.see(group("Commands and children")).await;
        self.window.keys(words).await;
        self.window.keys(ENTER).await;
        self.window.see_no(group("Commands and children")).await;
    }

    /// Goes behind what a section says, and types on.
    async fn write(&self, section: &str, paragraphs: &[String], goes_on: bool) {
        let known = self.profile.recorded.sections.iter().find(|known| known.id == section).expect("a section");
        match section {
            "discussion" => self.window.alt('s').await,
            "childs-words" => self.window.alt('w').await,
            _ => {}
        }
        self.window.reach(&field(&known.label)).await;
        self.window.keys(TO_THE_END).await;
        if goes_on {
            self.window.keys(ENTER).await;
        }
        self.type_paragraphs(paragraphs).await;
    }

    async fn type_paragraphs(&self, paragraphs: &[String]) {
        for (index, paragraph) in paragraphs.iter().enumerate() {
            if index > 0 {
                self.window.keys(ENTER).await;
            }
            let mark = MARKS.iter().find(|(mark, _)| paragraph.starts_with(mark));
            match mark {
                Some((mark, key)) => {
                    self.window.alt(*key).await;
                    self.window.keys(&paragraph[mark.len()..]).await;
                }
                None => self.window.keys(paragraph).await,
            }
        }
    }

    async fn arrives(&self, name: &str) {
        self.window.push(press(&format!("Arrive: {name}"))).await;
        self.window.see(press(&format!("Leave: {name}"))).await;
    }

    async fn give(&self, item: &Item) {
        let names: Vec<&str> = item.children.iter().skip(1).map(|child| child.given.as_str()).collect();
        let give = format!("Give to {}", names.join(" and "));
        self.window.push(press("Give to siblings…")).await;
        self.window.push(press(&give).within(group(&give))).await;
        self.window.see_no(group(&give)).await;
    }

    /// Types an action as one line, and sees it taken.
    async fn act(&self, line: &Line) {
        let quick = field("Quick entry of an action");
        self.window.alt('a').await;
        self.window.reach(&quick).await;
        self.window.keys(&line.typed).await;
        self.window.keys(ENTER).await;
        let taken =
            async || self.window.find(&quick).await.prop("value").await.is_ok_and(|left| left.as_deref() == Some(""));
        self.window.wait_for(&format!("the line to be taken: {}", line.typed), taken).await;
    }

    /// Somebody leaves for an item in which they have an interest.
    async fn steps_out(&self, name: &str, what: &str) {
        self.window.alt('u').await;
        self.window.see(group("Who leaves the room, or comes back")).await;
        self.window.keys(name).await;
        self.window.keys(ENTER).await;
        let leaves = || group(&format!("{name} leaves the room"));
        self.window.reach(&tick("Steps out for a while").within(leaves())).await;
        self.window.keys(&DOWN.to_string()).await;
        self.window.reach(&field("What the interest is")).await;
        self.window.keys(what).await;
        self.window.push(press("Leaves the room").within(leaves())).await;
        self.window.see(press(&format!("Back: {name}"))).await;
    }

    async fn comes_back(&self, name: &str) {
        self.window.push(press(&format!("Back: {name}"))).await;
        self.window.see(press(&format!("Leave: {name}"))).await;
    }

    /// Ends the meeting.
    pub async fn close(&self) {
        self.window.push(press("Close meeting…")).await;
        self.window.push(press("Close meeting").within(group("Close the meeting"))).await;
        self.window.see_text("closed").await;
    }
}
