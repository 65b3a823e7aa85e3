//! What every part of Ombud shares and nothing of it does I/O: typed [ids](id), [`Time`] and [`Clock`], [`Random`],
//! [`Secret`], and [`Value`]/[`Cell`], the data that passes between the domain and a database.
//!
//! Time and randomness are always arguments, so that a test can fix them.

pub mod id;
pub mod keyring;
mod random;
pub mod sealed;
mod secret;
mod time;
mod value;

pub use keyring::Keyring;
pub use random::Random;
pub use secret::Secret;
pub use time::{Clock, Time};
pub use uuid::Uuid;
pub use value::{Cell, CellError, FromCell, Value};
