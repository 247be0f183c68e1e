//! Sizes and spaces, in points. Few, so that the page stays calm.

use super::fonts::Style;
use crate::paper::layout_events::Ink;

/// How a kind of text is set.
#[derive(Clone, Copy, Debug)]
pub struct TextSetting {
    /// Upright, bold or slanted.
    pub style: Style,
    /// The type size, in points.
    pub size: f32,
    /// From baseline to baseline.
    pub leading: f32,
    /// In which colour.
    pub ink: Ink,
}

const fn setting(style: Style, size: f32, leading: f32, ink: Ink) -> TextSetting {
    TextSetting { style, size, leading, ink }
}

/// The left edge of the text, from that of the page.
pub const LEFT: f32 = 56.0;
/// The right edge of the text, from the left of the page.
pub const RIGHT: f32 = 539.28;
/// The width of the text.
pub const MEASURE: f32 = RIGHT - LEFT;
/// Body text lies between these.
pub const TOP: f32 = 64.0;
/// The lower of the two.
pub const BOTTOM: f32 = 784.0;

/// The kind of document, above its name.
pub const KICKER: TextSetting = setting(Style::Bold, 11.0, 15.0, Ink::Accent);
/// The name that a document is about: the largest there is.
pub const NAME: TextSetting = setting(Style::Bold, 25.0, 30.0, Ink::Text);
/// Headings of the second rank.
pub const HEADING: TextSetting = setting(Style::Bold, 13.0, 17.0, Ink::Accent);
/// Headings of the third rank.
pub const SUBHEADING: TextSetting = setting(Style::Bold, 11.0, 15.0, Ink::Text);
/// What must not be missed within running text.
pub const STRONG: TextSetting = setting(Style::Bold, 10.5, 14.0, Ink::Text);
/// Running text.
pub const BODY: TextSetting = setting(Style::Regular, 10.5, 14.0, Ink::Text);
/// Words that somebody said, as they said them.
pub const QUOTE: TextSetting = setting(Style::Italic, 11.0, 15.5, Ink::Text);
/// What goes along with running text and is less than it.
pub const DETAIL: TextSetting = setting(Style::Regular, 9.5, 13.0, Ink::Text);
/// Small headings beside what they name.
pub const LABEL: TextSetting = setting(Style::Bold, 8.5, 12.0, Ink::Quiet);
/// What stands beside a label, and in cells.
pub const VALUE: TextSetting = setting(Style::Regular, 10.0, 13.5, Ink::Text);
/// The headings of columns.
pub const COLUMN: TextSetting = setting(Style::Bold, 9.0, 12.0, Ink::Text);
/// What stands on every page at its edges.
pub const FURNITURE: TextSetting = setting(Style::Regular, 8.5, 11.0, Ink::Quiet);
/// The protective marking, at the same edges.
pub const MARKING: TextSetting = setting(Style::Bold, 8.5, 11.0, Ink::Text);
/// Across the head of a draft.
pub const BANNER: TextSetting = setting(Style::Bold, 9.5, 12.0, Ink::White);
