//! Whether a host is made to be taken for another.

use psl::Type;

use super::Reason;
use super::host::Host;
use super::shape::{Word, plain};
use super::words::WORDS;

/// Names at least this long, and no words of a language, mean the brand wherever they stand.
const TELLING: usize = 6;

/// The name of an official host, ready to be compared.
#[derive(Clone, Debug)]
pub(super) struct Brand {
    /// The official host.
    pub host: String,
    /// The label that people know it by.
    name: Word,
    /// The public suffix behind the name.
    ending: String,
    /// Whether the name is a word that other hosts have a right to.
    common: bool,
    /// Whether it is a word of the whole field, which stands in hosts of all kinds.
    field: bool,
}

impl Brand {
    /// `None` for what has no name: numbers and public suffixes.
    pub fn of(host: &str) -> Option<Brand> {
        let parts = Parts::of(&Host::named(host, String::new())?)?;
        let name = parts.labels.last()?.whole.clone();
        let field = WORDS.field.contains(&name.plain);
        let common = field || WORDS.common.contains(&name.plain) || WORDS.lures.contains(&name.plain);
        Some(Brand { host: host.to_owned(), ending: parts.ending, common, field, name })
    }

    fn len(&self) -> usize {
        self.name.plain.len()
    }

    /// Whether the name means the brand wherever it stands.
    fn is_telling(&self) -> bool {
        self.len() >= TELLING && !self.common
    }
}

/// A label of a host.
struct Label {
    /// Without hyphens, in the Latin letters that it looks like.
    whole: Word,
    /// What stands between its hyphens.
    words: Vec<Word>,
    /// Whether it has letters beyond ASCII.
    foreign: bool,
}

impl Label {
    fn new(label: &str) -> Label {
        let plain = plain(label);
        let words: Vec<Word> = plain.split('-').map(|word| Word::new(word.to_owned())).collect();
        let whole = match words.as_slice() {
            [word] => word.clone(),
            _ => Word::new(plain.replace('-', "")),
        };
        Label { whole, words, foreign: !label.is_ascii() }
    }
}

/// A host, taken apart.
struct Parts {
    /// Labels before the public suffix; the last is the one that was registered.
    labels: Vec<Label>,
    /// The public suffix.
    ending: String,
    /// Whether anybody can have a host below that suffix for nothing.
    shared: bool,
    /// The registered name with its suffix.
    registered: String,
}

impl Parts {
    fn of(host: &Host) -> Option<Parts> {
        if host.is_ip {
            return None;
        }
        let suffix = psl::suffix(host.ascii.as_bytes())?;
        let ending = std::str::from_utf8(suffix.as_bytes()).ok()?.to_owned();
        let depth = ending.split('.').count();
        let mut labels: Vec<&str> = host.unicode.split('.').collect();
        labels.truncate(labels.len().saturating_sub(depth));
        let registered = host.ascii.rsplitn(depth + 2, '.').take(depth + 1).collect::<Vec<_>>();
        let registered = registered.into_iter().rev().collect::<Vec<_>>().join(".");
        let labels: Vec<Label> = labels.into_iter().map(Label::new).collect();
        if labels.is_empty() {
            return None;
        }
        let shared = suffix.typ() == Some(Type::Private);
        Some(Parts { labels, ending, shared, registered })
    }

    /// Whether a word of the host, other than one at a place, is a lure.
    fn has_lure_beside(&self, label: usize, word: usize) -> bool {
        self.labels.iter().enumerate().any(|(at, it)| {
            it.words.iter().enumerate().any(|(position, part)| {
                let part = part.plain.as_str();
                (at, position) != (label, word) && !part.is_empty() && part != "www" && WORDS.only_lures(part)
            })
        })
    }
}

/// The brand that a host is made to be taken for, and how.
pub(super) fn imitated<'a>(host: &Host, brands: &'a [Brand]) -> Option<(Reason, &'a Brand)> {
    if brands.is_empty() {
        return None;
    }
    if !host.user.is_empty()
        && let Some(brand) = brands.iter().find(|brand| holds_host(&host.user, &brand.host))
    {
        return Some((Reason::UserInfo, brand));
    }
    let parts = Parts::of(host)?;
    if let Some(brand) = brands.iter().find(|brand| holds_host(&host.ascii, &brand.host)) {
        return Some((Reason::Subdomain, brand));
    }
    // The dot behind `www` left out.
    if let Some(brand) = brands.iter().find(|brand| host.ascii.strip_prefix("www") == Some(&brand.host)) {
        return Some((Reason::Within, brand));
    }
    brands.iter().find_map(|brand| {
        let reason = by_name(&parts, brand)
            .or_else(|| by_word(&parts, brand))
            .or_else(|| by_mistake(&parts, brand))?;
        let foreign = parts.labels.iter().any(|label| label.foreign);
        Some((if foreign { Reason::Homograph } else { reason }, brand))
    })
}

