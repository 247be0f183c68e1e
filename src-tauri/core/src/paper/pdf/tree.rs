//! The structure tree: what each stretch of text is, in reading order; and the outline made of its headings.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::content::ContentOwner;
use crate::paper::layout_events::{ElementId, Mark, PAGE_HEIGHT, Pages, TagRole};
use crate::paper::pdf::language_span::Stretches;

fn tag(role: TagRole) -> String {
    match role {
        TagRole::Document => "Document",
        TagRole::Heading(rank) => return format!("H{rank}"),
        TagRole::Paragraph => "P",
        TagRole::Quote => "BlockQuote",
        TagRole::List => "L",
        TagRole::Item => "LI",
        TagRole::Label => "Lbl",
        TagRole::ItemBody => "LBody",
        TagRole::Table => "Table",
        TagRole::TableHead => "THead",
        TagRole::TableBody => "TBody",
        TagRole::Row => "TR",
        TagRole::ColumnHeading | TagRole::RowHeading => "TH",
        TagRole::Cell => "TD",
        TagRole::Signature => "Form",
    }
    .to_owned()
}

/// The objects of the tree, before they are written.
struct Nodes {
    elements: Vec<ObjectId>,
    spans: Vec<ObjectId>,
    stretches: Stretches,
}

impl Nodes {
    /// What a page's marked content hangs under.
    fn parent(&self, page: usize, number: usize, owner: &ContentOwner) -> ObjectId {
        self.stretches.within[page][number].map_or(self.elements[owner.element.0], |span| self.spans[span])
    }
}

/// Writes the tree under `root`. `field` is the signature field, whose key in the parent tree follows the pages'.
pub fn add(
    document: &mut Document,
    root: ObjectId,
    pages: &Pages,
    owners: &[Vec<ContentOwner>],
    page_ids: &[ObjectId],
    field: Option<ObjectId>,
) {
    let stretches = Stretches::of(owners);
    let elements: Vec<ObjectId> = pages.structure.iter().map(|_| document.new_object_id()).collect();
    let spans: Vec<ObjectId> = stretches.spans.iter().map(|_| document.new_object_id()).collect();
    let nodes = Nodes { elements, spans, stretches };
    let (mut kids, span_kids) = kids(pages, owners, page_ids, &nodes);
    if let (Some(place), Some(field)) = (&pages.signature, field) {
        let reference = dictionary! { "Type" => "OBJR", "Obj" => field, "Pg" => page_ids[place.page] };
        kids[place.element.0].push(Kid::Object(reference.into()));
    }
    for ((number, element), kids) in pages.structure.iter().enumerate().zip(kids) {
        let parent = element.parent.map_or(root, |parent| nodes.elements[parent.0]);
        let mut node = dictionary! { "Type" => "StructElem", "S" => tag(element.role), "P" => parent };
        set_kids(&mut node, kids);
        if let Some(language) = nodes.stretches.whole.get(&ElementId(number)) {
            node.set("Lang", Object::string_literal(*language));
        }
        match element.role {
            TagRole::ColumnHeading => node.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
            TagRole::RowHeading => node.set("A", dictionary! { "O" => "Table", "Scope" => "Row" }),
            TagRole::List => node.set("A", dictionary! { "O" => "List", "ListNumbering" => "Decimal" }),
            TagRole::Signature => {
                if let Some(place) = &pages.signature {
                    node.set("Alt", text_string(&place.words));
                }
            }
            _ => {}
        }
        document.set_object(nodes.elements[number], node);
    }
    for ((&id, (element, language)), kids) in nodes.spans.iter().zip(&nodes.stretches.spans).zip(span_kids) {
        let parent = nodes.elements[element.0];
        let lang = Object::string_literal(*language);
        let mut node = dictionary! { "Type" => "StructElem", "S" => "Span", "P" => parent, "Lang" => lang };
        set_kids(&mut node, kids);
        document.set_object(id, node);
    }
    let parents = parent_tree(document, pages, owners, &nodes);
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => vec![nodes.elements[0].into()], "ParentTree" => parents,
            "ParentTreeNextKey" => (owners.len() + 1) as i64,
        },
    );
}

/// A single marked content, which most elements have, is said in short: by its page and its number there.
fn set_kids(node: &mut Dictionary, kids: Vec<Kid>) {
    match kids.as_slice() {
        [Kid::Content { page, number }] => {
            node.set("Pg", *page);
            node.set("K", *number);
        }
        _ => node.set("K", kids.into_iter().map(Object::from).collect::<Vec<_>>()),
    }
}

