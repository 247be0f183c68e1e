//! Whether a file that is whole is also built as ours are: one field, one signature, which certifies and permits nothing.
//!
//! Asked only of files whose signature holds, so the parser sees nothing but what somebody put their name to.

use chrono::{DateTime, NaiveDateTime, Utc};
use lopdf::{Dictionary, Document, Object};

/// When the signature says it was made, if the file is built as it should be.
pub fn signed_at(file: &[u8]) -> Option<DateTime<Utc>> {
    let document = Document::load_mem(file).ok()?;
    let catalog = document.catalog().ok()?;
    let certifying = dictionary(&document, catalog.get(b"Perms").ok()?)?.get(b"DocMDP").ok()?.as_reference().ok()?;
    let form = dictionary(&document, catalog.get(b"AcroForm").ok()?)?;
    let [field] = form.get(b"Fields").ok()?.as_array().ok()?.as_slice() else { return None };
    let value = dictionary(&document, field)?.get(b"V").ok()?.as_reference().ok()?;
    let signature = document.get_dictionary(value).ok()?;
    let named = |key: &[u8], name: &[u8]| signature.get(key).and_then(Object::as_name).is_ok_and(|found| found == name);
    let ours = named(b"Filter", b"Adobe.PPKLite") && named(b"SubFilter", b"ETSI.CAdES.detached");
    if value != certifying || !ours || !permits_nothing(&document, signature)? {
        return None;
    }
    let stamp = std::str::from_utf8(signature.get(b"M").ok()?.as_str().ok()?).ok()?;
    let time = NaiveDateTime::parse_from_str(stamp, "D:%Y%m%d%H%M%S+00'00'").ok()?;
    Some(time.and_utc())
}

fn permits_nothing(document: &Document, signature: &Dictionary) -> Option<bool> {
    let [reference] = signature.get(b"Reference").ok()?.as_array().ok()?.as_slice() else { return None };
    let reference = dictionary(document, reference)?;
    let parameters = dictionary(document, reference.get(b"TransformParams").ok()?)?;
    let method = reference.get(b"TransformMethod").ok()?.as_name().ok()?;
    Some(method == b"DocMDP" && parameters.get(b"P").ok()?.as_i64().ok()? == 1)
}

fn dictionary<'a>(document: &'a Document, object: &'a Object) -> Option<&'a Dictionary> {
    document.dereference(object).ok()?.1.as_dict().ok()
}
