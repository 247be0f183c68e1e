//! Whether a signer's certificate leads, link by link, to an authority that signed itself. OpenSSL walks the chain.

use chrono::{DateTime, Utc};
use der::Decode;
use openssl::{
    error::ErrorStack,
    stack::Stack,
    x509::{
        X509, X509StoreContext, X509VerifyResult, store::X509StoreBuilder, verify::X509VerifyFlags,
        verify::X509VerifyParam,
    },
};
use x509_cert::{
    Certificate,
    ext::pkix::{BasicConstraints, KeyUsage, KeyUsages},
};

use crate::sign::certificate_faults::Unsuitable;
use crate::sign::extension::extension;

/// At least 112 bits: RSA of 2048 and more, no SHA-1 (as NIST SP 800-57 and pyHanko have it).
const SECURITY_LEVEL: i32 = 2;

/// Checks that `certificates` (DER), the signer's first, are one whole chain that held at `at`: each issued by the next
/// in turn, up to an authority that signed itself, and none of them out of place.
pub fn check(certificates: &[Vec<u8>], at: DateTime<Utc>) -> Result<(), Unsuitable> {
    let parsed: Vec<X509> = certificates.iter().filter_map(|certificate| X509::from_der(certificate).ok()).collect();
    let (Some(signer), true) = (parsed.first(), parsed.len() == certificates.len()) else {
        return Err(Unsuitable::ChainBroken);
    };
    // What OpenSSL cannot walk at all is no chain, for whatever reason: a verdict on the certificates.
    let Ok((result, chain)) = walk(signer, &parsed[1..], at) else { return Err(Unsuitable::ChainBroken) };
    if result != X509VerifyResult::OK {
        return Err(match named(result) {
            // A root is there, so what is missing is that one issued the other.
            Unsuitable::ChainMissing if parsed.iter().any(|one| is_issuer(one, one)) => Unsuitable::ChainBroken,
            reason => reason,
        });
    }
    if chain.len() != certificates.len() || !chain[1..].iter().all(|issuer| is_authority(issuer)) {
        return Err(Unsuitable::ChainBroken);
    }
    Ok(())
}

fn walk(signer: &X509, others: &[X509], at: DateTime<Utc>) -> Result<(X509VerifyResult, Vec<Vec<u8>>), ErrorStack> {
    let mut roots = X509StoreBuilder::new()?;
    let mut between = Stack::new()?;
    for other in others {
        if is_issuer(other, other) {
            roots.add_cert(other.clone())?;
        } else {
            between.push(other.clone())?;
        }
    }
    let mut rules = X509VerifyParam::new()?;
    rules.set_flags(X509VerifyFlags::CHECK_SS_SIGNATURE)?;
    rules.set_time(at.timestamp());
    rules.set_auth_level(SECURITY_LEVEL);
    roots.set_param(&rules)?;
    X509StoreContext::new()?.init(&roots.build(), signer, &between, |context| {
        context.verify_cert()?;
        let chain = context.chain().into_iter().flatten().map(|link| link.to_der()).collect::<Result<_, _>>()?;
        Ok((context.error(), chain))
    })
}

/// Whether one certificate names the other as its issuer; whether it is, its signature tells.
pub fn is_issuer(issuer: &X509, subject: &X509) -> bool {
    issuer.subject_name().try_cmp(subject.issuer_name()).is_ok_and(|order| order.is_eq())
}

/// Whether a certificate (DER) may issue others.
pub fn is_authority(certificate: &[u8]) -> bool {
    let Ok(certificate) = Certificate::from_der(certificate) else { return false };
    let constraints: Option<BasicConstraints> = extension(&certificate);
    let usage: Option<KeyUsage> = extension(&certificate);
    constraints.is_some_and(|constraints| constraints.ca)
        && usage.is_none_or(|usage| usage.0.contains(KeyUsages::KeyCertSign))
}

/// OpenSSL's answer in our words; numbers are those of `x509_vfy.h`.
fn named(result: X509VerifyResult) -> Unsuitable {
    match result.as_raw() {
        9 => Unsuitable::NotYetValid,
        10 => Unsuitable::Expired,
        2 | 18 | 19 | 20 | 21 => Unsuitable::ChainMissing,
        66 | 67 => Unsuitable::WeakKey,
        68 => Unsuitable::WeakDigest,
        _ => Unsuitable::ChainBroken,
    }
}
