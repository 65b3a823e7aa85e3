//! Kills the server again and again while customers and agents write, cuts their connections, and checks that no
//! acknowledged message is lost, doubled or out of order, and that every client catches up.

use anyhow::{Result, bail};
use clap::Parser;
use ombud_bench::{
    adapters::http,
    crash::{
        book::{Book, Writer},
        line::{Door, Line},
        readers::{Follower, Follows, Read},
        server::{Server, kill},
        writers::Sender,
    },
    desk::{Desk, Session},
};
use reqwest::Method;
use serde_json::{Value, json};
use std::{
    cell::{Cell, RefCell},
    path::PathBuf,
    rc::Rc,
    time::{Duration, Instant},
};
use tokio::{
    sync::Notify,
    task::{self, LocalSet},
    time,
};

const CATCH_UP: Duration = Duration::from_secs(60);

#[derive(Parser)]
#[command(about)]
struct Cli {
    #[arg(long)]
    url: String,
    /// An administrator's `email:password`.
    #[arg(long)]
    login: String,
    #[arg(long, default_value_t = 200)]
    rounds: usize,
    /// Connections cut while the server runs, in all.
    #[arg(long, default_value_t = 1000)]
    cuts: u64,
    #[arg(long, default_value_t = 20)]
    customers: usize,
    /// Conversations for each agent.
    #[arg(long, default_value_t = 5)]
    share: usize,
    #[arg(long, default_value = "crash-server.log")]
    log: PathBuf,
    /// The server's command, which must stay in the foreground.
    #[arg(last = true, required = true)]
    command: Vec<String>,
}

/// One conversation with its writers and readers.
struct Conversation {
    id: String,
    session: Session,
    case: String,
    device: Read,
    console: Read,
}

struct Test {
    desk: Desk,
    book: Rc<RefCell<Book>>,
    stop: Rc<Cell<bool>>,
    cuts: Vec<Rc<Notify>>,
    conversations: Vec<Conversation>,
    writing: Vec<task::JoinHandle<()>>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let cli = Cli::parse();
    ombud_bench::require_loopback(&cli.url)?;
    LocalSet::new().run_until(run(cli)).await
}

async fn run(cli: Cli) -> Result<()> {
    let url = cli.url.trim_end_matches('/').to_owned();
    let server = Server { url, command: cli.command.clone(), log: cli.log.clone() };
    let (mut child, mut slowest) = server.start().await?;
    let mut test = prepare(&cli).await?;

    let begun = Instant::now();
    for round in 1..=cli.rounds {
        let life = Duration::from_millis(rand::random_range(20..800));
        cut_for(&test, life, (cli.cuts * round as u64) / cli.rounds as u64).await;
        kill(child).await?;
        let (next, taken) = server.start().await?;
        child = next;
        slowest = slowest.max(taken);
        if round % 20 == 0 {
            eprintln!("{round} kills, {} acknowledged", test.book.borrow().acknowledged());
        }
    }
    test.stop.set(true);
    let deadline = time::Instant::now() + CATCH_UP;
    for writer in std::mem::take(&mut test.writing) {
        if time::timeout_at(deadline, writer).await.is_err() {
            test.book.borrow_mut().violation("a writer still waits for an acknowledgement".to_owned());
        }
    }
    catch_up(&test).await;
    verify(&test).await?;
    kill(child).await?;
    report(&cli, &test.book.borrow(), begun.elapsed(), slowest)
}

async fn prepare(cli: &Cli) -> Result<Test> {
    let desk = Desk::sign_in(&cli.url, &cli.login).await?;
    let inbox = desk.new_inbox().await?;
    let mut test = Test {
        desk,
        book: Rc::new(RefCell::new(Book::new(cli.customers))),
        stop: Rc::default(),
        cuts: Vec::new(),
        conversations: Vec::new(),
        writing: Vec::new(),
    };
    let mut cookie = String::new();
    for number in 0..cli.customers {
        if number % cli.share == 0 {
            cookie = test.desk.new_agent(number).await?;
        }
        let conversation = open_conversation(&test.desk, &inbox, number, &test.book).await?;
        add_clients(&mut test, conversation, number, &cookie);
    }
    Ok(test)
}

/// The first message opens the conversation and its case, before any writer runs.
async fn open_conversation(
    desk: &Desk,
    inbox: &str,
    number: usize,
    book: &RefCell<Book>,
) -> Result<Conversation> {
    let session = desk.session(inbox).await?;
    let id = uuid::Uuid::now_v7().to_string();
    let body = format!("first of conversation {number}");
    let first = json!({"id": "first", "body": body, "files": []});
    let post = desk.request(Method::POST, &format!("/widget/conversations/{id}/messages"));
    let answer = http::json(post.bearer_auth(&session.token).json(&first)).await?;
    if answer["seq"] != 1 {
        bail!("the first message of a conversation was answered by {answer}");
    }
    let case = desk.case_of(&session.customer).await?;
    book.borrow_mut().open(number, &body);
    Ok(Conversation { id, session, case, device: Read::default(), console: Read::default() })
}

