//! The page for the family: in plain words and large type, from the same decisions, for a worker to go through
//! with child and family. It is never signed, and says on its face that it is not the record.
//!
//! Nothing is left out. What does not fit on one page goes on to the next in type as large; each page says which it is.

use super::model::RecordDocument;
use crate::ids::derived;
use crate::paper::document::DocumentInfo;
use crate::paper::flow::{Backing, Flow, Paragraph, paragraph};
use crate::paper::fonts::Style;
use crate::paper::layout_events::{Ink, Mark, Pages, TagRole};
use crate::paper::pdf;
use crate::paper::typography::{BOTTOM, LEFT, MEASURE, TextSetting};
use crate::record::mended_sentences::{AGAIN, ASK, DECIDED, WHO_DOES, whole};
use crate::refusal::Refusal;
use crate::text::list_items::list_item;

pub use crate::meeting::family_page::FamilyReader;

/// What the page says, every id put into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyPage {
    /// "What the meeting decided about Nia".
    pub title: String,
    /// "Children Looked After Monitoring panel, Tuesday 24 November 2026".
    pub held: String,
    /// Each decision in plain words, and what else was said of it.
    pub decisions: Vec<(String, String)>,
    /// "What Nia said", and each saying.
    pub said: (String, Vec<String>),
    /// "Your social worker, Ada Example, will … by Friday 12 December 2026."
    pub actions: Vec<String>,
    /// "The panel will talk about Nia again on Wednesday 3 February 2027."
    pub review: String,
    /// Other sections that the panel shares with families: heading and paragraphs.
    pub more: Vec<(String, Vec<String>)>,
    /// Abbreviations that the page uses, each with what it stands for.
    pub abbreviations: Vec<(String, String)>,
    /// "Your social worker, Ada Example."
    pub ask: Vec<String>,
    /// Who helps somebody to be heard, and how to complain; it always stands.
    pub help: Vec<String>,
}

/// Nothing on the page is smaller than 14 points; where there is room, all of it is larger.
const fn large(style: Style, size: f32, leading: f32, ink: Ink) -> TextSetting {
    TextSetting { style, size, leading, ink }
}

const TITLE: TextSetting = large(Style::Bold, 23.0, 28.0, Ink::Text);
const HEADING: TextSetting = large(Style::Bold, 16.0, 21.0, Ink::Accent);
const TEXT: TextSetting = large(Style::Regular, 14.0, 19.0, Ink::Text);
const STRONG: TextSetting = large(Style::Bold, 14.0, 19.0, Ink::Text);
const SAID: TextSetting = large(Style::Italic, 14.0, 19.0, Ink::Text);

const INSET: f32 = 14.0;
const BULLET: f32 = 16.0;
/// How one page may be set, the easiest to read first: how much larger than the least, and how much of each gap is left.
const ONE_PAGE: [(f32, f32); 4] = [(1.25, 1.0), (1.12, 1.0), (1.0, 1.0), (1.0, 0.55)];
/// How several are set: whoever turns the page reads type that is easy to read.
const MORE_PAGES: (f32, f32) = (1.12, 1.0);
/// From the foot of the text to the line that says which page it is, where there is more than one.
const FOLIO_TOP: f32 = BOTTOM + 3.0;
const FILE_TITLE: &str = "Page for the family, not the record";

/// Writes the page as PDF, to the same rules as a record. `record` is the one it is made from.
///
/// # Errors
/// A character that no typeface of ours has, by name and field.
pub fn make(words: &FamilyPage, record: &RecordDocument) -> Result<Vec<u8>, Refusal> {
    // Another file than the record, and the same one each time.
    let identity = derived("family summary", &[&record.document_id]);
    let info = DocumentInfo { title: record.file_title(FILE_TITLE), identity, ..record.info() };
    pdf::write(&layout(words, record)?, &info)
}

