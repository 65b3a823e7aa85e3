//! The one way in of every message, whatever its channel: checked, stored, numbered, acknowledged after the commit.
//!
//! A text is looked at where it comes in, on all cores, so none waits that still holds a secret. Posts then wait in a lane
//! and are written many at once: each waits for the disk as long as if it were alone, and the disk is asked once for all.

use super::{
    Desk,
    changes::{Changes, Hot, Words},
    exposed, forms, missed, outbound, split, store,
    types::{
        Activity, Author, CaseState, GuardMark, Kind, MessageData, MessageRow, Post, Posted, Reply, Target,
    },
    was_it_you,
};
use crate::{
    access::person_of,
    events::{Actor, kinds},
    files,
    http::{Code, Problem},
    messages::BODY_MOST,
    safety::{LinkWarning, Policy, has_addresses, has_links, link_warning, remember_addresses},
};
use ombud_base::id::{CaseId, ConversationId, StaffId, WorkspaceId};
use ombud_db::{DbError, Tx};
use ombud_guard::outbound::Refusal;
use parking_lot::Mutex;
use serde_json::json;
use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    sync::Arc,
};
use tokio::sync::{mpsc, oneshot};

/// The most files that a message holds.
pub const FILES_MOST: usize = 10;
/// The most posts that one transaction writes.
const BATCH: usize = 256;
/// The most posts that wait: beyond it, senders do.
const WAITING: usize = 4096;

/// Where posts wait for their transaction.
#[derive(Clone, Debug)]
pub struct Lane {
    sender: mpsc::Sender<(Admitted, Reply)>,
    known: Known,
}

/// The other end of a [`Lane`].
pub struct LaneEnd {
    waiting: mpsc::Receiver<(Admitted, Reply)>,
    known: Known,
}

impl Lane {
    /// A lane and its end, which [`LaneEnd::run`] empties.
    pub fn new() -> (Self, LaneEnd) {
        let (sender, waiting) = mpsc::channel(WAITING);
        let known = Known::default();
        (Self { sender, known: known.clone() }, LaneEnd { waiting, known })
    }

    /// Forgets what the last transaction of a workspace knew: something of it must not stay in memory.
    pub(super) fn forget(&self, workspace: WorkspaceId) {
        self.known.0.lock().remove(&workspace);
    }

    /// Hands a post over; `reply` is called once it is committed or refused. Waits while the lane is full.
    pub async fn hand(&self, post: Post, reply: Reply) {
        let admitted = match Admitted::of(post) {
            Ok(admitted) => admitted,
            Err(problem) => return reply(Err(problem)),
        };
        if let Err(mpsc::error::SendError((_, reply))) = self.sender.send((admitted, reply)).await {
            reply(Err(Problem::new(
                Code::Unavailable,
                "The server is stopping. The message was not stored; send it again.",
            )));
        }
    }

    /// Posts, and waits for the commit.
    ///
    /// # Errors
    /// Why it was refused.
    pub async fn post(&self, post: Post) -> Result<Posted, Problem> {
        let (sender, receiver) = oneshot::channel();
        self.hand(post, Box::new(move |result| drop(sender.send(result)))).await;
        receiver.await.unwrap_or_else(|_| Err(Problem::internal("a post was dropped")))
    }
}

impl LaneEnd {
    /// Writes what waits, until every [`Lane`] is gone.
    pub async fn run(mut self, app: Desk) {
        let mut waiting = Vec::with_capacity(BATCH);
        while self.waiting.recv_many(&mut waiting, BATCH).await > 0 {
            let (posts, replies): (Vec<Admitted>, Vec<Reply>) = waiting.drain(..).unzip();
            for (reply, result) in replies.into_iter().zip(write(&app, &self.known, posts).await) {
                reply(result);
            }
        }
    }
}

