//! Questions that the bot had no answer to, sorted into what they ask, so that somebody writes the article.

use super::{Learner, Written, in_line, positions, stored, written_at_each};
use crate::{
    access::{Permission, Signed},
    conversations::{actions, list, reading, types::CaseRow},
    customers,
    events::Journal,
    http::{Body, Checks, Params, Problem},
    knowledge::{self, Draft, Topic},
    settings::{Change, settings_changed},
    trust::{Read, What, mask},
    understanding::{Mind, Reading, Tree},
};
use axum::{Json, extract::State, http::StatusCode};
use ombud_base::{
    Time,
    id::{CaseId, CategoryId, CustomerId, TopicId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use ombud_nlp::cluster::{Asked, MOST, clusters};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use utoipa::{IntoParams, ToSchema};

/// Groups that are shown, and questions of each that are shown in words.
const GROUPS: usize = 12;
const EXAMPLES: usize = 3;
/// From this part of a group on what it was read as names it.
const NAMED_FROM: f32 = 0.5;
/// Questions that a draft takes along.
const FORMS: usize = 10;

/// From when on.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Since {
    /// How many days back, 1 to 365; 30 when absent.
    #[param(minimum = 1, maximum = 365)]
    days: Option<i64>,
}

/// A question that found no answer.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnansweredQuestion {
    /// Its case.
    pub case: CaseId,
    /// The case's number.
    pub number: i64,
    /// What was asked, at most 200 characters; mail addresses, numbers and wallets' addresses are masked.
    pub text: String,
    /// When.
    pub at: Time,
}

/// Questions that ask the same.
#[derive(Debug, Serialize, ToSchema)]
pub struct UnansweredGroup {
    /// How many there are.
    pub count: usize,
    /// Of those, how many got an answer that did not help; the others got none.
    pub not_helped: usize,
    /// The cases, the most typical first.
    pub cases: Vec<CaseId>,
    /// The intent that most of them were read as; null: they were read as many things.
    #[schema(example = "withdrawal.how")]
    pub intent: Option<&'static str>,
    /// What it is called, by language (BCP 47).
    pub intent_title: Option<&'static BTreeMap<String, String>>,
    /// How many were asked in which language, the most frequent first.
    pub languages: Vec<(String, usize)>,
    /// The most typical ones.
    pub examples: Vec<UnansweredQuestion>,
}

/// What the bot had no answer to.
#[derive(Debug, Serialize, ToSchema)]
pub struct Unanswered {
    /// Questions in all, of cases that you may see; at most 1,000, the newest.
    pub count: usize,
    /// What they ask, the most frequent first; at most 12.
    pub groups: Vec<UnansweredGroup>,
}

/// Cases whose question is dealt with.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// 1 to 1,000 cases.
    #[schema(max_items = 1000)]
    cases: Vec<CaseId>,
}

/// An article to be written about questions that found no answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftOf {
    /// The cases whose questions it answers: 1 to 1,000, the most typical first.
    #[schema(max_items = 1000)]
    cases: Vec<CaseId>,
    /// The category that it is in.
    category: CategoryId,
    /// Its language (BCP 47).
    #[schema(example = "en")]
    lang: String,
    /// Its title: 1 to 200 characters.
    #[schema(max_length = 200)]
    title: String,
}

/// One as it is stored.
struct Row {
    case: CaseId,
    positions: Vec<i64>,
    reason: String,
    at: Time,
}

/// One with its words, as somebody may see it.
struct Seen {
    row: Row,
    case: CaseRow,
    words: Written,
    reading: Reading,
}

