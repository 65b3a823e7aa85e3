//! Rows as they are shown: to customers and to staff.

use super::{
    Desk,
    people::Names,
    ratings, store,
    types::{
        Activity, AgentName, Author, BotShown, CaseRow, CaseState, CaseSummary, Conversation,
        ConversationRow, CustomerName, Kind, Message, MessageRow, NextDue, Priority, QueuePlace,
        StaffMessage,
    },
    waits,
};
use crate::{
    customers::{self, Proof, Tier},
    files,
    http::Problem,
    safety::Judged,
    trust::Sight,
};
use ombud_base::{
    Time,
    id::{StaffId, TagId, WorkspaceId},
};
use ombud_db::{DbError, Row, Tx, sql};

/// A message as its customer sees it. Names of staff are those for customers, and of what happened only what concerns them.
pub fn message(app: &Desk, ws: WorkspaceId, row: &MessageRow, name: Option<String>) -> Message {
    let own = row.author == Author::Customer;
    // A customer who is erased has no session: what is gone here was destroyed by a retention rule.
    let gone = row.erased.then(|| Activity::new("expired", []));
    Message {
        seq: row.public_seq.unwrap_or(row.seq),
        at: row.at,
        from: if row.erased { Author::System } else { row.author },
        name,
        body: row.body.clone(),
        files: row.data.files.iter().map(|it| files::show(app, ws, it)).collect(),
        id: row
            .client_key
            .as_deref()
            .filter(|_| own)
            .and_then(|key| key.strip_prefix("c:"))
            .map(str::to_owned),
        system: row.data.activity.as_ref().map(for_customers).or(gone),
        bot: row.data.bot.as_ref().map(|it| BotShown {
            sources: it.sources.clone(),
            choices: it.choices.clone(),
            form: it.form.clone(),
            freeze: it.freeze,
        }),
        form: row.data.form.as_ref().map(|it| it.asked),
    }
}

/// What of a line about something that happened customers are told: its code, and the argument.
const SHOWN: [(&str, &str); 50] = [
    ("agent_joined", "name"),
    ("proof_asked", "ask"),
    ("proof_asked", "level"),
    ("proof_asked", "until"),
    ("proof_asked_wallet", "ask"),
    ("proof_asked_wallet", "level"),
    ("proof_asked_wallet", "until"),
    ("proof_asked_wallet", "address"),
    ("proof_given", "ask"),
    ("proof_given_wallet", "ask"),
    ("proof_given_wallet", "address"),
    ("proof_wallet_removed", "address"),
    ("proof_wallet_taken", "address"),
    ("proof_freeze_link", "maker"),
    ("proof_failed", "ask"),
    ("proof_expired", "ask"),
    ("proof_withdrawn", "ask"),
    ("recovery_offered", "network"),
    ("recovery_offered", "transaction"),
    ("recovery_offered", "transfer"),
    ("recovery_offered", "amount"),
    ("recovery_asked", "recovery"),
    ("recovery_asked", "transaction"),
    ("recovery_asked", "transfer"),
    ("recovery_checked", "recovery"),
    ("recovery_proved", "recovery"),
    ("recovery_agreed", "recovery"),
    ("recovery_taken", "recovery"),
    ("recovery_done", "recovery"),
    ("recovery_done", "transaction"),
    ("recovery_refused", "recovery"),
    ("recovery_refused", "reason"),
    ("recovery_withdrawn", "recovery"),
    ("recovery_lapsed", "recovery"),
    ("secret_removed", "kind"),
    ("link_warning", "host"),
    ("link_warning", "verdict"),
    ("updates_missed", "minutes"),
    ("updates_promised", "minutes"),
    ("watch_begun", "network"),
    ("watch_begun", "transaction"),
    ("watch_begun", "watch"),
    ("watch_ended", "how"),
    ("watch_ended", "network"),
    ("watch_ended", "transaction"),
    ("watch_ended", "watch"),
    ("watch_offered", "chain"),
    ("watch_offered", "id"),
    ("watch_offered", "network"),
    ("watch_offered", "transaction"),
];

fn for_customers(activity: &Activity) -> Activity {
    let shown = |key: &String| SHOWN.contains(&(activity.code.as_str(), key.as_str()));
    Activity {
        code: activity.code.clone(),
        args: activity
            .args
            .iter()
            .filter(|(key, _)| shown(key))
            .map(|(key, value)| (key.clone(), value.clone()))
            .collect(),
    }
}

