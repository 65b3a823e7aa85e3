use super::{BLOCK, TokenKey, filter::Filter, part, print, shard, tail::Tail};
use crate::trust::asked::Asked;
use ombud_base::id::WorkspaceId;
use ombud_db::{DbError, Tx, sql};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// Blocks that are read at once: a few for words that many messages hold, more and more for rare ones.
const STRIDE_FIRST: i64 = 4;
const STRIDE_MOST: i64 = 128;

/// Where a page begins: below a position, among the words as written or, after all of these, among their other forms.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub(super) struct Place {
    pub before: i64,
    pub forms: bool,
}

impl Default for Place {
    fn default() -> Self {
        Self { before: i64::MAX, forms: false }
    }
}

impl Place {
    /// Where the other forms begin.
    pub(super) fn forms() -> Self {
        Self { forms: true, ..Self::default() }
    }
}

/// What a message must have.
pub(super) struct Wanted {
    /// Of each of these one token at least.
    each: Vec<Vec<u64>>,
    /// Not all of these: what has them has been found already.
    without: Vec<u64>,
}

impl Wanted {
    /// The words as they are written.
    pub(super) fn written(key: &TokenKey, asked: &Asked, filter: &Filter) -> Self {
        let mut each: Vec<Vec<u64>> = asked.words.tokens().iter().map(|it| vec![key.token(*it)]).collect();
        each.extend(beside(key, asked, filter));
        Self { each, without: Vec::new() }
    }

    /// The words in any form, and not all of them as they are written.
    pub(super) fn forms(key: &TokenKey, asked: &Asked, filter: &Filter) -> Self {
        let tokens = |of: &[u64]| -> Vec<u64> { of.iter().map(|it| key.token(*it)).collect() };
        let mut each: Vec<Vec<u64>> = asked.words.forms().iter().map(|any| tokens(any)).collect();
        each.extend(beside(key, asked, filter));
        Self { each, without: tokens(asked.words.tokens()) }
    }

    /// All tokens that are looked up, each once.
    fn tokens(&self) -> Vec<u64> {
        let mut all: Vec<u64> = self.each.iter().flatten().chain(&self.without).copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The offsets of a block that have what is wanted, given those of a token.
    pub(super) fn offsets<'l>(&self, of: impl Fn(u64) -> Option<&'l Vec<u16>>) -> Vec<u16> {
        let mut lists = Vec::with_capacity(self.each.len());
        for any in &self.each {
            let list = part::union(any.iter().filter_map(|it| of(*it)));
            if list.is_empty() {
                return Vec::new();
            }
            lists.push(list);
        }
        let mut found = part::intersect(lists);
        let written: Option<Vec<Vec<u16>>> = self.without.iter().map(|it| of(*it).cloned()).collect();
        // Wanted without anything is what was written itself: no lists intersect to none.
        let written = part::intersect(written.unwrap_or_default());
        found.retain(|it| written.binary_search(it).is_err());
        found
    }
}

/// What a message must have beside the words of a question: of each of these one token at least.
fn beside(key: &TokenKey, asked: &Asked, filter: &Filter) -> Vec<Vec<u64>> {
    let mut each = Vec::new();
    for value in &asked.values {
        // All its words, or the whole: of each word, itself or the whole.
        let whole = key.whole(&value.whole);
        let words = value.words.tokens().iter().map(|it| vec![key.token(*it), whole]);
        each.extend(words);
    }
    each.extend(filter.traits().iter().map(|any| any.iter().map(|it| key.of_trait(it)).collect()));
    each
}

/// A walk down the index, from the newest messages.
pub(super) struct Walk<'a> {
    ws: WorkspaceId,
    tail: &'a Mutex<Tail>,
    wanted: Wanted,
    before: i64,
    /// Blocks that the next look at the rows takes.
    stride: i64,
}

/// Of each block, the offsets of each token that it holds.
type Blocks = BTreeMap<i64, HashMap<u64, Vec<u16>>>;

impl<'a> Walk<'a> {
    pub(super) fn new(ws: WorkspaceId, tail: &'a Mutex<Tail>, wanted: Wanted, before: i64) -> Self {
        Self { ws, tail, wanted, before, stride: STRIDE_FIRST }
    }

    /// The next candidates, the newest first: positions that have what is wanted. None are left when it answers none.
    pub(super) fn candidates(&mut self, tx: &mut Tx<'_>) -> Result<Vec<i64>, DbError> {
        let (begins, mut found) = {
            let tail = self.tail.lock();
            (
                tail.begins(),
                if self.before > tail.begins() {
                    tail.candidates(&self.wanted, self.before)
                } else {
                    Vec::new()
                },
            )
        };
        self.before = self.before.min(begins);
        while found.is_empty() && self.before > 0 {
            let highest = (self.before - 1).div_euclid(BLOCK);
            let lowest = (highest - self.stride + 1).max(0);
            for (at, lists) in self.blocks(tx, lowest, highest)?.into_iter().rev() {
                let offsets = self.wanted.offsets(|token| lists.get(&token)).into_iter().rev();
                found.extend(offsets.map(|it| at * BLOCK + i64::from(it)).filter(|it| *it < self.before));
            }
            self.before = lowest * BLOCK;
            self.stride = (self.stride * 2).min(STRIDE_MOST);
        }
        Ok(found)
    }

    fn blocks(&self, tx: &mut Tx<'_>, lowest: i64, highest: i64) -> Result<Blocks, DbError> {
        let mut blocks = Blocks::new();
        for token in self.wanted.tokens() {
            let shard = i64::try_from(shard(token)).unwrap_or(0);
            let held: Vec<(i64, Option<Vec<u16>>)> = tx.all(
                sql!(
                    "SELECT block, postings FROM search_parts WHERE workspace_id = $1 AND shard = $2 AND block >= $3 ",
                    "AND block <= $4"
                ),
                &[self.ws.into(), shard.into(), lowest.into(), highest.into()],
                |row| Ok((row.get(0)?, part::find(row.bytes(1)?, print(token)))),
            )?;
            for (at, list) in held {
                let Some(list) = list else { continue };
                blocks.entry(at).or_default().insert(token, list);
            }
        }
        Ok(blocks)
    }
}
