//! Words and meaning together: an article is as good as the better of the two says. What meaning alone finds is offered, and is
//! answered with only where something else speaks for it, or it is very near ([`closer`]).

use crate::knowledge::Found;
use ombud_nlp::nearest::closer;

/// From this on words speak for an article, too.
const WORDS: f32 = 0.3;

/// How close an article is to a question, 0 to 1: by its words, of which the best has `highest`, and by its meaning. `supported`:
/// whether something else speaks for it, such as what the question is about.
pub fn closeness(found: &Found, highest: f32, supported: bool) -> f32 {
    // How it stands to the best one, and how much of the question it has at all.
    let words = 0.5 * (found.score / highest.max(f32::MIN_POSITIVE)) + 0.5 * found.fit;
    closer(words, found.near.map(|it| it.fit), supported || found.fit >= WORDS)
}

/// The same articles in the order of their closeness, for whoever chooses among them.
pub fn best_first(found: Vec<Found>) -> Vec<Found> {
    if found.iter().all(|it| it.near.is_none()) {
        return found;
    }
    let highest = found.iter().map(|it| it.score).fold(0.0, f32::max);
    let mut all: Vec<(f32, Found)> =
        found.into_iter().map(|it| (closeness(&it, highest, true), it)).collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    all.into_iter().map(|it| it.1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Near;
    use ombud_base::{Uuid, id::TopicId};

    fn found(slug: &str, score: f32, fit: f32, near: Option<f32>) -> Found {
        Found {
            topic: TopicId(Uuid::nil()),
            slug: slug.into(),
            lang: "en".into(),
            title: String::new(),
            summary: String::new(),
            score,
            fit,
            near: near.map(|fit| Near { cosine: fit, fit }),
            extract: String::new(),
            url: String::new(),
            intents: Vec::new(),
            in_other_language: false,
        }
    }

    #[test]
    fn without_a_meaning_words_count_as_ever() {
        let close = closeness(&found("a", 5.0, 0.4, None), 10.0, false);
        assert!((close - 0.45).abs() < 1e-6);
        let nothing = closeness(&found("a", 0.0, 0.0, None), 0.0, false);
        assert!(nothing.abs() < 1e-6, "{nothing}");
        let order = best_first(vec![found("b", 1.0, 0.1, None), found("a", 2.0, 0.9, None)]);
        assert_eq!(order[0].slug, "b", "what retrieval says stays");
    }

    #[test]
    fn the_better_of_the_two_counts() {
        let both = found("a", 10.0, 0.2, Some(0.9));
        assert!((closeness(&both, 10.0, false) - 0.9).abs() < 1e-6);
        let far = found("a", 10.0, 0.8, Some(0.3));
        assert!((closeness(&far, 10.0, false) - 0.9).abs() < 1e-6);
    }

    #[test]
    fn meaning_alone_is_not_sure_unless_it_is_very_near() {
        assert!(closeness(&found("a", 0.0, 0.0, Some(0.65)), 10.0, false) < 0.5);
        assert!(closeness(&found("a", 0.0, 0.0, Some(0.65)), 10.0, true) > 0.6, "the intent speaks for it");
        assert!(closeness(&found("a", 3.0, 0.35, Some(0.65)), 10.0, false) > 0.6, "words speak for it");
        assert!(closeness(&found("a", 0.0, 0.0, Some(0.75)), 10.0, false) > 0.7);
    }

    #[test]
    fn what_is_found_by_both_stands_before_what_one_finds() {
        let all = vec![found("words", 8.0, 0.1, None), found("meaning", 0.0, 0.0, Some(0.5))];
        let order = best_first([all, vec![found("both", 9.0, 0.3, Some(0.8))]].concat());
        let slugs: Vec<&str> = order.iter().map(|it| it.slug.as_str()).collect();
        assert_eq!(slugs, ["both", "meaning", "words"]);
    }
}