/// A message as staff sees it.
pub fn staff_message(row: &MessageRow, name: Option<String>, judged: Judged) -> StaffMessage {
    StaffMessage {
        conversation: row.conversation,
        seq: row.seq,
        public_seq: row.public_seq,
        pos: row.pos,
        at: row.at,
        kind: row.kind,
        from: row.author,
        author: row.author_id,
        name,
        body: row.body.clone(),
        files: row.data.files.iter().map(Into::into).collect(),
        mentions: row.data.mentions.clone(),
        activity: row.data.activity.clone(),
        guard: row.data.guard.clone(),
        bot: row.data.bot.clone(),
        form: row.data.form.clone(),
        judged,
        id: row.client_key.as_deref().and_then(|key| key.rsplit(':').next()).map(str::to_owned),
        erased: row.erased,
        expired: row.expired,
    }
}

/// The name beside a message: of staff, for customers or among staff.
///
/// # Errors
/// As the database says.
pub fn author_name(
    names: &Names,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    row: &MessageRow,
    for_customer: bool,
) -> Result<Option<String>, DbError> {
    match (row.author, row.author_id) {
        (Author::Staff, Some(id)) => {
            let name = names.of(tx, ws, StaffId(id))?;
            Ok(Some(if for_customer { name.for_customers } else { name.name }))
        }
        _ => Ok(None),
    }
}

/// A conversation as its customer sees it.
///
/// # Errors
/// As the database says.
pub fn conversation(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    row: &ConversationRow,
    case: &CaseRow,
) -> Result<Conversation, Problem> {
    let words = store::last_words(tx, ws, row.id)?;
    let agent = case.assignee.map(|staff| app.names.of(tx, ws, staff)).transpose()?;
    let waits = case.state == CaseState::Open && case.assignee.is_none() && !case.with_bot();
    Ok(Conversation {
        id: row.id,
        number: case.number,
        state: match case.state {
            CaseState::Resolved => "resolved",
            _ if case.waiting_since.is_some() => "open",
            _ => "waiting",
        },
        last_seq: row.last_public_seq,
        read_seq: row.customer_read,
        staff_read_seq: row.staff_read,
        agent: agent.map(|name| AgentName { name: name.for_customers, avatar: None }),
        last_at: words.as_ref().map_or(row.created_at, |it| it.at),
        preview: words.map(|it| it.body.chars().take(140).collect()),
        created_at: row.created_at,
        queue: case
            .waiting_since
            .filter(|_| waits)
            .map(|since| queue_place(tx, ws, case, since))
            .transpose()?,
        rating: ratings::state(tx, ws, row.id)?,
    })
}

/// The most that is counted of a queue: further back, the exact place tells nobody anything.
const QUEUE_COUNTED: i64 = 200;

/// What is more urgent goes before, as it does when work is given out; what the bot has waits for nobody.
fn queue_place(tx: &mut Tx<'_>, ws: WorkspaceId, case: &CaseRow, since: Time) -> Result<QueuePlace, Problem> {
    let before: i64 = tx.one(
        sql!(
            "SELECT count(*) FROM (SELECT 1 FROM cases WHERE workspace_id = $1 AND state = 'open' AND assignee_id IS NULL ",
            "AND waiting_since IS NOT NULL AND (priority > $2 OR (priority = $2 AND waiting_since < $3)) ",
            "AND (bot IS NULL OR bot <> 'talks') LIMIT $4) AS waiting"
        ),
        &[ws.into(), case.priority.rank().into(), since.into(), QUEUE_COUNTED.into()],
        |row| row.get(0),
    )?;
    let seconds = match case.priority {
        // How long others waited, who could wait, says nothing of what cannot.
        Priority::Urgent => None,
        _ => waits::likely(tx, ws, case.team, before + 1)?,
    };
    Ok(QueuePlace { position: before + 1, seconds })
}

/// What a summary needs beside the case's row.
#[derive(Clone)]
pub struct Beside {
    customer: Option<String>,
    email: Option<String>,
    proof: Proof,
    tier: Tier,
    channel: String,
    read: i64,
}

impl Beside {
    /// What the customer is called: the name, or the address where no name is known.
    pub(super) fn name(&self, sight: &Sight) -> Option<String> {
        let name = self.customer.as_ref().map(|it| sight.name(it));
        name.or_else(|| self.email.as_ref().map(|it| sight.email(it)))
    }

    /// The name in clear, to be held against a list.
    pub(super) fn given_name(&self) -> Option<&str> {
        self.customer.as_deref()
    }
}

