use super::{Leaf, kinds};
use crate::{
    hub::{Hub, Notice},
    keys::{self, Owner, Salt, salted},
    messages::{MessageRow, carried},
};
use ombud_base::{
    Random, Time, Uuid, Value,
    id::{ApiTokenId, CaseId, CustomerId, StaffId, WorkspaceId},
    sealed::Place,
};
use ombud_db::{DbError, Tx, sql};
use ombud_ledger::{
    Frontier, Hash, leaf_hash,
    tiles::{Addition, Growth},
};
use serde_json::Value as Json;
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

struct Pending {
    kind: &'static str,
    actor: Actor,
    case: Option<CaseId>,
    /// Whose it is, so far as the one who appended it said.
    customer: Option<CustomerId>,
    data: String,
    salt: Salt,
    /// Its entry in the ledger, of an event whose message is known by now.
    entry: Option<Hash>,
}

impl Pending {
    fn leaf(&self, at: Time) -> Leaf<'_> {
        Leaf {
            case: self.case,
            customer: self.customer,
            data: &self.data,
            ..Leaf::by(self.actor, at, self.kind)
        }
    }
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
    /// The position of the last event that was no look at a customer.
    work_pos: i64,
    head: i64,
    number: i64,
    edge: Frontier,
    random: Random,
    numbers_taken: i64,
    pending: Vec<Pending>,
    counts: BTreeMap<String, i64>,
    notices: Vec<Notice>,
    /// Whose the cases are that were touched.
    customers: HashMap<CaseId, CustomerId>,
}

