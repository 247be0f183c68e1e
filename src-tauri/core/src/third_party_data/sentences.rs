//! Where the sentences of a text begin, and which of them shout.

use crate::text::names::NameToken;

/// The words at which sentences begin, the first word among them.
pub(super) fn begins(tokens: &[NameToken]) -> Vec<usize> {
    let ends = |token: &NameToken| token.first && token.gap.contains(['.', '!', '?', '\n']);
    (0..tokens.len()).filter(|at| *at == 0 || ends(&tokens[*at])).collect()
}

/// Which words stand in a sentence that is written in capitals.
pub(super) fn loud(tokens: &[NameToken]) -> Vec<bool> {
    /// Fewer words may be a heading, or a name.
    const LEAST: usize = 5;
    let whole = is_loud(tokens, LEAST);
    let mut loud = vec![whole; tokens.len()];
    let mut from = 0;
    for at in 1..=tokens.len() {
        let ends = tokens.get(at).is_none_or(|next| next.gap.contains(['.', '!', '?', '\n', ':']));
        if ends {
            if is_loud(&tokens[from..at], LEAST) {
                loud[from..at].fill(true);
            }
            from = at;
        }
    }
    loud
}

fn is_loud(words: &[NameToken], least: usize) -> bool {
    let words = words.iter().filter(|token| token.plain.len() > 1 && !token.has_digit());
    let (all, small) = words.fold((0, 0), |(all, small), token| (all + 1, small + usize::from(!token.shouted)));
    all >= least && small * 5 <= all
}
