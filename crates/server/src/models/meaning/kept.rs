//! What is embedded, in memory, so that a question needs the database for nothing but leave to go out. It is read where it stands
//! anew every two seconds, as the shelves are; and where what is published has moved on, the job is set to work.

use super::{
    Meaning, job,
    pieces::{self, Print},
    store::{self, Hash},
    types::EmbeddingSettings,
};
use crate::{http::Problem, hub::stopped, knowledge::Shelf};
use ombud_base::id::{TopicId, WorkspaceId};
use ombud_db::DbError;
use ombud_nlp::nearest::{Field, Vector};
use parking_lot::Mutex;
use std::{
    collections::HashMap,
    sync::{Arc, Weak},
    time::Duration,
};

/// How often other nodes' changes, and what is published, are looked for.
const LOOK: Duration = Duration::from_secs(2);

/// The vectors of a workspace that has embeddings switched on.
pub(super) struct Ready {
    pub settings: EmbeddingSettings,
    pub print: Print,
    version: i64,
    vectors: HashMap<Hash, Arc<Vector>>,
    /// What can be found on each shelf that was asked, as far as the vectors were there then.
    fields: Mutex<Vec<OnShelf>>,
}

/// What can be found on a shelf, and with which version of the vectors.
type OnShelf = (Weak<Shelf>, i64, Arc<Field<TopicId>>);

impl Ready {
    /// Whether nothing can be found yet.
    pub fn is_empty(&self) -> bool {
        self.vectors.is_empty()
    }

    /// What can be found on a shelf. The first time that takes a while; [`look`] mostly has done it before.
    pub fn field(&self, shelf: &Arc<Shelf>) -> Arc<Field<TopicId>> {
        let same = |it: &&OnShelf| std::ptr::eq(it.0.as_ptr(), Arc::as_ptr(shelf));
        let kept = self.fields.lock().iter().find(same).map(|it| it.2.clone());
        kept.unwrap_or_else(|| self.renew_field(shelf))
    }

    fn renew_field(&self, shelf: &Arc<Shelf>) -> Arc<Field<TopicId>> {
        let mut entries = Vec::new();
        pieces::each(shelf, |topic, _, text| {
            entries.extend(self.vectors.get(&self.print.hash(&text)).map(|it| (topic, it.clone())));
        });
        let field = Arc::new(Field::new(entries));
        let mut all = self.fields.lock();
        all.retain(|it| it.0.strong_count() > 0 && !std::ptr::eq(it.0.as_ptr(), Arc::as_ptr(shelf)));
        all.push((Arc::downgrade(shelf), self.version, field.clone()));
        field
    }

    /// Makes ready what was asked for with fewer vectors, and what is asked for most.
    fn make_ready(&self, public: &Arc<Shelf>) {
        let all: Vec<(Weak<Shelf>, i64)> = self.fields.lock().iter().map(|it| (it.0.clone(), it.1)).collect();
        let old = all.iter().filter(|it| it.1 != self.version).filter_map(|it| it.0.upgrade());
        old.for_each(|it| drop(self.renew_field(&it)));
        drop(self.field(public));
    }
}

impl Meaning {
    /// The vectors of a workspace; none where embeddings are not switched on.
    pub(super) fn ready(&self, ws: WorkspaceId) -> Option<Arc<Ready>> {
        self.inner.kept.read().get(&ws).cloned()
    }

    /// Reads a workspace's vectors anew, as far as they have changed.
    ///
    /// # Errors
    /// As the database says.
    pub(super) async fn renew(&self, ws: WorkspaceId) -> Result<(), Problem> {
        let _turn = self.inner.turn.lock().await;
        let stored = self.embedding(ws).await?;
        let Some(stored) = stored.filter(|it| it.settings.enabled) else {
            self.inner.kept.write().remove(&ws);
            return Ok(());
        };
        let (settings, version) = (stored.settings, stored.stand.version);
        let print = self.print(&settings);
        let former = self.ready(ws).filter(|it| it.print == print);
        if former.as_ref().is_some_and(|it| it.version == version && it.settings == settings) {
            return Ok(());
        }
        let since = former.as_ref().map_or(-1, |it| it.version);
        let new = self.db.read::<_, DbError, _>(move |tx| store::vectors_after(tx, ws, since)).await?;
        let made = tokio::task::spawn_blocking(move || {
            let mut vectors = former.as_ref().map(|it| it.vectors.clone()).unwrap_or_default();
            let read = |(hash, bytes): (Hash, Vec<u8>)| Some((hash, Arc::new(Vector::from_bytes(&bytes)?)));
            vectors.extend(new.into_iter().filter_map(read));
            let fields = former.map(|it| it.fields.lock().clone()).unwrap_or_default();
            Ready { settings, print, version, vectors, fields: Mutex::new(fields) }
        });
        let made = Arc::new(made.await.map_err(Problem::internal)?);
        self.inner.kept.write().insert(ws, made);
        Ok(())
    }
}

/// Keeps up with what other nodes write and with what is published, until the server stops.
pub async fn run(meaning: Meaning) {
    let mut stopping = meaning.hub.stopping();
    let mut looks = tokio::time::interval(LOOK);
    loop {
        tokio::select! {
            _ = looks.tick() => {}
            () = stopped(&mut stopping) => return,
        }
        if let Err(problem) = look(&meaning).await {
            problem.log();
        }
    }
}

/// Looks once.
///
/// # Errors
/// As the database says.
pub async fn look(meaning: &Meaning) -> Result<(), Problem> {
    let all = meaning.db.read::<_, DbError, _>(store::all).await?;
    for (ws, settings, version, mark) in all {
        // What is wrong in one workspace keeps no other from its news.
        if let Err(problem) = follow(meaning, ws, settings, version, mark).await {
            problem.log();
        }
    }
    Ok(())
}

async fn follow(
    meaning: &Meaning,
    ws: WorkspaceId,
    settings: EmbeddingSettings,
    version: i64,
    mark: String,
) -> Result<(), Problem> {
    let ready = meaning.ready(ws);
    let current = ready.as_ref().map(|it| (&it.settings, it.version));
    if current != settings.enabled.then_some((&settings, version)) {
        meaning.renew(ws).await?;
    }
    let Some(ready) = meaning.ready(ws) else { return Ok(()) };
    let shelf = meaning.library.of(ws).await?;
    let wanted = ready.print.mark(&shelf);
    if mark != wanted {
        meaning.begin_job(ws).await?;
    }
    tokio::task::spawn_blocking(move || ready.make_ready(&shelf)).await.map_err(Problem::internal)
}

impl Meaning {
    /// Sets the job to work, unless it is: one that waits because something failed keeps its wait.
    async fn begin_job(&self, ws: WorkspaceId) -> Result<(), Problem> {
        let (jobs, now) = (self.jobs.clone(), self.now());
        if self.db.read::<_, DbError, _>(move |tx| job::is_there(tx, ws)).await? {
            return Ok(());
        }
        self.db.write::<_, DbError, _>(move |tx| job::begin_unless_there(tx, &jobs, ws, now)).await?;
        Ok(())
    }
}
