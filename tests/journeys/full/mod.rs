//! The main job from an empty screen to a filed record, as three people do it, and what it must not leave behind.

mod booking;
mod correction;
mod county;
mod meeting;
mod records;
mod setting_up;
mod traces;

use crate::harness::{Home, Window};

#[tokio::test]
async fn from_an_empty_screen_to_a_filed_record() {
    let home = Home::new();
    let window = Window::open(&home).await;

    setting_up::create_the_book(&window, &home).await;
    setting_up::add_people(&window).await;
    setting_up::adopt_the_panel(&window).await;
    setting_up::plan_the_series(&window).await;

    booking::take_requests(&window).await;
    booking::arrange_the_agenda(&window).await;
    booking::bring_forward(&window).await;

    setting_up::arrive(&window, county::MINUTE_TAKER).await;
    meeting::start(&window).await;
    meeting::hear_the_siblings(&window).await;
    meeting::hear_the_baby(&window).await;
    meeting::close(&window).await;
    records::finalise(&window).await;

    setting_up::arrive(&window, county::CHAIR).await;
    records::make_a_key(&window).await;
    setting_up::change_places(&window, county::ADMINISTRATOR).await;
    records::certify(&window).await;
    setting_up::change_places(&window, county::CHAIR).await;
    records::sign(&window).await;

    setting_up::change_places(&window, county::ADMINISTRATOR).await;
    let mut files = records::export(&window, &home).await;
    records::mark_filed(&window).await;

    correction::ask_for_an_amendment(&window).await;
    setting_up::change_places(&window, county::CHAIR).await;
    correction::accept(&window).await;
    setting_up::change_places(&window, county::MINUTE_TAKER).await;
    correction::correct(&window).await;
    setting_up::change_places(&window, county::CHAIR).await;
    correction::sign_again(&window).await;
    setting_up::change_places(&window, county::ADMINISTRATOR).await;
    files.extend(correction::export_both(&window, &home).await);
    traces::are_nowhere(&home, "while the book is open");

    window.close().await;
    traces::are_nowhere(&home, "after the book was closed");
    records::hold_up_outside(&files, &home);
}
