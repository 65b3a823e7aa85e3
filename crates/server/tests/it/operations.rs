//! What an operator does, with the binary itself, on both engines.

use crate::{
    places::{Place, Server, each_place, ombud, places},
    support::each_engine,
};
use ombud_base::{Clock, Time};
use ombud_db::{Db, DbError, Options, copy};
use ombud_server::http::Code;
use reqwest::{Method, StatusCode, header};
use serde_json::{Value as Json, json};
use std::{collections::BTreeMap, path::Path, time::Duration};

const PASSWORD: &str = "correct horse battery staple 1";

/// A server with an admin and an inbox.
pub async fn desk(place: &Place) -> (Server, String) {
    place
        .run_with_input(
            &["staff", "add", "admin@example.com", "--role", "Admin", "--password-stdin"],
            PASSWORD,
        )
        .unwrap();
    let server = Server::start(place, &[]).await;
    let cookie = sign_in(&server).await;
    let inbox = server.staff(&cookie, Method::POST, "/inboxes", json!({"name": "Web"})).await;
    (server, inbox["key"].as_str().unwrap().to_owned())
}

pub async fn sign_in(server: &Server) -> String {
    sign_in_as(server, "admin@example.com").await
}

async fn sign_in_as(server: &Server, email: &str) -> String {
    let body = json!({"email": email, "password": PASSWORD});
    let answer = server.request(Method::POST, "/auth/login").json(&body).send().await.unwrap();
    assert_eq!(answer.status(), 200, "{}", answer.text().await.unwrap());
    let cookies = answer.headers().get_all(header::SET_COOKIE).iter().map(|it| it.to_str().unwrap());
    let cookies: Vec<&str> = cookies.filter_map(|it| it.split(';').next()).collect();
    cookies.join("; ")
}

/// A customer with a conversation.
#[derive(Clone)]
pub struct Customer {
    pub id: String,
    pub session: String,
    pub conversation: String,
}

impl Customer {
    pub async fn arrive(server: &Server, inbox: &str) -> Self {
        let body = json!({"inbox": inbox, "language": "en"});
        let answer = server.request(Method::POST, "/widget/sessions").json(&body).send().await.unwrap();
        let made: Json = answer.json().await.unwrap();
        let session = made["session"].as_str().unwrap().to_owned();
        Self {
            id: made["customer"]["id"].as_str().unwrap().to_owned(),
            session,
            conversation: ombud_base::id::v7(
                ombud_base::Clock::system().now(),
                &ombud_base::Random::system(),
            )
            .to_string(),
        }
    }

    /// Posts; the number it was stored under, once the server says that it is.
    pub async fn post(&self, server: &Server, id: &str, body: &str, files: &[String]) -> Option<i64> {
        let path = format!("/widget/conversations/{}/messages", self.conversation);
        let message = json!({"id": id, "body": body, "files": files});
        let sent = server
            .request(Method::POST, &path)
            .bearer_auth(&self.session)
            .json(&message)
            .send()
            .await
            .ok()?;
        if !sent.status().is_success() {
            return None;
        }
        sent.json::<Json>().await.ok()?["seq"].as_i64()
    }

    /// What is stored: numbers and bodies.
    async fn stored(&self, server: &Server) -> Vec<(i64, String)> {
        let mut all = Vec::new();
        loop {
            let after = all.last().map_or(0, |(seq, _)| *seq);
            let path =
                format!("/widget/conversations/{}/messages?after={after}&limit=100", self.conversation);
            let page = server.request(Method::GET, &path).bearer_auth(&self.session).send().await.unwrap();
            if page.status() == StatusCode::NOT_FOUND {
                // The stop came before their first message.
                return all;
            }
            let page: Json = page.json().await.unwrap();
            let items = page["items"].as_array().unwrap_or_else(|| panic!("{page}"));
            all.extend(
                items.iter().map(|it| (it["seq"].as_i64().unwrap(), it["body"].as_str().unwrap().to_owned())),
            );
            if items.is_empty() || page["more"] == false {
                return all;
            }
        }
    }
}

