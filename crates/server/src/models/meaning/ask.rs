//! A question goes out and comes back as a vector, or does not come in time: then words alone find.

use super::{
    super::{address::origin, client::Trouble, redact::Redacted, store as purse},
    Meaning,
    kept::Ready,
    store::{self, Stored},
    types::EmbedderSource,
};
use crate::{
    events::{Actor, Journal, kinds},
    http::Problem,
    knowledge::{Found, Near, Shelf},
    words::words,
};
use ombud_base::id::{CaseId, TopicId, WorkspaceId};
use ombud_guard::Kind;
use ombud_nlp::nearest::{Near as Nearest, Vector};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, timeout};

/// The longest question that is sent, in characters.
const QUESTION: usize = 1_000;
/// Articles that are found by meaning at most.
const MOST: usize = 5;
/// From this on something is found at all: it is as near as the nearest of another topic.
pub(super) const WORTH: f32 = 0.3;
/// Questions whose vectors are remembered; then all are forgotten at once.
const REMEMBERED: usize = 1_000;
/// Characters of a token, at least: as few as dense scripts have.
const DENSE: usize = 2;

words! {
    /// What is embedded, for the record of what left.
    What {
        /// A customer's question.
        Question = "question",
        /// What a reader of the help centre searches.
        Search = "search",
        /// A question that somebody tries.
        Try = "try",
        /// Published articles.
        Articles = "articles",
    }
}

words! {
    /// What came of a question.
    EmbeddingOutcome {
        /// There is a vector.
        Embedded = "embedded",
        /// It took too long.
        Timeout = "timeout",
        /// It was not answered as it must be.
        Failed = "failed",
        /// The day's tokens are spent.
        Budget = "budget",
        /// The minute's requests are made.
        Pace = "pace",
        /// It failed too often just before, or has just been switched off.
        Rest = "rest",
        /// A secret was cut out of it: it stays.
        Secret = "secret",
    }
}

/// A question to be understood.
#[derive(Clone, Debug)]
pub struct Asking {
    /// Who has it embedded.
    pub by: Actor,
    /// For which case; none: for none.
    pub case: Option<CaseId>,
    /// What it is.
    pub what: What,
    /// What was written.
    pub text: String,
    /// What its writer is called and known by: it is hidden.
    pub known: Vec<String>,
}

/// What a question's meaning is near to.
#[derive(Clone, Debug, Default)]
pub struct Nearness(Vec<Nearest<TopicId>>);

impl Nearness {
    /// Adds to what words found, and notes beside that how near it is.
    pub fn put_in(&self, shelf: &Shelf, lang: &str, found: &mut Vec<Found>) {
        for it in &self.0 {
            let near = Near { cosine: it.cosine, fit: it.fit };
            match found.iter_mut().find(|one| one.topic == it.owner) {
                Some(one) => one.near = Some(near),
                None => found.extend(shelf.found_near(it.owner, lang, near)),
            }
        }
    }

    /// What is found, the nearest first.
    pub(super) fn all(&self) -> &[Nearest<TopicId>] {
        &self.0
    }
}

/// A question that was asked about.
pub(super) struct Asked {
    pub outcome: EmbeddingOutcome,
    /// Why it failed.
    pub detail: String,
    /// The words as they left; none: nothing did.
    pub sent: Option<String>,
    pub vector: Option<Arc<Vector>>,
    pub millis: i64,
    pub tokens: Option<i64>,
}

impl Asked {
    const fn not(outcome: EmbeddingOutcome) -> Self {
        Self { outcome, detail: String::new(), sent: None, vector: None, millis: 0, tokens: None }
    }
}

/// Tokens that texts may cost, at most.
pub(super) fn estimate(texts: &[String]) -> i64 {
    let chars: usize = texts.iter().map(|it| it.chars().count()).sum();
    i64::try_from(chars / DENSE + texts.len()).unwrap_or(i64::MAX)
}

/// A text as the model wants it.
pub(super) fn with_prefix(prefix: &str, text: &str) -> String {
    if prefix.is_empty() { text.to_owned() } else { format!("{prefix} {text}") }
}

