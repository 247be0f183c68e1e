//! What comes into the window otherwise than by plain keys: words that an input method composes, text pasted from Word, a
//! file that is dropped, and typing taken back. All of it as the X server hands it on.

use serde_json::json;

use crate::county::County;
use crate::harness::desktop::{Desktop, RETURN};
use crate::harness::*;
use crate::live::hold_a_meeting;
use crate::seat::{MINUTE_TAKER, sign_in_here, sit_down_and_write};

/// GTK's own method for Vietnamese: each vowel may still get its marks. It ends the word at Enter and hands Enter on, where
/// the one for code points (Control, Shift and U) keeps it.
const COMPOSES: (&str, &str) = ("GTK_IM_MODULE", "viqr");

/// The Enter that ends a composed word ends that word and does nothing else; the next one does what Enter does there.
#[tokio::test]
async fn enter_ends_a_composed_word_and_no_more() {
    let county = County::new();
    hold_a_meeting(&county);
    let mut home = Home::new();
    home.set(COMPOSES.0, COMPOSES.1);
    let window = Window::open_on(&home, &county.folder).await;
    sign_in_here(&window, MINUTE_TAKER).await;
    let desktop = Desktop::at(&window);

    window.click(place("Requests")).await;
    window.click(press("New request")).await;
    window.choose(list("Panel"), "Children Looked After Monitoring panel").await;
    window.click(field("Find the child")).await;
    desktop.types("Saffro");
    window.see(press("Add Saffron Teasel")).await;
    desktop.key(RETURN);
    stays(&window, "Saffro").await;
    window.see(press("Add Saffron Teasel")).await;
    desktop.key(RETURN);
    window.see(field("Find another child")).await;
    // The arrows walk to one of several, and Enter takes that one.
    window.write(field("Find another child"), "tea").await;
    // Once as a sister of who was chosen, once as found.
    let found = async || window.find_all(&press("Add Marigold Teasel")).await.len() == 2;
    window.wait_for("the sister to be found", found).await;
    window.keys(&format!("{DOWN}{ENTER}")).await;
    window.see(press("Remove Marigold Teasel")).await;

    window.click(place("Meetings")).await;
    window.click(press("…, CLAM panel").first()).await;
    window.click(press("Go on with the meeting")).await;
    window.see(field("Discussion")).await;
    window.control('k').await;
    window.see(field("A few letters of what you want to do, …")).await;
    desktop.types("lucja");
    desktop.key(RETURN);
    stays(&window, "lucja").await;
    window.see(heading("Commands and children")).await;
    desktop.key(RETURN);
    window.see(heading("Łucja Żurawinek").first()).await;
    window.alt(UP).await;
    window.alt(UP).await;
    window.see(heading("Saffron Teasel").first()).await;

    window.click(field("Quick entry of an action")).await;
    let line = "SW to ring the school by Fri, measured by a note";
    desktop.types(line);
    desktop.key(RETURN);
    stays(&window, line).await;
    window.see_no(press("Change: …").first()).await;
    desktop.key(RETURN);
    window.see(press("Change: …").first()).await;

    window.click(field("Discussion")).await;
    desktop.types("t");
    desktop.with_control_and_shift('u');
    desktop.types("151");
    desktop.key(RETURN);
    desktop.key(RETURN);
    desktop.types("n");
    stays(&window, "tő\nn").await;
    window.close().await;
}

/// What is typed in the field that has the focus is and remains that.
async fn stays(window: &Window, text: &str) {
    let typed = async || window.ask_page("return document.activeElement.value ?? null").await;
    window.wait_for(&format!("the field to hold {text:?}"), async || typed().await == json!(text)).await;
    tokio::time::sleep(std::time::Duration::from_millis(150)).await;
    assert_eq!(typed().await, json!(text), "nothing happens later on either");
}

/// A list of two levels as Word puts it on the clipboard.
const FROM_WORD: &str = "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head><meta charset=utf-8></head><body>
<!--StartFragment--><p class=MsoNormal>The plan:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>School meets the family<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if
!supportLists]><span style='font-family:\"Courier New\"'><span style='mso-list:Ignore'>o<span
style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>in the first week<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp;&nbsp;
</span></span></span><![endif]>Housing writes<o:p></o:p></p><!--EndFragment--></body></html>";
/// The same in its plain flavour.
const PLAIN: &str =
    "The plan:\r\n\u{b7}\tSchool meets the family\r\no\tin the first week\r\n\u{b7}\tHousing writes\r\n";
const MEANT: &str = "The plan:\n- School meets the family\n  - in the first week\n- Housing writes";

/// A list keeps its points and levels in both flavours; typing is taken back step by step after its field was left; and a
/// dropped file changes neither a field nor the page.
#[tokio::test]
async fn pasted_taken_back_and_dropped() {
    let county = County::new();
    hold_a_meeting(&county);
    let home = Home::new();
    let window = sit_down_and_write(&county, &home).await;
    let desktop = Desktop::at(&window);

    for flavours in [
        vec![("text/html", FROM_WORD), ("UTF8_STRING", PLAIN), ("text/plain;charset=utf-8", PLAIN)],
        vec![("UTF8_STRING", PLAIN), ("text/plain;charset=utf-8", PLAIN)],
    ] {
        let _clipboard = desktop.copies(&flavours);
        window.write(field("Discussion"), " ").await;
        desktop.with_control('a');
        desktop.with_control('v');
        let pasted = async || window.ask_page(TYPED).await.as_str().is_some_and(|text| text.trim_end() == MEANT);
        window.wait_for(&format!("a list of two levels, in place of {}", flavours[0].0), pasted).await;
    }
    window.screen("78-a-pasted-list").await;

    window.write(field("Discussion"), "The plan holds.").await;
    window.click(field("Rationale")).await;
    window.click(field("Discussion")).await;
    window.keys(TO_THE_END).await;
    window.keys(" He agrees.").await;
    stays(&window, "The plan holds. He agrees.").await;
    window.click(field("Rationale")).await;
    window.click(field("Discussion")).await;
    desktop.with_control('z');
    stays(&window, "The plan holds.").await;
    desktop.with_control('z');
    stays(&window, "").await;

    window.write(field("Discussion"), "The plan holds.").await;
    let at = window.ask_page("return location.href").await;
    for part in ["#section-discussion", "#room", "footer"] {
        let place = format!(
            "const {{ x, y, width, height }} = document.querySelector('{part}').getBoundingClientRect()
             return [x + width / 2, y + height / 2].map(Math.round)"
        );
        let place = window.ask_page(&place).await;
        let corner = |n: usize| i16::try_from(place[n].as_i64().expect("a place")).expect("it is on the screen");
        window.click(field("Rationale")).await;
        desktop.drops("file:///home/somebody/Plan.docx\r\n", (corner(0), corner(1)));
        window.see_text("Quorate takes no files: keep papers in the case system").await;
        assert_eq!(window.ask_page("return location.href").await, at, "dropped on {part} it does not replace the page");
        assert_eq!(window.ask_page(DISCUSSION).await, json!("The plan holds."), "nor becomes text on {part}");
    }
    window.screen("79-a-dropped-file").await;
    window.close().await;
}

const TYPED: &str = "return document.activeElement.value ?? ''";
const DISCUSSION: &str = "return document.getElementById('section-discussion').value";
