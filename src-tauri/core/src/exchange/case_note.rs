//! A case note to paste into the case system: as plain text, and as rich text for where that is kept.

use crate::meeting::version::PrintedPart;
use crate::text::list_items::list_item;

/// A case note. Its parts are said in order; bold where the panel asks for it (CLAM-9).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note<'a> {
    /// The panel's document, such as "Record of decisions".
    pub title: &'a str,
    /// The contact date, in words.
    pub date: &'a str,
    /// Whether the case system is to list it among the child's significant events.
    pub significant_event: bool,
    /// Whether all of it is bold, as the panel's terms ask (CLAM-9).
    pub bold: bool,
    /// What the note says, a heading and its lines each.
    pub parts: &'a [PrintedPart],
}

impl Note<'_> {
    fn head(&self) -> [String; 3] {
        let significant = if self.significant_event { "yes" } else { "no" };
        [self.title.to_owned(), format!("Date: {}", self.date), format!("Significant event: {significant}")]
    }

    /// Plain text: a heading on a line of its own, its lines under it, a blank line between parts.
    pub fn plain(&self) -> String {
        let mut parts = vec![self.head().join("\n")];
        for part in self.parts {
            let lines: Vec<String> = match &part.lines[..] {
                [only] => vec![only.clone()],
                // A list within the note stands one step in.
                many => many
                    .iter()
                    .map(|line| list_item(line).map_or_else(|| format!("- {line}"), |item| format!("  - {item}")))
                    .collect(),
            };
            parts.push(format!("{}\n{}", part.heading, lines.join("\n")));
        }
        parts.join("\n\n")
    }

    /// HTML with nothing but paragraphs, lists and bold, which every editor keeps.
    pub fn html(&self) -> String {
        let [title, date, significant] = self.head().map(|line| escaped(&line));
        let mut html = format!("<p><b>{title}</b><br>{}<br>{}</p>", self.weight(&date), self.weight(&significant));
        for part in self.parts {
            html.push_str(&format!("<p><b>{}</b></p>", escaped(&part.heading)));
            match &part.lines[..] {
                [only] => html.push_str(&format!("<p>{}</p>", self.weight(&escaped(only)))),
                many => html.push_str(&self.list(many)),
            }
        }
        html
    }

    /// A list, with the lists that somebody typed within it.
    fn list(&self, lines: &[String]) -> String {
        let mut items: Vec<String> = Vec::new();
        for group in lines.chunk_by(|one, next| list_item(one).is_some() && list_item(next).is_some()) {
            let set = |line: &str| self.weight(&escaped(line));
            let within: Vec<String> =
                group.iter().filter_map(|line| list_item(line)).map(|item| format!("<li>{}</li>", set(item))).collect();
            match items.last_mut() {
                _ if within.is_empty() => items.extend(group.iter().map(|line| set(line))),
                Some(before) => before.push_str(&format!("<ul>{}</ul>", within.concat())),
                None => items.push(format!("<ul>{}</ul>", within.concat())),
            }
        }
        format!("<ul>{}</ul>", items.iter().map(|item| format!("<li>{item}</li>")).collect::<String>())
    }

    fn weight(&self, html: &str) -> String {
        if self.bold { format!("<b>{html}</b>") } else { html.to_owned() }
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\n', "<br>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_somebody_typed_is_a_list_in_the_note() {
        let lines = ["Before she moves:", "- a bed", "- a lamp", "Then no more."].map(String::from).to_vec();
        let parts = [PrintedPart { heading: "Discussion".into(), lines }];
        let note = Note { title: "T", date: "D", significant_event: false, bold: false, parts: &parts };
        assert!(
            note.plain().ends_with("- Before she moves:\n  - a bed\n  - a lamp\n- Then no more."),
            "{}",
            note.plain()
        );
        let list = "<ul><li>Before she moves:<ul><li>a bed</li><li>a lamp</li></ul></li><li>Then no more.</li></ul>";
        assert!(note.html().ends_with(list), "{}", note.html());
    }

    fn note(bold: bool) -> (String, String) {
        let parts = [
            PrintedPart { heading: "Decisions".into(), lines: vec!["Section 20 agreed".into()] },
            PrintedPart { heading: "Actions".into(), lines: vec!["Visit <home> & school".into(), "Ring".into()] },
        ];
        let note = Note {
            title: "CLAM panel: Record of decisions",
            date: "Wednesday 25 November 2026",
            significant_event: true,
            bold,
            parts: &parts,
        };
        (note.plain(), note.html())
    }

    #[test]
    fn plain_text_says_title_date_and_significant_event_first() {
        assert_eq!(
            note(true).0,
            "CLAM panel: Record of decisions\nDate: Wednesday 25 November 2026\nSignificant event: yes\n\n\
             Decisions\nSection 20 agreed\n\nActions\n- Visit <home> & school\n- Ring"
        );
    }

    #[test]
    fn rich_text_is_bold_where_the_panel_asks_and_no_name_becomes_markup() {
        let (bold, plain) = (note(true).1, note(false).1);
        assert!(bold.contains("<p><b>Section 20 agreed</b></p>"), "CLAM-9: {bold}");
        assert!(plain.contains("<p>Section 20 agreed</p>"), "elsewhere only headings are bold: {plain}");
        assert!(bold.contains("Visit &lt;home&gt; &amp; school"), "{bold}");
    }
}
