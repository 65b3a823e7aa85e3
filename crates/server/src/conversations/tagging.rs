//! Tags of cases.

use super::{changes::Changes, store, types::Activity};
use crate::http::Problem;
use ombud_base::id::{CaseId, ConversationId, TagId};
use ombud_db::{Tx, sql};

/// Adds tags to a case; those that were deleted meanwhile are left out.
pub(crate) fn add_tags(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
    conversation: ConversationId,
    tags: &[TagId],
) -> Result<(), Problem> {
    if tags.is_empty() {
        return Ok(());
    }
    let ws = changes.journal.workspace;
    let mut all = store::case_tags(tx, ws, id)?;
    for tag in tags {
        let known = tx.maybe(
            sql!("SELECT id FROM tags WHERE workspace_id = $1 AND id = $2"),
            &[ws.into(), (*tag).into()],
            |row| row.get::<TagId>(0),
        )?;
        all.extend(known);
    }
    retag(tx, changes, id, conversation, &all, "Ombud")
}

/// Says which tags a case has, with a line for each that is new or gone.
pub(super) fn retag(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    id: CaseId,
    conversation: ConversationId,
    tags: &[TagId],
    by: &str,
) -> Result<(), Problem> {
    let ws = changes.journal.workspace;
    let before = store::case_tags(tx, ws, id)?;
    let mut wanted = tags.to_vec();
    wanted.sort_unstable();
    wanted.dedup();
    for (code, tags) in [
        ("tagged", wanted.iter().filter(|it| !before.contains(it)).collect::<Vec<_>>()),
        ("untagged", before.iter().filter(|it| !wanted.contains(it)).collect()),
    ] {
        for tag in tags {
            let name: Option<String> = tx.maybe(
                sql!("SELECT name FROM tags WHERE workspace_id = $1 AND id = $2"),
                &[ws.into(), (*tag).into()],
                |row| row.get(0),
            )?;
            let name = match name {
                Some(name) => name,
                None if code == "untagged" => continue,
                None => return Err(Problem::invalid("tags", "has one that does not exist")),
            };
            changes.note_activity(
                conversation,
                Activity::new(code, [("tag", name), ("by", by.to_owned())]),
                false,
            )?;
        }
    }
    store::set_case_tags(tx, ws, id, &wanted)?;
    Ok(())
}
