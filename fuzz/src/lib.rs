//! What each fuzz target does with its input. A target fails by a panic: of the code that it calls, or of what it asserts.
//! `./x fuzz` runs them.

mod answers;
mod documents;
mod text;

pub use answers::chain_answers;
pub use documents::{ledger_file, note, timestamp};
pub use text::{guard, links, search, wallet};
