//! What one transaction changes of cases and their conversations, collected and written at once.
//!
//! Everything that touches a case goes through [`Changes`]: it keeps numbers gapless, counts exact, the load of staff
//! right, and tells those whom it concerns after the commit.

use super::{
    Desk,
    alarms::{self, Did, Raised},
    assisted,
    clocked::facts,
    counts::{burdened, recount},
    needs,
    places::{self, Places, Stretch},
    store, subjects,
    talked::{only_talk, said},
    thefts,
    types::{
        Activity, Author, BotPart, CaseRow, CaseState, ConversationRow, GuardMark, Kind, MessageData,
        MessageRow, Priority,
    },
};
use crate::{
    clocks::Answer,
    events::{Actor, Journal, kinds},
    http::Problem,
    hub::{MessageNotice, Notice},
    keys::{self, Keychain, Owner},
};
use ombud_base::{
    Time,
    id::{CaseId, ConversationId, CustomerId, InboxId, StaffId},
};
use ombud_db::{DbError, Tx};
use serde_json::{Value as Json, json};
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::Arc,
};

/// The changes of one transaction in one workspace.
pub struct Changes<'a> {
    app: &'a Desk,
    /// The events.
    pub journal: Journal,
    cases: BTreeMap<CaseId, Changed>,
    conversations: HashMap<ConversationId, Moved>,
    messages: Vec<Written>,
    /// Places of messages that are put away with them.
    stretches: Vec<Stretch>,
    /// Conversations whose customer wrote in this very transaction.
    customer_wrote: HashSet<CaseId>,
    /// Cases whose customer said in this very transaction that it was not them.
    disowned: HashSet<CaseId>,
    /// Cases that a person answered in this very transaction.
    answers: HashMap<CaseId, Answer>,
}

/// What one transaction knew at its end, for the next one: true as long as nothing but looks at customers is appended, since
/// every change of a case appends something else. The marks of what was read and what is due may be older.
#[derive(Default)]
pub struct Hot {
    head: i64,
    cases: HashMap<CaseId, CaseRow>,
    conversations: HashMap<ConversationId, ConversationRow>,
}

impl Hot {
    /// Conversations that are kept.
    const MOST: usize = 2048;

    /// Goes on to what a later transaction knew, and keeps the rest if that one saw it unchanged.
    pub fn follow(&mut self, seen: i64, later: Self) {
        if seen != self.head || self.conversations.len() > Self::MOST {
            self.cases.clear();
            self.conversations.clear();
        }
        self.head = later.head;
        self.cases.extend(later.cases);
        self.conversations.extend(later.conversations);
    }
}

struct Changed {
    before: Option<CaseRow>,
    now: CaseRow,
}

struct Moved {
    /// The case that it is stored in; none while it is not stored.
    stored_in: Option<CaseId>,
    changed: bool,
    now: ConversationRow,
}

impl Moved {
    const fn stored(now: ConversationRow) -> Self {
        Self { stored_in: Some(now.case), changed: false, now }
    }
}

struct Written {
    row: MessageRow,
    case: CaseId,
    origin: Option<u64>,
}

/// What is to be written into a conversation.
pub struct Words {
    /// A message, a note or an activity.
    pub kind: Kind,
    /// Who writes.
    pub author: Author,
    /// The text, after the guard.
    pub body: String,
    /// What else it carries.
    pub data: MessageData,
    /// The client's id with who it is from.
    pub client_key: Option<String>,
    /// Whether the customer sees it.
    pub public: bool,
    /// The connection it came by.
    pub origin: Option<u64>,
}

impl<'a> Changes<'a> {
    /// Begins, with the journal's lock held.
    ///
    /// # Errors
    /// As the database says.
    pub fn open(
        app: &'a Desk,
        tx: &mut Tx<'_>,
        workspace: ombud_base::id::WorkspaceId,
        actor: Actor,
        now: Time,
    ) -> Result<Self, DbError> {
        Ok(Self {
            app,
            journal: Journal::open(tx, workspace, actor, now)?,
            cases: BTreeMap::new(),
            conversations: HashMap::new(),
            messages: Vec::new(),
            stretches: Vec::new(),
            customer_wrote: HashSet::new(),
            disowned: HashSet::new(),
            answers: HashMap::new(),
        })
    }

