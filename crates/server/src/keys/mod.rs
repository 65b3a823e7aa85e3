//! Keys: what seals everything personal, and what opens it again.
//!
//! Three levels. A **data key** seals values: one for each customer, and for each workspace one for what is no customer's
//! (staff, settings, credentials) and one under which search tokens are made. The workspace's **workspace key** wraps its data
//! keys, the installation's **root key** wraps the workspace keys, and the root key is in no database: see [`root`].
//!
//! A capability that stores something personal calls [`sealing`] before it writes, and seals each cell with its
//! [`Place`](ombud_base::sealed::Place), so that a cell which is moved does not open; rows are read with
//! [`Row::open`](ombud_db::Row::open). What cannot be opened because its customer was erased reads as nothing; what cannot be
//! opened for any other reason is an error.

mod chain;
pub mod columns;
pub mod kms;
pub mod renew;
pub mod root;
mod salt;
mod store;

pub use chain::{Keychain, Owner, index_key, open_bytes, prepare, seal_of, seal_own, sealing};
pub use salt::{Salt, salted, unsalted};
pub use store::{destroy, keys_of, load};
