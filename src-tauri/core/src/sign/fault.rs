//! What can be wrong with a signed file, a plain sentence each.

use serde::Serialize;

use crate::sign::altered_part::FilePart;
use crate::sign::certificate_faults::Unsuitable;

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum FileFault {
    /// So large that it cannot be a record; it was not looked at.
    TooLarge,
    /// There is nothing in it.
    Empty,
    /// What a Mac keeps beside a file, and not the file.
    AppleDouble,
    /// A ZIP file, in which records may lie.
    Zip,
    /// It does not begin as a PDF does.
    NotPdf,
    /// It is a PDF without any signature.
    NotSigned,
    /// A page of ours that is never signed: a page for a family, a trust sheet.
    OwnPage,
    /// Bytes are missing at the end.
    CutShort,
    /// It reaches to its end, and yet the signature covers more bytes than there are.
    DoesNotFit,
    /// Each line ending was given one byte more on the way.
    LineEndings,
    /// A program took it for text and wrote it anew.
    SavedAsText,
    /// It is encrypted, as no file of ours is.
    Encrypted,
    /// Another program wrote all of it anew.
    Rewritten,
    /// Another program's signature, which holds.
    Foreign {
        /// The name in the signer's certificate.
        signer: String,
    },
    /// Another program's signature, which holds for the first part of the file.
    ForeignAddedTo {
        /// The name in the signer's certificate.
        signer: String,
    },
    /// Another program's signature, and what it covers is not what was signed.
    ForeignAltered,
    /// Another program's signature, which cannot be read here.
    ForeignUnreadable,
    /// The signature cannot be read, or does not belong to its certificate.
    SignatureDamaged,
    /// The room left beside the signature holds something.
    PaddingAltered,
    /// The signed bytes are not what was signed.
    ContentAltered {
        /// Where, as far as it can be told.
        parts: Vec<FilePart>,
    },
    /// The signature was taken from another file.
    OfAnotherFile,
    /// Something follows the signed bytes.
    Appended,
    /// There are several: something was added after the first, and signed.
    SeveralSignatures,
    /// The file is whole, but the signature is not a certifying one that permits no change.
    NotCertifying,
    /// Signed by somebody whom no authority we trust vouches for.
    UnknownAuthority,
    /// Not of an authority that is trusted, but of one that bears its name.
    Namesake,
    /// The certificates in the signature were not issued one by the other.
    ChainBroken,
    /// The signer's certificate may not sign records.
    Unsuitable {
        /// What makes it unsuitable.
        reason: Unsuitable,
    },
    /// Signed before the certificate began or after it ended.
    OutsideValidity,
    /// Signed in time, but the certificate has ended since.
    Expired,
    /// The certificate has ended, and the register does not list the file.
    NotListed,
    /// Everything about it holds, but the book's ledger has no such file.
    NotInBook,
    /// The ledger names it, but not with the certificate that it gave to whoever is said to have signed.
    NotTheirs {
        /// Who is said to have signed.
        signer: String,
    },
    /// The register lists it, but was itself made only after the certificate had ended.
    ListedTooLate,
}

