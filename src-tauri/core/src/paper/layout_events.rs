//! What layout hands to a writer: marks on pages, and the tree that says what each mark is.
//!
//! Distances are points from the top left corner of an A4 page, downwards; the writer turns them to its own corner.

use super::line::Run;

/// The width of A4, in points.
pub const PAGE_WIDTH: f32 = 595.28;
/// The height of A4, in points.
pub const PAGE_HEIGHT: f32 = 841.89;

/// What a stretch of the document is, for a screen reader and for export to other forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TagRole {
    /// The whole; the first element, and nobody's child.
    Document,
    /// A heading of that rank, from 1.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// Words that somebody said, set apart.
    Quote,
    /// A list, of [`Role::Item`]s.
    List,
    /// One entry of a list.
    Item,
    /// The number or mark that an item begins with.
    Label,
    /// What an item says.
    ItemBody,
    /// A table, of a head and a body.
    Table,
    /// The row of headings, read again with every cell.
    TableHead,
    /// The rows under it.
    TableBody,
    /// One row.
    Row,
    /// The heading of a column.
    ColumnHeading,
    /// The cell that says what its row is about, read again with every other cell of it.
    RowHeading,
    /// One cell of a row.
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
    /// What it is.
    pub role: TagRole,
    /// None for the document itself, which is the first element.
    pub parent: Option<ElementId>,
}

/// The few inks of a document; each keeps its rank when printed in grey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// For what is read.
    Text,
    /// For labels and furniture.
    Quiet,
    /// For headings and rules that lead the eye.
    Accent,
    /// Behind a passage.
    Tint,
    /// For the rules of tables.
    Hairline,
    /// On a dark banner.
    White,
}

/// Something drawn on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line of text. Without an element it is page furniture, which a screen reader passes over.
    Text {
        /// The element that it belongs to.
        of: Option<ElementId>,
        /// Its left edge, in points.
        x: f32,
        /// Its baseline, in points down the page.
        baseline: f32,
        /// In points.
        size: f32,
        /// In which colour.
        ink: Ink,
        /// Shaped glyphs, in the order they are seen.
        runs: Vec<Run>,
    },
    /// A filled rectangle: a rule, a bar, a tint. Always furniture.
    Fill {
        /// What is filled.
        area: Area,
        /// In which colour.
        ink: Ink,
    },
}

/// A rectangle on a page, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Its left edge.
    pub x: f32,
    /// Its upper edge, down the page.
    pub top: f32,
    /// To the right.
    pub width: f32,
    /// Downwards.
    pub height: f32,
}

/// One page of a document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// In the order they are drawn; later ones lie on top.
    pub marks: Vec<Mark>,
}

/// Where the signature field goes.
#[derive(Clone, Debug, PartialEq)]
pub struct SignaturePlace {
    /// From nought.
    pub page: usize,
    /// Where the field takes a click.
    pub area: Area,
    /// The field's place in the structure tree.
    pub element: ElementId,
    /// What the field is, in words: "Signature of A. Example, chair".
    pub words: String,
}

/// A document laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Pages {
    /// At least one.
    pub pages: Vec<Page>,
    /// The structure tree, parents before children.
    pub structure: Vec<Element>,
    /// None for a document that nobody signs.
    pub signature: Option<SignaturePlace>,
}
