use super::{BLOCK, Search, TokenKey, part, print, shard, tail::Tail};
use crate::{
    access::{Permission, Signed},
    conversations::{
        Desk, list, reading, thread,
        types::{CaseSummary, MessageRow, StaffMessage},
    },
    http::{Page, Params, Problem, decode_cursor, encode_cursor},
    trust::{Read, Sight},
};
use axum::{Json, extract::State};
use ombud_base::id::{CaseId, WorkspaceId};
use ombud_db::{DbError, Tx, sql};
use ombud_nlp::Query;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The most code points of a question.
const QUESTION_MOST: usize = 200;
/// How much of a message an answer shows, in code points.
const SNIPPET: usize = 160;
/// Blocks that are read at once: a few for words that many messages hold, more and more for rare ones.
const STRIDE_FIRST: i64 = 4;
const STRIDE_MOST: i64 = 128;
/// The most candidates that one request checks; beyond it the page ends early and its cursor goes on.
const CHECKED_MOST: usize = 5000;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Search> {
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
    State(search): State<Search>,
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
    // Before the rows are looked at: a block is dropped from the tail only when its rows can be seen.
    let tail = search.tails.refresh(&search.db, &search.hub, signed.workspace).await?;
    let (inner, seer) = (search.clone(), signed.clone());
    let read =
        search.db.read::<_, Problem, _>(move |tx| find(&inner, tx, &seer, &tail, &query, before, limit));
    let (page, looks) = read.await?;
    search.trust.observe(&signed, looks).await;
    Ok(Json(page))
}

