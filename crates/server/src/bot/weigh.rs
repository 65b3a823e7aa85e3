//! Which article answers: what retrieval found and what the intent says, weighed together.

use crate::{knowledge::Found, models::meaning, understanding::Reading};

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

impl Weighed {
    /// How much of what is asked stands together in it, by its words or by their meaning, 0 to 1.
    pub fn fit(&self) -> f32 {
        self.found.near.map_or(self.found.fit, |it| it.fit.max(self.found.fit))
    }

    /// Whether its meaning alone found it.
    pub const fn by_meaning(&self) -> bool {
        self.found.near.is_some() && self.found.score <= 0.0
    }
}

/// The articles, best first.
pub(super) fn weigh(reading: &Reading, found: Vec<Found>) -> Vec<Weighed> {
    let highest = found.iter().map(|it| it.score).fold(f32::MIN_POSITIVE, f32::max);
    let mut all: Vec<Weighed> = found
        .into_iter()
        .map(|found| {
            let intent = said_by_intent(reading, &found);
            let close = meaning::closeness(&found, highest, intent > 0.0);
            let share = INTENT * reading.confidence;
            let score = (1.0 - share) * close + share * intent;
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