/// All of it laid out: on one page where it fits, else on as many as it needs.
pub fn layout(words: &FamilyPage, record: &RecordDocument) -> Result<Pages, Refusal> {
    for setting in ONE_PAGE {
        let page = set(words, record, setting)?;
        if page.flow.pages.len() == 1 {
            return Ok(page.finished());
        }
    }
    let mut pages = set(words, record, MORE_PAGES)?;
    pages.number(words)?;
    Ok(pages.finished())
}

/// The page while it is set.
struct PageSet {
    flow: Flow,
    /// How much larger than the least.
    larger: f32,
}

fn set(words: &FamilyPage, record: &RecordDocument, (larger, tightness): (f32, f32)) -> Result<PageSet, Refusal> {
    let mut page = PageSet { flow: Flow::new(tightness), larger };
    // A heading first: whoever listens to the page hears what it is before how it must not be used.
    page.line(TagRole::Heading(1), "the child's name", &words.title, TITLE)?;
    page.flow.gap(2.0);
    page.line(TagRole::Paragraph, "the meeting", &words.held, TEXT)?;
    page.flow.gap(8.0);
    page.notice(record)?;
    page.heading(DECIDED)?;
    page.decisions(words)?;
    if !words.said.1.is_empty() {
        page.heading(&words.said.0)?;
        page.said(&words.said.1)?;
    }
    if !words.actions.is_empty() {
        page.heading(WHO_DOES)?;
        page.list("an action", &words.actions)?;
    }
    for (title, paragraphs) in &words.more {
        page.heading(title)?;
        page.texts("a section", paragraphs)?;
    }
    if !words.review.is_empty() {
        page.heading(AGAIN)?;
        page.texts("the return to panel", std::slice::from_ref(&words.review))?;
    }
    if !words.abbreviations.is_empty() {
        page.heading("What the short words mean")?;
        let lines = words.abbreviations.iter().map(|(short, long)| format!("{short}: {long}"));
        page.texts("an abbreviation", &lines.collect::<Vec<_>>())?;
    }
    if !words.ask.is_empty() {
        page.heading(ASK)?;
        page.texts("who to ask", &words.ask)?;
    }
    if !words.help.is_empty() {
        page.heading("If you want help, or are unhappy with this")?;
        page.texts("help and complaints", &words.help)?;
    }
    Ok(page)
}

impl PageSet {
    fn finished(self) -> Pages {
        self.flow.finished(None)
    }

    /// Which page it is of how many, at the foot of each: loose sheets are put in order, and one that is missing is missed.
    /// A screen reader passes over it.
    fn number(&mut self, words: &FamilyPage) -> Result<(), Refusal> {
        let count = self.flow.pages.len();
        for (number, page) in self.flow.pages.iter_mut().enumerate() {
            let words = format!("Page {} of {count}. {}", number + 1, words.title);
            let folio = paragraph("the page number", &words, TEXT, MEASURE)?;
            let Some(line) = folio.lines.first() else { continue };
            let baseline = FOLIO_TOP + TEXT.leading / 2.0 + TEXT.size * 0.34;
            let runs = line.runs.clone();
            page.marks.push(Mark::Text { of: None, x: LEFT, baseline, size: TEXT.size, ink: Ink::Quiet, runs });
        }
        Ok(())
    }

    fn sized(&self, setting: TextSetting) -> TextSetting {
        TextSetting { size: setting.size * self.larger, leading: setting.leading * self.larger, ..setting }
    }

    fn wrapped(&self, field: &str, text: &str, setting: TextSetting, width: f32) -> Result<Paragraph, Refusal> {
        paragraph(field, text, self.sized(setting), width)
    }

    fn line(&mut self, role: TagRole, field: &str, text: &str, setting: TextSetting) -> Result<(), Refusal> {
        let text = self.wrapped(field, text, setting, MEASURE)?;
        let element = self.flow.element(role);
        self.flow.run(element, &text, LEFT);
        Ok(())
    }

    /// A heading, with room beneath it for what it heads.
    fn heading(&mut self, words: &str) -> Result<(), Refusal> {
        self.flow.gap(12.0);
        self.flow.keep(self.sized(HEADING).leading + 3.0 + 3.0 * self.sized(TEXT).leading);
        self.line(TagRole::Heading(2), "a heading", words, HEADING)?;
        self.flow.gap(3.0);
        Ok(())
    }

