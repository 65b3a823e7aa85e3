//! The log's name and key, and its signed heads.

use super::{anchors, chain, nodes::Nodes};
use crate::{
    app::App,
    events::{LastSigned, edge_of},
    http::{Code, Problem},
    keys,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::{Time, id::WorkspaceId, sealed::Place};
use ombud_db::{DbError, Tx, sql};
use ombud_ledger::{
    Checkpoint, Frontier,
    note::{Algorithm, SignerKey, VerifierKey},
    proof,
};
use std::time::Duration;

/// A log's name and the key that it is verified by.
#[derive(Clone, Debug)]
pub struct Identity {
    /// Its name: the server's host, `/ledger/` and the workspace's short name, as they were when the first head was signed.
    pub origin: String,
    /// Its key.
    pub verifier: VerifierKey,
    /// Its signing key; none where it does not open.
    pub(super) signer: Option<SignerKey>,
}

/// A signed head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many leaves it speaks for.
    pub size: i64,
    /// The signed note (C2SP tlog-checkpoint).
    pub note: String,
    /// When it was signed, by our clock; nobody vouches for that.
    pub at: Time,
}

fn place_of_seed(ws: WorkspaceId) -> Place {
    Place::new("ledgers.seed").id(ws.0)
}

/// A text that is no hash, key or note.
pub(super) fn broken(what: &str) -> DbError {
    DbError::Sealed(format!("the ledger's {what} was changed"))
}

/// The log's name and key; none before its first head.
///
/// # Errors
/// As the database says, or when they were changed.
pub fn identity(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Option<Identity>, DbError> {
    let found = tx.maybe(
        sql!("SELECT origin, verifier, seed FROM ledgers WHERE workspace_id = $1"),
        &[ws.into()],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.open(2, &place_of_seed(ws))?)),
    )?;
    let Some((origin, verifier, seed)) = found else { return Ok(None) };
    let signer = seed.map(|it| signer(&origin, &it)).transpose()?;
    let verifier = verifier.parse().map_err(|_| broken("key"))?;
    if signer.as_ref().is_some_and(|it| *it.verifier() != verifier) {
        return Err(broken("key"));
    }
    Ok(Some(Identity { origin, verifier, signer }))
}

fn signer(origin: &str, seed: &str) -> Result<SignerKey, DbError> {
    let seed: [u8; 32] =
        STANDARD.decode(seed).ok().and_then(|it| it.try_into().ok()).ok_or_else(|| broken("seed"))?;
    SignerKey::from_seed(origin, Algorithm::Ed25519, &seed).map_err(|_| broken("name"))
}

/// The log's name and key, made now if there are none.
fn own_identity(tx: &mut Tx<'_>, app: &App, ws: WorkspaceId) -> Result<Identity, DbError> {
    if let Some(identity) = identity(tx, ws)? {
        return Ok(identity);
    }
    let slug: String =
        tx.one(sql!("SELECT slug FROM workspaces WHERE id = $1"), &[ws.into()], |row| row.get(0))?;
    let url = app.config.server.public_url.trim_end_matches('/');
    let host = url.split_once("://").map_or(url, |it| it.1);
    let origin = format!("{host}/ledger/{slug}");
    let seed = STANDARD.encode(app.random.bytes::<32>());
    let signer = signer(&origin, &seed)?;
    let sealed = keys::seal_own(tx, ws, &place_of_seed(ws), &seed)?;
    tx.exec(
        sql!("INSERT INTO ledgers (workspace_id, origin, verifier, seed, created_at) VALUES ($1, $2, $3, $4, $5)"),
        &[
            ws.into(),
            (&origin).into(),
            (&signer.verifier().to_string()).into(),
            (&sealed).into(),
            app.now().into(),
        ],
    )?;
    Ok(Identity { origin, verifier: signer.verifier().clone(), signer: Some(signer) })
}

