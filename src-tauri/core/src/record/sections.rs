//! The body of a record: the discussion, each passage marked with its voice (PS-9), the prompts, and who was
//! there.

use super::model::{RecordDocument, SectionLines};
use crate::meeting::voices::{Spoken, SpokenVoice, spoken};
use crate::paper::blocks::{BULLET, LEAST_LINES, bullets, heading, list_section};
use crate::paper::flow::{Backing, Flow, Paragraph, paragraph, prose_in};
use crate::paper::layout_events::{Ink, TagRole};
use crate::paper::table;
use crate::paper::table::{Cell, Columns};
use crate::paper::typography::{BODY, LABEL, LEFT, MEASURE, QUOTE, RIGHT, SUBHEADING, TextSetting, VALUE};
use crate::record::spoken_language::spoken_language;
use crate::refusal::Refusal;

/// How a voice looks: its name (none for the discussion, which is nobody's in particular), its setting, what stands behind
/// it. Each differs in words and shape, not colour alone.
struct VoiceLook {
    name: &'static str,
    setting: TextSetting,
    backing: Option<Backing>,
    role: TagRole,
}

fn look(voice: SpokenVoice) -> VoiceLook {
    let bar = |bar, bar_ink, tint| Some(Backing { bar, bar_ink, tint });
    let (name, setting, backing, role) = match voice {
        SpokenVoice::Fact => ("Fact", BODY, bar(0.75, Ink::Quiet, false), TagRole::Paragraph),
        SpokenVoice::Opinion => ("Professional opinion", BODY, bar(3.0, Ink::Hairline, false), TagRole::Paragraph),
        SpokenVoice::ChildsWords => ("The child’s own words", QUOTE, bar(3.0, Ink::Accent, true), TagRole::Quote),
        SpokenVoice::SaidForChild => ("Said for the child", BODY, bar(3.0, Ink::Accent, false), TagRole::Paragraph),
        SpokenVoice::Observed => ("What was observed", BODY, bar(0.75, Ink::Accent, false), TagRole::Paragraph),
        SpokenVoice::ChildsViews => {
            ("As noted, not word for word", BODY, bar(3.0, Ink::Hairline, false), TagRole::Paragraph)
        }
        SpokenVoice::Discussion => ("", BODY, None, TagRole::Paragraph),
    };
    VoiceLook { name, setting, backing, role }
}

pub fn draw(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    let Some(first) = record.sections.first() else { return Ok(()) };
    heading(flow, "What was said", Opening::of(first, &passages(record, first))?.height)?;
    for (number, section) in record.sections.iter().enumerate() {
        if number > 0 {
            flow.gap(9.0);
        }
        draw_section(flow, record, section)?;
    }
    Ok(())
}

/// What a section says, each piece in its voice.
fn passages<'a>(record: &'a RecordDocument, section: &'a SectionLines) -> Vec<Spoken<'a>> {
    let was_there = |name: &str| record.attendance.iter().any(|person| person.name == name);
    section.paragraphs.iter().flat_map(|text| spoken(text, section.voice, record.unborn, was_there)).collect()
}

/// How a section begins: its heading, and on the same line whose voice all of it is in.
struct Opening {
    title: Paragraph,
    voice: Paragraph,
    voice_width: f32,
    /// With as much of the text as may not be parted from it.
    height: f32,
}

impl Opening {
    fn of(section: &SectionLines, spoken: &[Spoken]) -> Result<Self, Refusal> {
        // Where the voices differ, each passage says its own.
        let one = one_voice(spoken).map(look);
        let voice = paragraph("a voice", one.as_ref().map_or("", |look| look.name), LABEL, MEASURE / 2.0)?;
        let voice_width = voice.lines.first().map_or(0.0, |line| line.points(LABEL.size));
        let title = paragraph("a section's heading", &section.heading, SUBHEADING, MEASURE - voice_width - 16.0)?;
        let leading = one.map_or(BODY.leading, |look| look.setting.leading);
        let height = title.height() + 3.0 + LEAST_LINES * leading + 10.0;
        Ok(Self { title, voice, voice_width, height })
    }
}

/// The voice that all of it is in.
fn one_voice(spoken: &[Spoken]) -> Option<SpokenVoice> {
    let first = spoken.first()?.voice;
    spoken.iter().all(|one| one.voice == first).then_some(first)
}

fn draw_section(flow: &mut Flow, record: &RecordDocument, section: &SectionLines) -> Result<(), Refusal> {
    let spoken = passages(record, section);
    let Opening { title, voice, voice_width, height } = Opening::of(section, &spoken)?;
    flow.keep(height);
    let element = flow.element(TagRole::Heading(3));
    let top = flow.y;
    flow.run(element, &title, LEFT);
    if !voice.lines.is_empty() {
        let element = flow.element(TagRole::Paragraph);
        flow.place(Some(element), &voice, RIGHT - voice_width, top + 2.0);
    }
    flow.y += 3.0;
    if spoken.is_empty() {
        let element = flow.element(TagRole::Paragraph);
        let nothing = TextSetting { ink: Ink::Quiet, ..BODY };
        flow.run(element, &paragraph("a section", "Nothing was recorded here.", nothing, MEASURE)?, LEFT);
        return Ok(());
    }
    let field = format!("the section “{}”", section.heading);
    let mixed = one_voice(&spoken).is_none();
    for (number, passage) in spoken.chunk_by(|one, next| one.voice == next.voice).enumerate() {
        if number > 0 {
            flow.gap(7.0);
        }
        let look = look(passage[0].voice);
        // A lead such as "Fact:" or a speaker's name says it already.
        let named = mixed && passage[0].lead.is_empty();
        match look.backing {
            Some(backing) => flow.backed(backing, |flow| draw_passage(flow, &field, passage, &look, named)),
            None => draw_passage(flow, &field, passage, &look, named),
        }?;
    }
    Ok(())
}

