//! What a workspace sets once: its name and rules, tags, canned replies, custom fields.

mod canned_replies;
mod event_kinds;
mod fields;
mod settings;
mod tags;

pub use canned_replies::CannedReply;
pub use fields::{
    FIELD_OPENED, FieldDef, FieldOpened, FieldType, Subject, field_defs, missing_to_resolve, open_fields,
    validate_fields,
};
pub(crate) use settings::checked_languages;
pub use settings::{AUTO_RESOLVE, WorkspaceView, require_factor};
pub use tags::Tag;

use crate::app::App;
use ombud_base::id::{TeamId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
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

/// Whether there is such a team.
pub(crate) fn team_exists(tx: &mut Tx<'_>, workspace: WorkspaceId, team: TeamId) -> Result<bool, DbError> {
    let found = tx.maybe(
        sql!("SELECT id FROM teams WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), team.into()],
        |row| row.get::<TeamId>(0),
    )?;
    Ok(found.is_some())
}
