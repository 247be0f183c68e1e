//! What a book's own ledger says of a signed file: the strictest trust there is. Whoever came by the key of an authority
//! can make a certificate in anybody's name; that the ledger gave it to them, and that they signed this very file with it,
//! they cannot make.

use super::{fault::FileFault, verify::Verdict};

/// What the ledger says of a file that was signed in its book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Who signed it, by the author of the entry.
    pub signer: String,
    /// SHA-256 (hex) of the certificate that the ledger had given them by then; none where it had given none.
    pub certificate: Option<String>,
}

/// Holds what was found of a file to what the ledger says of it.
pub fn hold(verdict: Verdict, witness: Option<&Witness>) -> Verdict {
    let Verdict::Valid { signature } = verdict else { return verdict };
    let fault = match witness {
        None => FileFault::NotInBook,
        Some(witness) if witness.certificate.as_ref() != Some(&signature.fingerprint) => {
            FileFault::NotTheirs { signer: witness.signer.clone() }
        }
        Some(_) => return Verdict::Valid { signature },
    };
    Verdict::Refused { fault, signature: Some(signature) }
}