    /// Takes over what an earlier transaction knows of these conversations, if nothing has been written since.
    pub fn recall(&mut self, hot: &Hot, ids: &[ConversationId]) {
        if hot.head != self.journal.worked() {
            return;
        }
        for id in ids {
            if let Some(conversation) = hot.conversations.get(id)
                && let Some(case) = hot.cases.get(&conversation.case)
            {
                self.keep_case(case.clone());
                self.conversations.entry(*id).or_insert_with(|| Moved::stored(conversation.clone()));
            }
        }
    }

    /// Reads many conversations and their cases.
    ///
    /// # Errors
    /// As the database says.
    pub fn load_conversations(&mut self, tx: &mut Tx<'_>, ids: &[ConversationId]) -> Result<(), DbError> {
        let missing: Vec<_> = ids.iter().copied().filter(|id| !self.conversations.contains_key(id)).collect();
        for (conversation, case) in
            store::conversations_with_cases(tx, self.journal.workspace, &missing)?.into_iter().flatten()
        {
            self.keep_case(case);
            self.conversations.insert(conversation.id, Moved::stored(conversation));
        }
        Ok(())
    }

    /// Reads a case, if there is one.
    ///
    /// # Errors
    /// As the database says.
    pub fn load_case(&mut self, tx: &mut Tx<'_>, id: CaseId) -> Result<Option<&CaseRow>, DbError> {
        if !self.cases.contains_key(&id)
            && let Some(case) = store::case(tx, self.journal.workspace, id)?
        {
            self.keep_case(case);
        }
        Ok(self.cases.get(&id).map(|it| &it.now))
    }

    fn keep_case(&mut self, case: CaseRow) {
        self.cases.entry(case.id).or_insert_with(|| Changed { before: Some(case.clone()), now: case });
    }

    /// A loaded case.
    pub fn case(&self, id: CaseId) -> Option<&CaseRow> {
        self.cases.get(&id).map(|it| &it.now)
    }

    /// A loaded conversation.
    pub fn conversation(&self, id: ConversationId) -> Option<&ConversationRow> {
        self.conversations.get(&id).map(|it| &it.now)
    }

    /// Who has spoken to or as the case's customer in this very transaction.
    pub fn spoke(&self, case: CaseId) -> impl Iterator<Item = store::Speaker> {
        let here = self.messages.iter().filter(move |it| it.case == case).map(|it| &it.row);
        here.filter_map(|it| store::speaker(it.kind, it.author, it.author_id))
    }

    /// Changes a loaded case.
    ///
    /// # Errors
    /// When it is not loaded.
    pub fn change(&mut self, id: CaseId, f: impl FnOnce(&mut CaseRow)) -> Result<(), Problem> {
        let case = self.cases.get_mut(&id).ok_or_else(|| Problem::internal("a case that was not loaded"))?;
        f(&mut case.now);
        Ok(())
    }

    /// Notes that the customer of a case says of what happened that it was not them.
    pub(super) fn disown(&mut self, case: CaseId) {
        self.disowned.insert(case);
    }

    /// Moves a loaded conversation into another case.
    ///
    /// # Errors
    /// When it is not loaded.
    pub fn change_conversation(
        &mut self,
        id: ConversationId,
        f: impl FnOnce(&mut ConversationRow),
    ) -> Result<(), Problem> {
        let it = self
            .conversations
            .get_mut(&id)
            .ok_or_else(|| Problem::internal("a conversation that was not loaded"))?;
        f(&mut it.now);
        it.changed = true;
        Ok(())
    }

