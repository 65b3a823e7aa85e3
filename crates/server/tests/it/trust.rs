//! What is masked, what is revealed, and who is told of unusual reading.

use crate::{
    planted::in_place,
    proof::each_with_mail,
    support::{Client, TestApp, each_engine},
    talk::{Customer, Desk, conversation_id, customer, desk, staff_socket},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// A customer with a name and an address, who wrote; and their case.
async fn anna(app: &TestApp, desk: &Desk, name: &str) -> (Customer, String) {
    app.advance(Duration::from_secs(10)); // so many customers of one network would be told to slow down
    let anna = customer(app, desk).await;
    let email = format!("{}@example.com", name.to_lowercase().replace(' ', "."));
    anna.client.patch("/widget/customer", json!({"name": name, "email": email})).await.ok();
    anna.write(&conversation_id(), "1", "hello, my number is +49 151 2345678").await;
    let cases = desk.admin.get(&format!("/customers/{}/cases", anna.id)).await.ok();
    let case = cases["items"][0]["id"].as_str().unwrap().to_owned();
    (anna, case)
}

async fn reveal(client: &Client, customer: &Customer, case: &str, field: &str) -> crate::support::Answer {
    let body = json!({"field": field, "reason": "asked on the phone", "case": case});
    client.post(&format!("/customers/{}/reveals", customer.id), body).await
}

async fn open_alerts(app: &TestApp, security: &Client) -> Vec<Json> {
    app.app.trust.settled().await;
    security.get("/trust/alerts?open=true").await.ok()["items"].as_array().unwrap().clone()
}

/// The rules of the open alerts about somebody, by name.
async fn rules_of(app: &TestApp, security: &Client, about: &Client) -> Vec<String> {
    let all = open_alerts(app, security).await;
    let about = json!(about.staff.unwrap());
    let of = all.iter().filter(|it| it["reader"]["id"] == about);
    let mut rules: Vec<String> = of.map(|it| it["rule"].as_str().unwrap().to_owned()).collect();
    rules.sort();
    rules
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_personal_is_masked_until_it_is_revealed_for_minutes() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        for (on, key, personal) in
            [("customer", "phone", true), ("customer", "tier", false), ("case", "iban", true)]
        {
            let field = json!({"on": on, "key": key, "label": key, "type": "text", "personal": personal});
            desk.admin.post("/fields", field).await.ok();
        }
        let (anna, case) = anna(&app, &desk, "Anna Berger").await;
        let path = format!("/cases/{case}");
        desk.admin
            .patch(&format!("/customers/{}", anna.id), json!({"fields": {"phone": "123456", "tier": "gold"}}))
            .await
            .ok();
        desk.admin.patch(&path, json!({"fields": {"iban": "DE0012"}})).await.ok();
        let seen = agent.get(&path).await.ok();
        let detail = &seen["customer_detail"];
        assert_eq!((&detail["name"], &detail["email"]), (&json!("Anna Berger"), &json!("a•••@e•••.com")));
        assert_eq!(detail["fields"], json!({"phone": "•••", "tier": "gold"}));
        assert_eq!(
            (&seen["fields"], &seen["masked"]),
            (&json!({"iban": "•••"}), &json!(["case.fields.iban"]))
        );
        let masked: Vec<&str> =
            detail["masked"].as_array().unwrap().iter().filter_map(Json::as_str).collect();
        assert!(
            masked.starts_with(&["email", "fields.phone"]) && masked[2].starts_with("identities."),
            "{masked:?}"
        );
        let list = agent.get("/cases").await.ok();
        assert_eq!(list["items"][0]["preview"], "hello, my number is •••••••••••••78", "{list}");
        let clear = desk.admin.get(&path).await.ok();
        assert_eq!(clear["customer_detail"]["email"], "anna.berger@example.com");
        assert_eq!(clear["customer_detail"]["masked"], json!([]));

        // Not one's own case: refused. Then for minutes, and once paid for, again for nothing.
        assert_eq!(seen["may_reveal"], false);
        reveal(&agent, &anna, &case, "email").await.problem(Code::Forbidden);
        let taken =
            agent.post(&format!("{path}/assign"), json!({"assignee": agent.staff.unwrap()})).await.ok();
        assert_eq!(taken["may_reveal"], true);
        let short = json!({"field": "email", "reason": "....", "case": case});
        agent.post(&format!("/customers/{}/reveals", anna.id), short).await.problem(Code::Invalid);
        let shown = reveal(&agent, &anna, &case, "email").await.ok();
        assert_eq!((&shown["value"], &shown["left"]), (&json!("anna.berger@example.com"), &json!(29)));
        app.advance(Duration::from_secs(60));
        let again = reveal(&agent, &anna, &case, "email").await.ok();
        assert_eq!((&again["until"], &again["left"]), (&shown["until"], &json!(29)));
        for (field, value) in [("fields.phone", "123456"), ("case.fields.iban", "DE0012")] {
            assert_eq!(reveal(&agent, &anna, &case, field).await.ok()["value"], value);
        }
        app.advance(Duration::from_secs(300));
        assert_eq!(reveal(&agent, &anna, &case, "email").await.ok()["left"], 26);
        assert_eq!(agent.get(&path).await.ok()["customer_detail"]["email"], "a•••@e•••.com");
        assert_eq!(agent.get("/reveal-budget").await.ok()["used"], 4);

        // Names, once the workspace says so.
        desk.admin.put("/trust/rules", json!({"mask_names": true})).await.ok();
        let seen = agent.get(&path).await.ok();
        assert_eq!(
            (&seen["customer"]["name"], &seen["customer_detail"]["name"]),
            (&json!("A••• B•••"), &json!("A••• B•••"))
        );
        assert_eq!(agent.get("/customers?q=ann").await.ok()["items"], json!([]));
        assert_eq!(agent.get("/customers?q=anna%20berger").await.ok()["items"][0]["id"], json!(anna.id));
        assert_eq!(reveal(&agent, &anna, &case, "name").await.ok()["value"], "Anna Berger");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_is_an_address_or_a_number_is_masked_and_found_by_the_whole_alone() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let (anna, case) = anna(&app, &desk, "Anna Berger").await;
        agent.post(&format!("/cases/{case}/assign"), json!({"assignee": agent.staff})).await.ok();
        for (name, begins, part) in
            [("anna.hidden@gmail.com", "a•", "gmail"), ("Anna +49 151 99887766", "Anna ", "99887766")]
        {
            anna.client.patch("/widget/customer", json!({"name": name})).await.ok();
            let seen = agent.get(&format!("/cases/{case}")).await.ok();
            let shown = seen["customer"]["name"].as_str().unwrap();
            assert!(shown.starts_with(begins) && shown.contains("•••") && !shown.contains(part), "{shown}");
            assert!(seen["customer_detail"]["masked"].as_array().unwrap().contains(&json!("name")), "{seen}");
            for list in ["/cases?view=all", "/customers"] {
                let listed = agent.get(list).await.ok().to_string();
                assert!(!listed.contains(part) && listed.contains(shown), "{list}: {listed}");
            }
            for q in [part, "hidden", "151"] {
                let found = agent.get(&format!("/customers?q={q}")).await.ok();
                assert_eq!(found["items"], json!([]), "{q}");
            }
            let whole = name.replace('+', "%2B").replace(' ', "%20");
            let found = agent.get(&format!("/customers?q={whole}")).await.ok();
            assert_eq!(found["items"][0]["name"], shown, "{found}");
            assert_eq!(desk.admin.get(&format!("/customers?q={part}")).await.ok()["items"][0]["name"], name);
            assert_eq!(reveal(&agent, &anna, &case, "name").await.ok()["value"], name);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subject_is_masked_like_a_preview_and_can_be_changed_all_the_same() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let (anna, case) = anna(&app, &desk, "Anna Berger").await;
        let path = format!("/cases/{case}");
        let (mut socket, _) = staff_socket(&app, &agent).await;
        let subject = "Refund for kim@example.org, call 0151/9988-7766";
        let masked = "Refund for k••@•••••••.•••, call ••••••••••••66";
        desk.admin.patch(&path, json!({"subject": subject})).await.ok();
        let mut told = socket.next_of("case").await;
        while told["case"]["subject"].is_null() {
            told = socket.next_of("case").await;
        }
        assert_eq!(told["case"]["subject"], masked);
        assert_eq!(desk.admin.get(&path).await.ok()["subject"], subject);
        assert_eq!(agent.get(&path).await.ok()["subject"], masked);
        for list in
            ["/cases".to_owned(), "/cases?view=all".to_owned(), format!("/customers/{}/cases", anna.id)]
        {
            assert_eq!(agent.get(&list).await.ok()["items"][0]["subject"], masked, "{list}");
        }
        let searched = agent.get("/search?q=refund").await.ok();
        assert_eq!(searched["cases"][0]["subject"], masked, "{searched}");
        // Parts of what is masked are found by nobody; the whole of it is, and is masked.
        for q in ["kim", "example.org", "0151", "9988", "7766", "9988-7766"] {
            assert_eq!(agent.get(&format!("/search?q={q}")).await.ok()["cases"], json!([]), "{q}");
        }
        for q in ["kim@example.org", "01519988%207766", "refund%200151/9988-7766"] {
            let found = agent.get(&format!("/search?q={q}")).await.ok();
            assert_eq!(found["cases"][0]["subject"], masked, "{q}: {found}");
        }
        // What is masked stays as it was when somebody changes the words around it.
        let other = masked.replace("Refund", "Second refund");
        let changed = agent.patch(&path, json!({"subject": other})).await.ok();
        assert_eq!(changed["subject"], other);
        assert_eq!(desk.admin.get(&path).await.ok()["subject"], subject.replace("Refund", "Second refund"));
        // Dots do not replace an address, and nobody takes away what makes a number one, to read it.
        agent.patch(&path, json!({"subject": "Refund for k••@••"})).await.problem(Code::Invalid);
        desk.admin.patch(&path, json!({"subject": "passport C01X00T47"})).await.ok();
        agent.patch(&path, json!({"subject": "C••••••47"})).await.problem(Code::Invalid);
        assert_eq!(desk.admin.get(&path).await.ok()["subject"], "passport C01X00T47");
        agent.patch(&path, json!({"subject": "Refund"})).await.ok();
        assert_eq!(desk.admin.get(&path).await.ok()["subject"], "Refund");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_budget_is_a_day_long_and_can_be_granted_by_others() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        desk.admin.put("/trust/rules", json!({"reveals_per_day": 1})).await.ok();
        let (mut agent, lead) = (app.sign_in("Agent").await, app.sign_in("Lead").await);
        let (anna, case) = anna(&app, &desk, "Anna Berger").await;
        agent.post(&format!("/cases/{case}/assign"), json!({"assignee": agent.staff.unwrap()})).await.ok();
        // No key brings back an answer whose minutes are over.
        agent.headers.insert("idempotency-key".into(), "one".into());
        reveal(&agent, &anna, &case, "email").await.ok();
        app.advance(Duration::from_secs(301));
        let problem = reveal(&agent, &anna, &case, "email").await.problem(Code::BudgetSpent);
        agent.headers.remove("idempotency-key");
        assert_eq!(problem["renews_at"], "2026-01-06T00:00:00Z");
        let grant = format!("/staff/{}/reveal-budget", agent.staff.unwrap());
        agent.post(&grant, json!({"extra": 1, "reason": "please please"})).await.problem(Code::Forbidden);
        lead.post(&grant, json!({"extra": 1, "reason": "why"})).await.problem(Code::Invalid);
        assert_eq!(lead.post(&grant, json!({"extra": 1, "reason": "an outage"})).await.ok()["limit"], 2);
        assert_eq!(reveal(&agent, &anna, &case, "email").await.ok()["left"], 0);
        app.advance(Duration::from_secs(86_400));
        for client in [&agent, &lead] {
            let session = app.session_of(app.workspace, client.staff.unwrap()).await;
            client.set_cookie("ombud_session", &session);
        }
        assert_eq!(lead.get(&grant).await.ok()["limit"], 1);
        reveal(&agent, &anna, &case, "email").await.ok();
        let kinds = app.event_kinds().await;
        let count = |kind: &str| kinds.iter().filter(|it| *it == kind).count();
        assert_eq!(
            (count("customer.revealed"), count("reveals.refused"), count("reveals.granted")),
            (3, 1, 1)
        );
        // That it was spent is told, and that more was asked for is told again, being worse.
        assert_eq!(count("security.alert"), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_touches_a_canary_is_known_at_once() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (agent, security) = (app.sign_in("Agent").await, app.sign_in("Security").await);
        let (real, _) = anna(&app, &desk, "Anna Berger").await;
        let new = json!({"domain": "letters.example", "inbox": desk.inbox["id"], "cases": 2});
        agent.post("/trust/canaries", new.clone()).await.problem(Code::Forbidden);
        let planted = security.post("/trust/canaries", new).await.ok();
        let canary = in_place(&app, &planted).await;
        assert_eq!(canary["cases"].as_array().unwrap().len(), 2, "{canary}");
        assert_eq!(canary["numbers"], json!([2, 3]), "{canary}");
        // Days have passed.
        let (agent, security) = (app.sign_in("Agent").await, app.sign_in("Security").await);
        assert_eq!(security.get("/trust/canaries").await.ok()["items"], json!([canary]));
        let (mut socket, _) = staff_socket(&app, &security).await;
        // It looks like anybody: the same members in every answer, and a number like the next.
        let customers = agent.get("/customers").await.ok();
        let keys = |id: &Json| -> Vec<String> {
            let found = customers["items"].as_array().unwrap().iter().find(|it| it["id"] == *id).unwrap();
            found.as_object().unwrap().keys().cloned().collect()
        };
        assert_eq!(keys(&canary["customer"]), keys(&json!(real.id)));
        let queue = agent.get("/cases?view=all").await.ok();
        let ids: Vec<_> = queue["items"].as_array().unwrap().iter().map(|it| &it["customer"]["id"]).collect();
        assert_eq!(ids, [&json!(real.id)], "no queue leads anybody there");
        assert_eq!(rules_of(&app, &security, &agent).await, Vec::<String>::new(), "lists touch nobody");
        agent.get(&format!("/cases/{}", canary["cases"][0].as_str().unwrap())).await.ok();
        let frame = socket.next_of("alert").await;
        assert_eq!(frame["severity"], "critical");
        let found = open_alerts(&app, &security).await;
        let alert = found.iter().find(|it| it["rule"] == "canary").unwrap();
        assert_eq!((&alert["id"], &alert["reader"]["id"]), (&frame["alert"], &json!(agent.staff.unwrap())));
        assert_eq!(alert["evidence"][0]["customer"], canary["customer"]);
        let path = format!("/trust/alerts/{}", alert["id"].as_str().unwrap());
        security.post(&format!("{path}/acknowledge"), json!({"note": "x"})).await.problem(Code::Invalid);
        let note = json!({"note": "Asked: a wrong click"});
        assert_eq!(
            security.post(&format!("{path}/acknowledge"), note.clone()).await.ok()["note"],
            "Asked: a wrong click"
        );
        security.post(&format!("{path}/acknowledge"), note).await.problem(Code::Conflict);
        assert_eq!(rules_of(&app, &security, &agent).await, Vec::<String>::new());
        app.advance(Duration::from_secs(120));
        agent.get(&format!("/customers/{}", canary["customer"].as_str().unwrap())).await.ok();
        assert_eq!(rules_of(&app, &security, &agent).await, ["canary"]);
        // A list that is narrowed to one customer is a look at them, as is one case by its number.
        let note = |id: &Json| format!("/trust/alerts/{}/acknowledge", id.as_str().unwrap());
        for way in ["customer", "number"] {
            for alert in open_alerts(&app, &security).await {
                security.post(&note(&alert["id"]), json!({"note": "Asked: a wrong click"})).await.ok();
            }
            app.advance(Duration::from_secs(120));
            let what = if way == "number" { json!(3) } else { canary["customer"].clone() };
            let path = format!("/cases?{way}={}", what.to_string().trim_matches('"'));
            let found = agent.get(&path).await.ok();
            assert_eq!(found["items"][0]["customer"]["id"], canary["customer"], "{path}: {found}");
            assert_eq!(rules_of(&app, &security, &agent).await, ["canary"], "{path}");
        }
        // Found by a word that many have, it is one of many; by what only it is called, it was looked for.
        let (name, mail) = (canary["name"].as_str().unwrap(), canary["email"].as_str().unwrap());
        let (given, _) = name.split_once(' ').unwrap();
        let asked = |path: &str, question: &str| {
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("q", question).finish();
            format!("/{path}?{query}")
        };
        for (question, rings) in
            [(given, false), ("letters.example", false), (name, true), (mail, true), ("#3", true)]
        {
            for path in ["customers", "search"] {
                if path == "customers" && question.starts_with('#') {
                    continue;
                }
                for alert in open_alerts(&app, &security).await {
                    security.post(&note(&alert["id"]), json!({"note": "Asked: a wrong click"})).await.ok();
                }
                app.advance(Duration::from_secs(120));
                agent.get(&asked(path, question)).await.ok();
                let found = rules_of(&app, &security, &agent).await;
                assert_eq!(found == ["canary"], rings, "{path} {question}: {found:?}");
            }
        }
        // Given up, nobody hears of it any more. The proof of before is too old by now.
        let security = app.sign_in("Security").await;
        security.delete(&format!("/trust/canaries/{}", canary["id"].as_str().unwrap())).await.ok();
        assert_eq!(security.get("/trust/canaries").await.ok()["items"], json!([]));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_alert_is_mailed_to_those_who_watch_and_names_nobody() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (agent, security) = (app.sign_in("Agent").await, app.sign_in("Security").await);
        let new = json!({"domain": "letters.example", "inbox": desk.inbox["id"], "cases": 1});
        let canary = in_place(&app, &security.post("/trust/canaries", new).await.ok()).await;
        let before = mailbox.all().len();
        for _ in 0..2 {
            agent.get(&format!("/customers/{}", canary["customer"].as_str().unwrap())).await.ok();
            app.app.trust.settled().await;
            app.run_jobs().await;
            app.advance(Duration::from_secs(120));
        }
        let mails = mailbox.all().split_off(before);
        // The admin and security, each once, however often it is touched.
        assert_eq!(mails.len(), 2, "{mails:?}");
        assert!(mails.iter().all(|it| it.text.contains("/console/settings/alerts")), "{mails:?}");
        let customer =
            desk.admin.get(&format!("/customers/{}", canary["customer"].as_str().unwrap())).await.ok();
        let name = customer["name"].as_str().unwrap_or("nobody at all");
        assert!(!mails.iter().any(|it| it.text.contains(name) || it.text.contains("Agent")), "{mails:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cases_read_by_their_numbers_alone_are_noted_and_a_walk() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (agent, security) = (app.sign_in("Agent").await, app.sign_in("Security").await);
        security.put("/trust/rules", json!({"walk_length": 3})).await.ok();
        for name in ["Anna Berger", "Bo Lind", "Cleo Marsh", "Dan Orr"] {
            anna(&app, &desk, name).await;
        }
        // An open inbox asks for the first page of its view again and again.
        agent.get("/cases?view=all").await.ok();
        agent.get("/cases?view=waiting&limit=50").await.ok();
        assert_eq!(
            readings(&app, &agent).await,
            4,
            "what stands on an open screen is written down once an hour"
        );
        // More at once, another order and a filter are reading the list.
        agent.get("/cases?view=all&limit=100").await.ok();
        assert_eq!(readings(&app, &agent).await, 8);
        for number in 1..=4 {
            agent.get(&format!("/cases?number={number}")).await.ok();
        }
        assert_eq!(readings(&app, &agent).await, 12);
        assert_eq!(rules_of(&app, &security, &agent).await, ["walking"]);
        app.advance(Duration::from_secs(120));
        agent.get("/cases?view=all&state=open").await.ok();
        agent.get("/cases?view=all&sort=created").await.ok();
        assert_eq!(readings(&app, &agent).await, 16, "the same list twice within a minute is one reading");
    })
    .await;
}

/// A customer reads who had them on an open screen: one by name, several by their number, each look of another kind by itself.
#[tokio::test(flavor = "multi_thread")]
async fn a_customer_reads_how_many_had_them_in_an_open_list() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, case) = anna(&app, &desk, "Anna Berger").await;
        let lines = async |query: &str| -> Vec<Json> {
            let page = anna.client.get(&format!("/widget/readers{query}")).await.ok();
            page["items"].as_array().unwrap().clone()
        };
        let told = |line: &Json| (line["what"].clone(), line["people"].clone(), line["name"].is_string());
        let before = lines("").await.len();
        let first = app.sign_in("Agent").await;
        for _ in 0..3 {
            first.get("/cases?view=all").await.ok();
        }
        let one = lines("").await;
        assert_eq!(one.len(), before + 1, "{one:?}");
        assert_eq!(told(&one[0]), (json!("shown"), json!(null), true), "{one:?}");
        let mut sockets = Vec::new();
        for _ in 0..4 {
            let agent = app.sign_in("Agent").await;
            sockets.push(staff_socket(&app, &agent).await.0);
        }
        let token = json!({"name": "n", "scopes": ["cases.view", "cases.view_all"]});
        let token = desk.admin.post("/api-tokens", token).await.ok();
        app.bearer(token["token"].as_str().unwrap()).get("/cases?view=all").await.ok();
        anna.write(&conversation_id(), "2", "are you there?").await;
        for socket in &mut sockets {
            socket.next_of("case").await;
        }
        let many = lines("").await;
        assert_eq!(many.len(), before + 2, "one line for five people, one for the programme: {many:?}");
        let mut new: Vec<_> = many.iter().take(2).map(told).collect();
        new.sort_by_key(|it| it.1.is_null());
        assert_eq!(
            new,
            [(json!("shown"), json!(5), false), (json!("shown"), json!(null), false)],
            "{many:?}"
        );
        // What is done on purpose stands by itself, and the next day begins a line of its own.
        first.get(&format!("/cases/{case}")).await.ok();
        app.advance(Duration::from_secs(86_400));
        let late = app.sign_in("Agent").await;
        late.get("/cases?view=all").await.ok();
        let all = lines("").await;
        let whats: Vec<_> = all.iter().take(3).map(|it| it["what"].clone()).collect();
        assert_eq!(whats, ["shown", "opened", "shown"], "{all:?}");
        // Pages are whole lines, and together they are all of them.
        let (mut paged, mut query) = (Vec::new(), "?limit=1".to_owned());
        loop {
            let page = anna.client.get(&format!("/widget/readers{query}")).await.ok();
            paged.extend(page["items"].as_array().unwrap().clone());
            match page["next"].as_str() {
                Some(next) => query = format!("?limit=1&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(paged.iter().filter(|it| it["what"] == "opened").count(), 1);
        assert!(paged.len() >= all.len(), "{paged:?}");
    })
    .await;
}

/// How many looks of somebody at customers are written down.
async fn readings(app: &TestApp, who: &Client) -> i64 {
    app.app.trust.settled().await;
    let (workspace, reader) = (app.workspace, who.staff.unwrap());
    let count = "SELECT count(*) FROM readings WHERE workspace_id = $1 AND reader_id = $2";
    app.read(move |tx| tx.one(count, &[workspace.into(), reader.into()], |row| row.get(0))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_at_night_walking_and_famous_names_raise_alerts() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (agent, security) = (app.sign_in("Agent").await, app.sign_in("Security").await);
        let rules =
            json!({"famous": ["ANNA bérger"], "walk_length": 3, "night_per_hour": 2, "outside_per_hour": 4});
        security.put("/trust/rules", rules).await.ok();
        // The week is empty but for Monday morning; the clock stands at Monday, nine o'clock.
        let week = json!([{"day": 0, "from": "08:00", "to": "10:00"}]);
        let hours = json!({"name": "Morning", "time_zone": "UTC", "week": week, "holidays": []});
        let hours = desk.admin.post("/business-hours", hours).await.ok();
        let team = json!({"name": "Day", "members": [agent.staff.unwrap()], "business_hours": hours["id"]});
        desk.admin.post("/teams", team).await.ok();
        let mut cases = Vec::new();
        for name in ["Berta Z", "Anna Berger", "Carl Y", "Dora X"] {
            cases.push(anna(&app, &desk, name).await.1);
        }
        agent.get(&format!("/cases/{}", cases[0])).await.ok();
        assert_eq!(rules_of(&app, &security, &agent).await, Vec::<String>::new());
        agent.get(&format!("/cases/{}", cases[1])).await.ok();
        assert_eq!(rules_of(&app, &security, &agent).await, ["famous"]);
        agent.get(&format!("/cases/{}", cases[2])).await.ok();
        assert_eq!(rules_of(&app, &security, &agent).await, ["famous", "walking"]);
        app.advance(Duration::from_secs(4000));
        agent.get(&format!("/cases/{}", cases[2])).await.ok();
        agent.get(&format!("/cases/{}", cases[3])).await.ok();
        assert_eq!(rules_of(&app, &security, &agent).await, ["famous", "night", "walking"]);
        // The rules are for those who watch.
        agent.get("/trust/rules").await.problem(Code::Forbidden);
        assert_eq!(security.get("/trust/rules").await.ok()["walk_length"], 3);
        app.prove_again().await;
        security.put("/trust/rules", json!({"walk_length": 1})).await.problem(Code::Invalid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_settles_the_alert_about_themselves() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (admin, security) = (app.sign_in("Admin").await, app.sign_in("Security").await);
        let new = json!({"domain": "letters.example", "inbox": desk.inbox["id"], "cases": 1});
        let canary = in_place(&app, &security.post("/trust/canaries", new).await.ok()).await;
        admin.get(&format!("/cases/{}", canary["cases"][0].as_str().unwrap())).await.ok();
        let found = open_alerts(&app, &security).await;
        assert_eq!(
            found[0]["reader"]["id"],
            json!(admin.staff.unwrap()),
            "admins are watched, too: {found:?}"
        );
        let path = format!("/trust/alerts/{}/acknowledge", found[0]["id"].as_str().unwrap());
        let note = json!({"note": "It was nothing"});
        admin.post(&path, note.clone()).await.problem(Code::Conflict);
        assert_eq!(open_alerts(&app, &security).await.len(), 1, "a refusal settles nothing");
        security.post(&path, note).await.ok();
        assert_eq!(open_alerts(&app, &security).await, Vec::<Json>::new());
    })
    .await;
}
