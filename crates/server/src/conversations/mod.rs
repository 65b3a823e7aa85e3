//! Cases, conversations and messages.
//!
//! A **case** is the unit of work and has the state, the owner and the clocks; a **conversation** is a numbered list of
//! messages with a customer in one inbox. Every message comes in by [`post`], every other change of a case is one of
//! [`actions`], [`merge`], [`scheduled`], [`ratings`]; all of them collect what they change in [`changes`].

pub mod actions;
pub mod alarms;
mod api;
mod asker;
pub mod assisted;
pub mod changes;
mod clocked;
mod counts;
mod desk;
pub(crate) mod erasing;
pub(crate) mod expiring;
mod exposed;
pub mod forms;
mod hand_over;
pub(crate) mod held;
pub mod list;
pub mod merge;
mod message_rows;
mod missed;
pub(crate) mod needs;
pub mod outbound;
pub mod people;
mod places;
pub mod post;
mod quiet;
pub mod ratings;
pub(crate) mod reading;
pub mod revealing;
pub mod scheduled;
mod split;
mod store;
pub(crate) mod subjects;
pub(crate) mod tagging;
mod talked;
pub mod tally;
mod thefts;
pub mod thread;
pub mod types;
mod updates;
pub mod view;
pub mod waits;
pub mod was_it_you;

pub use api::{Messages, routes};
pub use asker::Asker;
pub use assisted::Assisted;
pub use clocked::promise_updates;
pub use desk::{Desk, Overwritten};
pub use exposed::opens_wallet;
pub use missed::{MISSED, answered as bring_unseen};

use crate::{
    clocks::UPDATE_MISSED,
    http::Problem,
    jobs::{Handler, Job, JobError, standard_back_off},
    staff::HAND_OVER,
    workspace::AUTO_RESOLVE,
};

/// The job that finds the team of a case that no bot talks in; its key is the case. How a message is read is no business of this
/// capability: the one that knows does the work.
pub const ROUTE: &str = "case.route";

/// The job that takes silence after an answer for a yes; the capability that answers does the work.
pub const ASSUME: &str = "bot.assume";
/// How long a customer may be silent after an answer until it is taken to have helped.
pub const SILENCE_SECONDS: i64 = 24 * 3600;
/// The type of case whose coins are followed.
pub const THEFT: &str = "theft";
/// The job that follows the coins of a theft; its key is the case. Who asks the networks does the work.
pub const FOLLOW: &str = "theft.follow";

/// Its durable jobs.
pub fn jobs(desk: &Desk) -> Vec<Handler> {
    vec![
        Handler::new(scheduled::SEND, desk, scheduled::send, standard_back_off),
        Handler::new(ratings::ASK, desk, ratings::ask_later, standard_back_off),
        Handler::new(actions::WAKE, desk, wake_job, standard_back_off),
        Handler::new(AUTO_RESOLVE, desk, quiet::run, standard_back_off),
        Handler::new(split::SCRUB, desk, split::scrub, standard_back_off),
        Handler::new(UPDATE_MISSED, desk, updates::missed, standard_back_off),
        Handler::new(HAND_OVER, desk, hand_over::run, standard_back_off),
    ]
}

async fn wake_job(app: Desk, job: Job) -> Result<(), JobError> {
    let case = job.key.parse().map_err(|_| JobError::Final("key".into()))?;
    let (inner, ws) = (app.clone(), job.workspace);
    app.db.write::<_, Problem, _>(move |tx| actions::wake(&inner, tx, ws, None, case)).await?;
    Ok(())
}
