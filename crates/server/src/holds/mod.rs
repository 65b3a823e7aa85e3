//! Legal holds: what a court, an authority or an inquiry needs is kept, whatever a rule says or somebody asks for.
//!
//! A hold is set on a customer or on one of their cases, and keeps **everything of that customer**: cases can be merged and
//! split, and a hold that followed one of them could be walked around by whoever may do that. Whatever destroys asks
//! [`refuse`], or leaves out in its question to the database whom [`not_held`] leaves out.

mod actions;
mod store;

pub use actions::{New, lift, refuse, set};
pub use store::{Hold, Wanted, is_held, list, one};

/// The shortest and the longest reason, in code points.
pub const REASON: (usize, usize) = (3, 500);
/// The most holds that are in force at once.
pub const MOST: i64 = 10_000;

/// A condition of SQL: the customer in this column has no hold. The workspace is `$1`.
macro_rules! not_held {
    ($customer:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM legal_holds h WHERE h.workspace_id = $1 AND h.customer_id = ",
            $customer,
            " AND h.lifted_at IS NULL)"
        )
    };
}
pub(crate) use not_held;
