//! The viewer: what staff gets to see of a file, and every way round it.

use crate::{
    support::{Answer, Client, TestApp, each_engine},
    talk::{Customer, Desk, conversation_id, customer, desk, staff_socket},
};
use image::{DynamicImage, GenericImageView, Rgb, RgbImage};
use ombud_server::http::Code;
use reqwest::multipart::{Form, Part};
use serde_json::{Value as Json, json};
use std::{io::Cursor, time::Duration};

/// A file that a customer has sent; its id.
pub async fn sent(
    app: &TestApp,
    customer: &Customer,
    conversation: &str,
    name: &str,
    bytes: &[u8],
) -> String {
    let form = Form::new().part("file", Part::bytes(bytes.to_vec()).file_name(name.to_owned()));
    let to = format!("http://{}/api/v1/widget/files", app.address);
    let answer = crate::support::plain().post(to).bearer_auth(&customer.session).multipart(form).send().await;
    let file: Json = answer.unwrap().json().await.unwrap();
    let id = file["id"].as_str().unwrap_or_else(|| panic!("{file}")).to_owned();
    let message = json!({"id": conversation_id(), "body": "here it is", "files": [id]});
    customer.client.post(&format!("/widget/conversations/{conversation}/messages"), message).await.ok();
    id
}

/// A card: one colour, so that what is drawn over it can be told.
fn card() -> Vec<u8> {
    let mut bytes = Vec::new();
    let card = DynamicImage::from(RgbImage::from_pixel(640, 400, Rgb([240, 236, 220])));
    card.write_to(&mut Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}

/// A customer who has sent a picture of a card, the case, and the file.
struct Sent {
    anna: Customer,
    conversation: String,
    case: String,
    file: String,
}

async fn sent_card(app: &TestApp, desk: &Desk) -> Sent {
    app.advance(Duration::from_secs(10)); // so many customers of one network would be told to slow down
    let (anna, conversation) = (customer(app, desk).await, conversation_id());
    let file = sent(app, &anna, &conversation, "passport.png", &card()).await;
    let cases = desk.admin.get(&format!("/customers/{}/cases", anna.id)).await.ok();
    let case = cases["items"][0]["id"].as_str().unwrap().to_owned();
    Sent { anna, conversation, case, file }
}

async fn open(client: &Client, file: &str) -> Answer {
    client.post(&format!("/files/{file}/view"), json!({})).await
}

/// A page's bytes, with status and headers.
async fn page(app: &TestApp, client: &Client, file: &str, rest: &str) -> reqwest::Response {
    let url = format!("{}/api/v1/files/{file}/view/pages/{rest}", app.base);
    let cookie = format!("ombud_session={}", client.cookie("ombud_session").unwrap_or_default());
    let mut request = crate::support::plain().get(url).header("cookie", cookie);
    for (name, value) in &client.headers {
        request = request.header(name, value);
    }
    request.send().await.unwrap()
}

async fn events(app: &TestApp, kind: &str) -> Vec<Json> {
    let workspace = app.workspace;
    let all = app.read(move |tx| ombud_server::events::read_events(tx, workspace, 0, 1000)).await;
    all.into_iter().filter(|it| it.kind == kind).map(|it| it.data).collect()
}

/// Whether something is drawn over a card.
fn is_marked(bytes: &[u8]) -> bool {
    let picture = image::load_from_memory(bytes).unwrap();
    let other = |it: &(u32, u32, image::Rgba<u8>)| it.2.0[0].abs_diff(240) > 24;
    picture.pixels().filter(other).count() > 2000
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_drawn_with_its_reader_in_it_counted_and_written_down() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let sent = sent_card(&app, &desk).await;
        let view = open(&agent, &sent.file).await.ok();
        assert_eq!(
            (&view["shown_as"], &view["pages"], &view["left"], &view["may_download"]),
            (&json!("pages"), &json!(1), &json!(199), &json!(false))
        );
        let response = page(&app, &agent, &sent.file, "1").await;
        let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(
            ["content-type", "cache-control", "content-disposition", "x-content-type-options"].map(header),
            ["image/jpeg", "no-store", "inline", "nosniff"]
        );
        let first = response.bytes().await.unwrap();
        assert!(is_marked(&first));
        app.advance(Duration::from_secs(60));
        let later = page(&app, &agent, &sent.file, "1").await.bytes().await.unwrap();
        assert_ne!(first, later, "the time is in it");

        // Again within the minutes costs nothing; after them it does.
        assert_eq!(open(&agent, &sent.file).await.ok()["until"], view["until"]);
        assert_eq!(agent.get("/reveal-budget?of=files").await.ok()["used"], 1);
        app.advance(Duration::from_secs(300));
        page(&app, &agent, &sent.file, "1").await.error_for_status_ref().unwrap_err();
        assert_eq!(open(&agent, &sent.file).await.ok()["left"], 198);
        let told = events(&app, "file.opened").await;
        assert_eq!(
            told,
            [json!({"file": sent.file, "case": sent.case}), json!({"file": sent.file, "case": sent.case})]
        );

        // In the ledger as a look at the customer, and for the customer to read.
        app.app.trust.settled().await;
        let whats: Vec<Json> =
            events(&app, "customer.read").await.into_iter().map(|it| it["what"].clone()).collect();
        assert_eq!(
            whats.iter().filter(|it| *it == "viewed").count(),
            3,
            "each look is one, also at what is open: {whats:?}"
        );
        let readers = sent.anna.client.get("/widget/readers").await.ok();
        assert!(readers["items"].as_array().unwrap().iter().any(|it| it["what"] == "viewed"), "{readers}");
        let audit = desk.admin.get("/ledger/audit?kind=file.opened").await.ok();
        assert_eq!(audit["items"].as_array().unwrap().len(), 2, "{audit}");
        assert_eq!(audit["items"][0]["by"]["id"], json!(agent.staff.unwrap()), "{audit}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_address_token_or_socket_gives_an_agent_the_bytes() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let (mut socket, _) = staff_socket(&app, &agent).await;
        let sent = sent_card(&app, &desk).await;
        let ws = app.workspace.0.simple().to_string();

        // No answer and no frame to staff has an address in it.
        socket.send(json!({"t": "open", "case": sent.case})).await;
        let mut heard = socket.next_of("opened").await.to_string();
        crate::viewer::sent(&app, &sent.anna, &sent.conversation, "second.png", &card()).await;
        heard.push_str(&socket.next_of("message").await.to_string());
        let mut seen = vec![heard];
        for path in [
            format!("/cases/{}", sent.case),
            format!("/cases/{}/messages", sent.case),
            "/cases".into(),
            "/search?q=here".into(),
            format!("/customers/{}", sent.anna.id),
            "/events?limit=100".into(),
        ] {
            seen.push(agent.get(&path).await.text);
        }
        let draft = json!({"kind": "message", "body": "x", "files": [sent.file]});
        let kept = agent.put(&format!("/cases/{}/draft", sent.case), draft).await.ok();
        assert_eq!(kept["files"], json!([]), "another's file tells nothing, not its name");
        for text in &seen {
            assert!(!text.contains("/files/") && !text.contains("signature"), "{text}");
        }

        // Guessed addresses, with every header that a player or a crawler sends.
        let simple = sent.file.replace('-', "");
        for path in [
            format!("/files/{ws}/{simple}/passport.png"),
            format!("/files/{ws}/{simple}/passport.png?until=99999999999&kind=aW1hZ2UvcG5n&signature="),
            format!("/files/{ws}/{simple}/passport.png?until=99999999999&kind=aW1hZ2UvcG5n&signature=AAAA"),
            format!("/api/v1/files/{}", sent.file),
            format!("/api/v1/files/{}/view/pages/1", sent.file),
            format!("/api/v1/files/{}/view/pages/1?raw=1&mark=0", sent.file),
        ] {
            let cookie = format!("ombud_session={}", agent.cookie("ombud_session").unwrap());
            let request = crate::support::plain().get(format!("{}{path}", app.base));
            let answer = request.header("cookie", cookie).header("range", "bytes=0-99").send().await.unwrap();
            let status = answer.status().as_u16();
            assert!(matches!(status, 400 | 404 | 405), "{path} answered {status}");
        }
        agent
            .post(&format!("/files/{}/download", sent.file), json!({"reason": "let me have it"}))
            .await
            .problem(Code::Forbidden);

        // Once it is open: whole or not at all, and never without the mark.
        open(&agent, &sent.file).await.ok();
        let whole = card();
        let mut ranged = app.anonymous();
        ranged.set_cookie("ombud_session", &agent.cookie("ombud_session").unwrap());
        ranged.headers.insert("range".into(), "bytes=0-99".into());
        ranged.headers.insert("accept".into(), "image/png".into());
        for rest in ["1", "1?mark=0", "1?raw=true&width=99999", "1?watermark="] {
            let answer = page(&app, &ranged, &sent.file, rest).await;
            assert_eq!(answer.status(), 200, "{rest}");
            let bytes = answer.bytes().await.unwrap();
            assert!(bytes.starts_with(&[0xff, 0xd8]) && is_marked(&bytes), "{rest}");
            assert!(!bytes.windows(32).any(|it| it == &whole[..32]));
        }
        for rest in ["0", "2", "-1", "99999999999999999999", "x", "1/"] {
            let status = page(&app, &agent, &sent.file, rest).await.status().as_u16();
            assert!(matches!(status, 400 | 404), "{rest}: {status}");
        }
        assert_eq!(page(&app, &app.anonymous(), &sent.file, "1").await.status(), 401);

        // Tokens open nothing, and download only where they were given that by name.
        let scopes = ["cases.view", "cases.view_all", "cases.reply", "customers.view", "search.messages"];
        let token = desk.admin.post("/api-tokens", json!({"name": "a", "scopes": scopes})).await.ok();
        let programme = app.bearer(token["token"].as_str().unwrap());
        open(&programme, &sent.file).await.problem(Code::Forbidden);
        programme.get(&format!("/files/{}/view/pages/1", sent.file)).await.problem(Code::Forbidden);
        let thread = programme.get(&format!("/cases/{}/messages", sent.case)).await;
        assert!(thread.text.contains("passport.png") && !thread.text.contains("signature"), "{thread:?}");
        programme
            .post(&format!("/files/{}/download", sent.file), json!({"reason": "for a backup"}))
            .await
            .problem(Code::Forbidden);

        // Nor does the customer's own address come to staff by a webhook.
        let hooks =
            desk.admin.post("/webhooks", json!({"url": "https://example.com/h", "events": ["*"]})).await.ok();
        crate::viewer::sent(&app, &sent.anna, &sent.conversation, "third.png", &card()).await;
        let path = format!("/webhooks/{}/deliveries", hooks["id"].as_str().unwrap());
        for _ in 0..40 {
            let deliveries = desk.admin.get(&path).await;
            assert!(!deliveries.text.contains("signature="), "{deliveries:?}");
            if deliveries.text.contains("message.created") {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_may_not_see_is_not_there_and_what_is_over_is_over() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (agent, other) = (app.sign_in("Agent").await, app.sign_in("Agent").await);
        let team = json!({"name": "Deposits", "members": [agent.staff.unwrap()]});
        let team = desk.admin.post("/teams", team).await.ok();
        let (sent, second) = (sent_card(&app, &desk).await, sent_card(&app, &desk).await);
        for case in [&sent.case, &second.case] {
            desk.admin.post(&format!("/cases/{case}/assign"), json!({"team": team["id"]})).await.ok();
        }
        // Another's case, another workspace, an unsent file, nothing at all: the same answer.
        let elsewhere = app.another_workspace("elsewhere").await;
        let stranger = app.sign_in_to(elsewhere, "Admin").await;
        for client in [&other, &stranger] {
            open(client, &sent.file).await.problem(Code::NotFound);
            client.get(&format!("/files/{}/view/pages/1", sent.file)).await.problem(Code::NotFound);
        }
        stranger
            .post(&format!("/files/{}/download", sent.file), json!({"reason": "by the law"}))
            .await
            .problem(Code::NotFound);
        open(&agent, &conversation_id()).await.problem(Code::NotFound);
        open(&agent, "../../etc/passwd").await.problem(Code::NotFound);

        // One file's opening opens no other, nor for anybody else.
        open(&agent, &sent.file).await.ok();
        assert_eq!(page(&app, &agent, &sent.file, "1").await.status(), 200);
        assert_eq!(page(&app, &agent, &second.file, "1").await.status(), 404);
        assert_eq!(page(&app, &other, &sent.file, "1").await.status(), 404);
        // Nor does it hold once the case is another's, the session is over, or the minutes are.
        let moved = desk
            .admin
            .post("/teams", json!({"name": "Others", "members": [other.staff.unwrap()]}))
            .await
            .ok();
        desk.admin.post(&format!("/cases/{}/assign", sent.case), json!({"team": moved["id"]})).await.ok();
        assert_eq!(page(&app, &agent, &sent.file, "1").await.status(), 404);
        open(&agent, &second.file).await.ok();
        let gone = app.sign_in_again(agent.staff.unwrap()).await;
        assert_eq!(
            page(&app, &gone, &second.file, "1").await.status(),
            200,
            "it is the person who has opened it"
        );
        gone.post("/auth/logout", json!({})).await;
        assert_eq!(page(&app, &gone, &second.file, "1").await.status(), 401);
        app.advance(Duration::from_secs(301));
        assert_eq!(page(&app, &agent, &second.file, "1").await.status(), 404);
        // What is erased opens nowhere.
        open(&agent, &second.file).await.ok();
        app.prove_again().await;
        desk.admin
            .post(&format!("/customers/{}/erase", second.anna.id), json!({"reason": "asked for it"}))
            .await
            .ok();
        assert_eq!(page(&app, &agent, &second.file, "1").await.status(), 404);
        open(&agent, &second.file).await.problem(Code::NotFound);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_has_so_many_files_and_no_key_brings_one_back() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        desk.admin.put("/trust/rules", json!({"files_per_day": 2})).await.ok();
        let (mut agent, lead) = (app.sign_in("Agent").await, app.sign_in("Lead").await);
        let mut all = Vec::new();
        for _ in 0..4 {
            all.push(sent_card(&app, &desk).await);
        }
        // Sixteen at once: two.
        let tries = (0..16).map(|n| {
            let (agent, file) = (&agent, &all[n % 4].file);
            async move { open(agent, file).await.status }
        });
        let done = futures_util::future::join_all(tries).await;
        assert!(done.iter().filter(|it| **it == 201).count() >= 2 && done.contains(&429), "{done:?}");
        assert_eq!(agent.get("/reveal-budget?of=files").await.ok()["used"], 2);
        assert_eq!(events(&app, "file.opened").await.len(), 2);
        assert!(!events(&app, "file.refused").await.is_empty());
        // The answer to a key is not kept; so neither text nor until comes back when the minutes are over.
        app.advance(Duration::from_secs(301));
        agent.headers.insert("idempotency-key".into(), "one".into());
        let refused = open(&agent, &all[0].file).await.problem(Code::BudgetSpent);
        assert!(refused["detail"].as_str().unwrap().contains("2 of 2 files"), "{refused}");
        agent.headers.remove("idempotency-key");
        assert_eq!(agent.get("/reveal-budget").await.ok()["used"], 0, "fields have a budget of their own");
        // A lead grants more; not to themselves.
        let grant = format!("/staff/{}/reveal-budget", agent.staff.unwrap());
        app.prove_again().await;
        let more = json!({"of": "files", "extra": 1, "reason": "an outage"});
        assert_eq!(lead.post(&grant, more.clone()).await.ok()["limit"], 3);
        lead.post(&format!("/staff/{}/reveal-budget", lead.staff.unwrap()), more)
            .await
            .problem(Code::Conflict);
        open(&agent, &all[0].file).await.ok();
        // It is an alert, too.
        let security = app.sign_in("Security").await;
        app.app.trust.settled().await;
        let alerts = security.get("/trust/alerts?open=true").await.ok();
        assert!(alerts.to_string().contains("\"budget\""), "{alerts}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_few_who_may_download_say_why() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (compliance, lead) = (app.sign_in("Compliance").await, app.sign_in("Lead").await);
        let sent = sent_card(&app, &desk).await;
        let path = format!("/files/{}/download", sent.file);
        let why = json!({"reason": "the police asked for it"});
        lead.post(&path, why.clone()).await.problem(Code::Forbidden);
        compliance.post(&path, json!({"reason": "...."})).await.problem(Code::Invalid);
        app.advance(Duration::from_secs(3600));
        compliance.post(&path, why.clone()).await.problem(Code::StepUpRequired);
        app.prove_again().await;
        let taken = compliance.post(&path, why.clone()).await;
        assert_eq!(taken.status, 200, "{taken:?}");
        assert_eq!(taken.header("content-type"), Some("application/octet-stream"));
        assert_eq!(taken.header("cache-control"), Some("no-store"));
        assert!(taken.header("content-disposition").unwrap().starts_with("attachment"));
        let told = events(&app, "file.downloaded").await;
        assert_eq!(
            told,
            [json!({"file": sent.file, "case": sent.case, "reason": "the police asked for it"})]
        );
        assert_eq!(compliance.get("/reveal-budget?of=files").await.ok()["used"], 1);
        // A programme that was given it by name.
        let scopes = json!({"name": "kyc", "scopes": ["cases.view", "cases.view_all", "files.download"]});
        let token = desk.admin.post("/api-tokens", scopes).await.ok();
        let programme = app.bearer(token["token"].as_str().unwrap());
        assert_eq!(programme.post(&path, why).await.status, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn text_and_what_cannot_be_shown() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        app.sign_in("Compliance").await;
        let (anna, conversation) = (customer(&app, &desk).await, conversation_id());
        let text = sent(&app, &anna, &conversation, "a.html", b"<script>alert(1)</script>").await;
        let view = open(&agent, &text).await.ok();
        assert_eq!((&view["shown_as"], &view["text"]), (&json!("text"), &json!("<script>alert(1)</script>")));
        assert_eq!(page(&app, &agent, &text, "1").await.status(), 404, "there is nothing to draw");
        let other = sent(&app, &anna, &conversation, "a.bin", &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]).await;
        let view = open(&agent, &other).await.ok();
        assert_eq!((&view["shown_as"], &view["why"]), (&json!("nothing"), &json!("unknown_kind")));
        assert!(!view["ask"].as_array().unwrap().is_empty(), "{view}");
        let broken = sent(&app, &anna, &conversation, "a.png", &card()[..60]).await;
        open(&agent, &broken).await.ok();
        let answer = page(&app, &agent, &broken, "1").await;
        assert_eq!(answer.status(), 422);
        assert_eq!(answer.json::<Json>().await.unwrap()["code"], "not-shown");
        // What shows nothing costs nothing.
        assert_eq!(agent.get("/reveal-budget?of=files").await.ok()["used"], 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn own_uploads_and_public_attachments_go_on_working() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let sent = sent_card(&app, &desk).await;
        let form = Form::new().part("file", Part::bytes(card()).file_name("guide.png"));
        let request = crate::support::plain().post(format!("{}/api/v1/files", app.base)).multipart(form);
        let cookie = format!("ombud_session={}", agent.cookie("ombud_session").unwrap());
        let answer = request.header("cookie", cookie).header("origin", &app.base).send().await.unwrap();
        let file: Json = answer.json().await.unwrap();
        assert!(file["url"].is_null(), "{file}");
        let id = file["id"].as_str().unwrap();
        assert_eq!(open(&agent, id).await.ok()["left"], Json::Null, "one's own is not counted");
        assert_eq!(page(&app, &agent, id, "1").await.status(), 200);
        open(&app.sign_in("Agent").await, id).await.problem(Code::NotFound);
        let message = json!({"id": "1", "body": "look here", "files": [id]});
        agent.post(&format!("/cases/{}/messages", sent.case), message).await.ok();
        let thread =
            sent.anna.client.get(&format!("/widget/conversations/{}/messages", sent.conversation)).await.ok();
        let items = thread["items"].as_array().unwrap();
        let told = items.iter().find(|it| it["body"] == "look here").unwrap();
        let url = told["files"][0]["url"].as_str().unwrap();
        let bytes = crate::support::get(format!("{}{url}", app.base)).await.unwrap().bytes().await.unwrap();
        assert_eq!(bytes.as_ref(), card(), "customers get what was sent, as it was");
        assert_eq!(agent.get("/reveal-budget?of=files").await.ok()["used"], 0);
    })
    .await;
}