impl Meaning {
    /// What of a shelf a question's meaning is near to; nothing where embeddings are off, where its meaning does not come in time,
    /// or where it may not leave. Nobody waits longer than the settings say, and no failure is anybody's.
    pub async fn near(&self, ws: WorkspaceId, shelf: &Arc<Shelf>, asking: Asking) -> Nearness {
        let Some(ready) = self.ready(ws).filter(|it| !it.is_empty()) else { return Nearness::default() };
        let patience = Duration::from_millis(ready.settings.timeout_ms.unsigned_abs());
        let (meaning, shelf) = (self.clone(), shelf.clone());
        // What is begun is brought to its end, and counted, also where nobody waits for it any more.
        let task = tokio::spawn(async move { meaning.find(ws, &ready, shelf, asking).await });
        match timeout(patience, task).await {
            Ok(Ok(Ok(found))) => found,
            Ok(Ok(Err(problem))) => {
                problem.log();
                Nearness::default()
            }
            Ok(Err(_)) | Err(_) => Nearness::default(),
        }
    }

    async fn find(
        &self,
        ws: WorkspaceId,
        ready: &Arc<Ready>,
        shelf: Arc<Shelf>,
        asking: Asking,
    ) -> Result<Nearness, Problem> {
        match self.ask(ws, ready.print, asking, false).await?.vector {
            Some(vector) => nearest(ready.clone(), shelf, vector).await,
            None => Ok(Nearness::default()),
        }
    }

    /// Embeds a question. `off`: also where embeddings are switched off, to see what would leave.
    pub(super) async fn ask(
        &self,
        ws: WorkspaceId,
        print: super::pieces::Print,
        asking: Asking,
        off: bool,
    ) -> Result<Asked, Problem> {
        let text: String = asking.text.chars().take(QUESTION).collect();
        let text = Redacted::of(&text, &asking.known).text;
        if Kind::ALL.iter().any(|it| text.contains(it.mark())) {
            return Ok(Asked::not(EmbeddingOutcome::Secret));
        }
        let key = lately_key(ws, &print.hash(&text));
        // Whoever tries it wants to see it leave.
        let known = self.inner.lately.lock().get(&key).filter(|_| !off).cloned();
        if known.is_some() {
            return Ok(Asked { vector: known, ..Asked::not(EmbeddingOutcome::Embedded) });
        }
        let taken = estimate(std::slice::from_ref(&text));
        let stored = match self.leave(ws, &asking, taken, off).await? {
            Ok(stored) => stored,
            Err(outcome) => {
                self.count(ws, &[("embedding_not_asked", 1)], 0).await?;
                return Ok(Asked::not(outcome));
            }
        };
        let asked = self.embed_question(ws, stored, text).await;
        self.keep(key, asked.vector.as_ref());
        self.count_question(ws, &asked, taken);
        Ok(asked)
    }

    fn keep(&self, key: [u8; 32], vector: Option<&Arc<Vector>>) {
        let Some(vector) = vector else { return };
        let mut all = self.inner.lately.lock();
        if all.len() >= REMEMBERED {
            all.clear();
        }
        all.insert(key, vector.clone());
    }

    /// Leave to go out with so many tokens, and how; or why not. That it goes out, by whom and where to, is on record before.
    async fn leave(
        &self,
        ws: WorkspaceId,
        asking: &Asking,
        tokens: i64,
        off: bool,
    ) -> Result<Result<Stored, EmbeddingOutcome>, Problem> {
        if !self.inner.breakers.may(ws, self.now()) {
            return Ok(Err(EmbeddingOutcome::Rest));
        }
        let (now, parts) = (self.now(), self.clone());
        let (by, case, what) = (asking.by, asking.case, asking.what);
        let written = self.db.write::<_, Problem, _>(move |tx| {
            // As it is set now: what was switched off a moment ago is asked no more.
            let stored = store::embedder(tx, ws)?.filter(|it| it.settings.enabled || off);
            let Some(stored) = stored else { return Ok(Err(EmbeddingOutcome::Rest)) };
            if stored.settings.source == EmbedderSource::Local {
                return Ok(Ok(stored)); // nothing leaves, and it costs nothing
            }
            let allowed = stored.settings.allowed();
            match purse::reserve(tx, &purse::OF_EMBEDDING, ws, now, tokens, allowed)? {
                purse::Leave::Budget => return Ok(Err(EmbeddingOutcome::Budget)),
                purse::Leave::Pace => return Ok(Err(EmbeddingOutcome::Pace)),
                purse::Leave::Granted => {}
            }
            let mut journal = Journal::open(tx, ws, by, now)?;
            let told =
                json!({"to": origin(&stored.settings.url), "model": stored.settings.model, "of": what});
            journal.event(kinds::EMBEDDING_ASKED, case, &told);
            journal.close(tx, &parts.hub)?;
            Ok(Ok(stored))
        });
        written.await
    }

