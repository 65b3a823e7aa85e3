//! The SQL of customers.

use super::types::{Customer, Identity, IdentityKind, Proof};
use ombud_base::{
    Time, Value,
    id::{CustomerId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use std::collections::BTreeSet;

/// The most words that a customer is found by.
const WORDS: usize = 24;
/// The most bytes of a word that count.
const WORD_BYTES: usize = 64;

macro_rules! columns {
    () => {
        "id, name, email, language, time_zone, created_at, last_seen_at, blocked, note, fields"
    };
}

fn row(row: &Row<'_>) -> Result<Customer, DbError> {
    let mut row = row.reader();
    Ok(Customer {
        id: row.next()?,
        name: row.next()?,
        email: row.next()?,
        language: row.next()?,
        time_zone: row.next()?,
        created_at: row.next()?,
        last_seen_at: row.next()?,
        online: false,
        blocked: row.next()?,
        note: row.next()?,
        fields: serde_json::from_str(&row.next::<String>()?)
            .map_err(|error| DbError::Statement(format!("customer fields: {error}")))?,
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
    for customer in &mut found {
        customer.identities = identities(tx, workspace, customer.id)?;
    }
    Ok(found)
}

pub(super) fn identities(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    customer: CustomerId,
) -> Result<Vec<Identity>, DbError> {
    tx.all(
        sql!(
            "SELECT id, kind, value, proof, created_at FROM identities ",
            "WHERE workspace_id = $1 AND customer_id = $2 ORDER BY created_at, kind, id"
        ),
        &[workspace.into(), customer.into()],
        |row| {
            let mut row = row.reader();
            Ok(Identity {
                id: row.next()?,
                kind: row.next()?,
                value: row.next()?,
                proof: row.next()?,
                created_at: row.next()?,
            })
        },
    )
}

pub(super) fn insert(tx: &mut Tx<'_>, workspace: WorkspaceId, customer: &Customer) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO customers (workspace_id, id, name, email, language, time_zone, note, fields, blocked, proof, ",
            "created_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $6, '', '{}', FALSE, 'none', $7, $8)"
        ),
        &[
            workspace.into(),
            customer.id.into(),
            (&customer.name).into(),
            (&customer.email).into(),
            (&customer.language).into(),
            (&customer.time_zone).into(),
            customer.created_at.into(),
            customer.last_seen_at.into(),
        ],
    )?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, workspace: WorkspaceId, customer: &Customer) -> Result<(), DbError> {
    let fields = serde_json::to_string(&customer.fields).map_err(|it| DbError::Statement(it.to_string()))?;
    tx.exec(
        sql!(
            "UPDATE customers SET name = $3, email = $4, language = $5, time_zone = $6, note = $7, fields = $8, ",
            "blocked = $9 WHERE workspace_id = $1 AND id = $2"
        ),
        &[
            workspace.into(),
            customer.id.into(),
            (&customer.name).into(),
            (&customer.email).into(),
            (&customer.language).into(),
            (&customer.time_zone).into(),
            (&customer.note).into(),
            (&fields).into(),
            customer.blocked.into(),
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
    tx.maybe(
        sql!(
            "SELECT customer_id FROM identities ",
            "WHERE workspace_id = $1 AND kind = $2 AND value = $3 AND proof <> 'none'"
        ),
        &[workspace.into(), kind.into(), value.into()],
        |row| row.get(0),
    )
}

pub(super) fn insert_identity(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    customer: CustomerId,
    identity: &Identity,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO identities (workspace_id, id, customer_id, kind, value, proof, created_at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7)"
        ),
        &[
            workspace.into(),
            identity.id.into(),
            customer.into(),
            identity.kind.into(),
            (&identity.value).into(),
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

/// What a customer is found by.
fn words_of(customer: &Customer) -> BTreeSet<Vec<u8>> {
    let mut words = BTreeSet::new();
    let mut add = |text: &str| {
        if !text.is_empty() && words.len() < WORDS {
            words.insert(text.bytes().take(WORD_BYTES).collect());
        }
    };
    for identity in customer.identities.iter().filter(|it| it.kind != IdentityKind::Device) {
        add(&ombud_nlp::fold(&identity.value));
    }
    if let Some(email) = &customer.email {
        let email = ombud_nlp::fold(email);
        add(&email);
        add(email.split_once('@').map_or("", |it| it.1));
    }
    for word in ombud_nlp::fold(customer.name.as_deref().unwrap_or_default()).split_whitespace() {
        add(word);
    }
    words
}

/// Writes anew what the customer is found by.
pub(super) fn index(tx: &mut Tx<'_>, workspace: WorkspaceId, id: CustomerId) -> Result<(), DbError> {
    let Some(customer) = customers(tx, workspace, &[id])?.pop() else { return Ok(()) };
    tx.exec(
        sql!("DELETE FROM customer_words WHERE workspace_id = $1 AND customer_id = $2"),
        &[workspace.into(), id.into()],
    )?;
    let words = words_of(&customer);
    let rows: Vec<Vec<Value<'_>>> =
        words.iter().map(|word| vec![workspace.into(), Value::Blob(word), id.into()]).collect();
    tx.exec_many(
        sql!("INSERT INTO customer_words (workspace_id, word, customer_id) VALUES ($1, $2, $3)"),
        &rows,
    )?;
    Ok(())
}

/// From a word's beginning to the first word that does not begin so.
pub(super) type Range = (Vec<u8>, Vec<u8>);

/// The range of words that begin like `term`.
pub(super) fn range(term: &str) -> Range {
    let low: Vec<u8> = term.bytes().take(WORD_BYTES).collect();
    // UTF-8 never has the byte 0xff, so a range that ends there holds all that begin alike.
    let high = low.iter().copied().chain([0xff]).collect();
    (low, high)
}

/// Customers of whom a word begins with each of the terms, by that of the first one; each once.
pub(super) fn search(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    terms: &[Range; 3],
    after: &(Vec<u8>, CustomerId),
    limit: i64,
) -> Result<Vec<(Vec<u8>, CustomerId)>, DbError> {
    let [(low, high), (low2, high2), (low3, high3)] = terms;
    let begin = low.max(&after.0);
    tx.all(
        sql!(
            "SELECT w.word, w.customer_id FROM customer_words w WHERE w.workspace_id = $1 AND w.word >= $2 AND w.word < $3 ",
            "AND (w.word > $4 OR (w.word = $4 AND w.customer_id > $5)) ",
            "AND NOT EXISTS (SELECT 1 FROM customer_words e WHERE e.workspace_id = $1 AND e.customer_id = w.customer_id ",
            "AND e.word >= $6 AND e.word < w.word) ",
            "AND EXISTS (SELECT 1 FROM customer_words f WHERE f.workspace_id = $1 AND f.customer_id = w.customer_id ",
            "AND f.word >= $7 AND f.word < $8) ",
            "AND EXISTS (SELECT 1 FROM customer_words g WHERE g.workspace_id = $1 AND g.customer_id = w.customer_id ",
            "AND g.word >= $9 AND g.word < $10) ORDER BY w.word, w.customer_id LIMIT $11"
        ),
        &[
            workspace.into(),
            begin.into(),
            high.into(),
            (&after.0).into(),
            after.1.into(),
            low.into(),
            low2.into(),
            high2.into(),
            low3.into(),
            high3.into(),
            limit.into(),
        ],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// Customers, the newest first.
pub(super) fn newest(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    before: CustomerId,
    limit: i64,
) -> Result<Vec<CustomerId>, DbError> {
    tx.all(
        sql!("SELECT id FROM customers WHERE workspace_id = $1 AND id < $2 ORDER BY id DESC LIMIT $3"),
        &[workspace.into(), before.into(), limit.into()],
        |row| row.get(0),
    )
}