fn add_clients(test: &mut Test, conversation: Conversation, number: usize, cookie: &str) {
    let Conversation { id, session, case, device, console } = &conversation;
    let customer = Door {
        url: test.desk.socket_url("/ws/customer"),
        cookie: None,
        hello: json!({"t": "hello", "v": 1, "session": session.token}),
    };
    let agent = Door {
        url: test.desk.socket_url("/ws/staff"),
        cookie: Some(cookie.to_owned()),
        hello: json!({"t": "hello", "v": 1}),
    };
    let (book, cuts) = (&test.book, &mut test.cuts);
    let mut line = |door: &Door| {
        let cut = Rc::new(Notify::new());
        cuts.push(cut.clone());
        Line { door: door.clone(), book: book.clone(), cut }
    };
    let reply = json!({"case": case, "conversation": id, "kind": "message", "mentions": []});
    for (writer, door, address) in
        [(Writer::Customer, &customer, json!({"conversation": id})), (Writer::Agent, &agent, reply)]
    {
        let stop = test.stop.clone();
        let sender = Sender { line: line(door), writer, conversation: number, address, stop };
        test.writing.push(task::spawn_local(sender.run()));
    }
    for (who, door, follows, read) in [
        ("device", &customer, Follows::Conversation(id.clone()), device),
        ("console", &agent, Follows::Case(case.clone()), console),
    ] {
        let name = format!("{who} of conversation {number}");
        let (line, read) = (line(door), read.clone());
        task::spawn_local(Follower { line, name, follows, read, complete: Cell::default() }.run());
    }
    test.conversations.push(conversation);
}

/// Lets the server live for a while, and cuts connections at random until `cuts` were cut in all.
async fn cut_for(test: &Test, life: Duration, cuts: u64) {
    let end = Instant::now() + life;
    while Instant::now() < end {
        time::sleep(Duration::from_millis(rand::random_range(1..20))).await;
        if test.book.borrow().cuts < cuts
            && let Some(client) = test.cuts.get(rand::random_range(0..test.cuts.len()))
        {
            client.notify_one();
        }
    }
}

/// Waits until every reader has what was acknowledged; what is missing then is found by `verify`.
async fn catch_up(test: &Test) {
    let end = Instant::now() + CATCH_UP;
    let behind = |(number, conversation): (usize, &Conversation)| {
        let acknowledged = test.book.borrow().acknowledged_in(number);
        conversation.device.borrow().len() < acknowledged
            || conversation.console.borrow().len() < acknowledged
    };
    while test.conversations.iter().enumerate().any(behind) && Instant::now() < end {
        time::sleep(Duration::from_millis(50)).await;
    }
    time::sleep(Duration::from_secs(1)).await; // the cases' last activities
}

async fn verify(test: &Test) -> Result<()> {
    for (number, conversation) in test.conversations.iter().enumerate() {
        let stored = stored(&test.desk, conversation).await?;
        let (device, console) = (rows(&conversation.device), rows(&conversation.console));
        let mut book = test.book.borrow_mut();
        book.compare(number, &format!("storage of conversation {number}"), &stored);
        book.compare(number, &format!("device of conversation {number}"), &device);
        book.compare_bodies(number, &format!("console of conversation {number}"), &console);
    }
    Ok(())
}

fn rows(read: &Read) -> Vec<(u64, String)> {
    read.borrow().iter().map(|(number, body)| (*number, body.clone())).collect()
}

/// The whole conversation as the API shows it.
async fn stored(desk: &Desk, conversation: &Conversation) -> Result<Vec<(u64, String)>> {
    let mut all: Vec<(u64, String)> = Vec::new();
    loop {
        let after = all.last().map_or(0, |(seq, _)| *seq);
        let path = format!("/widget/conversations/{}/messages?after={after}&limit=100", conversation.id);
        let page =
            http::json(desk.request(Method::GET, &path).bearer_auth(&conversation.session.token)).await?;
        let items = page["items"].as_array().cloned().unwrap_or_default();
        let read = |item: &Value| (item["seq"].as_u64().unwrap_or(0), text_of(item));
        all.extend(items.iter().map(read));
        if page["more"] != true || items.is_empty() {
            return Ok(all);
        }
    }
}

fn text_of(message: &Value) -> String {
    message["body"].as_str().unwrap_or_default().to_owned()
}

fn report(cli: &Cli, book: &Book, taken: Duration, slowest: Duration) -> Result<()> {
    println!(
        "crash kills={} cuts={} reconnects={} acknowledged={} refusals={} slowest_start_ms={} seconds={} violations={}",
        cli.rounds,
        book.cuts,
        book.reconnects,
        book.acknowledged(),
        book.refusals,
        slowest.as_millis(),
        taken.as_secs(),
        book.violations.len(),
    );
    for violation in book.violations.iter().take(20) {
        println!("  {violation}");
    }
    if !book.violations.is_empty() {
        bail!("promises were broken");
    }
    Ok(())
}
