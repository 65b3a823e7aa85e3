//! Brings notices to connections: messages at once, what can be summed up a few times a second.

use super::{
    Live,
    board::{End, ToCustomer, ToStaff},
    frames::Frame,
    guard::look_again,
};
use crate::{
    access::{Permission, Signed, Spot},
    conversations::{
        list,
        people::StaffName,
        reading as store, tally,
        types::{Author, MessageRow},
        view,
    },
    http::Problem,
    hub::{MessageNotice, Notice, Published},
    safety::{Judged, judge_now},
    trust::{Read, Stand, What, mask},
};
use axum::extract::ws::Utf8Bytes;
use ombud_base::id::{CaseId, CustomerId, StaffId, WorkspaceId};
use std::{
    cell::LazyCell,
    collections::{BTreeMap, HashMap, HashSet},
    time::Duration,
};
use tokio::{
    task::JoinHandle,
    time::{Instant, sleep_until},
};

/// The shortest time between two summaries of one case, and between two counts.
const PACE: Duration = Duration::from_millis(200);
/// The most customers whose place in the queue is told anew at once.
const QUEUE_TOLD: usize = 200;

/// What waits to be summed up.
#[derive(Default)]
struct Dirty {
    cases: BTreeMap<WorkspaceId, HashSet<CaseId>>,
    customers: BTreeMap<WorkspaceId, HashSet<CaseId>>,
    counts: HashSet<WorkspaceId>,
    queues: HashSet<WorkspaceId>,
    people: BTreeMap<WorkspaceId, HashSet<StaffId>>,
}

pub(super) async fn run(app: Live) {
    let Some(mut queue) = app.hub.notices() else { return };
    let mut dirty = Dirty::default();
    let mut flush_at: Option<Instant> = None;
    let mut flushing: Option<JoinHandle<()>> = None;
    loop {
        tokio::select! {
            published = queue.recv() => {
                let Some(published) = published else { return };
                take(&app, published, &mut dirty).await;
                flush_at.get_or_insert_with(|| Instant::now() + PACE);
            }
            () = sleep_until(flush_at.unwrap_or_else(Instant::now)), if flush_at.is_some() => {
                // Messages do not wait for what is only summed up; and sums do not overtake each other.
                if flushing.as_ref().is_none_or(JoinHandle::is_finished) {
                    flush_at = None;
                    flushing = Some(tokio::spawn(sum_up(app.clone(), std::mem::take(&mut dirty))));
                } else {
                    flush_at = Some(Instant::now() + PACE);
                }
            }
        }
    }
}

async fn sum_up(app: Live, dirty: Dirty) {
    if let Err(problem) = flush(&app, dirty).await {
        problem.log();
    }
}

async fn take(app: &Live, published: Published, dirty: &mut Dirty) {
    let ws = published.workspace;
    app.board().end_outlived(app.now());
    learn_names(app, ws, &published.notices).await;
    for notice in published.notices {
        match notice {
            Notice::Message(it) => {
                let judged = judge_now(&app.safety, ws, it.customer, it.row.pos, &it.row.body).await;
                deliver(app, ws, &it, judged);
            }
            Notice::Redacted { case, customer, row } => {
                let judged = judge_now(&app.safety, ws, customer, row.pos, &row.body).await;
                redact(app, ws, case, customer, &row, judged);
            }
            Notice::Talk(case) => drop(dirty.cases.entry(ws).or_default().insert(case)),
            Notice::Case(case) => {
                dirty.cases.entry(ws).or_default().insert(case);
                dirty.counts.insert(ws);
                dirty.customers.entry(ws).or_default().insert(case);
            }
            Notice::Customer(_) | Notice::Asked => {}
            Notice::BotTypes { customer, conversation, who, on } => {
                let frame = Frame::TypingCustomer { conversation, who: &who, on }.text();
                app.board().tell_customer(customer, &ToCustomer::Frame(frame));
            }
            Notice::Work => drop(dirty.queues.insert(ws)),
            Notice::Presence(staff) => drop(dirty.people.entry(ws).or_default().insert(staff)),
            Notice::CustomerRead { case, conversation, seq, .. } => {
                let frame = Frame::ReadStaff { case, conversation, seq }.text();
                app.board().tell_case(case, None, None, &ToStaff::Frame(frame), |_| true);
            }
            Notice::StaffRead { customer, conversation, seq } => {
                let frame = Frame::ReadCustomer { conversation, seq }.text();
                app.board().tell_customer(customer, &ToCustomer::Frame(frame));
            }
            Notice::Read { case, .. } => {
                dirty.cases.entry(ws).or_default().insert(case);
                dirty.counts.insert(ws);
            }
            Notice::Breach { case, code } => {
                alarm(app, ws, ("breach", code, &BTreeMap::new()), case).await;
            }
            Notice::Alarm { case, code, args } => alarm(app, ws, ("alarm", code, &args), case).await,
            Notice::Alert { alert, severity } => tell_watchers(app, ws, &Frame::Alert { alert, severity }),
            Notice::Approvals => tell_all(app, ws, &Frame::Approvals),
            Notice::Reviews => tell_all(app, ws, &Frame::Reviews),
            Notice::SessionsEnded { sessions, why } => end_staff(app, ws, End::Session(why), |_, session| {
                session.is_some_and(|it| sessions.contains(&it))
            }),
            Notice::PolicyChanged => look_again(app, ws).await,
            Notice::AccessChanged(staff) => access_changed(app, ws, &staff),
            Notice::CustomerBlocked(customer) => {
                app.board().tell_customer(customer, &ToCustomer::End(End::Session("session")));
            }
        }
    }
}

