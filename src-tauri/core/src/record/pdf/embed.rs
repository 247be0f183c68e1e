//! Fonts cut down to the characters in use.
//!
//! A character's code is its place in the sorted list of those in use, not its glyph: so each code stands for one
//! character, and text taken out of the file is exactly the text put in, even where two characters share a glyph.

use std::{collections::BTreeSet, fmt::Write};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use super::{
    super::fonts::{Face, FaceId},
    compressed, stream,
};
use crate::meeting::{Refusal, refusal::RefusalCode};

/// The characters of one face in use. Code nought is kept for "no such glyph".
pub struct Alphabet {
    characters: Vec<char>,
}

impl Alphabet {
    pub fn new(characters: BTreeSet<char>) -> Self {
        Self { characters: characters.into_iter().collect() }
    }

    /// The code of a character; nought for one that was not announced.
    pub fn code(&self, character: char) -> u16 {
        self.characters.binary_search(&character).map_or(0, |place| place as u16 + 1)
    }
}

/// Adds a face, cut down, and gives its font dictionary.
pub fn add(document: &mut Document, id: FaceId, alphabet: &Alphabet) -> Result<ObjectId, Refusal> {
    let face = id.face();
    let mut remapper = GlyphRemapper::new();
    let glyphs: Vec<u16> =
        alphabet.characters.iter().map(|&character| remapper.remap(face.glyph(character).unwrap_or(0))).collect();
    let program = subsetter::subset(face.bytes, 0, &remapper)
        .map_err(|_| Refusal::new(RefusalCode::Machine, "A typeface of the program is damaged. Install it again."))?;
    let name = format!("{}+{}", subset_tag(&program), face.postscript_name);
    let file = document.add_object(compressed(dictionary! { "Length1" => program.len() as i64 }, &program));
    let descriptor = document.add_object(descriptor(face, &name, file));
    let map: Vec<u8> = [0, 0].into_iter().chain(glyphs.into_iter().flat_map(u16::to_be_bytes)).collect();
    let map = document.add_object(stream(&map));
    let widths: Vec<Object> =
        alphabet.characters.iter().map(|&character| i64::from(face.advance(character)).into()).collect();
    let descendant = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "CIDFontType2", "BaseFont" => name.as_str(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"), "Ordering" => Object::string_literal("Identity"), "Supplement" => 0,
        },
        "FontDescriptor" => descriptor, "CIDToGIDMap" => map, "DW" => i64::from(face.advance('\0')),
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

/// The way back from code to character, for searching, copying and reading aloud.
fn to_unicode(alphabet: &Alphabet) -> Stream {
    /// The most entries one block may hold.
    const BLOCK: usize = 100;
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) \
         /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\n\
         endcodespacerange\n",
    );
    for (number, block) in alphabet.characters.chunks(BLOCK).enumerate() {
        // Writing to a String cannot fail.
        let _ = writeln!(map, "{} beginbfchar", block.len());
        for (place, character) in block.iter().enumerate() {
            let code = number * BLOCK + place + 1;
            let units: String = character.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("{unit:04x}")).collect();
            let _ = writeln!(map, "<{code:04x}> <{units}>");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    stream(map.as_bytes())
}