/// What an element is made of.
enum Kid {
    /// Marked content, by its page and its number there.
    Content { page: ObjectId, number: i64 },
    /// Another element, a stretch, or the signature field.
    Object(Object),
}

impl From<Kid> for Object {
    fn from(kid: Kid) -> Self {
        match kid {
            Kid::Content { page, number } => dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => number }.into(),
            Kid::Object(object) => object,
        }
    }
}

type Kids = Vec<Vec<Kid>>;

/// For each element, and for each stretch in another language, its children: other elements in the order they were made,
/// or stretches and marked content page by page.
fn kids(pages: &Pages, owners: &[Vec<ContentOwner>], page_ids: &[ObjectId], nodes: &Nodes) -> (Kids, Kids) {
    let mut kids: Kids = nodes.elements.iter().map(|_| Vec::new()).collect();
    let mut span_kids: Kids = nodes.spans.iter().map(|_| Vec::new()).collect();
    for (id, element) in nodes.elements.iter().zip(&pages.structure) {
        if let Some(ElementId(parent)) = element.parent {
            kids[parent].push(Kid::Object((*id).into()));
        }
    }
    for ((page, owners), page_id) in owners.iter().enumerate().zip(page_ids) {
        for (number, owner) in owners.iter().enumerate() {
            let content = Kid::Content { page: *page_id, number: number as i64 };
            let own = &mut kids[owner.element.0];
            match nodes.stretches.within[page][number] {
                None => own.push(content),
                Some(span) => {
                    if span_kids[span].is_empty() {
                        own.push(Kid::Object(nodes.spans[span].into()));
                    }
                    span_kids[span].push(content);
                }
            }
        }
    }
    (kids, span_kids)
}

/// The way back: from each page's marked content, and from the signature field, to what it hangs under.
fn parent_tree(document: &mut Document, pages: &Pages, owners: &[Vec<ContentOwner>], nodes: &Nodes) -> ObjectId {
    let mut numbers: Vec<Object> = Vec::new();
    for (page, owners) in owners.iter().enumerate() {
        let parents = owners.iter().enumerate().map(|(number, owner)| nodes.parent(page, number, owner).into());
        numbers.extend([(page as i64).into(), Object::Array(parents.collect())]);
    }
    if let Some(place) = &pages.signature {
        numbers.extend([(owners.len() as i64).into(), nodes.elements[place.element.0].into()]);
    }
    document.add_object(dictionary! { "Nums" => numbers })
}

struct Bookmark {
    words: String,
    page: ObjectId,
    top: f32,
}

/// Adds one bookmark for each heading of the second rank and gives the outline, if there is any.
pub fn add_outline(document: &mut Document, pages: &Pages, page_ids: &[ObjectId]) -> Option<ObjectId> {
    let bookmarks = bookmarks(pages, page_ids);
    let outline = document.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| document.new_object_id()).collect();
    let (first, last) = (*ids.first()?, *ids.last()?);
    for (number, bookmark) in bookmarks.iter().enumerate() {
        let place = vec![bookmark.page.into(), "XYZ".into(), 0.into(), Object::Real(bookmark.top), 0.into()];
        let mut entry: Dictionary =
            dictionary! { "Title" => text_string(&bookmark.words), "Parent" => outline, "Dest" => place };
        if number > 0 {
            entry.set("Prev", ids[number - 1]);
        }
        if let Some(next) = ids.get(number + 1) {
            entry.set("Next", *next);
        }
        document.set_object(ids[number], entry);
    }
    let count = ids.len() as i64;
    document
        .set_object(outline, dictionary! { "Type" => "Outlines", "First" => first, "Last" => last, "Count" => count });
    Some(outline)
}

fn bookmarks(pages: &Pages, page_ids: &[ObjectId]) -> Vec<Bookmark> {
    let mut bookmarks: Vec<(ElementId, Bookmark)> = Vec::new();
    for (page, id) in pages.pages.iter().zip(page_ids) {
        for mark in &page.marks {
            let Mark::Text { of: Some(element), baseline, size, runs, .. } = mark else { continue };
            if pages.structure[element.0].role != TagRole::Heading(2) {
                continue;
            }
            let words: String = runs.iter().map(|run| run.text.as_str()).collect();
            match bookmarks.last_mut() {
                Some((last, bookmark)) if last == element => bookmark.words.push_str(&words),
                _ => bookmarks.push((*element, Bookmark { words, page: *id, top: PAGE_HEIGHT - baseline + size })),
            }
        }
    }
    let trimmed = bookmarks.into_iter().map(|(_, bookmark)| bookmark);
    trimmed.map(|bookmark| Bookmark { words: bookmark.words.trim().to_owned(), ..bookmark }).collect()
}
