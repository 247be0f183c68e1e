//! A case note to paste into the case system: as plain text, and as rich text for where that is kept.

use crate::meeting::version::PrintedPart;

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
                many => many.iter().map(|line| format!("- {line}")).collect(),
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
                many => {
                    let items = many.iter().map(|line| format!("<li>{}</li>", self.weight(&escaped(line))));
                    html.push_str(&format!("<ul>{}</ul>", items.collect::<String>()));
                }
            }
        }
        html
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
