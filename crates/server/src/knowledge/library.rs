//! What is published, in memory. Readers never wait for the database or for a rebuild: a new shelf takes the old one's place.
//!
//! Whoever publishes has the shelf renewed before they are answered. Other nodes look every two seconds whether the number of
//! a workspace's knowledge has moved.

use super::{
    regional::Regional,
    shelf::{Shelf, View},
    stock::Stock,
    store,
    types::RatingReason,
};
use crate::{
    app::App,
    events::{Actor, Journal, kinds},
    http::{ClientAddress, Problem, guarded},
    keys,
    safety::Safety,
};
use axum::extract::FromRef;
use bytes::Bytes;
use ombud_base::{
    Time,
    id::{ArticleRatingId, TopicId, WorkspaceId},
};
use ombud_db::DbError;
use parking_lot::{Mutex, RwLock};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use uuid::Builder;

/// How often other nodes' changes are looked for.
const LOOK: Duration = Duration::from_secs(2);
/// How many looks until what was counted is written.
const WRITE_EVERY: u32 = 5;
/// The longest words of a reader, in characters.
pub const LONGEST_WORDS: usize = 500;

/// What a reader said of an article.
#[derive(Clone, Debug)]
pub struct Rating {
    /// Who: something random that tells one reader from another and says nothing else of them.
    pub visitor: [u8; 16],
    /// Of which topic.
    pub topic: TopicId,
    /// In which language.
    pub lang: String,
    /// Whether it helped.
    pub helped: bool,
    /// Why not.
    pub reason: Option<RatingReason>,
    /// In their own words, up to [`LONGEST_WORDS`] characters; secrets are cut out.
    pub words: String,
}

impl Rating {
    /// The same for all that a reader says of an article.
    fn id(&self) -> ArticleRatingId {
        let mut hash = Sha256::new();
        hash.update(self.visitor);
        hash.update(self.topic.0.as_bytes());
        hash.update(self.lang.as_bytes());
        let mut id = [0; 16];
        id.iter_mut().zip(hash.finalize()).for_each(|(to, from)| *to = from);
        ArticleRatingId(Builder::from_custom_bytes(id).into_uuid())
    }
}

/// What a workspace has published, for customers and for staff.
#[derive(Clone)]
struct Shelves {
    /// What readers get of whom it is not known where they are: what is for everywhere.
    public: Arc<Shelf>,
    /// What readers get of whom it is known; none where all get the same.
    regional: Option<Arc<Regional>>,
    /// All that is public, wherever one has to be to read it.
    everywhere: Arc<Shelf>,
    /// With what is for staff alone.
    staff: Arc<Shelf>,
}

impl Shelves {
    /// Made ready for what was asked for at the former ones.
    fn of(stock: Stock, former: Option<&Self>) -> Self {
        let public = Arc::new(Shelf::new(&stock, View::From(None)));
        let internal = stock.topics.iter().any(|it| it.internal);
        let everywhere = match public.regions.is_empty() {
            true => public.clone(),
            false => Arc::new(Shelf::new(&stock, View::Everywhere)),
        };
        let staff = if internal { Arc::new(Shelf::new(&stock, View::Staff)) } else { everywhere.clone() };
        if let Some(former) = former {
            public.make_ready_as(&former.public);
            everywhere.make_ready_as(&former.everywhere);
            staff.make_ready_as(&former.staff);
        }
        let regional = (!public.regions.is_empty()).then(|| {
            let former = former.and_then(|it| it.regional.as_deref());
            Arc::new(Regional::new(stock, former))
        });
        Self { public, regional, everywhere, staff }
    }
}

#[derive(Default)]
struct Inner {
    shelves: RwLock<HashMap<WorkspaceId, Shelves>>,
    /// One rebuild of a workspace at a time.
    turns: Mutex<HashMap<WorkspaceId, Arc<tokio::sync::Mutex<()>>>>,
    views: Mutex<Views>,
    pictures: Mutex<Pictures>,
    front: RwLock<Option<WorkspaceId>>,
    settled: Arc<AtomicBool>,
}

