//! Lists of cases.

use super::{
    Desk,
    store::case_columns,
    types::{CaseRow, CaseState, CaseSummary, Priority},
    view::{self, Beside, beside_columns},
};
use crate::{
    access::{Bind, Binds, Part, Permission, Reach, Signed, Spot},
    http::{Page, Problem, decode_cursor, encode_cursor},
    trust::{Read, Sight, Stand, What},
};
use ombud_base::{
    Time, Uuid, Value,
    id::{CaseId, CustomerId, InboxId, StaffId, TagId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Tx, sql};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use utoipa::{IntoParams, ToSchema};

/// A ready-made question to the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum View {
    /// Open, mine.
    Mine,
    /// Open, nobody's.
    Unassigned,
    /// Open, of my teams.
    Team,
    /// Open, all that I may see.
    #[default]
    All,
    /// Open, whose customer waits; the longest wait first.
    Waiting,
    /// Where somebody mentions me and I have not looked.
    Mentions,
    /// Asleep.
    Snoozed,
    /// Done.
    Resolved,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// The newest word first.
    Activity,
    /// The longest wait first.
    Waiting,
    /// The newest case first.
    Created,
}

/// Which cases are wanted.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct CaseFilter {
    /// A ready-made question; `all` when absent.
    #[param(inline)]
    pub view: Option<View>,
    /// Of this member of staff.
    pub assignee: Option<StaffId>,
    /// Of this team.
    pub team: Option<TeamId>,
    /// Of this inbox.
    pub inbox: Option<InboxId>,
    /// With this tag.
    pub tag: Option<TagId>,
    /// Of this priority.
    #[param(inline)]
    pub priority: Option<Priority>,
    /// In this state, instead of the view's.
    #[param(inline)]
    pub state: Option<CaseState>,
    /// Of this customer.
    pub customer: Option<CustomerId>,
    /// The case with this number, whatever its state.
    pub number: Option<i64>,
    /// Of this type, such as `deposit_recovery`.
    #[serde(rename = "type")]
    #[param(rename = "type")]
    pub kind: Option<String>,
    /// Whose customer speaks this language.
    pub language: Option<String>,
    /// The order; the view's when absent.
    #[param(inline)]
    pub sort: Option<Sort>,
    /// Where the page begins: `next` of the page before.
    pub cursor: Option<String>,
    /// How many, 1 to 100; 50 when absent.
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<i64>,
}

/// The most cases of a page that an inbox which is open shows by itself.
const FIRST_PAGE: i64 = 50;

impl CaseFilter {
    /// How whoever asks this looks at customers. The first page of a view stands on the screen of whoever keeps an inbox open. Whoever
    /// turns pages, narrows, or orders it otherwise reads the list; whoever names a case or a customer looks at them.
    fn read_as(&self, sort: Sort) -> What {
        if self.number.is_some() || self.customer.is_some() {
            return What::Looked;
        }
        let usual = if self.view == Some(View::Waiting) { Sort::Waiting } else { Sort::Activity };
        let narrowed = self.assignee.is_some()
            || self.team.is_some()
            || self.inbox.is_some()
            || self.tag.is_some()
            || self.priority.is_some()
            || self.state.is_some()
            || self.kind.is_some()
            || self.language.is_some();
        let more = self.cursor.is_some() || self.limit.is_some_and(|it| it > FIRST_PAGE);
        if narrowed || more || sort != usual { What::Listed } else { What::Shown }
    }
}

/// Where a page ended: the sort key and the id of its last case.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Place(i64, CaseId);

/// One page of cases that the caller may see, and whom that shows: to be observed.
///
/// # Errors
/// When a parameter does not fit.
pub fn list(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    filter: &CaseFilter,
) -> Result<(Page<CaseSummary>, Vec<Read>), Problem> {
    if !signed.may(Permission::CasesViewAll) {
        signed.need(Permission::CasesView)?;
    }
    let limit = crate::http::Paging { cursor: None, limit: filter.limit }.limit()?;
    let place = filter.cursor.as_deref().map(decode_cursor::<Place>).transpose()?;
    let sort = filter.sort.unwrap_or(match filter.view {
        Some(View::Waiting) => Sort::Waiting,
        _ => Sort::Activity,
    });
    let mut rows = Vec::new();
    let reach = signed.reach();
    for part in parts(&reach, filter) {
        let query = Query::new(signed, filter, sort, (&reach, &part), place, limit + 1, tx)?;
        rows.extend(tx.all(&query.text, &query.binds.values(), view::case_and_beside)?);
    }
    let key = |case: &CaseRow| match sort {
        Sort::Activity => -case.sort_at.micros(),
        Sort::Waiting => case.waiting_since.map_or(i64::MAX, Time::micros),
        Sort::Created => -case.number,
    };
    // The parts overlap where a case of my own lies in a team of mine.
    rows.sort_by_key(|(case, _)| {
        (key(case), if sort == Sort::Waiting { case.id.0 } else { Uuid::from_u128(!case.id.0.as_u128()) })
    });
    rows.dedup_by_key(|(case, _)| case.id);
    let more = rows.len() as i64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(50));
    let next = rows.last().filter(|_| more).map(|(case, _)| encode_cursor(&Place(key(case).abs(), case.id)));
    let sight = Sight::of(tx, signed)?;
    let looks = looks(signed, &rows, filter.read_as(sort));
    let page = Page { items: view::summaries(app, tx, signed.workspace, &sight, rows)?, next };
    Ok((page, looks))
}

