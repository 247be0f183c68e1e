//! A council's own certificate, brought in: PKCS#12 (.p12 or .pfx), as Windows and certificate services export it.

use chrono::{DateTime, Utc};
use der::Decode;
use openssl::{error::ErrorStack, pkcs12::Pkcs12, provider::Provider, x509::X509};
use x509_cert::Certificate;

use super::byte_range::ROOMS;
use super::chain::is_issuer;
use super::identity::Identity;
use super::key::Key;
use crate::refusal::{Refusal, RefusalCode};
use crate::sign::certificate_faults::Unsuitable;
use crate::sign::{certificate_rules, library_causes, pkcs12_cost};

/// What a signature holds besides its certificates takes less than this.
const ALL_BUT_CERTIFICATES: usize = 2_000;

/// How many iterations a file may ask for in all. Windows, OpenSSL and Java ask for 2,000 to 10,000 each of two or three
/// times, Firefox for 600,000; this many take some seconds.
const MOST_ITERATIONS: u64 = 2_000_000;

/// Opens a PKCS#12 file with its password, and takes the identity in it if that may sign records as of `now`.
///
/// # Errors
/// A wrong password; a file without a private key, or that cannot be read; a certificate that may not sign, with the
/// reason and what to ask for.
pub fn open(file: &[u8], password: &str, now: DateTime<Utc>) -> Result<Identity, Refusal> {
    if pkcs12_cost::iterations(file) > MOST_ITERATIONS {
        return Err(Refusal::invalid(
            "file",
            "This file asks for far more computing than any certificate file needs, so it was not opened. Export it again.",
        ));
    }
    // Windows encrypted such files with RC2 for many years. Where the provider for it is missing, newer files still open.
    let _legacy = Provider::try_load(None, "legacy", true);
    let container = Pkcs12::from_der(file).map_err(|why| no_container().because(library_causes::openssl(&why)))?;
    let content = container.parse2(password).map_err(|errors| unopened(&errors))?;
    let Some(signer) = content.cert else { return Err(no_container()) };
    let Some(secret) = content.pkey else {
        return Err(Refusal::invalid(
            "file",
            "This file holds a certificate without its private key. Export it again and choose to export the private key.",
        ));
    };
    let others: Vec<X509> = content.ca.into_iter().flatten().collect();
    let chain = in_order(&signer, &others);
    let chain: Vec<Vec<u8>> = chain.iter().filter_map(|link| link.to_der().ok()).collect();
    certificate_rules::check(&chain, now).map_err(unsuitable)?;
    let secret = secret.private_key_to_pkcs8().map(zeroize::Zeroizing::new);
    let secret = secret.map_err(|why| unsuitable(Unsuitable::KeyKind).because(library_causes::openssl(&why)))?;
    let key = Key::from_pkcs8(&secret).ok_or_else(|| unsuitable(Unsuitable::KeyKind))?;
    if chain.iter().map(Vec::len).sum::<usize>() + ALL_BUT_CERTIFICATES > ROOMS[ROOMS.len() - 1] {
        return Err(Refusal::invalid("file", "The certificates in this file are too large for a signature to hold."));
    }
    let mut certificates = chain.iter().map(|link| Certificate::from_der(link));
    let certificate = certificates.next().and_then(Result::ok).ok_or_else(no_container)?;
    let issuers =
        certificates.collect::<Result<_, _>>().map_err(|why| no_container().because(library_causes::der(why)))?;
    Ok(Identity { key, certificate, issuers })
}

/// The signer's certificate, then each one's issuer in turn, as far as they are there; others are left out.
fn in_order(signer: &X509, others: &[X509]) -> Vec<X509> {
    let mut chain = vec![signer.clone()];
    while let Some(last) = chain.last() {
        let above = others.iter().find(|other| is_issuer(other, last));
        match above {
            // No chain is longer than what it was made from: whatever comes round again ends it.
            Some(above) if !is_issuer(last, last) && chain.len() <= others.len() => chain.push(above.clone()),
            _ => break,
        }
    }
    chain
}

/// Why a certificate may not sign, and what to ask for instead.
fn unsuitable(reason: Unsuitable) -> Refusal {
    Refusal::invalid("file", format!("This certificate cannot sign records: {}. {}", reason.words(), reason.remedy()))
}

fn unopened(errors: &ErrorStack) -> Refusal {
    let wrong = errors.errors().iter().any(|error| error.reason().is_some_and(|reason| reason.contains("mac verify")));
    if wrong {
        let sentence = "That is not the password of this file. Check it and type it again.";
        return Refusal { field: Some("password".into()), ..Refusal::new(RefusalCode::WrongSecret, sentence) };
    }
    Refusal::invalid("file", "This file is protected in a way that is not understood. Export it again with AES-256.")
        .because(library_causes::openssl(errors))
}

fn no_container() -> Refusal {
    Refusal::invalid("file", "This is not a certificate file with a private key (.p12 or .pfx). Choose another file.")
}