/// Notes that the bot had no answer to what stands at these positions. The newest of a case counts.
///
/// # Errors
/// As the database says.
pub(crate) fn note(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    case: CaseId,
    positions: &[i64],
    reason: &str,
    now: Time,
) -> Result<(), DbError> {
    let Some(pos) = positions.last() else { return Ok(()) };
    tx.exec(
        sql!(
            "INSERT INTO unanswered (workspace_id, case_id, pos, positions, reason, at) VALUES ($1, $2, $3, $4, $5, $6) ",
            "ON CONFLICT (workspace_id, case_id) DO UPDATE SET pos = excluded.pos, positions = excluded.positions, ",
            "reason = excluded.reason, at = excluded.at, settled_at = NULL, topic_id = NULL"
        ),
        &[ws.into(), case.into(), (*pos).into(), (&stored(positions)).into(), reason.into(), now.into()],
    )?;
    Ok(())
}

fn rows(tx: &mut Tx<'_>, ws: WorkspaceId, since: Time) -> Result<Vec<Row>, DbError> {
    let most = i64::try_from(MOST).unwrap_or(i64::MAX);
    tx.all(
        sql!(
            "SELECT case_id, positions, reason, at FROM unanswered WHERE workspace_id = $1 AND settled_at IS NULL ",
            "AND at >= $2 ORDER BY at DESC LIMIT $3"
        ),
        &[ws.into(), since.into(), most.into()],
        |row| {
            let positions = positions(&row.get::<String>(1)?)?;
            Ok(Row { case: row.get(0)?, positions, reason: row.get(2)?, at: row.get(3)? })
        },
    )
}

/// Those whose cases somebody may see, with their words. What was erased or expired since is not there.
fn seen(tx: &mut Tx<'_>, signed: &Signed, mind: &Mind, rows: Vec<Row>) -> Result<Vec<Seen>, Problem> {
    let ids: Vec<CaseId> = rows.iter().map(|it| it.case).collect();
    let cases = reading::cases(tx, signed.workspace, &ids)?;
    let visible: Vec<(Row, CaseRow)> = rows
        .into_iter()
        .zip(cases)
        .filter_map(|(row, case)| Some((row, case.filter(|it| signed.sees(&it.spot()))?)))
        .collect();
    let places: Vec<&[i64]> = visible.iter().map(|it| it.0.positions.as_slice()).collect();
    let written = written_at_each(tx, signed.workspace, &places)?;
    let read = |((row, case), written): ((Row, CaseRow), Option<(Written, CaseId)>)| {
        let (words, _) = written?;
        let reading = mind.read(&words.text, case.language.as_deref());
        Some(Seen { row, case, words, reading })
    };
    Ok(visible.into_iter().zip(written).filter_map(read).collect())
}

/// How much of a reading each intent has, in the order of the tree.
fn shares(reading: &Reading) -> Vec<f32> {
    let of = |id: &str| reading.shares.iter().find(|it| it.0 == id).map_or(0.0, |it| it.1);
    Tree::get().intents.iter().map(|it| of(&it.id)).collect()
}

fn groups(all: &[Seen]) -> Vec<Vec<usize>> {
    let shares: Vec<Vec<f32>> = all.iter().map(|it| shares(&it.reading)).collect();
    let texts: Vec<Asked<'_>> =
        all.iter().zip(&shares).map(|(it, shares)| Asked { text: &it.words.text, shares }).collect();
    clusters(&texts)
}

fn shown_text(words: &Written) -> String {
    in_line(words, mask::text)
}

/// The intent that most of a group were read as.
fn intent_of(group: &[&Seen]) -> Option<&'static str> {
    let mut count: BTreeMap<&'static str, f32> = BTreeMap::new();
    for intent in group.iter().filter_map(|it| it.reading.intent) {
        *count.entry(intent).or_default() += 1.0;
    }
    let (intent, most) = count.into_iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    (most >= NAMED_FROM * group.len() as f32).then_some(intent)
}

