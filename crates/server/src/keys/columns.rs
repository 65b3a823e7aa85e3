//! Every sealed column, with what names its rows: for whoever walks over all of them, to seal them anew or to prove that they
//! open. A test compares the list with the tables.

use super::{Owner, chain, store};
use ombud_base::{Uuid, Value, id::WorkspaceId, keyring::open_cell, sealed::Place};
use ombud_db::{DbError, Row, Tx};
use serde::{Deserialize, Serialize};

/// What names a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A column that holds an id.
    Id(&'static str),
    /// A column that holds a number or a time.
    Number(&'static str),
}

/// What orders rows, behind the workspace: the rest of the table's primary key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// An id.
    Id,
    /// A number or a time.
    Number,
    /// A word.
    Word,
    /// Bytes.
    Bytes,
}

/// One part of where a row stands in that order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// An id.
    Id(Uuid),
    /// A number or a time.
    Number(i64),
    /// A word.
    Word(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Stand {
    fn read(row: &Row<'_>, at: usize, order: Order) -> Result<Self, DbError> {
        Ok(match order {
            Order::Id => Self::Id(row.get(at)?),
            Order::Number => Self::Number(row.get(at)?),
            Order::Word => Self::Word(row.get(at)?),
            Order::Bytes => Self::Bytes(row.get(at)?),
        })
    }

    fn value(&self) -> Value<'_> {
        match self {
            Self::Id(it) => (*it).into(),
            Self::Number(it) => (*it).into(),
            Self::Word(it) => it.into(),
            Self::Bytes(it) => it.into(),
        }
    }
}

/// What one step over a column did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Rows that were looked at.
    pub seen: usize,
    /// Cells that were sealed anew.
    pub changed: u64,
    /// Behind which row the next step begins; none: the column is done.
    pub next: Option<Vec<Stand>>,
}

/// A sealed column.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Its table.
    pub table: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What its cells' places begin with: `table.column`, but for two columns that share one.
    pub place: &'static str,
    /// What its cells' places go on with.
    pub row: &'static [Part],
    /// The rest of the table's primary key, behind the workspace.
    pub key: &'static [(&'static str, Order)],
}

const fn column(
    table: &'static str,
    name: &'static str,
    place: &'static str,
    row: &'static [Part],
    key: &'static [(&'static str, Order)],
) -> Column {
    Column { table, name, place, row, key }
}

const ID: &[Part] = &[Part::Id("id")];
const BY_ID: &[(&str, Order)] = &[("id", Order::Id)];
const BY_STAFF: &[Part] = &[Part::Id("staff_id")];
const ONE_OF_STAFF: &[(&str, Order)] = &[("staff_id", Order::Id)];
const BY_WORKSPACE: &[Part] = &[Part::Id("workspace_id")];
const BY_POS: &[(&str, Order)] = &[("pos", Order::Number)];