impl FileFault {
    /// One plain sentence for a person.
    pub fn sentence(&self) -> String {
        let fixed = match self {
            FileFault::ContentAltered { parts } if *parts == [FilePart::SignatureEntries] => {
                return "This file was altered after signing, or bears the signature of another document; where cannot be told."
                    .into();
            }
            FileFault::ContentAltered { parts } => {
                let parts: Vec<&str> = parts.iter().map(|part| part.words()).collect();
                return format!("The content was altered after signing: {}.", parts.join(", "));
            }
            FileFault::Unsuitable { reason } => {
                return format!("The signer’s certificate may not sign records: {}.", reason.words());
            }
            FileFault::TooLarge => "This file is larger than any record (32 MB), so it was not looked at.",
            FileFault::NotTheirs { signer } => {
                return format!(
                    "The file is whole, but it was signed with a certificate that this book had not given to {signer}."
                );
            }
            FileFault::NotInBook => {
                "The file is whole, but this book’s ledger does not name it: it was not signed in this book."
            }
            FileFault::Foreign { signer } => {
                return format!(
                    "Nothing has been altered since {signer} signed it, but not in the way that Quorate signs: it is no \
                     record of a panel, and whether {signer} counts was not looked at."
                );
            }
            FileFault::ForeignAddedTo { signer } => {
                return format!(
                    "What {signer} signed is unaltered, but something was added after it; and it was not signed in the way \
                     that Quorate signs, so it is no record of a panel."
                );
            }
            FileFault::ForeignAltered => {
                "It carries a signature that another program made, and what that covers was altered since."
            }
            FileFault::ForeignUnreadable => {
                "It carries a signature that another program made, which cannot be checked here: it is no record of a panel."
            }
            FileFault::OwnPage => {
                "This page is not signed and is not meant to be: it is no record, but such as a page for a family or a \
                 trust sheet."
            }
            FileFault::DoesNotFit => {
                "The signature was made over more bytes than this file has: something was taken out of it, or what the \
                 signature says of itself was altered."
            }
            FileFault::LineEndings => {
                "Every line ending in this file was changed on the way, as happens where a file is sent as text: ask for it \
                 again, as an attachment or in a ZIP file."
            }
            FileFault::SavedAsText => {
                "This file was opened and saved as text on the way, which destroys it: ask for it again, as an attachment \
                 or in a ZIP file."
            }
            FileFault::Zip => {
                "This file is not a PDF but a ZIP file, or one such as Word writes: if records lie in it, unpack it and check \
                 those."
            }
            FileFault::Encrypted => {
                "This file is encrypted, as no record is when it is signed, so it cannot be checked: ask for it as it was \
                 exported, without a password."
            }
            FileFault::Rewritten => {
                "This file was rewritten by another program after it was signed, which no signature outlasts: ask for it \
                 as it was exported."
            }
            FileFault::Empty => "This file is empty.",
            FileFault::AppleDouble => "This is what a Mac keeps beside a file, and not the file itself.",
            FileFault::NotPdf => "This file is not a PDF.",
            FileFault::NotSigned => "This file is not signed.",
            FileFault::CutShort => "The end of this file is missing.",
            FileFault::SignatureDamaged => "The signature itself is damaged, so nothing can be said about the content.",
            FileFault::PaddingAltered => "The space beside the signature was altered after signing.",
            FileFault::OfAnotherFile => "The signature in this file was made for another document.",
            FileFault::Appended => "Something was added after the signed part.",
            FileFault::SeveralSignatures => {
                "A second signature was added after the first: a record carries one, and nothing may follow it."
            }
            FileFault::NotCertifying => {
                "The signature does not forbid changes as a record’s must, so it does not count."
            }
            FileFault::UnknownAuthority => {
                "The file is whole, but its signer was not vouched for by the book or the authority that was given."
            }
            FileFault::Namesake => {
                "The file is whole, but it was signed under another certificate that bears the name of one you trust: it may \
                 be of another book, or replaced since, or a stranger’s. Ask whose it is."
            }
            FileFault::ChainBroken => {
                "The signature itself is damaged: its certificate was not issued by the authority it names."
            }
            FileFault::OutsideValidity => "The file was signed outside the time its certificate is valid for.",
            FileFault::Expired => {
                "The file is as it was signed, but the signer’s certificate has expired since: give the register of records \
                 that lists it."
            }
            FileFault::NotListed => {
                "The signer’s certificate has expired since, and the register does not list this file."
            }
            FileFault::ListedTooLate => {
                "The signer’s certificate had expired before the register was made: give one that was made earlier."
            }
        };
        fixed.into()
    }

    /// Whether the file itself is as it was signed, and only who signed it does not count.
    pub fn leaves_the_file_whole(&self) -> bool {
        matches!(
            self,
            FileFault::UnknownAuthority
                | FileFault::Namesake
                | FileFault::Unsuitable { .. }
                | FileFault::OutsideValidity
                | FileFault::Expired
                | FileFault::NotListed
                | FileFault::ListedTooLate
                | FileFault::NotInBook
                | FileFault::NotTheirs { .. }
        )
    }
}
