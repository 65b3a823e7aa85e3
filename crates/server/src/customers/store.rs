//! The SQL of customers.

use super::{
    names,
    types::{Customer, Gone, Identity, IdentityKind, Proof},
};
use crate::{
    access::{Bind, Binds, CaseScope},
    keys::{self, Owner},
};
use ombud_base::{
    Time, Value,
    id::{CaseId, CustomerId, IdentityId, StaffId, TeamId, WorkspaceId},
    sealed::{Key, Place},
};
use ombud_db::{DbError, Row, Tx, sql};

macro_rules! columns {
    () => {
        "id, name, email, language, time_zone, created_at, last_seen_at, blocked, note, fields, erased_at, tier, email_by_staff"
    };
}

/// Where a sealed column of a customer belongs.
pub(crate) fn place(column: &str, id: CustomerId) -> Place {
    Place::new(column).id(id.0)
}

pub(crate) const NAME: &str = "customers.name";
pub(crate) const EMAIL: &str = "customers.email";
const NOTE: &str = "customers.note";
const FIELDS: &str = "customers.fields";

fn row(row: &Row<'_>) -> Result<Customer, DbError> {
    let mut row = row.reader();
    let id = row.next()?;
    Ok(Customer {
        id,
        name: row.open(&place(NAME, id))?,
        email: row.open(&place(EMAIL, id))?,
        language: row.next()?,
        time_zone: row.next()?,
        created_at: row.next()?,
        last_seen_at: row.next()?,
        online: false,
        blocked: row.next()?,
        note: row.open(&place(NOTE, id))?.unwrap_or_default(),
        fields: match row.open(&place(FIELDS, id))? {
            None => serde_json::Map::new(),
            Some(fields) => serde_json::from_str(&fields)
                .map_err(|error| DbError::Statement(format!("customer fields: {error}")))?,
        },
        erased_at: row.next()?,
        tier: row.next()?,
        email_by_staff: row.next()?,
        identities: Vec::new(),
    })
}

/// These customers with their identities, in the same order; those that do not exist are left out.
pub(super) fn customers(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    ids: &[CustomerId],
) -> Result<Vec<Customer>, DbError> {
    let asked: Vec<Vec<Value<'_>>> = ids.iter().map(|id| vec![workspace.into(), (*id).into()]).collect();
    let found = tx.maybe_many(
        sql!("SELECT ", columns!(), " FROM customers WHERE workspace_id = $1 AND id = $2"),
        &asked,
        row,
    )?;
    let mut found: Vec<Customer> = found.into_iter().flatten().collect();
    let ids: Vec<CustomerId> = found.iter().map(|it| it.id).collect();
    for (customer, own) in found.iter_mut().zip(identities_of(tx, workspace, &ids)?) {
        customer.identities = own;
    }
    Ok(found)
}

pub(super) fn identities(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    customer: CustomerId,
) -> Result<Vec<Identity>, DbError> {
    Ok(identities_of(tx, workspace, &[customer])?.pop().unwrap_or_default())
}

/// The identities of many customers, in the order of `ids`.
fn identities_of(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    ids: &[CustomerId],
) -> Result<Vec<Vec<Identity>>, DbError> {
    let asked: Vec<Vec<Value<'_>>> = ids.iter().map(|id| vec![workspace.into(), (*id).into()]).collect();
    tx.all_many(
        sql!(
            "SELECT id, kind, value, proof, created_at FROM identities ",
            "WHERE workspace_id = $1 AND customer_id = $2 ORDER BY created_at, kind, id"
        ),
        &asked,
        |row| {
            let mut row = row.reader();
            let id = row.next()?;
            Ok(Identity {
                id,
                kind: row.next()?,
                value: row.open(&place_of_identity(id))?.unwrap_or_default(),
                proof: row.next()?,
                created_at: row.next()?,
            })
        },
    )
}

fn place_of_identity(id: IdentityId) -> Place {
    Place::new("identities.value").id(id.0)
}

