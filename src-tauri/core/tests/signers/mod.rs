//! A fictional book's authority and its chair, the same in every run.
#![allow(dead_code, reason = "each test program takes what it needs")]

use chrono::{DateTime, TimeZone, Utc};
use quorate_core::sign::{Authority, Identity, authority::Chance, identity::issue};
use zeroize::Zeroizing;

/// Bytes that stand for random ones: fixed, so that a failure can be repeated.
pub fn chance(seed: u8) -> Chance {
    let mut key = Zeroizing::new([0; 64]);
    for (place, byte) in key.iter_mut().enumerate() {
        *byte = seed.wrapping_mul(31).wrapping_add((place as u8).wrapping_mul(7));
    }
    Chance { key, serial: [seed; 16] }
}

pub fn issued() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 9, 1, 8, 0, 0).unwrap()
}

pub fn authority(seed: u8) -> Authority {
    Authority::create(&chance(seed), "Elmshire CLAM panel, signing authority", issued()).unwrap()
}

pub fn chair(authority: &Authority) -> Identity {
    let post = "Head of Service, Children Looked After (chair)";
    issue(authority, &chance(90), "Marguerite Ashdown", post, issued()).unwrap()
}

/// How many days a certificate is valid for.
pub fn issued_days(certificate: &openssl::x509::X509) -> i32 {
    certificate.not_before().diff(certificate.not_after()).unwrap().days
}