/// Checks that need no database, and the guard: the text that is handed on holds no secret any more.
///
/// # Errors
/// Which limit is exceeded.
pub(super) fn admit(post: &mut Post) -> Result<Vec<GuardMark>, Problem> {
    if post.body.contains('\0') {
        post.body.retain(|it| it != '\0');
    }
    let body = post.body.trim_end();
    if body.len() != post.body.len() {
        post.body.truncate(body.len());
    }
    // A code point takes at least a byte: only a longer text has to be counted.
    if post.body.len() > BODY_MOST && post.body.chars().count() > BODY_MOST {
        return Err(Problem::new(
            Code::BodyTooLong,
            format!("A message holds at most {BODY_MOST} characters. Shorten it or send it in parts."),
        ));
    }
    if post.files.len() > FILES_MOST {
        return Err(Problem::new(
            Code::TooManyAttachments,
            format!("A message holds at most {FILES_MOST} files. Send the others in a second one."),
        ));
    }
    if post.body.is_empty() && post.files.is_empty() {
        return Err(Problem::new(Code::BodyEmpty, "Write something or add a file."));
    }
    if let Some(id) = &post.id {
        let fits = (1..=64).contains(&id.len())
            && id.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_');
        if !fits {
            return Err(Problem::invalid("id", "must be 1 to 64 characters of A-Z, a-z, 0-9, - and _"));
        }
    }
    let inspection = ombud_guard::inspect(&post.body);
    let Some(redacted) = inspection.redacted else { return Ok(Vec::new()) };
    post.body = redacted;
    Ok(inspection.findings.iter().map(|it| GuardMark { kind: it.kind.name().to_owned() }).collect())
}

/// A post whose text holds no secret any more, with all that can be told of it without a database.
struct Admitted {
    post: Post,
    marks: Vec<GuardMark>,
    /// Whether its customer sends a link.
    linked: bool,
    /// Whether its customer may be writing a secret in parts.
    in_parts: bool,
    /// Whether its customer names an address.
    addressed: bool,
}

impl Admitted {
    fn of(mut post: Post) -> Result<Self, Problem> {
        let marks = admit(&mut post)?;
        let by_customer = matches!(post.by, Actor::Customer(_));
        let linked = by_customer && has_links(&post.body);
        let in_parts = by_customer && ombud_guard::may_go_on(&post.body);
        let addressed = by_customer && has_addresses(&post.body);
        Ok(Self { post, marks, linked, in_parts, addressed })
    }

    /// Whether links have to be judged: those that staff writes, and those that a customer sends.
    fn needs_policy(&self) -> bool {
        self.linked || !matches!(self.post.by, Actor::Customer(_))
    }

    /// With what its workspace thinks of its links.
    fn judged(self, policy: &Policy) -> Judged {
        let refusals = outbound::judge(&self.post, policy);
        let warning = self.linked.then(|| link_warning(&self.post.body, policy)).flatten();
        Judged { admitted: self, refusals, warning }
    }
}

/// A post with what its words are.
struct Judged {
    admitted: Admitted,
    /// Why it may not be sent to a customer.
    refusals: Vec<Refusal>,
    /// The link that its customer must be warned of.
    warning: Option<LinkWarning>,
}

/// What the last transaction of each workspace knew at its end.
#[derive(Clone, Default)]
struct Known(Arc<Mutex<HashMap<WorkspaceId, Arc<Mutex<Hot>>>>>);

impl Known {
    fn of(&self, workspace: WorkspaceId) -> Arc<Mutex<Hot>> {
        self.0.lock().entry(workspace).or_default().clone()
    }
}

impl fmt::Debug for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Known")
    }
}

async fn write(app: &Desk, known: &Known, posts: Vec<Admitted>) -> Vec<Result<Posted, Problem>> {
    let mut results: Vec<Option<Result<Posted, Problem>>> = Vec::new();
    let mut by_workspace: BTreeMap<WorkspaceId, (Vec<usize>, Vec<Admitted>)> = BTreeMap::new();
    for (index, admitted) in posts.into_iter().enumerate() {
        let (indexes, group) = by_workspace.entry(admitted.post.workspace).or_default();
        indexes.push(index);
        group.push(admitted);
        results.push(None);
    }
    for (workspace, (indexes, group)) in by_workspace {
        let policy = match policy_for(app, workspace, &group).await {
            Ok(policy) => policy,
            Err(problem) => {
                fail(&mut results, &indexes, &problem);
                continue;
            }
        };
        let group: Vec<Judged> = group.into_iter().map(|it| it.judged(&policy)).collect();
        let (inner, hot) = (app.clone(), known.of(workspace));
        let written = app.db.write(move |tx| write_group(&inner, tx, workspace, &group, &hot));
        let outcome: Result<Vec<Result<Posted, Problem>>, Problem> = written.await;
        match outcome {
            Ok(all) => indexes.into_iter().zip(all).for_each(|(index, result)| {
                if let Some(slot) = results.get_mut(index) {
                    *slot = Some(result);
                }
            }),
            Err(problem) => fail(&mut results, &indexes, &problem),
        }
    }
    results
        .into_iter()
        .map(|it| it.unwrap_or_else(|| Err(Problem::internal("a post without a result"))))
        .collect()
}

