use super::{BLOCK, SHARDS, TokenKey, part, print, shard};
use crate::{conversations::reading, http::Problem};
use ombud_base::id::WorkspaceId;
use ombud_db::{Db, DbError, Tx, sql};
use parking_lot::Mutex;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

/// The cursor's name.
pub(super) const CURSOR: &str = "search";
/// The last sealed position while nothing is.
const NOTHING: i64 = -1;
/// Messages that are read at once.
const STRIDE: i64 = 2000;

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
    blocks: BTreeMap<i64, HashMap<u64, Vec<u16>>>,
}

/// What one look at the database found.
struct Look {
    sealed: i64,
    reached: i64,
    tokens: Vec<(i64, Vec<u64>)>,
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
    pub(super) async fn refresh(&self, db: &Db, ws: WorkspaceId) -> Result<Arc<Mutex<Tail>>, Problem> {
        let tail = self.of(ws);
        loop {
            let reached = tail.lock().reached;
            let look: Look = db.read::<_, DbError, _>(move |tx| look(tx, ws, reached)).await?;
            let more = look.more;
            tail.lock().take_in(look);
            if !more {
                return Ok(tail);
            }
        }
    }
}

fn look(tx: &mut Tx<'_>, ws: WorkspaceId, reached: i64) -> Result<Look, DbError> {
    let sealed = sealed(tx, ws)?;
    // The head is read before the messages: what it counts is among them.
    let head: Option<i64> =
        tx.maybe(sql!("SELECT pos FROM event_heads WHERE workspace_id = $1"), &[ws.into()], |row| {
            row.get(0)
        })?;
    let bodies = reading::bodies_after(tx, ws, reached.max(sealed), STRIDE)?;
    let more = bodies.len() as i64 == STRIDE;
    let last = bodies.last().map_or(0, |(pos, _)| *pos);
    let reached = if more { last } else { last.max(head.unwrap_or(0)) };
    let key = TokenKey::of(tx, ws)?;
    let tokens = bodies.iter().map(|(pos, body)| (*pos, key.tokens_of(body))).collect();
    Ok(Look { sealed, reached, tokens, more })
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
    fn take_in(&mut self, look: Look) {
        self.forget_before((look.sealed + 1).div_euclid(BLOCK));
        for (pos, tokens) in look.tokens {
            if pos <= self.reached {
                continue;
            }
            let block = self.blocks.entry(pos.div_euclid(BLOCK)).or_default();
            let offset = u16::try_from(pos.rem_euclid(BLOCK)).unwrap_or(0);
            for token in tokens {
                block.entry(token).or_default().push(offset);
            }
        }
        self.reached = self.reached.max(look.reached);
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
    fn rows(block: Option<&HashMap<u64, Vec<u16>>>) -> Vec<Vec<u8>> {
        let mut shards = vec![Vec::new(); SHARDS];
        for (token, offsets) in block.into_iter().flatten() {
            if let Some(postings) = shards.get_mut(shard(*token)) {
                postings.push((print(*token), offsets.clone()));
            }
        }
        shards.into_iter().map(part::write).collect()
    }

    /// The rows of a block that is read anew.
    pub(super) fn rows_of(key: &TokenKey, bodies: &[(i64, String)]) -> Vec<Vec<u8>> {
        let mut block: HashMap<u64, Vec<u16>> = HashMap::new();
        for (pos, body) in bodies {
            let offset = u16::try_from(pos.rem_euclid(BLOCK)).unwrap_or(0);
            for token in key.tokens_of(body) {
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

    /// The positions below `before` that hold every token, the newest first.
    pub(super) fn candidates(&self, tokens: &[u64], before: i64) -> Vec<i64> {
        let mut found = Vec::new();
        for (at, block) in self.blocks.iter().rev() {
            let lists: Option<Vec<Vec<u16>>> = tokens.iter().map(|it| block.get(it).cloned()).collect();
            let offsets = part::intersect(lists.unwrap_or_default());
            found.extend(
                offsets.into_iter().rev().map(|it| at * BLOCK + i64::from(it)).filter(|it| *it < before),
            );
        }
        found
    }
}
