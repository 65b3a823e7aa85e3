//! The classifiers that were learnt: what they were found worth, and which one is used.

use super::{
    Learner, corrections,
    lessons::{self, Figures},
    retrain,
};
use crate::{
    access::{Permission, Signed},
    events::{Journal, kinds},
    http::{PathOf, Problem},
    keys::{self, Owner},
    settings::{Change, settings_changed},
    understanding::{SHIPPED, place, used},
    words::words,
};
use axum::{Json, extract::State};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Row, Tx, sql};
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

/// Learnt classifiers that can be gone back to; of older ones the figures stay.
const KEPT: i64 = 5;
/// Versions whose figures are shown.
const SHOWN: i64 = 100;

words! {
    /// What was found of a new classifier.
    Verdict {
        /// It ships with the program.
        Shipped = "shipped",
        /// It took the place of the one before.
        Used = "used",
        /// It read fewer of the lines that ship rightly.
        Worse = "worse",
        /// It missed more of what is urgent.
        MissesUrgent = "misses_urgent",
        /// It read fewer of the corrections rightly that it had not seen.
        NotBetter = "not_better",
    }
}

/// A version of the classifier.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ModelVersion {
    /// Its number; 0 is the one that ships.
    pub version: i64,
    /// When it was learnt; null of the one that ships.
    pub at: Option<Time>,
    /// What was found of it.
    pub verdict: Verdict,
    /// Whether messages are read by it.
    pub in_use: bool,
    /// Whether it can be used: of old ones only the figures are left.
    pub usable: bool,
    /// What it was found worth.
    pub figures: Figures,
}

/// How well messages are understood.
#[derive(Debug, Serialize, ToSchema)]
pub struct Quality {
    /// The version in use; 0: the one that ships.
    pub used: i64,
    /// Corrections that there are to learn from.
    pub corrections: i64,
    /// Of those, how many nothing was learnt from yet.
    pub unlearnt: i64,
    /// How many of those make it learn by itself.
    pub enough: i64,
    /// When it is next looked at whether there is something to learn; null: when somebody corrects something.
    pub due_at: Option<Time>,
    /// All versions whose figures are known, the newest first; the last one is the one that ships.
    pub versions: Vec<ModelVersion>,
}

/// What stands beside the versions.
#[derive(Clone, Copy, Debug)]
pub(super) struct Head {
    /// The newest version's number.
    pub(super) newest: i64,
    /// When the last correction was said that was learnt from.
    pub(super) learnt_until: Time,
    /// Whether somebody wants it learnt now.
    pub(super) asked: bool,
}

macro_rules! columns {
    () => {
        "SELECT m.version, m.at, m.verdict, m.figures, CASE WHEN m.model IS NULL THEN 0 ELSE 1 END, COALESCE(l.used, 0) \
         FROM intent_models m LEFT JOIN learning l ON l.workspace_id = m.workspace_id WHERE m.workspace_id = $1"
    };
}

fn row(row: &Row<'_>) -> Result<ModelVersion, DbError> {
    let (version, used): (i64, i64) = (row.get(0)?, row.get(5)?);
    let figures = serde_json::from_str(&row.get::<String>(3)?);
    Ok(ModelVersion {
        version,
        at: (version != SHIPPED).then(|| row.get(1)).transpose()?,
        verdict: row.get(2)?,
        in_use: version == used,
        usable: version == SHIPPED || row.get::<i64>(4)? == 1,
        figures: figures.map_err(|error| DbError::Statement(format!("figures of a classifier: {error}")))?,
    })
}

pub(super) fn one(tx: &mut Tx<'_>, ws: WorkspaceId, version: i64) -> Result<Option<ModelVersion>, DbError> {
    tx.maybe(sql!(columns!(), " AND m.version = $2"), &[ws.into(), version.into()], row)
}

