//! The structure tree: what each stretch of text is, in reading order; and the outline made of its headings.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use super::super::events::{ElementId, Mark, PAGE_HEIGHT, Pages, Role};

fn tag(role: Role) -> String {
    match role {
        Role::Document => "Document",
        Role::Heading(rank) => return format!("H{rank}"),
        Role::Paragraph => "P",
        Role::Quote => "BlockQuote",
        Role::List => "L",
        Role::Item => "LI",
        Role::Label => "Lbl",
        Role::ItemBody => "LBody",
        Role::Table => "Table",
        Role::TableHead => "THead",
        Role::TableBody => "TBody",
        Role::Row => "TR",
        Role::ColumnHeading => "TH",
        Role::Cell => "TD",
        Role::Signature => "Form",
    }
    .to_owned()
}

/// Writes the tree under `root`. `field` is the signature field, whose key in the parent tree follows the pages'.
pub fn add(
    document: &mut Document,
    root: ObjectId,
    pages: &Pages,
    owners: &[Vec<ElementId>],
    page_ids: &[ObjectId],
    field: Option<ObjectId>,
) {
    let ids: Vec<ObjectId> = pages.structure.iter().map(|_| document.new_object_id()).collect();
    let mut kids = kids_of_elements(pages, owners, page_ids, &ids);
    if let (Some(place), Some(field)) = (&pages.signature, field) {
        let reference = dictionary! { "Type" => "OBJR", "Obj" => field, "Pg" => page_ids[place.page] };
        kids[place.element.0].push(reference.into());
    }
    for ((number, element), kids) in pages.structure.iter().enumerate().zip(kids) {
        let parent = element.parent.map_or(root, |parent| ids[parent.0]);
        let mut node = dictionary! { "Type" => "StructElem", "S" => tag(element.role), "P" => parent, "K" => kids };
        match element.role {
            Role::ColumnHeading => node.set("A", dictionary! { "O" => "Table", "Scope" => "Column" }),
            Role::List => node.set("A", dictionary! { "O" => "List", "ListNumbering" => "Decimal" }),
            Role::Signature => {
                if let Some(place) = &pages.signature {
                    node.set("Alt", text_string(&place.words));
                }
            }
            _ => {}
        }
        document.set_object(ids[number], node);
    }
    let parents = parent_tree(document, pages, owners, &ids);
    document.set_object(
        root,
        dictionary! {
            "Type" => "StructTreeRoot", "K" => vec![ids[0].into()], "ParentTree" => parents,
            "ParentTreeNextKey" => (owners.len() + 1) as i64,
        },
    );
}

/// For each element its children: other elements in the order they were made, or marked content page by page.
fn kids_of_elements(
    pages: &Pages,
    owners: &[Vec<ElementId>],
    page_ids: &[ObjectId],
    ids: &[ObjectId],
) -> Vec<Vec<Object>> {
    let mut kids: Vec<Vec<Object>> = vec![Vec::new(); ids.len()];
    for (id, element) in ids.iter().zip(&pages.structure) {
        if let Some(ElementId(parent)) = element.parent {
            kids[parent].push((*id).into());
        }
    }
    for (owners, page_id) in owners.iter().zip(page_ids) {
        for (number, ElementId(owner)) in owners.iter().enumerate() {
            let content = dictionary! { "Type" => "MCR", "Pg" => *page_id, "MCID" => number as i64 };
            kids[*owner].push(content.into());
        }
    }
    kids
}

/// The way back: from each page's marked content, and from the signature field, to the element that owns it.
fn parent_tree(document: &mut Document, pages: &Pages, owners: &[Vec<ElementId>], ids: &[ObjectId]) -> ObjectId {
    let mut numbers: Vec<Object> = Vec::new();
    for (key, owners) in owners.iter().enumerate() {
        let owners: Vec<Object> = owners.iter().map(|owner| ids[owner.0].into()).collect();
        numbers.extend([(key as i64).into(), Object::Array(owners)]);
    }
    if let Some(place) = &pages.signature {
        numbers.extend([(owners.len() as i64).into(), ids[place.element.0].into()]);
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
            if pages.structure[element.0].role != Role::Heading(2) {
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
