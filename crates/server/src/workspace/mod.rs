//! What a workspace sets once: its name and rules, tags, canned replies, custom fields.
//!
//! Every change of a setting, here and in the other capabilities, is told by [`settings_changed`], so that the record of
//! who changed what has one form and caches know when they are stale.

mod canned_replies;
mod event_kinds;
mod fields;
mod settings;
mod tags;

pub use canned_replies::CannedReply;
pub use fields::{FieldDef, FieldType, Subject, field_defs, missing_to_resolve, validate_fields};
pub(crate) use settings::checked_languages;
pub use settings::{AUTO_RESOLVE, Csat, Settings, WorkspaceView, settings};
pub use tags::Tag;

use crate::{
    app::App,
    events::{Journal, kinds},
    http::{Code, Problem},
};
use ombud_base::id::{TeamId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use serde_json::json;
use utoipa_axum::{router::OpenApiRouter, routes};

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(settings::show_workspace, settings::change_workspace))
        .routes(routes!(tags::list_tags, tags::create_tag))
        .routes(routes!(tags::show_tag, tags::change_tag, tags::delete_tag))
        .routes(routes!(canned_replies::list_canned_replies, canned_replies::create_canned_reply))
        .routes(routes!(
            canned_replies::show_canned_reply,
            canned_replies::change_canned_reply,
            canned_replies::delete_canned_reply
        ))
        .routes(routes!(canned_replies::use_canned_reply))
        .routes(routes!(fields::list_fields, fields::create_field))
        .routes(routes!(fields::show_field, fields::change_field, fields::delete_field))
        .routes(routes!(event_kinds::list_event_kinds))
}

/// What happened to a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Created,
    /// It says something else now.
    Changed,
    /// It is gone.
    Deleted,
}

/// Tells that a setting changed: `subject` is its kind in the words of the API (`tag`, `inbox` …), `value` what it says
/// now, or said before it was deleted. Never put a secret into it.
pub fn settings_changed(
    journal: &mut Journal,
    subject: &str,
    id: impl Serialize,
    change: Change,
    value: &impl Serialize,
) {
    let change = match change {
        Change::Created => "created",
        Change::Changed => "changed",
        Change::Deleted => "deleted",
    };
    let data = json!({ "subject": subject, "id": id, "change": change, "value": value });
    journal.event(kinds::SETTINGS_CHANGED, None, &data);
}

/// Refuses the `most + 1`st of a kind that is always listed whole.
pub(crate) fn room_for_one_more(count: i64, most: i64) -> Result<(), Problem> {
    if count < most {
        return Ok(());
    }
    Err(Problem::new(
        Code::Conflict,
        format!("There are {most} already, which is the most. Delete one first."),
    ))
}

/// Whether there is such a team.
pub(crate) fn team_exists(tx: &mut Tx<'_>, workspace: WorkspaceId, team: TeamId) -> Result<bool, DbError> {
    let found = tx.maybe(
        sql!("SELECT id FROM teams WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), team.into()],
        |row| row.get::<TeamId>(0),
    )?;
    Ok(found.is_some())
}
