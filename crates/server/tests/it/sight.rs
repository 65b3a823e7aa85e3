//! Cases move, people leave and are moved: nobody hears of what they cannot open any more, and no case waits for somebody who will
//! never come to it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{Customer, Desk, Socket, conversation_id, customer, desk, staff_socket},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// A case with its customer, and the conversation that it began with.
struct Matter {
    id: String,
    who: Customer,
    conversation: String,
}

async fn matter(app: &TestApp, desk: &Desk) -> Matter {
    let (who, conversation) = (customer(app, desk).await, conversation_id());
    who.write(&conversation, "first", "where is my deposit").await;
    let found = desk.admin.get(&format!("/cases?customer={}", who.id)).await.ok();
    let id = found["items"][0]["id"].as_str().unwrap().to_owned();
    Matter { id, who, conversation }
}

impl Matter {
    async fn give(&self, by: &Client, to: Json) -> Json {
        by.post(&format!("/cases/{}/assign", self.id), to).await.ok()
    }

    async fn owner(&self, admin: &Client) -> Json {
        admin.get(&format!("/cases/{}", self.id)).await.ok()["assignee"].clone()
    }

    /// Waits until somebody has it.
    async fn taken(&self, admin: &Client) -> Json {
        for _ in 0..200 {
            let owner = self.owner(admin).await;
            if !owner.is_null() {
                return owner;
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        panic!("nobody took it")
    }
}

async fn team(admin: &Client, name: &str, members: Json, gives_out: bool) -> Json {
    let new = json!({"name": name, "members": members, "auto_assign": gives_out});
    admin.post("/teams", new).await.ok()["id"].clone()
}

/// The frames that come until the answer to a ping, without those of the presence of others.
async fn until_pong(socket: &mut Socket) -> Vec<Json> {
    socket.send(json!({"t": "ping"})).await;
    let mut heard = Vec::new();
    loop {
        let frame = socket.next().await.unwrap();
        match frame["t"].as_str().unwrap() {
            "pong" => return heard,
            "presence" | "counts" => {}
            _ => heard.push(frame),
        }
    }
}

async fn online(app: &TestApp, client: &Client) -> Socket {
    let (socket, _) = staff_socket(app, client).await;
    client.put("/presence", json!({"presence": "online"})).await.ok();
    socket
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_a_case_open_hears_no_more_of_it_once_it_is_out_of_their_sight() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (admin, mia) = (&desk.admin, app.sign_in("Agent").await);
        let near = team(admin, "Near", json!([mia.staff]), false).await;
        let far = team(admin, "Far", json!([]), false).await;
        let moved = matter(&app, &desk).await;
        moved.give(admin, json!({"team": near})).await;
        let (mut socket, _) = staff_socket(&app, &mia).await;
        socket.send(json!({"t": "open", "case": moved.id})).await;
        socket.next_of("opened").await;
        moved.who.write(&moved.conversation, "second", "are you there").await;
        assert_eq!(socket.next_of("message").await["message"]["body"], "are you there");

        moved.give(admin, json!({"team": far})).await;
        // What follows at once is not told either: it does not wait until the screen was taken away.
        moved.who.write(&moved.conversation, "third", "for the far team alone").await;
        let note = json!({"id": "note", "kind": "note", "body": "look into his account"});
        admin.post(&format!("/cases/{}/messages", moved.id), note).await.ok();
        assert_eq!(socket.next_of("gone").await["case"], json!(moved.id));
        moved.who.write(&moved.conversation, "fourth", "still there").await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        let heard = until_pong(&mut socket).await;
        assert!(!json!(heard).to_string().contains(&moved.id), "{heard:?}");
        let viewers = admin.get(&format!("/cases/{}", moved.id)).await.ok()["viewers"].clone();
        assert!(!viewers.to_string().contains(&mia.staff.unwrap().to_string()), "{viewers}");

        // Nor do they themselves stay where they were: a new role, or another team, ends what is open.
        let lead = app.sign_in("Lead").await;
        let (mut socket, _) = staff_socket(&app, &lead).await;
        socket.send(json!({"t": "open", "case": moved.id})).await;
        socket.next_of("opened").await;
        let roles = admin.get("/roles").await.ok();
        let agent = roles["items"].as_array().unwrap().iter().find(|it| it["name"] == "Agent").unwrap();
        admin.patch(&format!("/staff/{}", lead.staff.unwrap()), json!({"role": agent["id"]})).await.ok();
        socket.close_code().await;
        let (mut socket, _) = staff_socket(&app, &lead).await;
        socket.send(json!({"t": "open", "case": moved.id})).await;
        moved.who.write(&moved.conversation, "fifth", "hello").await;
        tokio::time::sleep(Duration::from_millis(600)).await;
        let heard = until_pong(&mut socket).await;
        assert!(heard.iter().all(|it| it["t"] != "opened" && it["t"] != "message"), "{heard:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_tells_nobody_what_they_cannot_open() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (admin, mia, sam) = (&desk.admin, app.sign_in("Agent").await, app.sign_in("Agent").await);
        let far = team(admin, "Far", json!([sam.staff]), false).await;
        let far_case = matter(&app, &desk).await;
        far_case.give(admin, json!({"team": far})).await;
        let (mut mias, _) = staff_socket(&app, &mia).await;
        let (mut sams, _) = staff_socket(&app, &sam).await;
        let note =
            json!({"id": "n", "kind": "note", "body": "His balance is odd", "mentions": [mia.staff, sam.staff]});
        let noted = admin.post(&format!("/cases/{}/messages", far_case.id), note).await.ok();
        let told = sams.next_of("notify").await;
        assert_eq!((&told["kind"], &told["body"]), (&json!("mention"), &json!("His balance is odd")));
        tokio::time::sleep(Duration::from_millis(600)).await;
        let heard = until_pong(&mut mias).await;
        assert!(!json!(heard).to_string().contains("balance"), "{heard:?}");
        assert!(!noted.to_string().contains(&mia.staff.unwrap().to_string()), "{noted}");
        assert_eq!(mia.get("/cases/counts").await.ok()["mentions"], 0);
        assert_eq!(sam.get("/cases/counts").await.ok()["mentions"], 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_opened_again_by_its_customer_does_not_wait_for_somebody_who_has_left() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (admin, left, sam) = (&desk.admin, app.sign_in("Agent").await, app.sign_in("Agent").await);
        let near = team(admin, "Near", json!([left.staff, sam.staff]), true).await;
        let old = matter(&app, &desk).await;
        old.give(admin, json!({"team": near, "assignee": left.staff})).await;
        admin.post(&format!("/cases/{}/resolve", old.id), json!({"reason": "Solved"})).await.ok();
        admin.patch(&format!("/staff/{}", left.staff.unwrap()), json!({"state": "disabled"})).await.ok();
        app.run_jobs().await;
        let _sams = online(&app, &sam).await;
        old.who.write(&old.conversation, "again", "it came back").await;
        assert_eq!(old.taken(admin).await, json!(sam.staff));
        let kinds = app.event_kinds().await;
        assert_eq!(
            kinds.iter().filter(|it| *it == "case.assigned").count(),
            3,
            "given, freed, given out: {kinds:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_without_free_hands_starves_no_other() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (admin, full, free) = (&desk.admin, app.sign_in("Agent").await, app.sign_in("Agent").await);
        admin.patch(&format!("/staff/{}", full.staff.unwrap()), json!({"max_load": 1})).await.ok();
        let empty = team(admin, "Nobody here", json!([]), true).await;
        let small = team(admin, "One with one hand", json!([full.staff]), true).await;
        let ready = team(admin, "Ready", json!([free.staff]), true).await;
        // More than are given out at a time lie before the one that could be taken.
        for team in [&empty, &small] {
            for _ in 0..52 {
                matter(&app, &desk).await.give(admin, json!({"team": team})).await;
                app.advance(Duration::from_secs(5)); // else so many newcomers are told to wait
            }
        }
        let last = matter(&app, &desk).await;
        last.give(admin, json!({"team": ready})).await;
        let _full = online(&app, &full).await;
        let _free = online(&app, &free).await;
        assert_eq!(last.taken(admin).await, json!(free.staff));
        assert_eq!(full.get("/cases/counts").await.ok()["mine"], 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_given_away_out_of_ones_sight_is_done_and_so_is_it_answered() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (admin, mut mia) = (&desk.admin, app.sign_in("Agent").await);
        let near = team(admin, "Near", json!([mia.staff]), false).await;
        let far = team(admin, "Far", json!([]), false).await;
        let case = matter(&app, &desk).await;
        case.give(admin, json!({"team": near})).await;
        let assign = format!("/cases/{}/assign", case.id);
        mia.headers.insert("idempotency-key".into(), "away".into());
        let answer = mia.post(&assign, json!({"team": far})).await;
        assert_eq!((answer.status, answer.json()), (204, Json::Null));
        let again = mia.post(&assign, json!({"team": far})).await;
        assert_eq!(again.status, 204, "a repetition is answered alike");
        mia.headers.remove("idempotency-key");
        assert_eq!(admin.get(&format!("/cases/{}", case.id)).await.ok()["team"], far);
        mia.get(&format!("/cases/{}", case.id)).await.problem(Code::NotFound);
        mia.post(&assign, json!({"team": near})).await.problem(Code::NotFound);
    })
    .await;
}