    fn texts(&mut self, field: &str, paragraphs: &[String]) -> Result<(), Refusal> {
        let listed = |text: &String| list_item(text).is_some();
        for group in paragraphs.chunk_by(|one, next| listed(one) && listed(next)) {
            let items: Vec<String> = group.iter().filter_map(|text| list_item(text)).map(str::to_owned).collect();
            match items.is_empty() {
                true => self.line(TagRole::Paragraph, field, &group[0], TEXT)?,
                false => self.list(field, &items)?,
            }
        }
        Ok(())
    }

    /// That this is not the record, where nobody can miss it.
    fn notice(&mut self, record: &RecordDocument) -> Result<(), Refusal> {
        let keeper = match record.council.trim() {
            "" => "the council",
            council => council,
        };
        let more = format!(
            "It says in plain words what was decided. The signed record is kept by {keeper}, and you can ask to see it."
        );
        let width = MEASURE - 2.0 * INSET;
        let what = self.wrapped("the notice", "This is not the record.", STRONG, width)?;
        let more = self.wrapped("the notice", &more, TEXT, width)?;
        // Whoever kept the page before knows that it no longer counts.
        let replaces = record.replaces.as_ref().map(|before| {
            let words = format!(
                "The record was put right after {}. This page replaces the one that you may have from before.",
                before.signed
            );
            self.wrapped("the notice", &words, TEXT, width)
        });
        let replaces = replaces.transpose()?;
        self.flow.backed(Backing { bar: 3.0, bar_ink: Ink::Accent, tint: true }, |flow| {
            flow.y += 6.0;
            for text in [Some(what), Some(more), replaces].into_iter().flatten() {
                let element = flow.element(TagRole::Paragraph);
                flow.run(element, &text, LEFT + INSET);
            }
            flow.y += 6.0;
        });
        Ok(())
    }

    fn decisions(&mut self, words: &FamilyPage) -> Result<(), Refusal> {
        if words.decisions.is_empty() {
            return self.line(TagRole::Paragraph, "the decisions", "Nothing was decided this time.", TEXT);
        }
        self.list("a decision", &words.decisions.iter().map(whole).collect::<Vec<_>>())
    }

    /// Sayings set apart, each in its own words.
    fn said(&mut self, sayings: &[String]) -> Result<(), Refusal> {
        let sayings: Vec<Paragraph> = sayings
            .iter()
            .map(|saying| self.wrapped("what the child said", saying, SAID, MEASURE - INSET))
            .collect::<Result<_, _>>()?;
        self.flow.backed(Backing { bar: 3.0, bar_ink: Ink::Hairline, tint: false }, |flow| {
            for (number, saying) in sayings.iter().enumerate() {
                if number > 0 {
                    flow.gap(4.0);
                }
                flow.within(TagRole::Quote, |flow| {
                    let element = flow.element(TagRole::Paragraph);
                    flow.run(element, saying, LEFT + INSET);
                });
            }
        });
        Ok(())
    }

    fn list(&mut self, field: &str, lines: &[String]) -> Result<(), Refusal> {
        let dot = self.wrapped(field, "•", TEXT, BULLET)?;
        let texts: Vec<Paragraph> =
            lines.iter().map(|line| self.wrapped(field, line, TEXT, MEASURE - BULLET)).collect::<Result<_, _>>()?;
        self.flow.within(TagRole::List, |flow| {
            for (number, text) in texts.iter().enumerate() {
                if number > 0 {
                    flow.gap(5.0);
                }
                flow.keep(text.height());
                flow.within(TagRole::Item, |flow| {
                    let element = flow.element(TagRole::Label);
                    flow.place(Some(element), &dot, LEFT, flow.y);
                    flow.within(TagRole::ItemBody, |flow| {
                        let element = flow.element(TagRole::Paragraph);
                        flow.run(element, text, LEFT + BULLET);
                    });
                });
            }
        });
        Ok(())
    }
}
