//! Certificates as people have them: out of a browser, a mail, a console of Windows. PEM with whatever lines, one or many,
//! DER, and PKCS#7 (`.p7b`) in either form; and what somebody gave by mistake, by its name.

use der::{Decode, Encode};
use openssl::base64;
use openssl::pkcs7::Pkcs7;
use openssl::pkcs12::Pkcs12;
use openssl::pkey::PKey;
use x509_cert::Certificate;

/// What a file holds that holds no certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoCertificate {
    /// Nothing.
    Empty,
    /// A PDF: a record, or a trust sheet.
    Pdf,
    /// A private key, which nobody else may have.
    PrivateKey,
    /// A key with its certificate, under a password: .p12, .pfx.
    KeyWithCertificate,
    /// A request for a certificate.
    Request,
    /// A public key alone.
    PublicKey,
    /// PEM that is broken.
    Broken,
    /// Anything else.
    Other,
}

impl NoCertificate {
    /// For a sentence that begins with the file's name.
    pub fn words(self) -> &'static str {
        match self {
            NoCertificate::Empty => "is empty.",
            NoCertificate::Pdf => {
                "is a PDF: give the certificate itself, such as signing-authority.cer, which lies beside the trust sheet."
            }
            NoCertificate::PrivateKey => {
                "holds a private key and no certificate: give the certificate, and keep the key to yourself."
            }
            NoCertificate::KeyWithCertificate => {
                "holds a private key under a password (.p12, .pfx): give the certificate alone, and keep the key to yourself."
            }
            NoCertificate::Request => "is a request for a certificate, and no certificate yet.",
            NoCertificate::PublicKey => "holds a public key and no certificate.",
            NoCertificate::Broken => "begins as a certificate does, but is broken: ask for it again.",
            NoCertificate::Other => "is not a certificate: PEM, DER and PKCS#7 (.p7b) are read.",
        }
    }
}

/// Every certificate (DER) that a file holds, in its order.
///
/// # Errors
/// What it holds instead.
pub fn read(file: &[u8]) -> Result<Vec<Vec<u8>>, NoCertificate> {
    let text = text(file);
    match &text {
        Some(text) if text.trim().is_empty() => return Err(NoCertificate::Empty),
        None if file.is_empty() => return Err(NoCertificate::Empty),
        Some(text) if text.contains("-----BEGIN ") => return of_pem(text),
        _ => {}
    }
    if file.windows(5).take(1024).any(|bytes| bytes == b"%PDF-") {
        return Err(NoCertificate::Pdf);
    }
    // Without its first and last line it still is what it was.
    let bare = text.as_deref().and_then(decoded);
    of_der(bare.as_deref().unwrap_or(file))
}

/// A file as text: UTF-8, or the UTF-16 that consoles of Windows write.
fn text(file: &[u8]) -> Option<String> {
    let wide = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok()
    };
    match file {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
        _ => String::from_utf8(file.to_vec()).ok(),
    }
}

fn of_pem(text: &str) -> Result<Vec<Vec<u8>>, NoCertificate> {
    let mut found = Vec::new();
    let mut instead = None;
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("-----BEGIN ") {
        let Some((label, after)) = after.split_once("-----") else { break };
        let Some((body, after)) = after.split_once("-----END ") else {
            instead.get_or_insert(NoCertificate::Broken);
            break;
        };
        rest = after;
        match label.trim() {
            "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" | "PKCS7" | "CMS" => {
                match decoded(body).ok_or(NoCertificate::Broken).and_then(|der| of_der(&der)) {
                    Ok(certificates) => found.extend(certificates),
                    Err(_) => return Err(NoCertificate::Broken),
                }
            }
            label if label.ends_with("PRIVATE KEY") => instead = Some(NoCertificate::PrivateKey),
            label if label.ends_with("CERTIFICATE REQUEST") => instead = Some(NoCertificate::Request),
            label if label.ends_with("PUBLIC KEY") => {
                instead.get_or_insert(NoCertificate::PublicKey);
            }
            _ => {}
        }
    }
    match found.is_empty() {
        false => Ok(found),
        true => Err(instead.unwrap_or(NoCertificate::Other)),
    }
}

/// Base64 in lines of any length, or in one.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let base64 = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '+' | '/' | '=');
    let fits = !digits.is_empty() && digits.chars().all(base64);
    fits.then(|| base64::decode_block(&digits).ok())?.filter(|bytes| bytes.first() == Some(&0x30))
}

fn of_der(der: &[u8]) -> Result<Vec<Vec<u8>>, NoCertificate> {
    if let Ok(certificate) = Certificate::from_der(der) {
        return certificate.to_der().map(|der| vec![der]).map_err(|_| NoCertificate::Broken);
    }
    if let Ok(bundle) = Pkcs7::from_der(der) {
        let all = bundle.signed().and_then(|signed| signed.certificates());
        let found: Vec<Vec<u8>> = all.into_iter().flatten().filter_map(|one| one.to_der().ok()).collect();
        return if found.is_empty() { Err(NoCertificate::Other) } else { Ok(found) };
    }
    if PKey::private_key_from_der(der).is_ok() {
        return Err(NoCertificate::PrivateKey);
    }
    if Pkcs12::from_der(der).is_ok() {
        return Err(NoCertificate::KeyWithCertificate);
    }
    if openssl::x509::X509Req::from_der(der).is_ok() {
        return Err(NoCertificate::Request);
    }
    Err(NoCertificate::Other)
}
