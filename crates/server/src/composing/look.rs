//! What may be wrong with a text, by lists of words and by its shape. Nothing here asks a clock or a database.

use super::{WritingHint, WritingHintKind};
use ombud_nlp::langid;
use std::{ops::Range, sync::OnceLock};

/// Below this a language is not believed.
const SURE: f32 = 0.8;
/// Letters from which on a text tells its language; of scripts that say a word with one or two, a third of them.
const TELLS: usize = 24;
/// Words of a sentence, and characters of a Chinese one, from which on it is hard to read.
const LONG_WORDS: usize = 34;
const LONG_CHARS: usize = 90;
/// Words before a promise in which a "no" takes it back, and characters in Chinese.
const NO_WORDS: usize = 4;
const NO_CHARS: usize = 5;
/// Letters of a word in capitals that is hardly the name of a coin.
const SHOUTED: usize = 6;

/// Words of a list.
struct Phrase {
    kind: WritingHintKind,
    words: Vec<char>,
    /// What mends it; none: other words do not.
    mended: Option<String>,
}

const EN: &str = include_str!("../../../../content/tone/en.tsv");
const ZH: &str = include_str!("../../../../content/tone/zh.tsv");

/// What says no in English, before a promise.
const NO: [&str; 12] = [
    "no", "not", "never", "cannot", "nobody", "without", "can't", "don't", "won't", "isn't", "couldn't",
    "unable",
];
const NO_ZH: [char; 5] = ['不', '无', '没', '未', '非'];
/// Short words that are no coin's name when they stand in capitals.
const COMMON: [&str; 41] = [
    "a", "again", "all", "and", "any", "are", "as", "at", "be", "by", "can", "do", "for", "from", "if", "in",
    "is", "it", "me", "must", "need", "never", "no", "not", "now", "of", "on", "or", "our", "please", "send",
    "stop", "that", "the", "this", "to", "wait", "we", "will", "you", "your",
];

/// The language of a text where it tells, and what may be wrong with it for a customer who writes in `theirs` (BCP 47).
pub(super) fn look(text: &[char], theirs: Option<&str>) -> (Option<String>, Vec<WritingHint>) {
    let language = language(text);
    let mut hints = Vec::new();
    if language.zip(theirs).is_some_and(|(own, theirs)| primary(own) != primary(theirs)) {
        hints.push(hint(text, WritingHintKind::Language, 0..text.len(), None));
    }
    // A text that is too short to tell is looked at by its script.
    let short = if text.iter().any(is_han) { "zh" } else { "en" };
    match language.map_or(short, primary) {
        "zh" => by_phrases(text, zh(), true, &mut hints),
        "en" => by_phrases(text, en(), false, &mut hints),
        _ => {}
    }
    capitals(text, &mut hints);
    long(text, &mut hints);
    (language.map(str::to_owned), hints)
}

fn en() -> &'static [Phrase] {
    static READ: OnceLock<Vec<Phrase>> = OnceLock::new();
    READ.get_or_init(|| phrases(EN))
}

fn zh() -> &'static [Phrase] {
    static READ: OnceLock<Vec<Phrase>> = OnceLock::new();
    READ.get_or_init(|| phrases(ZH))
}

/// A list of words, the longest first, so that what stands within another is found as that.
fn phrases(list: &str) -> Vec<Phrase> {
    let phrase = |line: &str| {
        let mut parts = line.split('\t');
        let kind = WritingHintKind::of(parts.next()?)?;
        let words = parts.next()?.chars().collect();
        Some(Phrase { kind, words, mended: parts.next().map(str::to_owned) })
    };
    let mut all: Vec<Phrase> = list.lines().filter_map(phrase).collect();
    all.sort_by_key(|it| std::cmp::Reverse(it.words.len()));
    all
}

fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or_default()
}

const fn is_han(it: &char) -> bool {
    matches!(*it, '\u{3400}'..='\u{9fff}')
}

