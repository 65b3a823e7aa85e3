//! The addresses that a customer is known by: wallets that they proved, and what they wrote before.

use crate::{
    customers::{self, IdentityKind},
    keys::{self, Owner},
};
use ombud_base::{
    Value,
    id::{CustomerId, WorkspaceId},
    sealed::{Key, Place},
};
use ombud_db::{DbError, Tx, sql};
use ombud_guard::addresses::{
    Asked, Spotted, find,
    poisoning::{Likeness, compare},
};

/// The most addresses that are remembered of a customer: the newest.
const MOST: usize = 200;

/// An address that a customer is known by.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) address: String,
    /// The position of the message that it came with; 0 of a wallet.
    pub(super) pos: i64,
    /// What its row is found by: a hash under the workspace's index key. Empty of a wallet.
    mark: Vec<u8>,
}

/// The addresses that a customer is known by, the oldest first.
pub(super) fn of_customer(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<Vec<Known>, DbError> {
    let identities = customers::customer(tx, ws, customer)?.map(|it| it.identities).unwrap_or_default();
    let wallets = identities.into_iter().filter(|it| it.kind == IdentityKind::Wallet);
    let mut all: Vec<Known> =
        wallets.map(|it| Known { address: it.value, pos: 0, mark: Vec::new() }).collect();
    all.extend(written(tx, ws, customer)?);
    Ok(all)
}

fn place(customer: CustomerId) -> Place {
    Place::new("customer_addresses.address").id(customer.0)
}

fn mark(key: &Key, address: &str) -> Vec<u8> {
    key.mac(&[b"address\0", address.as_bytes()]).to_vec()
}

fn written(tx: &mut Tx<'_>, ws: WorkspaceId, customer: CustomerId) -> Result<Vec<Known>, DbError> {
    tx.all(
        sql!(
            "SELECT mark, address, pos FROM customer_addresses WHERE workspace_id = $1 AND customer_id = $2 ",
            "ORDER BY pos, mark"
        ),
        &[ws.into(), customer.into()],
        |row| {
            let mark: Vec<u8> = row.get(0)?;
            Ok(Known { address: row.open(1, &place(customer))?.unwrap_or_default(), pos: row.get(2)?, mark })
        },
    )
}

/// The chain of a valid address; none for what is none.
pub(super) fn chain_of(spotted: &Spotted) -> Option<&str> {
    let address = spotted.identities.iter().find(|it| it.valid() && it.asked == Asked::Address)?;
    Some(&address.chain)
}

/// Whether a text names an address that could be remembered.
pub(crate) fn has_addresses(text: &str) -> bool {
    find(text).iter().any(|it| chain_of(it).is_some())
}

/// Remembers the addresses of a customer's message that was stored at `pos`. One that only looks like a known one is not
/// remembered: it stays suspect however often it is written.
///
/// # Errors
/// As the database says.
pub(crate) fn remember_addresses(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    pos: i64,
    text: &str,
) -> Result<(), DbError> {
    let spotted = find(text);
    let before = of_customer(tx, ws, customer)?;
    let mut known: Vec<&str> = before.iter().map(|it| it.address.as_str()).collect();
    let first_new = known.len();
    let chars: Vec<char> = text.chars().collect();
    let texts: Vec<(String, &str)> = spotted
        .iter()
        .filter_map(|it| Some((chars.get(it.start..it.end)?.iter().collect(), chain_of(it)?)))
        .collect();
    for (address, chain) in &texts {
        if compare(&known, address, chain).likeness == Likeness::Different {
            known.push(address);
        }
    }
    let new = known.get(first_new..).unwrap_or_default();
    let new = new.get(new.len().saturating_sub(MOST)..).unwrap_or_default();
    let chain = keys::sealing(tx, ws, [Owner::Customer(customer)])?;
    let key = keys::index_key(tx, ws)?;
    let sealed = new
        .iter()
        .map(|it| Ok((mark(&key, it), chain.seal(Owner::Customer(customer), &place(customer), it)?)))
        .collect::<Result<Vec<_>, DbError>>()?;
    let rows: Vec<Vec<Value<'_>>> = sealed
        .iter()
        .map(|(mark, address)| vec![ws.into(), customer.into(), mark.into(), address.into(), pos.into()])
        .collect();
    tx.exec_many(
        sql!(
            "INSERT INTO customer_addresses (workspace_id, customer_id, mark, address, pos) VALUES ($1, $2, $3, $4, $5) ",
            "ON CONFLICT (workspace_id, customer_id, mark) DO NOTHING"
        ),
        &rows,
    )?;
    let old: Vec<&Known> = before.iter().filter(|it| it.pos > 0).collect();
    let surplus = (old.len() + new.len()).saturating_sub(MOST);
    let rows: Vec<Vec<Value<'_>>> =
        old.iter().take(surplus).map(|it| vec![ws.into(), customer.into(), (&it.mark).into()]).collect();
    tx.exec_many(
        sql!("DELETE FROM customer_addresses WHERE workspace_id = $1 AND customer_id = $2 AND mark = $3"),
        &rows,
    )
}

/// Forgets every address that a customer has written; tells how many there were.
///
/// # Errors
/// As the database says.
pub(crate) fn forget_addresses(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<u64, DbError> {
    tx.exec(
        sql!("DELETE FROM customer_addresses WHERE workspace_id = $1 AND customer_id = $2"),
        &[ws.into(), customer.into()],
    )
}

/// Forgets the addresses that a customer wrote in the messages at these positions.
///
/// # Errors
/// As the database says.
pub(crate) fn forget_written(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    positions: &[i64],
) -> Result<(), DbError> {
    let known: Vec<i64> = tx.all(
        sql!("SELECT pos FROM customer_addresses WHERE workspace_id = $1 AND customer_id = $2"),
        &[ws.into(), customer.into()],
        |row| row.get(0),
    )?;
    let gone = known.into_iter().filter(|it| positions.contains(it));
    let rows: Vec<Vec<Value<'_>>> = gone.map(|it| vec![ws.into(), customer.into(), it.into()]).collect();
    tx.exec_many(
        sql!("DELETE FROM customer_addresses WHERE workspace_id = $1 AND customer_id = $2 AND pos = $3"),
        &rows,
    )
}

/// The addresses that a customer has written, the oldest first.
///
/// # Errors
/// As the database says.
pub(crate) fn written_addresses(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<Vec<String>, DbError> {
    Ok(written(tx, ws, customer)?.into_iter().map(|it| it.address).filter(|it| !it.is_empty()).collect())
}

/// The addresses that a customer is known by: the wallets that they have proved, which nobody is shown whole, and what they wrote.
///
/// # Errors
/// As the database says.
pub(crate) fn addresses_of(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
) -> Result<(Vec<String>, Vec<String>), DbError> {
    let all = of_customer(tx, ws, customer)?.into_iter().filter(|it| !it.address.is_empty());
    let (wallets, written): (Vec<Known>, Vec<Known>) = all.partition(|it| it.pos == 0);
    let bare = |all: Vec<Known>| all.into_iter().map(|it| it.address).collect();
    Ok((bare(wallets), bare(written)))
}