/// Draws what stands together in one voice, with its name above it where it is `named`.
fn draw_passage(
    flow: &mut Flow,
    field: &str,
    passage: &[Spoken],
    look: &VoiceLook,
    named: bool,
) -> Result<(), Refusal> {
    let inset = if look.backing.is_some() { 14.0 } else { 0.0 };
    let (pad, right) = if look.backing.is_some_and(|backing| backing.tint) { (6.0, inset) } else { (0.0, 0.0) };
    let set: Vec<Paragraph> = passage
        .iter()
        .map(|Spoken { lead, text, item, .. }| {
            let width = MEASURE - inset - right - if *item { BULLET } else { 0.0 };
            prose_in(spoken_language(lead), (field, lead, text), look.setting, width)
        })
        .collect::<Result<_, _>>()?;
    if let Some(first) = set.first() {
        flow.keep(pad + first.height().min(LEAST_LINES * look.setting.leading));
    }
    flow.y += pad;
    if named && !look.name.is_empty() {
        let name = paragraph("a voice", look.name, LABEL, MEASURE - inset - right)?;
        flow.keep(name.height() + LEAST_LINES * look.setting.leading);
        let element = flow.element(TagRole::Paragraph);
        flow.run(element, &name, LEFT + inset);
    }
    let mut rest = set.as_slice();
    for (number, group) in passage.chunk_by(|one, next| one.item && next.item).enumerate() {
        if number > 0 {
            flow.gap(5.0);
        }
        let (now, after) = rest.split_at(group.len());
        rest = after;
        let listed = group.iter().any(|one| one.item);
        match look.role {
            TagRole::Quote => flow.within(TagRole::Quote, |flow| draw_group(flow, field, now, listed, inset)),
            _ => draw_group(flow, field, now, listed, inset),
        }?;
    }
    flow.y += pad;
    Ok(())
}

/// Draws a list, or a paragraph.
fn draw_group(flow: &mut Flow, field: &str, group: &[Paragraph], listed: bool, inset: f32) -> Result<(), Refusal> {
    if listed {
        return bullets(flow, field, group, LEFT + inset);
    }
    for paragraph in group {
        let element = flow.element(TagRole::Paragraph);
        flow.run(element, paragraph, LEFT + inset);
    }
    Ok(())
}

/// What was asked because the panel always asks it, and what was found.
pub fn draw_prompts(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    if record.prompts.is_empty() {
        return Ok(());
    }
    let (columns, widths) = Columns::new(&[("Prompt", 0.0), ("Answer", 200.0)])?;
    let rows = record.prompts.iter().map(|(prompt, answer)| {
        Ok(vec![
            vec![paragraph("a prompt", prompt, VALUE, widths[0])?],
            vec![paragraph("a prompt's answer", answer, VALUE, widths[1])?],
        ])
    });
    titled_table(flow, "What the panel always asks", &columns, &rows.collect::<Result<Vec<_>, Refusal>>()?)
}

/// Child and parents: who was invited, who came, how each was heard.
pub fn draw_family(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    if record.family.is_empty() {
        return Ok(());
    }
    let (columns, widths) = Columns::new(&[
        ("Who", 0.0),
        ("Parental responsibility", 84.0),
        ("Invited", 110.0),
        ("Came", 76.0),
        ("How they were heard", 120.0),
    ])?;
    let rows = record.family.iter().map(|line| {
        let cells = [&line.who, &line.responsibility, &line.invited, &line.came, &line.heard];
        let cells = cells.into_iter().zip(&widths).enumerate();
        let cells = cells.map(|(column, (text, width))| {
            // The child has no parental responsibility to hold; anything else that is empty was not said.
            let text = if text.trim().is_empty() && column != 1 { "Not said" } else { text.as_str() };
            Ok(vec![paragraph("child and parents", text, VALUE, *width)?])
        });
        cells.collect()
    });
    titled_table(flow, "Child and parents", &columns, &rows.collect::<Result<Vec<_>, Refusal>>()?)
}

/// Who was there.
pub fn draw_people(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    if record.attendance.is_empty() {
        return Ok(());
    }
    // Where nobody came from an agency, there is no column for it.
    let agencies = record.attendance.iter().any(|person| !person.agency.trim().is_empty());
    let mut columns = vec![("Name", 0.0), ("Role", 130.0), ("Agency", 120.0), ("How", 96.0)];
    if !agencies {
        columns.remove(2);
    }
    let (columns, widths) = Columns::new(&columns)?;
    let rows = record.attendance.iter().map(|person| {
        let mut cells = vec![&person.name, &person.role, &person.agency, &person.how];
        if !agencies {
            cells.remove(2);
        }
        let cells = cells.into_iter().zip(&widths);
        cells.map(|(text, width)| Ok(vec![paragraph("the attendance", text, VALUE, *width)?])).collect()
    });
    titled_table(flow, "Who was there", &columns, &rows.collect::<Result<Vec<_>, Refusal>>()?)
}

/// A heading and its table, whose first row stands on the heading's page.
fn titled_table(flow: &mut Flow, words: &str, columns: &Columns, rows: &[Vec<Cell>]) -> Result<(), Refusal> {
    heading(flow, words, columns.with_first(rows))?;
    table::draw(flow, columns, rows);
    Ok(())
}

/// What the record's abbreviations stand for: a judge or a parent reads it without asking.
pub fn draw_abbreviations(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    let lines: Vec<String> = record.abbreviations.iter().map(|(short, long)| format!("{short}: {long}")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    list_section(flow, "Abbreviations", "an abbreviation", &lines)
}