/// What an identity is found by: two that are alike have the same, and nobody without the key can tell which it is.
fn lookup(key: &Key, kind: IdentityKind, value: &str) -> Vec<u8> {
    key.mac(&[b"identity\0", kind.word().as_bytes(), &[0], value.as_bytes()]).to_vec()
}

/// What is sealed of a customer.
struct Sealed {
    name: Option<Vec<u8>>,
    email: Option<Vec<u8>>,
    note: Option<Vec<u8>>,
    fields: Option<Vec<u8>>,
}

fn seal(tx: &mut Tx<'_>, workspace: WorkspaceId, customer: &Customer) -> Result<Sealed, DbError> {
    let owner = Owner::Customer(customer.id);
    let chain = keys::sealing(tx, workspace, [owner])?;
    let fields = serde_json::to_string(&customer.fields).map_err(|it| DbError::Statement(it.to_string()))?;
    let seal = |column: &str, text: Option<&str>| chain.seal_some(owner, &place(column, customer.id), text);
    Ok(Sealed {
        name: seal(NAME, customer.name.as_deref())?,
        email: seal(EMAIL, customer.email.as_deref())?,
        note: seal(NOTE, Some(customer.note.as_str()).filter(|it| !it.is_empty()))?,
        fields: seal(FIELDS, Some(fields.as_str()).filter(|_| !customer.fields.is_empty()))?,
    })
}

pub(super) fn insert(tx: &mut Tx<'_>, workspace: WorkspaceId, customer: &Customer) -> Result<(), DbError> {
    let sealed = seal(tx, workspace, customer)?;
    tx.exec(
        sql!(
            "INSERT INTO customers (workspace_id, id, name, email, language, time_zone, blocked, proof, ",
            "created_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $6, FALSE, 'none', $7, $8)"
        ),
        &[
            workspace.into(),
            customer.id.into(),
            sealed.name.as_ref().into(),
            sealed.email.as_ref().into(),
            (&customer.language).into(),
            (&customer.time_zone).into(),
            customer.created_at.into(),
            customer.last_seen_at.into(),
        ],
    )?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, workspace: WorkspaceId, customer: &Customer) -> Result<(), DbError> {
    let sealed = seal(tx, workspace, customer)?;
    tx.exec(
        sql!(
            "UPDATE customers SET name = $3, email = $4, language = $5, time_zone = $6, note = $7, fields = $8, ",
            "blocked = $9, tier = $10, email_by_staff = $11 WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            workspace.into(),
            customer.id.into(),
            sealed.name.as_ref().into(),
            sealed.email.as_ref().into(),
            (&customer.language).into(),
            (&customer.time_zone).into(),
            sealed.note.as_ref().into(),
            sealed.fields.as_ref().into(),
            customer.blocked.into(),
            customer.tier.into(),
            customer.email_by_staff.into(),
        ],
    )?;
    Ok(())
}

pub(super) fn set_proof(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: CustomerId,
    proof: Proof,
) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE customers SET proof = $3 WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into(), proof.into()],
    )?;
    Ok(())
}

pub(super) fn set_seen(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: CustomerId,
    at: Time,
) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE customers SET last_seen_at = $3 WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), id.into(), at.into()],
    )?;
    Ok(())
}

/// Who has proved this identity.
pub(super) fn proved(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    kind: IdentityKind,
    value: &str,
) -> Result<Option<CustomerId>, DbError> {
    let lookup = lookup(&keys::index_key(tx, workspace)?, kind, value);
    tx.maybe(
        sql!(
            "SELECT customer_id FROM identities ",
            "WHERE workspace_id = $1 AND lookup = $2 AND proof <> 'none'"
        ),
        &[workspace.into(), (&lookup).into()],
        |row| row.get(0),
    )
}

