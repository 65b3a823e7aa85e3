//! Where a conversation's messages stand in the workspace's order: the way from their numbers to their rows.
//!
//! An index over (conversation, number) would have one page for every conversation that somebody writes into, and each
//! commit would write them all. So a conversation's own row, which every message moves anyway, holds the places of its last
//! messages, fewer than [`STRETCH`]; whenever that many have come together they are put away as one row of `stretches`.
//! Rows are then found by their position, under which the newest of all conversations lie side by side.

use super::types::{ConversationRow, MessageRow};
use ombud_base::{
    Value,
    id::{ConversationId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};

/// How many places are put away together.
pub(super) const STRETCH: usize = 32;
/// Bytes of a place: a big-endian integer, the position times two, plus one if the customer sees the message.
const WIDTH: usize = 8;
/// The most stretches that are read at once.
const AT_ONCE: i64 = 8;

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// Its position among the workspace's events.
    pub(crate) pos: i64,
    /// How many public messages the conversation has up to it, itself included.
    pub(crate) public_seq: i64,
    /// Whether the customer sees it.
    pub(crate) public: bool,
}

/// The places of messages that follow each other, as they are stored.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Places(Vec<u8>);

impl Places {
    pub(super) const fn of(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn len(&self) -> usize {
        self.0.len() / WIDTH
    }

    fn push(&mut self, pos: i64, public: bool) {
        self.0.extend_from_slice(&(pos << 1 | i64::from(public)).to_be_bytes());
    }

    /// The places, of which the last has `last_public_seq` public messages up to it; from the last to the first.
    fn backward(&self, last_public_seq: i64) -> impl Iterator<Item = Place> {
        let mut public_seq = last_public_seq;
        self.0.rchunks_exact(WIDTH).filter_map(|it| it.try_into().ok()).map(move |it| {
            let code = i64::from_be_bytes(it);
            let place = Place { pos: code >> 1, public_seq, public: code & 1 == 1 };
            public_seq -= code & 1;
            place
        })
    }
}

/// Places that were put away.
pub(super) struct Stretch {
    conversation: ConversationId,
    first_seq: i64,
    first_pos: i64,
    first_public_seq: i64,
    last_pos: i64,
    last_public_seq: i64,
    places: Places,
}

/// Takes the place of a conversation's newest message in; answers what is to be put away now.
pub(super) fn append(row: &mut ConversationRow, pos: i64, public: bool) -> Option<Stretch> {
    row.places.push(pos, public);
    if row.places.len() < STRETCH {
        return None;
    }
    let places = std::mem::take(&mut row.places);
    let first = places.backward(row.last_public_seq).last()?;
    Some(Stretch {
        conversation: row.id,
        first_seq: row.last_seq - (STRETCH as i64 - 1),
        first_pos: first.pos,
        first_public_seq: first.public_seq,
        last_pos: pos,
        last_public_seq: row.last_public_seq,
        places,
    })
}

pub(super) fn put_away(tx: &mut Tx<'_>, ws: WorkspaceId, stretches: &[Stretch]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value<'_>>> = stretches
        .iter()
        .map(|it| {
            vec![
                ws.into(),
                it.conversation.into(),
                it.first_seq.into(),
                it.first_pos.into(),
                it.first_public_seq.into(),
                it.last_pos.into(),
                it.last_public_seq.into(),
                it.places.bytes().into(),
            ]
        })
        .collect();
    let text = sql!(
        "INSERT INTO stretches (workspace_id, conversation_id, first_seq, first_pos, first_public_seq, last_pos, ",
        "last_public_seq, places) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
    );
    tx.exec_many(text, &rows)
}

/// An end of what is looked for, which does not belong to it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bound {
    /// A position.
    Pos(i64),
    /// A number of the conversation as its customer counts; only public messages are looked for.
    Public(i64),
}

/// On which side of a place.
#[derive(Clone, Copy, Debug)]
enum Side {
    Before,
    After,
}

impl Bound {
    const fn value(self) -> i64 {
        match self {
            Self::Pos(value) | Self::Public(value) => value,
        }
    }

    const fn wants(self, place: &Place) -> bool {
        matches!(self, Self::Pos(_)) || place.public
    }

    const fn of(self, place: &Place) -> i64 {
        match self {
            Self::Pos(_) => place.pos,
            Self::Public(_) => place.public_seq,
        }
    }
}

