//! Which article answers: what retrieval found and what the intent says, weighed together.

use crate::{knowledge::Found, understanding::Reading};

/// How much the intent counts beside the words, when it is as sure as it can be.
const INTENT: f32 = 0.5;
/// What an article gets of that whose first intent is another one, but that has it as well.
const FURTHER: f32 = 0.6;
/// What the second likeliest intent gets.
const SECOND: f32 = 0.35;

/// An article with how well it answers, 0 to 1.
#[derive(Clone, Debug)]
pub(super) struct Weighed {
    pub found: Found,
    pub score: f32,
}

/// The articles, best first.
pub(super) fn weigh(reading: &Reading, found: Vec<Found>) -> Vec<Weighed> {
    let highest = found.iter().map(|it| it.score).fold(f32::MIN_POSITIVE, f32::max);
    let mut all: Vec<Weighed> = found
        .into_iter()
        .map(|found| {
            // How it stands to the best one, and how much of the question it has at all.
            let words = 0.5 * (found.score / highest) + 0.5 * found.fit;
            let intent = said_by_intent(reading, &found);
            let share = INTENT * reading.confidence;
            let score = (1.0 - share) * words + share * intent;
            Weighed { found, score }
        })
        .collect();
    all.sort_by(|a, b| b.score.total_cmp(&a.score));
    all
}

fn said_by_intent(reading: &Reading, found: &Found) -> f32 {
    let part =
        |intent: Option<&str>| match intent.and_then(|it| found.intents.iter().position(|own| own == it)) {
            Some(0) => 1.0,
            Some(_) => FURTHER,
            None => 0.0,
        };
    part(reading.intent).max(SECOND * part(reading.second))
}