    /// Opens a new case with one conversation. Refused for an inbox or a customer that takes or sends nothing.
    ///
    /// # Errors
    /// [`Problem::not_found`], or a problem that says what is closed.
    pub fn open_case(
        &mut self,
        tx: &mut Tx<'_>,
        id: ConversationId,
        customer: CustomerId,
        inbox: InboxId,
        first: Author,
    ) -> Result<CaseId, Problem> {
        let (ws, now) = (self.journal.workspace, self.journal.now);
        let facts = store::inbox(tx, ws, inbox)?.ok_or_else(Problem::not_found)?;
        let store::CustomerFacts { language, blocked, erased } =
            store::customer(tx, ws, customer)?.ok_or_else(Problem::not_found)?;
        if erased {
            return Err(Problem::erased());
        }
        if !facts.enabled || blocked {
            return Err(Problem::new(
                crate::http::Code::Blocked,
                "This inbox does not take messages from here.",
            ));
        }
        let case = CaseRow {
            id: CaseId::new(now, &self.app.random),
            number: self.journal.take_number(),
            customer,
            inbox,
            kind: "question".into(),
            subject: None,
            state: CaseState::Open,
            priority: Priority::Normal,
            team: facts.team,
            assignee: None,
            language,
            preview: None,
            preview_pos: None,
            last_from: first,
            last_at: now,
            sort_at: now,
            last_pos: 0,
            created_at: now,
            waiting_since: None,
            snoozed_until: None,
            resolved_at: None,
            resolved_by: None,
            resolve_reason: None,
            merged_into: None,
            fields: "{}".into(),
            messages: 0,
            next_due_at: None,
            next_due: None,
            exposed_at: None,
            exposed: None,
            exposed_handled_at: None,
            erased_at: None,
            bot: (facts.bot && first == Author::Customer).then_some(BotPart::Talks),
            intent: None,
        };
        let opened = case.id;
        if facts.routed && first == Author::Customer && case.bot.is_none() {
            needs::wait_for_rules(self.app, tx, ws, opened, now)?;
        }
        let conversation = Moved { stored_in: None, changed: true, now: new_conversation(id, &case) };
        self.conversations.insert(id, conversation);
        let data = json!({"number": case.number, "conversation": id, "inbox": inbox, "customer": customer});
        self.journal.event(kinds::CASE_OPENED, Some(opened), &data);
        self.cases.insert(opened, Changed { before: None, now: case });
        Ok(opened)
    }

    /// Writes a message into a loaded conversation and moves its case by it.
    ///
    /// # Errors
    /// When the conversation is not loaded.
    pub fn write(
        &mut self,
        actor: Actor,
        id: ConversationId,
        words: Words,
    ) -> Result<(MessageRow, CaseId), Problem> {
        let now = self.journal.now;
        let unloaded = || Problem::internal("a conversation that was not loaded");
        let moved = self.conversations.get_mut(&id).ok_or_else(unloaded)?;
        let case_id = moved.now.case;
        moved.changed = true;
        moved.now.last_seq += 1;
        moved.now.last_public_seq += i64::from(words.public);
        let (seq, public_seq) = (moved.now.last_seq, words.public.then_some(moved.now.last_public_seq));
        if words.author == Author::Customer {
            moved.now.customer_read = moved.now.last_public_seq;
        }
        let pos = self.journal.event_by(actor, event_kind(words.kind), Some(case_id), extras(&words));
        self.stretches.extend(places::append(&mut moved.now, pos, words.public));
        let row = MessageRow {
            conversation: id,
            seq,
            public_seq,
            pos,
            at: now,
            kind: words.kind,
            author: words.author,
            author_id: store::author_id(actor),
            body: words.body,
            data: words.data,
            client_key: words.client_key,
            erased: false,
            expired: false,
        };
        let case = self.cases.get_mut(&case_id).ok_or_else(unloaded)?;
        case.now.last_pos = pos;
        if words.kind == Kind::Message {
            said(&mut case.now, &row);
            if words.author == Author::Staff {
                self.answers.insert(case_id, Answer::Staff(row.author_id.map(StaffId)));
            }
        }
        if words.author == Author::Customer {
            self.customer_wrote.insert(case_id);
        }
        self.messages.push(Written { row: row.clone(), case: case_id, origin: words.origin });
        Ok((row, case_id))
    }

    /// The customer's messages of a conversation that this very transaction is going to write.
    pub fn unwritten(&self, id: ConversationId) -> impl Iterator<Item = &MessageRow> {
        let own = |it: &&MessageRow| it.author == Author::Customer && it.kind == Kind::Message;
        self.messages.iter().map(|it| &it.row).filter(move |it| it.conversation == id).filter(own)
    }

    /// Changes a message that is not written yet; tells whether there is such a one.
    pub fn rewrite(&mut self, row: &MessageRow) -> bool {
        let found = self.messages.iter_mut().find(|it| it.row.pos == row.pos);
        found.map(|it| it.row = row.clone()).is_some()
    }

