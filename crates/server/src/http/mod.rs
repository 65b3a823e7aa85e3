//! HTTP: what requests bring and answers carry, problems, the guarded way out.

mod address;
mod body;
mod check;
mod idempotency;
mod outward;
mod problem;
mod shape;

pub use address::{ClientAddress, client_address, is_trusted, parse_network};
pub use body::{
    Body, Confidential, LongTexts, Page, Paging, Params, PathOf, Written, decode_cursor, encode_cursor,
    guard, guarded, guarded_lines,
};
pub use check::{Checks, present};
pub use idempotency::once;
pub use outward::{Outward, Reach};
pub use problem::{Code, FieldProblem, Problem, ProblemBody};
