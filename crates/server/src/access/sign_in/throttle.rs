//! What slows guessers down without locking anybody out.
//!
//! Every try is charged before it is judged, so that many at once count as many, and given back when it succeeds. What
//! it is charged to depends on where it comes from:
//!
//! | from | charged to | free tries | longest wait |
//! |---|---|---|---|
//! | a browser that signed in to this account before (its `ombud_device` cookie) | (device, account) | 5 | 1 min |
//! | a network that this account signed in from before | (network, account) | 5 | 15 min |
//! | elsewhere | (network, account) | 5 | 15 min |
//! | elsewhere, also | the account, from all unknown places together | 50 | 5 min |
//! | elsewhere, also | the network, for all accounts together | 100 | 15 min |
//!
//! Beyond the free tries the wait doubles from one second on. So a flood of wrong passwords from anywhere, even from
//! thousands of networks, never holds up the owner at their own browser or in their own network; from a new place during such
//! a flood, an invitation by an admin lets them in. Accounts that do not exist are charged alike. Counts are forgotten an
//! hour after the last try.

use super::Visit;
use crate::http::Problem;
use ombud_base::{
    Time, Uuid,
    id::{StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use sha2::{Digest, Sha256};

/// Seconds after which tries are forgotten.
const FORGOTTEN_AFTER: i64 = 3600;

/// One thing that tries are charged to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Charge {
    key: [u8; 32],
    free: i64,
    longest: i64,
    /// A success wipes it out; otherwise a success takes back its own try alone.
    forgiven: bool,
}

/// What one try was charged to.
#[derive(Clone, Debug)]
pub(super) struct Charged(Vec<Charge>);

fn key(parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// Charges a try to sign in to the account of `email`; `account` is who that is, where it is anybody.
///
/// # Errors
/// [`crate::http::Code::SlowDown`] when it comes too early; then nothing is charged, for the transaction is undone.
pub(super) fn charge_sign_in(
    tx: &mut Tx<'_>,
    now: Time,
    email: &str,
    account: Option<(WorkspaceId, StaffId)>,
    visit: &Visit,
) -> Result<Charged, Problem> {
    let network = visit.address.network();
    let nobody = (WorkspaceId(Uuid::nil()), StaffId(Uuid::nil()));
    let (workspace, staff) = account.unwrap_or(nobody);
    let device = visit.device.unwrap_or_default();
    let known = |tx: &mut Tx<'_>, statement: &str, value| {
        tx.maybe(statement, &[workspace.into(), staff.into(), value], |row| row.get::<i64>(0))
    };
    let known_device = known(
        tx,
        sql!(
            "SELECT last_seen_at FROM known_devices WHERE workspace_id = $1 AND staff_id = $2 AND token_hash = $3"
        ),
        device.as_slice().into(),
    )?;
    let known_network = known(
        tx,
        sql!(
            "SELECT last_seen_at FROM known_devices WHERE workspace_id = $1 AND staff_id = $2 AND network = $3"
        ),
        (&network).into(),
    )?;
    let (email, network) = (email.as_bytes(), network.as_bytes());
    let near = |key, longest| Charge { key, free: 5, longest, forgiven: true };
    let mut charges = if known_device.is_some() {
        vec![near(key(&[b"device", &device, email]), 60)]
    } else {
        vec![near(key(&[b"network and account", network, email]), 900)]
    };
    if known_device.is_none() && known_network.is_none() {
        charges.push(Charge { key: key(&[b"account", email]), free: 50, longest: 300, forgiven: true });
        charges.push(Charge { key: key(&[b"network", network]), free: 100, longest: 900, forgiven: false });
    }
    charge(tx, now, charges)
}

/// Charges a try to confirm something with the own password in a session.
///
/// # Errors
/// [`crate::http::Code::SlowDown`] when it comes too early.
pub(super) fn charge_confirmation(tx: &mut Tx<'_>, now: Time, staff: StaffId) -> Result<Charged, Problem> {
    let key = key(&[b"confirmation", staff.0.as_bytes()]);
    charge(tx, now, vec![Charge { key, free: 5, longest: 900, forgiven: true }])
}

fn charge(tx: &mut Tx<'_>, now: Time, mut charges: Vec<Charge>) -> Result<Charged, Problem> {
    charges.sort_unstable(); // always locked in the same order, so that two tries do not wait for each other
    tx.exec(sql!("DELETE FROM login_failures WHERE last_at < $1"), &[now.plus_seconds(-24 * 3600).into()])?;
    for it in &charges {
        let (tries, blocked_until): (i64, Time) = tx.one(
            sql!(
                "INSERT INTO login_failures (key_hash, failures, blocked_until, last_at) VALUES ($1, 1, 0, $2) ",
                "ON CONFLICT (key_hash) DO UPDATE SET last_at = excluded.last_at, failures = ",
                "CASE WHEN login_failures.last_at < $3 THEN 1 ELSE login_failures.failures + 1 END ",
                "RETURNING failures, blocked_until"
            ),
            &[it.key.as_slice().into(), now.into(), now.plus_seconds(-FORGOTTEN_AFTER).into()],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if blocked_until > now {
            return Err(Problem::slow_down(blocked_until.since(now).as_secs() + 1));
        }
        let wait = wait_after(tries, it.free, it.longest);
        if wait > 0 {
            tx.exec(
                sql!("UPDATE login_failures SET blocked_until = $2 WHERE key_hash = $1"),
                &[it.key.as_slice().into(), now.plus_seconds(wait).into()],
            )?;
        }
    }
    Ok(Charged(charges))
}

/// Seconds until the next try, after so many.
fn wait_after(tries: i64, free: i64, longest: i64) -> i64 {
    match tries - free {
        over if over < 0 => 0,
        over => 1_i64
            .checked_shl(u32::try_from(over).unwrap_or(u32::MAX))
            .filter(|it| *it > 0)
            .map_or(longest, |it| it.min(longest)),
    }
}

/// The try was right, and so is everything: what was charged before is wiped out with it.
///
/// # Errors
/// As the database says.
pub(super) fn forgive(tx: &mut Tx<'_>, charged: &Charged) -> Result<(), DbError> {
    for it in charged.0.iter().filter(|it| it.forgiven) {
        tx.exec(sql!("DELETE FROM login_failures WHERE key_hash = $1"), &[it.key.as_slice().into()])?;
    }
    let others = charged.0.iter().filter(|it| !it.forgiven);
    take_back(tx, &Charged(others.copied().collect()))
}

/// The try was right, and there is another step: it does not count, and those before it still do.
///
/// # Errors
/// As the database says.
pub(super) fn take_back(tx: &mut Tx<'_>, charged: &Charged) -> Result<(), DbError> {
    for it in &charged.0 {
        tx.exec(
            sql!("UPDATE login_failures SET failures = failures - 1, blocked_until = 0 WHERE key_hash = $1"),
            &[it.key.as_slice().into()],
        )?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::wait_after;

    #[test]
    fn the_wait_doubles_up_to_its_bound() {
        let waits: Vec<i64> = (1..=17).map(|tries| wait_after(tries, 5, 900)).collect();
        assert_eq!(waits, [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
        assert_eq!(wait_after(i64::MAX, 5, 900), 900);
    }
}
