//! Every sealed column, with what names its rows: for whoever walks over all of them, to seal them anew or to prove that they
//! open. A test compares the list with the tables.

use ombud_base::{Uuid, sealed::Place};
use ombud_db::{DbError, Row, Tx};

/// What names a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A column that holds an id.
    Id(&'static str),
    /// A column that holds a number or a time.
    Number(&'static str),
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
}

const fn column(
    table: &'static str,
    name: &'static str,
    place: &'static str,
    row: &'static [Part],
) -> Column {
    Column { table, name, place, row }
}

const ID: &[Part] = &[Part::Id("id")];

/// All of them.
pub const SEALED: &[Column] = &[
    column("alerts", "evidence", "alerts.evidence", ID),
    column("alerts", "note", "alerts.note", ID),
    column("canaries", "detail", "canaries.detail", ID),
    column("cases", "subject", "cases.subject", ID),
    column("cases", "resolve_reason", "cases.resolve_reason", ID),
    column("cases", "fields", "cases.fields", ID),
    column("customer_addresses", "address", "customer_addresses.address", &[Part::Id("customer_id")]),
    column("customers", "name", "customers.name", ID),
    column("customers", "email", "customers.email", ID),
    column("customers", "note", "customers.note", ID),
    column("customers", "fields", "customers.fields", ID),
    column("deliveries", "payload", "deliveries.payload", ID),
    column("deliveries", "response", "deliveries.response", ID),
    column("drafts", "body", "drafts.body", &[Part::Id("staff_id"), Part::Id("case_id")]),
    column("enrolments", "state", "enrolments.state", &[Part::Id("session_id")]),
    column("events", "data", "events.data", &[Part::Id("workspace_id"), Part::Number("pos")]),
    column("files", "name", "files.name", ID),
    column("identities", "value", "identities.value", ID),
    column("identity_keys", "secret", "identity_keys.secret", ID),
    column("ledgers", "seed", "ledgers.seed", &[Part::Id("workspace_id")]),
    column("messages", "content", "messages.content", &[Part::Id("workspace_id"), Part::Number("pos")]),
    column("ratings", "comment", "ratings.comment", &[Part::Id("conversation_id"), Part::Number("asked_at")]),
    column("reveals", "reason", "reveals.reason", ID),
    column("scheduled", "body", "scheduled.body", ID),
    column("scheduled", "despite", "scheduled.despite", ID),
    column("staff", "totp_secret", "staff.totp_secret", ID),
    column("trust_rules", "rules", "trust_rules.rules", &[Part::Id("workspace_id")]),
    column("webhooks", "secret", "webhooks.secret", ID),
    column("webhooks", "old_secret", "webhooks.secret", ID),
];

impl Column {
    /// Opens every cell of the column; what was erased is left out.
    ///
    /// # Errors
    /// As the database says, or for the first cell that does not open.
    pub fn open_all(&self, tx: &mut Tx<'_>) -> Result<Vec<String>, DbError> {
        let names: Vec<&str> = self
            .row
            .iter()
            .map(|it| match it {
                Part::Id(name) | Part::Number(name) => *name,
            })
            .collect();
        let sql = format!("SELECT {}, {} FROM {}", self.name, names.join(", "), self.table);
        let opened = tx.all(&sql, &[], |row| row.open(0, &self.place_of(row)?))?;
        Ok(opened.into_iter().flatten().collect())
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
