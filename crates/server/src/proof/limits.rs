//! How many codes are mailed, so that nobody can fill a stranger's mailbox.
//!
//! | counted for | codes | in |
//! |---|---|---|
//! | one session | 5 | an hour |
//! | one network | 20 | an hour |
//! | one address, asked for by those whose it is not known to be | 3, and 6 | an hour, and a day |
//! | one address, asked for by the customer who has proved it | 6 | an hour |
//!
//! So a stranger who asks again and again neither floods a mailbox nor keeps its owner from getting a code at a device that is
//! known. Whether there is such a customer changes nothing that a stranger can see. What is counted for is kept as a hash under
//! the workspace's index key.

use crate::{http::Problem, keys};
use ombud_base::{
    Time,
    id::{CustomerId, WorkspaceId},
};
use ombud_db::{Tx, sql};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// One span in which something is counted.
struct Span<'a> {
    what: &'static str,
    whose: &'a [u8],
    most: i64,
    seconds: i64,
}

/// Counts one code.
///
/// # Errors
/// [`crate::http::Code::SlowDown`], and then nothing is counted, for the transaction is undone.
pub(super) fn take(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    now: Time,
    session: &[u8; 32],
    network: &str,
    address: &str,
    owner: Option<CustomerId>,
) -> Result<(), Problem> {
    tx.exec(sql!("DELETE FROM proof_sends WHERE ends_at < $1"), &[now.into()])?;
    let span = |what, whose, most, seconds| Span { what, whose, most, seconds };
    let address = address.as_bytes();
    count(tx, ws, now, &span("session", session.as_slice(), 5, HOUR))?;
    count(tx, ws, now, &span("network", network.as_bytes(), 20, HOUR))?;
    if owner.is_some() {
        return count(tx, ws, now, &span("own address", address, 6, HOUR));
    }
    count(tx, ws, now, &span("address", address, 3, HOUR))?;
    count(tx, ws, now, &span("address by day", address, 6, DAY))
}

fn count(tx: &mut Tx<'_>, ws: WorkspaceId, now: Time, span: &Span<'_>) -> Result<(), Problem> {
    let begins = now.seconds().div_euclid(span.seconds) * span.seconds;
    let ends = Time::from_micros((begins + span.seconds) * 1_000_000);
    let key = keys::index_key(tx, ws)?;
    let hash =
        key.mac(&[b"proof sends\0", span.what.as_bytes(), &[0], &begins.to_be_bytes(), span.whose]).to_vec();
    let sent: i64 = tx.one(
        sql!(
            "INSERT INTO proof_sends (key_hash, sent, ends_at) VALUES ($1, 1, $2) ",
            "ON CONFLICT (key_hash) DO UPDATE SET sent = proof_sends.sent + 1 RETURNING sent"
        ),
        &[(&hash).into(), ends.into()],
        |row| row.get(0),
    )?;
    if sent > span.most {
        return Err(Problem::slow_down(ends.since(now).as_secs() + 1));
    }
    Ok(())
}
