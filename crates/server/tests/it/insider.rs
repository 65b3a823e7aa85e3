//! A bribed agent tries to take the personal data of a thousand customers along, in every way that there is.

use crate::{
    support::{Answer, Client, TestApp, each_engine},
    talk::{Desk, desk, staff_socket},
};
use futures_util::future::join_all;
use ombud_base::id::{ConversationId, CustomerId, InboxId};
use ombud_server::{
    conversations::types::{Insist, Kind, Post, Target},
    customers::{self, IdentityKind, NewCustomer, Proof},
    events::{Actor, Journal, read_events},
    http::Code,
};
use serde_json::{Value as Json, json};
use std::{
    collections::BTreeSet,
    ops::Range,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

pub const CUSTOMERS: usize = 1000;
const BUDGET: usize = 30;

pub fn email(n: usize) -> String {
    format!("victim{n:04}@harvest{}.example", n % 7)
}

pub fn said(n: usize) -> String {
    format!("spoken{n:04}@elsewhere.example")
}

pub fn wallet(n: usize) -> String {
    // A valid address on any chain of Ethereum's kind: lower case has no checksum.
    format!("0x{:040x}", 0xfeed_0000_0000_0000_0000_0000_0000_0000_u128 + n as u128)
}

pub fn uid(n: usize) -> String {
    format!("uidsecret{n:05}")
}

pub fn passport(n: usize) -> String {
    format!("PASSX{n:07}")
}

/// A word that nobody else writes. It is no value that the mask knows: what customers tell in words is in previews.
pub fn story(n: usize) -> String {
    let letter = |it: char| char::from(b'a' + u8::try_from(it.to_digit(10).unwrap()).unwrap());
    format!("story{}", format!("{n:04}").chars().map(letter).collect::<String>())
}

pub fn name(n: usize) -> String {
    format!("Given{n:04}")
}

/// What the agent got to see in clear.
#[derive(Default)]
pub struct Loot {
    seen: Mutex<BTreeSet<String>>,
    ways: AtomicUsize,
}

impl Loot {
    /// Another way to try.
    pub fn way(&self, app: &TestApp) {
        self.ways.fetch_add(1, Ordering::Relaxed);
        app.advance(Duration::from_secs(1));
    }

    pub fn take(&self, text: &str) {
        let mut seen = self.seen.lock().unwrap();
        for (begin, length, rest) in [
            ("victim", 10, "@harvest"),
            ("spoken", 10, "@elsewhere"),
            ("uidsecret", 14, ""),
            ("PASSX", 12, ""),
        ] {
            for (at, _) in text.match_indices(begin) {
                let found = text.get(at..at + length).unwrap_or_default();
                let digits = found.get(begin.len()..).unwrap_or_default();
                let whole =
                    digits.len() == length - begin.len() && digits.bytes().all(|it| it.is_ascii_digit());
                if whole && text.get(at + length..).is_some_and(|it| it.starts_with(rest)) {
                    seen.insert(found.to_owned());
                }
            }
        }
        for (at, _) in text.match_indices("0x00000000feed") {
            let found = text.get(at..at + 42).unwrap_or_default().to_owned();
            if (0..CUSTOMERS).any(|n| wallet(n) == found) {
                seen.insert(found);
            }
        }
    }

    fn answer(&self, answer: Answer) -> Json {
        self.take(&answer.text);
        answer.json()
    }

    async fn get(&self, client: &Client, path: &str) -> Json {
        self.answer(client.get(path).await)
    }

    /// Every page of a list.
    async fn pages(&self, client: &Client, path: &str) -> Vec<Json> {
        let (mut all, mut next) = (Vec::new(), String::new());
        loop {
            let join = if path.contains('?') { '&' } else { '?' };
            let page = self.get(client, &format!("{path}{join}limit=100{next}")).await;
            all.extend(page["items"].as_array().cloned().unwrap_or_default());
            match page["next"].as_str() {
                Some(cursor) if all.len() < 2 * CUSTOMERS => next = format!("&cursor={cursor}"),
                _ => return all,
            }
        }
    }

    fn len(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    fn clean(&self, after: &str) {
        let seen = self.seen.lock().unwrap();
        assert!(seen.is_empty(), "{after} showed {} in clear: {:?}", seen.len(), seen.iter().next());
    }
}

/// A thousand customers, each with an address, a wallet, an app's id, a passport's number and a case.
async fn populate(app: &TestApp, desk: &Desk) -> Vec<CustomerId> {
    let passport_field =
        json!({"on": "customer", "key": "passport", "label": "Passport", "type": "text", "personal": true});
    desk.admin.post("/fields", passport_field).await.ok();
    arrive(app, desk, 0..CUSTOMERS).await
}

/// Some of them come, and write.
pub async fn arrive(app: &TestApp, desk: &Desk, which: Range<usize>) -> Vec<CustomerId> {
    let workspace = app.workspace;
    let numbers = which.clone();
    let made = app.write(move |tx, parts| {
        let mut journal = Journal::open(tx, workspace, Actor::System, parts.now())?;
        let mut all = Vec::new();
        for n in numbers.clone() {
            let new = NewCustomer {
                name: Some(format!("{} Family", name(n))),
                email: Some(email(n)),
                language: Some("en".into()),
                time_zone: None,
            };
            let id = customers::create(tx, &mut journal, &parts.random, &new)?;
            let (kind, proof) = (IdentityKind::Wallet, Proof::Wallet);
            customers::prove(tx, &mut journal, &parts.random, id, kind, &wallet(n), proof)?;
            let (kind, proof) = (IdentityKind::AppUser, Proof::SignedToken);
            customers::prove(tx, &mut journal, &parts.random, id, kind, &uid(n), proof)?;
            let fields = json!({"passport": passport(n)}).as_object().cloned();
            let change = customers::CustomerChange { fields, ..Default::default() };
            customers::change(tx, &mut journal, &parts.random, id, &change)?;
            all.push(id);
        }
        journal.close(tx, &parts.hub)?;
        Ok(all)
    });
    let all = made.await;
    let who: Vec<(usize, CustomerId)> = which.zip(all.iter().copied()).collect();
    for chunk in who.chunks(100) {
        write(app, desk, chunk, |n| format!("Question from {}, please answer there", said(n))).await;
    }
    all
}

/// Each of these customers begins a conversation.
pub async fn write(app: &TestApp, desk: &Desk, who: &[(usize, CustomerId)], body: impl Fn(usize) -> String) {
    let inbox: InboxId = desk.inbox["id"].as_str().unwrap().parse().unwrap();
    let posts = who.iter().map(|(n, customer)| {
        let conversation = ConversationId::new(app.app.now(), &app.app.random);
        app.app.lane.post(Post {
            workspace: app.workspace,
            by: Actor::Customer(*customer),
            to: Target::Customer { customer: *customer, inbox, conversation },
            kind: Kind::Message,
            id: Some("m1".into()),
            body: body(*n),
            files: Vec::new(),
            mentions: Vec::new(),
            seen: None,
            origin: None,
            insist: Insist::No,
            form: None,
        })
    });
    assert!(join_all(posts).await.iter().all(Result::is_ok));
}

/// The open alerts, as security sees them.
pub async fn alerts(app: &TestApp, security: &Client) -> Vec<Json> {
    app.app.trust.settled().await;
    security.get("/trust/alerts?open=true").await.ok()["items"].as_array().unwrap().clone()
}

fn rules(alerts: &[Json]) -> BTreeSet<&str> {
    alerts.iter().map(|it| it["rule"].as_str().unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bribed_agent_sees_a_days_budget_and_is_caught() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let all = populate(&app, &desk).await;
        let (agent, lead) = (app.sign_in("Agent").await, app.sign_in("Lead").await);
        let security = app.sign_in("Security").await;
        let loot = Loot::default();
        let begun = app.app.now();

        let cases = lists(&app, &agent, &loot).await;
        loot.clean("lists");
        // The alert is there while the reading still goes on.
        let first = alerts(&app, &security).await;
        assert!(rules(&first).contains("listing"), "{first:?}");
        let raised: ombud_base::Time = first[0]["at"].as_str().unwrap().parse().unwrap_or(begun);
        assert!(raised.since(begun) < Duration::from_secs(60), "{first:?}");

        searches(&app, &agent, &loot, &all).await;
        loot.clean("searches");
        probes(&app, &agent, &loot, &all).await;
        loot.clean("probes");
        settings(&app, &desk, &agent, &lead, &loot).await;
        loot.clean("settings, tokens and webhooks");
        changes(&app, &agent, &loot, &all, &cases).await;
        loot.clean("changes");
        sockets(&app, &desk, &loot, &all, &cases, &agent).await;
        loot.clean("sockets");
        opened(&app, &agent, &loot, &all, &cases).await;
        loot.clean("opened cases");
        everything_there_is(&app, &agent, &loot, &all, &cases).await;
        loot.clean("any question that the API knows");
        reveals(&app, &agent, &loot, &all, &cases).await;

        assert!(loot.ways.load(Ordering::Relaxed) >= 25, "{} ways", loot.ways.load(Ordering::Relaxed));
        assert_eq!(loot.len(), BUDGET, "{:?}", loot.seen.lock().unwrap());
        all_is_written_down(&app).await;
        let found = alerts(&app, &security).await;
        let rules = rules(&found);
        for rule in ["listing", "hoarding", "many", "outside", "walking", "budget", "guessing"] {
            assert!(rules.contains(rule), "{rule} is missing: {rules:?}");
        }
        let who = agent.staff.unwrap().to_string();
        assert!(found.iter().filter(|it| it["reader"]["id"] == who).count() >= 5);
        let about = found.iter().find(|it| it["rule"] == "walking").unwrap();
        assert!(about["evidence"].as_array().unwrap().len() >= 10, "{about}");
        // Cut off at once.
        let id = about["id"].as_str().unwrap();
        security.post(&format!("/trust/alerts/{id}/cut"), json!({})).await.ok();
        agent.get("/cases").await.problem(Code::Unauthenticated);
    })
    .await;
}

/// 1 to 5: lists, in every order, and what stands beside them.
async fn lists(app: &TestApp, agent: &Client, loot: &Loot) -> Vec<Json> {
    loot.way(app);
    let cases = loot.pages(agent, "/cases?view=all").await;
    assert_eq!(cases.len(), CUSTOMERS);
    loot.way(app);
    loot.pages(agent, "/cases?view=all&sort=created").await;
    loot.way(app);
    loot.pages(agent, "/cases?view=waiting&language=en").await;
    loot.way(app);
    let customers = loot.pages(agent, "/customers").await;
    assert_eq!(customers.len(), CUSTOMERS);
    assert!(customers[0]["masked"].as_array().unwrap().len() >= 4, "{}", customers[0]);
    loot.way(app);
    for path in
        ["/dashboard", "/cases/counts", "/staff", "/fields", "/event-kinds", "/workspace", "/trust/alerts"]
    {
        loot.get(agent, path).await;
    }
    cases
}

/// 6 to 12: what is masked is not found by its parts, and is masked where it is found.
async fn searches(app: &TestApp, agent: &Client, loot: &Loot, all: &[CustomerId]) {
    loot.way(app);
    for beginning in ["v", "vi", "victim", "victim0", "victim0001", "victim0001@", "victim0001@harvest1"] {
        let found = loot.pages(agent, &format!("/customers?q={beginning}")).await;
        assert_eq!(found.len(), 0, "{beginning} is an oracle");
    }
    loot.way(app);
    for domain in ["harvest1.example", "harvest", "@harvest1.example", "example"] {
        assert_eq!(loot.pages(agent, &format!("/customers?q={domain}")).await.len(), 0, "{domain}");
    }
    loot.way(app);
    for part in ["0x", "0x0000", &wallet(5)[..41], "uidsecret", "uidsecret0000", "PASSX0000005", "PASSX"] {
        assert_eq!(loot.pages(agent, &format!("/customers?q={part}")).await.len(), 0, "{part}");
    }
    loot.way(app);
    for (whole, n) in [(email(3), 3), (email(4).to_uppercase(), 4), (wallet(5), 5), (uid(6), 6)] {
        let answer = agent.get(&format!("/customers?q={whole}")).await.ok();
        assert_eq!(answer["items"][0]["id"], json!(all[n]), "{whole}");
        assert!(!answer.to_string().contains(&whole), "{answer}");
    }
    loot.way(app);
    // A name and a part of what is masked together would tell whether the part is right.
    assert_eq!(loot.pages(agent, "/customers?q=given0007%20victim0007").await.len(), 0);
    assert_eq!(loot.pages(agent, "/customers?q=given0007").await.len(), 1);
    loot.way(app);
    ombud_server::search::catch_up(&app.app.search).await.unwrap();
    for words in ["elsewhere.example", "spoken0009", "question", "please answer", "elsewhere", "example"] {
        loot.pages(agent, &format!("/search?q={words}")).await;
    }
    loot.way(app);
    for question in
        ["/customers?q=%25", "/customers?q=*", "/customers?q=_&cursor=x", "/cases?cursor=x", "/search?q="]
    {
        loot.get(agent, question).await;
    }
}

/// Completing by searches what the mask leaves: parts of what a customer wrote find nothing, whatever stands beside them; the whole
/// finds it, masked, and is written down; a series of guesses raises an alert.
async fn probes(app: &TestApp, agent: &Client, loot: &Loot, all: &[CustomerId]) {
    loot.way(app);
    for part in [
        "spoken0009",
        "elsewhere",
        "elsewhere.example",
        "spoken0009@elsewhere",
        "@elsewhere.example",
        "example",
        "question%20spoken0009",
        "please%20elsewhere.example",
    ] {
        let page = loot.get(agent, &format!("/search?q={part}")).await;
        for found in ["items", "customers", "cases"] {
            assert_eq!(page[found], json!([]), "{part} is an oracle");
        }
        assert_eq!(
            (&page["next"], &page["instead"], &page["recorded"]),
            (&Json::Null, &Json::Null, &json!(false))
        );
    }
    loot.way(app);
    let page = loot.get(agent, &format!("/search?q={}", said(9))).await;
    assert_eq!(page["items"].as_array().unwrap().len(), 1, "{page}");
    assert_eq!(page["items"][0]["case"]["customer"]["id"], json!(all[9]));
    assert_eq!(page["recorded"], true);
    loot.way(app);
    for n in CUSTOMERS..CUSTOMERS + 25 {
        let page = loot.get(agent, &format!("/search?q={}", said(n))).await;
        assert_eq!(page["items"], json!([]), "{page}");
    }
    let workspace = app.workspace;
    let events = app.read(move |tx| read_events(tx, workspace, 0, 100_000)).await;
    let searched: Vec<_> = events.iter().filter(|it| it.kind == "search.personal").collect();
    assert!(searched.iter().any(|it| it.data["found"] == 1) && searched.len() >= 26, "{}", searched.len());
    assert!(!searched.iter().any(|it| json!(it.data).to_string().contains("spoken")));
}

/// 13 to 18: making oneself, or a programme, see more.
async fn settings(app: &TestApp, desk: &Desk, agent: &Client, lead: &Client, loot: &Loot) {
    loot.way(app);
    let scopes = json!({"name": "mine", "scopes": ["customers.view", "cases.view", "cases.view_all"]});
    agent.post("/api-tokens", scopes.clone()).await.problem(Code::Forbidden);
    // Even an admin's token sees masks, unless it was given the permission by name.
    let token = desk.admin.post("/api-tokens", scopes).await.ok();
    let program = app.bearer(token["token"].as_str().unwrap());
    loot.pages(&program, "/customers").await;
    loot.pages(&program, "/cases?view=all").await;
    loot.way(app);
    let hook = json!({"url": "https://example.com/hook", "events": ["*"]});
    agent.post("/webhooks", hook.clone()).await.problem(Code::Forbidden);
    let hook = desk.admin.post("/webhooks", hook).await.ok();
    let (workspace, anna) = (app.workspace, email(1));
    app.write(move |tx, parts| {
        let mut journal = Journal::open(tx, workspace, Actor::System, parts.now())?;
        let new = NewCustomer { name: Some("Late".into()), email: Some(anna.clone()), ..Default::default() };
        customers::create(tx, &mut journal, &parts.random, &new)?;
        journal.close(tx, &parts.hub)?;
        Ok(())
    })
    .await;
    while ombud_server::webhooks::dispatch(&app.app.webhooks, app.workspace).await.unwrap() {}
    let sent: Vec<String> =
        app.opened().await.into_iter().filter(|it| it.0 == "deliveries.payload").map(|it| it.1).collect();
    assert!(sent.iter().any(|it| it.contains("customer.created")), "{sent:?}");
    sent.iter().for_each(|it| loot.take(it));
    desk.admin.delete(&format!("/webhooks/{}", hook["id"].as_str().unwrap())).await.ok();
    loot.way(app);
    agent
        .post("/roles", json!({"name": "x", "permissions": ["customers.unmasked"]}))
        .await
        .problem(Code::Forbidden);
    loot.way(app);
    let fields = desk.admin.get("/fields").await.ok();
    let field = format!("/fields/{}", fields["items"][0]["id"].as_str().unwrap());
    agent.patch(&field, json!({"personal": false})).await.problem(Code::Forbidden);
    lead.patch(&field, json!({"personal": false})).await.problem(Code::Forbidden);
    lead.delete(&field).await.problem(Code::Forbidden);
    loot.way(app);
    for path in ["/trust/rules", "/trust/canaries", "/trust/alerts"] {
        agent.get(path).await.problem(Code::Forbidden);
    }
    agent.put("/trust/rules", json!({"reveals_per_day": 1000})).await.problem(Code::Forbidden);
    loot.way(app);
    let own = format!("/staff/{}/reveal-budget", agent.staff.unwrap());
    agent.post(&own, json!({"extra": 100, "reason": "because I can"})).await.problem(Code::Forbidden);
    let own = format!("/staff/{}/reveal-budget", lead.staff.unwrap());
    lead.post(&own, json!({"extra": 100, "reason": "because I can"})).await.problem(Code::Conflict);
}

/// 19 to 25: answers to changes, merged cases, drafts, canned replies, scheduled messages, notes.
async fn changes(app: &TestApp, agent: &Client, loot: &Loot, all: &[CustomerId], cases: &[Json]) {
    let case = |n: usize| cases[n]["id"].as_str().unwrap().to_owned();
    loot.way(app);
    for id in all.iter().take(20) {
        loot.answer(agent.patch(&format!("/customers/{id}"), json!({"language": "de"})).await);
    }
    loot.way(app);
    let masked = agent.patch(&format!("/customers/{}", all[0]), json!({"email": "v•••@h•••.example"})).await;
    masked.problem(Code::Invalid);
    let masked = json!({"fields": {"passport": "•••"}});
    agent.patch(&format!("/customers/{}", all[0]), masked).await.problem(Code::Invalid);
    loot.way(app);
    let reply = json!({"shortcut": "x", "title": "x", "body": "{{customer.email}}"});
    agent.post("/canned-replies", reply).await.problem(Code::Forbidden);
    loot.answer(agent.post("/canned-replies/x/use", json!({})).await);
    loot.way(app);
    loot.answer(
        agent
            .put(&format!("/cases/{}/draft", case(0)), json!({"body": "{{customer.email}}", "kind": "note"}))
            .await,
    );
    loot.way(app);
    let later = json!({"id": "l", "body": "{{customer.email}}", "send_at": "2026-02-01T00:00:00Z"});
    loot.answer(agent.post(&format!("/cases/{}/messages", case(0)), later).await);
    loot.way(app);
    // Another one's wallet, guessed by what the mask shows of it: the verdict must not complete it.
    let name = cases[0]["customer"]["name"].as_str().unwrap();
    let real = wallet(name[5..9].parse().unwrap());
    let guess = format!("{}{}{}", &real[..16], "1111111111111111", &real[32..]);
    let note = json!({"id": "n", "kind": "note", "body": guess, "mentions": [agent.staff.unwrap()]});
    let judged = loot.answer(agent.post(&format!("/cases/{}/messages", case(0)), note).await);
    assert!(judged["addresses"][0]["poisoned"]["like"].as_str().unwrap().contains('…'), "{judged}");
    loot.way(app);
    loot.answer(agent.post(&format!("/cases/{}/merge", case(1)), json!({"into": case(2)})).await);
}

/// 26: everything that a socket brings.
async fn sockets(
    app: &TestApp,
    desk: &Desk,
    loot: &Loot,
    all: &[CustomerId],
    cases: &[Json],
    agent: &Client,
) {
    loot.way(app);
    let (mut socket, welcome) = staff_socket(app, agent).await;
    loot.take(&welcome.to_string());
    let case = cases[3]["id"].as_str().unwrap();
    agent.patch(&format!("/cases/{case}"), json!({"priority": "high"})).await.ok();
    loot.take(&socket.next_of("case").await.to_string());
    socket.send(json!({"t": "open", "case": case})).await;
    loot.take(&socket.next_of("opened").await.to_string());
    let note = json!({"id": "m", "kind": "note", "body": said(3), "mentions": [agent.staff.unwrap()]});
    agent.post(&format!("/cases/{case}/messages"), note).await.ok();
    loot.take(&socket.next_of("notify").await.to_string());
    drop(socket);
    crate::listening::listens(app, desk, loot, all).await;
}

/// 29 to 31: opening one case after the other, by id, by number, and each customer.
async fn opened(app: &TestApp, agent: &Client, loot: &Loot, all: &[CustomerId], cases: &[Json]) {
    loot.way(app);
    for id in all.iter().take(100) {
        loot.get(agent, &format!("/customers/{id}")).await;
    }
    loot.way(app);
    for number in 1..=15 {
        loot.get(agent, &format!("/cases?number={number}")).await;
    }
    loot.way(app);
    let mut by_number: Vec<&Json> = cases.iter().collect();
    by_number.sort_by_key(|it| it["number"].as_i64());
    for case in by_number.into_iter().take(100) {
        loot.get(agent, &format!("/cases/{}", case["id"].as_str().unwrap())).await;
    }
}

/// 32 and 33: every question that the API knows, about customers, cases and all else (files, exports, account facts, chains, receipts,
/// unanswered questions, what comes later); and what takes much along at once.
async fn everything_there_is(app: &TestApp, agent: &Client, loot: &Loot, all: &[CustomerId], cases: &[Json]) {
    loot.way(app);
    let document = serde_json::to_value(ombud_server::ombud::document()).unwrap();
    let asked = document["paths"].as_object().unwrap().iter().filter(|(_, it)| it.get("get").is_some());
    // A thread shows whoever opens it what its customer wrote: that is the work, and is noted as an opened case.
    let paths: Vec<&str> = asked
        .filter_map(|(path, _)| path.strip_prefix("/api/v1"))
        .filter(|it| *it != "/cases/{id}/messages")
        .collect();
    assert!(paths.len() > 100, "{}", paths.len());
    for n in 300..305 {
        for path in &paths {
            let id = match path.split('/').nth(1) {
                Some("customers") => all[n].to_string(),
                _ => cases[n]["id"].as_str().unwrap().to_owned(),
            };
            loot.get(agent, &path.replace("{id}", &id).replace("{conversation}", &id)).await;
            loot.clean(path);
        }
    }
    loot.way(app);
    for (at, case) in cases.iter().take(20).enumerate() {
        let case = case["id"].as_str().unwrap();
        loot.answer(agent.post(&format!("/customers/{}/exports", all[at]), json!({})).await);
        loot.answer(agent.post(&format!("/customers/{}/export", all[at]), json!({})).await);
        loot.answer(agent.post("/chains/look", json!({"text": wallet(at), "case": case})).await);
        loot.answer(
            agent
                .post(
                    &format!("/cases/{case}/account/actions"),
                    json!({"action": "resend", "reason": "asked"}),
                )
                .await,
        );
    }
}

/// 34 to 37: reveals without a case, for another's customer, and sixty of one's own at once.
async fn reveals(app: &TestApp, agent: &Client, loot: &Loot, all: &[CustomerId], cases: &[Json]) {
    let of = |n: usize| {
        let case = cases.iter().find(|it| it["customer"]["id"] == json!(all[n])).unwrap();
        case["id"].as_str().unwrap().to_owned()
    };
    let ask = async |n: usize, field: String, case: String| {
        let body = json!({"field": field, "reason": "asked on the phone", "case": case});
        agent.post(&format!("/customers/{}/reveals", all[n]), body).await
    };
    loot.way(app);
    ask(500, "email".into(), of(500)).await.problem(Code::Forbidden);
    loot.way(app);
    let ids: Vec<String> = (200..260).map(of).collect();
    let mine = json!({"cases": ids, "action": {"assign": agent.staff.unwrap()}});
    assert_eq!(agent.post("/cases/bulk", mine).await.ok()["done"], 60);
    ask(500, "email".into(), of(200)).await.problem(Code::Invalid);
    ask(200, "note".into(), of(200)).await.problem(Code::Invalid);
    loot.way(app);
    let answers = join_all((200..260).map(|n| ask(n, "email".into(), of(n)))).await;
    let done = answers.iter().filter(|it| it.status == 201).count();
    assert_eq!(done, BUDGET);
    for answer in answers {
        loot.take(&answer.text);
        if answer.status != 201 {
            let problem = answer.problem(Code::BudgetSpent);
            assert_eq!(problem["renews_at"], "2026-01-06T00:00:00Z", "{problem}");
            assert!(
                problem["ask"].as_array().unwrap().iter().any(|it| it.as_str().unwrap().starts_with("lead"))
            );
        }
    }
    loot.way(app);
    for field in ["fields.passport", "name"] {
        let answer = ask(201, field.into(), of(201)).await;
        loot.take(&answer.text);
        assert_ne!(answer.status, 201, "{}", answer.text);
    }
}

/// Whatever was revealed is in the events: once each, with the reason, without the value.
async fn all_is_written_down(app: &TestApp) {
    let workspace = app.workspace;
    let events = app.read(move |tx| read_events(tx, workspace, 0, 100_000)).await;
    let revealed: Vec<_> = events.iter().filter(|it| it.kind == "customer.revealed").collect();
    assert_eq!(revealed.len(), BUDGET);
    let whom: BTreeSet<String> = revealed.iter().map(|it| it.data["customer"].to_string()).collect();
    assert_eq!(whom.len(), BUDGET);
    for event in revealed {
        assert_eq!(
            (&event.data["field"], &event.data["reason"]),
            (&json!("email"), &json!("asked on the phone"))
        );
        assert!(!event.data.to_string().contains('@'), "{}", event.data);
    }
    assert!(events.iter().any(|it| it.kind == "reveals.refused"));
    assert!(events.iter().any(|it| it.kind == "security.alert"));
}
