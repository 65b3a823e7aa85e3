//! What was read becomes rows, in one transaction.

use super::{
    Brought, Bundle, BundleArticle, BundleCategory, BundleTopic, ImportHow, ImportProblem, Imported,
};
use crate::{
    events::{Actor, Journal, kinds},
    http::{Code, Problem},
    knowledge::{
        Library, categories, pictures,
        store::{self, ArticleRow, TopicRow},
        topics,
        types::{ArticleState, Category, Content},
        writing,
    },
    safety::Policy,
    settings::{Change, settings_changed},
};
use ombud_base::{
    Random,
    id::{CategoryId, TopicId, WorkspaceId},
};
use ombud_db::{DbError, Tx};
use ombud_guard::outbound::Refusal;
use serde_json::json;
use std::{collections::HashMap, sync::Arc};

/// Why a transaction ends without being kept.
enum Stop {
    /// Only to see what would become of it.
    Dry(Imported),
    Problem(Problem),
}

impl From<DbError> for Stop {
    fn from(error: DbError) -> Self {
        Self::Problem(error.into())
    }
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

/// Writes what was read and screened.
///
/// # Errors
/// As the database says.
pub(super) async fn apply(
    library: &Library,
    ws: WorkspaceId,
    actor: Actor,
    (bundle, brought): (Bundle, Brought),
    how: ImportHow,
) -> Result<Imported, Problem> {
    let policy = library.safety().policy(ws).await?;
    let (hub, random, now, bundle) =
        (library.hub.clone(), library.random.clone(), library.now(), Arc::new(bundle));
    let (parts, brought) = (library.clone(), Arc::new(brought));
    let written = library.db.write::<Imported, Stop, _>(move |tx| {
        let journal = Journal::open(tx, ws, actor, now)?;
        let done = Imported { problems: bundle.problems.clone(), ..Imported::default() };
        let mut work = Work { journal, how, policy: &policy, random: &random, done };
        for it in &brought.drawn {
            let new = pictures::keep(tx, &parts, &mut work.journal, it)?;
            work.done.pictures += i64::from(new);
        }
        work.bundle(tx, &bundle)?;
        let Work { mut journal, done, .. } = work;
        if how.dry_run {
            return Err(Stop::Dry(done));
        }
        let data = json!({
            "created": done.created, "updated": done.updated, "unchanged": done.unchanged,
            "published": done.published, "pictures": done.pictures, "problems": done.problems.len(),
        });
        journal.event(kinds::KNOWLEDGE_IMPORTED, None, &data);
        journal.close(tx, &hub)?;
        Ok(done)
    });
    match written.await {
        Ok(done) | Err(Stop::Dry(done)) => Ok(done),
        Err(Stop::Problem(problem)) => Err(problem),
    }
}

struct Work<'a> {
    journal: Journal,
    how: ImportHow,
    policy: &'a Policy,
    random: &'a Random,
    done: Imported,
}

