//! Looks at customers: told by whoever shows something, written down a few milliseconds later, many at once.

use super::{Trust, hoard::Hoards, watch};
use crate::{
    access::{Signed, Who},
    events::{Actor, Journal, kinds},
    words::words,
};
use ombud_base::{
    Time, Uuid, Value,
    id::{ApiTokenId, CaseId, CustomerId, ReadingId, StaffId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};
use serde_json::json;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};
use tokio::sync::{mpsc, oneshot};

/// The most looks that wait to be written; who looks beyond that waits with them.
pub(super) const WAITING: usize = 4096;
/// The most that are taken in at once.
const AT_ONCE: usize = 512;
/// The most looks that one transaction writes: messages wait for the same writer.
const PART: usize = 128;
/// The same look again within this time says nothing new. For what stands on open screens it is longer: see [`super::shown`].
const AGAIN: Duration = Duration::from_secs(60);
/// The most looks that are remembered for that.
const REMEMBERED: usize = 20_000;
/// How long looks are kept, in seconds: a month. What merely stood on a screen counts for a day, and is kept for two; the ledger has it on.
const KEPT_SECONDS: i64 = 30 * 86_400;
const SHOWN_KEPT_SECONDS: i64 = 2 * 86_400;
/// How far back the sweep looks for the latter, which it does each hour; what a long standstill leaves goes with the month.
const SHOWN_SWEPT_SECONDS: i64 = 86_400;
/// How often those that are older are swept.
const SWEEP_EVERY: Duration = Duration::from_secs(3600);

words! {
    /// How somebody looked.
    What {
        /// Opened a case or its messages.
        Opened = "opened",
        /// Looked a customer up.
        Looked = "looked",
        /// Found by a search.
        Found = "found",
        /// Passed in a list, beyond its first page.
        Listed = "listed",
        /// Stood on an open screen: on a view's first page, or sent to it by a connection.
        Shown = "shown",
        /// Had a masked field shown.
        Revealed = "revealed",
        /// Took along all that is held on the customer.
        Exported = "exported",
        /// Opened a file in the viewer.
        Viewed = "viewed",
        /// Took a file along as it is.
        Downloaded = "downloaded",
        /// Changed the customer's address.
        Readdressed = "readdressed",
    }
}
words! {
    /// Whose a case is, seen from the one who looks.
    Stand {
        /// Theirs, or of a team of theirs.
        Own = "own",
        /// Nobody's yet: it waits for an owner.
        Queue = "queue",
        /// Somebody else's.
        Other = "other",
        /// There is no case: the customer alone.
        Without = "without",
    }
}
words! {
    /// What somebody who reads is.
    ReaderKind {
        /// A member of staff.
        Staff = "staff",
        /// A programme with a token.
        Token = "token",
    }
}

impl Stand {
    /// Of a case with this team and owner, for `signed`.
    pub fn seen_by(signed: &Signed, team: Option<TeamId>, assignee: Option<StaffId>) -> Self {
        if signed.works_on(team, assignee) {
            Self::Own
        } else if team.is_none() && assignee.is_none() {
            Self::Queue
        } else {
            Self::Other
        }
    }
}

/// One look at one customer.
#[derive(Clone, Debug)]
pub struct Read {
    /// At whom.
    pub customer: CustomerId,
    /// What they are called: held against the names that the curious look up, and not kept.
    pub name: Option<String>,
    /// By way of which case.
    pub case: Option<CaseId>,
    /// The number that people call it by.
    pub number: Option<i64>,
    /// Whose that case is.
    pub stand: Stand,
    /// How.
    pub what: What,
    /// Whether what was asked named this customer and nobody else: by the whole of their address or name, or by the number of their
    /// case. It is judged, and not kept.
    pub named: bool,
}

/// Who reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct Reader {
    pub(super) kind: ReaderKind,
    pub(super) id: Uuid,
}

impl Reader {
    pub(super) const fn of(who: &Who) -> Self {
        match who {
            Who::Staff { staff, .. } => Self { kind: ReaderKind::Staff, id: staff.0 },
            Who::Token(token) => Self { kind: ReaderKind::Token, id: token.0 },
        }
    }

    const fn actor(self) -> Actor {
        match self.kind {
            ReaderKind::Staff => Actor::Staff(StaffId(self.id)),
            ReaderKind::Token => Actor::Token(ApiTokenId(self.id)),
        }
    }
}

/// A look with who, where and when.
pub(super) struct Noted {
    pub(super) workspace: WorkspaceId,
    pub(super) reader: Reader,
    pub(super) at: Time,
    pub(super) read: Read,
}

