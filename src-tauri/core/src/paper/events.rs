//! What layout hands to a writer: marks on pages, and the tree that says what each mark is.
//!
//! Distances are points from the top left corner of an A4 page, downwards; the writer turns them to its own corner.

use super::line::Run;

pub const PAGE_WIDTH: f32 = 595.28;
pub const PAGE_HEIGHT: f32 = 841.89;

/// What a stretch of the document is, for a screen reader and for export to other forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Document,
    Heading(u8),
    Paragraph,
    Quote,
    List,
    Item,
    Label,
    ItemBody,
    Table,
    TableHead,
    TableBody,
    Row,
    ColumnHeading,
    Cell,
    /// The signature field.
    Signature,
}

/// A place in [`Pages::structure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ElementId(pub usize);

/// A node of the structure tree. Children stand in the order they were made, which is reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    pub role: Role,
    /// None for the document itself, which is the first element.
    pub parent: Option<ElementId>,
}

/// The few inks of a document; each keeps its rank when printed in grey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    Text,
    Quiet,
    Accent,
    Tint,
    Hairline,
    White,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line of text. Without an element it is page furniture, which a screen reader passes over.
    Text { of: Option<ElementId>, x: f32, baseline: f32, size: f32, ink: Ink, runs: Vec<Run> },
    /// A filled rectangle: a rule, a bar, a tint. Always furniture.
    Fill { area: Area, ink: Ink },
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    pub x: f32,
    pub top: f32,
    pub width: f32,
    pub height: f32,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    pub marks: Vec<Mark>,
}

/// Where the signature field goes.
#[derive(Clone, Debug, PartialEq)]
pub struct SignaturePlace {
    /// From nought.
    pub page: usize,
    pub area: Area,
    pub element: ElementId,
    /// What the field is, in words: "Signature of A. Example, chair".
    pub words: String,
}

/// A document laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    pub pages: Vec<Page>,
    pub structure: Vec<Element>,
    pub signature: Option<SignaturePlace>,
}
