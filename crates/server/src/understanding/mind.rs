//! By which classifier a workspace's messages are read: the one that ships with the program, or one that was learnt from what
//! the workspace's own staff says as well.

use super::{
    model,
    reading::{self, Reading},
};
use crate::{http::Problem, keys};
use ombud_base::{id::WorkspaceId, sealed::Place};
use ombud_db::{Db, DbError, Tx, sql};
use ombud_nlp::intents::Model;
use parking_lot::RwLock;
use std::{collections::HashMap, sync::Arc};

/// The number of the classifier that ships.
pub const SHIPPED: i64 = 0;

/// What messages are read by. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Mind(Option<Arc<Model>>);

impl Mind {
    /// One that was learnt here.
    pub fn own(model: Model) -> Self {
        Self(Some(Arc::new(model)))
    }

    /// What a message is about. `hint` is the language that its writer is known by (BCP 47).
    pub fn read(&self, text: &str, hint: Option<&str>) -> Reading {
        let by = match &self.0 {
            Some(own) => Some(own.as_ref()),
            None => model::intents(),
        };
        reading::read(by, text, hint)
    }
}

/// The minds of all workspaces. Cheap to clone.
#[derive(Clone)]
pub struct Minds {
    db: Db,
    /// By workspace, the one that was learnt here and was used last, with its number.
    own: Arc<RwLock<HashMap<WorkspaceId, (i64, Mind)>>>,
}

impl Minds {
    /// Of a database.
    pub fn new(db: Db) -> Self {
        Self { db, own: Arc::default() }
    }

    /// By what a workspace's messages are read now. One that cannot be opened is told in the log, and the one that ships is
    /// used: a message that is read less well is better than none.
    ///
    /// # Errors
    /// As the database says.
    pub async fn of(&self, ws: WorkspaceId) -> Result<Mind, Problem> {
        let used = self.db.read::<_, DbError, _>(move |tx| used(tx, ws)).await?;
        self.version(ws, used).await
    }

    /// The same, where it is known already which version is used.
    ///
    /// # Errors
    /// As the database says.
    pub async fn version(&self, ws: WorkspaceId, used: i64) -> Result<Mind, Problem> {
        if used == SHIPPED {
            return Ok(Mind::default());
        }
        if let Some((_, mind)) = self.own.read().get(&ws).filter(|it| it.0 == used) {
            return Ok(mind.clone());
        }
        let bytes = self.db.read::<_, DbError, _>(move |tx| bytes(tx, ws, used)).await?;
        let mind = match bytes.as_deref().map(Model::from_bytes) {
            Some(Ok(model)) => Mind::own(model),
            other => {
                tracing::error!(
                    version = used,
                    read = other.is_some(),
                    "a classifier that was learnt cannot be used"
                );
                Mind::default()
            }
        };
        self.own.write().insert(ws, (used, mind.clone()));
        Ok(mind)
    }
}

/// The version that a workspace uses.
///
/// # Errors
/// As the database says.
pub fn used(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<i64, DbError> {
    let found =
        tx.maybe(sql!("SELECT used FROM learning WHERE workspace_id = $1"), &[ws.into()], |row| row.get(0))?;
    Ok(found.unwrap_or(SHIPPED))
}

/// Where a classifier is sealed.
pub fn place(ws: WorkspaceId, version: i64) -> Place {
    Place::new("intent_models.model").id(ws.0).number(version)
}

fn bytes(tx: &mut Tx<'_>, ws: WorkspaceId, version: i64) -> Result<Option<Vec<u8>>, DbError> {
    let cell: Option<Option<Vec<u8>>> = tx.maybe(
        sql!("SELECT model FROM intent_models WHERE workspace_id = $1 AND version = $2"),
        &[ws.into(), version.into()],
        |row| row.get(0),
    )?;
    match cell.flatten() {
        Some(cell) => keys::open_bytes(tx, &place(ws, version), &cell),
        None => Ok(None),
    }
}