/// Whoever may do something else from now on begins anew.
fn access_changed(app: &Live, ws: WorkspaceId, staff: &[StaffId]) {
    app.names.forget();
    end_staff(app, ws, End::Changed, |signed, _| signed.staff_id().is_some_and(|it| staff.contains(&it)));
}

/// Tells those who look after security.
fn tell_watchers(app: &Live, ws: WorkspaceId, frame: &Frame<'_>) {
    let frame = frame.text();
    app.board().tell_each(ws, |connection| {
        let watches = connection.signed.may(Permission::SecurityRead);
        if watches { vec![ToStaff::Frame(frame.clone())] } else { Vec::new() }
    });
}

fn tell_all(app: &Live, ws: WorkspaceId, frame: &Frame<'_>) {
    let frame = frame.text();
    app.board().tell_each(ws, |_| vec![ToStaff::Frame(frame.clone())]);
}

fn end_staff(
    app: &Live,
    ws: WorkspaceId,
    end: End,
    choose: impl Fn(&Signed, Option<ombud_base::id::SessionId>) -> bool,
) {
    app.board().tell_each(ws, |connection| {
        if choose(&connection.signed, connection.session) { vec![ToStaff::End(end)] } else { Vec::new() }
    });
}

/// Reads the names that the messages need and nobody has asked for yet.
async fn learn_names(app: &Live, ws: WorkspaceId, notices: &[Notice]) {
    let unknown: HashSet<StaffId> = notices
        .iter()
        .filter_map(|notice| match notice {
            Notice::Message(it) if it.row.author == Author::Staff => it.row.author_id.map(StaffId),
            _ => None,
        })
        .filter(|staff| app.names.known(ws, *staff).is_none())
        .collect();
    if unknown.is_empty() {
        return;
    }
    let names = app.names.clone();
    let read = app.db.read::<_, Problem, _>(move |tx| {
        for staff in unknown {
            names.of(tx, ws, staff)?;
        }
        Ok(())
    });
    if let Err(problem) = read.await {
        problem.log();
    }
}

fn deliver(app: &Live, ws: WorkspaceId, notice: &MessageNotice, judged: Judged) {
    let row = &notice.row;
    let name: Option<StaffName> = match (row.author, row.author_id) {
        (Author::Staff, Some(id)) => app.names.known(ws, StaffId(id)),
        _ => None,
    };
    let mut board = app.board();
    if let Some(seq) = row.public_seq
        && app.hub.customer_online(ws, notice.customer)
    {
        // Whoever sent it has it already, and mostly nobody else of theirs is here.
        let frame = board.others_of(notice.customer, notice.origin).then(|| {
            let shown = view::message(app, ws, row, name.as_ref().map(|it| it.for_customers.clone()));
            Frame::MessageCustomer { conversation: row.conversation, message: &shown }.text()
        });
        let it = ToCustomer::Message { conversation: row.conversation, seq, frame, origin: notice.origin };
        board.tell_customer(notice.customer, &it);
    }
    let shown = view::staff_message(row, name.map(|it| it.name), judged);
    let frame = Frame::MessageStaff { case: notice.case, message: &shown }.text();
    let it = ToStaff::Message { case: notice.case, pos: row.pos, frame };
    board.tell_case(notice.case, notice.assignee, notice.origin, &it, |signed| goes_to(app, notice, signed));
    announce(app, &mut board, notice);
}

