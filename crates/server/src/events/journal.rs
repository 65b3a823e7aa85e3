use super::kinds;
use crate::{
    hub::{Hub, Notice},
    keys::{self, Owner},
};
use ombud_base::{
    Time, Uuid, Value,
    id::{ApiTokenId, CaseId, ConversationId, CustomerId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Row, Tx, sql};
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, HashMap};

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Actor {
    /// A customer.
    Customer(CustomerId),
    /// A member of staff.
    Staff(StaffId),
    /// A programme with a token of its own.
    Token(ApiTokenId),
    /// The bot.
    Bot,
    /// Ombud itself: a clock, a rule, an operator's command.
    System,
}

impl Actor {
    /// The word that is stored and shown.
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Customer(_) => "customer",
            Self::Staff(_) => "staff",
            Self::Token(_) => "token",
            Self::Bot => "bot",
            Self::System => "system",
        }
    }

    /// The id, of those that have one.
    pub const fn id(self) -> Option<Uuid> {
        match self {
            Self::Customer(id) => Some(id.0),
            Self::Staff(id) => Some(id.0),
            Self::Token(id) => Some(id.0),
            Self::Bot | Self::System => None,
        }
    }
}

/// A stored event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its place in the workspace's order: 1, 2, 3 … without gaps.
    pub pos: i64,
    /// When it happened.
    pub at: Time,
    /// What happened: one of [`super::kinds`].
    pub kind: String,
    /// `customer`, `staff`, `token`, `bot` or `system`.
    pub actor_kind: String,
    /// Who, where it is somebody.
    pub actor_id: Option<Uuid>,
    /// The case that it is about.
    pub case: Option<CaseId>,
    /// What changed; never a secret and never a message's body.
    pub data: Json,
}

struct Pending {
    kind: &'static str,
    actor: Actor,
    case: Option<CaseId>,
    /// Whose it is, so far as the one who appended it said.
    customer: Option<CustomerId>,
    data: String,
}

/// A workspace's events while one transaction writes.
pub struct Journal {
    /// The workspace.
    pub workspace: WorkspaceId,
    /// Who acts.
    pub actor: Actor,
    /// When: one moment for the whole transaction.
    pub now: Time,
    /// The position of the last change of a setting when the journal was opened: what is cached of the settings is fresh
    /// exactly while this number stays.
    pub settings_pos: i64,
    new_settings_pos: i64,
    head: i64,
    number: i64,
    numbers_taken: i64,
    pending: Vec<Pending>,
    counts: BTreeMap<String, i64>,
    notices: Vec<Notice>,
    /// Whose the cases are that were touched.
    customers: HashMap<CaseId, CustomerId>,
}

fn place(workspace: WorkspaceId, pos: i64) -> Place {
    Place::new("events.data").id(workspace.0).number(pos)
}