/// What was read since it was last written, and by which networks lately, so that nobody lifts an article by asking for it again
/// and again.
#[derive(Default)]
struct Views {
    counted: HashMap<(WorkspaceId, TopicId), i64>,
    /// How often each network looked at each topic; both as one number that nobody outside can choose.
    lately: HashMap<u64, u32>,
    /// When `lately` began.
    since: Option<Time>,
    keys: RandomState,
}

/// Pictures that were asked for lately. What has a name never changes.
#[derive(Default)]
struct Pictures {
    kept: HashMap<(WorkspaceId, String), (String, Bytes)>,
    bytes: usize,
}

/// The most that is kept of pictures, in bytes; then all are forgotten at once.
const MOST_PICTURES: usize = 32 * 1024 * 1024;

/// How many looks at an article are counted of one network within [`LATELY`]: a whole office reads, and nobody asks in a loop.
const LOOKS: u32 = 20;
const LATELY: Duration = Duration::from_hours(1);
/// The most networks and topics that are remembered; then all are forgotten at once.
const MOST_REMEMBERED: usize = 100_000;

/// The knowledge of all workspaces. Cheap to clone.
#[derive(Clone)]
pub struct Library {
    safety: Safety,
    inner: Arc<Inner>,
}

impl Library {
    /// With nothing read yet.
    pub fn new(safety: Safety) -> Self {
        Self { safety, inner: Arc::default() }
    }

    /// By what texts are judged before they are published.
    pub const fn safety(&self) -> &Safety {
        &self.safety
    }

    /// What is public in a workspace, for readers of whom it is not known where they are; in memory, but for the first time that it
    /// is asked for.
    ///
    /// # Errors
    /// As the database says.
    pub async fn of(&self, ws: WorkspaceId) -> Result<Arc<Shelf>, Problem> {
        Ok(self.shelves(ws).await?.public)
    }

    /// What is public in a workspace, for readers in a region (ISO 3166).
    ///
    /// # Errors
    /// As the database says.
    pub async fn seen_from(&self, ws: WorkspaceId, region: Option<&str>) -> Result<Arc<Shelf>, Problem> {
        let shelves = self.shelves(ws).await?;
        match (shelves.regional, region) {
            (Some(regional), Some(region)) => regional.shelf(region).await,
            _ => Ok(shelves.public),
        }
    }

    /// All that is public in a workspace, wherever one has to be to read it: for staff.
    ///
    /// # Errors
    /// As the database says.
    pub async fn everywhere(&self, ws: WorkspaceId) -> Result<Arc<Shelf>, Problem> {
        Ok(self.shelves(ws).await?.everywhere)
    }

    /// What is published in a workspace, with what is for staff alone.
    ///
    /// # Errors
    /// As the database says.
    pub async fn staff(&self, ws: WorkspaceId) -> Result<Arc<Shelf>, Problem> {
        Ok(self.shelves(ws).await?.staff)
    }