fn language(text: &[char]) -> Option<&'static str> {
    let letters: usize =
        text.iter().filter(|it| it.is_alphabetic()).map(|it| if *it < '\u{2e80}' { 1 } else { 3 }).sum();
    if letters < TELLS {
        return None;
    }
    let guess = langid::identify(&text.iter().collect::<String>());
    Some(guess.lang).filter(|it| *it != "und" && guess.confidence >= SURE)
}

fn hint(text: &[char], kind: WritingHintKind, at: Range<usize>, mended: Option<String>) -> WritingHint {
    let words = text.get(at.clone()).unwrap_or_default().iter().collect();
    WritingHint { kind, start: at.start, end: at.end, words, mended, rule: None }
}

/// One character in small letters; curly apostrophes as straight ones.
fn small(it: char) -> char {
    match it {
        '’' | '‘' => '\'',
        other => other.to_lowercase().next().unwrap_or(other),
    }
}

fn is_word(it: Option<&char>) -> bool {
    it.is_some_and(|it| it.is_alphanumeric())
}

fn by_phrases(text: &[char], all: &[Phrase], chinese: bool, hints: &mut Vec<WritingHint>) {
    let low: Vec<char> = text.iter().map(|it| small(*it)).collect();
    let mut at = 0;
    while at < low.len() {
        let fits = |it: &&Phrase| {
            let end = at + it.words.len();
            let whole =
                chinese || !is_word(at.checked_sub(1).and_then(|it| low.get(it))) && !is_word(low.get(end));
            whole && low.get(at..end) == Some(it.words.as_slice())
        };
        let Some(found) = all.iter().find(fits) else {
            at += 1;
            continue;
        };
        let end = at + found.words.len();
        let taken_back = found.kind == WritingHintKind::Promise && denied(&low, at, chinese);
        if !taken_back {
            hints.push(mended(text, at..end, found));
        }
        at = end;
    }
}

/// Whether a "no" stands just before, in the same sentence.
fn denied(low: &[char], at: usize, chinese: bool) -> bool {
    let before = low.get(..at).unwrap_or_default();
    let from = before.iter().rposition(|it| ends(*it)).map_or(0, |it| it + 1);
    let before = before.get(from..).unwrap_or_default();
    if chinese {
        return before.iter().rev().take(NO_CHARS).any(|it| NO_ZH.contains(it));
    }
    let words: String = before.iter().collect();
    words.split_whitespace().rev().take(NO_WORDS).any(|it| NO.contains(&it.trim_matches(',')))
}

/// With its mended form, which begins as the words did; words that are left out take their space, and a comma behind them, along.
fn mended(text: &[char], at: Range<usize>, found: &Phrase) -> WritingHint {
    let begins = text.get(at.start).is_some_and(|it| it.is_uppercase());
    let Some(words) = &found.mended else { return hint(text, found.kind, at, None) };
    if !words.is_empty() {
        let words = if begins { capitalized(words) } else { words.clone() };
        return hint(text, found.kind, at, Some(words));
    }
    let mut end = at.end;
    while text.get(end).is_some_and(|it| matches!(it, ',' | '，' | ' ')) {
        end += 1;
    }
    // What follows begins the sentence now.
    let next = text.get(end).filter(|it| begins && it.is_lowercase());
    match next {
        Some(next) => hint(text, found.kind, at.start..end + 1, Some(next.to_uppercase().collect())),
        None if end > at.end => hint(text, found.kind, at.start..end, Some(String::new())),
        None => {
            let space = at.start.checked_sub(1).filter(|it| text.get(*it) == Some(&' '));
            hint(text, found.kind, space.unwrap_or(at.start)..at.end, Some(String::new()))
        }
    }
}

fn capitalized(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|it| it.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The words of a text, by where they stand.
fn words(text: &[char]) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    for (at, it) in text.iter().enumerate() {
        if !(it.is_alphanumeric() || matches!(it, '\'' | '’')) {
            continue;
        }
        match all.last_mut().filter(|last| last.end == at) {
            Some(last) => last.end += 1,
            None => all.push(at..at + 1),
        }
    }
    all
}

