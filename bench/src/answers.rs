//! How long customers wait for the bot: from the moment a question is due to the frame that brings the bot's message, each in
//! a conversation of its own, at a steady rate.

use crate::{adapters::websocket::Text, desk::Desk, pace::Pace, process, stats::Latency};
use anyhow::{Context, Result, ensure};
use clap::Args;
use serde_json::json;
use std::{
    cell::RefCell,
    fs,
    path::PathBuf,
    rc::Rc,
    time::{Duration, Instant},
};
use tokio::{
    task::{self, LocalSet},
    time::timeout,
};
use uuid::Uuid;

/// Nobody waits longer: a question without an answer by then has failed.
const PATIENCE: Duration = Duration::from_secs(30);

#[derive(Args)]
pub struct Options {
    #[arg(long)]
    url: String,
    /// An administrator's `email:password`.
    #[arg(long)]
    login: String,
    /// What customers ask: a question a line.
    #[arg(long)]
    questions: PathBuf,
    /// Customers who ask in turn.
    #[arg(long, default_value_t = 10)]
    customers: usize,
    /// Questions a second of all together; 0: each asks again as soon as it is answered.
    #[arg(long, default_value_t = 20.0)]
    rate: f64,
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=300))]
    seconds: u64,
    /// The server's process (and its database's); may be repeated.
    #[arg(long)]
    pid: Vec<u32>,
}

#[derive(Default)]
struct Answers {
    latency: Latency,
    failed: u64,
    /// The question whose answer took longest, from the moment that it was sent.
    slowest: (Duration, String),
}

pub async fn run(options: Options) -> Result<()> {
    LocalSet::new().run_until(measure(options)).await
}

async fn measure(options: Options) -> Result<()> {
    let desk = Rc::new(Desk::sign_in(&options.url, &options.login).await?);
    let inboxes = desk.items("/inboxes").await?;
    let with_bot =
        inboxes.iter().find(|it| it["bot"] == true).context("no inbox has the bot answer first")?;
    let inbox = with_bot["key"].as_str().context("an inbox without a key")?.to_owned();
    let questions: Rc<Vec<String>> =
        Rc::new(fs::read_to_string(&options.questions)?.lines().map(str::to_owned).collect());
    ensure!(!questions.is_empty(), "no questions in {}", options.questions.display());
    // The first question of all pays for what is made once.
    let mut warm = Customer::open(&desk, &inbox).await?;
    warm.ask(&questions[0]).await?;
    let answers = Rc::new(RefCell::new(Answers::default()));
    let cpu_before = process::cpu(&options.pid)?;
    let start = Instant::now();
    let end = start + Duration::from_secs(options.seconds);
    let mut asking = Vec::new();
    for number in 0..options.customers {
        let pace = Pace::new(start, options.rate, number, options.customers);
        let work =
            ask_on(desk.clone(), inbox.clone(), questions.clone(), (number, pace, end), answers.clone());
        asking.push(task::spawn_local(work));
    }
    for it in asking {
        it.await.context("a customer's task")??;
    }
    let Answers { latency, failed, slowest: (took, question) } = &*answers.borrow();
    println!("answer {} failed={failed}", latency.line());
    println!("slowest ms={:.1} {question}", took.as_secs_f64() * 1e3);
    if !options.pid.is_empty() {
        let cpu = process::cpu(&options.pid)? - cpu_before;
        println!("server cpu_us_each={:.0}", cpu.as_secs_f64() * 1e6 / latency.count().max(1) as f64);
    }
    Ok(())
}

async fn ask_on(
    desk: Rc<Desk>,
    inbox: String,
    questions: Rc<Vec<String>>,
    (number, mut pace, end): (usize, Pace, Instant),
    answers: Rc<RefCell<Answers>>,
) -> Result<()> {
    let mut at = number * 37;
    loop {
        // A new customer for each question: nobody has asked before, and nothing is open.
        let mut customer = Customer::open(&desk, &inbox).await?;
        let from = pace.turn().await.from;
        if from >= end {
            return Ok(());
        }
        let question = questions.get(at % questions.len()).context("a question")?;
        at += 101;
        let sent = Instant::now();
        let asked = timeout(PATIENCE, customer.ask(question)).await;
        let mut answers = answers.borrow_mut();
        if sent.elapsed() > answers.slowest.0 {
            answers.slowest = (sent.elapsed(), question.clone());
        }
        match asked {
            Ok(Ok(())) => answers.latency.record(from.elapsed()),
            _ => answers.failed += 1,
        }
    }
}

struct Customer(Text);

impl Customer {
    async fn open(desk: &Desk, inbox: &str) -> Result<Self> {
        let session = desk.session(inbox).await?;
        let mut socket = Text::connect(&desk.socket_url("/ws/customer")).await?;
        socket.send(json!({"t": "hello", "v": 1, "session": session.token, "seen": {}}).to_string()).await?;
        socket.expect("\"t\":\"welcome\"").await?;
        Ok(Self(socket))
    }

    /// Asks, and waits until the bot has said something.
    async fn ask(&mut self, question: &str) -> Result<()> {
        let frame = json!({
            "t": "send", "id": Uuid::now_v7().to_string(), "conversation": Uuid::now_v7().to_string(),
            "body": question, "files": [],
        });
        self.0.send(frame.to_string()).await?;
        loop {
            let frame = self.0.receive().await?;
            ensure!(!frame.contains("\"t\":\"nack\""), "refused: {frame}");
            if frame.contains("\"t\":\"message\"") && frame.contains("\"from\":\"bot\"") {
                return Ok(());
            }
        }
    }
}
