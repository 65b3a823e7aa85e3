//! Events: facts that happened, appended in the same transaction as the rows that they change.
//!
//! A write that changes anything goes through a [`Journal`]. Opening it locks the workspace's head, so positions are
//! gapless and appear in order on both engines, writers of one workspace take turns, and what is kept beside the rows
//! (the counts of the views) is exact. Closing it writes the events and hands the [`Notice`]s to the realtime hub
//! after the commit.
//!
//! To add an event, add its kind to [`kinds`] and call [`Journal::event`] where the rows change.

mod held;
mod journal;
pub mod kinds;

pub use held::events_of;
pub use journal::{Actor, Event, Journal, read_events};
