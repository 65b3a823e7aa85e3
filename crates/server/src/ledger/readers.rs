//! Who read what is a customer's, for that customer.

use crate::{
    conversations::Desk,
    events::{kinds, logged_columns, logged_row},
};
use ombud_base::{
    Time,
    id::{CustomerId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use utoipa::ToSchema;

/// One look at what is a customer's.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = OwnReader)]
pub struct Reader {
    /// Its place in the ledger.
    pub position: i64,
    /// When.
    pub at: Time,
    /// The name of a member of staff, as customers see it; none for a programme.
    pub name: Option<String>,
    /// How: `opened` a conversation, `looked` at the customer, `found` by a search, `listed`, `revealed` a masked field.
    #[schema(example = "opened")]
    pub what: String,
    /// Which field was revealed.
    #[schema(example = "email")]
    pub field: Option<String>,
}

/// The looks at a customer before a position, the newest first.
///
/// # Errors
/// As the database says.
pub fn readers(
    tx: &mut Tx<'_>,
    desk: &Desk,
    ws: WorkspaceId,
    customer: CustomerId,
    before: i64,
    limit: i64,
) -> Result<Vec<Reader>, DbError> {
    let found = tx.all(
        sql!(
            "SELECT ",
            logged_columns!(),
            " FROM events e WHERE e.workspace_id = $1 AND e.customer_id = $2 AND e.pos < $3 ",
            "AND e.kind IN ('customer.read', 'customer.revealed') ORDER BY e.pos DESC LIMIT $4"
        ),
        &[ws.into(), customer.into(), before.into(), limit.into()],
        |row| logged_row(row, ws),
    )?;
    let mut all = Vec::with_capacity(found.len());
    for it in found {
        let name = match it.actor {
            Some(id) if it.actor_kind == "staff" => Some(desk.names.of(tx, ws, StaffId(id))?.for_customers),
            _ => None,
        };
        let data: serde_json::Value =
            it.data.as_ref().and_then(|(_, text)| serde_json::from_str(text).ok()).unwrap_or_default();
        let text = |key: &str| data[key].as_str().map(str::to_owned);
        let revealed = it.kind == kinds::CUSTOMER_REVEALED;
        all.push(Reader {
            position: it.pos,
            at: it.at,
            name,
            what: if revealed { Some("revealed".into()) } else { text("what") }.unwrap_or_default(),
            field: text("field").filter(|_| revealed),
        });
    }
    Ok(all)
}
