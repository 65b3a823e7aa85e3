use super::{
    Search, TokenKey,
    filter::{Filter, WrittenBy},
    spelling,
    tail::Tail,
    walk::{Place, Walk, Wanted},
};
use crate::{
    access::{Permission, Signed},
    conversations::{
        Desk, list, reading, subjects, thread,
        types::{CaseState, CaseSummary, MessageRow, StaffMessage},
    },
    customers::{self, CustomerView},
    http::{Params, Problem, decode_cursor, encode_cursor},
    trust::{Read, Sight, asked::Asked},
};
use axum::{Json, extract::State};
use ombud_base::{
    Time,
    id::{CaseId, InboxId, StaffId, TagId, TeamId},
};
use ombud_db::Tx;
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
/// The most customers and the most cases beside the messages.
const BESIDE: i64 = 5;
/// The most other spellings of a question that are tried.
const CORRECTED_MOST: usize = 3;

/// What it answers under `/api/v1`.
pub fn routes() -> OpenApiRouter<Search> {
    OpenApiRouter::new().routes(routes!(search_messages))
}

/// What to search.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Question {
    /// Words in any language; all of them have to be in a message, English and Russian ones in any form. Personal values (mail
    /// addresses, numbers of telephones, accounts and papers, network and wallets' addresses) are found by the whole of them alone.
    /// At most 200 characters.
    #[param(max_length = 200, example = "0.5 BTC 提现")]
    q: String,
    /// Only what was written by them: the customer, staff, the bot, or as a note.
    #[param(inline)]
    from: Option<WrittenBy>,
    /// Only messages with a file.
    #[serde(default)]
    has_file: bool,
    /// Only what was written then or later.
    since: Option<Time>,
    /// Only what was written before.
    until: Option<Time>,
    /// Only cases in this state.
    #[param(inline)]
    state: Option<CaseState>,
    /// Only cases of this inbox.
    inbox: Option<InboxId>,
    /// Only cases of this team.
    team: Option<TeamId>,
    /// Only cases of this member of staff.
    assignee: Option<StaffId>,
    /// Only cases with this tag.
    tag: Option<TagId>,
    /// Words as they are typed: when nothing is found, no word is taken for another.
    #[serde(default)]
    exact: bool,
    /// Where the page begins: `next` of the page before, for the same question and filters.
    cursor: Option<String>,
    /// How many, 1 to 100; 50 when absent.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<i64>,
}

impl Question {
    fn filter(&self) -> Filter {
        Filter {
            from: self.from,
            has_file: self.has_file,
            since: self.since,
            until: self.until,
            state: self.state,
            inbox: self.inbox,
            team: self.team,
            assignee: self.assignee,
            tag: self.tag,
        }
    }
}

/// What a search found.
#[derive(Debug, Default, Serialize, ToSchema)]
pub struct SearchPage {
    /// Messages, a page of them.
    pub items: Vec<Found>,
    /// Where the next page begins; absent on the last one.
    pub next: Option<String>,
    /// Customers with such a name, or such an address or id as a whole; up to five, on the first page of a search without filters, for
    /// those who may look customers up.
    pub customers: Vec<CustomerView>,
    /// The case of this number and those with such a subject; up to five, on the first page.
    pub cases: Vec<CaseSummary>,
    /// Nothing was found for what was asked: this is what was searched instead, one word of it put right.
    pub instead: Option<String>,
    /// A whole personal value was named: that it was searched for is in the ledger.
    pub recorded: bool,
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
/// first, and after all of these those with other forms of the words. On the first page also customers by name or by the whole of an
/// address or id, and cases by number or by words of their subject. What is masked is found by the whole of it alone, and a search
/// that names such a value is written into the ledger.
#[utoipa::path(get, path = "/search", tag = "search", params(Question), responses((status = 200, body = SearchPage)))]
async fn search_messages(
    State(search): State<Search>,
    signed: Signed,
    Params(question): Params<Question>,
) -> Result<Json<SearchPage>, Problem> {
    signed.need(Permission::SearchMessages)?;
    let limit = crate::http::Paging { cursor: None, limit: question.limit }.limit()?;
    if question.q.chars().count() > QUESTION_MOST {
        return Err(Problem::invalid("q", format!("holds at most {QUESTION_MOST} characters")));
    }
    let filter = question.filter();
    filter.check()?;
    let from = question.cursor.as_deref().map(decode_cursor::<Place>).transpose()?;
    let asked = Asked::new(&question.q);
    if asked.is_empty() {
        return Ok(Json(SearchPage::default()));
    }
    // Before the rows are looked at: a block is dropped from the tail only when its rows can be seen.
    let tail = search.tails.refresh(&search.db, &search.hub, signed.workspace).await?;
    let (inner, seer, text) = (search.clone(), signed.clone(), question.q.clone());
    let read = search.db.read::<_, Problem, _>(move |tx| {
        let desk = Asking { app: &inner, signed: &seer, tail: &tail, filter: &filter, limit };
        match from {
            Some(place) => desk.messages(tx, &asked, place),
            None => desk.everything(tx, &question, &asked),
        }
    });
    let (mut page, looks) = read.await?;
    search.trust.observe(&signed, looks).await;
    if from.is_none() {
        let found = page.items.len() + page.customers.len() + page.cases.len();
        page.recorded = search.trust.observe_search(&signed, &text, found).await?;
    }
    Ok(Json(page))
}

/// Who asks, of what, and how it is narrowed.
struct Asking<'a> {
    app: &'a Desk,
    signed: &'a Signed,
    tail: &'a Mutex<Tail>,
    filter: &'a Filter,
    limit: i64,
}

type Answer = (SearchPage, Vec<Read>);