/// Whether an official host stands in a text, not as a part of a word.
fn holds_host(text: &str, host: &str) -> bool {
    text.match_indices(host).any(|(at, _)| {
        let word = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + host.len()..).and_then(|after| after.chars().next());
        !word(before) && !word(after)
    })
}

/// The registered name itself, with another ending or with letters drawn alike.
fn by_name(parts: &Parts, brand: &Brand) -> Option<Reason> {
    let label = parts.labels.last()?;
    if label.whole.plain == brand.name.plain {
        return (!brand.field || label.foreign).then_some(Reason::OtherEnding);
    }
    let drawn_alike = brand.len() >= 4 && label.whole.glyphs == brand.name.glyphs;
    drawn_alike.then_some(Reason::Glyphs)
}

/// The name among the words of the host.
fn by_word(parts: &Parts, brand: &Brand) -> Option<Reason> {
    if brand.field {
        return None;
    }
    let last = parts.labels.len() - 1;
    let owned = WORDS.owners.contains(&parts.registered);
    for (at, label) in parts.labels.iter().enumerate() {
        if owned && at < last {
            continue;
        }
        if brand.is_telling() {
            if label.whole.plain.contains(&brand.name.plain) {
                return Some(Reason::Within);
            }
            if label.whole.glyphs.contains(&brand.name.glyphs) {
                return Some(Reason::Glyphs);
            }
        }
        for (position, word) in label.words.iter().enumerate() {
            let exact =
                word.plain == brand.name.plain || (brand.len() >= 5 && word.glyphs == brand.name.glyphs);
            let lured = || parts.has_lure_beside(at, position) || (parts.shared && at == last);
            if exact && ((!brand.common && brand.len() >= 4) || lured()) {
                return Some(Reason::Within);
            }
            if brand.len() >= 4 && is_glued(&word.plain, &brand.name.plain) {
                return Some(Reason::Within);
            }
        }
    }
    None
}

/// Whether a word is the name with lures before or behind it.
fn is_glued(word: &str, name: &str) -> bool {
    let rest = word.strip_prefix(name).or_else(|| word.strip_suffix(name));
    rest.is_some_and(|rest| rest.len() > 1 && WORDS.only_lures(rest))
}

/// The name with mistakes in it.
fn by_mistake(parts: &Parts, brand: &Brand) -> Option<Reason> {
    let last = parts.labels.len() - 1;
    for (at, label) in parts.labels.iter().enumerate() {
        let several = (label.words.len() > 1).then_some((0, &label.whole));
        for (position, word) in several.into_iter().chain(label.words.iter().enumerate()) {
            let own_ending = at == last && parts.ending == brand.ending && label.words.len() == 1;
            let backed = || own_ending || label.foreign || parts.has_lure_beside(at, position);
            if is_misspelt(word, brand, own_ending, backed) {
                return Some(Reason::Misspelt);
            }
        }
        // Of a label about as long as the name, the whole was compared already.
        let longer = label.whole.plain.len() >= brand.len() + 3;
        if brand.is_telling() && brand.len() >= 8 && longer && label.whole.nearly_holds(&brand.name) {
            return Some(Reason::Misspelt);
        }
    }
    None
}

/// Whether a word is nearly the name: the shorter the name, the more must speak for it.
fn is_misspelt(word: &Word, brand: &Brand, own_ending: bool, backed: impl Fn() -> bool) -> bool {
    let length = brand.len();
    let most = if length >= 10 { 2 } else { 1 };
    // Letters made one bring short words near each other that nobody confuses.
    let near = word.is_near(&brand.name, most) || (length >= 8 && word.is_drawn_near(&brand.name, most));
    let (word, name) = (word.plain.as_str(), brand.name.plain.as_str());
    if !near || word == name {
        return false;
    }
    let plural = word.strip_suffix('s') == Some(name) || name.strip_suffix('s') == Some(word);
    match length {
        0..=2 => false,
        // Other names of three letters are other people's; one of them doubled is nobody's.
        3 => own_ending && word.len() > length && is_slip(word, name),
        4 => own_ending && is_slip(word, name),
        _ if brand.field => own_ending && !plural,
        5 => own_ending && !plural,
        _ if brand.common && length < 10 => !plural && backed(),
        6 => backed() || is_slip(word, name),
        _ => true,
    }
}

/// Whether two neighbours are exchanged or one letter is doubled: slips that make no other word.
fn is_slip(word: &str, name: &str) -> bool {
    let sorted = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let single = |text: &str| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.dedup();
        letters
    };
    (word.len() == name.len() && sorted(word) == sorted(name)) || single(word) == single(name)
}