/// Tells all of these that it did not work.
fn fail(results: &mut [Option<Result<Posted, Problem>>], indexes: &[usize], problem: &Problem) {
    problem.log();
    for index in indexes {
        if let Some(slot) = results.get_mut(*index) {
            *slot = Some(Err(Problem::new(problem.code, problem.detail.clone())));
        }
    }
}

/// What links are judged by, where somebody writes to a customer or a customer sends a link; other words need none.
async fn policy_for(app: &Desk, workspace: WorkspaceId, group: &[Admitted]) -> Result<Arc<Policy>, Problem> {
    if !group.iter().any(Admitted::needs_policy) {
        return Ok(Arc::default());
    }
    app.safety.policy(workspace).await
}

fn write_group(
    app: &Desk,
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    group: &[Judged],
    hot: &Arc<Mutex<Hot>>,
) -> Result<Vec<Result<Posted, Problem>>, Problem> {
    let mut changes = Changes::open(app, tx, workspace, Actor::System, app.now())?;
    let mut targets = Vec::with_capacity(group.len());
    for judged in group {
        targets.push(resolve(tx, &mut changes, &judged.admitted.post)?);
    }
    let ids: Vec<ConversationId> = targets.iter().flatten().copied().collect();
    let ids = unique(&ids);
    changes.recall(&hot.lock(), &ids);
    changes.load_conversations(tx, &ids)?;
    let mut stored = stored_before(tx, workspace, group, &targets)?;
    let mut results = Vec::with_capacity(group.len());
    for (judged, target) in group.iter().zip(&targets) {
        let result = match target {
            None => Err(Problem::not_found()),
            Some(conversation) => write_one(app, tx, &mut changes, judged, *conversation, &mut stored),
        };
        match result {
            // A mistake of the database undoes the whole transaction; a refusal concerns one post alone.
            Err(problem) if matches!(problem.code, Code::Internal | Code::Unavailable) => {
                return Err(problem);
            }
            result => results.push(result),
        }
    }
    let (seen, later, hot) = (changes.journal.head(), changes.close_knowing(tx)?, hot.clone());
    tx.after_commit(move || hot.lock().follow(seen, later));
    Ok(results)
}

fn unique(ids: &[ConversationId]) -> Vec<ConversationId> {
    let mut unique = ids.to_vec();
    unique.sort_unstable();
    unique.dedup();
    unique
}

/// Into which conversation a post goes; none when its case does not exist or has no such conversation.
fn resolve(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    post: &Post,
) -> Result<Option<ConversationId>, DbError> {
    match post.to {
        Target::Customer { conversation, .. } => Ok(Some(conversation)),
        Target::Case { case, conversation } => {
            let all = store::conversations_of_case(tx, changes.journal.workspace, case)?;
            Ok(match conversation {
                Some(wanted) => all.iter().map(|it| it.id).find(|id| *id == wanted),
                None => all.iter().max_by_key(|it| (it.last_public_seq > 0, it.created_at)).map(|it| it.id),
            })
        }
    }
}

type Stored = HashMap<(ConversationId, String), MessageRow>;

fn stored_before(
    tx: &mut Tx<'_>,
    workspace: WorkspaceId,
    group: &[Judged],
    targets: &[Option<ConversationId>],
) -> Result<Stored, DbError> {
    let keys: Vec<(ConversationId, String)> = group
        .iter()
        .zip(targets)
        .filter_map(|(it, target)| Some(((*target)?, client_key(&it.admitted.post)?)))
        .collect();
    let asked: Vec<(ConversationId, &str)> = keys.iter().map(|(id, key)| (*id, key.as_str())).collect();
    let found = store::posted_before(tx, workspace, &asked)?;
    Ok(keys.into_iter().zip(found).filter_map(|(key, row)| Some((key, row?))).collect())
}

/// The client's id with whose it is: nobody can guess their way to another one's message by its id.
fn client_key(post: &Post) -> Option<String> {
    let id = post.id.as_deref()?;
    Some(match post.by {
        Actor::Customer(_) => format!("c:{id}"),
        by => format!("{}:{}:{id}", by.kind(), by.id().unwrap_or_default().simple()),
    })
}

