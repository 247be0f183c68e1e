//! Fonts cut down to the glyphs in use.
//!
//! A code is the place of a glyph, together with the text it stands for, in the sorted list of those in use: so each code
//! stands for one text, and text taken out of the file is exactly the text put in, even where two letters share a glyph
//! or a glyph stands for several letters.

use std::{collections::BTreeSet, fmt::Write};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::{
    super::fonts::{Face, FaceId},
    streams::{compressed, stream},
};
use crate::refusal::{Cause, Refusal, RefusalCode};

/// The glyphs of one face in use, and what they stand for. Code nought is kept for "no such glyph".
pub struct Alphabet {
    signs: Vec<(u16, String)>,
}

impl Alphabet {
    pub fn new(signs: BTreeSet<(u16, String)>) -> Self {
        Self { signs: signs.into_iter().collect() }
    }

    /// The code of a glyph that stands for these letters; nought for one that was not announced.
    pub fn code(&self, glyph: u16, letters: &str) -> u16 {
        let place = self.signs.binary_search_by(|(id, text)| id.cmp(&glyph).then_with(|| text.as_str().cmp(letters)));
        place.map_or(0, |place| place as u16 + 1)
    }
}

/// Adds a face, cut down, and gives its font dictionary.
pub fn add(document: &mut Document, id: FaceId, alphabet: &Alphabet) -> Result<ObjectId, Refusal> {
    let face = id.face();
    let mut remapper = GlyphRemapper::new();
    let glyphs: Vec<u16> = alphabet.signs.iter().map(|(glyph, _)| remapper.remap(*glyph)).collect();
    let program = subsetter::subset(face.bytes, 0, &remapper).map_err(|why| damaged().because(Cause::named(&why)))?;
    let name = format!("{}+{}", subset_tag(&program), face.postscript_name);
    let file = document.add_object(compressed(dictionary! { "Length1" => program.len() as i64 }, &program));
    let descriptor = document.add_object(descriptor(face, &name, file));
    let map: Vec<u8> = [0, 0].into_iter().chain(glyphs.into_iter().flat_map(u16::to_be_bytes)).collect();
    let map = document.add_object(stream(&map));
    let widths: Vec<Object> = alphabet.signs.iter().map(|(glyph, _)| i64::from(face.advance(*glyph)).into()).collect();
    let descendant = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => name.as_str(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("Identity"), "Supplement" => 0,
        },
        "FontDescriptor" => descriptor, "CIDToGIDMap" => map, "DW" => i64::from(face.advance(0)),
        "W" => vec![1.into(), Object::Array(widths)],
    });
    let to_unicode = document.add_object(to_unicode(alphabet));
    Ok(document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type0", "BaseFont" => name, "Encoding" => "Identity-H",
        "DescendantFonts" => vec![descendant.into()], "ToUnicode" => to_unicode,
    }))
}

/// Six capitals that differ between subsets, as PDF asks; drawn from the subset itself so that they never vary.
fn subset_tag(program: &[u8]) -> String {
    Sha256::digest(program)[..6].iter().map(|byte| char::from(b'A' + byte % 26)).collect()
}

fn descriptor(face: &Face, name: &str, file: ObjectId) -> Dictionary {
    const NONSYMBOLIC: i64 = 32;
    const ITALIC: i64 = 64;
    let metrics = face.metrics();
    let slant = if metrics.italic_angle == 0 { 0 } else { ITALIC };
    dictionary! {
        "Type" => "FontDescriptor", "FontName" => name, "Flags" => NONSYMBOLIC + slant,
        "FontBBox" => metrics.bounding_box.map(Object::from).to_vec(),
        "ItalicAngle" => metrics.italic_angle, "Ascent" => metrics.ascent, "Descent" => metrics.descent,
        "CapHeight" => metrics.cap_height, "StemV" => metrics.stem, "FontFile2" => file,
    }
}

/// The way back from code to text, for searching, copying and reading aloud.
fn to_unicode(alphabet: &Alphabet) -> Stream {
    /// The most entries one block may hold.
    const BLOCK: usize = 100;
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) \
         /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\n\
         endcodespacerange\n",
    );
    for (number, block) in alphabet.signs.chunks(BLOCK).enumerate() {
        // Writing to a String cannot fail.
        let _ = writeln!(map, "{} beginbfchar", block.len());
        for (place, (_, letters)) in block.iter().enumerate() {
            let code = number * BLOCK + place + 1;
            // An accent stands for nothing, but a reader asks for something: a space that has no width.
            let letters = if letters.is_empty() { "\u{200b}" } else { letters };
            let units: String = letters.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
            let _ = writeln!(map, "<{code:04x}> <{units}>");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    stream(map.as_bytes())
}

fn damaged() -> Refusal {
    Refusal::new(RefusalCode::Machine, "A typeface of the program is damaged. Install it again.")
}
