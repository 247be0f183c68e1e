//! The keys that sign, and the one way in which each signs: the same key and message give the same bytes.
//!
//! Keys that we make are P-256. A council's own may be RSA or P-384 besides: RSA is OpenSSL's (SQLCipher links it
//! already), which works in constant time, with PKCS#1 v1.5 padding, since PSS draws a salt and no two signatures of one
//! file would be alike. ECDSA nonces are derived from key and message (RFC 6979).

use der::{Any, asn1::ObjectIdentifier, oid::db::rfc5912 as oid};
use openssl::{
    hash::MessageDigest,
    pkey::{Id, PKey, Private},
    sign::{Signer as OpensslSigner, Verifier as OpensslVerifier},
};
use p256::{
    ecdsa::signature::{Signer, hazmat::PrehashSigner},
    pkcs8::{DecodePrivateKey, EncodePrivateKey},
};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::Certificate;
use zeroize::Zeroizing;

/// The smallest and the largest RSA key that may sign, in bits.
pub const RSA_BITS: std::ops::RangeInclusive<u32> = 2048..=4096;

/// A private key of one of the kinds that sign records. OpenSSL wipes its own when it frees them, as the others do.
pub enum Key {
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
    Rsa(PKey<Private>),
}

impl Key {
    /// A key out of PKCS#8; none where it is of another kind.
    pub fn from_pkcs8(secret: &[u8]) -> Option<Self> {
        if let Ok(key) = p256::ecdsa::SigningKey::from_pkcs8_der(secret) {
            return Some(Key::P256(key));
        }
        if let Ok(key) = p384::ecdsa::SigningKey::from_pkcs8_der(secret) {
            return Some(Key::P384(key));
        }
        let key = PKey::private_key_from_pkcs8(secret).ok()?;
        (key.id() == Id::RSA && RSA_BITS.contains(&key.bits())).then_some(Key::Rsa(key))
    }

    /// The key as PKCS#8, to be sealed and kept nowhere else.
    pub fn to_pkcs8(&self) -> Option<Zeroizing<Vec<u8>>> {
        match self {
            Key::P256(key) => key.to_pkcs8_der().ok().map(|secret| secret.to_bytes()),
            Key::P384(key) => key.to_pkcs8_der().ok().map(|secret| secret.to_bytes()),
            Key::Rsa(key) => key.private_key_to_pkcs8().ok().map(Zeroizing::new),
        }
    }

    /// The public half (SubjectPublicKeyInfo, DER).
    pub fn public(&self) -> Option<Vec<u8>> {
        use p256::pkcs8::EncodePublicKey;
        match self {
            Key::P256(key) => key.verifying_key().to_public_key_der().ok().map(|public| public.into_vec()),
            Key::P384(key) => key.verifying_key().to_public_key_der().ok().map(|public| public.into_vec()),
            Key::Rsa(key) => key.public_key_to_der().ok(),
        }
    }

    /// Signs a message through its SHA-256 digest.
    pub fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        match self {
            Key::P256(key) => {
                let signature: p256::ecdsa::DerSignature = key.try_sign(message).ok()?;
                Some(signature.as_bytes().to_vec())
            }
            Key::P384(key) => {
                let signature: p384::ecdsa::Signature = key.sign_prehash(&Sha256::digest(message)).ok()?;
                Some(signature.to_der().as_bytes().to_vec())
            }
            Key::Rsa(key) => OpensslSigner::new(MessageDigest::sha256(), key).ok()?.sign_oneshot_to_vec(message).ok(),
        }
    }

    /// Whether a certificate (DER) speaks of this key.
    pub fn belongs_to(&self, certificate: &[u8]) -> bool {
        let same = || {
            let own = PKey::private_key_from_pkcs8(&self.to_pkcs8()?).ok()?;
            let stated = openssl::x509::X509::from_der(certificate).ok()?.public_key().ok()?;
            Some(stated.public_eq(&own))
        };
        same().unwrap_or(false)
    }
}

/// How the key in a certificate signs; none for a kind that does not sign records.
pub fn algorithm(certificate: &Certificate) -> Option<AlgorithmIdentifierOwned> {
    let key = &certificate.tbs_certificate.subject_public_key_info.algorithm;
    if key.oid == oid::ID_EC_PUBLIC_KEY {
        let curve: ObjectIdentifier = key.parameters.as_ref()?.decode_as().ok()?;
        let known = curve == oid::SECP_256_R_1 || curve == oid::SECP_384_R_1;
        return known.then_some(AlgorithmIdentifierOwned { oid: oid::ECDSA_WITH_SHA_256, parameters: None });
    }
    (key.oid == oid::RSA_ENCRYPTION)
        .then(|| AlgorithmIdentifierOwned { oid: oid::SHA_256_WITH_RSA_ENCRYPTION, parameters: Some(Any::null()) })
}

/// Whether the key in a certificate (DER) signed this message.
pub fn verify(certificate: &[u8], message: &[u8], signature: &[u8]) -> bool {
    let holds = || {
        let key = openssl::x509::X509::from_der(certificate).ok()?.public_key().ok()?;
        OpensslVerifier::new(MessageDigest::sha256(), &key).ok()?.verify_oneshot(signature, message).ok()
    };
    holds().unwrap_or(false)
}