/// The newest signed head.
///
/// # Errors
/// As the database says.
pub fn head(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<Option<Head>, DbError> {
    Ok(heads(tx, ws, i64::MAX, 1)?.pop())
}

/// Signed heads of at most `upto` leaves, the newest first.
pub(super) fn heads(tx: &mut Tx<'_>, ws: WorkspaceId, upto: i64, limit: i64) -> Result<Vec<Head>, DbError> {
    tx.all(
        sql!("SELECT size, note, at FROM checkpoints WHERE workspace_id = $1 AND size <= $2 ORDER BY size DESC LIMIT $3"),
        &[ws.into(), upto.into(), limit.into()],
        |row| Ok(Head { size: row.get(0)?, note: row.get(1)?, at: row.get(2)? }),
    )
}

/// Signed heads of more than `after` leaves, the oldest first.
pub(super) fn heads_after(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    after: i64,
    limit: i64,
) -> Result<Vec<Head>, DbError> {
    tx.all(
        sql!("SELECT size, note, at FROM checkpoints WHERE workspace_id = $1 AND size > $2 ORDER BY size LIMIT $3"),
        &[ws.into(), after.into(), limit.into()],
        |row| Ok(Head { size: row.get(0)?, note: row.get(1)?, at: row.get(2)? }),
    )
}

/// How many leaves there are, and the tree's edge. With the lock that appending takes, if `locked`.
pub(super) fn edge(tx: &mut Tx<'_>, ws: WorkspaceId, locked: bool) -> Result<(i64, Frontier), DbError> {
    let text = if locked {
        sql!("SELECT pos, edge FROM event_heads WHERE workspace_id = $1 FOR UPDATE")
    } else {
        sql!("SELECT pos, edge FROM event_heads WHERE workspace_id = $1")
    };
    tx.one(text, &[ws.into()], |row| Ok((row.get(0)?, edge_of(row.bytes(1)?)?)))
}

/// Signs the head as it is now, unless it is signed already. A head that does not go on from the one before is not signed, nor any
/// while heads are missing: whoever has changed the tables must not get our signature for it.
///
/// # Errors
/// As the database says; [`DbError::Sealed`] when heads are missing, or the tree is not the one that was signed before.
pub fn sign(tx: &mut Tx<'_>, app: &App, ws: WorkspaceId) -> Result<Head, DbError> {
    // Nodes take turns, and nothing is appended meanwhile.
    let (size, edge) = edge(tx, ws, true)?;
    let (last, before) = chain::newest(tx, ws, size)?;
    if let Some(before) = before.as_ref().filter(|it| it.size == size) {
        // Whoever has put another event into the place of the last one finds no signature here that is of use to them.
        if last.root != edge.root() {
            return Err(chain::mend(DbError::Sealed(
                "the ledger is not the one that was signed before".into(),
            )));
        }
        return Ok(before.clone());
    }
    let identity = own_identity(tx, app, ws)?;
    if let Some(before) = &before {
        goes_on(tx, ws, &identity, before, &edge).map_err(chain::mend)?;
    }
    let signer = identity.signer.as_ref().ok_or_else(|| broken("seed"))?;
    let unsigned = Checkpoint::new(&identity.origin, edge.size(), edge.root()).map_err(|_| broken("name"))?;
    let note = unsigned.sign(signer).map_err(|_| broken("key"))?.to_string();
    let head = Head { size, note, at: app.now() };
    chain::append(tx, ws, &head, edge.root(), &last)?;
    anchors::schedule(tx, app, ws)?;
    Ok(head)
}

/// What whoever asked for a signature is told: why there is none, and what is to be done.
pub(super) fn refused(error: DbError) -> Problem {
    match error {
        DbError::Sealed(why) => {
            tracing::error!(%why, "the ledger's head is not signed");
            Problem::new(Code::LedgerUnsigned, format!("The ledger is not signed: {why}."))
        }
        error => error.into(),
    }
}

/// The same in words for a customer: what is missing is not theirs to mend.
#[must_use]
pub fn for_customers(problem: Problem) -> Problem {
    if problem.code != Code::LedgerUnsigned {
        return problem;
    }
    let detail = "Our own check has found that signed records of ours are missing, and nothing is signed until that is \
                  cleared up. Your conversation is kept. Try again tomorrow, or ask us here.";
    Problem::new(Code::LedgerUnsigned, detail)
}

/// Proves that the tree begins with the one that was signed before.
fn goes_on(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    identity: &Identity,
    before: &Head,
    edge: &Frontier,
) -> Result<(), DbError> {
    let opened = Checkpoint::open(&before.note, &identity.origin, &identity.verifier, &[])
        .map_err(|_| broken("last checkpoint"))?
        .checkpoint;
    let (old, new) = (opened.size(), edge.size());
    if old == 0 {
        return Ok(());
    }
    let grown = proof::consistency(old, new, &mut Nodes { tx, workspace: ws })
        .map_err(|error| DbError::Sealed(format!("the ledger's tree does not hold together: {error}")))?;
    proof::verify_consistency(old, new, &grown, opened.root(), &edge.root())
        .map_err(|_| DbError::Sealed("the ledger is not the one that was signed before".into()))
}

/// The shortest time between two heads that are signed by themselves.
const GATHER: Duration = Duration::from_secs(30);

/// Signs new heads as the log grows, until the server stops; to be spawned once.
pub async fn run(app: App) {
    // Who has set up an anchor should not wait for the next event to see it work.
    if let Err(problem) = anchor_all(app.clone()).await {
        problem.log();
    }
    app.hub.follow_events(GATHER, || sign_all(app.clone())).await;
}

/// Gives each workspace that has a head the jobs of its anchors.
async fn anchor_all(app: App) -> Result<(), Problem> {
    let parts = app.clone();
    let scheduled = app.db.write::<_, DbError, _>(move |tx| {
        let all: Vec<WorkspaceId> =
            tx.all(sql!("SELECT DISTINCT workspace_id FROM checkpoints"), &[], |row| row.get(0))?;
        all.into_iter().try_for_each(|workspace| anchors::schedule(tx, &parts, workspace))
    });
    Ok(scheduled.await?)
}

async fn sign_all(app: App) -> Result<(), Problem> {
    let all = app
        .db
        .read::<Vec<WorkspaceId>, DbError, _>(|tx| {
            tx.all(sql!("SELECT id FROM workspaces"), &[], |row| row.get(0))
        })
        .await?;
    for workspace in all {
        // Most have nothing new: that is seen by a read, and takes no writer's turn.
        let unsigned = app.db.read::<_, DbError, _>(move |tx| {
            let (size, edge) = edge(tx, workspace, false)?;
            let last = LastSigned::read(tx, workspace);
            let signed = last.is_ok_and(|it| it.count > 0 && it.size == size && it.root == edge.root());
            Ok(!signed || head(tx, workspace)?.is_none_or(|it| it.size != size))
        });
        if !unsigned.await? {
            continue;
        }
        let parts = app.clone();
        let signed = app.db.write::<_, DbError, _>(move |tx| sign(tx, &parts, workspace)).await;
        match signed {
            Ok(head) => {
                let workspace = workspace.to_string();
                metrics::gauge!("ombud_ledger_size", "workspace" => workspace).set(head.size as f64);
            }
            Err(error) => {
                metrics::counter!("ombud_ledger_refused_total").increment(1);
                tracing::error!(%workspace, %error, "the ledger's head is not signed: run `ombud ledger check`");
            }
        }
    }
    Ok(())
}
