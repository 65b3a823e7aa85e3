use super::{
    Search, TokenKey,
    tail::Tail,
    walk::{Place, Walk, Wanted},
};
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
use ombud_base::id::CaseId;
use ombud_db::Tx;
use ombud_nlp::Query;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// The most code points of a question.
const QUESTION_MOST: usize = 200;
/// How much of a message an answer shows, in code points.
const SNIPPET: usize = 160;
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
    /// Words in any language; all of them have to be in a message, English and Russian ones in any form. At most 200 characters.
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
    /// Whether the words stand in it as they were asked for; else some stand in another form, as `withdrawals` for `withdraw`.
    pub as_written: bool,
    /// The part of it that answers.
    pub snippet: String,
    /// Where in the snippet the words are: from and to, in Unicode code points.
    pub marks: Vec<(usize, usize)>,
}

/// Search all messages of the cases that you may see, however old they are: those with the words as they are written, the newest
/// first, and after all of these those with other forms of the words.
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
    let from = question.cursor.as_deref().map(decode_cursor::<Place>).transpose()?.unwrap_or_default();
    let query = ombud_nlp::query_tokens(&question.q);
    if query.is_empty() {
        return Ok(Json(Page::whole(Vec::new())));
    }
    // Before the rows are looked at: a block is dropped from the tail only when its rows can be seen.
    let tail = search.tails.refresh(&search.db, &search.hub, signed.workspace).await?;
    let (inner, seer) = (search.clone(), signed.clone());
    let read = search.db.read::<_, Problem, _>(move |tx| find(&inner, tx, &seer, &tail, &query, from, limit));
    let (page, looks) = read.await?;
    search.trust.observe(&signed, looks).await;
    Ok(Json(page))
}

/// Walks the index from a place down until a page is full: first the words as written, then their other forms.
///
/// # Errors
/// As the database says.
fn find(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    tail: &Mutex<Tail>,
    query: &Query,
    from: Place,
    limit: i64,
) -> Result<(Page<Found>, Vec<Read>), Problem> {
    let key = TokenKey::of(tx, signed.workspace)?;
    let mut look = Look::new(signed, query, limit);
    let mut place = from;
    loop {
        let wanted = if place.forms { Wanted::forms(&key, query) } else { Wanted::written(&key, query) };
        look.along(tx, Walk::new(signed.workspace, tail, wanted, place.before), place.forms)?;
        if look.stopped_at.is_some() || place.forms || query.forms().is_empty() {
            break;
        }
        place = Place::forms();
    }
    let more = look.found.len() > look.wanted;
    look.found.truncate(look.wanted);
    let next = match look.found.last() {
        Some(hit) if more => Some(Place { before: hit.row.pos, forms: hit.form }),
        _ => look.stopped_at,
    };
    let (items, looks) = shown(app, tx, signed, query, look.found)?;
    Ok((Page { items, next: next.as_ref().map(encode_cursor) }, looks))
}

/// What has been found so far.
struct Look<'a> {
    signed: &'a Signed,
    query: &'a Query,
    wanted: usize,
    found: Vec<Hit>,
    checked: usize,
    seen: HashMap<CaseId, bool>,
    /// Where the next request goes on, once this one has enough.
    stopped_at: Option<Place>,
}

struct Hit {
    row: MessageRow,
    case: CaseId,
    /// Whether the words stand in another form.
    form: bool,
}

impl<'a> Look<'a> {
    fn new(signed: &'a Signed, query: &'a Query, limit: i64) -> Self {
        let wanted = usize::try_from(limit).unwrap_or(50);
        Self { signed, query, wanted, found: Vec::new(), checked: 0, seen: HashMap::new(), stopped_at: None }
    }

    /// Looks at what a walk comes by, until there is enough.
    fn along(&mut self, tx: &mut Tx<'_>, mut walk: Walk<'_>, form: bool) -> Result<(), Problem> {
        while self.stopped_at.is_none() {
            let candidates = walk.candidates(tx)?;
            if candidates.is_empty() {
                break;
            }
            for part in candidates.chunks(100) {
                self.checked += part.len();
                for (row, case) in
                    reading::messages_at(tx, self.signed.workspace, part)?.into_iter().flatten()
                {
                    if self.is_in(&row.body, form) && visible(tx, self.signed, case, &mut self.seen)? {
                        self.found.push(Hit { row, case, form });
                    }
                }
                if self.found.len() > self.wanted || self.checked >= CHECKED_MOST {
                    self.stopped_at = part.last().map(|last| Place { before: *last, forms: form });
                    break;
                }
            }
        }
        Ok(())
    }

    /// What is written as asked has been found before its forms are looked for.
    fn is_in(&self, body: &str, form: bool) -> bool {
        let written = ombud_nlp::verify(self.query, body);
        if form { !written && ombud_nlp::verify_forms(self.query, body) } else { written }
    }
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
    found: Vec<Hit>,
) -> Result<(Vec<Found>, Vec<Read>), Problem> {
    let (rows, of): (Vec<MessageRow>, Vec<(CaseId, bool)>) =
        found.into_iter().map(|it| (it.row, (it.case, !it.form))).unzip();
    let mut ids: Vec<CaseId> = of.iter().map(|(case, _)| *case).collect();
    ids.sort_unstable();
    ids.dedup();
    let (summaries, looks) = list::by_ids(app, tx, signed, &ids)?;
    let summaries: HashMap<CaseId, CaseSummary> = summaries.into_iter().map(|it| (it.id, it)).collect();
    let sight = Sight::of(tx, signed)?;
    let messages = thread::shown(app, tx, signed.workspace, &rows)?;
    let items = messages
        .into_iter()
        .zip(of)
        .filter_map(|(mut message, (case, as_written))| {
            // Masks keep places: what the marks and the judgement point at stays where it is.
            let masked = sight.text(&message.body);
            let (snippet, marks) = ombud_nlp::snippet(query, &message.body, SNIPPET);
            let snippet = same_part(&snippet, &message.body, &masked);
            if masked != message.body {
                message.judged.addresses.clear();
                message.judged.links.clear();
            }
            message.body = masked;
            Some(Found { case: summaries.get(&case)?.clone(), snippet, marks, message, as_written })
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
