//! Where a line may break: by the Unicode rules, and within Thai, Lao, Khmer and Burmese between words, which are written
//! without spaces and told apart by dictionaries. An e-mail address stays whole: at the end of a line, nobody knows whether
//! its hyphen is part of it.

use std::ops::Range;
use std::sync::LazyLock;

use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};
use linkify::{Link, LinkFinder, LinkKind};
use unicode_linebreak::{BreakClass, BreakOpportunity, break_property, linebreaks};

/// A web address of more bytes than this is broken where the rules allow it.
const LONGEST_WHOLE: usize = 60;

/// The places in a text where a line may break or has to, in order. The last is its end.
pub fn line_breaks(text: &str) -> Vec<(usize, BreakOpportunity)> {
    let mut breaks: Vec<(usize, BreakOpportunity)> = linebreaks(text).collect();
    let mut start = None;
    let mut between = Vec::new();
    for (at, letter) in text.char_indices().map(|(at, letter)| (at, Some(letter))).chain([(text.len(), None)]) {
        match (letter.is_some_and(needs_dictionary), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                between.extend(words(&text[from..at]).map(|end| (from + end, BreakOpportunity::Allowed)));
                start = None;
            }
            _ => {}
        }
    }
    if !between.is_empty() {
        breaks.extend(between);
        breaks.sort_by_key(|(at, _)| *at);
        breaks.dedup_by_key(|(at, _)| *at);
    }
    let addresses = addresses(text);
    if !addresses.is_empty() {
        breaks.retain(|(at, _)| !addresses.iter().any(|one| one.start < *at && *at < one.end));
    }
    breaks
}

/// Where e-mail and web addresses stand.
fn addresses(text: &str) -> Vec<Range<usize>> {
    if !text.contains(['@', ':']) && !text.contains("www.") {
        return Vec::new();
    }
    let mut finder = LinkFinder::new();
    finder.url_must_have_scheme(false);
    let whole = |link: &Link| *link.kind() == LinkKind::Email || link.as_str().len() <= LONGEST_WHOLE;
    finder.links(text).filter(whole).map(|link| link.start()..link.end()).collect()
}

/// Letters of which the Unicode rules say to ask a dictionary, with the marks upon them.
fn needs_dictionary(letter: char) -> bool {
    break_property(u32::from(letter)) == BreakClass::ComplexContext
}

/// Where words end within a stretch, but for its own end.
fn words(stretch: &str) -> impl Iterator<Item = usize> {
    static SEGMENTER: LazyLock<LineSegmenterBorrowed<'static>> =
        LazyLock::new(|| LineSegmenter::new_dictionary(LineBreakOptions::default()));
    let (words, length) = (SEGMENTER.segment_str(stretch), stretch.len());
    words.filter(move |end| (1..length).contains(end))
}

#[cfg(test)]
mod tests {
    use unicode_linebreak::BreakOpportunity;

    use super::line_breaks;

    fn parts(text: &str) -> Vec<&str> {
        let mut from = 0;
        let cut = |(at, _): (usize, BreakOpportunity)| {
            let part = &text[from..at];
            from = at;
            part
        };
        line_breaks(text).into_iter().map(cut).collect()
    }

    #[test]
    fn scripts_without_spaces_break_between_words() {
        assert_eq!(parts("ผมอยากกลับบ้านกับแม่"), ["ผม", "อยาก", "กลับ", "บ้าน", "กับ", "แม่"], "Thai");
        for text in ["ខ្ញុំចង់ត្រឡប់ទៅផ្ទះវិញ", "ຂ້ອຍຢາກກັບບ້ານກັບແມ່", "အမေနဲ့အတူအိမ်ပြန်ချင်တယ်"]
        {
            let parts = parts(text);
            assert!(parts.len() >= 4, "{text} has words: {parts:?}");
            assert_eq!(parts.concat(), text, "and nothing is lost between them");
        }
        assert_eq!(parts("ང་ནང་ལ་འགྲོ"), ["ང་", "ནང་", "ལ་", "འགྲོ"], "Tibetan breaks after each syllable's point");
    }

    #[test]
    fn an_address_stays_whole() {
        let told = "Write to ada-may.o-neil@north-elmshire.gov.uk, or see www.elm-shire.gov.uk/help-now.";
        let parts = parts(told);
        assert!(parts.contains(&"ada-may.o-neil@north-elmshire.gov.uk, "), "{parts:?}");
        assert!(parts.contains(&"www.elm-shire.gov.uk/help-now."), "{parts:?}");
        assert!(super::line_breaks("half-time @ school-gate").len() > 3, "what is no address breaks at its hyphens");
    }

    #[test]
    fn other_text_breaks_as_it_did() {
        for text in ["Seen at home.\nTwice — or thrice, she said (42).", "我想回家。", "أريد أن أعود", ""]
        {
            let rules: Vec<_> = unicode_linebreak::linebreaks(text).collect();
            assert_eq!(line_breaks(text), rules, "of {text}");
        }
    }
}