fn write_one(
    app: &Desk,
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    judged: &Judged,
    conversation: ConversationId,
    stored: &mut Stored,
) -> Result<Posted, Problem> {
    let Judged { admitted: Admitted { post, marks, in_parts, .. }, refusals, .. } = judged;
    let known = own_case(changes, post, conversation)?;
    super::actions::refuse_erased(known.and_then(|it| changes.case(it)))?;
    let key = client_key(post);
    if let (Some(case), Some(key)) = (known, &key)
        && let Some(row) = stored.get(&(conversation, key.clone()))
    {
        return Ok(posted(case, row, true));
    }
    refuse_unread(tx, changes, post, known, conversation)?;
    outbound::decide(&mut changes.journal, post.by, &post.insist, known, refusals)?;
    let attached = files::check(tx, post.workspace, post.by, &post.files)?;
    let case = match (known, post.to) {
        (Some(case), _) => case,
        (None, Target::Customer { customer, inbox, .. }) => {
            changes.open_case(tx, conversation, customer, inbox, Author::Customer)?
        }
        (None, Target::Case { .. }) => return Err(Problem::not_found()),
    };
    files::attach(tx, post.workspace, conversation, &post.files)?;
    let thanks = heed(tx, changes, post, case, conversation)?;
    let (mut body, mut marks) = (post.body.clone(), marks.clone());
    if *in_parts && let Some((cut, more)) = split::cut(app, tx, changes, (case, conversation), &body)? {
        body = cut;
        marks.extend(more);
    }
    let mentions = who_see(tx, changes, case, &post.mentions)?;
    let words = Words {
        kind: post.kind,
        author: author_of(post),
        body,
        data: MessageData {
            files: attached,
            mentions: mentions.clone(),
            activity: None,
            guard: marks.clone(),
            bot: None,
            form: post.form.clone(),
        },
        client_key: key.clone(),
        public: post.kind == Kind::Message,
        origin: post.origin,
    };
    let (row, case) = changes.write(post.by, conversation, words)?;
    thanks.map(|it| was_it_you::thank(changes, case, conversation, it)).transpose()?;
    forms::note(tx, post.workspace, &row)?;
    if words_for_customer(post) {
        missed::answered(app, tx, post.workspace, conversation)?;
    }
    for staff in mentions {
        store::add_mention(tx, post.workspace, staff, case, row.pos, row.at)?;
    }
    if !marks.is_empty() {
        exposed::removed(changes, post.by, case, &row, &marks)?;
    }
    keep_safe(tx, changes, judged, case, &row)?;
    if let Some(key) = key {
        stored.insert((conversation, key), row.clone());
    }
    Ok(posted(case, &row, false))
}

/// Those of them who can see the case: nobody hears by a mention of what is not there for them.
fn who_see(
    tx: &mut Tx<'_>,
    changes: &Changes<'_>,
    case: CaseId,
    mentioned: &[StaffId],
) -> Result<Vec<StaffId>, Problem> {
    let (ws, now) = (changes.journal.workspace, changes.journal.now);
    let mut all = Vec::new();
    for staff in mentioned {
        let person = person_of(tx, ws, *staff, now)?;
        if changes.case(case).is_some_and(|row| person.is_some_and(|it| it.reach().holds(&row.spot()))) {
            all.push(*staff);
        }
    }
    Ok(all)
}

/// Remembers what a customer is known by, and warns them of what they were sent.
fn keep_safe(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    judged: &Judged,
    case: CaseId,
    row: &MessageRow,
) -> Result<(), Problem> {
    let Admitted { post, addressed, .. } = &judged.admitted;
    if let (true, Actor::Customer(customer)) = (*addressed, post.by) {
        remember_addresses(tx, post.workspace, customer, row.pos, &row.body)?;
    }
    match &judged.warning {
        Some(warning) => warn_of_link(changes, case, row, warning),
        None => Ok(()),
    }
}

/// Tells the customer, and whoever listens, of a link that leads where it should not.
fn warn_of_link(
    changes: &mut Changes<'_>,
    case: CaseId,
    row: &MessageRow,
    warning: &LinkWarning,
) -> Result<(), Problem> {
    let verdict = warning.verdict.word();
    let data = json!({"host": warning.host, "verdict": verdict, "seq": row.seq});
    changes.journal.event(kinds::LINK_WARNED, Some(case), &data);
    let args = [("host", warning.host.clone()), ("verdict", verdict.to_owned())];
    changes.note_activity(row.conversation, Activity::new("link_warning", args), true)
}

