//! Learns anew in the background, once there is something to learn.

use super::{
    Learner, corrections,
    lessons::{self, Figures, Judgement, judge, parted},
    models::{self, Verdict},
    written_at,
};
use crate::{
    events::{Actor, Journal, kinds},
    http::Problem,
    hub::stopped,
    understanding::{Mind, SHIPPED, used},
};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use ombud_nlp::intents::{Example, Model, train};
use serde_json::json;
use std::time::{Duration, Instant};
use tokio::{sync::oneshot, time::sleep};

/// Corrections that are not learnt yet, from which on it is worth learning.
pub(super) const ENOUGH: i64 = 5;
/// How long after a correction it is learnt: others mostly follow it.
const QUIET_SECONDS: i64 = 600;
/// How often it is looked whether words that were learnt from are gone.
const LOOK_SECONDS: i64 = 24 * 3600;
/// When one that could not be learnt is tried again.
const AGAIN_SECONDS: i64 = 3600;
/// The longest sleep: another node may have set something due.
const LONGEST_SLEEP: Duration = Duration::from_mins(1);
/// How much less in a hundred a new classifier may have right of the lines that ship: the noise of training.
const NOISE: f64 = 0.5;
/// The same for urgent ones, where a miss costs more.
const URGENT_NOISE: f64 = 1.0;
/// By how much the background steps back behind what customers wait for (nice value).
const NICE: i32 = 15;

/// Learns whenever something is due, until the server stops.
pub async fn run(learner: Learner) {
    let mut stopping = learner.hub.stopping();
    loop {
        let pause = match learn_due(&learner).await {
            Ok(_) => next_due(&learner).await.unwrap_or(LONGEST_SLEEP),
            Err(problem) => {
                problem.log();
                LONGEST_SLEEP
            }
        };
        tokio::select! {
            () = stopped(&mut stopping) => return,
            () = learner.wake.notified() => {}
            () = sleep(pause) => {}
        }
    }
}

async fn next_due(learner: &Learner) -> Option<Duration> {
    let next = learner.db.read::<_, DbError, _>(|tx| {
        tx.maybe(
            sql!("SELECT due_at FROM learning WHERE due_at IS NOT NULL ORDER BY due_at LIMIT 1"),
            &[],
            |row| row.get::<Time>(0),
        )
    });
    let due = next.await.ok()??;
    Some(due.since(learner.now()).clamp(Duration::from_millis(50), LONGEST_SLEEP))
}

/// Sets that a workspace is looked at in a while; where that is set already, it is not put off.
pub(super) fn look_soon(tx: &mut Tx<'_>, ws: WorkspaceId, now: Time) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO learning (workspace_id, used, due_at, learnt_until, asked) VALUES ($1, 0, $2, 0, FALSE) ",
            "ON CONFLICT (workspace_id) DO UPDATE SET due_at = excluded.due_at ",
            "WHERE learning.due_at IS NULL OR learning.due_at > excluded.due_at"
        ),
        &[ws.into(), now.plus_seconds(QUIET_SECONDS).into()],
    )?;
    Ok(())
}

/// Sets when a workspace is looked at next.
pub(super) fn look_at(tx: &mut Tx<'_>, ws: WorkspaceId, due: Option<Time>) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "INSERT INTO learning (workspace_id, used, due_at, learnt_until, asked) VALUES ($1, 0, $2, 0, FALSE) ",
            "ON CONFLICT (workspace_id) DO UPDATE SET due_at = excluded.due_at"
        ),
        &[ws.into(), due.into()],
    )?;
    Ok(())
}

/// Looks at every workspace whose time has come, and learns where there is something to learn. Tells how many versions were
/// learnt.
///
/// # Errors
/// As the database says.
pub async fn learn_due(learner: &Learner) -> Result<u64, Problem> {
    let _turn = learner.turn.lock().await;
    let now = learner.now();
    let due: Vec<WorkspaceId> = learner
        .db
        .read::<_, DbError, _>(move |tx| {
            tx.all(
                sql!("SELECT workspace_id FROM learning WHERE due_at <= $1 ORDER BY due_at"),
                &[now.into()],
                |row| row.get(0),
            )
        })
        .await?;
    let mut learnt = 0;
    for ws in due {
        match learn(learner, ws).await {
            Ok(done) => learnt += u64::from(done),
            // The others do not wait for it, and it does not take the machine for itself.
            Err(problem) => {
                problem.log();
                let again = Some(now.plus_seconds(AGAIN_SECONDS));
                learner.db.write::<_, DbError, _>(move |tx| look_at(tx, ws, again)).await?;
            }
        }
    }
    Ok(learnt)
}

