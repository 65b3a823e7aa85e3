//! Customers: found, changed, blocked, and never taken for another.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{Desk, customer, desk},
};
use ombud_base::id::{ConversationId, CustomerId, InboxId};
use ombud_server::{
    conversations::types::{Insist, Kind, Post, Target},
    customers::{self, IdentityKind, NewCustomer, Proof},
    events::{Actor, Journal},
    http::Code,
    inboxes::IdentityClaims,
};
use serde_json::{Value as Json, json};
use std::time::Duration;

async fn add(app: &TestApp, name: &str, email: &str) -> String {
    let workspace = app.workspace;
    // Ids are in the order of time, to the millisecond.
    app.advance(Duration::from_millis(1));
    let new = NewCustomer {
        name: Some(name.into()).filter(|it: &String| !it.is_empty()),
        email: Some(email.into()).filter(|it: &String| !it.is_empty()),
        ..NewCustomer::default()
    };
    let id = app.write(move |tx, parts| {
        let mut journal = Journal::open(tx, workspace, Actor::System, parts.now())?;
        let id = customers::create(tx, &mut journal, &parts.random, &new)?;
        journal.close(tx, &parts.hub)?;
        Ok(id)
    });
    id.await.to_string()
}

/// A case of the customer's that is this colleague's: who works on none changes no address.
async fn own_case(app: &TestApp, desk: &Desk, staff: &Client, customer: &str) {
    let inbox: InboxId = desk.inbox["id"].as_str().unwrap().parse().unwrap();
    let customer: CustomerId = customer.parse().unwrap();
    let conversation = ConversationId::new(app.app.now(), &app.app.random);
    let posted = app.app.lane.post(Post {
        workspace: app.workspace,
        by: Actor::Customer(customer),
        to: Target::Customer { customer, inbox, conversation },
        kind: Kind::Message,
        id: Some("m1".into()),
        body: "I have another address now".into(),
        files: Vec::new(),
        mentions: Vec::new(),
        seen: None,
        origin: None,
        insist: Insist::No,
        form: None,
    });
    posted.await.unwrap();
    let cases = desk.admin.get(&format!("/customers/{customer}/cases")).await.ok();
    let case = cases["items"][0]["id"].as_str().unwrap();
    desk.admin.post(&format!("/cases/{case}/assign"), json!({"assignee": staff.staff})).await.ok();
}

async fn sign_in(app: &TestApp, claims: IdentityClaims, current: Option<CustomerId>) -> CustomerId {
    let workspace = app.workspace;
    let id = app.write(move |tx, parts| {
        let mut journal = Journal::open(tx, workspace, Actor::System, parts.now())?;
        let id = customers::sign_in(tx, &mut journal, &parts.random, &claims, current)?;
        journal.close(tx, &parts.hub)?;
        Ok(id)
    });
    id.await
}

/// All that a question finds, page by page.
async fn found(client: &Client, q: &str) -> Vec<String> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = client.get(&format!("/customers?limit=2&q={q}{cursor}")).await.ok();
        all.extend(page["items"].as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_are_found_by_the_beginnings_of_their_words() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Admin").await;
        let anna = add(&app, "Anna Müller", "anna.m@example.com").await;
        let hanna = add(&app, "Hanna Annasdóttir", "h@kraken.example").await;
        let li = add(&app, "李 雷", "").await;
        let nobody = add(&app, "", "").await;
        assert_eq!(found(&agent, "").await, [&nobody, &li, &hanna, &anna].map(String::clone));
        // Each once, however many of the words fit; the newest first.
        assert_eq!(found(&agent, "ann").await, [&hanna, &anna].map(String::clone));
        assert_eq!(found(&agent, "ANNA%20mull").await, std::slice::from_ref(&anna));
        assert_eq!(found(&agent, "müller%20anna%20example.com").await, std::slice::from_ref(&anna));
        assert_eq!(found(&agent, "example.com").await, std::slice::from_ref(&anna));
        assert_eq!(found(&agent, "anna%20kraken").await, std::slice::from_ref(&hanna));
        assert_eq!(found(&agent, "%E6%9D%8E").await, [li]);
        for nothing in ["uller", "anna%20bob", "%00", "%25", "_", "%F0%9F%AA%99"] {
            assert_eq!(found(&agent, nothing).await, Vec::<String>::new(), "{nothing}");
        }
        own_case(&app, &desk, &agent, &anna).await;
        agent.patch(&format!("/customers/{anna}"), json!({"name": "Berta", "email": null})).await.ok();
        assert_eq!(found(&agent, "ann").await, [hanna]);
        assert_eq!(found(&agent, "berta").await, [anna]);
        agent.get("/customers?limit=0").await.problem(Code::Invalid);
        agent.get("/customers?cursor=x").await.problem(Code::Invalid);
        agent.get(&format!("/customers?q={}", "x".repeat(201))).await.problem(Code::Invalid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_say_what_changed_and_blocking_has_its_own_permission() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (agent, lead) = (app.sign_in("Agent").await, app.sign_in("Lead").await);
        let id = add(&app, "Anna", "anna@example.com").await;
        own_case(&app, &desk, &agent, &id).await;
        let path = format!("/customers/{id}");
        let changed = agent
            .patch(&path, json!({"note": "Prefers mail.", "language": "de", "email": "a@b.example"}))
            .await
            .ok();
        assert_eq!(
            (&changed["name"], &changed["language"], &changed["blocked"]),
            (&json!("Anna"), &json!("de"), &json!(false))
        );
        let identities = changed["identities"].as_array().unwrap();
        assert_eq!(identities.len(), 1, "{changed}");
        assert_eq!(
            (&identities[0]["value"], &identities[0]["proof"]),
            (&json!("a•••@b•••.example"), &json!("none"))
        );
        agent.patch(&path, json!({"blocked": true})).await.problem(Code::Forbidden);
        assert_eq!(lead.patch(&path, json!({"blocked": true})).await.ok()["blocked"], true);
        for (field, value) in [
            ("email", "a@b"),
            ("email", "a b@c.de"),
            ("email", "@c.de"),
            ("language", "German"),
            ("name", "a\u{1}"),
        ] {
            let problem = agent.patch(&path, json!({field: value})).await.problem(Code::Invalid);
            assert_eq!(problem["errors"][0]["field"], field);
        }
        let mut kinds = app.event_kinds().await;
        kinds.retain(|it| it != "customer.read" && it != "security.alert");
        assert!(kinds.ends_with(&["customer.changed".into(), "customer.blocked".into()]), "{kinds:?}");
        let workspace = app.workspace;
        let events = app.read(move |tx| ombud_server::events::read_events(tx, workspace, 0, 1000)).await;
        let change = events.iter().find(|it| it.kind == "customer.changed").unwrap();
        assert_eq!(change.data["changes"]["email"], json!({"from": "anna@example.com", "to": "a@b.example"}));

        let elsewhere = app.another_workspace("other").await;
        let stranger = app.sign_in_to(elsewhere, "Admin").await;
        stranger.get(&path).await.problem(Code::NotFound);
        stranger.patch(&path, json!({"name": "x"})).await.problem(Code::NotFound);
        assert_eq!(found(&stranger, "anna").await, Vec::<String>::new());
    })
    .await;
}