fn words_for_customer(post: &Post) -> bool {
    post.kind == Kind::Message && !matches!(post.by, Actor::Customer(_))
}

fn posted(case: CaseId, row: &MessageRow, again: bool) -> Posted {
    Posted {
        case,
        conversation: row.conversation,
        seq: row.seq,
        public_seq: row.public_seq,
        pos: row.pos,
        at: row.at,
        again,
    }
}

const fn author_of(post: &Post) -> Author {
    match post.by {
        Actor::Customer(_) => Author::Customer,
        Actor::Staff(_) | Actor::Token(_) => Author::Staff,
        Actor::Bot => Author::Bot,
        Actor::System => Author::System,
    }
}

/// The case of a conversation that exists and that the writer may write into.
fn own_case(
    changes: &Changes<'_>,
    post: &Post,
    conversation: ConversationId,
) -> Result<Option<CaseId>, Problem> {
    match (changes.conversation(conversation), post.to) {
        (Some(row), Target::Customer { customer, .. }) if row.customer != customer => {
            Err(Problem::not_found())
        }
        (Some(row), _) => Ok(Some(row.case)),
        (None, _) => Ok(None),
    }
}

/// Staff who answer what they have not read are asked to read first: the customer's newer words, and what somebody else
/// has answered meanwhile. What they said themselves, here or on another device, they know.
fn refuse_unread(
    tx: &mut Tx<'_>,
    changes: &Changes<'_>,
    post: &Post,
    case: Option<CaseId>,
    conversation: ConversationId,
) -> Result<(), Problem> {
    let (Some(seen), Some(case)) = (post.seen, case) else { return Ok(()) };
    let mut since = store::spoke_after(tx, post.workspace, conversation, seen)?;
    since.extend(changes.spoke(case));
    let own = (author_of(post), post.by.id());
    let who = match since.into_iter().rfind(|it| *it != own && it.0 != Author::System) {
        None => return Ok(()),
        Some((Author::Customer, _)) => "The customer has written",
        Some((Author::Bot, _)) => "The assistant has answered",
        Some(_) => "Somebody else has answered",
    };
    Err(Problem::new(Code::NewerMessage, format!("{who} since. Read it, then send again.")))
}

/// What a message does to its case before it is written. Who says that something was them is to be thanked: in which language, and
/// who waited before.
fn heed(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    post: &Post,
    case: CaseId,
    conversation: ConversationId,
) -> Result<Option<was_it_you::Thanks>, Problem> {
    let answer = was_it_you::answered(tx, changes, post, conversation)?;
    if let Some((was_it_you::Answer::Mine, language)) = answer {
        // Nothing is to be done, so nothing is woken.
        let waiting = changes.case(case).and_then(|it| it.waiting_since);
        return Ok(Some((language, waiting)));
    }
    stir(tx, changes, post, case, conversation)?;
    if answer.is_some() {
        was_it_you::alarm(changes, case)?;
    }
    Ok(None)
}

/// What a message does to its case: a reply takes what nobody has, a customer's word wakes.
fn stir(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    post: &Post,
    case: CaseId,
    conversation: ConversationId,
) -> Result<(), Problem> {
    if post.kind != Kind::Message {
        return Ok(());
    }
    if matches!(post.by, Actor::Staff(_) | Actor::Token(_)) {
        super::actions::take_from_bot(changes, case)?;
    }
    let Some(row) = changes.case(case) else { return Ok(()) };
    match post.by {
        Actor::Customer(_) => {
            let (asleep, new_episode) = (row.state, row.waiting_since.is_none());
            if matches!(asleep, CaseState::Resolved | CaseState::Snoozed) {
                super::actions::give_back_to_bot(tx, changes, case)?;
                super::actions::reopen_row(tx, changes, case, conversation, asleep, None)?;
            }
            if new_episode {
                super::scheduled::cancel_on_reply(tx, changes, case)?;
            }
        }
        Actor::Staff(staff) if row.assignee.is_none() && row.state == CaseState::Open => {
            changes.change(case, |row| row.assignee = Some(staff))?;
            let name = super::people::staff_name(tx, post.workspace, staff)?;
            let public = Activity::new("agent_joined", [("name", name.for_customers.clone())]);
            changes.note_activity(conversation, public, true)?;
            let data = json!({"assignee": staff, "by": "reply"});
            changes.journal.event_by(post.by, kinds::CASE_ASSIGNED, Some(case), data.to_string());
        }
        _ => {}
    }
    Ok(())
}
