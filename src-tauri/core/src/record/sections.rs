//! The body of a record: the discussion, each passage marked with its voice (PS-9), the prompts, and who was
//! there.

use super::model::{RecordDocument, SectionLines};
use crate::panel::profile::Voice;
use crate::paper::blocks::{LEAST_LINES, heading};
use crate::paper::flow::{Backing, Flow, Paragraph, paragraph, prose_in};
use crate::paper::layout_events::{Ink, TagRole};
use crate::paper::table;
use crate::paper::table::Columns;
use crate::paper::typography::{BODY, LABEL, LEFT, MEASURE, QUOTE, RIGHT, SUBHEADING, TextSetting, VALUE};
use crate::record::spoken_language::spoken_language;
use crate::record::voices::{Spoken, spoken};
use crate::refusal::Refusal;

/// How a voice looks: its name (none for the discussion, which is nobody's in particular), its setting, what stands behind it. Each differs in words and shape, not colour alone.
struct VoiceLook {
    name: &'static str,
    setting: TextSetting,
    backing: Option<Backing>,
    role: TagRole,
}

fn look(voice: Voice) -> VoiceLook {
    let bar = |bar, bar_ink, tint| Some(Backing { bar, bar_ink, tint });
    let (name, setting, backing, role) = match voice {
        Voice::Fact => ("Fact", BODY, bar(0.75, Ink::Quiet, false), TagRole::Paragraph),
        Voice::Opinion => ("Professional opinion", BODY, bar(3.0, Ink::Hairline, false), TagRole::Paragraph),
        Voice::ChildsWords => ("The child’s own words", QUOTE, bar(3.0, Ink::Accent, true), TagRole::Quote),
        Voice::Discussion => ("", BODY, None, TagRole::Paragraph),
    };
    VoiceLook { name, setting, backing, role }
}

pub fn draw(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    let Some(first) = record.sections.first() else { return Ok(()) };
    heading(flow, "What was said", opening(first, &look(first.voice))?.height)?;
    for (number, section) in record.sections.iter().enumerate() {
        if number > 0 {
            flow.gap(9.0);
        }
        draw_section(flow, record, section)?;
    }
    Ok(())
}

/// How a section begins: its heading, and on the same line whose voice it is in.
struct Opening {
    title: Paragraph,
    voice: Paragraph,
    voice_width: f32,
    /// With as much of the text as may not be parted from it.
    height: f32,
}

fn opening(section: &SectionLines, look: &VoiceLook) -> Result<Opening, Refusal> {
    let voice = paragraph("a voice", look.name, LABEL, MEASURE / 2.0)?;
    let voice_width = voice.lines.first().map_or(0.0, |line| line.points(LABEL.size));
    let title = paragraph("a section's heading", &section.heading, SUBHEADING, MEASURE - voice_width - 16.0)?;
    let height = title.height() + 3.0 + LEAST_LINES * look.setting.leading + 10.0;
    Ok(Opening { title, voice, voice_width, height })
}

fn draw_section(flow: &mut Flow, record: &RecordDocument, section: &SectionLines) -> Result<(), Refusal> {
    let look = look(section.voice);
    let Opening { title, voice, voice_width, height } = opening(section, &look)?;
    flow.keep(height);
    let element = flow.element(TagRole::Heading(3));
    let top = flow.y;
    flow.run(element, &title, LEFT);
    if !voice.lines.is_empty() {
        let element = flow.element(TagRole::Paragraph);
        flow.place(Some(element), &voice, RIGHT - voice_width, top + 2.0);
    }
    flow.y += 3.0;
    if section.paragraphs.iter().all(|text| text.trim().is_empty()) {
        let element = flow.element(TagRole::Paragraph);
        let nothing = TextSetting { ink: Ink::Quiet, ..BODY };
        flow.run(element, &paragraph("a section", "Nothing was recorded here.", nothing, MEASURE)?, LEFT);
        return Ok(());
    }
    let field = format!("the section “{}”", section.heading);
    let was_there = |name: &str| record.attendance.iter().any(|person| person.name == name);
    let texts = section.paragraphs.iter().filter(|text| !text.trim().is_empty());
    let spoken: Vec<(Voice, Spoken)> = texts
        .map(|text| spoken(text, was_there))
        .map(|spoken| (spoken.voice.unwrap_or(section.voice), spoken))
        .collect();
    for (number, passage) in spoken.chunk_by(|(one, _), (next, _)| one == next).enumerate() {
        if number > 0 {
            flow.gap(7.0);
        }
        let look = self::look(passage[0].0);
        match look.backing {
            Some(backing) => flow.backed(backing, |flow| draw_passage(flow, &field, passage, &look)),
            None => draw_passage(flow, &field, passage, &look),
        }?;
    }
    Ok(())
}

/// Draws what stands together in one voice.
fn draw_passage(flow: &mut Flow, field: &str, passage: &[(Voice, Spoken)], look: &VoiceLook) -> Result<(), Refusal> {
    let inset = if look.backing.is_some() { 14.0 } else { 0.0 };
    let (pad, right) = if look.backing.is_some_and(|backing| backing.tint) { (6.0, inset) } else { (0.0, 0.0) };
    let passage: Vec<Paragraph> = passage
        .iter()
        .map(|(_, Spoken { lead, text, .. })| {
            prose_in(spoken_language(lead), (field, lead, text), look.setting, MEASURE - inset - right)
        })
        .collect::<Result<_, _>>()?;
    if let Some(first) = passage.first() {
        flow.keep(pad + first.height().min(LEAST_LINES * look.setting.leading));
    }
    flow.y += pad;
    for (number, paragraph) in passage.iter().enumerate() {
        if number > 0 {
            flow.gap(5.0);
        }
        if look.role == TagRole::Quote {
            flow.within(TagRole::Quote, |flow| {
                let element = flow.element(TagRole::Paragraph);
                flow.run(element, paragraph, LEFT + inset);
            });
        } else {
            let element = flow.element(look.role);
            flow.run(element, paragraph, LEFT + inset);
        }
    }
    flow.y += pad;
    Ok(())
}

/// What was asked because the panel always asks it, and what was found.
pub fn draw_prompts(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    if record.prompts.is_empty() {
        return Ok(());
    }
    heading(flow, "What the panel always asks", 60.0)?;
    let (columns, widths) = Columns::new(&[("Prompt", 0.0), ("Answer", 200.0)])?;
    let rows = record.prompts.iter().map(|(prompt, answer)| {
        Ok(vec![
            vec![paragraph("a prompt", prompt, VALUE, widths[0])?],
            vec![paragraph("a prompt's answer", answer, VALUE, widths[1])?],
        ])
    });
    table::draw(flow, &columns, &rows.collect::<Result<Vec<_>, Refusal>>()?);
    Ok(())
}

/// Who was there.
pub fn draw_people(flow: &mut Flow, record: &RecordDocument) -> Result<(), Refusal> {
    if record.attendance.is_empty() {
        return Ok(());
    }
    heading(flow, "Who was there", 60.0)?;
    let (columns, widths) = Columns::new(&[("Name", 0.0), ("Role", 130.0), ("Agency", 120.0), ("How", 96.0)])?;
    let rows = record.attendance.iter().map(|person| {
        let cells = [&person.name, &person.role, &person.agency, &person.how];
        let cells = cells.into_iter().zip(&widths);
        cells.map(|(text, width)| Ok(vec![paragraph("the attendance", text, VALUE, *width)?])).collect()
    });
    table::draw(flow, &columns, &rows.collect::<Result<Vec<_>, Refusal>>()?);
    Ok(())
}