/// All of them.
pub const SEALED: &[Column] = &[
    column("account_actions", "reason", "account_actions.reason", ID, BY_ID),
    column("account_actions", "outcome", "account_actions.outcome", ID, BY_ID),
    column("alerts", "evidence", "alerts.evidence", ID, BY_ID),
    column("alerts", "note", "alerts.note", ID, BY_ID),
    column("approvals", "request", "approvals.request", ID, BY_ID),
    column("approvals", "note", "approvals.note", ID, BY_ID),
    column("approvals", "outcome", "approvals.outcome", ID, BY_ID),
    column("canaries", "detail", "canaries.detail", ID, BY_ID),
    column("case_evidence", "subject", "case_evidence.subject", ID, BY_ID),
    column("case_evidence", "content", "case_evidence.content", ID, BY_ID),
    column("cases", "subject", "cases.subject", ID, BY_ID),
    column("cases", "resolve_reason", "cases.resolve_reason", ID, BY_ID),
    column("cases", "fields", "cases.fields", ID, BY_ID),
    column("chain_watches", "seen", "chain_watches.seen", ID, BY_ID),
    column("chain_watches", "subject", "chain_watches.subject", ID, BY_ID),
    column(
        "checkpoints",
        "link",
        "checkpoints.link",
        &[Part::Id("workspace_id"), Part::Number("size")],
        &[("size", Order::Number)],
    ),
    column(
        "customer_addresses",
        "address",
        "customer_addresses.address",
        &[Part::Id("customer_id")],
        &[("customer_id", Order::Id), ("mark", Order::Bytes)],
    ),
    column("customer_passkeys", "name", "customer_passkeys.name", ID, BY_ID),
    column("customer_passkeys", "credential", "customer_passkeys.credential", ID, BY_ID),
    column("customer_proofs", "by_what", "customer_proofs.by_what", ID, BY_ID),
    column("customers", "name", "customers.name", ID, BY_ID),
    column("customers", "email", "customers.email", ID, BY_ID),
    column("customers", "note", "customers.note", ID, BY_ID),
    column("customers", "fields", "customers.fields", ID, BY_ID),
    column("deliveries", "payload", "deliveries.payload", ID, BY_ID),
    column("deliveries", "response", "deliveries.response", ID, BY_ID),
    column(
        "drafts",
        "body",
        "drafts.body",
        &[Part::Id("staff_id"), Part::Id("case_id")],
        &[("staff_id", Order::Id), ("case_id", Order::Id), ("kind", Order::Word)],
    ),
    column(
        "enrolments",
        "state",
        "enrolments.state",
        &[Part::Id("session_id")],
        &[("session_id", Order::Id), ("kind", Order::Word)],
    ),
    column("elevations", "reason", "elevations.reason", ID, BY_ID),
    column("events", "data", "events.data", &[Part::Id("workspace_id"), Part::Number("pos")], BY_POS),
    column("files", "name", "files.name", ID, BY_ID),
    column("identities", "value", "identities.value", ID, BY_ID),
    column("identity_keys", "secret", "identity_keys.secret", ID, BY_ID),
    column(
        "intent_models",
        "model",
        "intent_models.model",
        &[Part::Id("workspace_id"), Part::Number("version")],
        &[("version", Order::Number)],
    ),
    column("invitations", "email", "invitations.email", ID, BY_ID),
    column("knowledge_ratings", "words", "knowledge_ratings.words", ID, BY_ID),
    column("legal_holds", "reason", "legal_holds.reason", ID, BY_ID),
    column("legal_holds", "lift_reason", "legal_holds.lift_reason", ID, BY_ID),
    column("last_signed", "says", "last_signed.says", BY_WORKSPACE, &[]),
    column("ledgers", "seed", "ledgers.seed", BY_WORKSPACE, &[]),
    column("login_challenges", "arrival", "login_challenges.arrival", ID, BY_ID),
    column("anchor_accounts", "secret", "anchor_accounts.secret", BY_WORKSPACE, &[]),
    column(
        "messages",
        "content",
        "messages.content",
        &[Part::Id("workspace_id"), Part::Number("pos")],
        BY_POS,
    ),
    column(
        "ratings",
        "comment",
        "ratings.comment",
        &[Part::Id("conversation_id"), Part::Number("asked_at")],
        &[("conversation_id", Order::Id), ("asked_at", Order::Number)],
    ),
    column("proof_asks", "wallet", "proof_asks.wallet", ID, BY_ID),
    column("proof_challenges", "state", "proof_challenges.state", ID, BY_ID),
    column("recoveries", "facts", "recoveries.facts", ID, BY_ID),
    column("recoveries", "return_to", "recoveries.return_to", ID, BY_ID),
    column("recoveries", "payout", "recoveries.payout", ID, BY_ID),
    column("recoveries", "note", "recoveries.note", ID, BY_ID),
    column("reveals", "reason", "reveals.reason", ID, BY_ID),
    column("scheduled", "body", "scheduled.body", ID, BY_ID),
    column("scheduled", "despite", "scheduled.despite", ID, BY_ID),
    column("scim_users", "external_id", "scim_users.external_id", BY_STAFF, ONE_OF_STAFF),
    column("scim_users", "user_name", "scim_users.user_name", BY_STAFF, ONE_OF_STAFF),
    column("scim_users", "given_name", "scim_users.given_name", BY_STAFF, ONE_OF_STAFF),
    column("scim_users", "family_name", "scim_users.family_name", BY_STAFF, ONE_OF_STAFF),
    column("platforms", "secret", "platforms.secret", BY_WORKSPACE, &[]),
    column("platforms", "old_secret", "platforms.secret", BY_WORKSPACE, &[]),
    column("models", "api_key", "models.api_key", BY_WORKSPACE, &[]),
    column("embedders", "api_key", "embedders.api_key", BY_WORKSPACE, &[]),
    column("sso_providers", "client_secret", "sso_providers.client_secret", BY_WORKSPACE, &[]),
    column("staff_sessions", "sso_hint", "staff_sessions.sso_hint", ID, BY_ID),
    column("staff_suspensions", "reason", "staff_suspensions.reason", BY_STAFF, ONE_OF_STAFF),
    column("staff", "email", "staff.email", ID, BY_ID),
    column("staff", "name", "staff.name", ID, BY_ID),
    column("staff", "display_name", "staff.display_name", ID, BY_ID),
    column("staff", "totp_secret", "staff.totp_secret", ID, BY_ID),
    column("trust_rules", "rules", "trust_rules.rules", BY_WORKSPACE, &[]),
    column("webhooks", "url", "webhooks.url", ID, BY_ID),
    column("webhooks", "secret", "webhooks.secret", ID, BY_ID),
    column("webhooks", "old_secret", "webhooks.secret", ID, BY_ID),
];

/// A row, with its cell if the key that is looked for has sealed it.
struct Found {
    cell: Option<Vec<u8>>,
    place: Place,
    stand: Vec<Stand>,
}

impl Part {
    const fn name(&self) -> &'static str {
        match self {
            Self::Id(name) | Self::Number(name) => name,
        }
    }
}

