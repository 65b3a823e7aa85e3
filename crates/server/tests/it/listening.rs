//! Whoever sits at a socket or a long poll and only listens: what they are sent is in the log, and a day of it is told from work.

use crate::{
    insider::{CUSTOMERS, Loot, alerts, arrive, email, name, passport, said, story, uid, wallet, write},
    support::{Client, TestApp, each_engine},
    talk::{Desk, Socket, desk, staff_socket},
};
use ombud_base::{Uuid, id::CustomerId};
use serde_json::json;
use std::{collections::BTreeSet, ops::Range, time::Duration};

/// The customers whose name, prose or any other planted value stands in what somebody got, whatever the form.
fn named(text: &str) -> BTreeSet<usize> {
    let told = |n: usize| {
        [name(n), story(n), email(n), said(n), wallet(n), uid(n), passport(n)]
            .iter()
            .any(|it| text.contains(it))
    };
    (0..CUSTOMERS).filter(|n| told(*n)).collect()
}

/// Reads a socket until it has named all of these customers; answers all that came.
async fn hear(socket: &mut Socket, wanted: Range<usize>) -> String {
    let (mut got, mut missing) = (String::new(), wanted.collect::<BTreeSet<usize>>());
    while !missing.is_empty() {
        let frame = socket.next().await.expect("the socket stays").to_string();
        missing.retain(|n| !frame.contains(&name(*n)));
        got.push_str(&frame);
    }
    got
}

/// The customers at whom the ledger has a look of this reader.
async fn looked_at(app: &TestApp, reader: Uuid) -> BTreeSet<String> {
    app.app.trust.settled().await;
    let workspace = app.workspace;
    let looks = "SELECT DISTINCT customer_id FROM events WHERE workspace_id = $1 AND actor_id = $2 AND kind IN ('customer.read', 'customer.shown')";
    let all: Vec<CustomerId> =
        app.read(move |tx| tx.all(looks, &[workspace.into(), reader.into()], |row| row.get(0))).await;
    all.iter().map(ToString::to_string).collect()
}

/// 27 and 28: sitting there and listening, by socket and by long poll, as a member of staff and as a programme. Whoever is named in what
/// comes is in the log, for each who heard it.
pub async fn listens(app: &TestApp, desk: &Desk, loot: &Loot, all: &[CustomerId]) {
    loot.way(app);
    // Somebody who has looked at nothing yet, so that whatever is in the log comes from listening alone.
    let listener = app.sign_in("Agent").await;
    let (mut socket, _) = staff_socket(app, &listener).await;
    loot.way(app);
    let scopes = json!({"name": "ears", "scopes": ["cases.view", "cases.view_all"]});
    let token = desk.admin.post("/api-tokens", scopes).await.ok();
    let program = app.bearer(token["token"].as_str().unwrap());
    let hears = program.post("/live/poll", json!({"wait_ms": 0, "cases": true})).await.ok();
    let deaf = program.post("/live/poll", json!({"wait_ms": 0})).await.ok();
    let wanted = 600..640;
    let who: Vec<(usize, CustomerId)> = wanted.clone().map(|n| (n, all[n])).collect();
    write(app, desk, &who, |n| format!("Something else: {}", story(n))).await;
    let heard = hear(&mut socket, wanted.clone()).await;
    assert!(wanted.clone().all(|n| heard.contains(&story(n))), "previews are what lists show");
    let mut polled = String::new();
    while !wanted.clone().all(|n| polled.contains(&name(n))) {
        let news = program.post("/live/poll", json!({"link": hears["link"], "wait_ms": 10_000})).await;
        assert_eq!(news.status, 200, "{}", news.text);
        polled.push_str(&news.text);
    }
    // Who has not asked to hear of cases hears of none.
    let nothing = program.post("/live/poll", json!({"link": deaf["link"], "wait_ms": 500})).await.text;
    assert_eq!(named(&nothing), BTreeSet::new(), "{nothing}");

    let token: Uuid = token["id"].as_str().unwrap().parse().unwrap();
    for (reader, got) in [(listener.staff.unwrap().0, heard), (token, polled)] {
        loot.take(&got);
        let (sent, logged) = (named(&got), looked_at(app, reader).await);
        assert!(wanted.clone().all(|n| sent.contains(&n)));
        let kept_quiet: Vec<&usize> =
            sent.iter().filter(|n| !logged.contains(&all[**n].to_string())).collect();
        assert!(kept_quiet.is_empty(), "sent, and not in the log: {kept_quiet:?}");
    }
}