/// Whether a message, or its first words, may go to `signed`, to whom they are about to be sent; and notes that they are.
fn goes_to(app: &Live, notice: &MessageNotice, signed: &Signed) -> bool {
    let sees = signed.sees(&spot_of(notice));
    if sees {
        let stand = Stand::seen_by(signed, notice.team, notice.assignee);
        app.trust.show(signed, [sent(notice.customer, notice.case, stand)]);
    }
    sees
}

/// What is noted of something that goes to a screen.
const fn sent(customer: CustomerId, case: CaseId, stand: Stand) -> Read {
    Read { customer, name: None, case: Some(case), number: None, stand, what: What::Shown, named: false }
}

/// Where the case of a message lies.
fn spot_of(notice: &MessageNotice) -> Spot<'_> {
    Spot { team: notice.team, inbox: notice.inbox, kind: &notice.kind, assignee: notice.assignee }
}

/// Replaces a message on every screen that may show it.
fn redact(app: &Live, ws: WorkspaceId, case: CaseId, customer: CustomerId, row: &MessageRow, judged: Judged) {
    let shown = view::message(app, ws, row, None);
    let for_customer = Frame::RedactedCustomer { conversation: row.conversation, message: &shown }.text();
    let shown = view::staff_message(row, None, judged);
    let for_staff = Frame::RedactedStaff { case, message: &shown }.text();
    let mut board = app.board();
    board.tell_customer(customer, &ToCustomer::Frame(for_customer));
    board.tell_case(case, None, None, &ToStaff::Frame(for_staff), |signed| {
        // They have the case open, whoever's it is.
        app.trust.show(signed, [sent(customer, case, Stand::Own)]);
        true
    });
}

/// Mentions and words for one's own cases are announced, so that a desktop can show them.
fn announce(app: &Live, board: &mut super::board::Board, notice: &MessageNotice) {
    let row = &notice.row;
    // Masked before it is cut: half a number is not known as one.
    let body = LazyCell::new(|| {
        let begins: String = row.body.chars().take(400).collect();
        mask::text(&begins).chars().take(140).collect::<String>()
    });
    let mut tell_staff = |staff: StaffId, frame: Utf8Bytes| {
        board.tell_staff(staff, &ToStaff::Frame(frame), |signed| goes_to(app, notice, signed));
    };
    for staff in &row.data.mentions {
        let frame = notify("mention", notice.case, &body);
        tell_staff(*staff, frame);
    }
    if row.author == Author::Customer
        && let Some(staff) = notice.assignee
    {
        let frame = notify("message", notice.case, &body);
        tell_staff(staff, frame);
    }
    if let Some(activity) = &row.data.activity
        && activity.code == "assigned"
        && let Some(staff) = notice.assignee
    {
        let frame = notify("assigned", notice.case, "");
        tell_staff(staff, frame);
    }
}

/// What is told of a message or a case, of which its kind says all.
fn notify(kind: &str, case: CaseId, body: &str) -> Utf8Bytes {
    Frame::Notify { kind, case, code: "", args: &BTreeMap::new(), body }.text()
}

/// Tells the owner; where there is none, all of the case's team who see it.
async fn alarm(
    app: &Live,
    ws: WorkspaceId,
    (kind, code, args): (&str, &str, &BTreeMap<String, String>),
    case: CaseId,
) {
    let row = app.db.read::<_, Problem, _>(move |tx| Ok(store::case(tx, ws, case)?)).await;
    let Ok(Some(row)) = row else { return };
    let frame = Frame::Notify { kind, case, code, args, body: "" }.text();
    if let Some(staff) = row.assignee {
        app.board().tell_staff(staff, &ToStaff::Frame(frame), |_| true);
        return;
    }
    let Some(team) = row.team else { return };
    let spot = row.spot();
    app.board().tell_each(ws, |connection| {
        let theirs = connection.signed.teams.contains(&team) && connection.signed.sees(&spot);
        if theirs { vec![ToStaff::Frame(frame.clone())] } else { Vec::new() }
    });
}