fn shown(group: &[&Seen]) -> UnansweredGroup {
    let mut languages: BTreeMap<String, usize> = BTreeMap::new();
    for it in group {
        *languages.entry(it.reading.lang.clone()).or_default() += 1;
    }
    let mut languages: Vec<(String, usize)> = languages.into_iter().collect();
    languages.sort_by_key(|it| std::cmp::Reverse(it.1));
    let intent = intent_of(group);
    let example = |it: &&Seen| UnansweredQuestion {
        case: it.case.id,
        number: it.case.number,
        text: shown_text(&it.words),
        at: it.row.at,
    };
    UnansweredGroup {
        count: group.len(),
        not_helped: group.iter().filter(|it| it.row.reason == "not_helped").count(),
        cases: group.iter().map(|it| it.case.id).collect(),
        intent,
        intent_title: intent.and_then(|it| Some(&Tree::get().intent(it)?.title)),
        languages,
        examples: group.iter().take(EXAMPLES).map(example).collect(),
    }
}

/// What is shown, and the cases whose words are in it.
fn sorted(all: &[Seen]) -> (Unanswered, Vec<CaseRow>) {
    let (mut found, mut cases) = (Vec::new(), Vec::new());
    for group in groups(all).iter().take(GROUPS) {
        let group: Vec<&Seen> = group.iter().filter_map(|at| all.get(*at)).collect();
        cases.extend(group.iter().take(EXAMPLES).map(|it| it.case.clone()));
        found.push(shown(&group));
    }
    (Unanswered { count: all.len(), groups: found }, cases)
}

/// What the bot had no answer to, sorted into what is asked. Only cases that you may see are in it.
#[utoipa::path(
    get, path = "/understanding/unanswered", tag = "understanding", params(Since),
    responses((status = 200, body = Unanswered))
)]
pub(super) async fn list_unanswered(
    State(learner): State<Learner>,
    signed: Signed,
    Params(since): Params<Since>,
) -> Result<Json<Unanswered>, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    signed.need(Permission::CasesView)?;
    let days = since.days.unwrap_or(30);
    let mut checks = Checks::new();
    checks.within("days", days, 1, 365);
    checks.done()?;
    let since = learner.now().plus_seconds(-days * 86_400);
    let (mind, seer) = (learner.minds.of(signed.workspace).await?, signed.clone());
    let all = learner.db.read::<_, Problem, _>(move |tx| {
        let rows = rows(tx, seer.workspace, since)?;
        seen(tx, &seer, &mind, rows)
    });
    let all = all.await?;
    // Each is compared with each: that holds up neither the database nor other requests.
    let sorted = tokio::task::spawn_blocking(move || sorted(&all));
    let (shown, cases) =
        sorted.await.map_err(|error| Problem::internal(format!("sorting questions: {error}")))?;
    let seer = signed.clone();
    let looks = learner.db.read::<_, Problem, _>(move |tx| looks(tx, &seer, &cases)).await?;
    learner.trust.observe(&signed, looks).await;
    Ok(Json(shown))
}

/// Looks at cases whose words are shown.
pub(super) fn looks(tx: &mut Tx<'_>, signed: &Signed, cases: &[CaseRow]) -> Result<Vec<Read>, Problem> {
    let ids: BTreeSet<CustomerId> = cases.iter().map(|it| it.customer).collect();
    let ids: Vec<CustomerId> = ids.into_iter().collect();
    let names: HashMap<CustomerId, Option<String>> =
        customers::customers(tx, signed.workspace, &ids)?.into_iter().map(|it| (it.id, it.name)).collect();
    let look = |case: &CaseRow| {
        let name = names.get(&case.customer).cloned().flatten();
        list::look(signed, case, name, What::Found)
    };
    Ok(cases.iter().map(look).collect())
}

fn checked(cases: &[CaseId]) -> Result<(), Problem> {
    let mut checks = Checks::new();
    checks.expect(!cases.is_empty(), "cases", "must not be empty");
    checks.count("cases", cases, MOST);
    checks.done()
}

fn settle(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    cases: &[CaseId],
    topic: Option<TopicId>,
    now: Time,
) -> Result<(), DbError> {
    for case in cases {
        tx.exec(
            sql!("UPDATE unanswered SET settled_at = $3, topic_id = $4 WHERE workspace_id = $1 AND case_id = $2"),
            &[ws.into(), (*case).into(), now.into(), topic.into()],
        )?;
    }
    Ok(())
}

