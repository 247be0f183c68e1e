//! Extensions of a certificate.

use der::{Decode, oid::AssociatedOid};
use x509_cert::Certificate;

/// One extension of a certificate; none where it is absent or cannot be read.
pub fn extension<T: AssociatedOid + for<'a> Decode<'a>>(certificate: &Certificate) -> Option<T> {
    let extensions = certificate.tbs_certificate.extensions.as_ref()?;
    let found = extensions.iter().find(|extension| extension.extn_id == T::OID)?;
    T::from_der(found.extn_value.as_bytes()).ok()
}
