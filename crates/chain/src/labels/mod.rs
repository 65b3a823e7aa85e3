//! Lists of known addresses that others keep: who is under sanctions, who steals, whose an address is. They come in the formats in which
//! they are published; see [`read`].

mod read;
mod rows;
#[cfg(test)]
mod tests;

pub use read::{Format, ReadList, Reading, read};
pub use rows::BadLine;

use crate::platform::{Label, spelling};
use std::collections::HashMap;

/// How many addresses a list may name.
pub const MOST: usize = 200_000;
/// How many entries a list may have, those that say nothing among them.
pub const ROWS: usize = 500_000;
/// How many bad lines are shown.
pub const SAMPLES: usize = 20;

/// What lists say, ready to be asked.
#[derive(Clone, Debug, Default)]
pub struct Labels(HashMap<String, Vec<Label>>);

impl Labels {
    /// With what one more list says. What the same list says of an address twice counts once.
    pub fn add(&mut self, labels: impl IntoIterator<Item = Label>) {
        for mut label in labels {
            let known = self.0.entry(spelling(&std::mem::take(&mut label.address))).or_default();
            if !known.contains(&label) {
                known.push(label);
            }
        }
    }

    /// What is said of an address in its one spelling, on whichever network.
    pub(crate) fn of(&self, address: &str) -> &[Label] {
        self.0.get(address).map_or(&[], Vec::as_slice)
    }

    /// How many addresses they name.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether they name none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