/// Two words or more in capitals, one of them no name of a coin: they are read as shouting.
fn capitals(text: &[char], hints: &mut Vec<WritingHint>) {
    let of = |at: &Range<usize>| text.get(at.clone()).unwrap_or_default();
    let loud = |at: &Range<usize>| {
        of(at).iter().any(|it| it.is_uppercase()) && !of(at).iter().any(|it| it.is_lowercase())
    };
    let plain = |at: &Range<usize>| {
        let word: String = of(at).iter().map(|it| small(*it)).collect();
        let letters = word.chars().all(|it| it.is_alphabetic() || it == '\'');
        letters
            && word != "i"
            && word != "a"
            && (word.chars().count() >= SHOUTED || COMMON.contains(&word.as_str()))
    };
    let all = words(text);
    for run in
        all.chunk_by(|one, other| loud(one) && loud(other) && same_sentence(text, one.end..other.start))
    {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        if run.len() < 2 || !loud(first) || !run.iter().any(plain) {
            continue;
        }
        let mut calm: Vec<char> = text.get(first.start..last.end).unwrap_or_default().to_vec();
        for word in run.iter().filter(|it| plain(it)) {
            for at in word.clone() {
                if let Some(it) = calm.get_mut(at - first.start) {
                    *it = small(*it);
                }
            }
        }
        let begins = text.get(..first.start).unwrap_or_default().iter().rfind(|it| !it.is_whitespace());
        let mended: String = calm.into_iter().collect();
        let mended = if begins.is_none_or(|it| ends(*it)) { capitalized(&mended) } else { mended };
        hints.push(hint(text, WritingHintKind::Capitals, first.start..last.end, Some(mended)));
    }
}

fn same_sentence(text: &[char], between: Range<usize>) -> bool {
    !text.get(between).unwrap_or_default().iter().any(|it| ends(*it))
}

const fn ends(it: char) -> bool {
    matches!(it, '.' | '!' | '?' | '。' | '！' | '？' | '\n' | ';' | '；')
}

/// Sentences that are hard to read, parted where a comma and a joining word allow it.
fn long(text: &[char], hints: &mut Vec<WritingHint>) {
    let mut start = 0;
    for part in text.split_inclusive(|it| ends(*it)) {
        let (from, upto) = (start, start + part.len());
        start = upto;
        let lead = part.iter().take_while(|it| it.is_whitespace()).count();
        let han = part.iter().filter(|it| is_han(it)).count();
        let parted = if han * 2 > part.len() {
            if han < LONG_CHARS {
                continue;
            }
            parted_zh(part)
        } else {
            if words(part).len() <= LONG_WORDS {
                continue;
            }
            parted_en(part)
        };
        let mended = parted.map(|it| it.get(lead..).unwrap_or_default().iter().collect());
        hints.push(hint(text, WritingHintKind::Long, from + lead..upto, mended));
    }
}

/// The place of the wanted one that is nearest to the middle.
fn middle(part: &[char], fits: impl Fn(usize) -> bool) -> Option<usize> {
    (0..part.len()).filter(|at| fits(*at)).min_by_key(|at| at.abs_diff(part.len() / 2))
}

fn parted_zh(part: &[char]) -> Option<Vec<char>> {
    let at = middle(part, |at| part.get(at) == Some(&'，'))?;
    let mut parted = part.to_vec();
    *parted.get_mut(at)? = '。';
    Some(parted)
}

