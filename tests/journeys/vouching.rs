//! How others come to trust a signature, in the window: the chair brings a certificate of the council, the administrator
//! writes trust sheet and register, and files are checked.

use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use openssl::nid::Nid;

use crate::county::{self, County};
use crate::harness::*;
use crate::pki::{CertificateService, PASSWORD, Wanted, curve};
use crate::seat::{ADMINISTRATOR, CHAIR, sign_in, sign_in_here};

const CHILD: &str = "Zofia Okoń";
/// A PIN is too short for a key that the council may take for the chair elsewhere.
const SECRET: &str = "three slow otters";

#[tokio::test]
async fn a_certificate_of_the_council_signs_and_files_are_checked() {
    let (county, home) = (County::new(), Home::new());
    county::finalised_meeting(&county);
    let window = Window::open_on(&home, &county.folder).await;
    sign_in_here(&window, CHAIR).await;
    bring_the_certificate(&window, &home).await;
    window.click(press("Sign out")).await;
    sign_in(&window, ADMINISTRATOR).await;
    certify(&window).await;
    window.click(press("Sign out")).await;
    sign_in(&window, CHAIR).await;
    sign(&window).await;
    window.click(press("Sign out")).await;
    sign_in(&window, ADMINISTRATOR).await;
    let file = export(&window, &home).await;
    vouch(&window, &home).await;
    check(&window, &home, &file).await;
    window.close().await;
}

async fn bring_the_certificate(window: &Window, home: &Home) {
    let service = CertificateService::new();
    let wanted = Wanted { name: "ADEYEMI, Ruth", until: now() + TimeDelta::days(700), ..Wanted::default() };
    let file = home.path().join("chair.p12");
    std::fs::write(&file, service.export(&service.issue(curve(Nid::X9_62_PRIME256V1), &wanted))).expect("a file");
    let form = || group("Certificate of the council");
    window.click(press(CHAIR)).await;
    // What unfolds has no role of its own: it stands behind the button.
    window.reach(&press("Set the signing PIN")).await;
    window.keys(&format!("{TAB}{ENTER}")).await;
    window.write(field("Certificate file").within(form()), &file.to_string_lossy()).await;
    window.write(field("Password of that file").within(form()), "not the password").await;
    window.write(field("Signing passphrase").within(form()), SECRET).await;
    window.write(field("Signing passphrase again").within(form()), SECRET).await;
    window.click(press("Bring in this certificate")).await;
    window.see_text("That is not the password of this file").await;
    window.screen("80-a-wrong-password").await;
    window.write(field("Password of that file").within(form()), PASSWORD).await;
    window.click(press("Bring in this certificate")).await;
    window.see_text("issued by Elmshire Issuing Authority").await;
    window.screen("81-a-certificate-of-the-council").await;
}

async fn certify(window: &Window) {
    window.click(place("People")).await;
    window.click(press(&format!("Certify the key of {CHAIR}…"))).await;
    window.see_text("issued by Elmshire Issuing Authority").await;
    window.screen("81a-a-key-to-certify").await;
    window.click(press("The words are the same: certify")).await;
    window.see_text(&format!("{CHAIR} can now sign records.")).await;
}

async fn sign(window: &Window) {
    window.click(place("Records")).await;
    window.click(press(&format!("Sign {CHILD}…"))).await;
    window.write(field("Signing PIN"), SECRET).await;
    window.click(press("Sign this record")).await;
    window.see_no_text(&format!("Sign {CHILD}…")).await;
}

/// Gives where the signed record lies.
async fn export(window: &Window, home: &Home) -> PathBuf {
    window.click(place("Records")).await;
    window.click(press(&format!("Export {CHILD}…"))).await;
    write_into(window, home, "Export 1 record").await;
    files_in(home).find(|file| file.extension().is_some_and(|end| end == "pdf")).expect("the record was written")
}

fn files_in(home: &Home) -> impl Iterator<Item = PathBuf> {
    std::fs::read_dir(home.path()).expect("the folder can be read").flatten().map(|entry| entry.path())
}

async fn write_into(window: &Window, home: &Home, verb: &str) {
    window.write(field("Folder"), &home.path().to_string_lossy()).await;
    window.click(press(verb)).await;
    window.see_text("Written:").await;
    window.click(press("Close")).await;
}

async fn vouch(window: &Window, home: &Home) {
    window.click(place("Book")).await;
    window.click(press("Trust sheet…")).await;
    window.screen("82-the-trust-sheet").await;
    write_into(window, home, "Write the trust sheet").await;
    window.click(press("Register…")).await;
    write_into(window, home, "Write the register").await;
    for file in ["trust-sheet.pdf", "signing-authority.cer"] {
        assert!(home.path().join(file).is_file(), "{file} was written");
    }
}

/// The record as it was signed, and a copy with one byte changed.
async fn check(window: &Window, home: &Home, file: &Path) {
    let mut bytes = std::fs::read(file).expect("the record can be read");
    bytes[400] ^= 1;
    let altered = home.path().join("altered.pdf");
    std::fs::write(&altered, bytes).expect("a file");
    let register =
        files_in(home).find(|file| file.with_extension("csv.p7s").is_file()).expect("the register was written");

    window.click(place("Records")).await;
    window.click(press("Check signed files")).await;
    window.click(press("Check")).await;
    window.see_text("Choose the files to check").await;
    window.write(field("Files"), &format!("{}{ENTER}{}", file.display(), altered.display())).await;
    window.write(field("Register, where there is one"), &register.to_string_lossy()).await;
    window.click(press("Check")).await;
    window.see(heading("1 of 2 files are as they were signed.")).await;
    window.see_text("by the signer’s machine").await;
    window.screen("83-files-checked").await;
    let text = window.text().await;
    for words in ["Not valid", "As signed", "ADEYEMI, Ruth", "Elmshire Issuing Authority", "the one in force"] {
        assert!(text.contains(words), "it says “{words}”: {text}");
    }
}