/// Sets questions aside that need no article. One that is asked again is there again.
#[utoipa::path(
    post, path = "/understanding/unanswered/settle", tag = "understanding", request_body(content = Settled),
    responses((status = 204))
)]
pub(super) async fn settle_unanswered(
    State(learner): State<Learner>,
    signed: Signed,
    Body(given): Body<Settled>,
) -> Result<StatusCode, Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    signed.need(Permission::CasesView)?;
    checked(&given.cases)?;
    let (hub, now, ws) = (learner.hub.clone(), learner.now(), signed.workspace);
    let written = learner.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, signed.actor(), now)?;
        for case in &given.cases {
            actions::visible(tx, &signed, *case)?;
        }
        settle(tx, ws, &given.cases, None, now)?;
        settings_changed(&mut journal, "unanswered", "settled", Change::Changed, &given.cases);
        journal.close(tx, &hub)?;
        Ok(())
    });
    written.await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Begins an article about questions that found no answer: its draft knows how people asked, masked, and what they meant.
#[utoipa::path(
    post, path = "/understanding/unanswered/drafts", tag = "understanding", request_body(content = DraftOf),
    responses((status = 201, body = Topic))
)]
pub(super) async fn draft_from_unanswered(
    State(learner): State<Learner>,
    signed: Signed,
    Body(given): Body<DraftOf>,
) -> Result<(StatusCode, Json<Topic>), Problem> {
    signed.need(Permission::KnowledgeWrite)?;
    signed.need(Permission::CasesView)?;
    checked(&given.cases)?;
    let (hub, now, ws) = (learner.hub.clone(), learner.now(), signed.workspace);
    let mind = learner.minds.of(ws).await?;
    let id = TopicId::new(now, &learner.random);
    let seer = signed.clone();
    let written = learner.db.write::<_, Problem, _>(move |tx| {
        let mut journal = Journal::open(tx, ws, seer.actor(), now)?;
        let mut wanted = Vec::new();
        for case in &given.cases {
            actions::visible(tx, &seer, *case)?;
            wanted.extend(one(tx, ws, *case)?);
        }
        let all = seen(tx, &seer, &mind, wanted)?;
        let taken: Vec<&Seen> = all.iter().collect();
        let same: Vec<&&Seen> = taken.iter().filter(|it| it.reading.lang == given.lang).take(FORMS).collect();
        let draft = Draft {
            category: given.category,
            lang: given.lang.clone(),
            title: given.title.clone(),
            intents: intent_of(&taken).map(str::to_owned).into_iter().collect(),
            questions: same.iter().map(|it| shown_text(&it.words)).collect(),
        };
        let topic = knowledge::begin_draft(tx, &mut journal, id, seer.staff_id(), draft)?;
        settle(tx, ws, &given.cases, Some(id), now)?;
        let cases: Vec<CaseRow> = same.iter().map(|it| it.case.clone()).collect();
        let looks = looks(tx, &seer, &cases)?;
        journal.close(tx, &hub)?;
        Ok((topic, looks))
    });
    let (topic, looks) = written.await?;
    learner.trust.observe(&signed, looks).await;
    Ok((StatusCode::CREATED, Json(topic)))
}

fn one(tx: &mut Tx<'_>, ws: WorkspaceId, case: CaseId) -> Result<Option<Row>, DbError> {
    tx.maybe(
        sql!(
            "SELECT case_id, positions, reason, at FROM unanswered WHERE workspace_id = $1 AND case_id = $2"
        ),
        &[ws.into(), case.into()],
        |row| {
            let positions = positions(&row.get::<String>(1)?)?;
            Ok(Row { case: row.get(0)?, positions, reason: row.get(2)?, at: row.get(3)? })
        },
    )
}