/// Whoever stays below each hour's number, and whoever leaves a connection open when everybody has gone home: a day tells. Colleagues
/// before whom the same customers came by raise nothing, however many there were.
#[tokio::test(flavor = "multi_thread")]
async fn who_gathers_customers_all_day_is_told_from_who_works_all_day() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let field =
            json!({"on": "customer", "key": "passport", "label": "P", "type": "text", "personal": true});
        desk.admin.post("/fields", field).await.ok();
        let (thief, ann, ben) =
            (app.sign_in("Agent").await, app.sign_in("Agent").await, app.sign_in("Agent").await);
        let security = app.sign_in("Security").await;
        security.put("/trust/rules", json!({"listed_per_day": 500})).await.ok();
        let of = async |who: &Client| -> BTreeSet<String> {
            let me = json!(who.staff.unwrap());
            let all = alerts(&app, &security).await;
            let of = all.iter().filter(|it| it["reader"]["id"] == me);
            of.map(|it| it["rule"].as_str().unwrap().to_owned()).collect()
        };

        let mut held = staff_socket(&app, &thief).await.0;
        let mut shift = Vec::new();
        for who in [&ann, &ben] {
            shift.push(staff_socket(&app, who).await.0);
        }
        arrive(&app, &desk, 0..300).await;
        hear(&mut held, 0..300).await;
        for socket in &mut shift {
            hear(socket, 0..300).await;
        }
        app.advance(Duration::from_secs(61));
        assert_eq!(of(&thief).await, BTreeSet::new());
        // The others go home; a frame to a line that nobody has hung up yet counts as sent.
        shift.clear();
        for who in [&ann, &ben] {
            while app.app.hub.staff_connected(app.workspace, who.staff.unwrap()) {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
        arrive(&app, &desk, 300..600).await;
        hear(&mut held, 300..600).await;
        // Looked at is once in a minute: what is written before the next one counts.
        app.app.trust.settled().await;
        app.advance(Duration::from_secs(61));
        arrive(&app, &desk, 600..601).await;
        hear(&mut held, 600..601).await;
        assert_eq!(of(&thief).await, BTreeSet::from(["hoarding".to_owned()]));
        // Above the number, and like everybody else: that is a busy day.
        security.put("/trust/rules", json!({"listed_per_day": 200})).await.ok();
        app.advance(Duration::from_secs(700));
        for who in [&ann, &ben] {
            shift.push(staff_socket(&app, who).await.0);
        }
        arrive(&app, &desk, 601..602).await;
        for socket in &mut shift {
            hear(socket, 601..602).await;
        }
        assert_eq!((of(&ann).await, of(&ben).await), (BTreeSet::new(), BTreeSet::new()));

        // Page by page, 200 an hour: no hour is too much, the day is.
        security.put("/trust/rules", json!({"listed_per_day": 550})).await.ok();
        let patient = app.sign_in("Agent").await;
        let mut next = String::new();
        for hour in 0..3 {
            assert_eq!(of(&patient).await, BTreeSet::new(), "hour {hour}");
            for _ in 0..2 {
                let page = patient.get(&format!("/cases?view=all&sort=created&limit=100{next}")).await.ok();
                next = format!("&cursor={}", page["next"].as_str().unwrap());
            }
            app.advance(Duration::from_secs(3601));
        }
        assert_eq!(of(&patient).await, BTreeSet::from(["hoarding".to_owned()]));
    })
    .await;
}
