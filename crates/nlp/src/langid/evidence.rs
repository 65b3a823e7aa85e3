//! What the words of a text say together.

use super::{
    Guess, UNKNOWN,
    model::{MOST, Model, STEP, Steps, Table},
    pieces::Piece,
    scripts::{Script, han},
};

/// Letters after which n-grams change nothing any more.
const ENOUGH: u32 = 160;
/// N-grams overlap, so what they say together is less than the sum: how much of it counts.
const SHARPNESS: f32 = 0.5;
/// How many letters of an alphabet a Chinese character or a syllable block stands for.
const SIGN: u32 = 3;
/// How many Latin letters a letter of another script outweighs: names and terms in Latin letters stand in texts of all
/// scripts, the reverse is rare.
const OTHERS: u32 = 2;

/// What was found of a script.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    pub letters: u32,
    pub steps: Steps,
}

/// Found of each script.
#[derive(Clone, Debug, Default)]
pub(super) struct Evidence {
    latin: Found,
    cyrillic: Found,
    arabic: Found,
    han: u32,
    kana: u32,
    alone: Vec<(&'static str, u32)>,
}

impl Evidence {
    /// Adds a word. False when there is enough.
    pub fn add(&mut self, model: &Model, piece: &Piece<'_>) -> bool {
        let (found, table) = match piece.script {
            Script::Latin => (&mut self.latin, &model.latin),
            Script::Cyrillic => (&mut self.cyrillic, &model.cyrillic),
            Script::Arabic => (&mut self.arabic, &model.arabic),
            Script::Han => {
                self.han += piece.letters.len() as u32;
                return self.han < ENOUGH;
            }
            Script::Kana => {
                self.kana += piece.letters.len() as u32;
                return true;
            }
            Script::Alone(lang) => {
                self.add_alone(lang, piece.letters.len() as u32);
                return true;
            }
            Script::None => return true,
        };
        table.add_word(piece.letters, &mut found.steps);
        found.letters += piece.letters.len() as u32;
        found.letters < ENOUGH
    }

    fn add_alone(&mut self, lang: &'static str, letters: u32) {
        let letters = if lang == "ko" { letters * SIGN } else { letters };
        match self.alone.iter_mut().find(|it| it.0 == lang) {
            Some(it) => it.1 += letters,
            None => self.alone.push((lang, letters)),
        }
    }

    /// The likeliest language of all or of some.
    pub fn guess(&self, model: &Model, text: &str, among: Option<&[&str]>) -> Guess {
        let allowed = |lang: &str| among.is_none_or(|it| it.iter().any(|it| same(it, lang)));
        let mut masses: Vec<(Guess, u32)> = Vec::with_capacity(4);
        for (found, table, weight) in [
            (&self.latin, &model.latin, 1),
            (&self.cyrillic, &model.cyrillic, OTHERS),
            (&self.arabic, &model.arabic, OTHERS),
        ] {
            masses.extend(found.best(table, allowed).map(|it| (it, found.letters * weight)));
        }
        masses.extend(self.east_asian(text, allowed));
        masses.extend(
            self.alone
                .iter()
                .filter(|it| allowed(it.0))
                .map(|it| (Guess { lang: it.0, confidence: 1.0 }, it.1 * OTHERS)),
        );
        let all: u32 = masses.iter().map(|it| it.1).sum();
        match masses.into_iter().max_by_key(|it| it.1) {
            Some((best, letters)) if letters > 0 => {
                // Words in other scripts make it less sure which language most of the text is in.
                let share = letters as f32 / all as f32;
                Guess { confidence: (best.confidence * share).clamp(0.0, 1.0), ..best }
            }
            _ => UNKNOWN,
        }
    }

    fn east_asian(&self, text: &str, allowed: impl Fn(&str) -> bool) -> Option<(Guess, u32)> {
        if self.han + self.kana == 0 {
            return None;
        }
        // Chinese texts may hold a の for decoration or a name; Japanese ones have Kana every few characters.
        let (likely, confidence) =
            if self.kana * 8 > self.han { ("ja", 1.0) } else { (han(text), 1.0 - 0.3 / self.han as f32) };
        // A wish for one kind of Chinese takes the other as well, unless that is wished for, too.
        let kinds: &[&'static str] = match likely {
            "zh-Hant" => &["zh-Hant", "zh", "ja"],
            "zh" => &["zh", "zh-Hant", "ja"],
            _ if self.kana > 0 => &["ja"],
            _ => &["ja", "zh", "zh-Hant"],
        };
        let lang = kinds.iter().copied().find(|it| allowed(it))?;
        let confidence = if lang == likely { confidence } else { confidence * 0.5 };
        Some((Guess { lang, confidence }, (self.han + self.kana) * SIGN * OTHERS))
    }
}

impl Found {
    fn best(&self, table: &Table, allowed: impl Fn(&str) -> bool) -> Option<Guess> {
        if self.letters == 0 {
            return None;
        }
        let open = || table.codes.iter().zip(self.steps).filter(|(lang, _)| allowed(lang));
        let (lang, fewest) = open().min_by_key(|it| it.1)?;
        let all: f32 = open().map(|(_, steps)| (-((steps - fewest) as f32 * STEP * SHARPNESS)).exp()).sum();
        Some(Guess { lang, confidence: 1.0 / all })
    }

    /// What a word says against a language: 0 for the likeliest.
    pub fn against(table: &Table, piece: &Piece<'_>) -> Steps {
        let mut steps = [0; MOST];
        table.add_word(piece.letters, &mut steps);
        let fewest = steps.iter().take(table.codes.len()).min().copied().unwrap_or_default();
        steps.map(|it| it.saturating_sub(fewest))
    }
}

/// Whether a wish covers a language: `no` is `nb`, `pt-BR` is `pt`, `zh` is both kinds of Chinese, and `zh-Hans` and
/// `zh-Hant` are themselves.
fn same(wish: &str, lang: &str) -> bool {
    let primary = wish.split(['-', '_']).next().unwrap_or_default();
    let primary = match primary {
        it if it.eq_ignore_ascii_case("no") => "nb",
        it if it.eq_ignore_ascii_case("fil") => "tl",
        it => it,
    };
    let traditional = ["hant", "tw", "hk", "mo"]
        .iter()
        .any(|it| wish.split(['-', '_']).skip(1).any(|part| part.eq_ignore_ascii_case(it)));
    match lang {
        "zh-Hant" => primary.eq_ignore_ascii_case("zh") && (traditional || primary.len() == wish.len()),
        "zh" | "zh-Hans" => primary.eq_ignore_ascii_case("zh") && !traditional,
        _ => primary.eq_ignore_ascii_case(lang),
    }
}