/// The places before `bound`, the nearest first, at most `limit`.
pub(super) fn before(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    bound: Bound,
    limit: usize,
) -> Result<Vec<Place>, DbError> {
    let mut found = Vec::new();
    let Some((mut first_seq, tail)) = tail(tx, ws, conversation)? else { return Ok(found) };
    let mut take = |places: &[Place]| {
        found.extend(places.iter().filter(|it| bound.wants(it) && bound.of(it) < bound.value()));
        found.len() >= limit
    };
    let mut enough = take(&tail);
    while !enough && first_seq > 1 {
        let stretches = stretches(tx, ws, conversation, Side::Before, first_seq, bound)?;
        let Some((first, _)) = stretches.last() else { break };
        first_seq = *first;
        enough = stretches.iter().any(|(_, places)| take(places));
    }
    found.truncate(limit);
    Ok(found)
}

/// The places after `bound`, the nearest first, at most `limit`.
pub(super) fn after(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    bound: Bound,
    limit: usize,
) -> Result<Vec<Place>, DbError> {
    let mut found = Vec::new();
    let Some((first_seq, tail)) = tail(tx, ws, conversation)? else { return Ok(found) };
    let mut take = |places: &[Place]| {
        let fits = |it: &&Place| bound.wants(it) && bound.of(it) > bound.value();
        found.extend(places.iter().rev().filter(fits));
        found.len() >= limit
    };
    // Who lacks only what is newest, as nearly all do, needs no stretch.
    let reaches_back =
        tail.last().is_none_or(|oldest| bound.value() < bound.of(oldest) - i64::from(oldest.public));
    let (mut enough, mut seq) = (false, 0);
    while !enough && reaches_back && seq + (STRETCH as i64) < first_seq {
        let stretches = stretches(tx, ws, conversation, Side::After, seq, bound)?;
        let Some((last, _)) = stretches.last() else { break };
        seq = *last;
        enough = stretches.iter().any(|(_, places)| take(places));
    }
    if !enough {
        take(&tail);
    }
    found.truncate(limit);
    Ok(found)
}

/// How many public messages a conversation has up to a position.
pub(super) fn public_up_to(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    pos: i64,
) -> Result<i64, DbError> {
    let last = before(tx, ws, conversation, Bound::Pos(pos.saturating_add(1)), 1)?;
    Ok(last.first().map_or(0, |it| it.public_seq))
}

/// The number of the first message whose place the conversation's own row holds, and the places there, the newest first.
fn tail(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
) -> Result<Option<(i64, Vec<Place>)>, DbError> {
    tx.maybe(
        sql!(
            "SELECT last_seq, last_public_seq, places FROM conversations WHERE workspace_id = $1 AND id = $2"
        ),
        &[ws.into(), conversation.into()],
        |row| {
            let (last_seq, last_public_seq, places) = (row.get::<i64>(0)?, row.get(1)?, Places(row.get(2)?));
            Ok((last_seq - places.len() as i64 + 1, places.backward(last_public_seq).collect()))
        },
    )
}

/// The next stretches on one side of `seq` that reach beyond `bound`, the nearest first, each with its first number.
fn stretches(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    conversation: ConversationId,
    side: Side,
    seq: i64,
    bound: Bound,
) -> Result<Vec<(i64, Vec<Place>)>, DbError> {
    macro_rules! text {
        ($condition: literal) => {
            sql!(
                "SELECT first_seq, last_public_seq, places FROM stretches WHERE workspace_id = $1 AND conversation_id = $2 ",
                "AND first_seq ",
                $condition,
                " LIMIT $5"
            )
        };
    }
    let text = match (side, bound) {
        (Side::Before, Bound::Pos(_)) => text!("< $3 AND first_pos < $4 ORDER BY first_seq DESC"),
        (Side::Before, Bound::Public(_)) => text!("< $3 AND first_public_seq < $4 ORDER BY first_seq DESC"),
        (Side::After, Bound::Pos(_)) => text!("> $3 AND last_pos > $4 ORDER BY first_seq"),
        (Side::After, Bound::Public(_)) => text!("> $3 AND last_public_seq > $4 ORDER BY first_seq"),
    };
    let values = [ws.into(), conversation.into(), seq.into(), bound.value().into(), AT_ONCE.into()];
    tx.all(text, &values, |row| {
        let places = Places(row.get(2)?);
        Ok((row.get(0)?, places.backward(row.get(1)?).collect()))
    })
}

/// The messages at these places, in their order.
pub(super) fn messages(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    places: &[Place],
) -> Result<Vec<MessageRow>, DbError> {
    let rows: Vec<Vec<Value<'_>>> = places.iter().map(|it| vec![ws.into(), it.pos.into()]).collect();
    let text = sql!(
        "SELECT ",
        super::store::message_columns!(),
        " FROM messages m WHERE m.workspace_id = $1 AND m.pos = $2"
    );
    Ok(tx.maybe_many(text, &rows, super::store::message_row)?.into_iter().flatten().collect())
}
