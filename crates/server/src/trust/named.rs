//! Searches that name a whole personal value: a mail address, the number of a telephone, an account, a paper, a wallet. What they
//! find is a look at a customer like any other. That they were asked is written down as well, found or not: whoever tries values
//! until one is right leaves a line for each.

use super::{
    Trust,
    alerts::{self, Severity},
    mask::{self, Leads},
    reading::{Reader, ReaderKind},
    rules,
    watch::{Rule, Unusual},
};
use crate::{
    access::Signed,
    events::{Journal, kinds},
    http::Problem,
};
use ombud_base::{
    Time, Uuid,
    id::{ReadingId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;

/// How far back guesses count, in seconds.
const HOUR: i64 = 3600;
/// How long they are kept, in seconds: a month, as looks are.
const KEPT: i64 = 30 * 86_400;

impl Trust {
    /// Writes down that `signed` searched for the personal values in a question, and how many answers there were. Where it named
    /// none, nothing is written. It is written before the answer goes out. Tells whether it was.
    ///
    /// # Errors
    /// As the database says.
    pub async fn observe_search(
        &self,
        signed: &Signed,
        question: &str,
        found: usize,
    ) -> Result<bool, Problem> {
        let chars: Vec<char> = question.chars().collect();
        let mut kinds: Vec<Leads> = mask::personal(question, &chars).iter().map(|it| it.kind).collect();
        if kinds.is_empty() {
            return Ok(false);
        }
        kinds.sort_unstable();
        kinds.dedup();
        let (trust, seer, now) = (self.clone(), signed.clone(), self.now());
        let written = self.db.write::<_, DbError, _>(move |tx| {
            let mut journal = Journal::open(tx, seer.workspace, seer.actor(), now)?;
            let data = json!({"named": kinds, "found": found});
            journal.event(kinds::SEARCH_PERSONAL, None, &data);
            let reader = Reader::of(&seer.who);
            insert(tx, &trust, seer.workspace, reader, found > 0)?;
            judge(tx, &trust, &mut journal, reader)?;
            journal.close(tx, &trust.hub)
        });
        written.await?;
        Ok(true)
    }
}

fn insert(
    tx: &mut Tx<'_>,
    trust: &Trust,
    ws: WorkspaceId,
    reader: Reader,
    found: bool,
) -> Result<(), DbError> {
    let now = trust.now();
    let before = now.plus_seconds(-KEPT);
    tx.exec(
        sql!("DELETE FROM personal_searches WHERE workspace_id = $1 AND reader_id = $2 AND at < $3"),
        &[ws.into(), reader.id.into(), before.into()],
    )?;
    tx.exec(
        sql!(
            "INSERT INTO personal_searches (workspace_id, id, reader_kind, reader_id, found, at) ",
            "VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        &[
            ws.into(),
            ReadingId::new(now, &trust.random).into(),
            reader.kind.into(),
            reader.id.into(),
            found.into(),
            now.into(),
        ],
    )
    .map(drop)
}

/// How many searches for personal values of a reader after `from` found nobody.
fn missed(tx: &mut Tx<'_>, ws: WorkspaceId, reader: Uuid, from: Time) -> Result<i64, DbError> {
    tx.one(
        sql!(
            "SELECT count(*) FROM personal_searches WHERE workspace_id = $1 AND reader_id = $2 AND at > $3 AND found = FALSE"
        ),
        &[ws.into(), reader.into(), from.into()],
        |row| row.get(0),
    )
}

fn judge(tx: &mut Tx<'_>, trust: &Trust, journal: &mut Journal, reader: Reader) -> Result<(), DbError> {
    let ws = journal.workspace;
    let settled = alerts::settled(tx, ws, reader.id)?.get(&Rule::Guessing).copied();
    let hour = journal.now.plus_seconds(-HOUR);
    let counted = missed(tx, ws, reader.id, settled.map_or(hour, |it| it.max(hour)))?;
    if counted < rules::of(tx, ws)?.guesses_per_hour {
        return Ok(());
    }
    // Programmes look values up one after the other: theirs is worth a question, not an alarm.
    let severity = if reader.kind == ReaderKind::Staff { Severity::High } else { Severity::Medium };
    let unusual = Unusual { rule: Rule::Guessing, severity, counted, evidence: Vec::new() };
    alerts::raise_one(tx, trust, journal, reader, unusual)
}
