//! Who read what is a customer's, for that customer.

use crate::{
    conversations::Desk,
    events::{Logged, kinds, logged_columns, logged_row},
    trust::What,
};
use ombud_base::{
    Time, Uuid,
    id::{CustomerId, StaffId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::Serialize;
use std::collections::BTreeSet;
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
    /// How: `opened` a conversation, `looked` at the customer, `found` by a search, `listed`, `shown` on an open screen such as a list of
    /// cases, `revealed` a masked field.
    #[schema(example = "opened")]
    pub what: String,
    /// Which field was revealed.
    #[schema(example = "email")]
    pub field: Option<String>,
    /// How many members of staff a line tells of at once, where they are several: those on whose open screens (`shown`) the customer was
    /// on one day, one look after the other.
    pub people: Option<i64>,
}

/// Events that are read at once.
const STRIDE: i64 = 200;
/// The most events that one page is made of: where thousands of screens make one line, the next page goes on.
const READ_MOST: i64 = 4000;
/// A day (UTC) in microseconds.
const DAY: i64 = 86_400_000_000;

/// A page being made, the newest line first.
struct Lines<'a> {
    desk: &'a Desk,
    ws: WorkspaceId,
    limit: usize,
    all: Vec<Reader>,
    /// Looks that are told together: whose screens showed the customer on one day, with nothing between.
    day: Option<i64>,
    staff: Together,
    programmes: Together,
}

/// Readers of one kind who are told in one line.
#[derive(Default)]
struct Together {
    who: BTreeSet<Uuid>,
    newest: Option<Time>,
    /// The place of the oldest look.
    position: i64,
}

impl Together {
    fn add(&mut self, it: &Logged) {
        // Programmes have no names for customers, and that they are several says nothing to them.
        self.who.extend(it.actor.filter(|_| is_staff(it)));
        self.newest.get_or_insert(it.at);
        self.position = it.pos;
    }

    /// The one it is, if nobody else is told of with them.
    fn only(&self) -> Option<Uuid> {
        self.who.first().copied().filter(|_| self.who.len() == 1)
    }

    /// The line, if there is something to tell.
    fn line(self, name: Option<String>) -> Option<Reader> {
        let people = i64::try_from(self.who.len()).ok().filter(|it| *it > 1);
        let (what, position) = (What::Shown.word().to_owned(), self.position);
        Some(Reader { position, at: self.newest?, name, what, field: None, people })
    }
}

fn is_staff(it: &Logged) -> bool {
    it.actor_kind == "staff"
}

impl Lines<'_> {
    fn is_full(&self) -> bool {
        let open = [&self.staff, &self.programmes].into_iter().filter(|it| it.newest.is_some()).count();
        self.all.len() + open >= self.limit
    }

    /// Takes a look in; says whether there was room for it.
    fn add(&mut self, tx: &mut Tx<'_>, it: &Logged) -> Result<bool, DbError> {
        let data: serde_json::Value =
            it.data.as_ref().and_then(|(_, text)| serde_json::from_str(text).ok()).unwrap_or_default();
        let text = |key: &str| data[key].as_str().map(str::to_owned);
        let revealed = it.kind == kinds::CUSTOMER_REVEALED;
        let what = if revealed { Some("revealed".into()) } else { text("what") }.unwrap_or_default();
        let day = (what == What::Shown.word()).then(|| it.at.micros().div_euclid(DAY));
        if day != self.day {
            self.close(tx)?;
        }
        let full = self.is_full();
        let together = if is_staff(it) { &mut self.staff } else { &mut self.programmes };
        if full && (day.is_none() || together.newest.is_none()) {
            return Ok(false);
        }
        self.day = day;
        if day.is_some() {
            together.add(it);
            return Ok(true);
        }
        let name = match it.actor {
            Some(id) if is_staff(it) => Some(self.name(tx, id)?),
            _ => None,
        };
        let field = text("field").filter(|_| revealed);
        self.all.push(Reader { position: it.pos, at: it.at, name, what, field, people: None });
        Ok(true)
    }

    fn name(&self, tx: &mut Tx<'_>, staff: Uuid) -> Result<String, DbError> {
        Ok(self.desk.names.of(tx, self.ws, StaffId(staff))?.for_customers)
    }

    /// Ends what is told together.
    fn close(&mut self, tx: &mut Tx<'_>) -> Result<(), DbError> {
        let (staff, programmes) = (std::mem::take(&mut self.staff), std::mem::take(&mut self.programmes));
        let name = staff.only().map(|it| self.name(tx, it)).transpose()?;
        let mut lines: Vec<Reader> = staff.line(name).into_iter().chain(programmes.line(None)).collect();
        lines.sort_by_key(|it| std::cmp::Reverse(it.position));
        self.all.extend(lines);
        Ok(())
    }
}

/// The looks at a customer before a position, the newest first, in at most `limit` lines; and the position that the next page comes before,
/// if there is one.
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
) -> Result<(Vec<Reader>, Option<i64>), DbError> {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let (staff, programmes) = (Together::default(), Together::default());
    let mut lines = Lines { desk, ws, limit, all: Vec::new(), day: None, staff, programmes };
    let (mut before, mut read) = (before, 0);
    let next = 'reading: loop {
        let found = looks(tx, ws, customer, before)?;
        let whole = found.len() as i64 == STRIDE;
        for it in found {
            if !lines.add(tx, &it)? {
                break 'reading Some(before);
            }
            before = it.pos;
        }
        read += STRIDE;
        if !whole || read >= READ_MOST {
            break whole.then_some(before);
        }
    };
    lines.close(tx)?;
    Ok((lines.all, next))
}

fn looks(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    customer: CustomerId,
    before: i64,
) -> Result<Vec<Logged>, DbError> {
    tx.all(
        sql!(
            "SELECT ",
            logged_columns!(),
            " FROM events e WHERE e.workspace_id = $1 AND e.customer_id = $2 AND e.pos < $3 ",
            "AND e.kind IN ('customer.read', 'customer.shown', 'customer.revealed') ORDER BY e.pos DESC LIMIT $4"
        ),
        &[ws.into(), customer.into(), before.into(), STRIDE.into()],
        |row| logged_row(row, ws),
    )
}