/// Where the sealed data of an event belongs.
pub fn place_of_data(workspace: WorkspaceId, pos: i64) -> Place {
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
            sql!(
                "SELECT pos, next_number, settings_pos, work_pos, edge FROM event_heads WHERE workspace_id = $1 FOR UPDATE"
            ),
            &[workspace.into()],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, edge_of(row.bytes(4)?)?)),
        )?;
        let (head, number, settings_pos, work_pos, edge) =
            head.ok_or_else(|| DbError::Statement(format!("workspace {workspace} has no head")))?;
        if i64::try_from(edge.size()) != Ok(head) {
            return Err(damaged(format!("it has {} leaves, but there are {head} events", edge.size())));
        }
        Ok(Self {
            workspace,
            actor,
            now,
            settings_pos,
            new_settings_pos: settings_pos,
            work_pos,
            head,
            number,
            edge,
            random: tx.keyring()?.random().clone(),
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

    /// The last position before this journal's own at which something else was written than looks at customers.
    pub const fn worked(&self) -> i64 {
        self.work_pos
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
        let salt = self.random.bytes();
        self.pending.push(Pending { kind, actor, case, customer: None, data, salt, entry: None });
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

    /// Appends an event about a customer and, where there is one, a case of theirs; returns its position.
    pub fn event_on(
        &mut self,
        customer: CustomerId,
        case: Option<CaseId>,
        kind: &'static str,
        data: &Json,
    ) -> i64 {
        let pos = self.event(kind, case, data);
        if let Some(last) = self.pending.last_mut() {
            last.customer = Some(customer);
        }
        pos
    }

    /// Appends a look of `reader` at a customer: one of [`kinds::LOOKS`].
    pub fn read_by(
        &mut self,
        reader: Actor,
        kind: &'static str,
        customer: CustomerId,
        case: Option<CaseId>,
        data: &Json,
    ) {
        self.event_by(reader, kind, case, data.to_string());
        if let Some(last) = self.pending.last_mut() {
            last.customer = Some(customer);
        }
    }

    /// The message that is stored with the event of its position: the event's leaf says it, too. Answers the salt, which is
    /// sealed with the message.
    ///
    /// # Errors
    /// When there is no such event.
    pub fn says(&mut self, row: &MessageRow) -> Result<Salt, DbError> {
        let at = usize::try_from(row.pos - self.head - 1).ok();
        let now = self.now;
        let event = at.and_then(|it| self.pending.get_mut(it));
        let event = event.ok_or_else(|| damaged(format!("no event is appended at {}", row.pos)))?;
        let leaf = Leaf { message: Some((row, carried(row)?.into())), ..event.leaf(now) };
        event.entry = Some(leaf.entry(&event.salt)?);
        Ok(event.salt)
    }

    /// Says whose a case is: what its events say goes when the customer is erased.
    pub fn belongs(&mut self, case: CaseId, customer: CustomerId) {
        self.customers.insert(case, customer);
    }

    fn owner(&self, event: &Pending) -> Owner {
        if kinds::OUTLIVING.contains(&event.kind) {
            return Owner::Workspace;
        }
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
        let (mut sealed, mut entries) = (Vec::new(), Vec::new());
        let mut growth = Growth::new(self.edge.clone());
        for (event, pos) in self.pending.iter().zip(self.head + 1..) {
            // The salt of an event with a message is sealed with that.
            let data =
                (event.entry.is_none() || !event.data.is_empty()).then(|| salted(&event.salt, &event.data));
            let place = place_of_data(self.workspace, pos);
            sealed.push(chain.seal_some(self.owner(event), &place, data.as_deref())?);
            let entry = event.entry.map_or_else(|| event.leaf(self.now).entry(&event.salt), Ok)?;
            growth.append(leaf_hash(&entry));
            entries.push(entry);
        }
        let rows: Vec<Vec<Value<'_>>> = self
            .pending
            .iter()
            .zip(sealed.iter().zip(&entries))
            .zip(self.head + 1..)
            .map(|((event, (data, entry)), pos)| {
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
                    entry.as_slice().into(),
                ]
            })
            .collect();
        tx.exec_many(
            sql!(
                "INSERT INTO events (workspace_id, pos, at, kind, actor_kind, actor_id, case_id, customer_id, data, entry) ",
                "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"
            ),
            &rows,
        )?;
        let (edge, grown) = growth.finish();
        self.write_nodes(tx, &grown)?;
        self.write_head(tx, &edge)
    }

    /// Keeps the roots of full subtrees of 256 leaves, 65,536 and so on; the leaves themselves are the entries of events.
    fn write_nodes(&self, tx: &mut Tx<'_>, grown: &[Addition]) -> Result<(), DbError> {
        const WIDTH: i64 = ombud_ledger::tiles::WIDTH as i64;
        let mut rows: Vec<Vec<Value<'_>>> = Vec::new();
        for it in grown.iter().filter(|it| it.level > 0) {
            let first =
                i64::try_from(it.index).unwrap_or(i64::MAX).saturating_mul(WIDTH) + i64::from(it.offset);
            let hashes = it.bytes.as_chunks::<32>().0;
            for (hash, at) in hashes.iter().zip(first..) {
                rows.push(vec![
                    self.workspace.into(),
                    i64::from(it.level).into(),
                    at.into(),
                    Value::Blob(hash),
                ]);
            }
        }
        if rows.is_empty() {
            return Ok(());
        }
        tx.exec_many(
            sql!("INSERT INTO ledger_nodes (workspace_id, level, place, hash) VALUES ($1, $2, $3, $4)"),
            &rows,
        )
    }

    fn write_head(&self, tx: &mut Tx<'_>, edge: &Frontier) -> Result<(), DbError> {
        let last_work = self.pending.iter().rposition(|it| !kinds::LOOKS.contains(&it.kind));
        let last_work = last_work.and_then(|it| i64::try_from(it).ok()).map(|it| self.head + 1 + it);
        tx.exec(
            sql!(
                "UPDATE event_heads SET pos = $2, next_number = $3, settings_pos = $4, work_pos = $5, edge = $6 ",
                "WHERE workspace_id = $1"
            ),
            &[
                self.workspace.into(),
                self.reached().into(),
                (self.number + self.numbers_taken).into(),
                self.new_settings_pos.into(),
                last_work.unwrap_or(self.work_pos).into(),
                (&edge.to_bytes()).into(),
            ],
        )
        .map(drop)
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

/// The edge of the ledger's tree, as a workspace's head keeps it.
///
/// # Errors
/// When it is none.
pub fn edge_of(bytes: &[u8]) -> Result<Frontier, DbError> {
    Frontier::from_bytes(bytes).map_err(|error| damaged(error.to_string()))
}

fn damaged(why: String) -> DbError {
    DbError::Statement(format!(
        "the ledger's edge does not fit the events: {why}; nothing is written, for it could not be proved any more"
    ))
}
