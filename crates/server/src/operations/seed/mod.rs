//! `ombud seed`: a desk with as much history as one wishes, to measure with. Cases and messages are written by the same
//! code as real ones, thousands in a transaction, so that numbers, counts and the search index are right.

mod words;

use crate::{
    access::{NewStaff, NewWorkspace, add_staff, create_workspace, hash_password},
    app::App,
    conversations::{
        self,
        changes::{Changes, Words},
        types::{Author, CaseState, Kind, MessageData, Priority},
    },
    customers::{self, NewCustomer},
    events::{Actor, Journal},
    http::Problem,
    inboxes::{InboxChange, create_with_key},
    ombud::Ombud,
    search,
    settings::Settings,
};
use anyhow::{anyhow, bail};
use ombud_base::{
    Random, Time, Value,
    id::{CaseId, ConversationId, CustomerId, InboxId, StaffId, TagId, TeamId, WorkspaceId},
};
use ombud_db::{DbError, Tx, copy::first_filled, sql};
use std::{sync::Arc, time::Instant};

/// Messages of one transaction, about.
const STRIDE: u64 = 4000;
/// How far the history reaches back.
const DAYS: i64 = 90;
/// Messages of a case, where nothing else follows from what is asked for.
const TALK: u64 = 8;
const AGENTS: usize = 10;
const EMAIL: &str = "admin@bench.example";
const PASSWORD: &str = "correct horse battery staple";

/// The desk that is filled.
struct Desk {
    workspace: WorkspaceId,
    inbox: InboxId,
    agents: Vec<StaffId>,
    teams: Vec<TeamId>,
    tags: Vec<TagId>,
}

/// What is to be made.
#[derive(Clone, Copy)]
struct Plan {
    cases: u64,
    messages: u64,
    open: u64,
    begin: Time,
    end: Time,
}

impl Plan {
    /// How many messages come before those of case `n`: they are spread evenly.
    const fn before(&self, n: u64) -> u64 {
        (self.messages as u128 * n as u128 / self.cases as u128) as u64
    }

    /// When message `n` was written.
    fn time(&self, n: u64) -> Time {
        let span = i128::from(self.end.micros() - self.begin.micros());
        let part = span * i128::from(n) / i128::from(self.messages.max(1));
        Time::from_micros(self.begin.micros() + i64::try_from(part).unwrap_or(0))
    }
}

/// Fills an empty database; returns what to tell the operator.
///
/// # Errors
/// When the database is not empty, or refuses.
pub async fn seed(app: &Ombud, messages: u64, open: u64) -> anyhow::Result<String> {
    let began = Instant::now();
    let found = app.db.read::<_, DbError, _>(|tx| {
        tx.maybe(sql!("SELECT slug FROM workspaces LIMIT 1"), &[], |row| row.get::<String>(0))
    });
    if let Some(slug) = found.await? {
        bail!("the database is not empty: it has the workspace {slug}; seed a new one");
    }
    if messages == 0 || open > messages {
        bail!("each open case needs a message: --open {open} does not fit --messages {messages}");
    }
    let hash = hash_password(PASSWORD, &app.random).map_err(told)?;
    let part = app.clone();
    let desk = Arc::new(app.db.write(move |tx| set_up(tx, &part, &hash)).await.map_err(told)?);
    let end = app.now();
    let cases = (messages / TALK).max(open).max(1);
    let plan = Plan { cases, messages, open, begin: end.plus_seconds(-DAYS * 24 * 3600), end };
    let each = (STRIDE * cases / messages).max(1);
    let mut first = 0;
    while first < cases {
        let until = (first + each).min(cases);
        let (part, desk) = (app.clone(), desk.clone());
        app.db.write(move |tx| write_cases(tx, &part, &desk, &plan, first, until)).await.map_err(told)?;
        first = until;
    }
    search::catch_up(&app.search).await.map_err(told)?;
    let empty = first_filled(&app.db).await?.is_none();
    anyhow::ensure!(!empty, "nothing was written");
    Ok(format!(
        "{messages} messages in {cases} cases, {open} of them open, in {:.1} s.\nSign in as {EMAIL} with the password {PASSWORD:?}.\n",
        began.elapsed().as_secs_f64()
    ))
}

