//! The hashes of the tree, read as tiles: leaves from the entries of events, what is above them from `ledger_nodes`.

use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx, sql};
use ombud_ledger::{
    Hash, leaf_hash,
    proof::TileStore,
    tiles::{Tile, WIDTH},
};

/// Reads tiles of a workspace's tree.
pub(super) struct Nodes<'t, 'c> {
    pub(super) tx: &'t mut Tx<'c>,
    pub(super) workspace: WorkspaceId,
}

impl TileStore for Nodes<'_, '_> {
    type Error = DbError;

    fn tile(&mut self, tile: Tile) -> Result<Vec<u8>, DbError> {
        let first = i64::try_from(tile.index).unwrap_or(i64::MAX).saturating_mul(i64::from(WIDTH));
        let last = first.saturating_add(i64::from(tile.width));
        if tile.level == 0 {
            return leaves(self.tx, self.workspace, first, last);
        }
        let hashes: Vec<Vec<u8>> = self.tx.all(
            sql!(
                "SELECT hash FROM ledger_nodes WHERE workspace_id = $1 AND level = $2 AND place >= $3 AND place < $4 ORDER BY place"
            ),
            &[self.workspace.into(), i64::from(tile.level).into(), first.into(), last.into()],
            |row| row.get(0),
        )?;
        Ok(hashes.concat())
    }
}

/// The hashes of the leaves from index `first` up to `last`, which is not among them.
fn leaves(tx: &mut Tx<'_>, ws: WorkspaceId, first: i64, last: i64) -> Result<Vec<u8>, DbError> {
    let hashes: Vec<Hash> = tx.all(
        sql!("SELECT entry FROM events WHERE workspace_id = $1 AND pos > $2 AND pos <= $3 ORDER BY pos"),
        &[ws.into(), first.into(), last.into()],
        |row| Ok(leaf_hash(row.bytes(0)?)),
    )?;
    Ok(hashes.concat())
}
