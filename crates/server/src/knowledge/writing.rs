//! How an article changes: the steps that a request, a job and an import share. Each runs in its caller's transaction.

use super::{
    render::{Finder, Labels, Mistake, PictureAt, Seen, mistakes, named, render},
    store::{self, ArticleRow, TopicRow, VersionRow},
    types::{ArticleState, ChangedBy, Content, VersionLine},
};
use crate::{
    events::{Journal, kinds},
    http::{Checks, Code, Problem},
    hub::Notice,
    safety::Policy,
};
use ombud_base::{Time, id::WorkspaceId};
use ombud_db::{DbError, Tx};
use ombud_guard::outbound::{self, Refusal, Rule};
use serde_json::json;

/// Saves of one person within so many seconds are one version.
const ONE_SITTING: u64 = 600;
/// The most questions of an article, or of a topic in one language.
pub(super) const MOST_QUESTIONS: usize = 200;

/// Checks what an article says, and cleans it.
pub(super) fn checked(checks: &mut Checks, content: Content) -> Content {
    checks.count("content.questions", &content.questions, MOST_QUESTIONS);
    Content {
        title: checks.line("content.title", &content.title, 200),
        summary: checks.text("content.summary", &content.summary, 1000),
        questions: questions(checks, "content.questions", &content.questions),
        body: checks.text("content.body", &content.body.replace("\r\n", "\n"), 100_000),
    }
}

/// Checks how people ask; empty ones and what is said twice are left out.
pub(super) fn questions(checks: &mut Checks, field: &str, all: &[String]) -> Vec<String> {
    let mut once: Vec<String> = Vec::with_capacity(all.len());
    for (at, question) in all.iter().enumerate() {
        let question = checks.line_or_empty(&format!("{field}[{at}]"), question, 300);
        if !question.is_empty() && !once.contains(&question) {
            once.push(question);
        }
    }
    once
}

/// Saves a newer version. `base` is the one that it was made from, where somebody could have saved another meanwhile. Answers
/// the article, and whether anything changed.
///
/// # Errors
/// [`Code::Conflict`] with what is there when that is not the newest; as the database says.
pub(super) fn save(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    topic: &TopicRow,
    lang: &str,
    content: Content,
    base: Option<i64>,
    note: &str,
) -> Result<(ArticleRow, bool), Problem> {
    let (ws, now) = (journal.workspace, journal.now);
    let by = ChangedBy::from(journal.actor);
    let found = store::article(tx, ws, topic.id, lang)?;
    let newest = match &found {
        Some(row) => store::version(tx, ws, topic.id, lang, row.draft_version)?,
        None => None,
    };
    let number = found.as_ref().map_or(0, |it| it.draft_version);
    if base.is_some_and(|it| it != number) {
        return Err(newer(number, newest, &content));
    }
    if let (Some(row), Some(newest)) = (&found, &newest)
        && newest.content == content
    {
        return Ok((row.clone(), false));
    }
    let mut row = found.unwrap_or_else(|| ArticleRow {
        topic: topic.id,
        lang: lang.to_owned(),
        state: ArticleState::Draft,
        draft_version: 0,
        published_version: None,
        published_at: None,
        follows: None,
        scheduled_for: None,
        scheduled_version: None,
        updated_at: now,
        updated_by: by.clone(),
    });
    if newest.as_ref().is_some_and(|it| note.is_empty() && goes_on(&row, it, &by, now)) {
        store::delete_version(tx, ws, topic.id, lang, number)?;
    }
    row.draft_version = number + 1;
    if row.state == ArticleState::InReview {
        // What was looked at is not what is there any more.
        row.state = row.published_version.map_or(ArticleState::Draft, |_| ArticleState::Published);
    }
    (row.updated_at, row.updated_by) = (now, by.clone());
    let line = VersionLine {
        version: row.draft_version,
        at: now,
        by,
        title: content.title.clone(),
        published_at: None,
        published: false,
        note: note.to_owned(),
    };
    store::insert_version(tx, ws, topic.id, lang, &VersionRow { line, content })?;
    store::save_article(tx, ws, &row)?;
    store::touch(tx, ws, topic.id, now)?;
    note_change(journal, &row, "saved");
    Ok((row, true))
}

