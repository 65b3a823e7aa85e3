//! What a model wrote is held against what it was shown, sentence by sentence, before anybody reads it. Nothing here believes
//! it: a sentence that cannot be traced to the passage that it refers to makes the whole answer void.
//!
//! The check is strict by design. What it refuses costs a nicer wording, for the article's own words are said instead; what it lets
//! through, a customer acts upon.

mod numbers;
mod sentences;
pub(super) mod words;

use super::redact::Redacted;
use crate::{messages::ModelFault, trust::mask};
use ombud_guard::{addresses, links};
use ombud_nlp::{fold, stems};
use sentences::{Sentence, sentences};
use std::collections::HashSet;
use words::Tongue;

/// Sentences of an answer, at most.
const MOST_SENTENCES: usize = 8;
/// Characters of an answer, at most.
const MOST_CHARS: usize = 1_400;
/// What the model is to write where the passages do not answer.
pub(super) const NONE: &str = "NONE";
/// From this length on, letters and digits in one are a code that stands where it is taken from, letter by letter.
const CODE: usize = 16;

/// What an answer is held against.
pub(super) struct Ground<'a> {
    /// The passages, in the order in which they were shown: title and text.
    pub passages: &'a [String],
    /// The question as it was sent.
    pub question: &'a Redacted,
    /// The language that is to be written.
    pub tongue: Tongue,
    /// The name of the platform.
    pub brand: &'a str,
    /// Whether what was hidden may be put back: it is the reader's own.
    pub restore: bool,
}

/// An answer that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sound {
    /// What is said; where there is more than one source, with references to them, from 1.
    pub text: String,
    /// Which passages it is taken from, in the order of the references, by their places.
    pub cited: Vec<usize>,
}

/// Why an answer does not hold: what is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wrong {
    pub fault: ModelFault,
    pub what: String,
}

fn wrong(fault: ModelFault, what: &str) -> Wrong {
    Wrong { fault, what: what.chars().take(80).collect() }
}

/// Judges an answer.
pub(super) fn check(answer: &str, ground: &Ground<'_>) -> Result<Sound, Wrong> {
    let answer = answer.trim();
    if answer.is_empty() {
        return Err(wrong(ModelFault::Empty, ""));
    }
    if answer.trim_matches(['.', '[', ']', '"', ' ']).eq_ignore_ascii_case(NONE) {
        return Err(wrong(ModelFault::Nothing, ""));
    }
    let form = answer.contains(['<', '>', '`', '#', '|', '\\']) || answer.contains("](");
    if form || answer.chars().any(|it| it.is_control() && it != '\n') || hides(answer) {
        return Err(wrong(ModelFault::Form, answer));
    }
    let all = sentences(answer);
    if all.is_empty() {
        return Err(wrong(ModelFault::Empty, answer));
    }
    if all.len() > MOST_SENTENCES || answer.chars().count() > MOST_CHARS {
        return Err(wrong(ModelFault::Long, ""));
    }
    for it in &all {
        sentence(it, ground)?;
    }
    let whole: Vec<&str> = all.iter().map(|it| it.text.as_str()).collect();
    if !ground.tongue.wrote(&ground.question.bare(&whole.join(" "))) {
        return Err(wrong(ModelFault::Language, answer));
    }
    Ok(put_together(&all, ground))
}

