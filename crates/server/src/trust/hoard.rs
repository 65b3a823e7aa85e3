//! Whoever reads a little less than an hour's rule allows, hour after hour: customers of a day who came by in lists, searches and on open
//! screens, and are not the reader's own work.
//!
//! A desk with many customers shows many to everybody who sits there, so a number alone says nothing about who has an open list before
//! them. What says something is to have had far more of them than colleagues had: a list that is turned to its end, or a connection that
//! stays when everybody has gone home.

use super::{
    Trust,
    alerts::{self, Evidence, Severity},
    reading::{Noted, Reader, ReaderKind, ReadingRow, What},
    rules,
    watch::{Rule, Unusual},
};
use ombud_base::{Time, Uuid, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
    time::Duration,
};

/// How far back it counts, in seconds.
const DAY: i64 = 86_400;
/// Whose screen is merely open is looked at so often.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How often it is counted what everybody else had.
const OTHERS_EVERY: Duration = Duration::from_secs(600);
/// The most readers who are remembered for that.
const REMEMBERED: usize = 20_000;
/// The most looks that evidence is picked from.
const EVIDENCE: i64 = 1000;

/// How many different customers each reader of one kind has had before them.
type Everybody = Arc<Vec<(Uuid, i64)>>;

/// When who was looked at. The counts themselves are in the database: a restart forgets none.
#[derive(Default)]
pub(super) struct Hoards {
    looked: HashMap<Reader, Time>,
    everybody: HashMap<(WorkspaceId, ReaderKind), (Time, Everybody)>,
}

const fn counts(what: What) -> bool {
    matches!(what, What::Listed | What::Found | What::Shown)
}

impl Hoards {
    /// Who is to be looked at after this was written: whoever turned pages or searched, and of those before whom it merely stood each
    /// once in a minute.
    fn due(&mut self, all: &[Noted], now: Time) -> BTreeSet<Reader> {
        if self.looked.len() >= REMEMBERED {
            self.looked.clear();
        }
        let mut due = BTreeSet::new();
        for it in all.iter().filter(|it| counts(it.read.what)) {
            let fresh = self.looked.get(&it.reader).is_some_and(|at| now.since(*at) < LOOK_EVERY);
            if it.read.what != What::Shown || !fresh {
                due.insert(it.reader);
            }
        }
        self.looked.extend(due.iter().map(|it| (*it, now)));
        due
    }

    /// Judges whoever has just read; what is unusual becomes an alert.
    pub(super) async fn judge(
        &mut self,
        trust: &Trust,
        ws: WorkspaceId,
        all: &[Noted],
    ) -> Result<(), DbError> {
        let now = trust.now();
        let due = self.due(all, now);
        if due.is_empty() {
            return Ok(());
        }
        let many = trust.db.read::<_, DbError, _>(move |tx| {
            let least = rules::of(tx, ws)?.listed_per_day;
            let mut many = Vec::new();
            for reader in due {
                let from = since(tx, ws, reader, now)?;
                let counted = of_one(tx, ws, reader.id, from)?;
                if counted >= least {
                    many.push((reader, from, counted));
                }
            }
            Ok(many)
        });
        for (reader, from, counted) in many.await? {
            let everybody = self.everybody(trust, ws, reader.kind, now).await?;
            if !is_far_more(counted, usual(&everybody, reader.id)) {
                continue;
            }
            let raised = trust.clone();
            let write = trust.db.write::<_, DbError, _>(move |tx| {
                let evidence = evidence(tx, ws, reader.id, from)?;
                let (rule, severity) = (Rule::Hoarding, Severity::High);
                alerts::raise(tx, &raised, ws, vec![(reader, Unusual { rule, severity, counted, evidence })])
            });
            write.await?;
        }
        Ok(())
    }