/// Whether a save goes on with a version instead of following it: nobody has relied on that one yet.
fn goes_on(row: &ArticleRow, newest: &VersionRow, by: &ChangedBy, now: Time) -> bool {
    newest.line.by == *by
        && newest.line.published_at.is_none()
        && newest.line.note.is_empty()
        && row.state != ArticleState::InReview
        && row.scheduled_version != Some(newest.line.version)
        && now.since(newest.line.at).as_secs() < ONE_SITTING
}

fn newer(number: i64, newest: Option<VersionRow>, yours: &Content) -> Problem {
    let detail =
        "Somebody has saved a newer version meanwhile. Look at both, and save with that one's number.";
    Problem::new(Code::Conflict, detail)
        .with("newest_version", json!(number))
        .with("newest", json!(newest.map(|it| it.content)))
        .with("yours", json!(yours))
}

/// Tells that something of an article changed: `what` in a word.
pub(super) fn note_change(journal: &mut Journal, row: &ArticleRow, what: &str) {
    let data = json!({"topic": row.topic, "lang": row.lang, "what": what, "version": row.draft_version});
    journal.event(kinds::KNOWLEDGE_CHANGED, None, &data);
}

/// Makes a version the one that customers read.
///
/// # Errors
/// As the database says.
pub(super) fn publish(
    tx: &mut Tx<'_>,
    journal: &mut Journal,
    topic: &TopicRow,
    mut row: ArticleRow,
    version: i64,
) -> Result<ArticleRow, DbError> {
    let (ws, now) = (journal.workspace, journal.now);
    row.follows = if row.lang == topic.original_lang {
        None
    } else {
        store::article(tx, ws, topic.id, &topic.original_lang)?.and_then(|it| it.published_version)
    };
    row.state = ArticleState::Published;
    (row.published_version, row.published_at) = (Some(version), Some(now));
    (row.scheduled_for, row.scheduled_version) = (None, None);
    (row.updated_at, row.updated_by) = (now, journal.actor.into());
    store::save_article(tx, ws, &row)?;
    store::version_published(tx, ws, topic.id, &row.lang, version, now)?;
    store::reviews::over(tx, ws, (topic.id, &row.lang))?;
    journal.notify(Notice::Reviews);
    store::touch(tx, ws, topic.id, now)?;
    store::moved(tx, ws)?;
    let data = json!({"topic": topic.id, "slug": topic.slug, "lang": row.lang, "version": version});
    journal.event(kinds::KNOWLEDGE_PUBLISHED, None, &data);
    Ok(row)
}

/// What of an article may not be said to customers. It is judged as they read it, with where its links lead.
pub(super) fn refusals(content: &Content, brand: &str, policy: &Policy) -> Vec<(Refusal, String)> {
    // Whatever may be there when it is read.
    let picture = |_: &str| Some(PictureAt { url: String::new(), width: 1, height: 1 });
    let finder = Finder { topic: &|slug| Some(slug.to_owned()), picture: &picture };
    let rendered = render(&content.body, brand, &Labels::of("en"), &finder, Seen::Everywhere);
    let mut all = Vec::new();
    let mut texts = vec![named(&content.title, brand), named(&content.summary, brand)];
    texts.extend([rendered.plain.text().to_owned(), rendered.links.join("\n")]);
    texts.extend(rendered.descriptions);
    texts.extend(content.questions.iter().map(|it| named(it, brand)));
    for text in texts {
        all.extend(refused_words(&text, policy));
    }
    all
}

/// What is wrong with the marks of parts that are for some regions alone.
pub(super) fn mistaken(content: &Content) -> Vec<Mistake> {
    mistakes(&content.body)
}

