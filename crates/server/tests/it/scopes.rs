//! Who is limited to teams, inboxes and types: nothing else exists for them, wherever they look.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{Customer, Desk, Socket, conversation_id, customer, desk, staff_socket},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

const TYPES: [&str; 3] = ["question", "theft", "complaint"];

/// Numbers that are the same in every run: a failure can be repeated.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// None, one or two of them; none more often.
    fn some(&mut self, of: &[String]) -> Vec<String> {
        let n = [0, 0, 1, 2][self.below(4)];
        let chosen: BTreeSet<String> = (0..n).map(|_| self.one(of).clone()).collect();
        chosen.into_iter().collect()
    }
}

fn id(json: &Json) -> String {
    json["id"].as_str().unwrap().to_owned()
}

/// Somebody, with what decides what they see.
struct Seer {
    client: Client,
    all: bool,
    teams: Vec<String>,
    scope: BTreeMap<&'static str, Vec<String>>,
}

impl Seer {
    fn me(&self) -> String {
        self.client.staff.unwrap().to_string()
    }

    fn within(&self, case: &Json) -> bool {
        [("teams", "team"), ("inboxes", "inbox"), ("types", "type")].iter().all(|(list, field)| {
            let allowed = &self.scope[list];
            allowed.is_empty() || case[field].as_str().is_some_and(|it| allowed.iter().any(|one| one == it))
        })
    }

    /// The rule, written down a second time.
    fn sees(&self, case: &Json) -> bool {
        let of_teams = case["team"].as_str().is_none_or(|it| self.teams.iter().any(|one| one == it));
        (self.all || of_teams || case["assignee"] == json!(self.me())) && self.within(case)
    }

    async fn listed(&self, query: &str) -> BTreeSet<String> {
        let (mut found, mut cursor) = (BTreeSet::new(), String::new());
        loop {
            let page = self.client.get(&format!("/cases?{query}&limit=4{cursor}")).await.ok();
            for case in page["items"].as_array().unwrap() {
                assert!(found.insert(id(case)), "listed twice");
            }
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => return found,
            }
        }
    }
}

/// A desk with three teams, three inboxes, cases everywhere.
struct World {
    desk: Desk,
    teams: Vec<String>,
    inboxes: Vec<String>,
    customers: Vec<(Customer, String)>,
}

async fn world(app: &TestApp, dice: &mut Dice) -> World {
    let desk = desk(app, json!({})).await;
    let (mut teams, mut inboxes) = (Vec::new(), vec![desk.inbox.clone()]);
    for n in 0..3 {
        teams.push(id(&desk.admin.post("/teams", json!({"name": format!("Team {n}")})).await.ok()));
    }
    for n in 0..2 {
        let new = json!({"name": format!("Shop {n}"), "channel": "web"});
        inboxes.push(desk.admin.post("/inboxes", new).await.ok());
    }
    let mut customers = Vec::new();
    for _ in 0..14 {
        let inbox = dice.one(&inboxes).clone();
        let there = Desk { admin: app.sign_in_again(desk.admin.staff.unwrap()).await, inbox };
        let who = customer(app, &there).await;
        let conversation = conversation_id();
        who.write(&conversation, "1", "where is my shibboleth").await;
        app.advance(Duration::from_secs(2));
        customers.push((who, conversation));
    }
    World { desk, teams, inboxes: inboxes.iter().map(id).collect(), customers }
}

async fn hire(app: &TestApp, world: &World, dice: &mut Dice) -> Seer {
    let role = *dice.one(&["Agent", "Agent", "Lead"]);
    let client = app.sign_in(role).await;
    let teams = dice.some(&world.teams);
    let types: Vec<String> = TYPES.map(str::to_owned).to_vec();
    let scope = BTreeMap::from([
        ("teams", dice.some(&world.teams)),
        ("inboxes", dice.some(&world.inboxes)),
        ("types", dice.some(&types)),
    ]);
    let change = json!({"teams": teams, "scope": scope});
    let set = world.desk.admin.patch(&format!("/staff/{}", client.staff.unwrap()), change).await.ok();
    assert_eq!(set["scope"], json!(scope));
    Seer { client, all: role == "Lead", teams, scope }
}