    /// Writes a line about what happened, for staff and, when `public`, for the customer.
    ///
    /// # Errors
    /// When the conversation is not loaded.
    pub fn note_activity(
        &mut self,
        id: ConversationId,
        activity: Activity,
        public: bool,
    ) -> Result<(), Problem> {
        let words = Words {
            kind: Kind::Activity,
            author: Author::System,
            body: String::new(),
            data: MessageData { activity: Some(activity), ..MessageData::default() },
            client_key: None,
            public,
            origin: None,
        };
        self.write(Actor::System, id, words).map(drop)
    }

    /// Writes everything, and tells those whom it concerns once it is committed.
    ///
    /// # Errors
    /// As the database says.
    pub fn close(self, tx: &mut Tx<'_>) -> Result<(), Problem> {
        self.close_knowing(tx).map(drop)
    }

    /// [`Changes::close`]; answers what is known after it.
    ///
    /// # Errors
    /// As the database says.
    pub fn close_knowing(mut self, tx: &mut Tx<'_>) -> Result<Hot, Problem> {
        let ws = self.journal.workspace;
        let chain = self.keys(tx)?;
        self.write_cases(tx, &chain)?;
        self.write_conversations(tx)?;
        let mut messages = Vec::with_capacity(self.messages.len());
        for Written { row, case, .. } in &self.messages {
            let Some(changed) = self.cases.get(case) else { continue };
            messages.push((row, changed.now.customer, self.journal.says(row)?));
        }
        store::insert_messages(tx, &chain, ws, &messages)?;
        self.follow_clocks(tx)?;
        for (case, it) in &self.cases {
            let said = self.messages.iter().filter(|one| one.case == *case).map(|one| &one.row);
            thefts::follow(self.app, tx, ws, (it.before.as_ref(), &it.now), said)?;
            let by = (ws, self.journal.actor, self.journal.now);
            assisted::taken(tx, by, it.before.as_ref(), &it.now)?;
            let did =
                Did { wrote: self.customer_wrote.contains(case), disowned: self.disowned.contains(case) };
            if let Some(alarm) = alarms::due(it.before.as_ref(), &it.now, did) {
                let (raised, mark) = (Raised { case: *case, alarm }, it.now.last_pos.to_string());
                alarms::raise(self.app, tx, &mut self.journal, (raised, &mark), [])?;
            }
        }
        for written in std::mem::take(&mut self.messages) {
            let Some(changed) = self.cases.get(&written.case) else { continue };
            self.journal.notify(Notice::Message(Arc::new(MessageNotice {
                case: written.case,
                customer: changed.now.customer,
                team: changed.now.team,
                assignee: changed.now.assignee,
                inbox: changed.now.inbox,
                kind: changed.now.kind.clone(),
                origin: written.origin,
                row: written.row,
            })));
        }
        let frees_or_needs_work = self.cases.values().any(Changed::moves_work);
        for (case, changed) in &self.cases {
            if changed.before.as_ref() != Some(&changed.now) {
                let talk = changed.before.as_ref().is_some_and(|before| only_talk(before, &changed.now));
                self.journal.notify(if talk { Notice::Talk(*case) } else { Notice::Case(*case) });
            }
        }
        if frees_or_needs_work {
            self.journal.notify(Notice::Work);
        }
        if self.customer_wrote.iter().any(|it| self.case(*it).is_some_and(CaseRow::with_bot)) {
            self.journal.notify(Notice::Asked);
        }
        self.cases.iter().for_each(|(case, it)| self.journal.belongs(*case, it.now.customer));
        let head = self.journal.reached();
        self.journal.close(tx, &self.app.hub)?;
        let cases = self.cases.into_iter().map(|(id, it)| (id, it.now)).collect();
        let conversations = self.conversations.into_iter().map(|(id, it)| (id, it.now)).collect();
        Ok(Hot { head, cases, conversations })
    }

    fn follow_clocks(&mut self, tx: &mut Tx<'_>) -> Result<(), DbError> {
        let mut turn = self.app.clocks.turn(tx, &self.journal)?;
        for (case, changed) in &self.cases {
            let answer = self.answers.get(case).copied().unwrap_or_default();
            turn.follow(changed.before.as_ref().map(facts).as_ref(), &facts(&changed.now), answer);
        }
        turn.close(tx, &mut self.journal)
    }