/// A look at each of these cases' customers.
fn looks(signed: &Signed, rows: &[(CaseRow, Beside)], what: What) -> Vec<Read> {
    rows.iter()
        .map(|(case, beside)| look(signed, case, beside.given_name().map(str::to_owned), what))
        .collect()
}

/// A look at a case's customer.
pub fn look(signed: &Signed, case: &CaseRow, name: Option<String>, what: What) -> Read {
    Read {
        customer: case.customer,
        name,
        case: Some(case.id),
        number: Some(case.number),
        stand: Stand::seen_by(signed, case.team, case.assignee),
        what,
        named: false,
    }
}

/// The parts that a list is put together of: each has its own index.
fn parts(reach: &Reach, filter: &CaseFilter) -> Vec<Part> {
    let narrow =
        matches!(filter.view, Some(View::Mine)) || (filter.assignee.is_some() && filter.assignee == reach.me);
    match filter.view {
        Some(View::Team) => reach.teams_within().into_iter().map(Part::Team).collect(),
        _ if narrow && (reach.all || reach.some) => vec![Part::All],
        _ => reach.parts(),
    }
}

/// A composed query: its text and what it is asked with.
struct Query {
    text: String,
    binds: Binds,
}

impl Query {
    fn new(
        signed: &Signed,
        filter: &CaseFilter,
        sort: Sort,
        (reach, part): (&Reach, &Part),
        place: Option<Place>,
        limit: i64,
        tx: &mut Tx<'_>,
    ) -> Result<Self, Problem> {
        let mut query = Self { text: String::new(), binds: Binds::default() };
        let mut conditions = vec![format!("k.workspace_id = {}", query.add(Bind::Id(signed.workspace.0)))];
        query.narrow(&mut conditions, reach, part);
        query.views(signed, filter, sort, &mut conditions);
        query.filters(signed.workspace, filter, part, &mut conditions, tx)?;
        if let Some(Place(key, id)) = place {
            let (key, id) = (query.add(Bind::Int(key)), query.add(Bind::Id(id.0)));
            conditions.push(match sort {
                Sort::Activity => format!("(k.sort_at, k.id) < ({key}, {id})"),
                Sort::Waiting => format!("(k.waiting_since, k.id) > ({key}, {id})"),
                Sort::Created => format!("k.number < {key} AND k.id <> {id}"),
            });
        }
        let reader = query.add(Bind::Id(signed.staff_id().map_or(Uuid::nil(), |it| it.0)));
        let limit = query.add(Bind::Int(limit));
        let order = match sort {
            Sort::Activity => "k.sort_at DESC, k.id DESC",
            Sort::Waiting => "k.waiting_since, k.id",
            Sort::Created => "k.number DESC",
        };
        // Outer joins, though the rows are always there: they keep the planners from walking inboxes first and sorting.
        query.text = format!(
            "SELECT {}{} FROM cases k LEFT JOIN customers c ON c.workspace_id = k.workspace_id AND c.id = k.customer_id \
             LEFT JOIN inboxes i ON i.workspace_id = k.workspace_id AND i.id = k.inbox_id \
             LEFT JOIN case_reads r ON r.workspace_id = k.workspace_id AND r.staff_id = {reader} AND r.case_id = k.id \
             WHERE {} ORDER BY {order} LIMIT {limit}",
            case_columns!(),
            beside_columns!(),
            conditions.join(" AND ")
        );
        Ok(query)
    }

    fn add(&mut self, value: Bind) -> String {
        self.binds.add(value)
    }

    fn narrow(&mut self, conditions: &mut Vec<String>, reach: &Reach, part: &Part) {
        conditions.extend(match part {
            Part::All => None,
            Part::Team(team) => Some(format!("k.team_id = {}", self.add(Bind::Id(team.0)))),
            Part::Teamless => Some("k.team_id IS NULL".into()),
            Part::Owned(staff) => Some(format!("k.assignee_id = {}", self.add(Bind::Id(staff.0)))),
            Part::Inbox(inbox) => Some(format!("k.inbox_id = {}", self.add(Bind::Id(inbox.0)))),
            // Written out, it lets the engines take the index of the types that are not common.
            Part::Type(kind) => {
                Some(format!("k.type <> 'question' AND k.type = {}", self.add(Bind::Text(kind.clone()))))
            }
        });
        conditions.extend(reach.rest(part, "k", &mut self.binds));
    }