/// What the lane is told.
pub(super) enum Told {
    Reads(Vec<Noted>),
    /// Answers once everything before it is written.
    Settle(oneshot::Sender<()>),
}

impl Trust {
    /// Notes that `signed` is shown these customers. The one call that each place makes where staff or programmes read what
    /// is a customer's.
    pub async fn observe(&self, signed: &Signed, reads: impl IntoIterator<Item = Read> + Send) {
        let (workspace, reader, at) = (signed.workspace, Reader::of(&signed.who), self.now());
        let noted: Vec<Noted> = {
            let mut shown = self.shown.lock();
            let news = |it: &Read| it.what != What::Shown || shown.is_news(reader, it.customer, at);
            reads.into_iter().filter(news).map(|read| Noted { workspace, reader, at, read }).collect()
        };
        if !noted.is_empty() && self.sender.send(Told::Reads(noted)).await.is_err() {
            tracing::error!("looks at customers are not written down any more");
        }
    }

    /// Waits until everything that was observed before is written and judged.
    pub async fn settled(&self) {
        self.hand_over().await;
        let (sender, done) = oneshot::channel();
        if self.sender.send(Told::Settle(sender)).await.is_ok() {
            // The lane ends only with the server.
            drop(done.await);
        }
    }
}

type Key = (Reader, CustomerId, Option<CaseId>, What, bool);

pub(super) async fn run(trust: Trust, mut queue: mpsc::Receiver<Told>) {
    let (mut told, mut recent) = (Vec::new(), HashMap::<Key, Time>::new());
    let (mut swept, mut hoards) = (HashMap::<WorkspaceId, Time>::new(), Hoards::default());
    while queue.recv_many(&mut told, AT_ONCE).await > 0 {
        let (mut reads, mut waiting) = (BTreeMap::<WorkspaceId, Vec<Noted>>::new(), Vec::new());
        for it in told.drain(..) {
            match it {
                Told::Reads(all) => {
                    let news = all.into_iter().filter(|it| is_news(&mut recent, it));
                    news.for_each(|it| reads.entry(it.workspace).or_default().push(it));
                }
                Told::Settle(sender) => waiting.push(sender),
            }
        }
        for (workspace, all) in reads {
            let now = trust.now();
            if swept.get(&workspace).is_none_or(|it| now.since(*it) > SWEEP_EVERY) {
                swept.insert(workspace, now);
                sweep(&trust, workspace).await;
            }
            let mut rest = all;
            while !rest.is_empty() {
                let later = rest.split_off(rest.len().min(PART));
                let written = write(&trust, workspace, std::mem::replace(&mut rest, later)).await;
                if let Err(error) = hoards.judge(&trust, workspace, &written).await {
                    tracing::error!(%error, "a day's reading could not be judged");
                }
            }
        }
        for it in waiting {
            // Who does not wait any more needs no answer.
            it.send(()).unwrap_or_default();
        }
    }
}

fn is_news(recent: &mut HashMap<Key, Time>, it: &Noted) -> bool {
    if it.read.what == What::Shown {
        return true; // it was held against its own, longer span before
    }
    if recent.len() >= REMEMBERED {
        recent.retain(|_, at| it.at.since(*at) < AGAIN);
    }
    let key = (it.reader, it.read.customer, it.read.case, it.read.what, it.read.named);
    let again = recent.get(&key).is_some_and(|at| it.at.since(*at) < AGAIN);
    if !again {
        recent.insert(key, it.at);
    }
    !again
}

/// Writes until it is written: what was read and is not noted must not be forgotten because the database was busy. Answers what it wrote.
async fn write(trust: &Trust, workspace: WorkspaceId, all: Vec<Noted>) -> Arc<Vec<Noted>> {
    let all = Arc::new(all);
    let mut wait = Duration::from_millis(50);
    loop {
        let (parts, noted) = (trust.clone(), all.clone());
        let written = trust.db.write::<_, DbError, _>(move |tx| {
            log(tx, &parts, workspace, &noted)?;
            insert(tx, &parts, workspace, &noted)?;
            watch::judge(tx, &parts, workspace, &noted)
        });
        match written.await {
            Ok(()) => return all,
            Err(error) => tracing::error!(%error, "looks at customers could not be written; trying again"),
        }
        tokio::time::sleep(wait).await;
        wait = (wait * 2).min(Duration::from_secs(5));
        if *trust.hub.stopping().borrow() {
            return all;
        }
    }
}