    async fn everybody(
        &mut self,
        trust: &Trust,
        ws: WorkspaceId,
        kind: ReaderKind,
        now: Time,
    ) -> Result<Everybody, DbError> {
        if let Some((at, known)) = self.everybody.get(&(ws, kind))
            && now.since(*at) < OTHERS_EVERY
        {
            return Ok(known.clone());
        }
        let from = now.plus_seconds(-DAY);
        let counted = trust.db.read::<_, DbError, _>(move |tx| of_all(tx, ws, kind, from)).await?;
        let counted = Arc::new(counted);
        self.everybody.insert((ws, kind), (now, counted.clone()));
        Ok(counted)
    }
}

/// What the busiest quarter of the others begins at: leads who look in for a moment do not make everybody else unusual, and two who
/// read too much together do not make each other usual.
fn usual(everybody: &[(Uuid, i64)], reader: Uuid) -> i64 {
    let mut others: Vec<i64> = everybody.iter().filter(|it| it.0 != reader).map(|it| it.1).collect();
    others.sort_unstable();
    let at = others.len().saturating_sub(1) * 3 / 4;
    others.get(at).copied().unwrap_or(0)
}

/// More than half as much again.
const fn is_far_more(counted: i64, usual: i64) -> bool {
    counted.saturating_mul(2) > usual.saturating_mul(3)
}

/// From when on somebody's reading counts: a day back, or since their last alert of this rule was settled.
fn since(tx: &mut Tx<'_>, ws: WorkspaceId, reader: Reader, now: Time) -> Result<Time, DbError> {
    let day = now.plus_seconds(-DAY);
    let settled = alerts::settled(tx, ws, reader.id)?;
    Ok(settled.get(&Rule::Hoarding).copied().map_or(day, |it| it.max(day)))
}

fn of_one(tx: &mut Tx<'_>, ws: WorkspaceId, reader: Uuid, from: Time) -> Result<i64, DbError> {
    tx.one(
        sql!(
            "SELECT count(DISTINCT customer_id) FROM readings WHERE workspace_id = $1 AND reader_id = $2 AND at > $3 ",
            "AND stand <> 'own' AND what IN ('listed', 'found', 'shown')"
        ),
        &[ws.into(), reader.into(), from.into()],
        |row| row.get(0),
    )
}

fn of_all(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    kind: ReaderKind,
    from: Time,
) -> Result<Vec<(Uuid, i64)>, DbError> {
    tx.all(
        sql!(
            "SELECT reader_id, count(DISTINCT customer_id) FROM readings WHERE workspace_id = $1 AND reader_kind = $2 AND at > $3 ",
            "AND stand <> 'own' AND what IN ('listed', 'found', 'shown') GROUP BY reader_id"
        ),
        &[ws.into(), kind.into(), from.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// The newest look at each of the customers whom they saw last.
fn evidence(tx: &mut Tx<'_>, ws: WorkspaceId, reader: Uuid, from: Time) -> Result<Vec<Evidence>, DbError> {
    let rows = tx.all(
        sql!(
            "SELECT customer_id, case_id, number, what, stand, at FROM readings WHERE workspace_id = $1 AND reader_id = $2 ",
            "AND at > $3 AND stand <> 'own' AND what IN ('listed', 'found', 'shown') ORDER BY at DESC LIMIT $4"
        ),
        &[ws.into(), reader.into(), from.into(), EVIDENCE.into()],
        ReadingRow::of,
    )?;
    let mut seen = HashSet::new();
    Ok(rows.iter().filter(|it| seen.insert(it.customer)).map(Evidence::of).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_is_what_the_busiest_quarter_of_the_others_begins_at() {
        let of = |counts: &[i64]| -> Vec<(Uuid, i64)> {
            counts.iter().enumerate().map(|(n, it)| (Uuid::from_u128(n as u128), *it)).collect()
        };
        let me = Uuid::from_u128(0);
        assert_eq!(usual(&of(&[900]), me), 0);
        assert_eq!(usual(&of(&[900, 300]), me), 300);
        // Two who read too much together, among others.
        assert_eq!(usual(&of(&[900, 900, 300, 310, 20, 5]), me), 310);
        assert!(is_far_more(466, 310) && !is_far_more(465, 310));
        assert!(is_far_more(1, 0));
    }
}
