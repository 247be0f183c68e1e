//! Sizes and spaces, in points. Few, so that the page stays calm.

use super::{events::Ink, fonts::Style};

/// How a kind of text is set.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    pub style: Style,
    pub size: f32,
    /// From baseline to baseline.
    pub leading: f32,
    pub ink: Ink,
}

const fn setting(style: Style, size: f32, leading: f32, ink: Ink) -> Setting {
    Setting { style, size, leading, ink }
}

pub const LEFT: f32 = 56.0;
pub const RIGHT: f32 = 539.28;
pub const MEASURE: f32 = RIGHT - LEFT;
/// Body text lies between these.
pub const TOP: f32 = 64.0;
pub const BOTTOM: f32 = 784.0;

pub const KICKER: Setting = setting(Style::Bold, 11.0, 15.0, Ink::Accent);
pub const NAME: Setting = setting(Style::Bold, 25.0, 30.0, Ink::Text);
pub const HEADING: Setting = setting(Style::Bold, 13.0, 17.0, Ink::Accent);
pub const SUBHEADING: Setting = setting(Style::Bold, 11.0, 15.0, Ink::Text);
pub const STRONG: Setting = setting(Style::Bold, 10.5, 14.0, Ink::Text);
pub const BODY: Setting = setting(Style::Regular, 10.5, 14.0, Ink::Text);
pub const QUOTE: Setting = setting(Style::Italic, 11.0, 15.5, Ink::Text);
pub const DETAIL: Setting = setting(Style::Regular, 9.5, 13.0, Ink::Text);
pub const LABEL: Setting = setting(Style::Bold, 8.5, 12.0, Ink::Quiet);
pub const VALUE: Setting = setting(Style::Regular, 10.0, 13.5, Ink::Text);
pub const COLUMN: Setting = setting(Style::Bold, 9.0, 12.0, Ink::Text);
pub const FURNITURE: Setting = setting(Style::Regular, 8.5, 11.0, Ink::Quiet);
pub const MARKING: Setting = setting(Style::Bold, 8.5, 11.0, Ink::Text);
pub const BANNER: Setting = setting(Style::Bold, 9.5, 12.0, Ink::White);
