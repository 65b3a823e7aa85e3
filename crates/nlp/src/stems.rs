//! What a text is made of, to be held against another one: the stems of its words; of scripts without spaces, pairs of signs.

use crate::fold::fold;
use crate::stem::stem;
use crate::words::Words;

/// The stems of a text, in order and as often as they occur. A sign of a script without spaces that stands alone is one by
/// itself.
///
/// ```
/// assert_eq!(ombud_nlp::stems("Withdrawals are pending"), ["withdraw", "are", "pend"]);
/// assert_eq!(ombud_nlp::stems("提币 24 小时"), ["提币", "24", "小时"]);
/// ```
pub fn stems(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut out = Vec::new();
    let mut run: Option<(usize, usize)> = None;
    for word in Words::new(&folded) {
        let written = folded.get(word.start..word.end).unwrap_or_default();
        if !written.is_ascii() && written.chars().nth(1).is_none() {
            run = match run {
                Some((from, to)) if to == word.start => Some((from, word.end)),
                before => {
                    pairs(&folded, before, &mut out);
                    Some((word.start, word.end))
                }
            };
            continue;
        }
        pairs(&folded, run.take(), &mut out);
        for (start, end) in word.atoms() {
            let atom = folded.get(start..end).unwrap_or_default();
            out.push(stem(atom).map_or_else(|| atom.to_owned(), Into::into));
        }
    }
    pairs(&folded, run, &mut out);
    out
}

fn pairs(folded: &str, run: Option<(usize, usize)>, out: &mut Vec<String>) {
    let Some(text) = run.and_then(|(from, to)| folded.get(from..to)) else { return };
    let mut bounds: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
    bounds.push(text.len());
    if bounds.len() == 2 {
        out.push(text.to_owned());
    }
    for window in bounds.windows(3) {
        if let [from, _, to] = window {
            out.push(text.get(*from..*to).unwrap_or_default().to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one_and_scripts_without_spaces_are_pairs() {
        assert_eq!(stems("confirmed"), stems("Confirmations"));
        assert_eq!(stems("转账到账"), ["转账", "账到", "到账"]);
        assert_eq!(stems("把 USDT转账"), ["把", "usdt", "转账"]);
        assert_eq!(stems("100usdt, 1,000"), ["100", "usdt", "1000"]);
        assert!(stems(" … ").is_empty());
    }
}
