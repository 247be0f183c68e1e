//! Why a certificate cannot sign records, in words.

use serde::Serialize;

/// Why a certificate cannot sign records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Unsuitable {
    /// It has ended.
    Expired,
    /// It has not begun.
    NotYetValid,
    /// It is an authority's, for issuing certificates.
    Authority,
    /// Its key usage lacks non-repudiation.
    KeyUsage,
    /// Its extended key usage lacks mail protection.
    ExtendedKeyUsage,
    /// Neither RSA nor an elliptic curve that we know.
    KeyKind,
    /// Its key, or one above it, is weaker than 112 bits.
    WeakKey,
    /// It, or one above it, is signed with SHA-1 or weaker.
    WeakDigest,
    /// Nobody's name is in it.
    Nameless,
    /// The certificates that lead to its root authority are not all there.
    ChainMissing,
    /// They are there, and do not belong together.
    ChainBroken,
}

impl Unsuitable {
    /// The end of a sentence that begins with the certificate: "it ran out".
    pub fn words(self) -> &'static str {
        match self {
            Unsuitable::Expired => "it has expired",
            Unsuitable::NotYetValid => "it is not valid yet",
            Unsuitable::Authority => {
                "it is an authority’s, made for issuing certificates and not for signing documents"
            }
            Unsuitable::KeyUsage => "its key usage does not include non-repudiation, which signing a document needs",
            Unsuitable::ExtendedKeyUsage => {
                "its extended key usage is for something else: it must be absent or include e-mail protection"
            }
            Unsuitable::KeyKind => "its key is neither RSA of at most 4096 bits nor P-256 nor P-384",
            Unsuitable::WeakKey => {
                "its key, or that of an authority above it, is too short: RSA needs at least 2048 bits"
            }
            Unsuitable::WeakDigest => "it, or an authority above it, is signed with SHA-1, which can be forged",
            Unsuitable::Nameless => "it names nobody",
            Unsuitable::ChainMissing => "the certificates of the authorities above it are not with it",
            Unsuitable::ChainBroken => "it was not issued by the authority it names",
        }
    }

    /// What to ask for instead.
    pub fn remedy(self) -> &'static str {
        match self {
            Unsuitable::NotYetValid => "Check this machine’s clock, or wait until it begins.",
            Unsuitable::ChainMissing => {
                "Export it again with all certificates in its path (“Include all certificates in the certification path”)."
            }
            _ => "Ask whoever issues your council’s certificates for one that signs documents.",
        }
    }
}
