//! Holds the whole ledger against the tables: every row against its entry, every entry against the tree, the tree against every
//! signed head; and what stands beside the messages against the events that vouch for it. What does not fit is named by its position.

use super::{
    beside::Beside,
    chain,
    head::{self, Identity},
    rows::{self, Rows, Stored},
};
use crate::{events::LastSigned, words::words};
use ombud_base::{Uuid, id::WorkspaceId, keyring::EXPIRED};
use ombud_db::{DbError, Tx, sql};
use ombud_ledger::{
    Checkpoint, Frontier, Hash, leaf_hash,
    tiles::{Growth, WIDTH},
};
use serde::Serialize;
use std::collections::{BTreeMap, HashSet};
use utoipa::ToSchema;

/// Rows read at once.
const STRIDE: i64 = 1024;
/// Leaves under one stored node.
const BLOCK: usize = WIDTH as usize;
/// The most missing events in a row for which a place is kept.
const GAP: usize = 65_536;
/// The most faults that are told one by one.
pub const MOST: usize = 1000;

words! {
    /// What is wrong.
    What {
        /// An event or its message, or what an event vouches for, is not what was logged.
        Changed = "changed",
        /// An event's entry is not what was logged; the event is.
        Entry = "entry",
        /// A row cannot be read: a cell or its key was changed, moved or taken away.
        Unreadable = "unreadable",
        /// An event is missing, or what one vouches for.
        Missing = "missing",
        /// A row that was never logged.
        Added = "added",
        /// A node of the tree was changed, removed or added.
        Node = "node",
        /// The tree's edge or the number of events was changed.
        Edge = "edge",
        /// A signed head, or the log's name or key, was changed or speaks for another tree.
        Head = "head",
    }
}

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct Fault {
    /// What is wrong.
    pub what: What,
    /// The position of the event that it is about, or of the first.
    pub position: Option<i64>,
    /// How many events from there on.
    pub count: i64,
    /// The same in words.
    pub detail: String,
}

/// What was found.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Report {
    /// Leaves, each of which is one event.
    pub leaves: i64,
    /// Those whose content was erased with their customer.
    pub erased: i64,
    /// Those whose content a retention rule destroyed.
    pub expired: i64,
    /// Those of messages out of which a secret was cut later.
    pub redacted: i64,
    /// Signed heads that hold.
    pub checkpoints: i64,
    /// How many faults there are.
    pub fault_count: i64,
    /// The faults, by position; at most 1,000.
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether everything fits.
    pub const fn is_good(&self) -> bool {
        self.fault_count == 0
    }

    pub(super) fn fault(&mut self, what: What, position: Option<i64>, detail: impl Into<String>) {
        self.faults(what, position, 1, detail);
    }

    pub(super) fn faults(
        &mut self,
        what: What,
        position: Option<i64>,
        count: i64,
        detail: impl Into<String>,
    ) {
        self.fault_count += 1;
        if self.faults.len() < MOST {
            self.faults.push(Fault { what, position, count, detail: detail.into() });
        }
    }
}

/// A leaf as the walk has seen it.
struct Seen {
    pos: i64,
    /// As the row has it.
    entry: Hash,
    /// As the row's content gives it, where it can be read and is another one.
    other: Option<Hash>,
}

impl Seen {
    fn by_entry(&self) -> Hash {
        self.entry
    }

    fn by_row(&self) -> Hash {
        self.other.unwrap_or(self.entry)
    }
}

struct Walk<'t, 'c> {
    tx: &'t mut Tx<'c>,
    ws: WorkspaceId,
    report: Report,
    /// The tree so far.
    growth: Growth,
    /// The leaves that no stored node speaks for yet.
    block: Vec<Seen>,
    /// Rows that are others than their entries, until something later accounts for them.
    changed: BTreeMap<i64, Hash>,
    /// Rows that do not open, with the key that is gone.
    closed: BTreeMap<i64, Uuid>,
    redacted: BTreeMap<i64, Hash>,
    destroyed: HashSet<Uuid>,
    /// What events say that a retention rule destroyed: the last position of a stretch, by its first.
    expired: BTreeMap<i64, i64>,
    /// What events say of rows that are no leaves.
    beside: Beside,
    heads: BTreeMap<i64, String>,
    /// What was signed last, by the sealed word; none if nothing was, or it does not open.
    last: Option<LastSigned>,
    identity: Option<Identity>,
}

