//! Whether a file that is whole is also built as ours are: one field, one signature, which certifies and permits nothing.
//!
//! Asked only of files whose signature holds, so the parser sees nothing but what somebody put their name to. It reads the
//! few objects that are asked for, and leaves the rest of the file alone.

use chrono::{DateTime, NaiveDateTime, Utc};
use hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, String},
};

/// When the signature says it was made, if the file is built as it should be.
pub fn signed_at(file: &[u8]) -> Option<DateTime<Utc>> {
    let pdf = Pdf::new(file.to_vec()).ok()?;
    let catalog: Dict = pdf.xref().get(pdf.xref().root_id())?;
    let certifying = catalog.get::<Dict>("Perms")?.get_ref("DocMDP")?;
    let value = only(&catalog.get::<Dict>("AcroForm")?, "Fields")?.get_ref("V")?;
    let signature: Dict = pdf.xref().get(value.into())?;
    let ours = names(&signature, "Filter", b"Adobe.PPKLite") && names(&signature, "SubFilter", b"ETSI.CAdES.detached");
    if value != certifying || !ours || !permits_nothing(&signature)? {
        return None;
    }
    let stamp = signature.get::<String>("M")?;
    let stamp = std::str::from_utf8(stamp.as_bytes()).ok()?;
    let time = NaiveDateTime::parse_from_str(stamp, "D:%Y%m%d%H%M%S+00'00'").ok()?;
    Some(time.and_utc())
}

fn permits_nothing(signature: &Dict) -> Option<bool> {
    let reference = only(signature, "Reference")?;
    let permits: i32 = reference.get::<Dict>("TransformParams")?.get("P")?;
    Some(names(&reference, "TransformMethod", b"DocMDP") && permits == 1)
}

/// The one dictionary of a list that must have one entry.
fn only<'a>(of: &Dict<'a>, list: &str) -> Option<Dict<'a>> {
    let list: Array = of.get(list)?;
    if list.raw_iter().count() == 1 { list.iter::<Dict>().next() } else { None }
}

fn names(of: &Dict, key: &str, name: &[u8]) -> bool {
    of.get::<Name>(key).is_some_and(|found| *found == *name)
}
