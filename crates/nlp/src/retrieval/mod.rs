//! From a question to the article that answers it, in any language: BM25F over words, pairs of words and parts of words.
//!
//! An [`Index`] keeps the articles of each language apart, since how rare a word is must be told within its language, or all of
//! them together, for questions whose language is not known. Parts of words stand in for a stemmer;
//! scripts without spaces are cut into runs of one to three characters. There are no lists of stop words: what is frequent
//! among the articles counts little by itself.
//!
//! ```
//! use ombud_nlp::retrieval::{Article, Index};
//!
//! let article = |id: &str, body: &str| Article { id: id.into(), lang: "en".into(), body: body.into(), ..Article::default() };
//! let index = Index::new(vec![
//!     article("fees", "Fees depend on how full the blocks are."),
//!     article("seed", "Write the recovery phrase on paper and keep it safe."),
//! ]);
//! let hits = index.search("where do I keep my recovery phrases?", Some("en"), 10);
//! assert_eq!(hits[0].id, "seed");
//! ```

mod build;
mod extract;
mod index;
mod part;
mod terms;

#[cfg(test)]
mod tests;

pub use extract::Section;
pub use index::{Article, Hit, Index};
