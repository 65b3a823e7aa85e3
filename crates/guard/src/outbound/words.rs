//! The words of `rules/outbound.toml`, and where they stand in a text.

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use serde::Deserialize;

use super::text::{folded, is_bound};

pub(super) static RULES: &str = include_str!("../../rules/outbound.toml");

/// The file of rules.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rules {
    tools: Vec<String>,
    #[serde(rename = "language")]
    pub languages: Vec<Language>,
}

/// The words of a language.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Language {
    pub code: String,
    pub order: Order,
    pub reach: usize,
    #[serde(default)]
    direct: Vec<String>,
    object: Vec<String>,
    harmless: Vec<String>,
    ask: Vec<String>,
    give: Vec<String>,
    here: Vec<String>,
    phrase: Vec<String>,
    deed: Vec<String>,
    purpose: Vec<String>,
    place: Vec<String>,
    condition: Vec<String>,
    negation: Vec<String>,
    calm: Vec<String>,
    about: Vec<String>,
    elsewhere: Vec<String>,
    warning: Vec<String>,
    remote: Vec<String>,
    start: Vec<String>,
    #[serde(rename = "move")]
    moving: Vec<String>,
    safe: Vec<String>,
}

/// Where what is asked for stands.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Order {
    After,
    Any,
}

/// What a word does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Direct,
    Object,
    Harmless,
    Ask,
    Give,
    Here,
    Phrase,
    Deed,
    Purpose,
    Place,
    Condition,
    Negation,
    Calm,
    About,
    Elsewhere,
    Warning,
    Remote,
    Start,
    Move,
    Safe,
    Tool,
}

/// How many roles there are.
const ROLES: usize = Role::Tool as usize + 1;

impl Language {
    fn words(&self) -> [(Role, &[String]); 20] {
        [
            (Role::Direct, &self.direct),
            (Role::Object, &self.object),
            (Role::Harmless, &self.harmless),
            (Role::Ask, &self.ask),
            (Role::Give, &self.give),
            (Role::Here, &self.here),
            (Role::Phrase, &self.phrase),
            (Role::Deed, &self.deed),
            (Role::Purpose, &self.purpose),
            (Role::Place, &self.place),
            (Role::Condition, &self.condition),
            (Role::Negation, &self.negation),
            (Role::Calm, &self.calm),
            (Role::About, &self.about),
            (Role::Elsewhere, &self.elsewhere),
            (Role::Warning, &self.warning),
            (Role::Remote, &self.remote),
            (Role::Start, &self.start),
            (Role::Move, &self.moving),
            (Role::Safe, &self.safe),
        ]
    }
}

/// What a pattern of the automaton is.
#[derive(Clone, Copy, Debug)]
struct Pattern {
    language: usize,
    role: Role,
    open_left: bool,
    open_right: bool,
}

/// All words of all languages in one automaton, so that a text is read once.
pub(super) struct Vocabulary {
    pub languages: Vec<Language>,
    patterns: Vec<Pattern>,
    automaton: AhoCorasick,
}

/// A test builds it strictly from the same text, so that what is compiled in can be read.
pub(super) static VOCABULARY: LazyLock<Option<Vocabulary>> =
    LazyLock::new(|| Vocabulary::new(toml::from_str(RULES).unwrap_or_default()));

impl Vocabulary {
    pub fn new(rules: Rules) -> Option<Vocabulary> {
        let mut patterns = Vec::new();
        let mut words = Vec::new();
        for (language, it) in rules.languages.iter().enumerate() {
            let tools = (Role::Tool, rules.tools.as_slice());
            for (role, list) in it.words().into_iter().chain([tools]) {
                for word in list {
                    let open_left = word.starts_with('*');
                    let open_right = word.ends_with('*');
                    patterns.push(Pattern { language, role, open_left, open_right });
                    words.push(folded(word.trim_matches('*').trim()));
                }
            }
        }
        let automaton = AhoCorasick::new(&words).ok()?;
        Some(Vocabulary { languages: rules.languages, patterns, automaton })
    }

    /// Where words of each language stand in a folded text.
    pub fn marks(&self, text: &str) -> Vec<Marks> {
        let mut marks: Vec<Marks> = self.languages.iter().map(|_| Marks::default()).collect();
        for found in self.automaton.find_overlapping_iter(text) {
            let Some(pattern) = self.patterns.get(found.pattern().as_usize()) else { continue };
            let bounded = (pattern.open_left || is_bound(text, found.start()))
                && (pattern.open_right || is_bound(text, found.end()));
            if bounded && let Some(marks) = marks.get_mut(pattern.language) {
                marks.push(pattern.role, found.start()..found.end());
            }
        }
        for marks in &mut marks {
            marks.settle();
        }
        marks
    }
}

/// Where words of one language stand.
#[derive(Default)]
pub(super) struct Marks {
    roles: [Vec<Range<usize>>; ROLES],
}

impl Marks {
    fn push(&mut self, role: Role, range: Range<usize>) {
        if let Some(ranges) = self.roles.get_mut(role as usize) {
            ranges.push(range);
        }
    }

    pub fn of(&self, role: Role) -> &[Range<usize>] {
        self.roles.get(role as usize).map(Vec::as_slice).unwrap_or_default()
    }

    /// Puts ranges in order, and drops words within longer expressions that mean something else.
    fn settle(&mut self) {
        for ranges in &mut self.roles {
            ranges.sort_unstable_by_key(|range| (range.start, range.end));
        }
        for (word, expression) in [
            (Role::Object, Role::Harmless),
            (Role::Direct, Role::Harmless),
            (Role::Phrase, Role::Harmless),
            (Role::Move, Role::Harmless),
            (Role::Negation, Role::Calm),
        ] {
            let expressions = self.of(expression).to_vec();
            if let Some(ranges) = self.roles.get_mut(word as usize) {
                let mut expressions = expressions.iter().peekable();
                ranges.retain(|range| {
                    while expressions.next_if(|it| it.end <= range.start).is_some() {}
                    expressions.peek().is_none_or(|it| it.start >= range.end)
                });
            }
        }
    }

    /// Those of a role within a range.
    pub fn within(&self, role: Role, range: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let ranges = self.of(role);
        let first = ranges.partition_point(|it| it.start < range.start);
        let end = range.end;
        ranges
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(move |it| it.start < end)
            .filter(move |it| it.end <= end)
    }

    /// The last of a role that begins within a range.
    pub fn last(&self, role: Role, range: &Range<usize>) -> Option<&Range<usize>> {
        let ranges = self.of(role);
        let after = ranges.partition_point(|it| it.start < range.end);
        ranges.get(after.checked_sub(1)?).filter(|it| it.start >= range.start)
    }

    pub fn any(&self, role: Role, range: &Range<usize>) -> bool {
        self.within(role, range).next().is_some()
    }
}