impl Work<'_> {
    fn problem(&mut self, file: &str, what: impl Into<String>, how: &str) {
        let (file, what) = (file.to_owned(), what.into());
        self.done.problems.push(ImportProblem { file, line: 1, what, how: how.to_owned() });
    }

    fn bundle(&mut self, tx: &mut Tx<'_>, bundle: &Bundle) -> Result<(), Problem> {
        let ws = self.journal.workspace;
        let mut within: HashMap<String, CategoryId> =
            store::categories(tx, ws)?.into_iter().map(|it| (it.slug, it.id)).collect();
        for wanted in &bundle.categories {
            if !within.contains_key(&wanted.slug) {
                self.category(tx, wanted, &mut within)?;
            }
        }
        self.languages(tx, bundle)?;
        let mut kept: Vec<(&BundleTopic, TopicRow)> = Vec::new();
        for topic in &bundle.topics {
            if !within.contains_key(&topic.category) {
                let titles = [(topic.original_lang.clone(), titled(&topic.category))].into();
                let wanted = BundleCategory { slug: topic.category.clone(), titles, icon: String::new() };
                self.category(tx, &wanted, &mut within)?;
            }
            let Some(category) = within.get(&topic.category) else { continue };
            if let Some(row) = self.topic(tx, topic, *category)? {
                kept.push((topic, row));
            }
        }
        // Topics name each other, so that all have to be there first.
        for (topic, row) in kept {
            self.relate(tx, topic, row)?;
        }
        store::moved(tx, ws)?;
        Ok(())
    }

    /// What is imported in another language is no reason to lose it. A language of the help centre shows all that is published in
    /// it, so that only those add one who decide what is public.
    fn languages(&mut self, tx: &mut Tx<'_>, bundle: &Bundle) -> Result<(), Problem> {
        let ws = self.journal.workspace;
        let mut settings = store::settings(tx, ws)?;
        let before = settings.languages.len();
        for article in bundle.topics.iter().flat_map(|it| &it.articles) {
            if !settings.languages.contains(&article.lang) && settings.languages.len() < 50 {
                settings.languages.push(article.lang.clone());
            }
        }
        let added = settings.languages.split_off(before);
        if !self.how.may_publish {
            for lang in &added {
                let what =
                    format!("the help centre is not in {lang}: what is written in it is kept, and not shown");
                self.problem(
                    lang,
                    what,
                    "have somebody who may publish add the language in the help centre's settings",
                );
            }
        } else if !added.is_empty() {
            settings.languages.extend(added);
            store::save_settings(tx, ws, &settings)?;
            settings_changed(&mut self.journal, "knowledge", ws, Change::Changed, &settings);
        }
        Ok(())
    }

    fn category(
        &mut self,
        tx: &mut Tx<'_>,
        wanted: &BundleCategory,
        within: &mut HashMap<String, CategoryId>,
    ) -> Result<(), Problem> {
        let id = CategoryId::new(self.journal.now, self.random);
        let (slug, titles, icon) = (wanted.slug.clone(), wanted.titles.clone(), wanted.icon.clone());
        let mut category = Category { id, slug, titles, icon, position: 0, topics: 0 };
        let refused = category.titles.values().any(|it| !writing::refused_words(it, self.policy).is_empty());
        let checked = categories::check(&mut category);
        if let Err(problem) = checked {
            self.problem(&wanted.slug, problem.detail, "mend the category's name and titles");
            return Ok(());
        }
        if refused {
            self.problem(&wanted.slug, "a title says what nobody may say to customers", "change the title");
            return Ok(());
        }
        category.position = categories::add(tx, self.journal.workspace, &category)?;
        settings_changed(&mut self.journal, "knowledge_category", id, Change::Created, &category);
        within.insert(category.slug, id);
        Ok(())
    }

    /// Writes a topic with its articles; none where it cannot be taken.
    fn topic(
        &mut self,
        tx: &mut Tx<'_>,
        it: &BundleTopic,
        category: CategoryId,
    ) -> Result<Option<TopicRow>, Problem> {
        let (ws, now) = (self.journal.workspace, self.journal.now);
        let file = it.articles.first().map_or(it.slug.as_str(), |it| it.file.as_str()).to_owned();
        let old = store::topic_by_slug(tx, ws, &it.slug)?;
        if old.is_none() && store::count_topics(tx, ws)? >= topics::MOST {
            self.problem(
                &file,
                format!("there are {} topics already, which is the most", topics::MOST),
                "delete some",
            );
            return Ok(None);
        }
        let id = TopicId::new(now, self.random);
        let mut row = old
            .clone()
            .unwrap_or_else(|| topics::fresh(id, it.slug.clone(), category, &it.original_lang, now));
        self.fill(tx, it, old.as_ref(), &mut row)?;
        if let Err(problem) = topics::check(tx, ws, &mut row) {
            if problem.code != Code::Invalid {
                return Err(problem);
            }
            self.problem(&file, problem.detail, "mend what the topic says of itself");
            return Ok(None);
        }
        match &old {
            None if it.articles.is_empty() => return Ok(None),
            None => {
                store::insert_topic(tx, ws, &row)?;
                topics::note(&mut self.journal, &row, "imported");
            }
            Some(old) if *old != row => {
                row.updated_at = now;
                store::update_topic(tx, ws, &row)?;
                topics::note(&mut self.journal, &row, "imported");
                self.done.topics_changed += 1;
            }
            Some(_) => {}
        }
        for article in &it.articles {
            self.article(tx, &row, article)?;
        }
        Ok(Some(row))
    }

    /// What a topic says of itself. Where it was sorted into and who looks after it stays as people have set it here.
    fn fill(
        &mut self,
        tx: &mut Tx<'_>,
        it: &BundleTopic,
        old: Option<&TopicRow>,
        row: &mut TopicRow,
    ) -> Result<(), Problem> {
        let details = &mut row.details;
        (details.intents, details.tags) = (it.intents.clone(), it.tags.clone());
        details.order = it.order.or(details.order);
        if !it.questions.is_empty() {
            details.questions.clone_from(&it.questions);
        }
        let regions: Vec<String> = it.regions.iter().map(|it| it.to_ascii_uppercase()).collect();
        row.review_by = it.review_by.or(row.review_by);
        let reach = (it.internal, &regions) != (row.internal, &details.regions);
        let public = match old {
            Some(old) => topics::is_public(tx, self.journal.workspace, old.id)?,
            None => false,
        };
        if reach && public && !self.how.may_publish {
            let what = "whom a published topic is for is only changed by those who may publish";
            self.problem(
                &it.slug,
                what,
                "leave internal and regions as they are, or ask somebody who may publish",
            );
            return Ok(());
        }
        details.regions = regions;
        row.internal = it.internal;
        Ok(())
    }

    fn article(&mut self, tx: &mut Tx<'_>, topic: &TopicRow, it: &BundleArticle) -> Result<(), Problem> {
        let existed = store::article(tx, self.journal.workspace, topic.id, &it.lang)?;
        let mut changed = false;
        if let Some(before) = it.published.as_ref().filter(|_| self.how.publish)
            && existed.is_none()
        {
            let row = self.save(tx, topic, &it.lang, before, &mut changed)?;
            self.publish(tx, topic, row, &it.published_refusals, &it.file)?;
        }
        let row = self.save(tx, topic, &it.lang, &it.content, &mut changed)?;
        match (existed, changed) {
            (None, _) => self.done.created += 1,
            (Some(_), true) => self.done.updated += 1,
            (Some(_), false) => self.done.unchanged += 1,
        }
        let there = row.published_version == Some(row.draft_version) || row.state == ArticleState::Retired;
        if self.how.publish && it.public && !there {
            self.publish(tx, topic, row, &it.refusals, &it.file)?;
        }
        Ok(())
    }

    fn save(
        &mut self,
        tx: &mut Tx<'_>,
        topic: &TopicRow,
        lang: &str,
        content: &Content,
        changed: &mut bool,
    ) -> Result<ArticleRow, Problem> {
        let (row, new) =
            writing::save(tx, &mut self.journal, topic, lang, content.clone(), None, "imported")?;
        *changed |= new;
        Ok(row)
    }

    fn publish(
        &mut self,
        tx: &mut Tx<'_>,
        topic: &TopicRow,
        row: ArticleRow,
        refusals: &[(Refusal, String)],
        file: &str,
    ) -> Result<(), Problem> {
        if let Some((refusal, text)) = refusals.first() {
            let what = format!("it was not published, for \"{text}\" {}", refusal.why);
            self.problem(file, what, "change these words and import it again");
            writing::note_refusal(&mut self.journal, &json!({"topic": topic.id, "lang": row.lang}), refusals);
            return Ok(());
        }
        let version = row.draft_version;
        writing::publish(tx, &mut self.journal, topic, row, version)?;
        self.done.published += 1;
        Ok(())
    }

    fn relate(&mut self, tx: &mut Tx<'_>, it: &BundleTopic, mut row: TopicRow) -> Result<(), Problem> {
        let ws = self.journal.workspace;
        let mut related = Vec::new();
        for slug in it.related.iter().filter(|slug| **slug != it.slug) {
            match store::topic_by_slug(tx, ws, slug)? {
                Some(other) if !related.contains(&other.id) => related.push(other.id),
                Some(_) => {}
                None => {
                    let file = it.articles.first().map_or(it.slug.as_str(), |it| it.file.as_str()).to_owned();
                    self.problem(
                        &file,
                        format!("the related topic {slug} does not exist"),
                        "name one that does",
                    );
                }
            }
        }
        related.truncate(12);
        if row.details.related != related {
            row.details.related = related;
            store::update_topic(tx, ws, &row)?;
            topics::note(&mut self.journal, &row, "related");
        }
        Ok(())
    }
}

/// A title for a category of which nothing is known but its name.
fn titled(slug: &str) -> String {
    let words = slug.replace('-', " ");
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