impl Journal {
    /// Locks the workspace's head. Everything that the transaction reads afterwards stays true until its commit, as far
    /// as other journals could change it.
    ///
    /// # Errors
    /// As the database says.
    pub fn open(tx: &mut Tx<'_>, workspace: WorkspaceId, actor: Actor, now: Time) -> Result<Self, DbError> {
        let head = tx.maybe(
            sql!("SELECT pos, next_number, settings_pos FROM event_heads WHERE workspace_id = $1 FOR UPDATE"),
            &[workspace.into()],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let (head, number, settings_pos) =
            head.ok_or_else(|| DbError::Statement(format!("workspace {workspace} has no head")))?;
        Ok(Self {
            workspace,
            actor,
            now,
            settings_pos,
            new_settings_pos: settings_pos,
            head,
            number,
            numbers_taken: 0,
            pending: Vec::new(),
            counts: BTreeMap::new(),
            notices: Vec::new(),
            customers: HashMap::new(),
        })
    }

    /// The last position before this journal's own.
    pub const fn head(&self) -> i64 {
        self.head
    }

    /// The last position with this journal's own.
    pub const fn reached(&self) -> i64 {
        self.head + self.pending.len() as i64
    }

    /// Appends an event by the journal's own actor; returns its position.
    pub fn event(&mut self, kind: &'static str, case: Option<CaseId>, data: &Json) -> i64 {
        self.event_by(self.actor, kind, case, data.to_string())
    }

    /// Appends an event by `actor`, with data that is a JSON object already, or empty when there is nothing to add to the
    /// message that has the same position; returns that.
    pub fn event_by(&mut self, actor: Actor, kind: &'static str, case: Option<CaseId>, data: String) -> i64 {
        self.pending.push(Pending { kind, actor, case, customer: None, data });
        let pos = self.reached();
        if kind == kinds::SETTINGS_CHANGED {
            self.new_settings_pos = pos;
        }
        pos
    }

    /// Appends an event about a customer; returns its position. What it says goes when the customer is erased.
    pub fn event_of(&mut self, customer: CustomerId, kind: &'static str, data: &Json) -> i64 {
        let pos = self.event(kind, None, data);
        if let Some(last) = self.pending.last_mut() {
            last.customer = Some(customer);
        }
        pos
    }

    /// Says whose a case is: what its events say goes when the customer is erased.
    pub fn belongs(&mut self, case: CaseId, customer: CustomerId) {
        self.customers.insert(case, customer);
    }

    fn owner(&self, event: &Pending) -> Owner {
        let by_case = || event.case.and_then(|it| self.customers.get(&it)).copied();
        event.customer.or_else(by_case).map_or(Owner::Workspace, Owner::Customer)
    }

    /// The next number for people to call a case by: 1, 2, 3 …
    pub const fn take_number(&mut self) -> i64 {
        self.numbers_taken += 1;
        self.number + self.numbers_taken - 1
    }

    /// Moves the count of `bucket` by `by`.
    pub fn count(&mut self, bucket: String, by: i64) {
        *self.counts.entry(bucket).or_default() += by;
    }

    /// Tells the connected ones after the commit.
    pub fn notify(&mut self, notice: Notice) {
        self.notices.push(notice);
    }

    /// Writes what was collected.
    ///
    /// # Errors
    /// As the database says.
    pub fn close(self, tx: &mut Tx<'_>, hub: &Hub) -> Result<(), DbError> {
        self.write_events(tx)?;
        self.write_counts(tx)?;
        let (hub, workspace, notices) = (hub.clone(), self.workspace, self.notices);
        let kinds: Vec<&'static str> = self.pending.iter().map(|it| it.kind).collect();
        tx.after_commit(move || {
            kinds
                .iter()
                .for_each(|kind| metrics::counter!("ombud_events_total", "kind" => *kind).increment(1));
            hub.publish(workspace, notices, !kinds.is_empty());
        });
        Ok(())
    }

    fn write_events(&self, tx: &mut Tx<'_>) -> Result<(), DbError> {
        if self.pending.is_empty() && self.numbers_taken == 0 {
            return Ok(());
        }
        let chain = keys::sealing(tx, self.workspace, self.pending.iter().map(|it| self.owner(it)))?;
        let sealed = self
            .pending
            .iter()
            .zip(self.head + 1..)
            .map(|(event, pos)| {
                let data = Some(event.data.as_str()).filter(|it| !it.is_empty());
                chain.seal_some(self.owner(event), &place(self.workspace, pos), data)
            })
            .collect::<Result<Vec<_>, DbError>>()?;
        let rows: Vec<Vec<Value<'_>>> = self
            .pending
            .iter()
            .zip(&sealed)
            .zip(self.head + 1..)
            .map(|((event, data), pos)| {
                vec![
                    self.workspace.into(),
                    pos.into(),
                    self.now.into(),
                    event.kind.into(),
                    event.actor.kind().into(),
                    event.actor.id().into(),
                    event.case.into(),
                    event.customer.into(),
                    data.as_ref().into(),
                ]
            })
            .collect();
        tx.exec_many(
            sql!(
                "INSERT INTO events (workspace_id, pos, at, kind, actor_kind, actor_id, case_id, customer_id, data) ",
                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            ),
            &rows,
        )?;
        tx.exec(
            sql!(
                "UPDATE event_heads SET pos = $2, next_number = $3, settings_pos = $4 WHERE workspace_id = $1"
            ),
            &[
                self.workspace.into(),
                self.reached().into(),
                (self.number + self.numbers_taken).into(),
                self.new_settings_pos.into(),
            ],
        )?;
        Ok(())
    }

    fn write_counts(&self, tx: &mut Tx<'_>) -> Result<(), DbError> {
        let moved: Vec<Vec<Value<'_>>> = self
            .counts
            .iter()
            .filter(|(_, by)| **by != 0)
            .map(|(bucket, by)| vec![self.workspace.into(), Value::Text(bucket), Value::Int(*by)])
            .collect();
        if !moved.is_empty() {
            tx.exec_many(
                sql!(
                    "INSERT INTO case_counts (workspace_id, bucket, n) VALUES ($1, $2, $3) ",
                    "ON CONFLICT (workspace_id, bucket) DO UPDATE SET n = case_counts.n + excluded.n"
                ),
                &moved,
            )?;
        }
        Ok(())
    }
}

/// The events after `after`, in order, at most `limit`.
///
/// # Errors
/// As the database says.
pub fn read_events(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    after: i64,
    limit: i64,
) -> Result<Vec<Event>, DbError> {
    tx.all(
        sql!(
            "SELECT e.pos, e.at, e.kind, e.actor_kind, e.actor_id, e.case_id, e.data, m.conversation_id, m.seq, m.kind, ",
            "m.author_kind FROM events e LEFT JOIN messages m ON m.workspace_id = e.workspace_id AND m.pos = e.pos ",
            "WHERE e.workspace_id = $1 AND e.pos > $2 ORDER BY e.pos LIMIT $3"
        ),
        &[workspace.into(), after.into(), limit.into()],
        |row| {
            let mut row = row.reader();
            let pos = row.next()?;
            Ok(Event {
                pos,
                at: row.next()?,
                kind: row.next()?,
                actor_kind: row.next()?,
                actor_id: row.next()?,
                case: row.next()?,
                data: {
                    let own = row.open(&place(workspace, pos))?;
                    with_message(own, row.next()?, row.next()?, row.next()?, row.next()?)?
                },
            })
        },
    )
}

/// What an event says, with what the message of the same position does, if there is one.
fn with_message(
    own: Option<String>,
    conversation: Option<ConversationId>,
    seq: Option<i64>,
    kind: Option<String>,
    from: Option<String>,
) -> Result<Json, DbError> {
    let parsed = own.map(|it| serde_json::from_str(&it)).transpose();
    let mut data = parsed.map_err(|error| DbError::Statement(error.to_string()))?.unwrap_or(Json::Null);
    if let Some(conversation) = conversation {
        if data.is_null() {
            data = Json::Object(Map::new());
        }
        if let Some(data) = data.as_object_mut() {
            data.insert("conversation".into(), Json::String(conversation.to_string()));
            data.insert("seq".into(), seq.into());
            data.insert("kind".into(), kind.into());
            data.insert("from".into(), from.into());
        }
    }
    Ok(data)
}

/// An event without what a message of the same position says.
pub(super) fn event_row(row: &Row<'_>, workspace: WorkspaceId) -> Result<Event, DbError> {
    let pos = row.get(0)?;
    Ok(Event {
        pos,
        at: row.get(1)?,
        kind: row.get(2)?,
        actor_kind: row.get(3)?,
        actor_id: row.get(4)?,
        case: row.get(5)?,
        data: with_message(row.open(6, &place(workspace, pos))?, None, None, None, None)?,
    })
}