/// Spreads the cases over teams, types, owners and states; who cannot see a case is never given it.
async fn spread(world: &World, seers: &[Seer], dice: &mut Dice) {
    let admin = &world.desk.admin;
    for case in admin.get("/cases?view=all&limit=100").await.ok()["items"].as_array().unwrap() {
        let of = format!("/cases/{}", id(case));
        admin.patch(&of, json!({"type": dice.one(&TYPES)})).await.ok();
        if dice.below(4) > 0 {
            admin.post(&format!("{of}/assign"), json!({"team": dice.one(&world.teams)})).await.ok();
        }
        for _ in 0..3 {
            let owner = dice.one(seers);
            let before = admin.get(&of).await.ok();
            let given = admin.post(&format!("{of}/assign"), json!({"assignee": owner.me()})).await;
            let mut theirs = before;
            theirs["assignee"] = json!(owner.me());
            if owner.sees(&theirs) {
                given.ok();
            } else {
                given.problem(Code::Invalid);
            }
        }
        match dice.below(6) {
            0 => {
                drop(admin.post(&format!("{of}/snooze"), json!({"until": "2026-01-05T12:00:00Z"})).await.ok())
            }
            1 => drop(admin.post(&format!("{of}/resolve"), json!({"reason": "Solved"})).await.ok()),
            2 => drop(admin.post(&format!("{of}/assign"), json!({"assignee": null})).await.ok()),
            _ => {}
        }
    }
}

async fn truth(admin: &Client) -> Vec<Json> {
    let mut all = Vec::new();
    for view in ["all", "snoozed", "resolved"] {
        let page = admin.get(&format!("/cases?view={view}&limit=100")).await.ok();
        all.extend(page["items"].as_array().unwrap().iter().cloned());
    }
    all
}

fn ids<'a>(cases: impl Iterator<Item = &'a Json>) -> BTreeSet<String> {
    cases.map(id).collect()
}

async fn agrees(seer: &Seer, cases: &[Json], dice: &mut Dice, world: &World) {
    let what = format!("{} {:?} {:?}", seer.all, seer.teams, seer.scope);
    let mine = |state: &'static str| cases.iter().filter(move |it| it["state"] == state && seer.sees(it));
    for (view, state) in [("all", "open"), ("snoozed", "snoozed"), ("resolved", "resolved")] {
        assert_eq!(seer.listed(&format!("view={view}")).await, ids(mine(state)), "{view}: {what}");
    }
    let waiting = ids(mine("open").filter(|it| !it["waiting_since"].is_null()));
    assert_eq!(seer.listed("view=waiting").await, waiting, "waiting: {what}");
    assert_eq!(seer.listed("view=all&sort=created").await, ids(mine("open")), "by number: {what}");
    let inbox = dice.one(&world.inboxes).clone();
    let there = ids(mine("open").filter(|it| it["inbox"] == json!(inbox)));
    assert_eq!(seer.listed(&format!("view=all&inbox={inbox}")).await, there, "of an inbox: {what}");
    let counts = seer.client.get("/cases/counts").await.ok();
    let open = ids(mine("open"));
    let owned = mine("open").filter(|it| it["assignee"] == json!(seer.me())).count();
    let free = mine("open").filter(|it| it["assignee"].is_null()).count();
    let expected = [
        ("all", open.len()),
        ("waiting", waiting.len()),
        ("snoozed", mine("snoozed").count()),
        ("mine", owned),
        ("unassigned", free),
    ];
    for (view, n) in expected {
        assert_eq!(counts[view], n, "count of {view}: {what}: {counts}");
    }
    for team in &world.teams {
        let n = mine("open").filter(|it| it["team"] == json!(team)).count();
        assert_eq!(counts["teams"][team].as_u64().unwrap_or(0), n as u64, "of a team: {what}");
    }
    let mut customers: BTreeMap<String, bool> = BTreeMap::new();
    for case in cases {
        let status = seer.client.get(&format!("/cases/{}", id(case))).await.status;
        assert_eq!(status, if seer.sees(case) { 200 } else { 404 }, "{what}: {case}");
        *customers.entry(case["customer"]["id"].as_str().unwrap().to_owned()).or_default() |=
            seer.within(case);
    }
    for (customer, there) in &customers {
        let status = seer.client.get(&format!("/customers/{customer}")).await.status;
        assert_eq!(status, if *there { 200 } else { 404 }, "{what}");
    }
    let listed = seer.client.get("/customers?limit=100").await.ok();
    let listed: BTreeSet<String> = ids(listed["items"].as_array().unwrap().iter());
    let there: BTreeSet<String> = customers.into_iter().filter(|it| it.1).map(|it| it.0).collect();
    assert_eq!(listed, there, "customers: {what}");
    let found = seer.client.get("/search?q=shibboleth&limit=100").await.ok();
    let found: BTreeSet<String> =
        found["items"].as_array().unwrap().iter().map(|it| id(&it["case"])).collect();
    assert_eq!(found, ids(cases.iter().filter(|it| seer.sees(it))), "search: {what}");
    if seer.all {
        let board = seer.client.get("/dashboard").await.ok();
        assert_eq!(board["open"], open.len(), "dashboard: {what}");
        assert_eq!(board["waiting"]["count"], waiting.len(), "dashboard: {what}");
        let ages: u64 =
            board["waiting"]["ages"].as_array().unwrap().iter().map(|it| it["count"].as_u64().unwrap()).sum();
        assert_eq!(ages, waiting.len() as u64, "dashboard: {what}");
        let opened = cases.iter().filter(|it| seer.within(it)).count();
        assert_eq!(board["opened_today"], opened, "dashboard: {what}");
    }
}