/// Appends each look to the workspace's events, and so to its ledger.
fn log(tx: &mut Tx<'_>, trust: &Trust, ws: WorkspaceId, all: &[Noted]) -> Result<(), DbError> {
    let mut journal = Journal::open(tx, ws, Actor::System, trust.now())?;
    for it in all {
        let data =
            json!({"what": it.read.what, "stand": it.read.stand, "number": it.read.number, "at": it.at});
        // A kind of its own: they are many, and whoever goes through the audit or has a webhook wants them apart.
        let kind = if it.read.what == What::Shown { kinds::CUSTOMER_SHOWN } else { kinds::CUSTOMER_READ };
        journal.read_by(it.reader.actor(), kind, it.read.customer, it.read.case, &data);
    }
    journal.close(tx, &trust.hub)
}

fn insert(tx: &mut Tx<'_>, trust: &Trust, ws: WorkspaceId, all: &[Noted]) -> Result<(), DbError> {
    let rows: Vec<Vec<Value<'_>>> = all
        .iter()
        .map(|it| {
            vec![
                ws.into(),
                ReadingId::new(it.at, &trust.random).into(),
                it.reader.kind.into(),
                it.reader.id.into(),
                it.read.customer.into(),
                it.read.case.into(),
                it.read.number.into(),
                it.read.what.into(),
                it.read.stand.into(),
                it.at.into(),
            ]
        })
        .collect();
    tx.exec_many(
        sql!(
            "INSERT INTO readings (workspace_id, id, reader_kind, reader_id, customer_id, case_id, number, what, stand, at) ",
            "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
        ),
        &rows,
    )
}

async fn sweep(trust: &Trust, workspace: WorkspaceId) {
    let now = trust.now();
    let ago = |seconds: i64| now.plus_seconds(-seconds);
    let (before, shown, oldest) =
        (ago(KEPT_SECONDS), ago(SHOWN_KEPT_SECONDS), ago(SHOWN_KEPT_SECONDS + SHOWN_SWEPT_SECONDS));
    let swept = trust.db.write::<_, DbError, _>(move |tx| {
        tx.exec(
            sql!("DELETE FROM readings WHERE workspace_id = $1 AND at < $2"),
            &[workspace.into(), before.into()],
        )?;
        tx.exec(
            sql!("DELETE FROM readings WHERE workspace_id = $1 AND at < $2 AND at > $3 AND what = 'shown'"),
            &[workspace.into(), shown.into(), oldest.into()],
        )
    });
    if let Err(error) = swept.await {
        tracing::warn!(%error, "old looks at customers could not be swept");
    }
}

/// A look as it is kept.
#[derive(Clone, Debug)]
pub(super) struct ReadingRow {
    pub(super) customer: CustomerId,
    pub(super) case: Option<CaseId>,
    pub(super) number: Option<i64>,
    pub(super) what: What,
    pub(super) stand: Stand,
    pub(super) at: Time,
}

impl ReadingRow {
    /// Of a row of `customer_id, case_id, number, what, stand, at`.
    pub(super) fn of(row: &Row<'_>) -> Result<Self, DbError> {
        let mut row = row.reader();
        Ok(Self {
            customer: row.next()?,
            case: row.next()?,
            number: row.next()?,
            what: row.next()?,
            stand: row.next()?,
            at: row.next()?,
        })
    }
}

/// The most looks of one reader that are held against the rules at once.
const LOOKED_AT: i64 = 5000;

/// A reader's looks after `from`, the newest first; without what merely stood on a screen.
pub(super) fn of_reader(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    reader: Uuid,
    from: Time,
) -> Result<Vec<ReadingRow>, DbError> {
    tx.all(
        sql!(
            "SELECT customer_id, case_id, number, what, stand, at FROM readings ",
            "WHERE workspace_id = $1 AND reader_id = $2 AND at > $3 AND what <> 'shown' ORDER BY at DESC LIMIT $4"
        ),
        &[ws.into(), reader.into(), from.into(), LOOKED_AT.into()],
        ReadingRow::of,
    )
}

/// The least hours of reading from which somebody's habits can be told.
const HABIT_HOURS: i64 = 20;

/// How many different customers somebody reads in an hour in which they read at all; none before there is enough to say.
pub(super) fn usual(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    reader: Uuid,
    from: Time,
    until: Time,
) -> Result<Option<i64>, DbError> {
    let (pairs, hours): (i64, i64) = tx.one(
        sql!(
            "SELECT count(*), count(DISTINCT hour) FROM (SELECT DISTINCT at / 3600000000 AS hour, customer_id FROM readings ",
            "WHERE workspace_id = $1 AND reader_id = $2 AND at > $3 AND at <= $4 ",
            "AND what NOT IN ('listed', 'shown')) AS pairs"
        ),
        &[ws.into(), reader.into(), from.into(), until.into()],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok((hours >= HABIT_HOURS).then(|| pairs / hours.max(1)))
}