    /// Calls for each shelf that a reader can be given, wherever they are: for one whose pieces are all to be known beforehand.
    ///
    /// # Errors
    /// As the database says.
    pub async fn each_reading<T: Send + 'static>(
        &self,
        ws: WorkspaceId,
        with: impl Fn(&Shelf) -> T + Send + 'static,
    ) -> Result<Vec<T>, Problem> {
        let shelves = self.shelves(ws).await?;
        let each = move || {
            let mut all = vec![with(&shelves.public)];
            if let Some(regional) = shelves.regional {
                regional.each(|shelf| all.push(with(shelf)));
            }
            all
        };
        tokio::task::spawn_blocking(each).await.map_err(Problem::internal)
    }

    /// Whether what is asked first after a start is answered without making anything ready, which may take a second.
    pub fn settled(&self) -> Arc<AtomicBool> {
        self.inner.settled.clone()
    }

    /// What is public in a workspace, if it is in memory.
    pub fn at_hand(&self, ws: WorkspaceId) -> Option<Arc<Shelf>> {
        self.inner.shelves.read().get(&ws).map(|it| it.public.clone())
    }

    /// The workspace whose help centre answers at `/help`: the oldest one.
    ///
    /// # Errors
    /// As the database says.
    pub async fn front(&self) -> Result<Option<WorkspaceId>, Problem> {
        if let Some(ws) = *self.inner.front.read() {
            return Ok(Some(ws));
        }
        let first = self.safety.db.read::<_, DbError, _>(store::first_workspace).await?;
        *self.inner.front.write() = first;
        Ok(first)
    }

    async fn shelves(&self, ws: WorkspaceId) -> Result<Shelves, Problem> {
        if let Some(kept) = self.kept(ws) {
            return Ok(kept);
        }
        self.renew(ws).await?;
        self.kept(ws).ok_or_else(Problem::not_found)
    }

    fn kept(&self, ws: WorkspaceId) -> Option<Shelves> {
        self.inner.shelves.read().get(&ws).cloned()
    }

    /// Reads a workspace's knowledge anew, if it has changed.
    ///
    /// # Errors
    /// As the database says; [`crate::http::Code::NotFound`] without such a workspace.
    pub async fn renew(&self, ws: WorkspaceId) -> Result<(), Problem> {
        let turn = self.inner.turns.lock().entry(ws).or_default().clone();
        let _turn = turn.lock().await;
        let former = self.kept(ws);
        let kept = former.as_ref().map(|it| it.public.clone());
        let read = self.safety.db.snapshot::<_, DbError, _>(move |tx| {
            let Some(head) = store::head(tx, ws)? else { return Ok(None) };
            if kept.as_ref().is_some_and(|it| it.shows(&head)) {
                return Ok(None);
            }
            store::stock(tx, ws, head).map(Some)
        });
        let Some(stock) = read.await? else { return Ok(()) };
        let first = former.is_none();
        let built = tokio::task::spawn_blocking(move || Shelves::of(stock, former.as_ref()));
        let built = built.await.map_err(Problem::internal)?;
        let public = built.public.clone();
        self.inner.shelves.write().insert(ws, built);
        if first {
            // Whoever asks first after a start waits for no index; a page, which needs none, does not wait for this.
            tokio::task::spawn_blocking(move || public.make_default_ready());
        }
        Ok(())
    }

    /// Makes ready what is asked most in each workspace. What cannot be does not keep the server from answering all else.
    async fn settle(&self) {
        let all: Vec<Arc<Shelf>> = self.inner.shelves.read().values().map(|it| it.public.clone()).collect();
        let made = tokio::task::spawn_blocking(move || all.iter().for_each(|it| it.make_default_ready()));
        if let Err(error) = made.await {
            Problem::internal(error).log();
        }
        self.inner.settled.store(true, Ordering::Release);
    }

    /// A picture that is in memory.
    pub(super) fn kept_picture(&self, ws: WorkspaceId, name: &str) -> Option<(String, Bytes)> {
        self.inner.pictures.lock().kept.get(&(ws, name.to_owned())).cloned()
    }

    /// Keeps a picture in memory for the next who asks.
    pub(super) fn keep_picture(&self, ws: WorkspaceId, name: &str, kind: &str, bytes: &Bytes) {
        let mut all = self.inner.pictures.lock();
        if all.bytes + bytes.len() > MOST_PICTURES {
            *all = Pictures::default();
        }
        if all.kept.insert((ws, name.to_owned()), (kind.to_owned(), bytes.clone())).is_none() {
            all.bytes += bytes.len();
        }
    }

    /// Counts that an article was read from an address, up to [`LOOKS`] of its network in an hour. It is written with others, a
    /// little later.
    pub fn viewed(&self, ws: WorkspaceId, topic: TopicId, from: ClientAddress) {
        let now = self.now();
        let mut views = self.inner.views.lock();
        let old = views.since.is_none_or(|it| now.since(it) >= LATELY);
        if old || views.lately.len() >= MOST_REMEMBERED {
            views.lately.clear();
            views.since = Some(now);
        }
        let look = views.keys.hash_one((ws, topic, from.network()));
        let looks = views.lately.entry(look).or_default();
        *looks += 1;
        if *looks <= LOOKS {
            *views.counted.entry((ws, topic)).or_default() += 1;
        }
    }

    /// Writes what was counted.
    ///
    /// # Errors
    /// As the database says; then it is counted for the next time.
    pub async fn write_views(&self) -> Result<(), Problem> {
        let counted = std::mem::take(&mut self.inner.views.lock().counted);
        if counted.is_empty() {
            return Ok(());
        }
        let rows = counted.clone();
        let written = self.safety.db.write::<_, DbError, _>(move |tx| store::add_views(tx, &rows)).await;
        if let Err(error) = written {
            let mut views = self.inner.views.lock();
            counted.into_iter().for_each(|(key, n)| *views.counted.entry(key).or_default() += n);
            return Err(error.into());
        }
        Ok(())
    }

    /// Keeps what a reader said of a public article; what the same reader says of it later takes its place.
    ///
    /// # Errors
    /// [`crate::http::Code::NotFound`] where there is no such article, [`crate::http::Code::Invalid`] for words that are too
    /// long; as the database says.
    pub async fn rate(&self, ws: WorkspaceId, rating: Rating) -> Result<(), Problem> {
        let shelf = self.everywhere(ws).await?;
        let known = shelf.topic(rating.topic).and_then(|it| it.article(&rating.lang)).is_some();
        if !known {
            return Err(Problem::not_found());
        }
        let words = guarded(rating.words.trim().to_owned());
        if words.chars().count() > LONGEST_WORDS {
            let most = format!("must have at most {LONGEST_WORDS} characters");
            return Err(Problem::invalid("words", most));
        }
        let (hub, now) = (self.hub.clone(), self.now());
        let id = rating.id();
        let written = self.db.write::<_, Problem, _>(move |tx| {
            let mut journal = Journal::open(tx, ws, Actor::System, now)?;
            let former = store::helped(tx, ws, id)?;
            // Said once more, without saying why: the reason that there may be stays.
            if former == Some(rating.helped) && rating.reason.is_none() {
                journal.close(tx, &hub)?;
                return Ok(());
            }
            let data = json!({
                "topic": rating.topic, "lang": rating.lang, "helped": rating.helped,
                "reason": rating.reason.map(RatingReason::word),
            });
            journal.event(kinds::KNOWLEDGE_RATED, None, &data);
            let place = store::place_of_words(id);
            let sealed = match words.as_str() {
                "" => None,
                words => Some(keys::seal_own(tx, ws, &place, words)?),
            };
            store::put_rating(tx, ws, id, (&rating, former), sealed.as_deref(), now)?;
            journal.close(tx, &hub)?;
            Ok(())
        });
        written.await
    }
}