/// Checks a workspace's ledger. Reads every row; to be called in a snapshot.
///
/// # Errors
/// As the database says; what is wrong with the data is in the report.
pub fn check(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Report, DbError> {
    let mut report = Report::default();
    let identity = head::identity(tx, ws).unwrap_or_else(|error| {
        report.fault(What::Head, None, format!("the log's name or key: {error}"));
        None
    });
    let last = LastSigned::read(tx, ws).map_err(|error| report.fault(What::Head, None, error.to_string()));
    let heads = head::heads(tx, ws, i64::MAX, i64::MAX)?;
    let mut walk = Walk {
        tx,
        ws,
        report,
        growth: Growth::new(Frontier::default()),
        block: Vec::with_capacity(BLOCK),
        changed: BTreeMap::new(),
        closed: BTreeMap::new(),
        redacted: BTreeMap::new(),
        destroyed: HashSet::new(),
        expired: BTreeMap::new(),
        beside: Beside::default(),
        heads: heads.into_iter().map(|it| (it.size, it.note)).collect(),
        last: last.ok(),
        identity,
    };
    walk.head_at(0);
    walk.events()?;
    walk.close_block(None)?;
    walk.edge()?;
    walk.unlogged()?;
    let there = walk.report.leaves;
    chain::hold(walk.tx, ws, &mut walk.report, walk.last.as_ref(), there)?;
    chain::beyond(walk.tx, ws, &mut walk.report, there)?;
    let beside = std::mem::take(&mut walk.beside);
    beside.hold(walk.tx, ws, &mut walk.report, |pos| walk.closed.contains_key(&pos))?;
    walk.account();
    walk.report.faults.sort_by_key(|it| (it.position.is_none(), it.position));
    Ok(walk.report)
}

impl Walk<'_, '_> {
    fn events(&mut self) -> Result<(), DbError> {
        let mut last = 0;
        loop {
            let rows = match rows::after(self.tx, self.ws, last, STRIDE) {
                Ok(rows) => rows,
                Err(_) => self.one_by_one(last)?,
            };
            let Some((end, _)) = rows.last() else { break };
            let end = *end;
            for (pos, stored) in rows {
                if pos > last + 1 {
                    self.report.faults(
                        What::Missing,
                        Some(last + 1),
                        pos - last - 1,
                        "there is no such event",
                    );
                    // What follows stays in its place, so that it can be told from what is gone.
                    for gone in (last + 1..pos).take(GAP) {
                        self.leaf(Seen { pos: gone, entry: Hash::default(), other: None })?;
                    }
                }
                last = pos;
                self.row(pos, stored)?;
            }
            last = end;
        }
        self.report.leaves = last;
        Ok(())
    }

    /// Rows of which at least one cannot be asked for.
    fn one_by_one(&mut self, after: i64) -> Result<Rows, DbError> {
        let positions: Vec<i64> = self.tx.all(
            sql!("SELECT pos FROM events WHERE workspace_id = $1 AND pos > $2 ORDER BY pos LIMIT $3"),
            &[self.ws.into(), after.into(), STRIDE.into()],
            |row| row.get(0),
        )?;
        let one = |pos: i64| match rows::after(self.tx, self.ws, pos - 1, 1) {
            Ok(mut rows) => rows.pop().unwrap_or((pos, Err(DbError::Sealed("it is gone".into())))),
            Err(error) => (pos, Err(error)),
        };
        Ok(positions.into_iter().map(one).collect())
    }

    fn row(&mut self, pos: i64, stored: Result<Stored, DbError>) -> Result<(), DbError> {
        let (entry, other) = match stored {
            Err(error) => {
                self.report.fault(What::Unreadable, Some(pos), error.to_string());
                (self.entry_alone(pos)?, None)
            }
            Ok(stored) => {
                self.redacted.extend(stored.redacts());
                self.beside.note(pos, &stored);
                self.destroyed.extend(stored.destroys());
                // What is destroyed stood before: an event cannot speak for what comes after it.
                self.expired.extend(stored.expires().into_iter().filter(|it| it.0 <= it.1 && it.1 < pos));
                let entry = stored.entry();
                let own =
                    stored.content()?.map(|(salt, content)| ombud_ledger::commit(&salt, &content.encode()));
                if let Some(key) = stored.gone {
                    self.closed.insert(pos, key);
                }
                let other = own.filter(|own| entry != Some(*own));
                if let Some(other) = other {
                    self.changed.insert(pos, other);
                }
                (entry, other)
            }
        };
        let entry = entry.or(other).unwrap_or_default();
        self.leaf(Seen { pos, entry, other })
    }

    fn leaf(&mut self, leaf: Seen) -> Result<(), DbError> {
        self.block.push(leaf);
        let size = i64::try_from(self.growth.size()).unwrap_or(i64::MAX) + self.block.len() as i64;
        if self.block.len() == BLOCK {
            let node = self.node(1, size / BLOCK as i64 - 1)?;
            self.close_block(Some(node))?;
        }
        Ok(())
    }

    fn entry_alone(&mut self, pos: i64) -> Result<Option<Hash>, DbError> {
        let found = self.tx.maybe(
            sql!("SELECT entry FROM events WHERE workspace_id = $1 AND pos = $2"),
            &[self.ws.into(), pos.into()],
            |row| Ok(row.bytes(0)?.try_into().ok()),
        )?;
        Ok(found.flatten())
    }

    fn node(&mut self, level: i64, place: i64) -> Result<Option<Hash>, DbError> {
        let found = self.tx.maybe(
            sql!("SELECT hash FROM ledger_nodes WHERE workspace_id = $1 AND level = $2 AND place = $3"),
            &[self.ws.into(), level.into(), place.into()],
            |row| Ok(row.bytes(0)?.try_into().ok()),
        )?;
        Ok(found.flatten())
    }

    /// Puts the leaves of a full block into the tree, with the node that is stored over them, or those of the last one, for which
    /// the edge speaks. Where that does not fit, and does with what the rows say, it was an entry that was changed and not its row.
    fn close_block(&mut self, node: Option<Option<Hash>>) -> Result<(), DbError> {
        let block = std::mem::take(&mut self.block);
        let Some(first) = block.first().map(|it| it.pos) else { return Ok(()) };
        let edge = match node {
            Some(_) => None,
            None => head::edge(self.tx, self.ws, false).ok().map(|it| it.1),
        };
        let fits = |entry: fn(&Seen) -> Hash| match node {
            Some(node) => node == Some(root(Frontier::default(), &block, entry).root()),
            None => edge == Some(root(self.growth.clone().finish().0, &block, entry)),
        };
        let by_rows =
            block.iter().any(|it| it.other.is_some()) && !fits(Seen::by_entry) && fits(Seen::by_row);
        let bad = node.is_some() && !by_rows && !fits(Seen::by_entry);
        if bad {
            let detail = "the node over these events is not that of their entries";
            self.report.faults(What::Node, Some(first), block.len() as i64, detail);
        }
        for it in &block {
            if by_rows && it.other.is_some() {
                self.changed.remove(&it.pos);
                self.report.fault(
                    What::Entry,
                    Some(it.pos),
                    "the entry is not what was logged; the event is",
                );
            }
            self.growth.append(leaf_hash(&if by_rows { it.by_row() } else { it.by_entry() }));
            let size = i64::try_from(self.growth.size()).unwrap_or(i64::MAX);
            self.head_at(size);
        }
        Ok(())
    }

    /// Holds the tree as it is now against the head that was signed at this size.
    fn head_at(&mut self, size: i64) {
        let (note, last) = (self.heads.remove(&size), self.last.as_ref());
        let last = last.filter(|it| it.count > 0 && it.size == size);
        if note.is_none() && last.is_none() {
            return;
        }
        let root = self.growth.clone().finish().0.root();
        if last.is_some_and(|it| it.root != root) {
            let detail = format!("the first {size} events are not those that were signed last");
            self.report.fault(What::Head, None, detail);
        }
        let Some(note) = note else { return };
        let Some(identity) = &self.identity else {
            self.report.fault(What::Head, None, format!("the head of {size} leaves: the log has no key"));
            return;
        };
        match Checkpoint::open(&note, &identity.origin, &identity.verifier, &[]) {
            Err(error) => self.report.fault(What::Head, None, format!("the head of {size} leaves: {error}")),
            Ok(opened) if i64::try_from(opened.checkpoint.size()) != Ok(size) => {
                self.report.fault(
                    What::Head,
                    None,
                    format!("the head of {size} leaves speaks for another number"),
                );
            }
            Ok(opened) if *opened.checkpoint.root() != root => {
                let detail = format!("the first {size} events are not those that were signed");
                self.report.fault(What::Head, None, detail);
            }
            Ok(_) => self.report.checkpoints += 1,
        }
    }

    /// The stored edge and nodes, and heads of more leaves than there are.
    fn edge(&mut self) -> Result<(), DbError> {
        let growth = std::mem::replace(&mut self.growth, Growth::new(Frontier::default()));
        let (ours, grown) = growth.finish();
        let there = i64::try_from(ours.size()).unwrap_or(i64::MAX);
        match head::edge(self.tx, self.ws, false) {
            Err(error) => self.report.fault(What::Edge, None, error.to_string()),
            Ok((pos, _)) if pos != there => {
                let detail = format!("the head says {pos} events, there are {there}");
                // From where the head and the events differ. Whoever forged the head may have put any number there.
                let (same, most) = (pos.clamp(0, there), pos.max(there));
                self.report.faults(What::Edge, Some(same + 1), most - same, detail);
            }
            Ok((_, edge)) if edge != ours => {
                self.report.fault(What::Edge, None, "the tree's edge is not that of its leaves");
            }
            Ok(_) => {}
        }
        let mut wanted = 0;
        for it in grown.iter().filter(|it| it.level > 0) {
            let first = i64::try_from(it.index).unwrap_or(i64::MAX).saturating_mul(i64::from(WIDTH));
            for (place, hash) in (first..).zip(it.bytes.as_chunks::<32>().0) {
                wanted += 1;
                // Those of the first level were held against their leaves.
                if it.level > 1 && self.node(i64::from(it.level), place)? != Some(*hash) {
                    let detail = format!("node {place} of level {} is not that of those below it", it.level);
                    self.report.fault(What::Node, None, detail);
                }
            }
        }
        let stored: i64 = self.tx.one(
            sql!("SELECT count(*) FROM ledger_nodes WHERE workspace_id = $1"),
            &[self.ws.into()],
            |row| row.get(0),
        )?;
        if stored != wanted {
            let detail = format!("there are {stored} nodes, the tree has {wanted}");
            self.report.fault(What::Node, None, detail);
        }
        for size in std::mem::take(&mut self.heads).into_keys() {
            let detail = format!("a signed head speaks for {size} events, there are {there}");
            // One for fewer than none has no place.
            let (position, count) = if size > there { (Some(there + 1), size - there) } else { (None, 1) };
            self.report.faults(What::Head, position, count, detail);
        }
        Ok(())
    }

    /// Rows beside the log: messages without an event, events before the first.
    fn unlogged(&mut self) -> Result<(), DbError> {
        let positions: Vec<i64> = self.tx.all(
            sql!(
                "SELECT m.pos FROM messages m WHERE m.workspace_id = $1 AND NOT EXISTS ",
                "(SELECT 1 FROM events e WHERE e.workspace_id = m.workspace_id AND e.pos = m.pos) ORDER BY m.pos LIMIT 1000"
            ),
            &[self.ws.into()],
            |row| row.get(0),
        )?;
        for pos in positions {
            self.report.fault(What::Added, Some(pos), "a message that was never logged");
        }
        let early: Vec<i64> = self.tx.all(
            sql!("SELECT pos FROM events WHERE workspace_id = $1 AND pos < 1 ORDER BY pos LIMIT 1000"),
            &[self.ws.into()],
            |row| row.get(0),
        )?;
        for pos in early {
            self.report.fault(What::Added, Some(pos), "an event that was never logged");
        }
        Ok(())
    }

    /// Tells what nothing accounts for.
    fn account(&mut self) {
        for (pos, entry) in std::mem::take(&mut self.changed) {
            if self.redacted.get(&pos) == Some(&entry) {
                self.report.redacted += 1;
            } else {
                self.report.fault(
                    What::Changed,
                    Some(pos),
                    "the event or its message is not what was logged",
                );
            }
        }
        for (pos, key) in std::mem::take(&mut self.closed) {
            let last = self.expired.range(..=pos).next_back().map(|it| *it.1);
            if self.destroyed.contains(&key) {
                self.report.erased += 1;
            } else if key == EXPIRED && last.is_some_and(|last| pos <= last) {
                self.report.expired += 1;
            } else if key == EXPIRED {
                let detail = "it was emptied as by a retention rule, and no event says so";
                self.report.fault(What::Unreadable, Some(pos), detail);
            } else {
                let detail = format!("its key {key} is gone, and no customer was erased with it");
                self.report.fault(What::Unreadable, Some(pos), detail);
            }
        }
    }
}

/// The tree with a block's leaves behind it.
fn root(mut tree: Frontier, block: &[Seen], entry: fn(&Seen) -> Hash) -> Frontier {
    tree.append_many(block.iter().map(|it| leaf_hash(&entry(it))));
    tree
}
