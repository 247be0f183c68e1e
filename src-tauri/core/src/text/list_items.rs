//! Lists as people type them: a line each, which begins with a hyphen, a dash or a bullet.

/// What stands in a line of a list, without its mark; none for a line that is no such. The mark wants a space after it:
/// "-5 °C" and "–" alone are text.
pub fn list_item(line: &str) -> Option<&str> {
    let said = line.trim().strip_prefix(['-', '–', '•'])?;
    let item = said.trim_start();
    (item.len() < said.len() && !item.is_empty()).then_some(item)
}

#[cfg(test)]
mod tests {
    use super::list_item;

    #[test]
    fn a_line_of_a_list_begins_with_a_mark_and_a_space() {
        for line in ["- bread", "  - bread ", "• bread", "– bread", "-\u{a0}bread"] {
            assert_eq!(list_item(line).map(str::trim), Some("bread"), "{line:?}");
        }
        for line in ["-bread", "- ", "-", "-5 degrees", "bread - and butter", "“- bread”"] {
            assert_eq!(list_item(line), None, "{line:?} is text");
        }
    }
}