/// The columns of [`Beside`], after those of a case, for tables `c` (customers), `i` (inboxes) and `r` (case_reads).
macro_rules! beside_columns {
    () => {
        ", c.name, c.email, c.proof, i.channel, r.messages, c.tier"
    };
}
pub(super) use beside_columns;

/// Reads a case with what stands beside it.
///
/// # Errors
/// As the database says.
pub fn case_and_beside(row: &Row<'_>) -> Result<(CaseRow, Beside), DbError> {
    const AT: usize = store::CASE_WIDTH;
    let case = store::case_row(row)?;
    let beside = Beside {
        customer: row.open(AT, &customers::place(customers::NAME, case.customer))?,
        email: row.open(AT + 1, &customers::place(customers::EMAIL, case.customer))?,
        proof: row.get(AT + 2)?,
        channel: row.get(AT + 3)?,
        read: row.get::<Option<i64>>(AT + 4)?.unwrap_or(0),
        tier: row.get(AT + 5)?,
    };
    Ok((case, beside))
}

/// Cases as a list shows them to somebody with this sight.
///
/// # Errors
/// As the database says.
pub fn summaries(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    sight: &Sight,
    rows: Vec<(CaseRow, Beside)>,
) -> Result<Vec<CaseSummary>, Problem> {
    let tags = tags(tx, ws, &rows)?;
    let all = rows.into_iter().zip(tags);
    Ok(all.map(|((case, beside), tags)| summary(app, ws, sight, case, beside, tags)).collect())
}

/// Cases as a list shows them to most, each with how those see it who see personal data.
///
/// # Errors
/// As the database says.
pub fn summaries_for_all(
    app: &Desk,
    tx: &mut Tx<'_>,
    ws: WorkspaceId,
    rows: Vec<(CaseRow, Beside)>,
) -> Result<Vec<(CaseSummary, CaseSummary)>, Problem> {
    let (masked, tags) = (Sight::masked(tx, ws)?, tags(tx, ws, &rows)?);
    let both = |((case, beside), tags): ((CaseRow, Beside), Vec<TagId>)| {
        let for_most = summary(app, ws, &masked, case.clone(), beside.clone(), tags.clone());
        (for_most, summary(app, ws, &Sight::CLEAR, case, beside, tags))
    };
    Ok(rows.into_iter().zip(tags).map(both).collect())
}

fn tags(tx: &mut Tx<'_>, ws: WorkspaceId, rows: &[(CaseRow, Beside)]) -> Result<Vec<Vec<TagId>>, DbError> {
    store::tags_of_cases(tx, ws, &rows.iter().map(|(case, _)| case.id).collect::<Vec<_>>())
}

fn summary(
    app: &Desk,
    ws: WorkspaceId,
    sight: &Sight,
    case: CaseRow,
    beside: Beside,
    tags: Vec<TagId>,
) -> CaseSummary {
    let name = beside.name(sight);
    CaseSummary {
        customer: CustomerName {
            id: case.customer,
            name,
            proof: beside.proof,
            tier: beside.tier,
            online: app.hub.customer_online(ws, case.customer),
        },
        channel: beside.channel,
        tags,
        unread: (case.messages - beside.read).max(0),
        next_due: next_due(&case),
        id: case.id,
        number: case.number,
        kind: case.kind,
        subject: case.subject.map(|it| sight.text(&it)),
        state: case.state,
        priority: case.priority,
        inbox: case.inbox,
        team: case.team,
        assignee: case.assignee,
        language: case.language,
        bot: case.bot,
        intent: case.intent,
        preview: case.preview.map(|it| sight.text(&it)),
        last_from: case.last_from,
        last_at: case.last_at,
        created_at: case.created_at,
        waiting_since: case.waiting_since,
        snoozed_until: case.snoozed_until,
        exposed: super::exposed::shown(case.exposed_at, case.exposed_handled_at, case.exposed.as_deref()),
        updated_pos: case.last_pos,
        erased_at: case.erased_at,
    }
}

fn next_due(case: &CaseRow) -> Option<NextDue> {
    let due_at = case.next_due_at?;
    let (clock, state) = case.next_due.as_deref()?.split_once('/')?;
    Some(NextDue { clock: clock.to_owned(), due_at, state: state.to_owned() })
}

/// Whether a row is a note or activity that customers never see.
pub const fn hidden_from_customers(row: &MessageRow) -> bool {
    row.public_seq.is_none() || matches!(row.kind, Kind::Note)
}
