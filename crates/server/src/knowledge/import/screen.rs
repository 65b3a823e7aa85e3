//! What was read is looked through before anything is written: what cannot be taken, and what may not be said to customers. It takes
//! a while for a large import, and the transaction that writes keeps everybody's messages waiting.

use super::{Bundle, BundleArticle};
use crate::{
    http::{Checks, guarded_lines},
    knowledge::{types::Content, writing},
    safety::Policy,
};

const SECRET: &str = "it holds what looks like a recovery phrase, a key or another secret";
const TAKE_OUT: &str = "take it out, and use nothing real as an example";

/// Leaves out, and tells, what holds a secret or cannot be an article, and judges what is to be published. What is `trusted` is
/// not judged: the program brought it along.
pub(super) fn screen(bundle: &mut Bundle, trusted: bool, publish: bool, brand: &str, policy: &Policy) {
    let mut problems = Vec::new();
    bundle.categories.retain(|it| {
        let clean = trusted || !any_secret(it.titles.values().chain([&it.slug]));
        if !clean {
            problems.push((it.slug.clone(), SECRET.to_owned(), TAKE_OUT));
        }
        clean
    });
    bundle.topics.retain_mut(|topic| {
        let file = topic.articles.first().map_or(&topic.slug, |it| &it.file).clone();
        let told = topic.questions.values().flatten().chain(&topic.tags).chain(&topic.intents);
        if !trusted && any_secret(told.chain([&topic.slug, &topic.category])) {
            problems.push((file, SECRET.to_owned(), TAKE_OUT));
            return false;
        }
        let read = topic.articles.len();
        topic.articles.retain_mut(|it| match fault(it, trusted) {
            Some((what, how)) => {
                problems.push((it.file.clone(), what, how));
                false
            }
            None => {
                if publish && !trusted {
                    it.refusals = writing::refusals(&it.content, brand, policy);
                    it.published_refusals = it
                        .published
                        .as_ref()
                        .map(|it| writing::refusals(it, brand, policy))
                        .unwrap_or_default();
                }
                true
            }
        });
        // Without anything to read it is no topic.
        read == 0 || !topic.articles.is_empty()
    });
    for (file, what, how) in problems {
        bundle.problem(&file, 1, &what, how);
    }
}

/// Why an article cannot be taken, and how to mend it. What can be is kept as all articles are, without needless spaces.
fn fault(it: &mut BundleArticle, trusted: bool) -> Option<(String, &'static str)> {
    for content in [Some(&mut it.content), it.published.as_mut()].into_iter().flatten() {
        let mut checks = Checks::new();
        checks.language("lang", &it.lang);
        *content = writing::checked(&mut checks, std::mem::take(content));
        if let Err(problem) = checks.done() {
            return Some((problem.detail.replace("content.", ""), "mend the file"));
        }
        if let Some(mistake) = writing::mistaken(content).pop() {
            return Some((mistake.words(), "mend the file"));
        }
        let Content { title, summary, questions, body } = content;
        if !trusted && any_secret([&*title, summary, body].into_iter().chain(&*questions)) {
            return Some((SECRET.to_owned(), TAKE_OUT));
        }
    }
    None
}

fn any_secret<'a>(mut texts: impl Iterator<Item = &'a String>) -> bool {
    texts.any(|it| guarded_lines(it.clone()) != *it)
}