fn claims(sub: &str) -> IdentityClaims {
    IdentityClaims { sub: sub.into(), ..IdentityClaims::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_over_the_conversations_of_another() {
    each_engine(|app| async move {
        let (workspace, agent) = (app.workspace, app.sign_in("Admin").await);
        let device: CustomerId = add(&app, "Guest", "").await.parse().unwrap();
        // A device without any proved identity becomes the app's user.
        let with_mail = IdentityClaims {
            email: Some("Anna@Example.com".into()),
            email_verified: true,
            name: Some("Anna".into()),
            ..claims("user-1")
        };
        let anna = sign_in(&app, with_mail, Some(device)).await;
        assert_eq!(anna, device);
        let shown = agent.get(&format!("/customers/{anna}")).await.ok();
        let identities: Vec<(String, String, String)> = shown["identities"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| ["kind", "value", "proof"].map(|name| it[name].as_str().unwrap().to_owned()).into())
            .collect();
        let expected =
            [("app_user", "user-1", "signed_token"), ("email", "anna@example.com", "signed_token")];
        assert_eq!(identities, expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
        // The same user on another device is the same customer; another user on the first device is not.
        assert_eq!(sign_in(&app, claims("user-1"), None).await, anna);
        let bob = sign_in(&app, claims("user-2"), Some(anna)).await;
        assert_ne!(bob, anna);
        // Claiming an address, verified or not, leads nowhere near its owner.
        let thief = sign_in(
            &app,
            IdentityClaims {
                email: Some("anna@example.com".into()),
                email_verified: true,
                ..claims("user-3")
            },
            None,
        )
        .await;
        assert_ne!(thief, anna);
        let guest: CustomerId = add(&app, "Guest", "anna@example.com").await.parse().unwrap();
        let owner = app
            .read(move |tx| customers::by_identity(tx, workspace, IdentityKind::Email, "anna@example.com"))
            .await;
        assert_eq!(owner, Some(anna));
        assert!(guest != anna && guest != thief);
        let theirs = app.read(move |tx| customers::customer(tx, workspace, thief)).await.unwrap();
        let mail = theirs.identities.iter().find(|it| it.kind == IdentityKind::Email).unwrap();
        assert_eq!(mail.proof, Proof::None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blocked_customer_is_not_listened_to() {
    each_engine(|app| async move {
        let desk: Desk = desk(&app, json!({})).await;
        let customer = customer(&app, &desk).await;
        let conversation = crate::talk::conversation_id();
        customer.write(&conversation, "1", "hello").await;
        desk.admin.patch(&format!("/customers/{}", customer.id), json!({"blocked": true})).await.ok();
        let refused = customer
            .client
            .post(
                &format!("/widget/conversations/{conversation}/messages"),
                json!({"id": "2", "body": "more"}),
            )
            .await;
        assert!((400..500).contains(&refused.status), "{refused:?}");
        desk.admin.patch(&format!("/customers/{}", customer.id), json!({"blocked": false})).await.ok();
        let listed = desk.admin.get("/customers").await.ok();
        assert_eq!(listed["items"][0]["blocked"], Json::Bool(false));
    })
    .await;
}