fn told(problem: Problem) -> anyhow::Error {
    problem.log();
    anyhow!("{}", problem.detail)
}

fn set_up(tx: &mut Tx<'_>, app: &App, hash: &str) -> Result<Desk, Problem> {
    let settings = Settings { brand: "Bench".into(), ..Settings::default() };
    let new = NewWorkspace { slug: "bench".into(), name: "Bench".into(), settings };
    let workspace = create_workspace(tx, app, &new)?;
    let person = |email: String, name: String, role: &str| NewStaff {
        workspace,
        email,
        name,
        role: role.into(),
        password_hash: Some(hash.to_owned()),
    };
    add_staff(tx, app, &person(EMAIL.into(), "Admin".into(), "Admin"))?;
    let agents = (1..=AGENTS)
        .map(|n| {
            add_staff(tx, app, &person(format!("agent{n}@bench.example"), format!("Agent {n}"), "Agent"))
        })
        .collect::<Result<Vec<_>, _>>()?;
    let mut journal = Journal::open(tx, workspace, Actor::System, app.now())?;
    let change = InboxChange { name: Some("Bench".into()), ..InboxChange::default() };
    let inbox = create_with_key(tx, app, &mut journal, "bench".into(), change)?.id;
    journal.close(tx, &app.hub)?;
    let teams = add_teams(tx, app, workspace, &agents)?;
    let tags = add_tags(tx, app, workspace)?;
    Ok(Desk { workspace, inbox, agents, teams, tags })
}

fn add_teams(
    tx: &mut Tx<'_>,
    app: &App,
    ws: WorkspaceId,
    agents: &[StaffId],
) -> Result<Vec<TeamId>, DbError> {
    let mut teams = Vec::new();
    for (n, name) in ["Front line", "Transactions", "Security"].into_iter().enumerate() {
        let id = TeamId::new(app.now(), &app.random);
        tx.exec(
            sql!(
                "INSERT INTO teams (workspace_id, id, name, emoji, business_hours_id, auto_assign) ",
                "VALUES ($1, $2, $3, '', NULL, FALSE)"
            ),
            &[ws.into(), id.into(), name.into()],
        )?;
        let members: Vec<Vec<Value<'_>>> =
            agents.iter().skip(n).step_by(3).map(|it| vec![ws.into(), id.into(), (*it).into()]).collect();
        tx.exec_many(
            sql!("INSERT INTO team_members (workspace_id, team_id, staff_id) VALUES ($1, $2, $3)"),
            &members,
        )?;
        teams.push(id);
    }
    Ok(teams)
}

fn add_tags(tx: &mut Tx<'_>, app: &App, ws: WorkspaceId) -> Result<Vec<TagId>, DbError> {
    let mut tags = Vec::new();
    for name in ["deposit", "withdrawal", "kyc", "phishing", "fiat", "vip", "bug", "充值"] {
        let id = TagId::new(app.now(), &app.random);
        tx.exec(
            sql!("INSERT INTO tags (workspace_id, id, name, color) VALUES ($1, $2, $3, '#1d4ed8')"),
            &[ws.into(), id.into(), name.into()],
        )?;
        tags.push(id);
    }
    Ok(tags)
}

/// A case that is being written.
struct Talk {
    number: u64,
    case: CaseId,
    conversation: ConversationId,
    customer: CustomerId,
    agent: StaffId,
    chinese: bool,
    /// How many messages it gets.
    length: u64,
}

