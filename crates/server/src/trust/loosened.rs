//! The watch over the watch: whatever makes it see less, or lets somebody past it, is told to all who watch, whether it needed a
//! second person or not. What is tightened is nobody's alarm.

use super::{
    Trust,
    alerts::{self, Severity},
    reading::{Reader, ReaderKind},
    watch::{Rule, Unusual},
};
use crate::{
    access::{Permission, TokenMade, Who},
    app::App,
    events::{Actor, Journal},
    http::Problem,
    jobs::{Job, JobError},
    words::words,
    workspace::FieldOpened,
};
use ombud_base::{
    Time,
    id::{StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

words! {
    /// What was loosened.
    Loosening {
        /// A rule of the watch: a threshold, a budget, the masks.
        Rule = "rule",
        /// A planted customer was given up.
        Canary = "canary",
        /// A programme gets personal data in clear.
        Token = "token",
        /// A webhook gets personal data in clear, or more of it, or somewhere else.
        Webhook = "webhook",
        /// Somebody may see more than twice their own day's budget.
        Grant = "grant",
        /// The values of a custom field are masked no more, or it was deleted: another one of its key may show them.
        Field = "field",
    }
}

/// One change by which the watch sees less, as an alert shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Loosened {
    /// When.
    pub at: Time,
    /// What.
    pub what: Loosening,
    /// Which: the rule's name, what the token is called, the webhook's host, what was granted (`reveals`, `files`), the field's label. Of a canary nothing:
    /// which they are is for those who plant them.
    #[schema(example = "listed_per_hour")]
    pub of: String,
    /// To whom it was granted.
    pub person: Option<StaffId>,
    /// What it said before; of what is new, nothing.
    #[schema(example = "300")]
    pub from: Option<String>,
    /// What it says now: a number, names of permissions, kinds of events.
    #[schema(example = "10000")]
    pub to: String,
}

impl Loosened {
    /// A change, without a person.
    pub fn new(at: Time, what: Loosening, of: impl Into<String>, from: Option<String>, to: String) -> Self {
        Self { at, what, of: of.into(), person: None, from, to }
    }
}

/// Raises the alert that somebody made the watch see less, or adds to it; nothing where nothing was loosened.
///
/// # Errors
/// As the database says.
pub fn note_loosened(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    who: &Who,
    changes: Vec<Loosened>,
) -> Result<(), DbError> {
    raise(tx, app, journal, Reader::of(who), changes)
}

fn raise(
    tx: &mut Tx<'_>,
    app: &App,
    journal: &mut Journal,
    reader: Reader,
    changes: Vec<Loosened>,
) -> Result<(), DbError> {
    if changes.is_empty() {
        return Ok(());
    }
    let counted = i64::try_from(changes.len()).unwrap_or(i64::MAX);
    let unusual = Unusual { rule: Rule::Loosened, severity: Severity::High, counted, evidence: Vec::new() };
    alerts::raise_with(tx, app, journal, reader, unusual, changes)
}

/// The job of [`crate::access::TOKEN_MADE`].
pub(super) async fn token_made(trust: Trust, job: Job) -> Result<(), JobError> {
    let TokenMade { by, at, name, scopes } = job.read()?;
    let scopes: Vec<&str> = scopes.iter().map(|it: &Permission| it.name()).collect();
    let change = Loosened::new(at, Loosening::Token, name, None, scopes.join(", "));
    later(trust, job.workspace, Reader { kind: ReaderKind::Staff, id: by.0 }, change).await
}

/// The job of [`crate::workspace::FIELD_OPENED`].
pub(super) async fn field_opened(trust: Trust, job: Job) -> Result<(), JobError> {
    let FieldOpened { by, at, label } = job.read()?;
    let change = Loosened::new(at, Loosening::Field, label, Some("true".into()), "false".into());
    later(trust, job.workspace, Reader::of(&by), change).await
}

/// Raises it for what a capability below this one did.
async fn later(trust: Trust, ws: WorkspaceId, reader: Reader, change: Loosened) -> Result<(), JobError> {
    let app: App = App::clone(&trust);
    let written = trust.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, Actor::System, app.now())?;
        raise(tx, &app, &mut journal, reader, vec![change.clone()])?;
        Ok(journal.close(tx, &app.hub)?)
    });
    Ok(written.await?)
}