pub(super) fn head(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Head, DbError> {
    let newest = tx.one(
        sql!("SELECT COALESCE(max(version), 0) FROM intent_models WHERE workspace_id = $1"),
        &[ws.into()],
        |row| row.get(0),
    )?;
    let head = tx.maybe(
        sql!("SELECT learnt_until, asked FROM learning WHERE workspace_id = $1"),
        &[ws.into()],
        |row| Ok(Head { newest, learnt_until: row.get(0)?, asked: row.get(1)? }),
    )?;
    Ok(head.unwrap_or(Head { newest, learnt_until: Time::from_micros(0), asked: false }))
}

/// Keeps what the lines that ship are worth alone.
pub(super) fn put_shipped(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    figures: &Figures,
    now: Time,
) -> Result<(), DbError> {
    let text = written(figures)?;
    tx.exec(
        sql!(
            "INSERT INTO intent_models (workspace_id, version, at, verdict, figures) VALUES ($1, 0, $2, 'shipped', $3) ",
            "ON CONFLICT (workspace_id, version) DO UPDATE SET figures = excluded.figures"
        ),
        &[ws.into(), now.into(), (&text).into()],
    )?;
    Ok(())
}

/// Keeps a version, sealed, and lets go of those that are too old to go back to.
pub(super) fn put(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    version: i64,
    (verdict, figures): (Verdict, &Figures),
    model: &[u8],
    now: Time,
) -> Result<(), DbError> {
    let text = written(figures)?;
    let own = Owner::Workspace;
    let cell = keys::sealing(tx, ws, [own])?.seal_bytes(own, &place(ws, version), model)?;
    tx.exec(
        sql!(
            "INSERT INTO intent_models (workspace_id, version, at, verdict, figures, model) ",
            "VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        &[ws.into(), version.into(), now.into(), verdict.into(), (&text).into(), (&cell).into()],
    )?;
    tx.exec(
        sql!(
            "UPDATE intent_models SET model = NULL WHERE workspace_id = $1 AND model IS NOT NULL AND version <= $2 ",
            "AND version <> COALESCE((SELECT used FROM learning WHERE workspace_id = $1), 0)"
        ),
        &[ws.into(), (version - KEPT).into()],
    )?;
    Ok(())
}

/// Lets go of all versions but one: they were learnt from words that are gone.
pub(super) fn drop_all_but(tx: &mut Tx<'_>, ws: WorkspaceId, version: i64) -> Result<(), DbError> {
    tx.exec(
        sql!("UPDATE intent_models SET model = NULL WHERE workspace_id = $1 AND version <> $2"),
        &[ws.into(), version.into()],
    )?;
    Ok(())
}

fn written(figures: &Figures) -> Result<String, DbError> {
    serde_json::to_string(figures).map_err(|error| DbError::Statement(error.to_string()))
}

/// Notes what was learnt: which version is used from now on, if it is another one.
pub(super) fn learnt(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    version: Option<i64>,
    until: Time,
    again: Option<Time>,
) -> Result<(), DbError> {
    tx.exec(
        sql!(
            "UPDATE learning SET used = COALESCE($2, used), learnt_until = $3, due_at = $4, asked = FALSE ",
            "WHERE workspace_id = $1"
        ),
        &[ws.into(), version.into(), until.into(), again.into()],
    )?;
    Ok(())
}

fn quality(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Quality, DbError> {
    let head = head(tx, ws)?;
    let (corrections, unlearnt) = corrections::count(tx, ws, head.learnt_until)?;
    let due_at =
        tx.maybe(sql!("SELECT due_at FROM learning WHERE workspace_id = $1"), &[ws.into()], |row| {
            row.get::<Option<Time>>(0)
        })?;
    let mut versions =
        tx.all(sql!(columns!(), " ORDER BY m.version DESC LIMIT $2"), &[ws.into(), SHOWN.into()], row)?;
    let used = used(tx, ws)?;
    if versions.iter().all(|it| it.version != SHIPPED) {
        // Nothing was learnt here yet: what it was found worth when it was made is what is known of it.
        versions.extend(lessons::shipped_figures().map(|figures| ModelVersion {
            version: SHIPPED,
            at: None,
            verdict: Verdict::Shipped,
            in_use: used == SHIPPED,
            usable: true,
            figures,
        }));
    }
    Ok(Quality { used, corrections, unlearnt, enough: retrain::ENOUGH, due_at: due_at.flatten(), versions })
}

/// How well messages are understood, and how that came.
#[utoipa::path(get, path = "/understanding/quality", tag = "understanding", responses((status = 200, body = Quality)))]
pub(super) async fn show_quality(
    State(learner): State<Learner>,
    signed: Signed,
) -> Result<Json<Quality>, Problem> {
    signed.need_any(&[Permission::RoutingManage, Permission::ReportsView])?;
    Ok(Json(learner.db.read::<_, DbError, _>(move |tx| quality(tx, signed.workspace)).await?))
}

/// Reads messages by another version from now on: an earlier one, or one that had not been taken up by itself.
#[utoipa::path(
    post, path = "/understanding/models/{version}/use", tag = "understanding", params(("version" = i64, Path)),
    responses((status = 200, body = Quality))
)]
pub(super) async fn use_model(
    State(learner): State<Learner>,
    signed: Signed,
    PathOf(version): PathOf<i64>,
) -> Result<Json<Quality>, Problem> {
    signed.need(Permission::RoutingManage)?;
    let (hub, now, ws) = (learner.hub.clone(), learner.now(), signed.workspace);
    let written = learner.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        let usable = version == SHIPPED || one(tx, ws, version)?.ok_or_else(Problem::not_found)?.usable;
        if !usable {
            let detail =
                "Of this version only the figures are left. Take one of the newest, or have it learn anew.";
            return Err(Problem::new(crate::http::Code::Conflict, detail));
        }
        let was = used(tx, ws)?;
        tx.exec(
            sql!(
                "INSERT INTO learning (workspace_id, used, learnt_until, asked) VALUES ($1, $2, 0, FALSE) ",
                "ON CONFLICT (workspace_id) DO UPDATE SET used = excluded.used"
            ),
            &[ws.into(), version.into()],
        )?;
        journal.event(kinds::MODEL_CHOSEN, None, &json!({"version": version, "was": was}));
        let shown = quality(tx, ws)?;
        journal.close(tx, &hub)?;
        Ok(shown)
    });
    Ok(Json(written.await?))
}

/// Has the classifier learn now, whatever there is to learn. It takes about a minute; the answer does not wait for it.
#[utoipa::path(post, path = "/understanding/learn", tag = "understanding", responses((status = 200, body = Quality)))]
pub(super) async fn learn_now(
    State(learner): State<Learner>,
    signed: Signed,
) -> Result<Json<Quality>, Problem> {
    signed.need(Permission::RoutingManage)?;
    let (hub, now, ws) = (learner.hub.clone(), learner.now(), signed.workspace);
    let written = learner.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        retrain::look_at(tx, ws, Some(now))?;
        tx.exec(sql!("UPDATE learning SET asked = TRUE WHERE workspace_id = $1"), &[ws.into()])?;
        settings_changed(&mut journal, "learning", "asked", Change::Changed, &true);
        let shown = quality(tx, ws)?;
        journal.close(tx, &hub)?;
        Ok(shown)
    });
    let shown = written.await?;
    learner.wake.notify_one();
    Ok(Json(shown))
}
