//! The signature itself: CMS SignedData over a digest, with just what PAdES B-B asks for.
//!
//! There is exactly one way in which we write a signature; reading one checks that it was written so, byte for byte.
//! That leaves no room for anything unsigned to be altered or added inside it.

use cms::{
    cert::{CertificateChoices, IssuerAndSerialNumber},
    content_info::{CmsVersion, ContentInfo},
    signed_data::{CertificateSet, EncapsulatedContentInfo, SignedData, SignerIdentifier, SignerInfo, SignerInfos},
};
use der::{
    Any, Decode, Encode, Sequence,
    asn1::{ObjectIdentifier, OctetString, SetOfVec},
    oid::db::{
        rfc5911::{ID_AA_SIGNING_CERTIFICATE_V_2, ID_CONTENT_TYPE, ID_DATA, ID_MESSAGE_DIGEST, ID_SIGNED_DATA},
        rfc5912::{ECDSA_WITH_SHA_256, ID_SHA_256},
    },
};
use p256::ecdsa::{DerSignature, signature::Signer, signature::Verifier};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{
    Certificate,
    attr::{Attribute, Attributes},
};

use super::{authority::public_key, identity::Identity};

/// Which certificate signed (RFC 5035). The hash algorithm is left at its default, SHA-256.
#[derive(Sequence)]
struct SigningCertificate {
    certificates: Vec<CertificateHash>,
}

#[derive(Sequence)]
struct CertificateHash {
    hash: OctetString,
}

/// A signature taken apart.
pub struct Signature {
    pub certificate: Certificate,
    pub issuer: Certificate,
    /// What the signer says the signed bytes hash to.
    pub digest: Vec<u8>,
    signature: Vec<u8>,
}

/// Signs a SHA-256 digest. The nonce is derived from key and message (RFC 6979): the same digest gives the same bytes.
pub fn sign(digest: &[u8], identity: &Identity) -> der::Result<Vec<u8>> {
    let signed = attributes(digest, &identity.certificate)?.to_der()?;
    let signature: DerSignature = identity.key.sign(&signed);
    assemble(digest, &identity.certificate, &identity.issuer, signature.as_bytes())
}

/// Takes a signature apart, if it is of exactly our form.
pub fn read(bytes: &[u8]) -> Option<Signature> {
    let outer = ContentInfo::from_der(bytes).ok()?;
    let inner: SignedData = outer.content.decode_as().ok()?;
    let signer = inner.signer_infos.0.get(0)?;
    let SignerIdentifier::IssuerAndSerialNumber(sid) = &signer.sid else { return None };
    let mut certificate = None;
    let mut issuer = None;
    for choice in inner.certificates.as_ref()?.0.iter() {
        let CertificateChoices::Certificate(found) = choice else { return None };
        let is_signer =
            found.tbs_certificate.issuer == sid.issuer && found.tbs_certificate.serial_number == sid.serial_number;
        *if is_signer { &mut certificate } else { &mut issuer } = Some(found.clone());
    }
    let stated = signer.signed_attrs.as_ref()?.iter().find(|attribute| attribute.oid == ID_MESSAGE_DIGEST)?;
    let digest: OctetString = stated.values.get(0)?.decode_as().ok()?;
    let signature = Signature {
        certificate: certificate?,
        issuer: issuer?,
        digest: digest.into_bytes(),
        signature: signer.signature.as_bytes().to_vec(),
    };
    let again = assemble(&signature.digest, &signature.certificate, &signature.issuer, &signature.signature);
    again.is_ok_and(|again| again == bytes).then_some(signature)
}

impl Signature {
    /// Whether the signer's key signed these attributes, and the certificates were issued one by the other.
    pub fn holds(&self) -> bool {
        self.signed_by_its_certificate().unwrap_or(false)
            && issued_by(&self.certificate, &self.issuer).unwrap_or(false)
            && issued_by(&self.issuer, &self.issuer).unwrap_or(false)
    }

    fn signed_by_its_certificate(&self) -> Option<bool> {
        let signed = attributes(&self.digest, &self.certificate).ok()?.to_der().ok()?;
        let signature = DerSignature::from_bytes(&self.signature).ok()?;
        Some(public_key(&self.certificate)?.verify(&signed, &signature).is_ok())
    }
}

fn issued_by(certificate: &Certificate, issuer: &Certificate) -> Option<bool> {
    let body = certificate.tbs_certificate.to_der().ok()?;
    let signature = DerSignature::from_bytes(certificate.signature.as_bytes()?).ok()?;
    let named = certificate.tbs_certificate.issuer == issuer.tbs_certificate.subject;
    let algorithm = certificate.signature_algorithm.oid == ECDSA_WITH_SHA_256
        && certificate.signature_algorithm == certificate.tbs_certificate.signature;
    Some(named && algorithm && public_key(issuer)?.verify(&body, &signature).is_ok())
}

/// What is signed: that it is data, its digest, and by which certificate. No signing time: PAdES keeps that in the PDF.
fn attributes(digest: &[u8], certificate: &Certificate) -> der::Result<Attributes> {
    let hash = OctetString::new(Sha256::digest(certificate.to_der()?).as_slice())?;
    let signing = SigningCertificate { certificates: vec![CertificateHash { hash }] };
    // ESSCertIDv2 values sit in two sequences: the attribute holds a list of lists with one entry each.
    SetOfVec::try_from(vec![
        attribute(ID_CONTENT_TYPE, Any::encode_from(&ID_DATA)?)?,
        attribute(ID_MESSAGE_DIGEST, Any::encode_from(&OctetString::new(digest)?)?)?,
        attribute(ID_AA_SIGNING_CERTIFICATE_V_2, Any::encode_from(&signing)?)?,
    ])
}

fn attribute(oid: ObjectIdentifier, value: Any) -> der::Result<Attribute> {
    Ok(Attribute { oid, values: SetOfVec::try_from(vec![value])? })
}

fn assemble(digest: &[u8], certificate: &Certificate, issuer: &Certificate, signature: &[u8]) -> der::Result<Vec<u8>> {
    let digest_alg = AlgorithmIdentifierOwned { oid: ID_SHA_256, parameters: None };
    let sid = IssuerAndSerialNumber {
        issuer: certificate.tbs_certificate.issuer.clone(),
        serial_number: certificate.tbs_certificate.serial_number.clone(),
    };
    let signer = SignerInfo {
        version: CmsVersion::V1,
        sid: SignerIdentifier::IssuerAndSerialNumber(sid),
        digest_alg: digest_alg.clone(),
        signed_attrs: Some(attributes(digest, certificate)?),
        signature_algorithm: AlgorithmIdentifierOwned { oid: ECDSA_WITH_SHA_256, parameters: None },
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let certificates = [certificate, issuer].map(|held| CertificateChoices::Certificate(held.clone()));
    let inner = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![digest_alg])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(CertificateSet(SetOfVec::try_from(certificates.to_vec())?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    };
    ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&inner)? }.to_der()
}
