//! Texts that mix languages.

use super::{
    UNKNOWN,
    evidence::Found,
    identify,
    model::{MOST, Model, Table},
    pieces::pieces,
    scripts::{Script, han},
};

/// What a change of language costs, in steps: as much as some letters that do not fit.
const CHANGE: u32 = 16;

/// A part of a text in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its first byte.
    pub start: usize,
    /// The byte after its last.
    pub end: usize,
    /// Its language, BCP 47.
    pub lang: &'static str,
    /// How many letters of it tell a language.
    pub letters: usize,
}

/// How much of a text is in a language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The language, BCP 47.
    pub lang: &'static str,
    /// Its part of the letters, above 0 and up to 1.
    pub share: f32,
}

/// A word on the way.
struct Word {
    start: usize,
    end: usize,
    letters: usize,
    script: Script,
    /// Steps against each language of its script.
    against: [u32; MOST],
}

/// The parts of a text that are in one language each, in order. A word is taken for another language than its neighbours only
/// if it fits theirs badly.
pub fn spans(text: &str) -> Vec<Span> {
    let model = Model::get();
    let mut words: Vec<Word> = Vec::new();
    pieces(text, |piece| {
        let against = table(model, piece.script).map_or([0; MOST], |table| Found::against(table, piece));
        words.push(Word {
            start: piece.start,
            end: piece.end,
            letters: piece.letters.len(),
            script: piece.script,
            against,
        });
        true
    });
    let has_kana = words.iter().any(|it| it.script == Script::Kana);
    let langs = languages(&words, model, text, has_kana);
    let mut spans: Vec<Span> = Vec::new();
    for (word, lang) in words.iter().zip(langs) {
        match spans.last_mut() {
            Some(last) if last.lang == lang => {
                last.end = word.end;
                last.letters += word.letters;
            }
            // A chunk that mixes scripts belongs to what has begun it.
            Some(last) if word.start < last.end => {
                let start = last.end.min(word.end);
                spans.push(Span { start, end: word.end, lang, letters: word.letters });
            }
            _ => spans.push(Span { start: word.start, end: word.end, lang, letters: word.letters }),
        }
    }
    spans
}

/// How much of a text is in which language, the most first.
pub fn shares(text: &str) -> Vec<Share> {
    let mut shares: Vec<Share> = Vec::new();
    let spans = spans(text);
    let all: usize = spans.iter().map(|it| it.letters).sum();
    for span in spans {
        let share = span.letters as f32 / all as f32;
        match shares.iter_mut().find(|it| it.lang == span.lang) {
            Some(it) => it.share += share,
            None => shares.push(Share { lang: span.lang, share }),
        }
    }
    shares.sort_by(|a, b| b.share.total_cmp(&a.share));
    shares
}

fn table(model: &Model, script: Script) -> Option<&Table> {
    match script {
        Script::Latin => Some(&model.latin),
        Script::Cyrillic => Some(&model.cyrillic),
        Script::Arabic => Some(&model.arabic),
        _ => None,
    }
}

/// The language of each word.
fn languages(words: &[Word], model: &Model, text: &str, has_kana: bool) -> Vec<&'static str> {
    let chinese = if has_kana { identify_han(text) } else { han(text) };
    let mut langs = vec![UNKNOWN.lang; words.len()];
    for script in [Script::Latin, Script::Cyrillic, Script::Arabic] {
        let Some(table) = table(model, script) else { continue };
        // Words of one script are looked at together, whatever stands between them.
        let ours: Vec<usize> =
            words.iter().enumerate().filter(|(_, it)| it.script == script).map(|(at, _)| at).collect();
        let against: Vec<&[u32; MOST]> =
            ours.iter().filter_map(|at| words.get(*at)).map(|it| &it.against).collect();
        for (at, best) in ours.iter().zip(cheapest(&against, table.codes.len())) {
            if let (Some(slot), Some(lang)) = (langs.get_mut(*at), table.codes.get(best)) {
                *slot = lang;
            }
        }
    }
    for (word, slot) in words.iter().zip(&mut langs) {
        match word.script {
            Script::Alone(lang) => *slot = lang,
            Script::Kana => *slot = "ja",
            Script::Han => *slot = chinese,
            _ => {}
        }
    }
    langs
}

/// Beside Kana, Chinese characters are Japanese, unless a Chinese text has but some of those.
fn identify_han(text: &str) -> &'static str {
    match identify(text).lang {
        it @ ("zh" | "zh-Hant") => it,
        _ => "ja",
    }
}

/// The way through the words with the fewest steps, changes of language counted (Viterbi).
fn cheapest(words: &[&[u32; MOST]], languages: usize) -> Vec<usize> {
    let mut costs = vec![0_u32; languages];
    let mut from: Vec<Vec<usize>> = Vec::with_capacity(words.len());
    for word in words {
        let least = lowest(&costs);
        let change = costs.get(least).copied().unwrap_or_default().saturating_add(CHANGE);
        let mut back = Vec::with_capacity(languages);
        for (language, cost) in costs.iter_mut().enumerate() {
            back.push(if *cost <= change { language } else { least });
            *cost = (*cost).min(change).saturating_add(word.get(language).copied().unwrap_or_default());
        }
        from.push(back);
    }
    let mut at = lowest(&costs);
    let mut way: Vec<usize> = Vec::with_capacity(words.len());
    for back in from.iter().rev() {
        way.push(at);
        at = back.get(at).copied().unwrap_or_default();
    }
    way.reverse();
    way
}

fn lowest(costs: &[u32]) -> usize {
    costs.iter().enumerate().min_by_key(|it| it.1).map_or(0, |it| it.0)
}