async fn flush(app: &Live, dirty: Dirty) -> Result<(), Problem> {
    app.board().end_outlived(app.now());
    for (ws, cases) in dirty.cases {
        tell_summaries(app, ws, cases.into_iter().collect()).await?;
    }
    for ws in dirty.counts {
        tell_counts(app, ws).await?;
    }
    for (ws, cases) in dirty.customers {
        let whose = app.db.read::<_, Problem, _>(move |tx| {
            cases
                .into_iter()
                .map(|case| Ok((case, store::customer_of(tx, ws, case)?)))
                .collect::<Result<Vec<_>, Problem>>()
        });
        for (case, customer) in whose.await? {
            let Some(customer) = customer.filter(|it| app.hub.customer_online(ws, *it)) else { continue };
            tell_conversations(app, ws, customer, Some(case)).await?;
        }
    }
    for ws in dirty.queues {
        let queued: Vec<CustomerId> = {
            let board = app.board();
            board.queued.iter().filter(|it| it.0 == ws).map(|it| it.1).take(QUEUE_TOLD).collect()
        };
        for customer in queued {
            tell_conversations(app, ws, customer, None).await?;
        }
    }
    for (ws, staff) in dirty.people {
        tell_presence(app, ws, staff).await?;
    }
    Ok(())
}

/// Each who may see a case, and wants to hear of cases, gets its summary, with their own count of what is unread. Whose summary is sent
/// to whom is noted before.
async fn tell_summaries(app: &Live, ws: WorkspaceId, cases: Vec<CaseId>) -> Result<(), Problem> {
    let viewers = app.board().signed(ws);
    if viewers.is_empty() {
        return Ok(());
    }
    // Who is sent what is to be written down: summaries come no faster than that.
    app.trust.keep_up().await;
    let inner = app.clone();
    let all = app.db.read::<_, Problem, _>(move |tx| list::for_everybody(&inner, tx, ws, &cases)).await?;
    let mut frames: HashMap<list::Look, Utf8Bytes> = HashMap::new();
    for shown in &all {
        show_out(app, shown);
    }
    app.board().tell_each(ws, |connection| {
        if !connection.cases {
            return Vec::new();
        }
        let signed = &connection.signed;
        let seen: Vec<_> = all.iter().filter_map(|it| Some((it, it.to(signed)?))).collect();
        app.trust.show(signed, seen.iter().map(|it| it.0.sent_to(signed)));
        let frames = seen.into_iter().map(|(shown, look)| {
            let frame = frames.entry(look).or_insert_with(|| {
                let case = &shown.summary(look);
                Frame::Case { case }.text()
            });
            ToStaff::Frame(frame.clone())
        });
        frames.collect()
    });
    Ok(())
}

/// Whoever still looks at a case that they cannot see any more does not hear of it from here on.
fn show_out(app: &Live, shown: &list::Shown) {
    let case = shown.case();
    let frame = Frame::Gone { case }.text();
    let out = app.board().show_out(case, &ToStaff::Gone { case, frame }, |signed| shown.to(signed).is_some());
    if out {
        super::staff::tell_viewers(app, case);
    }
}

async fn tell_counts(app: &Live, ws: WorkspaceId) -> Result<(), Problem> {
    let lookers = app.board().signed(ws);
    if lookers.is_empty() {
        return Ok(());
    }
    let all = app.db.read::<_, Problem, _>(move |tx| tally::Tally::read(tx, ws, &lookers)).await?;
    app.board().tell_counts(ws, |signed| Frame::Counts { counts: &all.counts_of(signed) }.text());
    Ok(())
}

async fn tell_conversations(
    app: &Live,
    ws: WorkspaceId,
    customer: CustomerId,
    only: Option<CaseId>,
) -> Result<(), Problem> {
    let inner = app.clone();
    let all =
        app.db.read::<_, Problem, _>(move |tx| store::customers_view(&inner, tx, ws, customer, only)).await?;
    let mut board = app.board();
    if only.is_none() && !all.iter().any(|it| it.queue.is_some()) {
        board.queued.remove(&(ws, customer));
    }
    for conversation in &all {
        if conversation.queue.is_some() {
            board.queued.insert((ws, customer));
        }
        board.tell_customer(customer, &ToCustomer::Frame(Frame::Conversation { conversation }.text()));
    }
    Ok(())
}

async fn tell_presence(app: &Live, ws: WorkspaceId, staff: HashSet<StaffId>) -> Result<(), Problem> {
    let found = app.db.read::<_, Problem, _>(move |tx| {
        staff
            .into_iter()
            .map(|id| Ok((id, store::presence(tx, ws, id)?)))
            .collect::<Result<Vec<_>, Problem>>()
    });
    for (staff, presence) in found.await? {
        let shown = if app.hub.staff_connected(ws, staff) { presence.as_str() } else { "offline" };
        let frame = Frame::Presence { staff, presence: shown }.text();
        app.board().tell_each(ws, |_| vec![ToStaff::Frame(frame.clone())]);
    }
    Ok(())
}
