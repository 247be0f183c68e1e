//! What a book is protected from, for whoever asks: read before a book is open.

use crate::harness::*;

#[tokio::test]
async fn what_a_book_is_protected_from_is_read_in_the_window() {
    let home = Home::new();
    let window = Window::open(&home).await;
    window.click(press("How a book is protected")).await;
    window.see(heading("How a book is protected, and from whom")).await;
    window.see_text("Whoever has any passphrase of the book has its key.").await;
    window.screen("70-how-a-book-is-protected").await;
    window.click(press("Back")).await;
    window.see(heading("Open a book")).await;
    window.close().await;
}