impl Column {
    /// Opens every cell of the column; what was erased is left out.
    ///
    /// # Errors
    /// As the database says, or for the first cell that does not open.
    pub fn open_all(&self, tx: &mut Tx<'_>) -> Result<Vec<String>, DbError> {
        let names: Vec<&str> = self.row.iter().map(Part::name).collect();
        let sql = format!("SELECT {}, {} FROM {}", self.name, names.join(", "), self.table);
        let opened = tx.all(&sql, &[], |row| row.open(0, &self.place_of(row)?))?;
        Ok(opened.into_iter().flatten().collect())
    }

    /// Seals those cells of the next rows anew with the owner's current key that `old` has sealed; the rows behind `after`, at most
    /// `limit`. A cell that somebody changes meanwhile stays as they leave it: they do not seal with `old` any more.
    ///
    /// # Errors
    /// As the database says, or for a cell that does not open.
    pub fn reseal(
        &self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        (owner, old): (Owner, Uuid),
        after: Option<&[Stand]>,
        limit: i64,
    ) -> Result<Step, DbError> {
        let rows = self.rows(tx, ws, old, after, limit)?;
        let seen = rows.len();
        let whole = i64::try_from(seen).is_ok_and(|it| it == limit) && !self.key.is_empty();
        let next = rows.last().filter(|_| whole).map(|it| it.stand.clone());
        let key = store::load(tx, &[old])?.pop().flatten();
        let sealed: Vec<Found> = rows.into_iter().filter(|it| it.cell.is_some()).collect();
        let (Some(key), false) = (key, sealed.is_empty()) else { return Ok(Step { seen, changed: 0, next }) };
        let chain = chain::sealing(tx, ws, [owner])?;
        let names: Vec<String> =
            (4..).zip(self.key).map(|(at, (name, _))| format!(" AND {name} = ${at}")).collect();
        let sql = format!(
            "UPDATE {0} SET {1} = $1 WHERE workspace_id = $2 AND {1} = $3{2}",
            self.table,
            self.name,
            names.concat()
        );
        let mut changed = 0;
        for it in &sealed {
            let before = it.cell.as_deref().unwrap_or_default();
            let plain =
                open_cell(&key, &it.place, before).map_err(|error| DbError::Sealed(error.to_string()))?;
            let cell = chain.seal_bytes(owner, &it.place, &plain)?;
            let mut values: Vec<Value<'_>> = vec![(&cell).into(), ws.into(), before.into()];
            values.extend(it.stand.iter().map(Stand::value));
            changed += tx.exec(&sql, &values)?;
        }
        Ok(Step { seen, changed, next })
    }

    /// How many cells a key has sealed.
    ///
    /// # Errors
    /// As the database says.
    pub fn sealed_by(&self, tx: &mut Tx<'_>, ws: WorkspaceId, key: Uuid) -> Result<i64, DbError> {
        let sql = format!(
            "SELECT count(*) FROM {} WHERE workspace_id = $1 AND substr({}, 2, 16) = $2",
            self.table, self.name
        );
        tx.one(&sql, &[ws.into(), key.as_bytes().as_slice().into()], |row| row.get(0))
    }

    fn rows(
        &self,
        tx: &mut Tx<'_>,
        ws: WorkspaceId,
        old: Uuid,
        after: Option<&[Stand]>,
        limit: i64,
    ) -> Result<Vec<Found>, DbError> {
        let place: Vec<&str> = self.row.iter().map(Part::name).collect();
        let keys: Vec<&str> = self.key.iter().map(|it| it.0).collect();
        let columns: Vec<&str> = place.iter().chain(&keys).copied().collect();
        let mut values: Vec<Value<'_>> = vec![ws.into(), old.as_bytes().as_slice().into(), limit.into()];
        let mut behind = String::new();
        if let Some(after) = after.filter(|it| !it.is_empty()) {
            let marks: Vec<String> = (4..4 + after.len()).map(|at| format!("${at}")).collect();
            behind = format!(" AND ({}) > ({})", keys.join(", "), marks.join(", "));
            values.extend(after.iter().map(Stand::value));
        }
        let order = if keys.is_empty() { String::new() } else { format!(" ORDER BY {}", keys.join(", ")) };
        // Of cells that are none of its business, nothing is fetched.
        let sql = format!(
            "SELECT CASE WHEN substr({0}, 2, 16) = $2 THEN {0} END, {1} FROM {2} WHERE workspace_id = $1{behind}{order} LIMIT $3",
            self.name,
            columns.join(", "),
            self.table
        );
        tx.all(&sql, &values, |row| {
            let stand =
                (1 + self.row.len()..).zip(self.key).map(|(at, (_, order))| Stand::read(row, at, *order));
            Ok(Found {
                cell: row.get(0)?,
                place: self.place_of(row)?,
                stand: stand.collect::<Result<_, _>>()?,
            })
        })
    }

    fn place_of(&self, row: &Row<'_>) -> Result<Place, DbError> {
        (1..).zip(self.row).try_fold(Place::new(self.place), |place, (at, part)| {
            Ok(match part {
                Part::Id(_) => place.id(row.get::<Uuid>(at)?),
                Part::Number(_) => place.number(row.get(at)?),
            })
        })
    }
}