/// What a workspace learns from.
struct Lessons {
    /// In the order in which they were said.
    own: Vec<Example>,
    /// How many of those were there the last time.
    seen: usize,
    /// Where corrections stand whose words are gone.
    gone: Vec<i64>,
    /// When the last of them was said.
    newest: Time,
    /// How many were said since the last time.
    unlearnt: i64,
    /// Whether somebody asked for it.
    asked: bool,
    /// The version in use, and what it was found worth.
    used: i64,
    used_figures: Option<Figures>,
    /// What the lines that ship are worth alone.
    base_figures: Option<Figures>,
}

/// Learns, if there is something to learn; tells whether there was.
async fn learn(learner: &Learner, ws: WorkspaceId) -> Result<bool, Problem> {
    let now = learner.now();
    let lessons = learner.db.read::<_, Problem, _>(move |tx| gather(tx, ws)).await?;
    if !lessons.gone.is_empty() {
        let gone = lessons.gone.clone();
        learner.db.write::<_, DbError, _>(move |tx| corrections::forget(tx, ws, &gone)).await?;
    }
    let base = learner.base;
    let (base, sum) = in_background(move || {
        let lines = base();
        let sum = lessons::sum(&lines);
        (lines, sum)
    })
    .await?;
    if !lessons.wanted(&sum) {
        let again = (lessons.used != SHIPPED).then(|| now.plus_seconds(LOOK_SECONDS));
        learner.db.write::<_, DbError, _>(move |tx| look_at(tx, ws, again)).await?;
        return Ok(false);
    }
    let mind = learner.minds.of(ws).await?;
    let (own, seen) = (lessons.own.clone(), lessons.seen);
    let known = lessons.base_figures.clone().filter(|it| it.lines == sum);
    let taught = in_background(move || teach(&base, (&own, seen), known, &mind)).await?;
    keep(learner, ws, lessons, taught).await?;
    Ok(true)
}

impl Lessons {
    /// Whether it is worth learning: enough was said since, the lines that ship are others, words that were learnt from are gone,
    /// or somebody asked for it.
    fn wanted(&self, sum: &str) -> bool {
        let former = self.used_figures.as_ref();
        let of_others = self.used != SHIPPED && former.is_some_and(|it| it.lines != sum);
        let fewer = former.is_some_and(|it| it.corrections as usize > self.own.len());
        self.asked || of_others || fewer || self.unlearnt >= ENOUGH
    }
}

