//! Events: facts that happened, appended in the same transaction as the rows that they change.
//!
//! A write that changes anything goes through a [`Journal`]. Opening it locks the workspace's head, so positions are
//! gapless and appear in order on both engines, writers of one workspace take turns, and what is kept beside the rows
//! (the counts of the views) is exact. Closing it writes the events and hands the [`Notice`]s to the realtime hub
//! after the commit.
//!
//! Each event is a leaf of the workspace's ledger ([`Leaf`]): its entry is committed with it, and the tree's edge with the head.
//!
//! To add an event, add its kind to [`kinds`] and call [`Journal::event`] where the rows change.

mod held;
mod journal;
pub mod kinds;
mod leaf;
mod read;
mod signed;

pub use held::{events_of, events_of_kind};
pub use journal::{Actor, Journal, edge_of, place_of_data};
pub use leaf::Leaf;
pub(crate) use read::logged_columns;
pub use read::{Event, Logged, logged, logged_row, read_events};
pub use signed::{LastSigned, begin};