/// The cases that a socket hears of until its answer to a ping.
async fn heard(socket: &mut Socket) -> BTreeSet<String> {
    socket.send(json!({"t": "ping"})).await;
    let mut cases = BTreeSet::new();
    loop {
        let frame = socket.next().await.unwrap();
        match frame["t"].as_str().unwrap() {
            "pong" => return cases,
            "case" => drop(cases.insert(id(&frame["case"]))),
            "message" | "notify" => drop(cases.insert(frame["case"].as_str().unwrap().to_owned())),
            _ => {}
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lists_counts_search_open_customers_dashboard_and_sockets_agree() {
    for seed in [7, 4711] {
        each_engine(move |app| async move {
            let mut dice = Dice(seed);
            let world = world(&app, &mut dice).await;
            let mut seers = Vec::new();
            for _ in 0..8 {
                seers.push(hire(&app, &world, &mut dice).await);
            }
            spread(&world, &seers, &mut dice).await;
            let cases = truth(&world.desk.admin).await;
            for seer in &seers {
                agrees(seer, &cases, &mut dice, &world).await;
            }
            let mut sockets = Vec::new();
            for seer in &seers {
                sockets.push(staff_socket(&app, &seer.client).await.0);
            }
            for (n, (customer, conversation)) in world.customers.iter().enumerate() {
                customer.write(conversation, &format!("again-{n}"), "hello again").await;
            }
            tokio::time::sleep(Duration::from_millis(900)).await;
            let after = truth(&world.desk.admin).await;
            for (seer, socket) in seers.iter().zip(&mut sockets) {
                let told = heard(socket).await;
                let should = ids(after.iter().filter(|it| seer.sees(it)));
                assert_eq!(told, should, "socket: {} {:?} {:?}", seer.all, seer.teams, seer.scope);
            }
        })
        .await;
    }
}

/// A case of a new customer, with its customer's id.
async fn case_of(app: &TestApp, desk: &Desk, words: &str, kind: &str) -> (String, String) {
    let who = customer(app, desk).await;
    who.write(&conversation_id(), "1", words).await;
    app.advance(Duration::from_secs(2));
    let case = id(&desk.admin.get(&format!("/cases?customer={}", who.id)).await.ok()["items"][0]);
    desk.admin.patch(&format!("/cases/{case}"), json!({"type": kind})).await.ok();
    (case, who.id)
}

async fn limit(admin: &Client, who: &Client, scope: Json) -> Json {
    admin.patch(&format!("/staff/{}", who.staff.unwrap()), json!({"scope": scope})).await.ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_limited_finds_no_way_to_what_lies_outside() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let admin = &desk.admin;
        let (theft, victim) = case_of(&app, &desk, "they took my coins", "theft").await;
        let (question, asker) = case_of(&app, &desk, "how do I stake", "question").await;
        let lead = app.sign_in("Lead").await;
        limit(admin, &lead, json!({"types": ["question"]})).await;
        let number = admin.get(&format!("/cases/{theft}")).await.ok()["number"].as_i64().unwrap();
        lead.get(&format!("/cases/{question}")).await.ok();
        lead.get(&format!("/customers/{asker}")).await.ok();

        // Every address of what is hidden answers as if it were not there.
        let of = format!("/cases/{theft}");
        lead.get(&of).await.problem(Code::NotFound);
        lead.get(&format!("{of}/messages")).await.problem(Code::NotFound);
        let tries = [
            ("assign", json!({"assignee": lead.staff})),
            ("resolve", json!({"reason": "Solved"})),
            ("snooze", json!({"until": "2026-01-05T12:00:00Z"})),
            ("merge", json!({"into": question})),
            ("messages", json!({"id": "n", "kind": "note", "body": "I was here"})),
        ];
        for (what, body) in tries {
            lead.post(&format!("{of}/{what}"), body).await.problem(Code::NotFound);
        }
        lead.patch(&of, json!({"type": "question"})).await.problem(Code::NotFound);
        lead.post(&format!("/cases/{question}/merge"), json!({"into": theft})).await.problem(Code::NotFound);
        assert_eq!(lead.get(&format!("/cases?number={number}")).await.ok()["items"], json!([]));
        assert_eq!(lead.get("/search?q=coins").await.ok()["items"], json!([]));
        for path in [
            format!("/customers/{victim}"),
            format!("/customers/{victim}/cases"),
            format!("/holds?customer={victim}"),
        ] {
            lead.get(&path).await.problem(Code::NotFound);
        }
        lead.patch(&format!("/customers/{victim}"), json!({"note": "hm"})).await.problem(Code::NotFound);
        let start = json!({"customer": victim, "inbox": desk.inbox["id"], "body": "Hello"});
        lead.post("/cases", start).await.problem(Code::NotFound);
        let (mut socket, welcome) = staff_socket(&app, &lead).await;
        assert_eq!(welcome["counts"]["all"], 1);
        socket.send(json!({"t": "open", "case": theft})).await;
        socket.send(json!({"t": "send", "id": "x", "case": theft, "kind": "note", "body": "hm"})).await;
        assert_eq!(socket.next_of("nack").await["code"], "not-found");

        // Nor does their role give them what reaches beyond a scope, though it is a lead's.
        let me = lead.get("/auth/me").await.ok();
        let held = me["permissions"].as_array().unwrap();
        for beyond in ["teams.manage", "fields.manage", "tags.manage", "hours.manage", "reveals.grant"] {
            assert!(!held.contains(&json!(beyond)), "{beyond}");
        }
        lead.post("/teams", json!({"name": "Mine"})).await.problem(Code::Forbidden);
        let small = app.sign_in("Admin").await;
        limit(admin, &small, json!({"types": ["question"]})).await;
        for (path, body) in [
            ("/api-tokens", json!({"name": "n", "scopes": ["cases.view_all"]})),
            ("/webhooks", json!({"url": "https://example.com/h", "events": ["*"]})),
            ("/invitations", json!({"email": "x@example.com", "role": me["staff"]["role"]})),
        ] {
            small.post(path, body).await.problem(Code::Forbidden);
        }
        let own = format!("/staff/{}", small.staff.unwrap());
        small.patch(&own, json!({"scope": {}})).await.problem(Code::Forbidden);
        small.get("/ledger/audit").await.problem(Code::Forbidden);
        small.get("/trust/alerts").await.problem(Code::Forbidden);
        small.get(&format!("/customers/{asker}/export")).await.problem(Code::Forbidden);

        // A case that leaves the scope while it is open on the screen goes off it, and no word of it comes after.
        socket.send(json!({"t": "open", "case": question})).await;
        socket.next_of("opened").await;
        admin.patch(&format!("/cases/{question}"), json!({"type": "complaint"})).await.ok();
        assert_eq!(socket.next_of("gone").await["case"], json!(question));
        let note = json!({"id": "z", "kind": "note", "body": "For others alone", "mentions": [lead.staff]});
        let noted = admin.post(&format!("/cases/{question}/messages"), note).await.ok();
        assert!(
            !noted.to_string().contains(&lead.staff.unwrap().to_string()),
            "nobody is mentioned: {noted}"
        );
        tokio::time::sleep(Duration::from_millis(600)).await;
        assert_eq!(heard(&mut socket).await, BTreeSet::new());
        assert_eq!(lead.get("/cases?view=mentions").await.ok()["items"], json!([]));
        assert_eq!(lead.get("/cases/counts").await.ok()["mentions"], 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn work_that_its_owner_cannot_see_any_more_waits_for_another() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let admin = &desk.admin;
        let mia = app.sign_in("Agent").await;
        let mut cases = Vec::new();
        for kind in ["theft", "question", "theft", "theft"] {
            let (case, _) = case_of(&app, &desk, "something", kind).await;
            admin.post(&format!("/cases/{case}/assign"), json!({"assignee": mia.staff})).await.ok();
            cases.push(case);
        }
        let at = |n: usize, what: &str| format!("/cases/{}/{what}", cases[n]);
        admin.post(&at(2, "snooze"), json!({"until": "2026-01-05T12:00:00Z"})).await.ok();
        admin.post(&at(3, "resolve"), json!({"reason": "Solved"})).await.ok();
        let later =
            json!({"id": "later", "kind": "message", "body": "Any news?", "send_at": "2026-01-07T12:00:00Z"});
        mia.post(&at(0, "messages"), later).await.ok();
        limit(admin, &mia, json!({"types": ["question"]})).await;
        app.run_jobs().await;
        let owner =
            async |n: usize| admin.get(&format!("/cases/{}", cases[n])).await.ok()["assignee"].clone();
        assert_eq!(owner(0).await, Json::Null);
        assert_eq!(owner(1).await, json!(mia.staff), "what they see stays theirs");
        assert_eq!(owner(2).await, Json::Null, "sleeping ones, too");
        assert_eq!(mia.get("/cases/counts").await.ok()["mine"], 1);
        // Opened again, a case is not with somebody who cannot see it.
        admin.post(&at(3, "reopen"), json!({})).await.ok();
        assert_eq!(owner(3).await, Json::Null);
        // Nor does it stay with who cannot see its new type; and it is not given to them.
        admin.patch(&format!("/cases/{}", cases[1]), json!({"type": "theft"})).await.ok();
        assert_eq!(owner(1).await, Json::Null);
        let refused =
            admin.post(&at(1, "assign"), json!({"assignee": mia.staff})).await.problem(Code::Invalid);
        assert!(refused.to_string().contains("cannot see this case"), "{refused}");
        // What was to be sent later in their name is not sent into what they cannot see.
        app.advance(Duration::from_secs(5 * 86_400));
        app.run_jobs().await;
        let thread = admin.get(&at(0, "messages")).await;
        let thread = if thread.status == 401 {
            app.sign_in("Admin").await.get(&at(0, "messages")).await.ok()
        } else {
            thread.ok()
        };
        assert!(!thread.to_string().contains("Any news?"), "{thread}");
        assert!(thread.to_string().contains("not_sent"), "{thread}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn work_is_given_out_within_scopes_and_nothing_starves_behind_what_nobody_takes() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let admin = &desk.admin;
        let (mia, sam) = (app.sign_in("Agent").await, app.sign_in("Agent").await);
        let members = json!([mia.staff, sam.staff]);
        let team =
            admin.post("/teams", json!({"name": "Desk", "members": members, "auto_assign": true})).await.ok();
        limit(admin, &mia, json!({"types": ["complaint"]})).await;
        limit(admin, &sam, json!({"types": ["question", "transaction"]})).await;
        let mut thefts = Vec::new();
        for _ in 0..3 {
            let (case, _) = case_of(&app, &desk, "taken", "theft").await;
            admin.patch(&format!("/cases/{case}"), json!({"priority": "urgent"})).await.ok();
            thefts.push(case);
        }
        let (question, _) = case_of(&app, &desk, "how", "question").await;
        let _mia = staff_socket(&app, &mia).await;
        let _sam = staff_socket(&app, &sam).await;
        for client in [&mia, &sam] {
            client.put("/presence", json!({"presence": "online"})).await.ok();
        }
        for case in thefts.iter().chain([&question]) {
            admin.post(&format!("/cases/{case}/assign"), json!({"team": team["id"]})).await.ok();
        }
        for n in 0.. {
            let case = admin.get(&format!("/cases/{question}")).await.ok();
            if case["assignee"] == json!(sam.staff) {
                break;
            }
            assert!(n < 100, "{case}");
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        for case in &thefts {
            assert_eq!(admin.get(&format!("/cases/{case}")).await.ok()["assignee"], Json::Null);
        }
        assert_eq!(mia.get("/cases/counts").await.ok()["mine"], 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scope_holds_for_tokens_and_is_changed_by_those_above_alone() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (theft, _) = case_of(&app, &desk, "taken", "theft").await;
        let (question, _) = case_of(&app, &desk, "how", "question").await;
        let (ada, ben) = (&desk.admin, app.sign_in("Admin").await);
        let new =
            json!({"name": "n", "scopes": ["cases.view", "cases.view_all", "customers.view", "audit.read"]});
        let token = ben.post("/api-tokens", new).await.ok();
        let token = app.bearer(token["token"].as_str().unwrap());
        token.get(&format!("/cases/{theft}")).await.ok();
        token.get("/ledger/audit").await.ok();
        let set =
            limit(ada, &ben, json!({"types": ["question", "question"], "teams": [], "inboxes": []})).await;
        assert_eq!(set["scope"], json!({"teams": [], "inboxes": [], "types": ["question"]}));
        token.get(&format!("/cases/{theft}")).await.problem(Code::NotFound);
        token.get(&format!("/cases/{question}")).await.ok();
        token.get("/ledger/audit").await.problem(Code::Forbidden);
        // Somebody must remain who is limited to nothing.
        let adas = format!("/staff/{}", ada.staff.unwrap());
        ada.patch(&adas, json!({"scope": {"types": ["question"]}})).await.problem(Code::Conflict);
        limit(ada, &ben, json!({})).await;
        token.get(&format!("/cases/{theft}")).await.ok();
        // Where power over others needs two, so does lifting or setting a limit of who has it; and what is not there limits nothing.
        for (wrong, at) in [
            (json!({"types": ["nonsense"]}), "scope.types[0]"),
            (json!({"teams": [ada.staff]}), "scope.teams[0]"),
            (json!({"inboxes": [ada.staff]}), "scope.inboxes[0]"),
            (json!({"types": vec!["question"; 101]}), "scope.types"),
        ] {
            let bens = format!("/staff/{}", ben.staff.unwrap());
            let refused = ada.patch(&bens, json!({"scope": wrong})).await.problem(Code::Invalid);
            assert!(refused.to_string().contains(at), "{at}: {refused}");
        }
        app.sign_in("Admin").await;
        ada.put("/approval-policy", json!({"groups": ["people"]})).await.ok();
        let bens = format!("/staff/{}", ben.staff.unwrap());
        ada.patch(&bens, json!({"scope": {"types": ["theft"]}})).await.problem(Code::ApprovalRequired);
        ada.patch(&bens, json!({"scope": {}, "max_load": 4})).await.ok();
        // Whoever is invited is limited from the first moment on.
        let agent = ada.get("/roles").await.ok()["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["name"] == "Agent")
            .map(id);
        let new = json!({"email": "new@example.com", "role": agent, "scope": {"types": ["theft"]}});
        let link = ada.post("/invitations", new).await.ok()["link"].as_str().unwrap().to_owned();
        let fresh = app.anonymous();
        let join = json!({"name": "New One", "password": "correct horse battery"});
        fresh.post(&format!("/invitations/{}", link.rsplit('/').next().unwrap()), join).await.ok();
        fresh.get(&format!("/cases/{theft}")).await.ok();
        fresh.get(&format!("/cases/{question}")).await.problem(Code::NotFound);
    })
    .await;
}
