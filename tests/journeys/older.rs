//! Old files put back where the book was: the machine remembers that it went further.

use std::fs;

use crate::county::{self, County};
use crate::harness::*;
use crate::seat::{ADMINISTRATOR, hold_a_meeting, saffron, sign_in_here};

#[tokio::test]
async fn an_older_copy_is_refused_until_an_administrator_goes_on_with_it() {
    let (county, home) = (County::new(), Home::new());
    let files = ["book.db", "keys.json"].map(|name| county.folder.join(name));
    let old = files.each_ref().map(|file| fs::read(file).expect("a file of the book"));
    hold_a_meeting(&county, vec![vec![saffron()]]);
    let window = Window::open_on(&home, &county.folder).await;
    sign_in_here(&window, ADMINISTRATOR).await;
    window.close().await;
    for (file, bytes) in files.iter().zip(old) {
        fs::write(file, bytes).expect("put back");
    }

    let window = Window::open_on(&home, &county.folder).await;
    window.choose(list("Your name"), ADMINISTRATOR).await;
    window.write(field("Passphrase"), county::PASSPHRASE).await;
    window.click(press("Sign in").within(group("Sign in"))).await;
    window.see_text("this machine saw entry").await;
    window.screen("80-an-older-copy").await;
    window.click(press("Go on with this copy")).await;
    window.see(heading("This week").first()).await;
    window.close().await;
}
