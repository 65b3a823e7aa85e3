use super::{BLOCK, block};
use crate::{
    access::{Permission, Signed},
    app::App,
    conversations::{
        list, reading, thread,
        types::{CaseSummary, MessageRow, StaffMessage},
    },
    http::{Page, Params, Problem, decode_cursor, encode_cursor},
};
use axum::{Json, extract::State};
use ombud_base::id::{CaseId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use ombud_nlp::Query;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The most code points of a question.
const QUESTION_MOST: usize = 200;
/// How much of a message an answer shows, in code points.
const SNIPPET: usize = 160;
/// Rows of the index that are read at once.
const STRIDE: i64 = 64;
/// The most candidates that one request checks; beyond it the page ends early and its cursor goes on.
const CHECKED_MOST: usize = 5000;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(search_messages))
}

/// What to search.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Question {
    /// Words in any language; all of them have to be in a message. At most 200 characters.
    #[param(example = "0.5 BTC 提现")]
    q: String,
    /// Where the page begins: `next` of the page before.
    cursor: Option<String>,
    /// How many, 1 to 100; 50 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

/// A message that was found.
#[derive(Debug, Serialize, ToSchema)]
pub struct Found {
    /// Its case.
    pub case: CaseSummary,
    /// The message.
    pub message: StaffMessage,
    /// The part of it that answers.
    pub snippet: String,
    /// Where in the snippet the words are: from and to, in Unicode code points.
    pub marks: Vec<(usize, usize)>,
}

/// Search all messages of the cases that you may see, the newest first, however old they are.
#[utoipa::path(get, path = "/search", tag = "search", params(Question), responses((status = 200, body = Page<Found>)))]
async fn search_messages(
    State(app): State<App>,
    signed: Signed,
    Params(question): Params<Question>,
) -> Result<Json<Page<Found>>, Problem> {
    signed.need(Permission::SearchMessages)?;
    let limit = crate::http::Paging { cursor: None, limit: question.limit }.limit()?;
    if question.q.chars().count() > QUESTION_MOST {
        return Err(Problem::invalid("q", format!("holds at most {QUESTION_MOST} characters")));
    }
    let before = question.cursor.as_deref().map(decode_cursor::<i64>).transpose()?.unwrap_or(i64::MAX);
    let query = ombud_nlp::query_tokens(&question.q);
    if query.is_empty() {
        return Ok(Json(Page::whole(Vec::new())));
    }
    let inner = app.clone();
    app.db.read(move |tx| find(&inner, tx, &signed, &query, before, limit)).await.map(Json)
}

/// Walks the index from `before` down until a page is full.
///
/// # Errors
/// As the database says.
pub fn find(
    app: &App,
    tx: &mut Tx<'_>,
    signed: &Signed,
    query: &Query,
    before: i64,
    limit: i64,
) -> Result<Page<Found>, Problem> {
    let mut walk = Walk { ws: signed.workspace, tokens: unique(query), before, ended: false };
    let mut found: Vec<(MessageRow, CaseId)> = Vec::new();
    let (mut checked, mut seen) = (0, HashMap::new());
    let (wanted, mut stopped_at) = (usize::try_from(limit).unwrap_or(50), None);
    while !walk.ended && stopped_at.is_none() {
        let candidates = walk.candidates(tx)?;
        for part in candidates.chunks(100) {
            checked += part.len();
            for (row, case) in reading::messages_at(tx, signed.workspace, part)?.into_iter().flatten() {
                if ombud_nlp::verify(query, &row.body) && visible(tx, signed, case, &mut seen)? {
                    found.push((row, case));
                }
            }
            if found.len() > wanted || checked >= CHECKED_MOST {
                stopped_at = part.last().copied();
                break;
            }
        }
    }
    let more = found.len() > wanted;
    found.truncate(wanted);
    let next = match found.last() {
        Some((row, _)) if more => Some(encode_cursor(&row.pos)),
        _ => stopped_at.map(|pos| encode_cursor(&pos)),
    };
    Ok(Page { items: shown(app, tx, signed, query, found)?, next })
}

fn unique(query: &Query) -> Vec<i64> {
    let mut tokens: Vec<i64> = query.tokens().iter().map(|it| it.cast_signed()).collect();
    tokens.sort_unstable();
    tokens.dedup();
    tokens
}

