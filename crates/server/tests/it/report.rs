//! Evidence and the report of a case: what is in it, what never is, who gets it, and that the ledger vouches for it.

use crate::{
    ledger::{key, trust},
    platform::{case_of, vouch},
    support::{Client, TestApp, each_engine_with},
    talk::{Customer, Desk, conversation_id, customer, desk},
    tampering::each_is_found,
};
use axum::{Json as Body, Router, routing::post};
use ombud_ledger::receipt;
use ombud_server::{config::Config, customers::Proof, http::Code};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::{
    fmt::Write as _,
    net::TcpListener,
    sync::{
        Arc, LazyLock,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

static STORY: LazyLock<Json> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../src/operations/demo/chain.json")).unwrap());

/// Where the demo's story says that something was stolen.
pub fn theft() -> String {
    let tales = STORY["tales"].as_array().unwrap();
    tales.iter().find(|it| it["name"] == "theft").unwrap()["hash"].as_str().unwrap().to_owned()
}

pub fn network() -> String {
    format!("eip155:{}", STORY["chain"])
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, it| {
        write!(text, "{it:02x}").unwrap();
        text
    })
}

pub fn sha256(text: &str) -> String {
    hex(&Sha256::digest(text))
}

/// What a node says, as the story has it; with `change` it says something else.
pub fn node(config: &mut Config, change: fn(&Json, Json) -> Json) {
    let answer = move |Body(question): Body<Json>| async move {
        let same = |it: &&Json| it["method"] == question["method"] && it["params"] == question["params"];
        let known = STORY["answers"].as_array().unwrap().iter().find(same);
        let said = match known {
            Some(known) if !known["error"].is_null() => json!({"error": known["error"]}),
            Some(known) => json!({"result": known["result"]}),
            None if question["method"].as_str().is_some_and(|it| it.starts_with("eth_getTransaction")) => {
                json!({"result": null})
            }
            None => json!({"error": {"code": -32601, "message": "not in the story"}}),
        };
        let mut said = change(&question, said);
        (said["jsonrpc"], said["id"]) = (json!("2.0"), question["id"].clone());
        Body(said)
    };
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let here = format!("http://{}", listener.local_addr().unwrap());
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/", post(answer))).await });
    let entry = format!(
        "[[network]]\nname = \"Demo chain\"\nfamily = \"evm\"\nsymbol = \"ETH\"\ndecimals = 18\nid = \"{}\"\n\
         block_seconds = 12\nconfirmations = {}\nendpoints = [{{ url = \"{here}\" }}]\n",
        network(),
        STORY["confirmations"]
    );
    std::fs::write(config.server.data.join("chains.toml"), entry).unwrap();
}

pub fn honest(config: &mut Config) {
    node(config, |_, said| said);
}

/// A victim who told of it, with a note of staff beside it.
struct Scene {
    app: Arc<TestApp>,
    desk: Desk,
    agent: Client,
    officer: Client,
    anna: Customer,
    conversation: String,
    case: String,
}

const NOTE: &str = "zymurgy: she may be in on it";
const PHRASE: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

impl Scene {
    async fn new(app: TestApp) -> Self {
        let desk = desk(&app, json!({})).await;
        let labels = json!([
            {"network": network(), "address": "0x00000000000000000000000000000000000e0c01", "kind": "exchange", "name": "Northwind Exchange"}
        ]);
        let known = json!({"version": 0, "platform": {"deposits": [], "assets": [], "labels": labels}});
        desk.admin.put("/chains/platform", known).await.ok();
        let anna = customer(&app, &desk).await;
        vouch(&app, &anna.id, "user-4711", Proof::SignedToken).await;
        let conversation = conversation_id();
        anna.write(&conversation, "c1", &format!("Somebody took my coins by {} 😭", theft())).await;
        anna.write(&conversation, "c2", &format!("my phrase is {PHRASE}")).await;
        let to = format!("http://{}/api/v1/widget/files", app.address);
        let part = reqwest::multipart::Part::bytes(b"what the police wrote".to_vec()).file_name("police.txt");
        let form = reqwest::multipart::Form::new().part("file", part);
        let sent = crate::support::plain().post(to).bearer_auth(&anna.session).multipart(form).send().await;
        let file = sent.unwrap().json::<Json>().await.unwrap()["id"].clone();
        let to = format!("/widget/conversations/{conversation}/messages");
        anna.client.post(&to, json!({"id": "c3", "body": "see this", "files": [file]})).await.ok();
        let case = case_of(&desk.admin, &anna).await;
        let messages = format!("/cases/{case}/messages");
        desk.admin.post(&messages, json!({"id": "n1", "kind": "note", "body": NOTE})).await.ok();
        desk.admin.post(&messages, json!({"id": "r1", "body": "We look into it."})).await.ok();
        let (agent, officer) = (app.sign_in("Agent").await, app.sign_in("Compliance").await);
        Self { app: Arc::new(app), desk, agent, officer, anna, conversation, case }
    }

    async fn keep(&self, what: Json) -> crate::support::Answer {
        self.app.advance(Duration::from_millis(5));
        self.agent.post(&format!("/cases/{}/evidence", self.case), what).await
    }

    fn trace(shared: bool) -> Json {
        json!({"kind": "trace", "text": theft(), "network": network(), "depth": 3, "shared": shared})
    }

    fn look(shared: bool) -> Json {
        json!({"kind": "look", "text": theft(), "shared": shared})
    }

    fn path(&self) -> String {
        format!("/cases/{}/report", self.case)
    }

    fn own(&self, ending: &str) -> String {
        format!("/widget/conversations/{}/report{ending}", self.conversation)
    }

    async fn evidence(&self) -> Vec<Json> {
        let all = self.agent.get(&format!("/cases/{}/evidence", self.case)).await.ok();
        all["items"].as_array().unwrap().clone()
    }

    /// What the events of a kind say.
    async fn events(&self, kind: &str) -> Vec<Json> {
        let (workspace, kind) = (self.app.workspace, kind.to_owned());
        let read =
            move |tx: &mut ombud_db::Tx<'_>| ombud_server::events::read_events(tx, workspace, 0, 10_000);
        let all = self.app.read(read).await;
        all.into_iter().filter(|it| it.kind == kind).map(|it| it.data).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn evidence_is_what_the_server_asked_and_the_ledger_says_its_hash() {
    static GONE: AtomicBool = AtomicBool::new(false);
    fn until_it_goes(config: &mut Config) {
        node(config, |_, said| match GONE.load(Ordering::SeqCst) {
            true => json!({"error": {"code": -32000, "message": "gone"}}),
            false => said,
        });
    }
    GONE.store(false, Ordering::SeqCst);
    each_engine_with(until_it_goes, |app| async move {
        GONE.store(false, Ordering::SeqCst);
        let scene = Scene::new(app).await;
        let trace = scene.keep(Scene::trace(false)).await.ok();
        let moved = trace["trace"]["edges"].as_array().unwrap();
        assert!(moved.len() > 1, "{trace}");
        assert!(moved[0]["block_hash"].as_str().is_some_and(|it| it.starts_with("0x") && it.len() == 66));
        assert!(trace.to_string().contains("Northwind Exchange"));
        let look = scene.keep(Scene::look(false)).await.ok();
        assert_eq!(look["look"]["found"][0]["transaction"]["id"], theft());

        // The hash is of what is stored, the event says it, and the thread tells staff, and nobody else.
        let events = scene.events("evidence.kept").await;
        let stored: Vec<String> = scene
            .app
            .opened()
            .await
            .into_iter()
            .filter(|it| it.0 == "case_evidence.content")
            .map(|it| it.1)
            .collect();
        for (event, shown) in events.iter().zip([&trace, &look]) {
            assert_eq!(event["sha256"], shown["sha256"]);
            assert!(stored.iter().any(|it| json!(sha256(it)) == event["sha256"]), "{event}");
        }
        let thread = scene.agent.get(&format!("/cases/{}/messages", scene.case)).await.ok();
        let lines = thread["items"].as_array().unwrap().iter();
        assert_eq!(lines.filter(|it| it["activity"]["code"] == "evidence_kept").count(), 2);
        let own = format!("/widget/conversations/{}/messages", scene.conversation);
        assert!(!scene.anna.client.get(&own).await.ok().to_string().contains("evidence"));

        // From now on the node says nothing: what was kept is what it was, and nothing new is kept.
        GONE.store(true, Ordering::SeqCst);
        scene.app.advance(Duration::from_secs(7200));
        let path = format!("/cases/{}/evidence/{}", scene.case, trace["id"].as_str().unwrap());
        assert_eq!(scene.agent.get(&path).await.ok(), trace);
        assert_eq!(scene.evidence().await.len(), 2);
        // A report needs no node for what is kept.
        let officer = scene.app.sign_in("Compliance").await;
        let report = officer.get(&scene.path()).await.ok();
        assert_eq!(report["named"][0]["evidence"], look["id"]);
        assert_eq!(report["named"][0]["look"]["found"][0]["transaction"]["status"], "succeeded");
        for method in [reqwest::Method::DELETE, reqwest::Method::PATCH, reqwest::Method::PUT] {
            let refused = scene.desk.admin.send(method, &path, Some(json!({}))).await;
            refused.problem(Code::MethodNotAllowed);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_says_what_is_kept_and_a_liar_is_not_believed() {
    // It says to be another chain than it is asked for.
    fn lying(config: &mut Config) {
        node(config, |question, said| match question["method"] == "eth_chainId" {
            true => json!({"result": "0x1"}),
            false => said,
        });
    }
    each_engine_with(lying, |app| async move {
        let scene = Scene::new(app).await;
        scene.keep(Scene::trace(false)).await.problem(Code::Unavailable);
        scene.keep(Scene::look(false)).await.problem(Code::Unavailable);
        // What a browser claims to have been answered is refused, not kept.
        let mut claimed = Scene::trace(true);
        claimed["trace"] = json!({"edges": [{"from": "0x1", "to": "0x2", "amount": "1000000 USDT"}]});
        let status = scene.keep(claimed).await.status;
        assert!([400, 422].contains(&status), "{status}");
        for nothing in [
            json!({"kind": "look", "text": "where is my money"}),
            json!({"kind": "look", "text": PHRASE}),
            json!({"kind": "trace", "text": theft(), "network": "eip155:1"}),
            json!({"kind": "trace", "text": theft(), "network": network(), "depth": 7}),
            json!({"kind": "trace", "text": theft()}),
        ] {
            scene.keep(nothing).await.problem(Code::Invalid);
        }
        assert!(scene.evidence().await.is_empty());
        assert!(scene.events("evidence.kept").await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_holds_what_the_police_needs_and_nothing_that_is_for_staff() {
    each_engine_with(honest, |app| async move {
        let scene = Scene::new(app).await;
        let kept = scene.keep(Scene::trace(false)).await.ok();
        let answer = scene.officer.get(&scene.path()).await;
        let disposition = answer.header("content-disposition").unwrap_or_default().to_owned();
        assert!(disposition.contains("attachment; filename=\"report-1.json\""), "{disposition}");
        let (text, report) = (answer.text.clone(), answer.ok());
        assert_eq!((&report["format"], &report["report_version"]), (&json!("ombud-case-report"), &json!(1)));
        assert_eq!(report["customer"]["platform_id"], "user-4711");
        assert_eq!((&report["case"]["number"], &report["case"]["state"]), (&json!(1), &json!("open")));
        assert_eq!(report["named"][0]["subject"], theft());
        assert_eq!(report["named"][0]["look"]["found"][0]["transaction"]["status"], "succeeded");
        assert_eq!(report["named"][0]["evidence"], Json::Null, "a trace is no look");
        assert_eq!(report["evidence"][0]["sha256"], kept["sha256"]);
        let said = report["talks"][0]["messages"].as_array().unwrap();
        assert!(said.iter().any(|it| it["body"] == "We look into it."), "{said:?}");
        let file = &report["files"][0];
        assert_eq!(
            (&file["name"], &file["sha256"]),
            (&json!("police.txt"), &json!(sha256("what the police wrote")))
        );

        for never in ["zymurgy", "sausage", "evidence_kept"] {
            assert!(!text.contains(never), "{never}");
        }
        // A reader who has nothing but the file and the key.
        let key = key(&scene.app, &scene.desk.admin).await;
        let told = report["talks"][0]["receipt"].as_str().unwrap();
        assert_eq!(report["talks"][0]["receipt_sha256"], sha256(told));
        let read = receipt::verify(told.as_bytes(), &trust(&key));
        assert!(read.is_good(), "{read:?}");
        let told = report["evidence_receipt"].as_str().unwrap();
        assert!(receipt::verify(told.as_bytes(), &trust(&key)).is_good());
        assert!(told.contains(kept["sha256"].as_str().unwrap()));
        // The event says the hash of this very answer, and who asked; and it is a look at the customer.
        let events = scene.events("case.reported").await;
        assert_eq!((&events[0]["sha256"], &events[0]["form"]), (&json!(sha256(&text)), &json!("json")));
        let readers = scene.anna.client.get("/widget/readers").await.ok();
        assert!(readers.to_string().contains("exported"), "{readers}");
    })
    .await;
}

/// Where lines and words end, a reader of the PDF does not tell.
fn squeezed(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// All letters of a PDF.
pub fn pdf_text(bytes: &[u8]) -> String {
    let read = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = read.get_pages().keys().copied().collect();
    squeezed(&read.extract_text(&pages).unwrap())
}

/// The file that is embedded in a PDF.
fn embedded(bytes: &[u8]) -> String {
    let read = lopdf::Document::load_mem(bytes).unwrap();
    let is_file = |it: &&lopdf::Object| {
        let kind = it.as_stream().ok().and_then(|it| it.dict.get(b"Type").ok());
        kind.and_then(|it| it.as_name().ok()) == Some(b"EmbeddedFile")
    };
    let file = read.objects.values().find(is_file).unwrap().as_stream().unwrap();
    String::from_utf8(file.decompressed_content().unwrap()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pdf_carries_the_json_whose_hash_the_event_says() {
    each_engine_with(honest, |app| async move {
        let scene = Scene::new(app).await;
        scene.keep(Scene::trace(false)).await.ok();
        for (lang, word) in [("en", "Report of case #1"), ("zh-Hant-HK", "工单 #1 报告")] {
            let answer = scene.officer.get(&format!("{}.pdf?lang={lang}", scene.path())).await;
            assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/pdf")));
            let json = embedded(&answer.bytes);
            let hash = scene.events("case.reported").await.pop().unwrap();
            assert_eq!((&hash["sha256"], &hash["form"]), (&json!(sha256(&json)), &json!("pdf")));
            let text = pdf_text(&answer.bytes);
            for part in
                [word, "Northwind Exchange", "😭", &sha256(&json), &sha256("what the police wrote")[..30]]
            {
                assert!(text.contains(&squeezed(part)), "{part}: {text}");
            }
            for never in ["zymurgy", "sausage"] {
                assert!(!text.contains(never) && !json.contains(never), "{never}");
            }
        }
        scene.officer.get(&format!("{}?lang=not%20one", scene.path())).await.problem(Code::Invalid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_gets_nothing_and_leaves_no_event() {
    each_engine_with(honest, |app| async move {
        let scene = Scene::new(app).await;
        let pdf = format!("{}.pdf", scene.path());
        let lead = scene.app.sign_in("Lead").await;
        let other = scene.app.another_workspace("other").await;
        let stranger = scene.app.sign_in_to(other, "Admin").await;
        let team = scene.desk.admin.post("/teams", json!({"name": "Whales"})).await.ok();
        scene
            .desk
            .admin
            .post(&format!("/cases/{}/assign", scene.case), json!({"team": team["id"]}))
            .await
            .ok();
        let evidence = format!("/cases/{}/evidence", scene.case);
        for path in [&scene.path(), &pdf] {
            scene.agent.get(path).await.problem(Code::Forbidden);
            lead.get(path).await.problem(Code::Forbidden);
            stranger.get(path).await.problem(Code::NotFound);
            scene.app.anonymous().get(path).await.problem(Code::Unauthenticated);
            scene.anna.client.get(path).await.problem(Code::Unauthenticated);
        }
        // An agent of another team neither sees nor keeps.
        scene.agent.get(&evidence).await.problem(Code::NotFound);
        scene.keep(Scene::trace(false)).await.problem(Code::NotFound);
        stranger.post(&evidence, Scene::trace(false)).await.problem(Code::NotFound);
        // A programme answers for nothing by name.
        let token = json!({"name": "Bot", "scopes": ["cases.view", "cases.view_all", "cases.note"]});
        let token =
            scene.desk.admin.post("/api-tokens", token).await.ok()["token"].as_str().unwrap().to_owned();
        scene.app.bearer(&token).post(&evidence, Scene::trace(false)).await.problem(Code::Forbidden);
        assert!(scene.events("case.reported").await.is_empty());
        assert!(scene.events("evidence.kept").await.is_empty());
        // Security may, and a stale session has to prove again.
        let security = scene.app.sign_in("Security").await;
        security.get(&scene.path()).await.ok();
        scene.app.advance(Duration::from_secs(3600));
        security.get(&pdf).await.problem(Code::StepUpRequired);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_exports_need_a_second_person_reports_do() {
    each_engine_with(honest, |app| async move {
        let scene = Scene::new(app).await;
        scene.app.sign_in("Admin").await;
        scene.desk.admin.put("/approval-policy", json!({"groups": ["export"]})).await.ok();
        let mut admin = scene.app.sign_in_again(scene.desk.admin.staff.unwrap()).await;
        for (path, name) in
            [(scene.path(), "case-report"), (format!("{}.pdf", scene.path()), "case-report-pdf")]
        {
            admin.headers.remove("ombud-reason");
            let refused = admin.get(&path).await.problem(Code::ApprovalRequired);
            assert_eq!((&refused["operation"], &refused["group"]), (&json!(name), &json!("export")));
            admin.headers.insert("ombud-reason".into(), "Police%20file%204711".into());
            let asked = admin.get(&path).await.problem(Code::ApprovalRequired)["approval"].clone();
            let approval = format!("/approvals/{}", asked.as_str().unwrap());
            scene.officer.post(&format!("{approval}/approve"), json!({})).await.ok();
            assert!(scene.events("case.reported").await.iter().all(|it| it["form"] == "json"));
            let done = admin.post(&format!("{approval}/carry-out"), json!({})).await;
            assert_eq!(done.status, 200, "{}", done.text);
            assert_eq!(done.bytes.starts_with(b"%PDF"), name == "case-report-pdf");
        }
        assert_eq!(scene.events("case.reported").await.len(), 2);
        // Customers need nobody for their own.
        scene.anna.client.get(&scene.own("")).await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_get_their_own_without_what_staff_keeps_to_itself() {
    each_engine_with(honest, |app| async move {
        let scene = Scene::new(app).await;
        let hidden = scene.keep(Scene::trace(false)).await.ok();
        let shared = scene.keep(Scene::look(true)).await.ok();
        let answer = scene.anna.client.get(&scene.own("?lang=zh-CN")).await;
        let (text, report) = (answer.text.clone(), answer.ok());
        assert_eq!(report["evidence"].as_array().unwrap().len(), 1);
        assert_eq!(report["evidence"][0]["id"], shared["id"]);
        assert_eq!(report["made_by"], json!({"kind": "customer", "name": null}));
        for never in [
            "zymurgy",
            "user-4711",
            hidden["id"].as_str().unwrap(),
            hidden["sha256"].as_str().unwrap(),
            "sausage",
        ] {
            assert!(!text.contains(never), "{never}");
        }
        // Who kept something is staff's business.
        let keeper = scene.agent.staff.unwrap().to_string();
        assert!(!report["evidence"].to_string().contains(&keeper));
        assert_eq!(
            (&report["evidence_receipt"], &report["customer"]["platform_id"]),
            (&Json::Null, &Json::Null)
        );
        let key = key(&scene.app, &scene.desk.admin).await;
        let told = report["talks"][0]["receipt"].as_str().unwrap();
        assert!(receipt::verify(told.as_bytes(), &trust(&key)).is_good());
        let pdf = scene.anna.client.get(&scene.own(".pdf")).await;
        assert!(pdf.bytes.starts_with(b"%PDF"));

        // Nobody else's, and not as often as it takes to weary a node.
        let eve = customer(&scene.app, &scene.desk).await;
        eve.client.get(&scene.own("")).await.problem(Code::NotFound);
        scene.agent.get(&scene.own("")).await.problem(Code::Unauthenticated);
        scene.anna.client.get(&scene.own("")).await.ok();
        scene.anna.client.get(&scene.own("")).await.ok();
        scene.anna.client.get(&scene.own("")).await.problem(Code::SlowDown);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_holds_fifty_pieces_and_its_end_is_theirs() {
    each_engine_with(honest, |app| async move {
        let scene = Scene::new(app).await;
        for _ in 0..50 {
            scene.keep(Scene::look(false)).await.ok();
        }
        let refused = scene.keep(Scene::look(false)).await.problem(Code::Conflict);
        assert!(refused["detail"].as_str().unwrap().contains("50"), "{refused}");
        assert_eq!(scene.evidence().await.len(), 50);
        // A legal hold keeps them; without one they go with the customer, and no report is made any more.
        let erase = format!("/customers/{}/erase", scene.anna.id);
        let hold = json!({"customer": scene.anna.id, "reason": "Police file 4711"});
        let hold = scene.officer.post("/holds", hold).await.ok();
        scene.officer.post(&erase, json!({"reason": "Asked for it"})).await.problem(Code::OnHold);
        assert_eq!(scene.evidence().await.len(), 50);
        let lift = format!("/holds/{}/lift", hold["id"].as_str().unwrap());
        scene.officer.post(&lift, json!({"reason": "The court closed it"})).await.ok();
        scene.officer.post(&erase, json!({"reason": "Asked for it"})).await.ok();
        assert!(scene.evidence().await.is_empty());
        scene.officer.get(&scene.path()).await.problem(Code::Erased);
        scene.officer.get(&format!("{}.pdf", scene.path())).await.problem(Code::Erased);
        scene.keep(Scene::look(false)).await.problem(Code::Erased);
        scene.anna.client.get(&scene.own("")).await.problem(Code::Unauthenticated);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rule_that_empties_a_case_takes_its_evidence() {
    each_engine_with(honest, |app| async move {
        let scene = Scene::new(app).await;
        scene.keep(Scene::trace(false)).await.ok();
        scene
            .desk
            .admin
            .post(&format!("/cases/{}/resolve", scene.case), json!({"reason": "Solved"}))
            .await
            .ok();
        scene.app.advance(Duration::from_secs(86_400 * 40));
        let officer = scene.app.sign_in("Compliance").await;
        officer.put("/retention", json!({"messages_days": 30})).await.ok();
        scene.app.run_jobs().await;
        scene.app.advance(Duration::from_secs(3601));
        scene.app.run_jobs().await;
        let opened = scene.app.opened().await;
        assert!(!opened.iter().any(|it| it.0.starts_with("case_evidence.")));
        let officer = scene.app.sign_in("Compliance").await;
        let report = officer.get(&scene.path()).await.ok();
        assert_eq!(report["evidence"], json!([]));
        assert_eq!(report["talks"][0]["messages"][0]["gone"], true);
        let checked = crate::ledger::checked(&scene.app).await;
        assert!(checked.is_good(), "{:?}", checked.faults);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_changes_evidence_in_the_database_is_found_and_it_is_not_shown() {
    each_engine_with(honest, |app| async move {
        let scene = Scene::new(app).await;
        scene.keep(Scene::trace(false)).await.ok();
        scene.keep(Scene::look(true)).await.ok();
        scene.app.app.trust.settled().await;
        let all = [
            "DELETE FROM case_evidence WHERE workspace_id = $1 AND kind = 'look'",
            "UPDATE case_evidence SET shared = TRUE WHERE workspace_id = $1 AND kind = 'trace'",
            "UPDATE case_evidence SET sha256 = subject WHERE workspace_id = $1 AND kind = 'trace'",
            "UPDATE case_evidence SET content = (SELECT o.content FROM case_evidence o WHERE o.workspace_id = $1 AND \
             o.kind = 'look') WHERE workspace_id = $1 AND kind = 'trace'",
            "UPDATE case_evidence SET kind = 'trace' WHERE workspace_id = $1",
            "UPDATE case_evidence SET case_id = by_id WHERE workspace_id = $1",
            "UPDATE case_evidence SET by_id = case_id WHERE workspace_id = $1",
            "UPDATE case_evidence SET id = by_id WHERE workspace_id = $1 AND kind = 'look'",
            "UPDATE case_evidence SET at = at + 1 WHERE workspace_id = $1",
        ];
        each_is_found(&scene.app, "evidence", &all).await;
        // Read meanwhile, it is shown to nobody as what a chain said.
        let ws = scene.app.workspace;
        scene
            .app
            .write(move |tx, _| {
                let sql = "UPDATE case_evidence SET sha256 = subject WHERE workspace_id = $1";
                Ok(tx.exec(sql, &[ws.into()])?)
            })
            .await;
        assert_eq!(scene.agent.get(&format!("/cases/{}/evidence", scene.case)).await.status, 500);
        assert_eq!(scene.officer.get(&scene.path()).await.status, 500);
        // And nothing else is taken from the customer by it.
        let looked = scene.agent.get(&format!("/cases/{}/chains", scene.case)).await.ok();
        assert!(!looked["items"].as_array().unwrap().is_empty(), "{looked}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_audit_of_a_case_has_what_was_revealed_there_and_hashes_as_they_are() {
    each_engine_with(honest, |app| async move {
        let scene = Scene::new(app).await;
        scene.anna.client.patch("/widget/customer", json!({"email": "anna@example.com"})).await.ok();
        let to = json!({"assignee": scene.agent.staff});
        scene.desk.admin.post(&format!("/cases/{}/assign", scene.case), to).await.ok();
        let reveal = json!({"field": "email", "reason": "asked on the phone", "case": scene.case});
        scene.agent.post(&format!("/customers/{}/reveals", scene.anna.id), reveal).await.ok();
        let text = scene.officer.get(&scene.path()).await.text;
        let page = scene.officer.get(&format!("/ledger/audit?case={}", scene.case)).await.ok();
        let of = |kind: &str| {
            let found = page["items"].as_array().unwrap().iter().find(|it| it["kind"] == kind);
            found.unwrap_or_else(|| panic!("{kind} is missing: {page}")).clone()
        };
        let revealed = of("customer.revealed");
        assert_eq!(
            (&revealed["by"]["id"], &revealed["customer"], &revealed["data"]["field"]),
            (&json!(scene.agent.staff), &json!(scene.anna.id), &json!("email"))
        );
        assert_eq!(of("case.reported")["data"]["sha256"], json!(sha256(&text)), "a hash is no address");
    })
    .await;
}
