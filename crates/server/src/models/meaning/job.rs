//! The articles are embedded, a few pieces at a time: what is new, and nothing twice. Each step is kept, so whatever stops it, it
//! goes on from there.

use super::{
    super::{address::origin, client::Trouble, store as purse},
    Meaning,
    ask::{What, estimate, of_dimensions, with_prefix},
    pieces::{self, Print},
    store::{self, Hash, Stored},
    types::EmbedderSource,
};
use crate::{
    events::{Actor, Journal, kinds},
    http::Problem,
    jobs::{Job, JobError, Jobs},
};
use ombud_base::{
    Time,
    id::{TopicId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde_json::json;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    time::{Duration, Instant},
};

/// The kind of the job.
pub(super) const EMBED: &str = "models.embed";
/// There is one for each workspace.
const KEY: &str = "articles";
/// Pieces of a request, and their characters.
const BATCH: usize = 32;
const CHARS: usize = 16_000;
/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(14);
/// The same of a model on this machine, which nobody else waits for.
const OWN_PATIENCE: Duration = Duration::from_secs(60);
/// How long one run of the job goes on, before it is set to work anew: well within its lease.
const RUN: Duration = Duration::from_secs(45);

/// After a failure it is tried again for as long as it is wanted: somebody may mend the server in an hour.
pub(super) fn back_off(attempt: i64) -> Option<Duration> {
    const WAITS: [u64; 4] = [10, 60, 300, 900];
    let wait = usize::try_from(attempt - 1).ok().and_then(|it| WAITS.get(it)).copied().unwrap_or(3_600);
    Some(Duration::from_secs(wait))
}

/// Whether it works, or waits.
pub(super) fn is_there(tx: &mut Tx<'_>, ws: WorkspaceId) -> Result<bool, DbError> {
    let text = sql!("SELECT 1 FROM jobs WHERE workspace_id = $1 AND kind = $2 AND key = $3");
    Ok(tx.maybe(text, &[ws.into(), EMBED.into(), KEY.into()], |row| row.get::<i64>(0))?.is_some())
}

/// Sets it to work, unless it does.
pub(super) fn begin_unless_there(
    tx: &mut Tx<'_>,
    jobs: &Jobs,
    ws: WorkspaceId,
    now: Time,
) -> Result<(), DbError> {
    jobs.enqueue_unless_there(tx, ws, EMBED, KEY, &(), now)
}

/// Sets it to work, whatever it waits for.
pub(super) fn begin(tx: &mut Tx<'_>, jobs: &Jobs, ws: WorkspaceId, at: Time) -> Result<(), DbError> {
    jobs.enqueue(tx, ws, EMBED, KEY, &(), at)
}

/// What there is to do.
struct Work {
    print: Print,
    /// The state of the articles that it leads to.
    mark: String,
    /// What is not embedded yet.
    missing: Vec<(Hash, String)>,
    /// What is, and stands for nothing any more.
    gone: Vec<Hash>,
    /// The pieces of each article, in each language.
    articles: BTreeMap<(TopicId, String), HashSet<Hash>>,
}

impl Work {
    /// How many articles there are, and of how many all is there.
    fn progress(&self, open: &HashSet<Hash>) -> (i64, i64) {
        let whole = self.articles.values().filter(|it| it.is_disjoint(open)).count();
        (self.articles.len() as i64, whole as i64)
    }
}

/// Why a run ends before its work does.
enum Stop {
    /// It goes on then.
    Until(Time, String),
    /// It failed.
    Failed(String),
}

/// The job.
pub(super) async fn embed(meaning: Meaning, job: Job) -> Result<(), JobError> {
    let ws = job.workspace;
    let Some(stored) = meaning.embedding(ws).await?.filter(|it| it.settings.enabled) else {
        return Ok(());
    };
    let work = meaning.work(ws, &stored).await?;
    let done = meaning.embed_all(ws, &stored, &work).await?;
    // Whatever was embedded can be found, also where the rest is not.
    meaning.renew(ws).await?;
    let (jobs, now) = (meaning.jobs.clone(), meaning.now());
    let (at, why) = match done {
        Ok(true) => {
            meaning.finish(ws, work).await?;
            return Ok(());
        }
        Ok(false) => (now, None),
        Err(Stop::Until(at, why)) => (at, Some(why).filter(|it| !it.is_empty())),
        Err(Stop::Failed(why)) => {
            let told = why.clone();
            meaning.db.write::<_, DbError, _>(move |tx| store::note_failure(tx, ws, &told, now)).await?;
            return Err(JobError::Again(why));
        }
    };
    let written = meaning.db.write::<_, DbError, _>(move |tx| {
        if let Some(why) = &why {
            store::note_failure(tx, ws, why, now)?;
        }
        begin(tx, &jobs, ws, at)
    });
    Ok(written.await?)
}

impl Meaning {
    async fn work(&self, ws: WorkspaceId, stored: &Stored) -> Result<Work, Problem> {
        let print = self.print(&stored.settings);
        let there: HashSet<Hash> =
            self.db.read::<_, DbError, _>(move |tx| store::hashes(tx, ws)).await?.into_iter().collect();
        // First, so that what is published meanwhile leads to another state.
        let mark = print.mark(&*self.library.of(ws).await?);
        let read = self.library.each_reading(ws, move |shelf| {
            let mut all = Vec::new();
            pieces::each(shelf, |topic, lang, text| {
                all.push((topic, lang.map(str::to_owned), print.hash(&text), text));
            });
            all
        });
        let mut wanted: HashMap<Hash, String> = HashMap::new();
        let mut articles: BTreeMap<(TopicId, String), HashSet<Hash>> = BTreeMap::new();
        let mut order = Vec::new();
        for (topic, lang, hash, text) in read.await?.into_iter().flatten() {
            if let Some(lang) = lang {
                articles.entry((topic, lang)).or_default().insert(hash);
            }
            if !text.is_empty() && wanted.insert(hash, text).is_none() {
                order.push(hash);
            }
        }
        articles.values_mut().for_each(|it| it.retain(|hash| wanted.contains_key(hash)));
        let gone = there.iter().filter(|it| !wanted.contains_key(*it)).copied().collect();
        let missing = order.into_iter().filter(|it| !there.contains(it));
        let missing = missing.filter_map(|it| Some((it, wanted.remove(&it)?))).collect();
        Ok(Work { print, mark, missing, gone, articles })
    }

    /// Embeds what is missing, as far as it comes; tells whether that is all of it.
    async fn embed_all(
        &self,
        ws: WorkspaceId,
        stored: &Stored,
        work: &Work,
    ) -> Result<Result<bool, Stop>, Problem> {
        let begun = Instant::now();
        let mut open: HashSet<Hash> = work.missing.iter().map(|it| it.0).collect();
        let mut dimensions = stored.stand.dimensions;
        self.note_progress(ws, work, &open).await?;
        for (batch, first) in
            batches(&work.missing).into_iter().zip(std::iter::once(true).chain(std::iter::repeat(false)))
        {
            if begun.elapsed() > RUN {
                return Ok(Ok(false));
            }
            match self.embed_batch(ws, stored, work.print, (batch, dimensions, first)).await? {
                Ok(now) => dimensions = now,
                Err(stop) => return Ok(Err(stop)),
            }
            batch.iter().for_each(|it| {
                open.remove(&it.0);
            });
            self.note_progress(ws, work, &open).await?;
        }
        Ok(Ok(true))
    }

    async fn note_progress(&self, ws: WorkspaceId, work: &Work, open: &HashSet<Hash>) -> Result<(), Problem> {
        let (articles, embedded) = work.progress(open);
        let written =
            self.db.write::<_, DbError, _>(move |tx| store::note_progress(tx, ws, articles, embedded));
        Ok(written.await?)
    }

    /// Embeds a few pieces and keeps their vectors; tells how many numbers those have.
    async fn embed_batch(
        &self,
        ws: WorkspaceId,
        stored: &Stored,
        print: Print,
        (batch, dimensions, first): (&[(Hash, String)], i64, bool),
    ) -> Result<Result<i64, Stop>, Problem> {
        let prefix = &stored.settings.passage_prefix;
        let texts: Vec<String> = batch.iter().map(|it| with_prefix(prefix, &it.1)).collect();
        let taken = estimate(&texts);
        let fresh = match self.leave_for_articles(ws, print, taken, first).await? {
            Ok(fresh) => fresh,
            Err(stop) => return Ok(Err(stop)),
        };
        let patience = if fresh.settings.source == EmbedderSource::Local { OWN_PATIENCE } else { PATIENCE };
        let came = match self.embedder(fresh) {
            Ok(embedder) => embedder.embed(texts, patience).await,
            Err(trouble) => Err(trouble),
        };
        let came = came.and_then(|it| of_dimensions(it, dimensions));
        let (now, breakers) = (self.now(), &self.inner.breakers);
        let came = match came {
            Ok(came) => came,
            Err(trouble) => {
                let (why, again) = match trouble {
                    Trouble::Slow => (format!("No answer within {} seconds.", patience.as_secs()), None),
                    Trouble::Failed(why, again) => (why, again),
                };
                breakers.bad(ws, now, &why, again);
                self.count(ws, &[("embedding_failed", 1)], 0).await?;
                return Ok(Err(Stop::Failed(why)));
            }
        };
        breakers.good(ws);
        let has = came.vectors.first().map_or(0, |it| it.dimensions() as i64);
        let rows: Vec<(Hash, Vec<u8>)> =
            batch.iter().zip(&came.vectors).map(|(piece, it)| (piece.0, it.to_bytes())).collect();
        let parts = self.clone();
        let written = self.db.write::<_, DbError, _>(move |tx| {
            // Vectors of a model that was set meanwhile are none of this one's.
            let same = store::embedder(tx, ws)?.is_some_and(|it| parts.print(&it.settings) == print);
            if same { store::add(tx, ws, has, &rows) } else { Ok(()) }
        });
        written.await?;
        let pieces = batch.len() as i64;
        let tokens = came.tokens.map(|it| ("embedding_tokens", it));
        let counted: Vec<(&'static str, i64)> =
            std::iter::once(("embedding_pieces", pieces)).chain(tokens).collect();
        self.count(ws, &counted, came.tokens.map_or(0, |it| it - taken)).await?;
        Ok(Ok(has))
    }

    /// Leave to go out with pieces of articles, or when it goes on. Half of the minute's requests and a tenth of the day's tokens
    /// are left to questions.
    async fn leave_for_articles(
        &self,
        ws: WorkspaceId,
        print: Print,
        tokens: i64,
        first: bool,
    ) -> Result<Result<Stored, Stop>, Problem> {
        let (now, parts) = (self.now(), self.clone());
        if !self.inner.breakers.may(ws, now) {
            let stand = self.inner.breakers.stand(ws, now);
            let until = stand.until.unwrap_or_else(|| now.plus_seconds(60));
            return Ok(Err(Stop::Until(until, stand.why)));
        }
        let written = self.db.write::<_, Problem, _>(move |tx| {
            let stored = store::embedder(tx, ws)?;
            let stored = stored.filter(|it| it.settings.enabled && parts.print(&it.settings) == print);
            let Some(stored) = stored else {
                return Ok(Err(Stop::Until(now, String::new())));
            };
            if stored.settings.source == EmbedderSource::Local {
                return Ok(Ok(stored)); // nothing leaves, and it costs nothing
            }
            let mut allowed = stored.settings.allowed();
            allowed.requests_a_minute = (allowed.requests_a_minute / 2).max(1);
            allowed.tokens_a_day -= allowed.tokens_a_day / 10;
            match purse::reserve(tx, &purse::OF_EMBEDDING, ws, now, tokens, allowed)? {
                purse::Leave::Budget => {
                    let tomorrow = Time::from_micros((purse::day(now) + 1) * 86_400_000_000);
                    return Ok(Err(Stop::Until(tomorrow, "The day's tokens are spent.".to_owned())));
                }
                purse::Leave::Pace => {
                    let seconds = 60 - now.seconds().rem_euclid(60);
                    return Ok(Err(Stop::Until(now.plus_seconds(seconds), String::new())));
                }
                purse::Leave::Granted => {}
            }
            if first {
                let mut journal = Journal::open(tx, ws, Actor::System, now)?;
                let to = origin(&stored.settings.url);
                let told = json!({"to": to, "model": stored.settings.model, "of": What::Articles});
                journal.event(kinds::EMBEDDING_ASKED, None, &told);
                journal.close(tx, &parts.hub)?;
            }
            Ok(Ok(stored))
        });
        written.await
    }

    /// All is there: what stands for nothing any more goes, and the state is noted.
    async fn finish(&self, ws: WorkspaceId, work: Work) -> Result<(), Problem> {
        let (pruned, parts) = (!work.gone.is_empty(), self.clone());
        let written = self.db.write::<_, DbError, _>(move |tx| {
            let same = store::embedder(tx, ws)?.is_some_and(|it| parts.print(&it.settings) == work.print);
            if !same {
                return Ok(());
            }
            store::forget(tx, ws, &work.gone)?;
            store::note_done(tx, ws, &work.mark)
        });
        written.await?;
        if pruned {
            self.inner.kept.write().remove(&ws);
            self.renew(ws).await?;
        }
        Ok(())
    }
}

/// What is missing, as it is asked for.
fn batches(all: &[(Hash, String)]) -> Vec<&[(Hash, String)]> {
    let (mut batches, mut rest) = (Vec::new(), all);
    while !rest.is_empty() {
        let mut chars = 0;
        let fits = rest.iter().take(BATCH).take_while(|it| {
            chars += it.1.chars().count();
            chars <= CHARS
        });
        let (batch, more) = rest.split_at(fits.count().max(1));
        batches.push(batch);
        rest = more;
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_batch_has_so_many_pieces_and_characters_at_most() {
        let piece = |it: usize, long: usize| ([it as u8; 16], "x".repeat(long));
        let many: Vec<_> = (0..70).map(|it| piece(it, 10)).collect();
        assert_eq!(batches(&many).iter().map(|it| it.len()).collect::<Vec<_>>(), [32, 32, 6]);
        let long: Vec<_> = (0..3).map(|it| piece(it, 9_000)).chain([piece(9, 90_000)]).collect();
        assert_eq!(batches(&long).len(), 4);
        assert!(batches(&[]).is_empty());
    }

    #[test]
    fn it_is_tried_again_for_as_long_as_it_is_wanted() {
        let waits: Vec<u64> = (1..=6).filter_map(back_off).map(|it| it.as_secs()).collect();
        assert_eq!(waits, [10, 60, 300, 900, 3600, 3600]);
    }
}
