//! Somebody is called otherwise, and so are the book and its council: the new names stand everywhere, at the door too.

use crate::county::County;
use crate::harness::*;
use crate::seat::{ADMINISTRATOR, CHAIR, sign_in_here};

const MARRIED: &str = "Ruth Lanyon";
const BOOK: &str = "Elmshire and Marlow panels";
const COUNCIL: &str = "Elmshire and Marlow Council";

#[tokio::test]
async fn a_person_the_book_and_the_council_are_given_other_names() {
    let (county, home) = (County::new(), Home::new());
    let window = Window::open_on(&home, &county.folder).await;
    sign_in_here(&window, ADMINISTRATOR).await;
    rename_the_chair(&window).await;
    rename_book_and_council(&window).await;
    window.click(press("Sign out")).await;

    // The folder is called what it was.
    window.click(press("Elmshire …")).await;
    sign_in_here(&window, MARRIED).await;
    window.see_text(BOOK).await;
    window.close().await;
}

async fn rename_the_chair(window: &Window) {
    window.click(place("People")).await;
    window.click(press(&format!("Change name or post of {CHAIR}"))).await;
    let form = || group(&format!("Name and post of {CHAIR}"));
    // Somebody else's name is nobody's to take.
    window.write(field("Name").within(form()), ADMINISTRATOR).await;
    window.click(press("Change").within(form())).await;
    window.see_text(&format!("There is a {ADMINISTRATOR} in this book already")).await;
    window.write(field("Name").within(form()), MARRIED).await;
    window.screen("94-another-name").await;
    window.click(press("Change").within(form())).await;
    window.see_text(&format!("{CHAIR} is called {MARRIED} from now on.")).await;
    window.see(row(MARRIED)).await;
    window.click(press(&format!("Change name or post of {MARRIED}"))).await;
    window.see_text(&format!("called {CHAIR}. Changed by {ADMINISTRATOR}.")).await;
    window.click(press("Cancel").within(group(&format!("Name and post of {MARRIED}")))).await;
}

async fn rename_book_and_council(window: &Window) {
    window.click(place("Book")).await;
    window.click(press("Change the name of book or council…")).await;
    let form = || group("Names of the book and the council");
    window.write(field("Name of the book").within(form()), BOOK).await;
    window.write(field("Council").within(form()), COUNCIL).await;
    window.screen("95-other-names-of-the-book").await;
    window.click(press("Change").within(form())).await;
    window.see_text(&format!("The book is called {BOOK} from now on, and the council {COUNCIL}.")).await;
}
