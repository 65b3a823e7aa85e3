//! The sealed word of what was signed: how many heads of the ledger there were, and what the newest of them says. Whoever has the
//! database without its keys can delete heads and cut the log to fit; this they cannot write anew.

use crate::keys;
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::{id::WorkspaceId, sealed::Place};
use ombud_db::{DbError, Tx, sql};
use ombud_ledger::{Frontier, Hash};

/// What was signed last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastSigned {
    /// How many heads were signed so far.
    pub count: i64,
    /// How many leaves the newest speaks for.
    pub size: i64,
    /// Its root.
    pub root: Hash,
}

fn place(ws: WorkspaceId) -> Place {
    Place::new("last_signed.says").id(ws.0)
}

/// Begins a new workspace's events: no event, and no head signed.
///
/// # Errors
/// As the database says.
pub fn begin(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(), DbError> {
    let edge = Frontier::default();
    tx.exec(
        sql!("INSERT INTO event_heads (workspace_id, pos, next_number, edge) VALUES ($1, 0, 1, $2)"),
        &[ws.into(), (&edge.to_bytes()).into()],
    )?;
    let nothing = LastSigned { count: 0, size: 0, root: edge.root() };
    let says = keys::seal_own(tx, ws, &place(ws), &nothing.text())?;
    tx.exec(
        sql!("INSERT INTO last_signed (workspace_id, says) VALUES ($1, $2)"),
        &[ws.into(), (&says).into()],
    )
    .map(drop)
}

impl LastSigned {
    fn text(&self) -> String {
        format!("{} {} {}", self.count, self.size, STANDARD.encode(self.root))
    }

    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let (count, size) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        let root = STANDARD.decode(parts.next()?).ok()?.try_into().ok()?;
        parts.next().is_none().then_some(Self { count, size, root })
    }

    /// As it stands in the database.
    ///
    /// # Errors
    /// [`DbError::Sealed`] when it was taken away, changed or moved; as the database says.
    pub fn read(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Self, DbError> {
        let gone = |what: &str| DbError::Sealed(format!("the sealed word of what was signed last {what}"));
        let found =
            tx.maybe(sql!("SELECT says FROM last_signed WHERE workspace_id = $1"), &[ws.into()], |row| {
                row.open(0, &place(ws))
            });
        match found {
            Ok(Some(Some(text))) => Self::parse(&text).ok_or_else(|| gone("says nothing")),
            Ok(_) => Err(gone("is gone")),
            Err(DbError::Sealed(why)) => Err(gone(&format!("does not open: {why}"))),
            Err(error) => Err(error),
        }
    }

    /// Puts it in the place of the one before.
    ///
    /// # Errors
    /// As the database says.
    pub fn write(&self, tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<(), DbError> {
        let says = keys::seal_own(tx, ws, &place(ws), &self.text())?;
        tx.exec(
            sql!("UPDATE last_signed SET says = $2 WHERE workspace_id = $1"),
            &[ws.into(), (&says).into()],
        )
        .map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let root: Hash = std::array::from_fn(|at| (at * 37 + 11) as u8);
        let last = LastSigned { count: 3, size: 70_001, root };
        assert_eq!(LastSigned::parse(&last.text()), Some(last.clone()));
        let text = last.text();
        for bad in ["", "3", "3 70001", "x 1 AA==", &text[..text.len() - 4], &format!("{text} 1")] {
            assert_eq!(LastSigned::parse(bad), None, "{bad}");
        }
    }
}