fn parted_en(part: &[char]) -> Option<Vec<char>> {
    let joins = [", and ", ", but ", ", so "];
    let (at, join) = joins
        .iter()
        .filter_map(|join| {
            let wanted: Vec<char> = join.chars().collect();
            let at = middle(part, |at| part.get(at..at + wanted.len()) == Some(wanted.as_slice()))?;
            Some((at, wanted))
        })
        .min_by_key(|(at, _)| at.abs_diff(part.len() / 2))?;
    // "and" joins what stands well alone; "but" and "so" begin the second sentence.
    let kept: String = join.iter().collect::<String>().trim_start_matches([',', ' ']).to_owned();
    let rest: String = part.get(at + join.len()..)?.iter().collect();
    let second = if kept == "and " { capitalized(&rest) } else { capitalized(&format!("{kept}{rest}")) };
    Some(part.get(..at)?.iter().copied().chain(". ".chars()).chain(second.chars()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, theirs: Option<&str>) -> Vec<WritingHint> {
        look(&text.chars().collect::<Vec<_>>(), theirs).1
    }

    /// The kinds of what is found, and the text with all of it mended.
    fn mend(text: &str) -> (Vec<WritingHintKind>, String) {
        let hints = found(text, None);
        let mut chars: Vec<char> = text.chars().collect();
        for it in hints.iter().rev() {
            if let Some(words) = &it.mended {
                chars.splice(it.start..it.end, words.chars());
            }
        }
        (hints.iter().map(|it| it.kind).collect(), chars.into_iter().collect())
    }

    #[test]
    fn what_hurts_or_promises_is_found_and_mended_where_words_do() {
        use WritingHintKind::{Blame, Command, Promise};
        for (text, kinds, mended) in [
            ("You must send it again.", vec![Command], "Please send it again."),
            ("Obviously, the fee was too low.", vec![Blame], "The fee was too low."),
            ("It was obviously late.", vec![Blame], "It was late."),
            ("It will definitely arrive.", vec![Promise], "It should arrive."),
            ("You will get your money back.", vec![Promise], "You will get your money back."),
            ("As I already said, wait.", vec![Blame], "To say it once more, wait."),
            ("你必须等待。", vec![Command], "请您等待。"),
            ("这笔币一定会到账。", vec![Promise], "这笔币应该会到账。"),
            ("We cannot guarantee a time.", vec![], "We cannot guarantee a time."),
            ("我们无法保证到账时间。", vec![], "我们无法保证到账时间。"),
            ("There is a warranty for muster.", vec![], "There is a warranty for muster."),
        ] {
            assert_eq!(mend(text), (kinds, mended.to_owned()), "{text}");
        }
    }

    #[test]
    fn shouting_is_calmed_and_names_of_coins_are_left_alone() {
        let (kinds, calm) = mend("PLEASE DO NOT SEND USDT TO THIS ADDRESS. Thanks");
        assert_eq!(kinds, [WritingHintKind::Capitals]);
        assert_eq!(calm, "Please do not send USDT to this address. Thanks");
        for fine in
            ["Send USDT TRC20 only.", "BTC, ETH and SOL", "NEVER share it.", "我们支持 USDT BTC ETH。"]
        {
            assert_eq!(mend(fine).0, [], "{fine}");
        }
    }

    #[test]
    fn a_long_sentence_is_parted_in_its_middle() {
        let first = "the network was busy when you sent the transfer from your wallet to the address that we show in the app";
        let long = format!(
            "We see that {first}, and the next step is that somebody of our team looks at it with you today."
        );
        let (kinds, parted) = mend(&long);
        assert_eq!(kinds, [WritingHintKind::Long]);
        assert!(parted.contains("in the app. The next step"), "{parted}");
        assert_eq!(mend(&parted).0, [], "each half is fine");
        let zh = format!(
            "{}，{}。",
            "我们看到网络在您转账时十分拥堵".repeat(4),
            "接下来团队会和您一起核实".repeat(4)
        );
        let (kinds, parted) = mend(&zh);
        assert_eq!((kinds.as_slice(), parted.matches('。').count()), (&[WritingHintKind::Long][..], 2));
    }

    #[test]
    fn another_language_than_the_customers_is_told_once_it_is_sure() {
        let kinds = |text: &str, theirs: &str| -> Vec<WritingHintKind> {
            found(text, Some(theirs)).iter().map(|it| it.kind).collect()
        };
        let text = "Your withdrawal is on its way and will arrive within the hour.";
        assert_eq!(kinds(text, "es"), [WritingHintKind::Language]);
        assert_eq!(kinds(text, "en-GB"), []);
        assert_eq!(kinds("OK, thanks", "es"), [], "too short to tell");
        assert_eq!(kinds("您的提币正在处理中，请稍候，到账后我们会通知您。", "zh-CN"), []);
        assert_eq!(
            kinds("您的提币正在处理中，请稍候，到账后我们会通知您。", "en"),
            [WritingHintKind::Language]
        );
    }
}