    async fn embed_question(&self, ws: WorkspaceId, stored: Stored, text: String) -> Asked {
        let (patience, dimensions) = (stored.settings.timeout_ms, stored.stand.dimensions);
        let prefixed = with_prefix(&stored.settings.query_prefix, &text);
        let (began, breakers) = (Instant::now(), &self.inner.breakers);
        let within = Duration::from_millis(patience.unsigned_abs());
        let came = match self.embedder(stored) {
            Ok(embedder) => embedder.embed(vec![prefixed], within).await,
            Err(trouble) => Err(trouble),
        };
        let came = came.and_then(|it| of_dimensions(it, dimensions));
        let millis = i64::try_from(began.elapsed().as_millis()).unwrap_or(i64::MAX);
        let asked = Asked { sent: Some(text), millis, ..Asked::not(EmbeddingOutcome::Embedded) };
        match came {
            Ok(it) => {
                breakers.good(ws);
                Asked { vector: it.vectors.into_iter().next().map(Arc::new), tokens: it.tokens, ..asked }
            }
            Err(Trouble::Slow) => {
                breakers.bad(ws, self.now(), &format!("no answer within {patience} ms"), None);
                Asked { outcome: EmbeddingOutcome::Timeout, ..asked }
            }
            Err(Trouble::Failed(why, again)) => {
                breakers.bad(ws, self.now(), &why, again);
                Asked { outcome: EmbeddingOutcome::Failed, detail: why, ..asked }
            }
        }
    }

    /// Counts a question beside whoever waits for what is found.
    fn count_question(&self, ws: WorkspaceId, asked: &Asked, taken: i64) {
        let word = match asked.outcome {
            EmbeddingOutcome::Embedded => "embedding_questions",
            EmbeddingOutcome::Timeout => "embedding_timeouts",
            _ => "embedding_failed",
        };
        let mut all = vec![(word, 1)];
        if asked.outcome == EmbeddingOutcome::Embedded {
            all.push(("embedding_millis", asked.millis));
        }
        all.extend(asked.tokens.map(|it| ("embedding_tokens", it)));
        // A server that does not say what it took, or does not answer, may have taken all of it.
        let more = asked.tokens.map_or(0, |it| it - taken);
        let meaning = self.clone();
        tokio::spawn(async move {
            if let Err(problem) = meaning.count(ws, &all, more).await {
                problem.log();
            }
        });
    }

    /// Counts, and puts what was really spent in the place of what was taken for it.
    pub(super) async fn count(
        &self,
        ws: WorkspaceId,
        all: &[(&'static str, i64)],
        more: i64,
    ) -> Result<(), Problem> {
        let (day, all) = (purse::day(self.now()), all.to_vec());
        let written = self.db.write::<_, Problem, _>(move |tx| {
            for (what, n) in &all {
                purse::count(tx, ws, day, what, *n)?;
            }
            purse::forget_old(tx, ws, day)?;
            Ok(purse::settle(tx, &purse::OF_EMBEDDING, ws, day, more)?)
        });
        written.await
    }
}

/// What of a shelf a vector is near to.
pub(super) async fn nearest(
    ready: Arc<Ready>,
    shelf: Arc<Shelf>,
    vector: Arc<Vector>,
) -> Result<Nearness, Problem> {
    let search = move || Nearness(ready.field(&shelf).search(&vector, WORTH, MOST));
    tokio::task::spawn_blocking(search).await.map_err(Problem::internal)
}

/// The same, if they have as many numbers as those that are there.
pub(super) fn of_dimensions(
    it: super::embedder::Embedded,
    wanted: i64,
) -> Result<super::embedder::Embedded, Trouble> {
    let has = it.vectors.first().map_or(wanted, |it| i64::try_from(it.dimensions()).unwrap_or_default());
    if wanted != 0 && has != wanted {
        let why = format!("Its vectors have {has} numbers and had {wanted} before: it is another model.");
        return Err(super::super::client::failed(why));
    }
    Ok(it)
}

/// What a question is remembered by: nothing of its words.
fn lately_key(ws: WorkspaceId, hash: &store::Hash) -> [u8; 32] {
    Sha256::new().chain_update(ws.0.as_bytes()).chain_update(hash).finalize().into()
}