/// Customers who write as fast as they are acknowledged, until the server no longer answers.
fn write_on(server: &Server, customers: &[Customer]) -> Vec<tokio::task::JoinHandle<BTreeMap<i64, String>>> {
    let writers = customers.iter().cloned().map(|customer| {
        let server = server.address_only();
        tokio::spawn(async move {
            let mut acknowledged = BTreeMap::new();
            for n in 0.. {
                let body = format!("message {n}");
                match customer.post(&server, &format!("w{n}"), &body, &[]).await {
                    Some(seq) => drop(acknowledged.insert(seq, body)),
                    None => break,
                }
            }
            acknowledged
        })
    });
    writers.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_loses_nothing_that_was_acknowledged() {
    each_place(|place| async move {
        let (mut server, inbox) = desk(&place).await;
        let mut customers = Vec::new();
        for _ in 0..6 {
            customers.push(Customer::arrive(&server, &inbox).await);
        }
        let writers = write_on(&server, &customers);
        // In the middle of it: a busy machine takes its time to get there.
        for _ in 0..300 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            if customers[0].stored(&server).await.len() > 6 {
                break;
            }
        }
        server.stop().await;
        let server = Server::start(&place, &[]).await;
        let mut sum = 0;
        for (customer, writer) in customers.iter().zip(writers) {
            let acknowledged = writer.await.unwrap();
            let stored = customer.stored(&server).await;
            let numbers: Vec<i64> = stored.iter().map(|(seq, _)| *seq).collect();
            assert_eq!(numbers, (1..=numbers.len() as i64).collect::<Vec<_>>(), "no gap and nothing twice");
            for (seq, body) in &acknowledged {
                assert!(
                    stored.contains(&(*seq, body.clone())),
                    "{body} was acknowledged as {seq} and is lost"
                );
            }
            sum += acknowledged.len();
        }
        assert!(sum > 20, "only {sum} messages were written");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_stops_also_when_nobody_takes_its_log_any_more() {
    let place = Place::sqlite();
    let mut server = Server::start_deaf(&place).await;
    server.ready().await;
    server.signal(rustix::process::Signal::HUP); // says something in the log
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_made_while_serving_and_restores_onto_either_engine() {
    for from in places().await {
        let (mut server, inbox) = desk(&from).await;
        let customer = Customer::arrive(&server, &inbox).await;
        let file = upload(&server, &customer).await;
        customer.post(&server, "f", "with a file 文件", &[file]).await.unwrap();
        let busy = vec![Customer::arrive(&server, &inbox).await, Customer::arrive(&server, &inbox).await];
        for customer in &busy {
            // The conversation is there before the backup begins; what follows comes while it runs.
            customer.post(&server, "first", "before the backup", &[]).await.unwrap();
        }
        let writers = write_on(&server, &busy);
        let archive = from.folder().join("desk.tar.gz");
        let made = from.run(&["backup", archive.to_str().unwrap()]).unwrap();
        assert!(made.contains("1 files") && made.contains("all is there"), "{made}");
        let again = from.run(&["backup", archive.to_str().unwrap()]).unwrap_err();
        assert!(again.contains("exists already"), "{again}");
        server.stop().await;
        for writer in writers {
            assert!(!writer.await.unwrap().is_empty(), "it was not serving");
        }
        for to in places().await {
            let said = to.run(&["restore", archive.to_str().unwrap()]).unwrap();
            assert!(said.contains("the root key") && said.contains("is missing"), "{said}");
            let locked = to.run(&["serve"]).unwrap_err();
            assert!(
                locked.contains("is missing"),
                "no key is made anew for what another one seals: {locked}"
            );
            std::fs::copy(from.folder().join("root.key"), to.folder().join("root.key")).unwrap();
            let refused = to.run(&["restore", archive.to_str().unwrap()]).unwrap_err();
            assert!(refused.contains("would be replaced") && refused.contains("--force"), "{refused}");
            let restored = Server::start(&to, &[]).await;
            sign_in(&restored).await;
            let path = format!("/widget/conversations/{}/messages", customer.conversation);
            let page =
                restored.request(Method::GET, &path).bearer_auth(&customer.session).send().await.unwrap();
            let page: Json = page.json().await.unwrap();
            assert_eq!(page["items"][0]["body"], "with a file 文件");
            let url = page["items"][0]["files"][0]["url"].as_str().unwrap();
            let bytes = restored.get(url).await.bytes().await.unwrap();
            assert_eq!(bytes.as_ref(), PICTURE.as_slice());
            for customer in &busy {
                let numbers: Vec<i64> =
                    customer.stored(&restored).await.into_iter().map(|(seq, _)| seq).collect();
                assert_eq!(numbers, (1..=numbers.len() as i64).collect::<Vec<_>>(), "one moment was saved");
            }
        }
    }
}

/// One white pixel.
const PICTURE: &[u8; 67] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDATx\x9cc\xf8\x0f\0\x01\x01\x01\0\x1b\xb6\xeeV\0\0\0\0IEND\xaeB`\x82";

async fn upload(server: &Server, customer: &Customer) -> String {
    let mut body = b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n".to_vec();
    body.extend_from_slice(PICTURE);
    body.extend_from_slice(b"\r\n--x--\r\n");
    let request = server.request(Method::POST, "/widget/files").bearer_auth(&customer.session);
    let answer = request
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
        .body(body)
        .send()
        .await
        .unwrap();
    let text = answer.text().await.unwrap();
    let made: Json = serde_json::from_str(&text).unwrap();
    made["id"].as_str().unwrap_or_else(|| panic!("{text}")).to_owned()
}

/// What each table holds, but the one in which it stands that a backup was made: a backup cannot hold that itself.
async fn sums(place: &Place) -> Vec<copy::TableSum> {
    let all = copy::sums(&place.open().await).await.unwrap();
    all.into_iter().filter(|it| it.name != "upkeep").collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_archive_changes_nothing_and_force_keeps_the_old_state_aside() {
    each_place(|place| async move {
        place.run(&["seed", "--messages", "60", "--open", "3"]).unwrap();
        let archive = place.folder().join("desk.tar.gz");
        place.run(&["backup", archive.to_str().unwrap()]).unwrap();
        let before = sums(&place).await;
        let whole = std::fs::read(&archive).unwrap();
        let mut flipped = whole.clone();
        // Many bits: a single one in a run of zeros can still mean the same zeros.
        flipped[whole.len() / 2..].iter_mut().take(64).for_each(|byte| *byte ^= 0x55);
        for damaged in [whole[..whole.len() / 2].to_vec(), flipped, b"no archive".to_vec()] {
            let path = place.folder().join("damaged.tar.gz");
            std::fs::write(&path, damaged).unwrap();
            place.run(&["restore", path.to_str().unwrap(), "--force"]).unwrap_err();
            assert_eq!(sums(&place).await, before);
        }
        let db = place.open().await;
        db.write::<_, DbError, _>(|tx| tx.exec("DELETE FROM messages", &[])).await.unwrap();
        drop(db);
        if place.is_sqlite() {
            let server = Server::start(&place, &[]).await;
            let refused = place.run(&["restore", archive.to_str().unwrap(), "--force"]).unwrap_err();
            assert!(refused.contains("in use: stop the server"), "{refused}");
            drop(server);
        }
        let told = place.run(&["restore", archive.to_str().unwrap(), "--force"]).unwrap();
        assert_eq!(sums(&place).await, before, "{told}");
        if place.is_sqlite() {
            let aside = told.split("before is in ").nth(1).unwrap().trim().trim_end_matches('.');
            let old =
                Db::open(&Options { url: format!("sqlite:{aside}/ombud.db"), connections: 1 }).await.unwrap();
            let messages =
                copy::sums(&old).await.unwrap().into_iter().find(|it| it.name == "messages").unwrap();
            assert_eq!(messages.rows, 0, "what was replaced can still be looked at");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_moves_from_one_engine_to_the_other() {
    let mut all = places().await;
    let (Some(to), Some(from)) = (all.pop(), all.pop()) else { return };
    let (mut server, inbox) = desk(&from).await;
    let customer = Customer::arrive(&server, &inbox).await;
    customer.post(&server, "1", "before the move", &[]).await.unwrap();
    server.stop().await;
    from.run(&["ledger", "checkpoint"]).unwrap();
    let told = ombud(&["db", "copy", "--from", &from.url, "--to", &to.url], "").unwrap();
    assert!(told.contains("counts and checksums agree"), "{told}");
    let again = ombud(&["db", "copy", "--from", &from.url, "--to", &to.url], "").unwrap_err();
    assert!(again.contains("not empty"), "{again}");
    std::fs::copy(from.folder().join("root.key"), to.folder().join("root.key")).unwrap();
    let moved = Server::start(&to, &[]).await;
    sign_in(&moved).await;
    assert_eq!(customer.post(&moved, "2", "after the move", &[]).await, Some(2));
    assert_eq!(customer.stored(&moved).await.len(), 2);
    // What was signed there holds here, and is gone on from.
    to.run(&["ledger", "checkpoint"]).unwrap();
    let fits = to.run(&["ledger", "check"]).unwrap();
    assert!(fits.contains("Everything fits."), "{fits}");
}

#[tokio::test(flavor = "multi_thread")]
async fn seeded_work_is_counted_and_found() {
    each_place(|place| async move {
        place.run(&["seed", "--messages", "1500", "--open", "40"]).unwrap();
        let again = place.run(&["seed", "--messages", "10", "--open", "1"]).unwrap_err();
        assert!(again.contains("not empty"), "{again}");
        let db = place.open().await;
        let (messages, open): (i64, i64) = db
            .read::<_, DbError, _>(|tx| {
                let messages =
                    tx.one("SELECT count(*) FROM messages WHERE kind = 'message'", &[], |row| row.get(0))?;
                Ok((
                    messages,
                    tx.one("SELECT count(*) FROM cases WHERE state = 'open'", &[], |row| row.get(0))?,
                ))
            })
            .await
            .unwrap();
        assert_eq!((messages, open), (1500, 40));
        let db = crate::sealed::unlock(db, &place).await;
        let bodies: Vec<String> = db
            .read::<_, DbError, _>(|tx| {
                let sql = "SELECT content, workspace_id, pos FROM messages ORDER BY pos";
                tx.all(sql, &[], |row| crate::sealed::body(row, 0))
            })
            .await
            .unwrap();
        let hash = bodies.iter().find(|it| it.contains("0x")).unwrap();
        let hash = hash.split("0x").nth(1).unwrap()[..64].to_owned();
        drop(db);
        let server = Server::start(&place, &[]).await;
        let body = json!({"email": "admin@bench.example", "password": "correct horse battery staple"});
        let answer = server.request(Method::POST, "/auth/login").json(&body).send().await.unwrap();
        let cookie =
            answer.headers()[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        let counts = server.staff(&cookie, Method::GET, "/cases/counts", Json::Null).await;
        assert_eq!(counts["all"], 40);
        let list = server.staff(&cookie, Method::GET, "/cases?view=all&limit=100", Json::Null).await;
        assert_eq!(list["items"].as_array().unwrap().len(), 40);
        let found = server.staff(&cookie, Method::GET, &format!("/search?q=0x{hash}"), Json::Null).await;
        assert!(found["items"][0]["message"]["body"].as_str().unwrap().contains(&hash), "{found}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_set_up_once() {
    each_place(|place| async move {
        let mut before = Vec::new();
        for _ in 0..2 {
            let mut server = Server::start(&place, &["--demo"]).await;
            let page = server.get("/demo").await;
            let policy = page.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
            assert!(!policy.contains("unsafe") && policy.contains("script-src 'self'"), "{policy}");
            assert!(page.text().await.unwrap().contains("data-inbox=\"demo\""));
            server.stop().await;
            let sums = copy::sums(&place.open().await).await.unwrap();
            let of = |name: &str| sums.iter().find(|it| it.name == name).unwrap().clone();
            let now: Vec<_> =
                ["cases", "messages", "staff", "customers", "events", "ratings", "canaries", "alerts"]
                    .map(of)
                    .to_vec();
            // 41 that customers came with, and two of a canary, whom one of the colleagues has opened.
            assert_eq!((now[0].rows, now[2].rows, now[6].rows, now[7].rows), (43, 5, 1, 1));
            assert!(before.is_empty() || before == now, "the second start added something");
            before = now;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn migrate_tells_what_is_missing_and_doctor_how_to_mend_it() {
    each_place(|place| async move {
        let missing = place.run(&["migrate", "--check"]).unwrap_err();
        assert!(missing.contains("Missing: V1__desk"), "{missing}");
        let sick = place.run(&["doctor"]).unwrap_err();
        assert!(
            sick.contains("BAD   migrations: missing: V1__desk") && sick.contains("→ make a backup"),
            "{sick}"
        );
        place.run(&["migrate"]).unwrap();
        assert!(place.run(&["migrate", "--check"]).unwrap().contains("up to date"));
        let healthy = place.run(&["doctor"]).unwrap();
        assert!(
            healthy.contains("ok    migrations") && healthy.contains("warn  staff: there is nobody"),
            "{healthy}"
        );
        let told = place.run(&["staff", "add", "kim@example.com", "--role", "Admin"]).unwrap();
        assert!(told.contains("/console/invite/"), "{told}");
        // A new workspace begins protected, and lets one person set it up: who is alone needs nobody's word.
        let two = place.run(&["access", "approvals"]).unwrap();
        assert_eq!(two, "These need a second person: erase, retention, export, keys, people, watch\n");
        let wrong = place.run(&["staff", "add", "kim@example.com", "--role", "Boss"]).unwrap_err();
        assert!(wrong.contains("there is no role \"Boss\""), "{wrong}");
        let weak = place
            .run_with_input(&["staff", "add", "lee@example.com", "--password-stdin"], "aaaa\n")
            .unwrap_err();
        assert!(weak.contains("at least 12 characters"), "{weak}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_operators_invitation_lets_somebody_in() {
    each_place(|place| async move {
        let told = place.run(&["staff", "add", "kim@example.com", "--role", "Admin"]).unwrap();
        let token = told.trim().rsplit('/').next().unwrap().to_owned();
        let server = Server::start(&place, &[]).await;
        let body = json!({"name": "Kim Lee", "password": PASSWORD});
        let path = format!("/invitations/{token}");
        let joined = server.request(Method::POST, &path).json(&body).send().await.unwrap();
        assert_eq!(joined.status(), 200, "{}", joined.text().await.unwrap());
        let again = server.request(Method::POST, &path).json(&body).send().await.unwrap();
        assert_eq!(again.status(), 404, "the link is good once");
        let cookie = sign_in_as(&server, "kim@example.com").await;
        let began = server.staff(&cookie, Method::GET, "/security-check/recommended", json!(null)).await;
        let measures = began["measures"].as_array().unwrap();
        assert!(measures.len() == 3 && measures.iter().all(|it| it["on"] == true), "{began}");
        let from: Time = serde_json::from_value(measures[0]["from"].clone()).unwrap();
        let left = from.since(Clock::system().now()).as_secs();
        assert!((604_000..=604_800).contains(&left), "there is a week to set up a second factor: {began}");
        for more in [&[][..], &["--password-stdin"]] {
            let known = [&["staff", "add", "Kim@example.com", "--role", "Agent"], more].concat();
            let told = place.run_with_input(&known, "correct horse battery\n").unwrap_err();
            assert!(told.contains("is staff already") && told.contains("Settings > Staff"), "{told}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_asks_the_mail_server_and_reads_the_certificate() {
    let place = Place::sqlite();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mail = [("OMBUD_MAIL__URL", format!("smtp://{free}")), ("OMBUD_MAIL__FROM", "a@example.com".into())];
    let told = place.run_in(&["doctor"], "", &mail).unwrap_err();
    assert!(told.contains(&format!("BAD   outgoing mail: {free}")), "{told}");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = std::thread::spawn(move || say_hello(&listener));
    let mail =
        [("OMBUD_MAIL__URL", format!("smtp://{address}")), ("OMBUD_MAIL__FROM", "a@example.com".into())];
    let told = place.run_in(&["doctor"], "", &mail).unwrap();
    assert!(told.contains(&format!("ok    outgoing mail: {address} says hello")), "{told}");
    server.join().unwrap();

    let (certificate, key) = certificate(place.folder(), "desk.example.com");
    let tls = [
        ("OMBUD_SERVER__TLS_CERTIFICATE", certificate.clone()),
        ("OMBUD_SERVER__TLS_KEY", key),
        ("OMBUD_SERVER__PUBLIC_URL", "https://other.example.com".into()),
    ];
    let told = place.run_in(&["doctor"], "", &tls).unwrap_err();
    assert!(
        told.contains("BAD   certificate: it names desk.example.com, and not other.example.com"),
        "{told}"
    );
    let swapped = [tls[0].clone(), ("OMBUD_SERVER__TLS_KEY", certificate)];
    let told = place.run_in(&["doctor"], "", &swapped).unwrap_err();
    assert!(told.contains("BAD   certificate") && told.contains("→ give a chain in PEM"), "{told}");
}

/// A mail server that knows its first words.
fn say_hello(listener: &std::net::TcpListener) {
    use std::io::{BufRead, BufReader, Write};
    let (mut stream, _) = listener.accept().unwrap();
    stream.write_all(b"220 mail.example ready\r\n").unwrap();
    let reader = BufReader::new(stream.try_clone().unwrap());
    for line in reader.lines().map_while(Result::ok) {
        let answer: &[u8] = if line.starts_with("QUIT") { b"221 bye\r\n" } else { b"250 fine\r\n" };
        if stream.write_all(answer).is_err() || line.starts_with("QUIT") {
            return;
        }
    }
}

/// A certificate that nobody has signed; the paths of it and of its key.
fn certificate(folder: &Path, name: &str) -> (String, String) {
    let made = rcgen::generate_simple_self_signed(vec![name.to_owned()]).unwrap();
    let (certificate, key) = (folder.join("tls.pem"), folder.join("tls.key"));
    std::fs::write(&certificate, made.cert.pem()).unwrap();
    std::fs::write(&key, made.signing_key.serialize_pem()).unwrap();
    (certificate.to_str().unwrap().to_owned(), key.to_str().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn tls_is_spoken_and_a_new_certificate_is_taken_without_a_break() {
    let place = Place::sqlite();
    let (path, key) = certificate(place.folder(), "localhost");
    let environment = [("OMBUD_SERVER__TLS_CERTIFICATE", path.clone()), ("OMBUD_SERVER__TLS_KEY", key)];
    let mut server = Server::start_in(&place, &[], &environment).await;
    let health = |server: &Server| {
        let url = format!("https://localhost:{}/healthz", server.port);
        let trusted = reqwest::Certificate::from_pem(&std::fs::read(&path).unwrap()).unwrap();
        // Only the certificate that lies there now is trusted.
        let client = reqwest::Client::builder().tls_certs_only([trusted]).build().unwrap();
        async move { client.get(url).send().await }
    };
    let answer = health(&server).await.unwrap();
    assert_eq!(answer.headers()["strict-transport-security"], "max-age=63072000");
    certificate(place.folder(), "localhost");
    assert!(health(&server).await.is_err(), "it still shows the old certificate");
    server.signal(rustix::process::Signal::HUP);
    let mut taken = health(&server).await.is_ok();
    for _ in 0..100 {
        if !taken {
            tokio::time::sleep(Duration::from_millis(20)).await;
            taken = health(&server).await.is_ok();
        }
    }
    assert!(taken, "the new certificate is not shown");
    server.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_is_guarded_and_has_an_id() {
    each_engine(|app| async move {
        let client = crate::support::plain();
        let get = |path: &str| client.get(format!("http://{}{path}", app.address));
        for path in
            ["/healthz", "/api/docs", "/docs/problems", "/docs/realtime", "/api/v1/nothing", "/console/x"]
        {
            let answer = get(path).send().await.unwrap();
            let header =
                |name: &str| answer.headers().get(name).map(|it| it.to_str().unwrap()).unwrap_or_default();
            let policy = header("content-security-policy");
            assert!(
                policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
                "{path}: {policy}"
            );
            assert!(policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
            assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{path}");
            assert!(!header("x-request-id").is_empty(), "{path}");
            assert_eq!(header("strict-transport-security"), "", "{path}: not without TLS");
        }
        let kept = get("/healthz").header("x-request-id", "proxy-7").send().await.unwrap();
        assert_eq!(kept.headers()["x-request-id"], "proxy-7");
        let replaced = get("/healthz").header("x-request-id", "a b").send().await.unwrap();
        assert_ne!(replaced.headers()["x-request-id"], "a b");
        app.anonymous().get("/nothing").await.problem(Code::NotFound);
        app.anonymous().delete("/auth/login").await.problem(Code::MethodNotAllowed);
        assert_eq!(get("/metrics").send().await.unwrap().status(), 200, "from here on it counts");
        crate::support::ready(&app.base).await;
        let problems = get("/docs/problems").send().await.unwrap().text().await.unwrap();
        for code in Code::ALL {
            assert!(
                problems.contains(&format!("id=\"{}\"", code.name())),
                "{} is not explained",
                code.name()
            );
        }
        let figures = get("/metrics").send().await.unwrap().text().await.unwrap();
        assert!(
            figures.contains(
                "ombud_http_request_seconds_count{method=\"GET\",route=\"/readyz\",status=\"200\"}"
            ),
            "{figures}"
        );
        assert!(!figures.contains("/api/v1/nothing"), "paths are no labels");
        let through = get("/metrics").header("x-forwarded-for", "203.0.113.7").send().await.unwrap();
        assert_eq!(through.status(), 404, "no proxy shows the figures to the world");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_figures_ask_for_their_token_and_what_is_printed_hides_it() {
    let place = Place::sqlite();
    let token = [("OMBUD_METRICS__TOKEN", "s3cret-token".to_owned())];
    let mut server = Server::start_in(&place, &[], &token).await;
    assert_eq!(server.get("/metrics").await.status(), 404);
    let url = format!("http://localhost:{}/metrics", server.port);
    for (token, status) in [("wrong", 404), ("s3cret-token", 200)] {
        assert_eq!(
            crate::support::plain().get(&url).bearer_auth(token).send().await.unwrap().status(),
            status
        );
    }
    server.stop().await;
    let shown = place.run_in(&["config", "print"], "", &token).unwrap();
    assert!(shown.contains("token = \"***\"") && !shown.contains("s3cret"), "{shown}");
}
