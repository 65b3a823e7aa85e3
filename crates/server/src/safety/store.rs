//! The SQL of policies and block lists.

use super::{
    hosts::Standing,
    kinds::ChainLabelKind,
    types::{BlockList, ListNames},
};
use ombud_base::{
    Time,
    id::{BlockListId, RevisionId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};

/// What the bad hosts of a workspace are read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sources {
    /// Hosts that the workspace blocks itself.
    pub(super) blocked: Vec<String>,
    /// The enabled lists of hosts.
    pub(super) lists: Vec<(BlockListId, RevisionId)>,
}

/// An enabled list of addresses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct AddressSource {
    pub(super) list: BlockListId,
    pub(super) revision: RevisionId,
    /// What it is called, and what all its addresses are.
    pub(super) name: String,
    pub(super) label: Option<ChainLabelKind>,
}

/// What a policy is made of.
pub(super) struct Rules {
    pub(super) official: Vec<String>,
    pub(super) sources: Sources,
    pub(super) addresses: Vec<AddressSource>,
}

pub(super) fn settings_pos(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<i64, DbError> {
    tx.one(sql!("SELECT settings_pos FROM event_heads WHERE workspace_id = $1"), &[ws.into()], |row| {
        row.get(0)
    })
}

pub(super) fn rules(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Rules, DbError> {
    let hosts: Vec<(Standing, String)> = tx.all(
        sql!("SELECT standing, host FROM safety_hosts WHERE workspace_id = $1 ORDER BY id"),
        &[ws.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let lists: Vec<(ListNames, AddressSource)> = tx.all(
        sql!(
            "SELECT id, revision, names, name, label FROM block_lists WHERE workspace_id = $1 AND enabled = TRUE ",
            "AND revision IS NOT NULL AND removed_at IS NULL ORDER BY id"
        ),
        &[ws.into()],
        |row| {
            let source = AddressSource {
                list: row.get(0)?,
                revision: row.get(1)?,
                name: row.get(3)?,
                label: row.get(4)?,
            };
            Ok((row.get::<ListNames>(2)?, source))
        },
    )?;
    let (hosts_of, addresses): (Vec<_>, Vec<_>) =
        lists.into_iter().partition(|it: &(ListNames, AddressSource)| it.0 == ListNames::Hosts);
    let lists = hosts_of.into_iter().map(|it| (it.1.list, it.1.revision)).collect();
    let (official, blocked): (Vec<_>, Vec<_>) =
        hosts.into_iter().partition(|(standing, _)| *standing == Standing::Official);
    let host = |(_, host)| host;
    Ok(Rules {
        official: official.into_iter().map(host).collect(),
        sources: Sources { blocked: blocked.into_iter().map(host).collect(), lists },
        addresses: addresses.into_iter().map(|it| it.1).collect(),
    })
}

/// The pieces of a list's text, in order.
pub(super) fn parts(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    list: BlockListId,
    revision: RevisionId,
) -> Result<Vec<Vec<u8>>, DbError> {
    tx.all(
        sql!(
            "SELECT data FROM block_list_parts WHERE workspace_id = $1 AND list_id = $2 AND revision = $3 ORDER BY part"
        ),
        &[ws.into(), list.into(), revision.into()],
        |row| row.get(0),
    )
}

/// A block list as it is stored.
#[derive(Clone, Debug)]
pub(super) struct ListRow {
    pub(super) view: BlockList,
    pub(super) revision: Option<RevisionId>,
    /// The one before, which can be put in force again.
    pub(super) previous: Option<RevisionId>,
    /// Since when it is removed.
    pub(super) removed_at: Option<Time>,
    /// Of the text that was read last.
    pub(super) digest: Option<Vec<u8>>,
    /// What the list's server called that text.
    pub(super) version: Version,
}

impl ListRow {
    /// One that nothing was read of yet.
    pub(super) fn new(view: BlockList) -> Self {
        let version = Version::default();
        Self { view, revision: None, previous: None, removed_at: None, digest: None, version }
    }
}

/// What a server calls a text, so that it need not send it twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

macro_rules! list_columns {
    () => {
        "id, names, name, url, every_hours, enabled, label, sha256, format, entries, bad_lines, bad_samples, changed_at, \
         refreshed_at, error, created_at, revision, previous, removed_at, digest, etag, last_modified"
    };
}

fn list_row(row: &Row<'_>) -> Result<ListRow, DbError> {
    let mut row = row.reader();
    let mut view = BlockList {
        id: row.next()?,
        names: row.next()?,
        name: row.next()?,
        url: row.next()?,
        every_hours: row.next()?,
        enabled: row.next()?,
        label: row.next()?,
        sha256: row.next()?,
        format: row.next()?,
        entries: row.next()?,
        has_previous: false,
        bad_lines: row.next()?,
        bad_samples: serde_json::from_str(&row.next::<String>()?)
            .map_err(|error| DbError::Statement(format!("bad lines: {error}")))?,
        changed_at: row.next()?,
        refreshed_at: row.next()?,
        error: row.next()?,
        created_at: row.next()?,
    };
    let (revision, previous): (_, Option<RevisionId>) = (row.next()?, row.next()?);
    let (removed_at, digest) = (row.next()?, row.next()?);
    view.has_previous = previous.is_some();
    let version = Version { etag: row.next()?, last_modified: row.next()? };
    Ok(ListRow { view, revision, previous, removed_at, digest, version })
}

pub(super) fn lists(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Vec<ListRow>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            list_columns!(),
            " FROM block_lists WHERE workspace_id = $1 AND removed_at IS NULL ORDER BY name, id"
        ),
        &[ws.into()],
        list_row,
    )
}

/// A list that is not removed.
pub(super) fn list(tx: &mut Tx<'_>, ws: WorkspaceId, id: BlockListId) -> Result<Option<ListRow>, DbError> {
    Ok(any_list(tx, ws, id)?.filter(|it| it.removed_at.is_none()))
}

/// A list, also one that is removed and can be brought back.
pub(super) fn any_list(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    id: BlockListId,
) -> Result<Option<ListRow>, DbError> {
    tx.maybe(
        sql!("SELECT ", list_columns!(), " FROM block_lists WHERE workspace_id = $1 AND id = $2"),
        &[ws.into(), id.into()],
        list_row,
    )
}

pub(super) fn save_list(tx: &mut Tx<'_>, ws: WorkspaceId, it: &ListRow) -> Result<(), DbError> {
    let ListRow { view, revision, previous, removed_at, digest, version } = it;
    let samples = serde_json::to_string(&view.bad_samples)
        .map_err(|error| DbError::Statement(format!("bad lines: {error}")))?;
    tx.exec(
        sql!(
            "INSERT INTO block_lists (workspace_id, ",
            list_columns!(),
            ") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, ",
            "$22, $23) ",
            "ON CONFLICT (workspace_id, id) DO UPDATE SET name = excluded.name, url = excluded.url, ",
            "every_hours = excluded.every_hours, enabled = excluded.enabled, label = excluded.label, ",
            "sha256 = excluded.sha256, format = excluded.format, entries = excluded.entries, ",
            "bad_lines = excluded.bad_lines, bad_samples = excluded.bad_samples, ",
            "changed_at = excluded.changed_at, refreshed_at = excluded.refreshed_at, error = excluded.error, ",
            "revision = excluded.revision, previous = excluded.previous, removed_at = excluded.removed_at, ",
            "digest = excluded.digest, etag = excluded.etag, ",
            "last_modified = excluded.last_modified"
        ),
        &[
            ws.into(),
            view.id.into(),
            view.names.into(),
            (&view.name).into(),
            (&view.url).into(),
            view.every_hours.into(),
            view.enabled.into(),
            view.label.map(ChainLabelKind::word).into(),
            (&view.sha256).into(),
            (&view.format).into(),
            view.entries.into(),
            view.bad_lines.into(),
            (&samples).into(),
            view.changed_at.into(),
            view.refreshed_at.into(),
            (&view.error).into(),
            view.created_at.into(),
            (*revision).into(),
            (*previous).into(),
            (*removed_at).into(),
            digest.as_deref().into(),
            (&version.etag).into(),
            (&version.last_modified).into(),
        ],
    )
    .map(drop)
}

pub(super) fn delete_list(tx: &mut Tx<'_>, ws: WorkspaceId, id: BlockListId) -> Result<(), DbError> {
    tx.exec(sql!("DELETE FROM block_lists WHERE workspace_id = $1 AND id = $2"), &[ws.into(), id.into()])?;
    tx.exec(
        sql!("DELETE FROM block_list_parts WHERE workspace_id = $1 AND list_id = $2"),
        &[ws.into(), id.into()],
    )
    .map(drop)
}

pub(super) fn insert_part(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    list: BlockListId,
    revision: RevisionId,
    part: i64,
    data: &[u8],
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO block_list_parts (workspace_id, list_id, revision, part, data) VALUES ($1, $2, $3, $4, $5)"
        ),
        &[ws.into(), list.into(), revision.into(), part.into(), data.into()],
    )
    .map(drop)
}