/// Writes the cases `first..until`: their talks take turns, as they do at a real desk.
fn write_cases(
    tx: &mut Tx<'_>,
    app: &conversations::Desk,
    desk: &Desk,
    plan: &Plan,
    first: u64,
    until: u64,
) -> Result<(), Problem> {
    let random = Random::seeded(first);
    let mut written = plan.before(first);
    let mut changes = Changes::open(app, tx, desk.workspace, Actor::System, plan.time(written))?;
    let mut talks = Vec::new();
    for number in first..until {
        talks.push(open_talk(tx, &mut changes, desk, plan, number, &random)?);
    }
    let longest = talks.iter().map(|it| it.length).max().unwrap_or(0);
    for turn in 0..longest {
        for talk in talks.iter().filter(|it| turn < it.length) {
            changes.journal.now = plan.time(written);
            written += 1;
            say(&mut changes, talk, turn, &random)?;
        }
    }
    for talk in talks.iter().filter(|it| it.number + plan.open < plan.cases) {
        resolve(&mut changes, talk)?;
    }
    changes.close(tx)?;
    tag(tx, desk, &talks, &random)?;
    Ok(())
}

fn open_talk(
    tx: &mut Tx<'_>,
    changes: &mut Changes<'_>,
    desk: &Desk,
    plan: &Plan,
    number: u64,
    random: &Random,
) -> Result<Talk, Problem> {
    let chinese = random.below(100) < 45;
    let pick = |below: usize| usize::try_from(random.below(below as u64)).unwrap_or(0);
    let new = NewCustomer {
        name: Some(words::name(chinese, random)),
        email: (random.below(3) == 0).then(|| format!("customer{number}@mail.example")),
        language: Some(if chinese { "zh-CN" } else { "en" }.into()),
        time_zone: None,
    };
    let customer = customers::create(tx, &mut changes.journal, random, &new)?;
    let conversation = ConversationId::new(changes.journal.now, random);
    let case = changes.open_case(tx, conversation, customer, desk.inbox, Author::Customer)?;
    let agent = desk.agents.get(pick(desk.agents.len())).copied().ok_or_else(Problem::not_found)?;
    let team = desk.teams.get(pick(desk.teams.len() + 1)).copied();
    let is_open = number + plan.open >= plan.cases;
    // Of what is open, two in five wait for somebody to take them.
    let assignee = (!is_open || random.below(5) > 1).then_some(agent);
    let priority = [
        Priority::Low,
        Priority::Normal,
        Priority::Normal,
        Priority::Normal,
        Priority::High,
        Priority::Urgent,
    ];
    changes.change(case, |row| {
        row.team = team;
        row.assignee = assignee;
        row.priority = priority.get(pick(priority.len())).copied().unwrap_or(Priority::Normal);
    })?;
    let length = plan.before(number + 1) - plan.before(number);
    Ok(Talk { number, case, conversation, customer, agent, chinese, length })
}

fn say(changes: &mut Changes<'_>, talk: &Talk, turn: u64, random: &Random) -> Result<(), Problem> {
    // Customers begin, and write a little more than they are answered.
    let asks = turn == 0 || random.below(100) < 52;
    let (actor, author) = if asks {
        (Actor::Customer(talk.customer), Author::Customer)
    } else {
        (Actor::Staff(talk.agent), Author::Staff)
    };
    let said = Words {
        kind: Kind::Message,
        author,
        body: words::message(talk.chinese, asks, random),
        data: MessageData::default(),
        client_key: None,
        public: true,
        origin: None,
    };
    changes.write(actor, talk.conversation, said).map(drop)
}

fn resolve(changes: &mut Changes<'_>, talk: &Talk) -> Result<(), Problem> {
    let now = changes.journal.now;
    changes.change(talk.case, |row| {
        row.state = CaseState::Resolved;
        row.resolved_at = Some(now);
        row.resolved_by = Some(talk.agent);
        row.resolve_reason = Some("Solved".into());
        row.waiting_since = None;
    })
}

fn tag(tx: &mut Tx<'_>, desk: &Desk, talks: &[Talk], random: &Random) -> Result<(), DbError> {
    let chosen = talks.iter().filter_map(|talk| {
        let at = usize::try_from(random.below(desk.tags.len() as u64 * 2)).unwrap_or(0);
        Some(vec![desk.workspace.into(), (*desk.tags.get(at)?).into(), talk.case.into()])
    });
    let rows: Vec<Vec<Value<'_>>> = chosen.collect();
    tx.exec_many(sql!("INSERT INTO case_tags (workspace_id, tag_id, case_id) VALUES ($1, $2, $3)"), &rows)?;
    Ok(())
}
