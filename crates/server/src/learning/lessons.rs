//! What is learnt from, and how what was learnt is judged. Nothing here asks a clock or a database.

use crate::understanding::{Mind, Tree, Urgency};
use ombud_nlp::intents::{Example, OUT_OF_SCOPE, sum_of};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::OnceLock};
use utoipa::ToSchema;

macro_rules! lines {
    ($($lang:literal),+) => {
        [$(include_str!(concat!("../../../../content/intents/lines/", $lang, ".tsv"))),+]
    };
}

/// The lines that ship with the program.
static SHIPPED: [&str; 10] = lines!("en", "es", "fr", "ja", "ko", "pt", "ru", "tr", "vi", "zh");

/// One line in so many is kept back for judging.
const KEPT_BACK: u64 = 10;

/// The lines that ship with the program.
pub(super) fn shipped() -> Vec<Example> {
    let example = |line: &str| {
        let (intent, text) = line.split_once('\t')?;
        Some(Example { text: text.to_owned(), intent: intent.to_owned() })
    };
    SHIPPED.iter().flat_map(|it| it.lines()).filter_map(example).collect()
}

/// What the classifier that ships was found worth on the lines kept back, when it was learnt; written by a test
/// (`OMBUD_FIGURES=write`), which says when they are not of these lines any more.
pub(super) const SHIPPED_FIGURES: &str = include_str!("../../../../content/intents/figures.json");

/// The same, read.
pub(super) fn shipped_figures() -> Option<Figures> {
    static READ: OnceLock<Option<Figures>> = OnceLock::new();
    let read =
        || serde_json::from_str(SHIPPED_FIGURES).inspect_err(|error| tracing::error!(%error, "figures"));
    READ.get_or_init(|| read().ok()).clone()
}

/// Tells sets of lines apart: what was judged on one is not compared with what was judged on another.
pub(super) fn sum(lines: &[Example]) -> String {
    let sums: String =
        lines.iter().map(|it| format!("{:x}", sum_of(&it.text) ^ sum_of(&it.intent))).collect();
    format!("{:016x}", sum_of(&sums))
}

/// Whether a line is kept back: always the same ones, whatever else there is.
fn kept_back(line: &Example) -> bool {
    sum_of(&line.text).is_multiple_of(KEPT_BACK)
}

/// Lines to learn from, and lines to judge by.
pub(super) fn parted(lines: &[Example]) -> (Vec<Example>, Vec<Example>) {
    lines.iter().cloned().partition(|it| !kept_back(it))
}

/// How often an intent was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Tally {
    /// Lines that have it.
    pub lines: u32,
    /// Of those, how many were taken for it.
    pub right: u32,
    /// Lines that were taken for it, rightly or not.
    pub taken: u32,
}

/// How well lines were read that were kept back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Judgement {
    /// Lines of some intent.
    pub lines: u32,
    /// Of those, how many were taken for theirs.
    pub right: u32,
    /// Lines of no intent.
    pub outside: u32,
    /// Of those, how many were left alone.
    pub left_alone: u32,
    /// Lines of an urgent intent.
    pub urgent: u32,
    /// Of those, how many were told as urgent.
    pub urgent_told: u32,
    /// By intent.
    pub intents: BTreeMap<String, Tally>,
}

impl Judgement {
    /// How many in a hundred are right.
    pub(super) fn percent(&self) -> f64 {
        percent(self.right, self.lines)
    }

    /// How many urgent ones in a hundred are told.
    pub(super) fn urgent_percent(&self) -> f64 {
        percent(self.urgent_told, self.urgent)
    }
}

fn percent(part: u32, whole: u32) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * f64::from(part) / f64::from(whole) }
}

/// Judges by lines that were kept back.
pub(super) fn judge(mind: &Mind, lines: &[Example]) -> Judgement {
    let tree = Tree::get();
    let mut all = Judgement::default();
    for line in lines {
        let reading = mind.read(&line.text, None);
        if line.intent == OUT_OF_SCOPE {
            all.outside += 1;
            all.left_alone += u32::from(!reading.sure);
            continue;
        }
        let right = reading.intent == Some(line.intent.as_str());
        all.lines += 1;
        all.right += u32::from(right);
        let own = all.intents.entry(line.intent.clone()).or_default();
        own.lines += 1;
        own.right += u32::from(right);
        if let Some(taken) = reading.intent {
            all.intents.entry(taken.to_owned()).or_default().taken += 1;
        }
        if tree.intent(&line.intent).is_some_and(|it| it.urgency == Urgency::Urgent) {
            all.urgent += 1;
            all.urgent_told += u32::from(reading.urgency == Urgency::Urgent || reading.doubtful);
        }
    }
    all
}

/// What a classifier was found worth, and on what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Figures {
    /// On lines that ship with the program and were kept back.
    pub shipped: Judgement,
    /// On corrections of the workspace's own that were kept back.
    pub own: Judgement,
    /// Corrections that were there to be learnt from, kept-back ones included.
    pub corrections: u32,
    /// Tells the lines that shipped when it was learnt.
    pub lines: String,
    /// How long it took to learn, in seconds.
    pub seconds: f64,
}
