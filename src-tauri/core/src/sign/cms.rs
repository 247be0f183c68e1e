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
        rfc5912::ID_SHA_256,
    },
};
use sha2::{Digest, Sha256};
use spki::AlgorithmIdentifierOwned;
use x509_cert::{
    Certificate,
    attr::{Attribute, Attributes},
};

use super::{identity::Identity, key};

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
pub struct CmsSignature {
    /// The signer's certificate.
    pub certificate: Certificate,
    /// Those that came with it, in no order that means anything.
    pub others: Vec<Certificate>,
    /// What the signer says the signed bytes hash to.
    pub digest: Vec<u8>,
    signature: Vec<u8>,
}

/// Signs a SHA-256 digest; the same digest and identity give the same bytes.
pub fn sign(digest: &[u8], identity: &Identity) -> der::Result<Vec<u8>> {
    let signed = attributes(digest, &identity.certificate)?.to_der()?;
    let signature = identity.key.sign(&signed).ok_or(der::ErrorKind::Failed)?;
    assemble(digest, &identity.certificate, &identity.issuers, &signature)
}

/// Whether a signature says of itself what ours say and nothing else, in our order: one of ours that was damaged, and no
/// other program's, which would say when it was made.
pub fn was_ours(bytes: &[u8]) -> bool {
    let stated = || {
        let inner: SignedData = ContentInfo::from_der(bytes).ok()?.content.decode_as().ok()?;
        let signer = inner.signer_infos.0.get(0)?.signed_attrs.as_ref()?.iter().map(|one| one.oid);
        Some(signer.collect::<Vec<_>>())
    };
    stated().is_some_and(|stated| stated == [ID_CONTENT_TYPE, ID_MESSAGE_DIGEST, ID_AA_SIGNING_CERTIFICATE_V_2])
}

/// Takes a signature apart, if it is of exactly our form.
pub fn read(bytes: &[u8]) -> Option<CmsSignature> {
    let outer = ContentInfo::from_der(bytes).ok()?;
    let inner: SignedData = outer.content.decode_as().ok()?;
    let signer = inner.signer_infos.0.get(0)?;
    let SignerIdentifier::IssuerAndSerialNumber(sid) = &signer.sid else { return None };
    let mut certificate = None;
    let mut others = Vec::new();
    for choice in inner.certificates.as_ref()?.0.iter() {
        let CertificateChoices::Certificate(found) = choice else { return None };
        let body = &found.tbs_certificate;
        if certificate.is_none() && body.issuer == sid.issuer && body.serial_number == sid.serial_number {
            certificate = Some(found.clone());
        } else {
            others.push(found.clone());
        }
    }
    let stated = signer.signed_attrs.as_ref()?.iter().find(|attribute| attribute.oid == ID_MESSAGE_DIGEST)?;
    let digest: OctetString = stated.values.get(0)?.decode_as().ok()?;
    let signature = CmsSignature {
        certificate: certificate?,
        others,
        digest: digest.into_bytes(),
        signature: signer.signature.as_bytes().to_vec(),
    };
    let again = assemble(&signature.digest, &signature.certificate, &signature.others, &signature.signature);
    again.is_ok_and(|again| again == bytes).then_some(signature)
}

impl CmsSignature {
    /// Whether the signer's key signed these attributes.
    pub fn holds(&self) -> bool {
        let signed = attributes(&self.digest, &self.certificate).and_then(|attributes| attributes.to_der());
        match (signed, self.certificate.to_der()) {
            (Ok(signed), Ok(certificate)) => key::verify(&certificate, &signed, &self.signature),
            _ => false,
        }
    }

    /// Every certificate that came with it (DER), the signer's first.
    pub fn certificates(&self) -> Vec<Vec<u8>> {
        let all = std::iter::once(&self.certificate).chain(&self.others);
        all.filter_map(|certificate| certificate.to_der().ok()).collect()
    }
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

fn assemble(
    digest: &[u8],
    certificate: &Certificate,
    others: &[Certificate],
    signature: &[u8],
) -> der::Result<Vec<u8>> {
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
        signature_algorithm: key::algorithm(certificate).ok_or(der::ErrorKind::Failed)?,
        signature: OctetString::new(signature)?,
        unsigned_attrs: None,
    };
    let certificates = std::iter::once(certificate).chain(others).cloned().map(CertificateChoices::Certificate);
    let inner = SignedData {
        version: CmsVersion::V1,
        digest_algorithms: SetOfVec::try_from(vec![digest_alg])?,
        encap_content_info: EncapsulatedContentInfo { econtent_type: ID_DATA, econtent: None },
        certificates: Some(CertificateSet(SetOfVec::try_from(certificates.collect::<Vec<_>>())?)),
        crls: None,
        signer_infos: SignerInfos(SetOfVec::try_from(vec![signer])?),
    };
    ContentInfo { content_type: ID_SIGNED_DATA, content: Any::encode_from(&inner)? }.to_der()
}