impl Deref for Library {
    type Target = App;
    fn deref(&self) -> &App {
        &self.safety
    }
}

impl FromRef<Library> for App {
    fn from_ref(library: &Library) -> Self {
        Self::from_ref(&library.safety)
    }
}

/// Keeps the shelves up with what other nodes write, and writes what was counted, until the server stops.
pub async fn run(library: Library) {
    let mut stopping = library.hub.stopping();
    let mut looks = tokio::time::interval(LOOK);
    let mut looked = 0_u32;
    loop {
        tokio::select! {
            _ = looks.tick() => {}
            () = crate::hub::stopped(&mut stopping) => break,
        }
        if let Err(problem) = look(&library).await {
            problem.log();
        }
        if looked == 0 {
            library.settle().await;
        }
        looked += 1;
        if looked.is_multiple_of(WRITE_EVERY)
            && let Err(problem) = library.write_views().await
        {
            problem.log();
        }
    }
    if let Err(problem) = library.write_views().await {
        problem.log();
    }
}

async fn look(library: &Library) -> Result<(), Problem> {
    for (ws, head) in library.db.read::<_, DbError, _>(store::heads).await? {
        let newer = library.at_hand(ws).is_none_or(|it| !it.shows(&head));
        // What is wrong in one workspace keeps no other from its news.
        if newer && let Err(problem) = library.renew(ws).await {
            problem.log();
        }
    }
    Ok(())
}