    fn views(&mut self, signed: &Signed, filter: &CaseFilter, sort: Sort, conditions: &mut Vec<String>) {
        let view = filter.view.unwrap_or_default();
        let state = filter.state.or(match view {
            View::Snoozed => Some(CaseState::Snoozed),
            View::Resolved => Some(CaseState::Resolved),
            // A customer's list shows all of their cases; mentions are found whatever became of the case.
            View::Mentions => None,
            View::All if filter.customer.is_some() || filter.number.is_some() => None,
            _ => Some(CaseState::Open),
        });
        if let Some(state) = state {
            // A literal lets the engines match the conditions of partial indexes.
            conditions.push(format!("k.state = '{}'", state.word()));
        }
        let me = signed.staff_id().map_or(Uuid::nil(), |it| it.0);
        match view {
            View::Mine => conditions.push(format!("k.assignee_id = {}", self.add(Bind::Id(me)))),
            View::Unassigned => conditions.push("k.assignee_id IS NULL".into()),
            View::Mentions => {
                let (ws, me) = (self.add(Bind::Id(signed.workspace.0)), self.add(Bind::Id(me)));
                // Nothing of the case inside: else PostgreSQL asks this once for each case instead of once.
                conditions.push(format!(
                    "k.id IN (SELECT n.case_id FROM mentions n WHERE n.workspace_id = {ws} AND n.staff_id = {me} AND n.seen = FALSE)"
                ));
            }
            View::Team | View::All | View::Waiting | View::Snoozed | View::Resolved => {}
        }
        if view == View::Waiting || sort == Sort::Waiting {
            conditions.push("k.waiting_since IS NOT NULL".into());
        }
    }

    fn filters(
        &mut self,
        ws: WorkspaceId,
        filter: &CaseFilter,
        part: &Part,
        conditions: &mut Vec<String>,
        tx: &mut Tx<'_>,
    ) -> Result<(), DbError> {
        // The index of a rare type finds fewer than that of a priority or a language: so written, the engines take no index for it.
        let weak = |condition: String| match part {
            Part::Type(_) => format!("COALESCE({condition}, FALSE) = TRUE"),
            _ => condition,
        };
        let ids = [
            ("k.assignee_id", filter.assignee.map(|it| it.0)),
            ("k.team_id", filter.team.map(|it| it.0)),
            ("k.inbox_id", filter.inbox.map(|it| it.0)),
            ("k.customer_id", filter.customer.map(|it| it.0)),
        ];
        for (column, id) in ids {
            if let Some(id) = id {
                conditions.push(format!("{column} = {}", self.add(Bind::Id(id))));
            }
        }
        if let Some(priority) = filter.priority {
            conditions.push(weak(format!("k.priority = {}", self.add(Bind::Int(priority.rank())))));
        }
        if let Some(kind) = &filter.kind {
            // Said twice, it lets the engines take the index of the types that are not common.
            let rare = if kind == "question" { "" } else { "k.type <> 'question' AND " };
            conditions.push(format!("{rare}k.type = {}", self.add(Bind::Text(kind.clone()))));
        }
        if let Some(number) = filter.number {
            conditions.push(format!("k.number = {}", self.add(Bind::Int(number))));
        }
        if let Some(language) = &filter.language {
            conditions.push(weak(format!("k.language = {}", self.add(Bind::Text(language.clone())))));
        }
        if let Some(tag) = filter.tag {
            let rare = tagged(tx, ws, tag)? < TAGGED_FEW;
            let tag = self.add(Bind::Id(tag.0));
            conditions.push(if rare {
                let ws = self.add(Bind::Id(ws.0));
                format!("k.id IN (SELECT t.case_id FROM case_tags t WHERE t.workspace_id = {ws} AND t.tag_id = {tag})")
            } else {
                format!(
                    "EXISTS (SELECT 1 FROM case_tags t WHERE t.workspace_id = k.workspace_id AND t.tag_id = {tag} AND t.case_id = k.id)"
                )
            });
        }
        Ok(())
    }
}

/// Below so many cases of a tag they are all fetched and sorted; above it the list is walked until a page is full.
const TAGGED_FEW: i64 = 2000;

fn tagged(tx: &mut Tx<'_>, ws: WorkspaceId, tag: TagId) -> Result<i64, DbError> {
    tx.one(
        sql!("SELECT count(*) FROM (SELECT 1 FROM case_tags WHERE workspace_id = $1 AND tag_id = $2 LIMIT $3) AS few"),
        &[ws.into(), tag.into(), TAGGED_FEW.into()],
        |row| row.get(0),
    )
}