pub(super) fn insert_identity(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    customer: CustomerId,
    identity: &Identity,
) -> Result<(), DbError> {
    let owner = Owner::Customer(customer);
    let value = keys::sealing(tx, workspace, [owner])?.seal(
        owner,
        &place_of_identity(identity.id),
        &identity.value,
    )?;
    let lookup = lookup(&keys::index_key(tx, workspace)?, identity.kind, &identity.value);
    tx.exec(
        sql!(
            "INSERT INTO identities (workspace_id, id, customer_id, kind, value, lookup, proof, created_at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        &[
            workspace.into(),
            identity.id.into(),
            customer.into(),
            identity.kind.into(),
            (&value).into(),
            (&lookup).into(),
            identity.proof.into(),
            identity.created_at.into(),
        ],
    )?;
    Ok(())
}

pub(super) fn raise_identity(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    identity: &Identity,
) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE identities SET proof = $3 WHERE workspace_id = $1 AND id = $2"),
        &[workspace.into(), identity.id.into(), identity.proof.into()],
    )?;
    Ok(())
}

/// Takes an identity away.
pub(super) fn delete_identity(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    customer: CustomerId,
    id: IdentityId,
) -> Result<(), DbError> {
    tx.exec(
        sql!("DELETE FROM identities WHERE workspace_id = $1 AND customer_id = $2 AND id = $3"),
        &[workspace.into(), customer.into(), id.into()],
    )?;
    Ok(())
}

/// Takes away what the customer only claimed of this kind.
pub(super) fn drop_claims(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    customer: CustomerId,
    kind: IdentityKind,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "DELETE FROM identities WHERE workspace_id = $1 AND customer_id = $2 AND kind = $3 AND proof = 'none'"
        ),
        &[workspace.into(), customer.into(), kind.into()],
    )?;
    Ok(())
}

/// Writes anew what the customer is found by.
pub(super) fn index(tx: &mut Tx<'_>, workspace: WorkspaceId, id: CustomerId) -> Result<(), DbError> {
    let Some(customer) = customers(tx, workspace, &[id])?.pop() else { return Ok(()) };
    tx.exec(
        sql!("DELETE FROM customer_words WHERE workspace_id = $1 AND customer_id = $2"),
        &[workspace.into(), id.into()],
    )?;
    let tokens = names::tokens(&keys::index_key(tx, workspace)?, &customer);
    let rows: Vec<Vec<Value<'_>>> =
        tokens.iter().map(|token| vec![workspace.into(), Value::Blob(token), id.into()]).collect();
    tx.exec_many(
        sql!("INSERT INTO customer_words (workspace_id, token, customer_id) VALUES ($1, $2, $3)"),
        &rows,
    )?;
    Ok(())
}

/// Customers that have all of these tokens, the newest first.
pub(super) fn candidates(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    tokens: &[Vec<u8>; 3],
    before: CustomerId,
    limit: i64,
) -> Result<Vec<CustomerId>, DbError> {
    let [first, second, third] = tokens;
    tx.all(
        sql!(
            "SELECT w.customer_id FROM customer_words w WHERE w.workspace_id = $1 AND w.token = $2 AND w.customer_id < $5 ",
            "AND EXISTS (SELECT 1 FROM customer_words f WHERE f.workspace_id = $1 AND f.token = $3 AND f.customer_id = w.customer_id) ",
            "AND EXISTS (SELECT 1 FROM customer_words g WHERE g.workspace_id = $1 AND g.token = $4 AND g.customer_id = w.customer_id) ",
            "ORDER BY w.customer_id DESC LIMIT $6"
        ),
        &[workspace.into(), first.into(), second.into(), third.into(), before.into(), limit.into()],
        |row| row.get(0),
    )
}

