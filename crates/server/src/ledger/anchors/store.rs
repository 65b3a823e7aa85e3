//! Rows of what was handed out.

use super::{Standing, target::Target};
use crate::{ledger::Head, words::words};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Row, Tx, sql};
use ombud_ledger::note::Note;

words! {
    /// How a head is anchored.
    AnchorKind {
        /// In the files of a folder, for an auditor.
        Folder = "folder",
        /// By the cosignature of a witness.
        Witness = "witness",
        /// In a transaction of an EVM chain.
        Evm = "evm",
        /// In Bitcoin, by calendars of OpenTimestamps.
        Ots = "ots",
    }
}

words! {
    /// How far it is.
    AnchorState {
        /// It was handed over, and is not final yet.
        Sent = "sent",
        /// It is anchored.
        Held = "held",
    }
}

words! {
    /// What is in the way.
    Trouble {
        /// No answer.
        Unreachable = "unreachable",
        /// The address is one that this server does not go to.
        Address = "address",
        /// The folder cannot be read or written.
        Unwritable = "unwritable",
        /// The witness does not know this log.
        UnknownLog = "unknown_log",
        /// The witness has another key for this log.
        WrongKey = "wrong_key",
        /// There is a newer head outside than this server has.
        RolledBack = "rolled_back",
        /// There is another history outside than this server has.
        Forked = "forked",
        /// The answer is not what was asked for.
        BadAnswer = "bad_answer",
        /// The node is of another chain.
        WrongChain = "wrong_chain",
        /// The account has not enough to pay.
        NoFunds = "no_funds",
        /// It costs more than may be paid.
        TooExpensive = "too_expensive",
        /// The node or the chain does not take it.
        Rejected = "rejected",
        /// Another transaction took its place.
        Replaced = "replaced",
        /// The tree's own hashes do not hold together.
        Damaged = "damaged",
    }
}

// In the API's description their names are long; here they are not.
pub use self::{AnchorKind as Kind, AnchorState as State};

impl Trouble {
    /// Whether it says that this log is not the one that others have seen.
    pub const fn is_grave(self) -> bool {
        matches!(self, Self::RolledBack | Self::Forked | Self::Damaged)
    }
}

/// A head at a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The target's id.
    pub target: String,
    /// How many leaves the head speaks for.
    pub size: i64,
    /// What kind of target.
    pub kind: Kind,
    /// What it was called.
    pub name: String,
    /// How far it is.
    pub state: State,
    /// What came back.
    pub proof: Option<String>,
    /// When it was handed over.
    pub at: Time,
    /// When it was done.
    pub held_at: Option<Time>,
}

impl Anchor {
    /// Whether there is something to be handed out. What is kept of a transaction that is on its way is not for others.
    pub fn has_proof(&self) -> bool {
        self.proof.is_some() && (self.state == State::Held || self.kind == Kind::Ots)
    }

    /// A head that a target holds.
    pub(super) fn held(target: &Target, size: i64, proof: Option<String>, now: Time) -> Self {
        Self {
            target: target.id.clone(),
            size,
            kind: target.kind(),
            name: target.name.clone(),
            state: State::Held,
            proof,
            at: now,
            held_at: Some(now),
        }
    }
}

macro_rules! columns {
    () => {
        "target, size, kind, name, state, proof, at, held_at"
    };
}

fn row(row: &Row<'_>) -> Result<Anchor, DbError> {
    let mut row = row.reader();
    Ok(Anchor {
        target: row.next()?,
        size: row.next()?,
        kind: row.next()?,
        name: row.next()?,
        state: row.next()?,
        proof: row.next()?,
        at: row.next()?,
        held_at: row.next()?,
    })
}

/// What is in the way of a target.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hitch {
    /// What.
    pub trouble: Trouble,
    /// The same in words.
    pub detail: String,
    /// The head that it was about.
    pub size: i64,
    /// How often in a row.
    pub tries: i64,
    /// Since when.
    pub since: Time,
    /// When it was last tried.
    pub at: Time,
}

/// How a target stands.
pub(super) fn standing(tx: &mut Tx<'_>, ws: WorkspaceId, target: &str) -> Result<Standing, DbError> {
    Ok(Standing {
        held: newest(tx, ws, target, State::Held)?,
        sent: newest(tx, ws, target, State::Sent)?,
        hitch: hitch(tx, ws, target)?,
    })
}

fn newest(tx: &mut Tx<'_>, ws: WorkspaceId, target: &str, state: State) -> Result<Option<Anchor>, DbError> {
    tx.maybe(
        sql!(
            "SELECT ",
            columns!(),
            " FROM anchors WHERE workspace_id = $1 AND target = $2 AND state = $3 ORDER BY size DESC LIMIT 1"
        ),
        &[ws.into(), target.into(), state.into()],
        row,
    )
}