fn visible(
    tx: &mut Tx<'_>,
    signed: &Signed,
    case: CaseId,
    seen: &mut HashMap<CaseId, bool>,
) -> Result<bool, Problem> {
    if signed.may(Permission::CasesViewAll) {
        return Ok(true);
    }
    if let Some(known) = seen.get(&case) {
        return Ok(*known);
    }
    let may = match crate::conversations::actions::visible(tx, signed, case) {
        Ok(_) => true,
        Err(problem) if problem.code == crate::http::Code::NotFound => false,
        Err(problem) => return Err(problem),
    };
    seen.insert(case, may);
    Ok(may)
}

fn shown(
    app: &App,
    tx: &mut Tx<'_>,
    signed: &Signed,
    query: &Query,
    found: Vec<(MessageRow, CaseId)>,
) -> Result<Vec<Found>, Problem> {
    let (rows, cases): (Vec<MessageRow>, Vec<CaseId>) = found.into_iter().unzip();
    let mut ids = cases.clone();
    ids.sort_unstable();
    ids.dedup();
    let summaries: HashMap<CaseId, CaseSummary> =
        list::by_ids(app, tx, signed, &ids)?.into_iter().map(|it| (it.id, it)).collect();
    let messages = thread::shown(app, tx, signed.workspace, &rows)?;
    Ok(messages
        .into_iter()
        .zip(cases)
        .filter_map(|(message, case)| {
            let (snippet, marks) = ombud_nlp::snippet(query, &message.body, SNIPPET);
            Some(Found { case: summaries.get(&case)?.clone(), snippet, marks, message })
        })
        .collect())
}

/// The lists of each block, one for each token that the block holds.
type Blocks = BTreeMap<i64, Vec<Vec<u8>>>;

/// A walk down the index.
struct Walk {
    ws: WorkspaceId,
    tokens: Vec<i64>,
    before: i64,
    ended: bool,
}

impl Walk {
    /// The next candidates, the newest first: positions below `before` that hold every token, of a few blocks.
    fn candidates(&mut self, tx: &mut Tx<'_>) -> Result<Vec<i64>, DbError> {
        let mut found = Vec::new();
        while found.is_empty() && !self.ended {
            let (blocks, lowest) = self.blocks(tx)?;
            for (at, lists) in blocks.iter().rev() {
                if lists.len() != self.tokens.len() {
                    continue;
                }
                let mut lists: Vec<&[u8]> = lists.iter().map(Vec::as_slice).collect();
                lists.sort_unstable_by_key(|list| list.len());
                let positions =
                    block::intersect(&lists).into_iter().rev().map(|offset| at * BLOCK + i64::from(offset));
                found.extend(positions.filter(|pos| *pos < self.before));
            }
            match lowest {
                Some(lowest) => self.before = self.before.min(lowest * BLOCK),
                None => self.ended = true,
            }
        }
        Ok(found)
    }

    /// The lists of a stride of blocks, from the one that `before` lies in down; and the lowest block that the stride
    /// covers, when there may be more below it.
    fn blocks(&self, tx: &mut Tx<'_>) -> Result<(Blocks, Option<i64>), DbError> {
        let highest = self.before.saturating_sub(1).div_euclid(BLOCK);
        let mut blocks = Blocks::new();
        let mut lowest = None;
        for token in &self.tokens {
            let rows: Vec<(i64, Vec<u8>)> = tx.all(
                sql!(
                    "SELECT block, positions FROM search_blocks WHERE workspace_id = $1 AND token = $2 AND block <= $3 ",
                    "AND block >= $4 ORDER BY block DESC LIMIT $5"
                ),
                &[self.ws.into(), (*token).into(), highest.into(), lowest.unwrap_or(i64::MIN).into(), STRIDE.into()],
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?;
            if rows.len() as i64 == STRIDE {
                lowest = lowest.max(rows.last().map(|it| it.0));
            }
            for (at, list) in rows {
                blocks.entry(at).or_default().push(list);
            }
        }
        blocks.retain(|at, _| lowest.is_none_or(|lowest| *at >= lowest));
        Ok((blocks, lowest))
    }
}