/// Those of the refusals that are news: what is public already in these words was let through by whoever published it, or came with
/// the program, and keeps nobody from mending the sentence beside it. So was what is retired; but where its links lead is looked at
/// anew, for hosts are blocked meanwhile.
pub(super) fn news(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    row: &ArticleRow,
    mut refusals: Vec<(Refusal, String)>,
    brand: &str,
    policy: &Policy,
) -> Result<Vec<(Refusal, String)>, DbError> {
    if refusals.is_empty() {
        return Ok(refusals);
    }
    let Some(public) = row.published_version else { return Ok(refusals) };
    let retired = row.state == ArticleState::Retired;
    let leads = |it: &Refusal| matches!(it.rule, Rule::BlockedLink | Rule::LookalikeLink);
    if let Some(public) = store::version(tx, ws, row.topic, &row.lang, public)? {
        let known = self::refusals(&public.content, brand, policy);
        let same =
            |it: &Refusal, said: &str| known.iter().any(|(old, words)| old.why == it.why && words == said);
        refusals.retain(|(it, said)| (retired && leads(it)) || !same(it, said));
    }
    Ok(refusals)
}

/// What of a text may not be said to customers, with the words.
pub(super) fn refused_words(text: &str, policy: &Policy) -> Vec<(Refusal, String)> {
    let words = |it: &Refusal| text.chars().skip(it.start).take(it.end.saturating_sub(it.start)).collect();
    outbound::refusals(text, &policy.links())
        .into_iter()
        .map(|it| {
            let said = words(&it);
            (it, said)
        })
        .collect()
}

/// Records that something was not published.
pub(super) fn note_refusal(journal: &mut Journal, what: &serde_json::Value, refusals: &[(Refusal, String)]) {
    let rules: Vec<&str> = refusals.iter().map(|it| it.0.rule.name()).collect();
    journal.event(kinds::OUTBOUND_REFUSED, None, &json!({"rules": rules, "knowledge": what}));
}

/// Why something is not published.
pub(super) fn refused(refusals: &[(Refusal, String)]) -> Problem {
    let shown: Vec<_> = refusals
        .iter()
        .map(|(it, text)| json!({"rule": it.rule.name(), "why": it.why, "text": text}))
        .collect();
    let mut why: Vec<String> =
        refusals.iter().map(|(it, text)| format!("“{}” {}", text.trim(), it.why)).collect();
    why.dedup();
    let detail =
        format!("This was not published: {}. Change these words and publish it again.", why.join("; "));
    Problem::new(Code::UnsafeReply, detail).with("refusals", json!(shown)).with("may_override", json!(false))
}

/// Refuses texts that are public at once, such as titles, when they say what nobody may say. What was refused is recorded.
///
/// # Errors
/// [`Code::UnsafeReply`]; as the database says.
pub(super) async fn admit(
    library: &super::Library,
    signed: &crate::access::Signed,
    texts: Vec<String>,
    what: &'static str,
) -> Result<(), Problem> {
    let policy = library.safety().policy(signed.workspace).await?;
    let refusals: Vec<_> = texts.iter().flat_map(|it| refused_words(it, &policy)).collect();
    if refusals.is_empty() {
        return Ok(());
    }
    let problem = refused(&refusals);
    let (hub, now, ws, actor) = (library.hub.clone(), library.now(), signed.workspace, signed.actor());
    let noted = library.db.write::<_, DbError, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, actor, now)?;
        note_refusal(&mut journal, &json!(what), &refusals);
        journal.close(tx, &hub)
    });
    noted.await?;
    Err(problem)
}

/// Refuses a language that the knowledge is not written in.
///
/// # Errors
/// [`Code::Invalid`]; as the database says.
pub(super) fn known_language(tx: &mut Tx<'_>, ws: WorkspaceId, lang: &str) -> Result<(), Problem> {
    let languages = store::settings(tx, ws)?.languages;
    if languages.iter().any(|it| it == lang) {
        return Ok(());
    }
    let detail = format!(
        "is none of the languages of the knowledge ({}); add it in its settings first",
        languages.join(", ")
    );
    Err(Problem::invalid("lang", detail))
}