fn hitch(tx: &mut Tx<'_>, ws: WorkspaceId, target: &str) -> Result<Option<Hitch>, DbError> {
    tx.maybe(
        sql!(
            "SELECT trouble, detail, size, tries, since, at FROM anchor_troubles WHERE workspace_id = $1 AND target = $2"
        ),
        &[ws.into(), target.into()],
        |row| {
            let mut row = row.reader();
            Ok(Hitch {
                trouble: row.next()?,
                detail: row.next()?,
                size: row.next()?,
                tries: row.next()?,
                since: row.next()?,
                at: row.next()?,
            })
        },
    )
}

/// Writes a row, in place of the one of the same head.
pub(super) fn put(tx: &mut Tx<'_>, ws: WorkspaceId, it: &Anchor) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO anchors (workspace_id, target, size, kind, name, state, proof, at, held_at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ",
            "ON CONFLICT (workspace_id, target, size) DO UPDATE SET name = excluded.name, state = excluded.state, ",
            "proof = excluded.proof, at = excluded.at, held_at = excluded.held_at"
        ),
        &[
            ws.into(),
            (&it.target).into(),
            it.size.into(),
            it.kind.into(),
            (&it.name).into(),
            it.state.into(),
            it.proof.as_ref().into(),
            it.at.into(),
            it.held_at.into(),
        ],
    )?;
    Ok(())
}

/// Removes what was handed over and came to nothing.
pub(super) fn drop_sent(tx: &mut Tx<'_>, ws: WorkspaceId, target: &str, size: i64) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM anchors WHERE workspace_id = $1 AND target = $2 AND size = $3 AND state = 'sent'"),
        &[ws.into(), target.into(), size.into()],
    )?;
    Ok(())
}

/// Has nodes take turns about a workspace's anchors.
pub(super) fn lock(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(), DbError> {
    let text = sql!("SELECT pos FROM event_heads WHERE workspace_id = $1 FOR UPDATE");
    tx.one(text, &[ws.into()], |row| row.get::<i64>(0)).map(drop)
}

/// Notes what is in the way, in place of what was.
pub(super) fn put_hitch(tx: &mut Tx<'_>, ws: WorkspaceId, target: &str, it: &Hitch) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO anchor_troubles (workspace_id, target, trouble, detail, size, tries, since, at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (workspace_id, target) DO UPDATE SET ",
            "trouble = excluded.trouble, detail = excluded.detail, size = excluded.size, tries = excluded.tries, ",
            "since = excluded.since, at = excluded.at"
        ),
        &[
            ws.into(),
            target.into(),
            it.trouble.into(),
            (&it.detail).into(),
            it.size.into(),
            it.tries.into(),
            it.since.into(),
            it.at.into(),
        ],
    )?;
    Ok(())
}

/// Nothing is in the way any more.
pub(super) fn clear_hitch(tx: &mut Tx<'_>, ws: WorkspaceId, target: &str) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM anchor_troubles WHERE workspace_id = $1 AND target = $2"),
        &[ws.into(), target.into()],
    )?;
    Ok(())
}

/// When somebody last asked for an anchor at once.
pub(super) fn asked(tx: &mut Tx<'_>, ws: WorkspaceId, target: &str) -> Result<Option<Time>, DbError> {
    tx.maybe(
        sql!("SELECT at FROM anchor_asks WHERE workspace_id = $1 AND target = $2"),
        &[ws.into(), target.into()],
        |row| row.get(0),
    )
}

/// Notes that somebody asks now.
pub(super) fn note_asked(tx: &mut Tx<'_>, ws: WorkspaceId, target: &str, now: Time) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO anchor_asks (workspace_id, target, at) VALUES ($1, $2, $3) ",
            "ON CONFLICT (workspace_id, target) DO UPDATE SET at = excluded.at"
        ),
        &[ws.into(), target.into(), now.into()],
    )?;
    Ok(())
}

/// What was handed out of the heads from `least` to `most` leaves.
pub(in crate::ledger) fn between(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    least: i64,
    most: i64,
) -> Result<Vec<Anchor>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            columns!(),
            " FROM anchors WHERE workspace_id = $1 AND size >= $2 AND size <= $3 ORDER BY size DESC, target"
        ),
        &[ws.into(), least.into(), most.into()],
        row,
    )
}

/// One head at one target.
pub(super) fn one(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    target: &str,
    size: i64,
) -> Result<Option<Anchor>, DbError> {
    tx.maybe(
        sql!("SELECT ", columns!(), " FROM anchors WHERE workspace_id = $1 AND target = $2 AND size = $3"),
        &[ws.into(), target.into(), size.into()],
        row,
    )
}

/// A head's note with the cosignatures that it has got.
pub(in crate::ledger) fn cosigned(head: &Head, anchors: &[Anchor]) -> String {
    let Ok(mut note) = head.note.parse::<Note>() else { return head.note.clone() };
    let proofs = anchors.iter().filter(|it| it.size == head.size && it.kind == Kind::Witness);
    for proof in proofs.filter_map(|it| it.proof.as_deref()) {
        if let Ok(other) = proof.parse::<Note>()
            && other.text() == note.text()
        {
            note.add_signatures(&other);
        }
    }
    note.to_string()
}