/// Walks the index from `before` down until a page is full.
///
/// # Errors
/// As the database says.
fn find(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    tail: &Mutex<Tail>,
    query: &Query,
    before: i64,
    limit: i64,
) -> Result<(Page<Found>, Vec<Read>), Problem> {
    let key = TokenKey::of(tx, signed.workspace)?;
    let mut walk = Walk::new(signed.workspace, tail, unique(&key, query), before);
    let mut found: Vec<(MessageRow, CaseId)> = Vec::new();
    let (mut checked, mut seen) = (0, HashMap::new());
    let (wanted, mut stopped_at) = (usize::try_from(limit).unwrap_or(50), None);
    while stopped_at.is_none() {
        let candidates = walk.candidates(tx)?;
        if candidates.is_empty() {
            break;
        }
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
    let (items, looks) = shown(app, tx, signed, query, found)?;
    Ok((Page { items, next }, looks))
}

fn unique(key: &TokenKey, query: &Query) -> Vec<u64> {
    let mut tokens: Vec<u64> = query.tokens().iter().map(|it| key.token(*it)).collect();
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
    if signed.reach().is_everything() {
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
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    query: &Query,
    found: Vec<(MessageRow, CaseId)>,
) -> Result<(Vec<Found>, Vec<Read>), Problem> {
    let (rows, cases): (Vec<MessageRow>, Vec<CaseId>) = found.into_iter().unzip();
    let mut ids = cases.clone();
    ids.sort_unstable();
    ids.dedup();
    let (summaries, looks) = list::by_ids(app, tx, signed, &ids)?;
    let summaries: HashMap<CaseId, CaseSummary> = summaries.into_iter().map(|it| (it.id, it)).collect();
    let sight = Sight::of(tx, signed)?;
    let messages = thread::shown(app, tx, signed.workspace, &rows)?;
    let items = messages
        .into_iter()
        .zip(cases)
        .filter_map(|(mut message, case)| {
            // Masks keep places: what the marks and the judgement point at stays where it is.
            let masked = sight.text(&message.body);
            let (snippet, marks) = ombud_nlp::snippet(query, &message.body, SNIPPET);
            let snippet = same_part(&snippet, &message.body, &masked);
            if masked != message.body {
                message.judged.addresses.clear();
                message.judged.links.clear();
            }
            message.body = masked;
            Some(Found { case: summaries.get(&case)?.clone(), snippet, marks, message })
        })
        .collect();
    Ok((items, looks))
}

/// The part of a masked text that lies where `snippet` lies in the text itself.
fn same_part(snippet: &str, text: &str, masked: &str) -> String {
    if text == masked {
        return snippet.to_owned();
    }
    let (part, text): (Vec<char>, Vec<char>) = (snippet.chars().collect(), text.chars().collect());
    let masked: Vec<char> = masked.chars().collect();
    let last = part.len().saturating_sub(1);
    let cut = |at: usize| (at == 0 || at == last) && part.get(at) == Some(&'…');
    let fits = |(at, (shown, there)): (usize, (&char, &char))| {
        cut(at) || shown == there || (*shown == ' ' && there.is_control())
    };
    let begins = (0..=text.len().saturating_sub(part.len())).find(|from| {
        let there = text.get(*from..).unwrap_or_default();
        part.iter().zip(there).enumerate().all(fits)
    });
    let there = begins.and_then(|from| masked.get(from..from + part.len())).unwrap_or_default();
    let shown = part.iter().zip(there).enumerate();
    shown.map(|(at, (part, masked))| if cut(at) || *part == ' ' { *part } else { *masked }).collect()
}

/// A walk down the index, from the newest messages.
struct Walk<'a> {
    ws: WorkspaceId,
    tail: &'a Mutex<Tail>,
    tokens: Vec<u64>,
    before: i64,
    /// Blocks that the next look at the rows takes.
    stride: i64,
}

impl<'a> Walk<'a> {
    fn new(ws: WorkspaceId, tail: &'a Mutex<Tail>, tokens: Vec<u64>, before: i64) -> Self {
        Self { ws, tail, tokens, before, stride: STRIDE_FIRST }
    }

    /// The next candidates, the newest first: positions that hold every token. None are left when it answers none.
    fn candidates(&mut self, tx: &mut Tx<'_>) -> Result<Vec<i64>, DbError> {
        let (begins, mut found) = {
            let tail = self.tail.lock();
            (
                tail.begins(),
                if self.before > tail.begins() {
                    tail.candidates(&self.tokens, self.before)
                } else {
                    Vec::new()
                },
            )
        };
        self.before = self.before.min(begins);
        while found.is_empty() && self.before > 0 {
            let highest = (self.before - 1).div_euclid(BLOCK);
            let lowest = (highest - self.stride + 1).max(0);
            for (at, lists) in self.blocks(tx, lowest, highest)?.into_iter().rev() {
                let offsets = part::intersect(lists).into_iter().rev();
                found.extend(offsets.map(|it| at * BLOCK + i64::from(it)).filter(|it| *it < self.before));
            }
            self.before = lowest * BLOCK;
            self.stride = (self.stride * 2).min(STRIDE_MOST);
        }
        Ok(found)
    }

    /// Of each block that holds every token, the offsets of each.
    fn blocks(
        &self,
        tx: &mut Tx<'_>,
        lowest: i64,
        highest: i64,
    ) -> Result<BTreeMap<i64, Vec<Vec<u16>>>, DbError> {
        let mut blocks: BTreeMap<i64, Vec<Vec<u16>>> = BTreeMap::new();
        for (turn, token) in self.tokens.iter().enumerate() {
            let shard = i64::try_from(shard(*token)).unwrap_or(0);
            let held: Vec<(i64, Option<Vec<u16>>)> = tx.all(
                sql!(
                    "SELECT block, postings FROM search_parts WHERE workspace_id = $1 AND shard = $2 AND block >= $3 ",
                    "AND block <= $4"
                ),
                &[self.ws.into(), shard.into(), lowest.into(), highest.into()],
                |row| Ok((row.get(0)?, part::find(row.bytes(1)?, print(*token)))),
            )?;
            for (at, list) in held {
                let Some(list) = list else { continue };
                let lists = blocks.entry(at).or_default();
                if lists.len() == turn {
                    lists.push(list);
                }
            }
            blocks.retain(|_, lists| lists.len() > turn);
        }
        Ok(blocks)
    }
}
