//! One SQL text on two engines.
//!
//! [`Db`] is SQLite (one writer thread that commits in groups, readers beside it) or PostgreSQL (a pool). Both take the
//! same statements: parameters are `$1 … $n`, types are BIGINT, BOOLEAN, DOUBLE PRECISION, TEXT, BYTEA and UUID, and a
//! trailing `FOR UPDATE` locks rows on PostgreSQL and is left out on SQLite, whose writers take turns anyway.
//!
//! Domain code runs in closures over [`Tx`], a blocking handle, so that it is compiled once and reads top to bottom:
//!
//! ```ignore
//! let name: Option<String> = db.read(move |tx| {
//!     tx.maybe(sql!("SELECT name FROM teams WHERE workspace_id = $1 AND id = $2"), &[ws.into(), id.into()], |row| row.get(0))
//! }).await?;
//! ```
//!
//! To add a statement, write it inside [`sql!`]; a test prepares every such text on both engines. To add a table, add
//! a migration in `migrations/` that both engines accept.

#[doc(hidden)]
pub use inventory;

mod checkpoint;
pub mod copy;
mod engine;
mod error;
mod gather;
mod job;
mod migrate;
mod postgres;
mod row;
mod sqlite;
mod tls;
mod tx;
mod wide;

pub use engine::{Db, Engine, Options};
pub use error::DbError;
pub use migrate::{pending, schema_version};
pub use ombud_base::{Cell, FromCell, Value};
pub use row::{Reader, Row};
pub use tls::{Protection, protection};
pub use tx::{LoadKeys, Tx};

/// A statement that [`sql!`] has collected.
pub struct Statement {
    /// The text, with `$n` parameters.
    pub text: &'static str,
    /// The file that holds it.
    pub file: &'static str,
}

inventory::collect!(Statement);

/// Every statement that the program declares by [`sql!`].
pub fn statements() -> impl Iterator<Item = &'static Statement> {
    inventory::iter::<Statement>.into_iter()
}

/// Declares a statement: yields its text as `&'static str` and registers it, so that a test can prepare it on both
/// engines. Takes one or more literals, which are joined.
#[macro_export]
macro_rules! sql {
    ($($part:tt)+) => {{
        const TEXT: &str = concat!($($part)+);
        $crate::inventory::submit! { $crate::Statement { text: TEXT, file: file!() } }
        TEXT
    }};
}