/// A case as everybody's lists show it: what differs between them is what each has read.
pub struct Shown {
    /// For most.
    masked: CaseSummary,
    /// For those who see personal data.
    clear: CaseSummary,
    written: i64,
    read: HashMap<StaffId, i64>,
}

impl Shown {
    fn spot(&self) -> Spot<'_> {
        let it = &self.masked;
        Spot { team: it.team, inbox: it.inbox, kind: &it.kind, assignee: it.assignee }
    }

    /// The case.
    pub const fn case(&self) -> CaseId {
        self.masked.id
    }

    /// What is noted when its summary is sent to `signed`.
    pub fn sent_to(&self, signed: &Signed) -> Read {
        let it = &self.masked;
        Read {
            customer: it.customer.id,
            name: None,
            case: Some(it.id),
            number: Some(it.number),
            stand: Stand::seen_by(signed, it.team, it.assignee),
            what: What::Shown,
            named: false,
        }
    }

    /// How the case looks to `signed`: with what they have not read of it, and whether they see personal data; none when it
    /// is hidden from them.
    pub fn to(&self, signed: &Signed) -> Option<Look> {
        let read = signed.staff_id().and_then(|it| self.read.get(&it)).copied().unwrap_or(0);
        let visible = signed.sees(&self.spot());
        let (case, unread) = (self.masked.id, (self.written - read).max(0));
        visible.then_some(Look { case, unread, clear: signed.may(Permission::CustomersUnmasked) })
    }

    /// The summary that looks like this.
    pub fn summary(&self, look: Look) -> CaseSummary {
        let it = if look.clear { &self.clear } else { &self.masked };
        CaseSummary { unread: look.unread, ..it.clone() }
    }
}

/// What the summary of one case differs in between those who see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Look {
    case: CaseId,
    unread: i64,
    clear: bool,
}

/// These cases, for whoever looks: read once, however many look.
///
/// # Errors
/// As the database says.
pub fn for_everybody(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    ids: &[CaseId],
) -> Result<Vec<Shown>, Problem> {
    let found = read_rows(tx, ws, Uuid::nil(), ids)?;
    let rows: Vec<Vec<Value<'_>>> = found.iter().map(|(case, _)| vec![ws.into(), case.id.into()]).collect();
    let reads = tx.all_many(
        sql!("SELECT staff_id, messages FROM case_reads WHERE workspace_id = $1 AND case_id = $2"),
        &rows,
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    let written: Vec<i64> = found.iter().map(|(case, _)| case.messages).collect();
    let all = view::summaries_for_all(app, tx, ws, found)?.into_iter().zip(written).zip(reads);
    Ok(all
        .map(|(((masked, clear), written), read)| Shown {
            masked,
            clear,
            written,
            read: read.into_iter().collect(),
        })
        .collect())
}

/// These cases as `signed` sees them, without those that are hidden; and whom that shows, to be observed.
///
/// # Errors
/// As the database says.
pub fn by_ids(
    app: &Desk,
    tx: &mut Tx<'_>,
    signed: &Signed,
    ids: &[CaseId],
) -> Result<(Vec<CaseSummary>, Vec<Read>), Problem> {
    let reader = signed.staff_id().map_or(Uuid::nil(), |it| it.0);
    let mut found = read_rows(tx, signed.workspace, reader, ids)?;
    found.retain(|(case, _)| signed.sees(&case.spot()));
    let sight = Sight::of(tx, signed)?;
    let looks = looks(signed, &found, What::Found);
    Ok((view::summaries(app, tx, signed.workspace, &sight, found)?, looks))
}

fn read_rows(
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    reader: Uuid,
    ids: &[CaseId],
) -> Result<Vec<(CaseRow, Beside)>, DbError> {
    let rows: Vec<Vec<Value<'_>>> =
        ids.iter().map(|id| vec![ws.into(), (*id).into(), reader.into()]).collect();
    let text = sql!(
        "SELECT ",
        case_columns!(),
        beside_columns!(),
        " FROM cases k ",
        "LEFT JOIN customers c ON c.workspace_id = k.workspace_id AND c.id = k.customer_id ",
        "LEFT JOIN inboxes i ON i.workspace_id = k.workspace_id AND i.id = k.inbox_id ",
        "LEFT JOIN case_reads r ON r.workspace_id = k.workspace_id AND r.staff_id = $3 AND r.case_id = k.id ",
        "WHERE k.workspace_id = $1 AND k.id = $2"
    );
    Ok(tx.maybe_many(text, &rows, view::case_and_beside)?.into_iter().flatten().collect())
}
