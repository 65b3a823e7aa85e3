//! Which of a set of intents a message has, or none of them: linear classifiers over words and parts of words and a small
//! network beside them, trained on the machine in seconds from labelled lines in any mix of languages.
//!
//! [`train`] learns the classes, and from parts of the examples that it keeps back how sure an answer is: the chance that the
//! message is in scope *and* the best class is right. Classes that are kept back as a whole stand for what is out of scope;
//! examples labelled [`OUT_OF_SCOPE`] do as well, when there are any. [`Model::to_bytes`] keeps what was learnt.

mod bytes;
mod confidence;
mod hidden;
mod linear;
mod model;
mod train;

#[cfg(test)]
mod tests;

pub use model::{Guess, Model, ModelError};
pub use train::{Example, sum_of, threshold_for, train};

/// The label of what no class covers: hand over to a person.
pub const OUT_OF_SCOPE: &str = "oos";