/// How many pieces of a revision are there.
pub(super) fn count_parts(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    list: BlockListId,
    revision: RevisionId,
) -> Result<i64, DbError> {
    tx.one(
        sql!(
            "SELECT count(*) FROM block_list_parts WHERE workspace_id = $1 AND list_id = $2 AND revision = $3"
        ),
        &[ws.into(), list.into(), revision.into()],
        |row| row.get(0),
    )
}

/// Deletes the pieces of a revision that is not in force.
pub(super) fn drop_parts(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    list: BlockListId,
    revision: RevisionId,
) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM block_list_parts WHERE workspace_id = $1 AND list_id = $2 AND revision = $3"),
        &[ws.into(), list.into(), revision.into()],
    )
    .map(drop)
}

/// Deletes the pieces of `replaced`, and of those that were begun before `stale` and never finished, but for the two `kept`: the revision
/// in force, and the one before, which somebody may be reading. What another one is writing now stays.
pub(super) fn drop_old(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    list: BlockListId,
    kept: [Option<RevisionId>; 2],
    (replaced, stale): (Option<RevisionId>, RevisionId),
) -> Result<(), DbError> {
    let there: Vec<RevisionId> = tx.all(
        sql!("SELECT DISTINCT revision FROM block_list_parts WHERE workspace_id = $1 AND list_id = $2"),
        &[ws.into(), list.into()],
        |row| row.get(0),
    )?;
    let is_old = |it: &RevisionId| !kept.contains(&Some(*it)) && (replaced == Some(*it) || *it < stale);
    there.into_iter().filter(is_old).try_for_each(|it| drop_parts(tx, ws, list, it))
}
