//! Answers that nobody may see: after a while they are brought by another way, which a job is for.

use crate::app::App;
use ombud_base::id::{ConversationId, WorkspaceId};
use ombud_db::{DbError, Tx};
use serde_json::json;

/// The job that looks whether an answer was seen, and brings it where it was not; its key is the conversation. Who can
/// bring it has the handler.
pub const MISSED: &str = "mail.missed";
/// How long an answer may stay unseen.
const PATIENCE_SECONDS: i64 = 120;

/// Somebody has answered, or the bot has news: if the customer does not see it within two minutes, they get it by mail. Each
/// further answer begins the wait anew, so that several go in one mail.
///
/// # Errors
/// As the database says.
pub fn answered(
    app: &App,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
) -> Result<(), DbError> {
    if !app.config.mail.is_configured() {
        return Ok(());
    }
    let at = app.now().plus_seconds(PATIENCE_SECONDS);
    app.jobs.enqueue(tx, ws, MISSED, &conversation.to_string(), &json!({}), at)
}
