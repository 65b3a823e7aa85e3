use super::{BLOCK, SHARDS, TokenKey, part, print, shard, walk::Wanted};
use crate::{
    conversations::reading,
    http::Problem,
    hub::{Hub, MessageNotice},
    messages::MessageRow,
};
use ombud_base::id::WorkspaceId;
use ombud_db::{Db, DbError, Tx, sql};
use ombud_nlp::Hashed;
use parking_lot::Mutex;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    hash::BuildHasherDefault,
    sync::Arc,
};

/// The cursor's name.
pub(super) const CURSOR: &str = "search";
/// The last sealed position while nothing is.
const NOTHING: i64 = -1;
/// Messages that are read at once.
const STRIDE: i64 = 2000;

/// The places of each token. Tokens are hashes under a key already, so nobody outside can choose two that meet.
type Block = HashMap<u64, Vec<u16>, BuildHasherDefault<Hashed>>;

/// The tails of all workspaces.
#[derive(Default)]
pub(super) struct Tails(Mutex<HashMap<WorkspaceId, Arc<Mutex<Tail>>>>);

/// The index of the messages since the last sealed block.
#[derive(Default)]
pub(super) struct Tail {
    /// The first block that is not sealed.
    first: i64,
    /// All messages up to this position are in it.
    reached: i64,
    blocks: BTreeMap<i64, Block>,
    /// Messages after that, as far as they came by; those that did not are read.
    fresh: HashMap<i64, Arc<MessageNotice>>,
}

/// What one look at the database found.
struct Look {
    sealed: i64,
    reached: i64,
    key: TokenKey,
    /// Where messages stand.
    positions: Vec<i64>,
    /// Those that had not come by.
    rows: HashMap<i64, MessageRow>,
    more: bool,
}

impl Tails {
    pub(super) fn of(&self, ws: WorkspaceId) -> Arc<Mutex<Tail>> {
        self.0.lock().entry(ws).or_default().clone()
    }

    /// Indexes all that is committed up to now.
    ///
    /// # Errors
    /// As the database says.
    pub(super) async fn refresh(
        &self,
        db: &Db,
        hub: &Hub,
        ws: WorkspaceId,
    ) -> Result<Arc<Mutex<Tail>>, Problem> {
        let tail = self.of(ws);
        loop {
            let (reached, came_by) = tail.lock().before_look(hub.take_fresh(ws));
            let look: Look = db.read::<_, DbError, _>(move |tx| look(tx, ws, reached, &came_by)).await?;
            let more = look.more;
            tail.lock().take_in(look);
            if !more {
                return Ok(tail);
            }
        }
    }
}

fn look(tx: &mut Tx<'_>, ws: WorkspaceId, reached: i64, came_by: &HashSet<i64>) -> Result<Look, DbError> {
    let sealed = sealed(tx, ws)?;
    // The head is read before the messages: what it counts is among them.
    let head: Option<i64> =
        tx.maybe(sql!("SELECT pos FROM event_heads WHERE workspace_id = $1"), &[ws.into()], |row| {
            row.get(0)
        })?;
    let after = reached.max(sealed);
    let positions = reading::positions_after(tx, ws, after, STRIDE)?;
    // What came by need not be read and unsealed again. One gap, and all of them are: gaps are rare, and one statement is one.
    let rows = if positions.iter().all(|pos| came_by.contains(pos)) {
        HashMap::new()
    } else {
        reading::messages_after(tx, ws, after, STRIDE)?.into_iter().map(|it| (it.pos, it)).collect()
    };
    let more = positions.len() as i64 == STRIDE;
    let last = positions.last().copied().unwrap_or(0);
    let reached = if more { last } else { last.max(head.unwrap_or(0)) };
    Ok(Look { sealed, reached, key: TokenKey::of(tx, ws)?, positions, rows, more })
}