/// Signs that are not seen, or turn the direction of what is read.
fn hides(text: &str) -> bool {
    text.chars().any(|it| matches!(it, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}'))
}

/// The answer with its references numbered anew, in the order in which they come; without them where there is one source.
fn put_together(all: &[Sentence], ground: &Ground<'_>) -> Sound {
    let mut cited: Vec<usize> = Vec::new();
    for place in all.iter().flat_map(|it| &it.cites).map(|it| it - 1) {
        if !cited.contains(&place) {
            cited.push(place);
        }
    }
    let mut text = String::new();
    for it in all {
        text.push_str(it.gap);
        text.push_str(&ground.question.restored(&it.text));
        if cited.len() > 1 {
            for place in &it.cites {
                let number = cited.iter().position(|own| own + 1 == *place).unwrap_or_default() + 1;
                text.push_str(&format!(" [{number}]"));
            }
        }
    }
    Sound { text, cited }
}

fn sentence(it: &Sentence, ground: &Ground<'_>) -> Result<(), Wrong> {
    if it.cites.is_empty() {
        return Err(wrong(ModelFault::Citation, &it.text));
    }
    let cited: Option<Vec<&str>> =
        it.cites.iter().map(|n| ground.passages.get(n.checked_sub(1)?).map(String::as_str)).collect();
    let Some(cited) = cited else { return Err(wrong(ModelFault::Citation, &it.text)) };
    hidden(&it.text, ground)?;
    let bare = ground.question.bare(&it.text);
    let asked = ground.question.bare(&ground.question.text);
    addresses_of(&bare, &cited)?;
    let both: Vec<&str> = cited.iter().copied().chain([asked.as_str()]).collect();
    if let Some(what) = numbers::invented(&bare, &both) {
        return Err(wrong(ModelFault::Number, &what));
    }
    names(&bare, &both, ground)?;
    advice(&bare)?;
    supported(&bare, &cited, ground)
}

/// What was hidden in the question may be spoken of, but for what money or people would follow.
fn hidden(text: &str, ground: &Ground<'_>) -> Result<(), Wrong> {
    for token in Redacted::tokens(text) {
        if !ground.question.kind(token).is_some_and(|it| ground.restore && !it.leads()) {
            return Err(wrong(ModelFault::Hidden, token));
        }
    }
    // A brace that is no token of ours would stand in the answer.
    let bare = ground.question.bare(text);
    if bare.contains(['{', '}']) { Err(wrong(ModelFault::Hidden, text)) } else { Ok(()) }
}

/// Links, addresses, ids of transactions, mail addresses, telephone numbers: as they stand in the passage, or not at all. What
/// the customer wrote is no source of them: it may be what they were told by a thief.
fn addresses_of(text: &str, cited: &[&str]) -> Result<(), Wrong> {
    let chars: Vec<char> = text.chars().collect();
    let part =
        |from: usize, to: usize| -> String { chars.get(from..to).unwrap_or_default().iter().collect() };
    let known = |it: &str| cited.iter().any(|own| own.contains(it));
    for link in links::find(text) {
        let written = link.written.trim_end_matches(['.', ',', '。', '，', '!', '?']);
        if !whole_link(written, cited) {
            return Err(wrong(ModelFault::Link, written));
        }
    }
    // What has the form of a host, whatever it ends with.
    let hosts: HashSet<String> = cited.iter().flat_map(|it| ascii_words(it)).map(str::to_lowercase).collect();
    let dotted =
        |it: &&str| it.split('.').all(|it| it.bytes().any(|it| it.is_ascii_alphabetic())) && it.contains('.');
    if let Some(host) =
        ascii_words(text).into_iter().filter(dotted).find(|it| !hosts.contains(&it.to_lowercase()))
    {
        return Err(wrong(ModelFault::Link, host));
    }
    for it in addresses::find(text) {
        let written = part(it.start, it.end);
        if !known(&written) {
            return Err(wrong(ModelFault::Address, &written));
        }
    }
    for it in mask::personal(text, &chars) {
        let written = part(it.from, it.to);
        if !known(written.trim_end_matches('.')) {
            return Err(wrong(ModelFault::Address, &written));
        }
    }
    let codes = text.split(|it: char| !it.is_ascii_alphanumeric());
    match codes
        .filter(|it| it.len() >= CODE && !known(it))
        .find(|it| it.bytes().any(|it| it.is_ascii_digit()))
    {
        Some(code) => Err(wrong(ModelFault::Address, code)),
        None => Ok(()),
    }
}

/// Whether a link is one of the passage's, to its last letter: a beginning of one leads elsewhere.
fn whole_link(written: &str, cited: &[&str]) -> bool {
    let plain = |it: &str| it.trim_end_matches(['.', ',', '。', '，', '!', '?', ')', '/']).to_lowercase();
    let own = plain(written);
    cited.iter().flat_map(|it| links::find(it)).any(|it| plain(&it.written) == own)
}

/// Names of networks and coins, codes, abbreviations and proper names stand in what is referred to, or in the question.
fn names(text: &str, sources: &[&str], ground: &Ground<'_>) -> Result<(), Wrong> {
    let squeezed = |it: &str| fold(it).chars().filter(|it| it.is_alphanumeric()).collect::<String>();
    let mut known: HashSet<String> = HashSet::new();
    for source in sources.iter().copied().chain([ground.brand]) {
        for word in ascii_words(source) {
            known.insert(squeezed(word));
            known.extend(word.split(['-', '.', '_', '/', '\'']).map(squeezed));
            known.extend(stems(word));
        }
    }
    let stands = |it: &str| known.contains(&squeezed(it)) || stems(it).iter().all(|it| known.contains(it));
    for (nth, word) in ascii_words(text).into_iter().enumerate() {
        let lower = word.to_ascii_lowercase();
        let letters = word.bytes().filter(u8::is_ascii_alphabetic).count();
        let digit = word.bytes().any(|it| it.is_ascii_digit());
        let capitals = word.bytes().filter(u8::is_ascii_uppercase).count();
        // An amount with its unit was judged as a number.
        let amount = word.starts_with(|it: char| it.is_ascii_digit());
        let named = words::NETWORKS.contains(&lower.as_str())
            || digit && letters > 0 && !amount
            || letters > 1 && capitals > 1
            || nth > 0 && capitals > 0 && letters > 1
            || ground.tongue == Tongue::Chinese && letters > 1 && !amount;
        if named && !stands(word) {
            return Err(wrong(ModelFault::Name, word));
        }
    }
    let foreign = |it: &&&str| text.contains(**it) && !sources.iter().any(|own| own.contains(**it));
    match words::NETWORKS_ZH.iter().find(foreign) {
        Some(name) => Err(wrong(ModelFault::Name, name)),
        None => Ok(()),
    }
}

fn ascii_words(text: &str) -> Vec<&str> {
    let inside = |it: char| it.is_ascii_alphanumeric() || matches!(it, '-' | '.' | '_' | '/' | '\'');
    let words = text.split(|it: char| !inside(it)).map(|it| it.trim_matches(['-', '.', '_', '/', '\'']));
    words.filter(|it| !it.is_empty()).collect()
}

/// What to buy and where prices go is said by nobody here, whatever a passage says.
fn advice(text: &str) -> Result<(), Wrong> {
    let own = stems(text);
    let has = |all: &[&str]| all.iter().flat_map(|it| stems(it)).any(|it| own.contains(&it));
    let has_zh = |all: &[&str]| all.iter().any(|it| text.contains(it));
    let trades = has(words::ADVISES) && has(words::TO_TRADE)
        || has_zh(words::ADVISES_ZH) && has_zh(words::TO_TRADE_ZH);
    let moves = has(words::PRICES) && has(words::WAYS) || has_zh(words::PRICES_ZH) && has_zh(words::WAYS_ZH);
    if trades || moves { Err(wrong(ModelFault::Advice, text)) } else { Ok(()) }
}

/// What of a sentence carries its meaning.
fn content(text: &str) -> Vec<String> {
    stems(text).into_iter().filter(|it| !words::EMPTY.contains(&it.as_str())).collect()
}

/// Enough of a sentence stands in the passages that it refers to; whatever weighs does, word for word; and it says yes where they
/// say yes.
fn supported(text: &str, cited: &[&str], ground: &Ground<'_>) -> Result<(), Wrong> {
    let own = content(text);
    let there: HashSet<String> = cited.iter().flat_map(|it| stems(it)).collect();
    let lacks = |it: &&String| !there.contains(*it);
    let weighty =
        |it: &&String| words::WEIGHTY.iter().flat_map(|it| stems(it)).any(|weighty| weighty == **it);
    if let Some(claim) = own.iter().filter(lacks).find(weighty) {
        return Err(wrong(ModelFault::Claim, claim));
    }
    let claims = |it: &&&str| text.contains(**it) && !cited.iter().any(|own| own.contains(**it));
    if let Some(claim) = words::WEIGHTY_ZH.iter().find(claims) {
        return Err(wrong(ModelFault::Claim, claim));
    }
    let found = own.iter().filter(|it| there.contains(*it)).count();
    let share = found as f32 / own.len().max(1) as f32;
    if share < ground.tongue.support() {
        return Err(wrong(ModelFault::Unsupported, text));
    }
    if turned(text, &own, cited) { Err(wrong(ModelFault::Negation, text)) } else { Ok(()) }
}

fn negates(text: &str) -> bool {
    let folded = fold(text);
    let words = folded.split(|it: char| !it.is_ascii_alphabetic() && it != '\'');
    let said = words.into_iter().any(|it| words::NOT.contains(&it) || it.ends_with("n't"));
    let mut han = folded.clone();
    words::NOT_NOT_ZH.iter().for_each(|it| han = han.replace(it, ""));
    said || han.contains(words::NOT_ZH)
}

/// Whether a sentence says no where what it is taken from says yes, or the other way round: by the sentences of the passages that
/// have most in common with it.
fn turned(text: &str, own: &[String], cited: &[&str]) -> bool {
    let all: Vec<(usize, bool)> = cited
        .iter()
        .flat_map(|it| sentences(it))
        .map(|it| {
            let there: HashSet<String> = stems(&it.text).into_iter().collect();
            (own.iter().filter(|it| there.contains(*it)).count(), negates(&it.text))
        })
        .collect();
    let most = all.iter().map(|it| it.0).max().unwrap_or_default();
    let says = negates(text);
    !all.iter().any(|(shared, negated)| shared * 3 >= most * 2 && *negated == says)
}

#[cfg(test)]
mod tests;
