//! What the libraries of cryptography say of a fault, without what they quote of a certificate or a key.

use openssl::error::ErrorStack;
use x509_cert::builder;

use crate::refusal::Cause;

/// What was not DER, or cannot be written as such, and at which byte. The kinds name tags and object identifiers.
pub(super) fn der(error: der::Error) -> Cause {
    use der::ErrorKind::*;
    let kind = match error.kind() {
        Failed => "failed",
        Incomplete { .. } => "ends too early",
        Length { .. } => "has another length",
        Noncanonical { .. } => "is not written in the one way",
        Overflow | Overlength => "is too long",
        TagUnexpected { .. } | TagUnknown { .. } => "has another tag",
        TrailingData { .. } => "goes on too long",
        Utf8(_) => "is no UTF-8",
        Value { .. } => "has another value",
        _ => "cannot be read or written",
    };
    let cause = Cause::of("DER", kind);
    error.position().map_or(cause, |at| cause.number("byte", u32::from(at)))
}

/// Why a certificate was not built.
pub(super) fn building(error: builder::Error) -> Cause {
    match error {
        builder::Error::Asn1(error) => der(error),
        builder::Error::PublicKey(error) => Cause::named(&error),
        builder::Error::Signature(error) => Cause::named(&error),
        other => Cause::named(&other),
    }
}

/// The last of what OpenSSL says: its own word for the reason, and its numbers. What it says besides may quote a name.
pub(super) fn openssl(errors: &ErrorStack) -> Cause {
    let Some(last) = errors.errors().last() else { return Cause::of("OpenSSL", "does not say why") };
    Cause::of("OpenSSL", last.reason().unwrap_or("gives a number alone"))
        .number("library", last.library_code())
        .number("reason", last.reason_code())
}

#[cfg(test)]
mod tests {
    use ::der::{Decode, Encode, asn1::Utf8StringRef};
    use ::openssl::{pkcs12::Pkcs12, pkey::PKey, rsa::Rsa, x509::X509};
    use proptest::prelude::*;
    use x509_cert::Certificate;

    use super::*;

    /// A file with a name and a secret in it, which is nearly DER.
    fn nearly(planted: &str) -> Vec<u8> {
        let text = Utf8StringRef::new(planted).unwrap().to_der().unwrap();
        [&[0x30, text.len() as u8], text.as_slice()].concat()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn nothing_of_a_certificate_or_a_password_is_in_a_cause(name in "[A-Z][a-z]{6,9}", secret in "[0-9a-z]{6,9}z") {
            let planted = format!("{name} {secret}");
            let file = nearly(&planted);
            let causes = [
                der(Certificate::from_der(&file).unwrap_err()),
                der(Certificate::from_der(planted.as_bytes()).unwrap_err()),
                building(builder::Error::Asn1(Certificate::from_der(&file).unwrap_err())),
                openssl(&X509::from_der(&file).unwrap_err()),
                openssl(&Pkcs12::from_der(&file).map(drop).unwrap_err()),
                openssl(&PKey::private_key_from_pkcs8_passphrase(&file, planted.as_bytes()).map(drop).unwrap_err()),
                openssl(&Rsa::private_key_from_pem(planted.as_bytes()).map(drop).unwrap_err()),
            ];
            for cause in causes {
                let said = format!("{cause} {cause:?}");
                prop_assert!(!said.contains(&name) && !said.contains(&secret), "{said}");
            }
        }
    }

    #[test]
    fn a_cause_says_what_is_wrong_and_where() {
        let short = der(Certificate::from_der(&[0x30, 0x05, 0x30]).unwrap_err()).to_string();
        assert!(short.starts_with("DER: ends too early"), "{short}");
        let other = openssl(&X509::from_der(b"text").unwrap_err()).to_string();
        assert!(other.starts_with("OpenSSL: ") && other.contains(", library 13, reason "), "{other}");
        assert_eq!(openssl(&ErrorStack::get()).to_string(), "OpenSSL: does not say why");
    }
}
