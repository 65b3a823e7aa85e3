//! A flow is walked: from a step on, through everything that is only said, to the next one that waits for an answer. Nothing here
//! asks a clock or a database.

use super::types::{Flow, FlowStep, StepKind, Wanted};

/// Steps that are taken at most in one run; then a person is brought.
pub const MOST_TAKEN: u32 = 20;

/// How far a walk came.
#[derive(Debug, PartialEq, Eq)]
pub struct Walk<'a> {
    /// What is said on the way.
    pub says: Vec<&'a str>,
    /// The step that waits, or ends; none when there is none, or too many were taken.
    pub stop: Option<&'a FlowStep>,
    /// Steps that were taken in the whole run.
    pub taken: u32,
}

/// Walks from the step `from` on. `taken` were taken before; `given` tells whether there is an article of a topic: a step whose
/// article is gone is passed over.
pub fn walk<'a>(
    flow: &'a Flow,
    from: &str,
    lang: &str,
    taken: u32,
    given: impl Fn(&str) -> bool,
) -> Walk<'a> {
    let mut walk = Walk { says: Vec::new(), stop: None, taken };
    let mut next = Some(from);
    while let Some(step) = next.and_then(|id| flow.step(id)) {
        walk.taken += 1;
        if walk.taken > MOST_TAKEN {
            break;
        }
        match step.kind {
            StepKind::Say => walk.says.extend(flow.text(&step.texts, lang)),
            StepKind::Article if !step.topic.as_deref().is_some_and(&given) => {}
            _ => {
                walk.stop = Some(step);
                break;
            }
        }
        next = step.next.as_deref();
    }
    walk
}

impl Wanted {
    /// Whether a text has what is asked for. What looks like it is enough: who reads it is a person.
    pub fn is_in(self, text: &str) -> bool {
        let mut words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
        match self {
            Self::Text => text.trim().chars().count() > 1,
            Self::Transaction => words.any(is_hash),
            Self::Amount => text.chars().any(char::is_numeric) && !words.any(is_hash),
            Self::Date => {
                let lower = text.to_lowercase();
                text.chars().any(char::is_numeric) || DAYS.iter().any(|it| lower.contains(it))
            }
        }
    }
}

/// Days that have a name, where people write no number.
const DAYS: [&str; 20] = [
    "today",
    "yesterday",
    "今天",
    "昨天",
    "前天",
    "hoy",
    "ayer",
    "hoje",
    "ontem",
    "hier",
    "aujourd",
    "hôm nay",
    "hôm qua",
    "今日",
    "昨日",
    "오늘",
    "어제",
    "вчера",
    "dün",
    "أمس",
];

/// Sixty-four hexadecimal digits (Bitcoin, TRON and all that are like Ethereum), or as long a word of Base58 as Solana's.
fn is_hash(word: &str) -> bool {
    let hex = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X")).unwrap_or(word);
    let is_hex = hex.len() == 64 && hex.bytes().all(|it| it.is_ascii_hexdigit());
    let base58 = |it: u8| it.is_ascii_alphanumeric() && !b"0OIl".contains(&it);
    is_hex || ((80..=90).contains(&word.len()) && word.bytes().all(base58))
}