fn gather(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Lessons, Problem> {
    let (used, head) = (used(tx, ws)?, models::head(tx, ws)?);
    let (mut own, mut seen, mut gone, mut newest) = (Vec::new(), 0, Vec::new(), Time::from_micros(0));
    for it in corrections::all(tx, ws)? {
        match written_at(tx, ws, &it.positions)? {
            Some((words, _)) => own.push(Example { text: words.text, intent: it.intent }),
            None => gone.push(it.pos),
        }
        if it.at <= head.learnt_until {
            seen = own.len();
        }
        newest = newest.max(it.at);
    }
    let unlearnt = corrections::count(tx, ws, head.learnt_until)?.1;
    let used_figures = models::one(tx, ws, used)?.map(|it| it.figures);
    let base_figures = models::one(tx, ws, SHIPPED)?.map(|it| it.figures).or_else(lessons::shipped_figures);
    Ok(Lessons { own, seen, gone, newest, unlearnt, asked: head.asked, used, used_figures, base_figures })
}

/// What was learnt.
pub(super) struct Taught {
    model: Model,
    pub(super) figures: Figures,
    /// Of the lines that ship alone, when they were judged anew.
    pub(super) base: Figures,
    /// How the new version and the one in use read the corrections that neither has seen.
    pub(super) unseen: Unseen,
}

/// How two versions read the same lines that neither has seen.
pub(super) struct Unseen {
    pub(super) new: Judgement,
    pub(super) former: Judgement,
}

/// Learns twice: from what is not kept back, to be judged by what is; and from everything, to be used. Of the workspace's own lines
/// the first `seen` may have been learnt by the former version.
pub(super) fn teach(
    base: &[Example],
    (own, seen): (&[Example], usize),
    base_figures: Option<Figures>,
    former: &Mind,
) -> Taught {
    let begun = Instant::now();
    let ((learnt, kept), (own_learnt, own_kept)) = (parted(base), parted(own));
    let mut of_base = None;
    let base_figures = base_figures.unwrap_or_else(|| {
        let mind = of_base.insert(Mind::own(train(&learnt, 1)));
        let shipped = judge(mind, &kept);
        Figures { shipped, lines: lessons::sum(base), ..Figures::default() }
    });
    // Where nothing of its own is learnt, it is the same once more.
    let of_base = of_base.filter(|_| own_learnt.is_empty());
    let judged = of_base.unwrap_or_else(|| Mind::own(train(&[learnt, own_learnt].concat(), 1)));
    let mut figures = Figures {
        shipped: judge(&judged, &kept),
        own: judge(&judged, &own_kept),
        corrections: u32::try_from(own.len()).unwrap_or(u32::MAX),
        lines: base_figures.lines.clone(),
        seconds: 0.0,
    };
    let (_, fresh) = parted(own.get(seen..).unwrap_or_default());
    let unseen = Unseen { new: judge(&judged, &fresh), former: judge(former, &fresh) };
    let model = train(&[base, own].concat(), 1);
    figures.seconds = begun.elapsed().as_secs_f64();
    Taught { model, figures, base: base_figures, unseen }
}

/// Why a new version does not take the place of the one in use; none if it does.
pub(super) fn objection(new: &Figures, former: &Figures, unseen: &Unseen) -> Option<Verdict> {
    if new.shipped.urgent_percent() + URGENT_NOISE < former.shipped.urgent_percent() {
        return Some(Verdict::MissesUrgent);
    }
    if new.shipped.percent() + NOISE < former.shipped.percent() {
        return Some(Verdict::Worse);
    }
    (unseen.new.right < unseen.former.right).then_some(Verdict::NotBetter)
}

async fn keep(learner: &Learner, ws: WorkspaceId, lessons: Lessons, taught: Taught) -> Result<(), Problem> {
    let (hub, now) = (learner.hub.clone(), learner.now());
    let Taught { model, figures, base, unseen } = taught;
    let former =
        lessons.used_figures.clone().filter(|it| it.lines == base.lines).unwrap_or_else(|| base.clone());
    // Words that are gone must not be read by any more, whatever that costs.
    let fewer = former.corrections > figures.corrections;
    let verdict = objection(&figures, &former, &unseen).filter(|_| !fewer).unwrap_or(Verdict::Used);
    learner
        .db
        .write::<_, Problem, _>(move |tx| {
            let mut journal = Journal::open(tx, ws, Actor::System, now)?;
            models::put_shipped(tx, ws, &base, now)?;
            let version = models::head(tx, ws)?.newest + 1;
            models::put(tx, ws, version, (verdict, &figures), &model.to_bytes(), now)?;
            corrections::learnt(tx, ws, version, lessons.newest)?;
            if fewer {
                models::drop_all_but(tx, ws, version)?;
            }
            let again = Some(now.plus_seconds(LOOK_SECONDS));
            models::learnt(tx, ws, (verdict == Verdict::Used).then_some(version), lessons.newest, again)?;
            let data = json!({"version": version, "verdict": verdict, "corrections": figures.corrections});
            journal.event(kinds::MODEL_LEARNT, None, &data);
            journal.close(tx, &hub)?;
            Ok(())
        })
        .await
}

/// Does something long beside what customers wait for. Its own thread: a low priority would stay with one of a pool.
///
/// # Errors
/// When the thread cannot be begun, or ends without an answer.
async fn in_background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    let (done, result) = oneshot::channel();
    let spawned = std::thread::Builder::new().name("ombud-learn".into()).spawn(move || {
        // Of a thread alone, on Linux; where it is refused, the work is done all the same.
        let _ = rustix::process::setpriority_process(None, NICE);
        drop(done.send(work()));
    });
    spawned.map_err(|error| Problem::internal(format!("the thread that learns: {error}")))?;
    result.await.map_err(|_| Problem::internal("the thread that learns ended without an answer"))
}