/// Customers with a case within the scope (or all, where it limits nothing), the newest first.
pub(super) fn newest(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    scope: &CaseScope,
    before: CustomerId,
    limit: i64,
) -> Result<Vec<CustomerId>, DbError> {
    if scope.is_everything() {
        return tx.all(
            sql!("SELECT id FROM customers WHERE workspace_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3"),
            &[workspace.into(), before.into(), limit.into()],
            |row| row.get(0),
        );
    }
    let mut binds = Binds::default();
    let (ws, before) = (binds.add(Bind::Id(workspace.0)), binds.add(Bind::Id(before.0)));
    let within = scope.condition("k", &mut binds);
    let limit = binds.add(Bind::Int(limit));
    let text = format!(
        "SELECT c.id FROM customers c WHERE c.workspace_id = {ws} AND c.id < {before} AND EXISTS (SELECT 1 FROM cases k \
         WHERE k.workspace_id = c.workspace_id AND k.customer_id = c.id AND {within}) ORDER BY c.id DESC LIMIT {limit}"
    );
    tx.all(&text, &binds.values(), |row| row.get(0))
}

/// Whether a customer has a case within the scope.
pub(super) fn within(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    scope: &CaseScope,
    id: CustomerId,
) -> Result<bool, DbError> {
    if scope.is_everything() {
        return Ok(true);
    }
    let mut binds = Binds::default();
    let (ws, customer) = (binds.add(Bind::Id(workspace.0)), binds.add(Bind::Id(id.0)));
    let within = scope.condition("k", &mut binds);
    let text = format!(
        "SELECT k.id FROM cases k WHERE k.workspace_id = {ws} AND k.customer_id = {customer} AND {within} LIMIT 1"
    );
    Ok(tx.maybe(&text, &binds.values(), |row| row.get::<CaseId>(0))?.is_some())
}

/// The cases of a customer that are not resolved: each with its number, and whose it is.
pub(super) fn open_cases(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: CustomerId,
) -> Result<Vec<OpenCase>, DbError> {
    tx.all(
        sql!(
            "SELECT id, number, team_id, assignee_id FROM cases ",
            "WHERE workspace_id = $1 AND customer_id = $2 AND resolved_at IS NULL ORDER BY number DESC LIMIT 200"
        ),
        &[workspace.into(), id.into()],
        |row| Ok(OpenCase { id: row.get(0)?, number: row.get(1)?, team: row.get(2)?, assignee: row.get(3)? }),
    )
}

/// A case that somebody may work on.
pub(super) struct OpenCase {
    pub(super) id: CaseId,
    pub(super) number: i64,
    pub(super) team: Option<TeamId>,
    pub(super) assignee: Option<StaffId>,
}

/// How many customers are erased.
///
/// # Errors
/// As the database says.
pub fn count_erased(tx: &mut Tx<'_>, workspace: WorkspaceId) -> Result<i64, DbError> {
    tx.one(
        sql!("SELECT count(*) FROM customers WHERE workspace_id = $1 AND erased_at IS NOT NULL"),
        &[workspace.into()],
        |row| row.get(0),
    )
}

/// Takes away all that a customer is known and found by; tells how many identities there were.
pub(super) fn erase(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    id: CustomerId,
    now: Time,
) -> Result<Gone, DbError> {
    let key = [workspace.into(), id.into()];
    let wallets = tx.one(
        sql!("SELECT count(*) FROM identities WHERE workspace_id = $1 AND customer_id = $2 AND kind = $3"),
        &[workspace.into(), id.into(), IdentityKind::Wallet.into()],
        |row| row.get::<i64>(0),
    )?;
    tx.exec(
        sql!(
            "UPDATE customers SET name = NULL, email = NULL, note = NULL, fields = NULL, language = NULL, time_zone = NULL, ",
            "proof = 'none', tier = 'standard', erased_at = $3 WHERE workspace_id = $1 AND id = $2"
        ),
        &[workspace.into(), id.into(), now.into()],
    )?;
    tx.exec(sql!("DELETE FROM customer_words WHERE workspace_id = $1 AND customer_id = $2"), &key)?;
    let identities =
        tx.exec(sql!("DELETE FROM identities WHERE workspace_id = $1 AND customer_id = $2"), &key)?;
    Ok(Gone { identities, wallets: wallets.unsigned_abs() })
}
