use ombud_base::id::{HostListId, RevisionId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};

/// What the bad hosts of a workspace are read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sources {
    /// Hosts that the workspace blocks itself.
    pub(super) blocked: Vec<String>,
    /// The enabled lists.
    pub(super) lists: Vec<(HostListId, RevisionId)>,
}

/// What a policy is made of.
pub(super) struct Rules {
    pub(super) official: Vec<String>,
    pub(super) sources: Sources,
}

pub(super) fn settings_pos(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<i64, DbError> {
    tx.one(sql!("SELECT settings_pos FROM event_heads WHERE workspace_id = $1"), &[ws.into()], |row| {
        row.get(0)
    })
}

pub(super) fn rules(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Rules, DbError> {
    let hosts: Vec<(String, String)> = tx.all(
        sql!("SELECT standing, host FROM safety_hosts WHERE workspace_id = $1 ORDER BY id"),
        &[ws.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let lists = tx.all(
        sql!(
            "SELECT id, revision FROM host_lists WHERE workspace_id = $1 AND enabled = TRUE AND revision IS NOT NULL ",
            "ORDER BY id"
        ),
        &[ws.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let (official, blocked): (Vec<_>, Vec<_>) =
        hosts.into_iter().partition(|(standing, _)| standing == "official");
    let host = |(_, host)| host;
    Ok(Rules {
        official: official.into_iter().map(host).collect(),
        sources: Sources { blocked: blocked.into_iter().map(host).collect(), lists },
    })
}

/// The pieces of a list's text, in order.
pub(super) fn parts(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    list: HostListId,
    revision: RevisionId,
) -> Result<Vec<Vec<u8>>, DbError> {
    tx.all(
        sql!(
            "SELECT data FROM host_list_parts WHERE workspace_id = $1 AND list_id = $2 AND revision = $3 ORDER BY part"
        ),
        &[ws.into(), list.into(), revision.into()],
        |row| row.get(0),
    )
}