    /// The keys of the customers whose cases changed.
    fn keys(&self, tx: &mut Tx<'_>) -> Result<Keychain, DbError> {
        // Who was erased before gets no new key: nothing is written into their cases.
        let live =
            self.cases.values().filter(|it| it.before.as_ref().is_none_or(|it| it.erased_at.is_none()));
        let customers = live.map(|it| Owner::Customer(it.now.customer));
        keys::sealing(tx, self.journal.workspace, customers)
    }

    fn write_conversations(&self, tx: &mut Tx<'_>) -> Result<(), DbError> {
        let ws = self.journal.workspace;
        let (mut new, mut old, mut rehomed) = (Vec::new(), Vec::new(), Vec::new());
        for Moved { stored_in, now, .. } in self.conversations.values().filter(|it| it.changed) {
            match stored_in {
                None => new.push(now),
                Some(case) => {
                    old.push(now);
                    if *case != now.case {
                        rehomed.push(now);
                    }
                }
            }
        }
        store::insert_conversations(tx, ws, &new)?;
        store::update_conversations(tx, ws, &old)?;
        store::rehome_conversations(tx, ws, &rehomed)?;
        places::put_away(tx, ws, &self.stretches)
    }

    fn write_cases(&mut self, tx: &mut Tx<'_>, chain: &Keychain) -> Result<(), DbError> {
        let ws = self.journal.workspace;
        let (mut new, mut full, mut touched) = (Vec::new(), Vec::new(), Vec::new());
        for changed in self.cases.values_mut() {
            match &changed.before {
                None => new.push(&changed.now),
                Some(before) if *before == changed.now => continue,
                Some(before) if before.sort_at == changed.now.sort_at && only_talk(before, &changed.now) => {
                    touched.push(&changed.now);
                }
                Some(_) => full.push(&changed.now),
            }
            recount(&mut self.journal, changed.before.as_ref(), &changed.now);
        }
        store::insert_cases(tx, chain, ws, &new)?;
        store::update_cases(tx, chain, ws, &full)?;
        store::touch_cases(tx, ws, &touched)?;
        for changed in self.cases.values() {
            let before = changed.before.as_ref().and_then(|it| it.subject.as_deref());
            if before != changed.now.subject.as_deref() {
                subjects::index(tx, ws, changed.now.id, changed.now.subject.as_deref())?;
            }
        }
        for changed in self.cases.values() {
            let (before, after) = (changed.before.as_ref().and_then(burdened), burdened(&changed.now));
            if before != after {
                before.map(|staff| store::move_load(tx, ws, staff, -1)).transpose()?;
                after.map(|staff| store::move_load(tx, ws, staff, 1)).transpose()?;
            }
        }
        Ok(())
    }
}

impl Changed {
    /// Whether it frees somebody's hands or needs somebody's.
    fn moves_work(&self) -> bool {
        let work = |it: &CaseRow| (it.state, it.assignee, it.team, it.priority, it.with_bot());
        self.before.as_ref().map(work) != Some(work(&self.now))
    }
}

fn new_conversation(id: ConversationId, case: &CaseRow) -> ConversationRow {
    ConversationRow {
        id,
        case: case.id,
        inbox: case.inbox,
        customer: case.customer,
        home_case: case.id,
        last_seq: 0,
        last_public_seq: 0,
        customer_read: 0,
        staff_read: 0,
        mailed: 0,
        created_at: case.created_at,
        places: Places::default(),
    }
}

const fn event_kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Message | Kind::Activity => kinds::MESSAGE_CREATED,
        Kind::Note => kinds::NOTE_CREATED,
    }
}

/// What an event says of a message that the message's row does not.
fn extras(words: &Words) -> String {
    let mut data = serde_json::Map::new();
    if let Some(activity) = &words.data.activity {
        data.insert("activity".into(), json!(activity));
    }
    if !words.data.guard.is_empty() {
        let kinds: Vec<&str> = words.data.guard.iter().map(|GuardMark { kind }| kind.as_str()).collect();
        data.insert("removed".into(), json!(kinds));
    }
    if data.is_empty() { String::new() } else { Json::Object(data).to_string() }
}