impl Asking<'_> {
    /// The first page: messages, customers and cases; and where there are none, what was probably meant.
    ///
    /// # Errors
    /// As the database says.
    fn everything(&self, tx: &mut Tx<'_>, question: &Question, asked: &Asked) -> Result<Answer, Problem> {
        let (page, looks) = self.first(tx, &question.q, asked)?;
        if !is_nothing(&page) || question.exact || asked.names_person {
            return Ok((page, looks));
        }
        let key = TokenKey::of(tx, self.signed.workspace)?;
        let others = spelling::corrected(tx, self.signed, &key, self.tail, &question.q)?;
        for other in others.into_iter().take(CORRECTED_MOST) {
            let (mut page, looks) = self.first(tx, &other.question, &Asked::new(&other.question))?;
            if !page.items.is_empty() {
                page.instead = Some(other.question);
                return Ok((page, looks));
            }
        }
        Ok((page, looks))
    }

    fn first(&self, tx: &mut Tx<'_>, question: &str, asked: &Asked) -> Result<Answer, Problem> {
        let (mut page, mut looks) = self.messages(tx, asked, Place::default())?;
        if self.filter.is_none() {
            let (customers, seen) = customers::found(self.app, tx, self.signed, question, BESIDE)?;
            page.customers = customers;
            looks.extend(seen);
        }
        if !self.filter.is_about_messages() {
            let (cases, mut seen) = self.cases(tx, question, asked)?;
            page.cases = cases;
            // `#123` names a case, `123` does where it is nothing else.
            let alone = page.items.is_empty() && page.customers.is_empty() && page.cases.len() == 1;
            if let Some(number) =
                number_in(question).filter(|_| alone || question.trim_start().starts_with('#'))
            {
                seen.iter_mut().for_each(|it| it.named = it.number == Some(number));
            }
            looks.extend(seen);
        }
        Ok((page, looks))
    }

    /// The case of a number, and those whose subject says it.
    fn cases(
        &self,
        tx: &mut Tx<'_>,
        question: &str,
        asked: &Asked,
    ) -> Result<(Vec<CaseSummary>, Vec<Read>), Problem> {
        let most = usize::try_from(BESIDE).unwrap_or(0);
        let mut ids = match number_in(question) {
            Some(number) => Vec::from_iter(subjects::of_number(tx, self.signed, number)?),
            None => Vec::new(),
        };
        let by_subject = subjects::found(tx, self.signed, asked, most)?;
        ids.extend(by_subject.into_iter().filter(|it| !ids.contains(it)).collect::<Vec<_>>());
        let ids = self.filter.cases(tx, self.signed.workspace, &ids)?;
        let (cases, looks) = list::by_ids(self.app, tx, self.signed, &ids)?;
        Ok((cases, looks))
    }

    /// Walks the index from a place down until a page is full: first the words as written, then their other forms.
    fn messages(&self, tx: &mut Tx<'_>, asked: &Asked, from: Place) -> Result<Answer, Problem> {
        let key = TokenKey::of(tx, self.signed.workspace)?;
        let mut look = Look::new(self.signed, asked, self.filter, self.limit);
        let mut place = from;
        loop {
            let wanted = if place.forms {
                Wanted::forms(&key, asked, self.filter)
            } else {
                Wanted::written(&key, asked, self.filter)
            };
            let walk = Walk::new(self.signed.workspace, self.tail, wanted, place.before);
            look.along(tx, walk, place.forms)?;
            if look.stopped_at.is_some() || place.forms || !asked.has_forms() {
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
        let (items, looks) = shown(self.app, tx, self.signed, asked, look.found)?;
        let next = next.as_ref().map(encode_cursor);
        Ok((SearchPage { items, next, ..SearchPage::default() }, looks))
    }
}

/// Whether a search has found nothing, and is at its end.
fn is_nothing(page: &SearchPage) -> bool {
    page.items.is_empty() && page.next.is_none() && page.customers.is_empty() && page.cases.is_empty()
}

/// The number of a case that a question such as `#123` or `123` names.
fn number_in(question: &str) -> Option<i64> {
    let digits = question.trim().trim_start_matches('#').trim();
    let is_number = (1..=12).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
    is_number.then(|| digits.parse().ok()).flatten()
}

/// What has been found so far.
struct Look<'a> {
    signed: &'a Signed,
    asked: &'a Asked,
    filter: &'a Filter,
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
    fn new(signed: &'a Signed, asked: &'a Asked, filter: &'a Filter, limit: i64) -> Self {
        let wanted = usize::try_from(limit).unwrap_or(50);
        Self {
            signed,
            asked,
            filter,
            wanted,
            found: Vec::new(),
            checked: 0,
            seen: HashMap::new(),
            stopped_at: None,
        }
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
                let passing = self.filter.passing(tx, self.signed.workspace, part)?;
                for (row, case) in
                    reading::messages_at(tx, self.signed.workspace, &passing)?.into_iter().flatten()
                {
                    let fits = self.filter.holds(&row) && self.is_in(&row.body, form);
                    if fits && visible(tx, self.signed, case, &mut self.seen)? {
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
        if form { self.asked.stands_otherwise_in(body) } else { self.asked.stands_in(body) }
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
    asked: &Asked,
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
            let passage = asked.passage(&message.body, SNIPPET);
            let (snippet, marks) = (passage.of(&masked), passage.marks().to_vec());
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

#[cfg(test)]
mod tests {
    use super::number_in;

    #[test]
    fn a_number_of_a_case_is_told_from_words() {
        assert_eq!(
            [number_in("#123"), number_in(" 123 "), number_in("# 7")],
            [Some(123), Some(123), Some(7)]
        );
        for none in ["", "#", "12a", "1 2", "-1", "1234567890123"] {
            assert_eq!(number_in(none), None, "{none}");
        }
    }
}