/// The last position that is sealed.
pub(super) fn sealed(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<i64, DbError> {
    let pos = tx.maybe(
        sql!("SELECT pos FROM cursors WHERE workspace_id = $1 AND name = $2"),
        &[ws.into(), CURSOR.into()],
        |row| row.get(0),
    )?;
    Ok(pos.unwrap_or(NOTHING))
}

impl Tail {
    /// Takes what came by, and tells how far the index reaches and what need not be read.
    fn before_look(&mut self, came_by: Vec<Arc<MessageNotice>>) -> (i64, HashSet<i64>) {
        let reached = self.reached;
        self.fresh.extend(came_by.into_iter().map(|it| (it.row.pos, it)).filter(|(pos, _)| *pos > reached));
        (reached, self.fresh.keys().copied().collect())
    }

    fn take_in(&mut self, look: Look) {
        self.forget_before((look.sealed + 1).div_euclid(BLOCK));
        for pos in look.positions.into_iter().filter(|it| *it > self.reached) {
            let row = look.rows.get(&pos).or_else(|| self.fresh.get(&pos).map(|it| &it.row));
            let tokens = row.map(|it| look.key.tokens_of(it)).unwrap_or_default();
            let block = self.blocks.entry(pos.div_euclid(BLOCK)).or_default();
            let offset = u16::try_from(pos.rem_euclid(BLOCK)).unwrap_or(0);
            for token in tokens {
                block.entry(token).or_default().push(offset);
            }
        }
        self.reached = self.reached.max(look.reached);
        let reached = self.reached;
        self.fresh.retain(|pos, _| *pos > reached);
    }

    /// Drops the blocks below `first`, which are sealed.
    pub(super) fn forget_before(&mut self, first: i64) {
        if first > self.first {
            self.first = first;
            self.reached = self.reached.max(first * BLOCK - 1);
            self.blocks = self.blocks.split_off(&first);
        }
    }

    /// The rows that seal a block.
    fn rows(block: Option<&Block>) -> Vec<Vec<u8>> {
        let mut shards = vec![Vec::new(); SHARDS];
        for (token, offsets) in block.into_iter().flatten() {
            if let Some(postings) = shards.get_mut(shard(*token)) {
                postings.push((print(*token), offsets.clone()));
            }
        }
        shards.into_iter().map(part::write).collect()
    }

    /// The rows of a block that is read anew.
    pub(super) fn rows_of(key: &TokenKey, messages: &[MessageRow]) -> Vec<Vec<u8>> {
        let mut block = Block::default();
        for row in messages {
            let offset = u16::try_from(row.pos.rem_euclid(BLOCK)).unwrap_or(0);
            for token in key.tokens_of(row) {
                block.entry(token).or_default().push(offset);
            }
        }
        Self::rows(Some(&block))
    }

    /// The first position that is not sealed.
    pub(super) const fn begins(&self) -> i64 {
        self.first * BLOCK
    }

    /// The first block, if all its positions are taken: its number and the rows that seal it.
    pub(super) fn complete(&self) -> Option<(i64, Vec<Vec<u8>>)> {
        if self.reached < (self.first + 1) * BLOCK - 1 {
            return None;
        }
        Some((self.first, Self::rows(self.blocks.get(&self.first))))
    }

    /// The positions that have a token, the newest first.
    pub(super) fn places_of(&self, token: u64) -> Vec<i64> {
        let blocks = self.blocks.iter().rev().filter_map(|(at, block)| Some((at, block.get(&token)?)));
        blocks.flat_map(|(at, all)| all.iter().rev().map(move |it| at * BLOCK + i64::from(*it))).collect()
    }

    /// The positions below `before` that have what is wanted, the newest first.
    pub(super) fn candidates(&self, wanted: &Wanted, before: i64) -> Vec<i64> {
        let mut found = Vec::new();
        for (at, block) in self.blocks.iter().rev() {
            let offsets = wanted.offsets(|token| block.get(&token)).into_iter().rev();
            found.extend(offsets.map(|it| at * BLOCK + i64::from(it)).filter(|it| *it < before));
        }
        found
    }
}
