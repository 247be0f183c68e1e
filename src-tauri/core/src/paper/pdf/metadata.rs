//! What the file says of itself: title, language, dates, conformance, colours, identity.

use chrono::{DateTime, Utc};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string};

use super::{super::document::DocumentInfo, streams::compressed};

const COLOURS: &[u8] = include_bytes!("../../../../../assets/colour/sRGB-v2-micro.icc");
const PROGRAM: &str = "Quorate";

/// The catalog's entries, without its pages and the form.
pub fn catalog(document: &mut Document, info: &DocumentInfo, tree: ObjectId, outline: Option<ObjectId>) -> Dictionary {
    let colours = document.add_object(compressed(dictionary! { "N" => 3 }, COLOURS));
    let packet = Stream::new(dictionary! { "Type" => "Metadata", "Subtype" => "XML" }, xmp(info).into_bytes());
    let metadata = document.add_object(packet.with_compression(false));
    let mut catalog = dictionary! {
        "StructTreeRoot" => tree, "Lang" => Object::string_literal(info.language), "MarkInfo" => dictionary! { "Marked" => true }, "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "Metadata" => metadata,
        "OutputIntents" => vec![Object::Dictionary(dictionary! {
            "Type" => "OutputIntent", "S" => "GTS_PDFA1", "OutputConditionIdentifier" => Object::string_literal("sRGB"),
            "Info" => Object::string_literal("sRGB IEC61966-2.1"), "DestOutputProfile" => colours,
        })],
    };
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    catalog
}

/// The information dictionary, in place of the one that stands there, and the identity, which comes from the document itself.
pub fn finish(document: &mut Document, info: &DocumentInfo) {
    let made = Object::string_literal(info.made_at.format("D:%Y%m%d%H%M%S+00'00'").to_string());
    let information = dictionary! {
        "Title" => text_string(&info.title), "Author" => text_string(&info.author),
        "Creator" => text_string(PROGRAM), "Producer" => text_string(PROGRAM),
        "CreationDate" => made.clone(), "ModDate" => made,
    };
    let standing = document.trailer.get(b"Info").and_then(Object::as_reference);
    let place = standing.unwrap_or_else(|_| document.new_object_id());
    document.set_object(place, information);
    document.trailer.set("Info", place);
    let identity = Object::String(info.identity.to_vec(), StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![identity.clone(), identity]);
}

fn escaped(text: &str) -> String {
    let clean = text.chars().filter(|character| !character.is_control());
    clean.collect::<String>().replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn timestamp(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S+00:00").to_string()
}

/// The XMP packet. PDF/A wants every property's schema known: PDF/UA's is not among those, so it is described.
fn xmp(info: &DocumentInfo) -> String {
    let (title, author, language) = (escaped(&info.title), escaped(&info.author), info.language);
    let made = timestamp(info.made_at);
    let opening = "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>";
    format!(
        r#"{opening}
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{PROGRAM}</pdf:Producer><xmp:CreatorTool>{PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate><xmp:ModifyDate>{made}</xmp:ModifyDate>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"#
    )
}
