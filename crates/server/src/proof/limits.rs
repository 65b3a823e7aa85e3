//! How many codes are mailed, so that nobody can fill a stranger's mailbox, and which words of the host app were used.
//!
//! | counted for | codes | in |
//! |---|---|---|
//! | one session | 5 | an hour |
//! | one network, for addresses that are not known to be the customer's | 20 | an hour |
//! | one mailbox, asked for by those whose it is not known to be | 3, and 6 | an hour, and a day |
//! | one mailbox, asked for by the customer who has proved it | 6, and 20 | an hour, and a day |
//!
//! So a stranger who asks again and again neither floods a mailbox nor keeps its owner from getting a code at a device that is
//! known. Each code has five tries of a hundred million, so that whoever guesses at a stranger's mailbox, over however many
//! sessions and networks, has 30 tries a day. Whether there is such a customer changes nothing that a stranger can see. What is
//! counted for is kept as a hash under the workspace's index key, with when each code went; an hour is the last one, not that of the
//! clock, so that nobody gets two hours' worth around its end.

use crate::{access::hash_token, http::Problem, keys};
use ombud_base::{
    Time,
    id::{CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// One span in which something is counted.
struct Span<'a> {
    what: &'static str,
    whose: &'a [u8],
    most: usize,
    seconds: i64,
}

/// An identity token of the host app whose signature holds.
#[derive(Clone, Copy, Debug)]
pub struct AppWord {
    /// The token's hash.
    token: [u8; 32],
    /// When nobody takes it any more, in seconds since 1970.
    ends: i64,
}

impl AppWord {
    /// Of a token that was verified, and its `exp`.
    #[must_use]
    pub fn new(token: &str, exp: i64) -> Self {
        // A clock that is behind takes it a little longer.
        Self { token: hash_token(token), ends: exp + 300 }
    }
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
    let mailbox = mailbox(address);
    let mailbox = mailbox.as_bytes();
    count(tx, ws, now, &span("session", session.as_slice(), 5, HOUR))?;
    if owner.is_some() {
        count(tx, ws, now, &span("own mailbox", mailbox, 6, HOUR))?;
        return count(tx, ws, now, &span("own mailbox by day", mailbox, 20, DAY));
    }
    count(tx, ws, now, &span("network", network.as_bytes(), 20, HOUR))?;
    count(tx, ws, now, &span("mailbox", mailbox, 3, HOUR))?;
    count(tx, ws, now, &span("mailbox by day", mailbox, 6, DAY))
}

/// An address as it is counted: `a.nna+1@example.com` and `anna+2@example.com` may lead into one mailbox, so they count
/// together. Where they do not, two neighbours share a limit, and that is all.
fn mailbox(address: &str) -> String {
    let (name, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let name = name.split('+').next().unwrap_or_default().replace('.', "");
    format!("{name}@{domain}")
}

/// Whether the host app's word is heard for the first time: a token that was overheard proves nothing anew.
///
/// # Errors
/// As the database says.
pub(super) fn first_heard(tx: &mut Tx<'_>, ws: WorkspaceId, word: &AppWord) -> Result<bool, DbError> {
    let hash = keys::index_key(tx, ws)?.mac(&[b"proof token\0", &word.token]).to_vec();
    let noted = tx.exec(
        sql!(
            "INSERT INTO proof_sends (key_hash, sent_at, ends_at) VALUES ($1, '[]', $2) ON CONFLICT (key_hash) DO NOTHING"
        ),
        &[(&hash).into(), Time::from_micros(word.ends * 1_000_000).into()],
    )?;
    Ok(noted == 1)
}

fn count(tx: &mut Tx<'_>, ws: WorkspaceId, now: Time, span: &Span<'_>) -> Result<(), Problem> {
    let key = keys::index_key(tx, ws)?;
    let hash = key.mac(&[b"proof sends\0", span.what.as_bytes(), &[0], span.whose]).to_vec();
    let ends = now.plus_seconds(span.seconds);
    // Written before it is read, so that of two at once the second one waits for the first.
    let sent: String = tx.one(
        sql!(
            "INSERT INTO proof_sends (key_hash, sent_at, ends_at) VALUES ($1, '[]', $2) ",
            "ON CONFLICT (key_hash) DO UPDATE SET ends_at = excluded.ends_at RETURNING sent_at"
        ),
        &[(&hash).into(), ends.into()],
        |row| row.get(0),
    )?;
    let mut sent: Vec<i64> = serde_json::from_str(&sent).map_err(Problem::internal)?;
    sent.retain(|at| at + span.seconds > now.seconds());
    if sent.len() >= span.most {
        let oldest = sent.first().copied().unwrap_or_default();
        return Err(Problem::slow_down((oldest + span.seconds - now.seconds()).unsigned_abs()));
    }
    sent.push(now.seconds());
    let sent = serde_json::to_string(&sent).map_err(Problem::internal)?;
    tx.exec(
        sql!("UPDATE proof_sends SET sent_at = $2 WHERE key_hash = $1"),
        &[(&hash).into(), (&sent).into()],
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::mailbox;

    #[test]
    fn what_leads_into_one_mailbox_counts_together() {
        for same in ["anna@example.com", "anna+1@example.com", "a.n.n.a@example.com", "an.na+x+y@example.com"]
        {
            assert_eq!(mailbox(same), "anna@example.com");
        }
        assert_ne!(mailbox("anna@example.com"), mailbox("anna@example.org"));
        assert_ne!(mailbox("anna@example.com"), mailbox("anne@example.com"));
    }
}
