//! Learning: staff says what messages are about, and the classifier is taught by it; questions that the bot had no answer to are
//! gathered, so that somebody writes the article.
//!
//! Nothing that a customer wrote is copied: a correction says *where* the words stand, and they are read there when they are
//! learnt from. Words that were erased, expired or cut out since are learnt from no more.
//!
//! [`retrain`] learns in the background, with a low priority, from the lines that ship and from the corrections; a new classifier
//! takes the place of the old one only if it is no worse on lines that neither has seen. Each version's figures stay, and a click
//! goes back to an earlier one.

mod corrections;
mod lessons;
mod listed;
mod models;
mod retrain;
mod unanswered;

#[cfg(test)]
mod tests;

pub use corrections::Correction;
pub(crate) use corrections::corrected;
pub use retrain::{learn_due, run};
pub(crate) use unanswered::note as note_unanswered;

use crate::{
    conversations::{Desk, reading},
    http::Problem,
    messages::{Author, Kind, MessageRow},
    understanding::Minds,
};
use ombud_base::id::{CaseId, WorkspaceId};
use ombud_db::{DbError, Tx};
use ombud_nlp::intents::Example;
use std::{ops::Deref, sync::Arc};
use tokio::sync::{Mutex, Notify};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Messages that are looked at for a customer's last words, and how many of the newest belong together.
const TAIL: i64 = 12;
const TOGETHER: usize = 3;
/// Characters of a question that are shown, and that become a form of the question in an article.
const SHOWN: usize = 200;

/// The desk with what it learns. Cheap to clone.
#[derive(Clone)]
pub struct Learner {
    desk: Desk,
    /// By what messages are read.
    pub minds: Minds,
    /// Rings when something may be due sooner than before.
    wake: Arc<Notify>,
    /// One learns at a time: whoever comes second finds that there is nothing left to learn.
    turn: Arc<Mutex<()>>,
    /// The lines that are learnt from beside the corrections.
    base: fn() -> Vec<Example>,
}

impl Learner {
    /// Of these parts.
    pub fn new(desk: Desk, minds: Minds) -> Self {
        Self { desk, minds, wake: Arc::default(), turn: Arc::default(), base: lessons::shipped }
    }

    /// The same with other lines than those that ship.
    #[must_use]
    pub fn with_base(mut self, base: fn() -> Vec<Example>) -> Self {
        self.base = base;
        self
    }
}

impl Deref for Learner {
    type Target = Desk;
    fn deref(&self) -> &Desk {
        &self.desk
    }
}

impl axum::extract::FromRef<Learner> for crate::app::App {
    fn from_ref(learner: &Learner) -> Self {
        Self::from_ref(&learner.desk)
    }
}

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Learner> {
    OpenApiRouter::new()
        .routes(routes!(corrections::set_meaning, corrections::withdraw_meaning))
        .routes(routes!(listed::list_corrections))
        .routes(routes!(corrections::withdraw_correction))
        .routes(routes!(models::show_quality))
        .routes(routes!(models::use_model))
        .routes(routes!(models::learn_now))
        .routes(routes!(unanswered::list_unanswered))
        .routes(routes!(unanswered::settle_unanswered))
        .routes(routes!(unanswered::draft_from_unanswered))
}

/// What somebody wrote, and where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// Of the newest messages so many as belong together, in one text.
    pub text: String,
    /// Where they stand, the oldest first.
    pub positions: Vec<i64>,
}

/// What the customer of a case wrote last.
///
/// # Errors
/// As the database says.
pub(crate) fn last_words(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Written, Problem> {
    let Some(conversation) = reading::latest_conversation(tx, ws, case)? else {
        return Ok(Written::default());
    };
    let mut own = reading::public_before(tx, ws, conversation, i64::MAX, TAIL)?;
    own.retain(is_question);
    own.sort_unstable_by_key(|it| it.pos);
    Ok(Written::of(own.get(own.len().saturating_sub(TOGETHER)..).unwrap_or_default()))
}

impl Written {
    fn of(rows: &[MessageRow]) -> Self {
        let bodies: Vec<&str> = rows.iter().map(|it| it.body.trim()).collect();
        Self { text: bodies.join("\n"), positions: rows.iter().map(|it| it.pos).collect() }
    }
}

/// What stands at these positions, if any of it still does, with the case that it is in.
fn written_at(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    positions: &[i64],
) -> Result<Option<(Written, CaseId)>, DbError> {
    Ok(written_at_each(tx, ws, &[positions])?.pop().flatten())
}

/// The same for many lists of positions, in their order, read at once.
fn written_at_each(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    all: &[&[i64]],
) -> Result<Vec<Option<(Written, CaseId)>>, DbError> {
    let mut rows = reading::messages_at(tx, ws, &all.concat())?.into_iter();
    let mut written = |positions: &[i64]| {
        let own = rows.by_ref().take(positions.len()).flatten();
        let mut found: Vec<(MessageRow, CaseId)> = own.filter(|it| is_question(&it.0)).collect();
        found.sort_unstable_by_key(|it| it.0.pos);
        let case = found.last()?.1;
        let rows: Vec<MessageRow> = found.into_iter().map(|it| it.0).collect();
        Some((Written::of(&rows), case))
    };
    Ok(all.iter().map(|it| written(it)).collect())
}

/// Words as they stand in a list: in one line, masked, cut off where they are long.
fn in_line(words: &Written, mask: impl FnOnce(&str) -> String) -> String {
    let line = words.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let masked = mask(&line);
    match masked.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", masked.get(..end).unwrap_or_default().trim_end()),
        None => masked,
    }
}

fn is_question(row: &MessageRow) -> bool {
    row.kind == Kind::Message && row.author == Author::Customer && !row.erased && !row.body.trim().is_empty()
}

/// Positions as they are stored.
fn stored(positions: &[i64]) -> String {
    serde_json::to_string(positions).unwrap_or_default()
}

fn positions(stored: &str) -> Result<Vec<i64>, DbError> {
    serde_json::from_str(stored).map_err(|error| DbError::Statement(format!("positions: {error}")))
}
