//! Cases, conversations and messages.
//!
//! A **case** is the unit of work and has the state, the owner and the clocks; a **conversation** is a numbered list of
//! messages with a customer in one inbox. Every message comes in by [`post`], every other change of a case is one of
//! [`actions`], [`merge`], [`scheduled`], [`ratings`]; all of them collect what they change in [`changes`].

pub mod actions;
mod api;
pub mod changes;
mod clocked;
mod exposed;
mod hand_over;
pub mod list;
pub mod merge;
pub mod outbound;
pub mod people;
pub mod post;
mod quiet;
pub mod ratings;
pub(crate) mod reading;
pub mod scheduled;
mod split;
mod store;
pub mod thread;
pub mod types;
pub mod view;

pub use api::{Messages, routes};
pub(crate) use hand_over::hand_over_later;

use crate::jobs::{Handler, standard_back_off};
use futures_util::FutureExt;

/// Its durable jobs.
pub fn jobs() -> Vec<Handler> {
    vec![
        Handler {
            kind: scheduled::SEND,
            run: |app, job| scheduled::send(app, job).boxed(),
            back_off: standard_back_off,
        },
        Handler {
            kind: ratings::ASK,
            run: |app, job| ratings::ask_later(app, job).boxed(),
            back_off: standard_back_off,
        },
        Handler {
            kind: actions::WAKE,
            run: |app, job| wake_job(app, job).boxed(),
            back_off: standard_back_off,
        },
        Handler {
            kind: crate::workspace::AUTO_RESOLVE,
            run: |app, job| quiet::run(app, job).boxed(),
            back_off: standard_back_off,
        },
        Handler {
            kind: split::SCRUB,
            run: |app, job| split::scrub(app, job).boxed(),
            back_off: standard_back_off,
        },
        Handler {
            kind: hand_over::HAND_OVER,
            run: |app, job| hand_over::run(app, job).boxed(),
            back_off: standard_back_off,
        },
    ]
}

async fn wake_job(app: crate::app::App, job: crate::jobs::Job) -> Result<(), crate::jobs::JobError> {
    let case = job.key.parse().map_err(|_| crate::jobs::JobError::Final("key".into()))?;
    let (inner, ws) = (app.clone(), job.workspace);
    app.db.write::<_, crate::http::Problem, _>(move |tx| actions::wake(&inner, tx, ws, None, case)).await?;
    Ok(())
}
