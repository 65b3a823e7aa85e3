//! Customers show that a wallet's address is theirs: by its key, or by the contract at it.

use crate::{
    proof::{ask, asks, each_with_mail, prove, rules},
    support::{Answer, Client, TestApp, each_engine, each_engine_with},
    talk::{Customer, Desk, customer, desk},
};
use k256::ecdsa::SigningKey;
use ombud_server::{config::Config, http::Code};
use serde_json::{Value as Json, json};
use sha3::{Digest, Keccak256};
use std::{
    net::TcpListener,
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::{LazyLock, Mutex},
    time::Duration,
};

/// A key, and what a wallet does with it.
pub struct Key(SigningKey);

impl Key {
    pub fn new(seed: u8) -> Self {
        Self(SigningKey::from_slice(&[seed; 32]).unwrap())
    }

    fn account(&self) -> Vec<u8> {
        let point = self.0.verifying_key().to_sec1_point(false);
        Keccak256::digest(&point.as_bytes()[1..])[12..].to_vec()
    }

    /// In small letters, as many programs show it.
    pub fn address(&self) -> String {
        format!("0x{}", hex(&self.account()))
    }

    fn tron(&self) -> String {
        bs58::encode([vec![0x41], self.account()].concat()).with_check().into_string()
    }

    pub fn sign(&self, text: &str) -> String {
        self.sign_after("\x19Ethereum Signed Message:\n", text)
    }

    fn sign_after(&self, prefix: &str, text: &str) -> String {
        let hash = Keccak256::digest(format!("{prefix}{}{text}", text.len()));
        let (signature, parity) = self.0.sign_prehash_recoverable(&hash);
        format!("0x{}{:02x}", hex(&signature.to_bytes()), 27 + parity.to_byte())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

async fn begin(client: &Client, body: Json) -> Answer {
    client.post("/widget/proof/wallet/begin", body).await
}

async fn begin_of(client: &Client, key: &Key) -> Answer {
    begin(client, json!({"family": "ethereum", "address": key.address()})).await
}

async fn answer(client: &Client, asked: &Json, signature: &str) -> Answer {
    let body = json!({"challenge": asked["challenge"], "signature": signature});
    client.post("/widget/proof/wallet", body).await
}

/// Begins and signs.
async fn shows(client: &Client, key: &Key, body: Json) -> Answer {
    let asked = begin(client, body).await.ok();
    let text = asked["text"].as_str().unwrap().to_owned();
    answer(client, &asked, &key.sign(&text)).await
}

async fn shows_own(client: &Client, key: &Key) -> Answer {
    shows(client, key, json!({"family": "ethereum", "address": key.address()})).await
}

async fn ask_address(desk: &Desk, case: &str, key: &Key) -> Json {
    let wallet = json!({"family": "ethereum", "address": key.address()});
    let body = json!({"level": "wallet", "wallet": wallet});
    desk.admin.post(&format!("/cases/{case}/proof-asks"), body).await.ok()
}

async fn standing(anna: &Customer) -> Json {
    anna.client.get("/widget/proof").await.ok()
}

async fn lines(anna: &Customer, conversation: &str) -> Vec<Json> {
    let path = format!("/widget/conversations/{conversation}/messages");
    let page = anna.client.get(&path).await.ok();
    page["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["system"].clone())
        .filter(|it| !it.is_null())
        .collect()
}

async fn noted(app: &TestApp, kind: &str) -> usize {
    app.event_kinds().await.iter().filter(|it| *it == kind).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wallet_makes_a_guest_known_and_steps_up() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let key = Key::new(1);
        assert_eq!(standing(&anna).await["methods"]["any_wallet"], true);
        let asked = begin_of(&anna.client, &key).await.ok();
        let text = asked["text"].as_str().unwrap();
        let host = app.base.split_once("://").unwrap().1;
        let first = format!("{host} wants you to sign in with your Ethereum account:");
        let read: Vec<&str> = text.lines().collect();
        assert_eq!((read[0], read[1]), (first.as_str(), asked["wallet"]["address"].as_str().unwrap()));
        assert!(
            text.contains("\nChain ID: 1\n") && text.contains("Expiration Time: 2026-01-05T09:10:00Z"),
            "{text}"
        );
        // It lies sealed while it waits.
        for (name, bytes) in app.files_of_the_database().await {
            let kept = text.as_bytes();
            assert!(!bytes.windows(kept.len()).any(|it| it == kept), "the text is in {name}");
        }
        let given = answer(&anna.client, &asked, &key.sign(text)).await.ok();
        assert_eq!((&given["level"], &given["opens"]), (&json!("wallet"), &json!(false)));
        // Once.
        answer(&anna.client, &asked, &key.sign(text)).await.problem(Code::NotFound);
        let known = standing(&anna).await;
        assert_eq!((&known["known"], &known["methods"]["any_wallet"]), (&json!("wallet"), &json!(false)));
        assert_eq!(known["methods"]["wallets"][0]["level"], "wallet");
        assert!(known["methods"]["wallets"][0]["shown"].as_str().unwrap().contains('…'), "{known}");
        assert_eq!(noted(&app, "proof.wallet").await, 1);
        // It is what they are known by from now on: a mailbox comes along no more, and the wallet steps up.
        app.advance(Duration::from_secs(3600));
        app.prove_again().await;
        desk.admin.put("/proof/rules", rules("readers", "passkey")).await.ok();
        anna.client.get("/widget/readers").await.problem(Code::ProofRequired);
        shows_own(&anna.client, &key).await.ok();
        anna.client.get("/widget/readers").await.ok();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_a_signature_of_this_text_is_refused() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, mallory) = (customer(&app, &desk).await, customer(&app, &desk).await);
        let (key, other) = (Key::new(1), Key::new(2));
        let asked = begin_of(&anna.client, &key).await.ok();
        let text = asked["text"].as_str().unwrap().to_owned();
        // Another session, with the right signature.
        answer(&mallory.client, &asked, &key.sign(&text)).await.problem(Code::NotFound);
        // Another key; the text of another domain, time, nonce; no signature at all.
        let host = app.base.split_once("://").unwrap().1;
        let tries = [
            (other.sign(&text), "other_signer"),
            (key.sign(&text.replacen(host, "desk.evil.example", 1)), "other_signer"),
            (key.sign(&text.replace("09:10:00Z", "19:10:00Z")), "other_signer"),
            ("0x1234".to_owned(), "signature_form"),
            ("not hex".to_owned(), "signature_form"),
        ];
        for (left, (signature, why)) in (0..5).rev().zip(tries) {
            let refused = answer(&anna.client, &asked, &signature).await.problem(Code::WrongCredentials);
            assert_eq!((&refused["refusal"], &refused["left"]), (&json!(why), &json!(left)), "{refused}");
        }
        // That was one too many.
        answer(&anna.client, &asked, &key.sign(&text)).await.problem(Code::NotFound);
        assert_eq!(noted(&app, "proof.failed").await, 5);
        // A newer text makes the older one none, and what was signed for one fits no other.
        let first = begin_of(&anna.client, &key).await.ok();
        let old = key.sign(first["text"].as_str().unwrap());
        let second = begin_of(&anna.client, &key).await.ok();
        answer(&anna.client, &first, &old).await.problem(Code::NotFound);
        answer(&anna.client, &second, &old).await.problem(Code::WrongCredentials);
        // Too late.
        app.advance(Duration::from_secs(600));
        let late = key.sign(second["text"].as_str().unwrap());
        answer(&anna.client, &second, &late).await.problem(Code::NotFound);
        assert_eq!(standing(&anna).await["known"], "none");
        // What is no address, or of another chain.
        for body in [
            json!({"family": "ethereum", "address": "0x12"}),
            json!({"family": "tron", "address": key.address()}),
            json!({"family": "ethereum", "address": key.address(), "chain": "one"}),
            json!({"family": "ethereum"}),
            json!({"address": key.address()}),
        ] {
            begin(&anna.client, body).await.problem(Code::Invalid);
        }
        let asked = begin_of(&anna.client, &key).await.ok();
        let body = json!({"challenge": asked["challenge"], "signature": "0x", "scheme": "tip191"});
        anna.client.post("/widget/proof/wallet", body).await.problem(Code::Invalid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn other_chains_sign_their_own_text() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let key = Key::new(3);
        let asked = begin(&anna.client, json!({"family": "tron", "address": key.tron()})).await.ok();
        let text = asked["text"].as_str().unwrap();
        assert!(text.contains("with your TRON account"), "{text}");
        answer(&anna.client, &asked, &key.sign(text)).await.problem(Code::WrongCredentials);
        let signature = key.sign_after("\x19TRON Signed Message:\n", text);
        assert_eq!(answer(&anna.client, &asked, &signature).await.ok()["level"], "wallet");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_climbs_with_a_wallet_made_a_minute_ago() {
    each_with_mail(|app, mailbox| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, _, case) = asks(&app, &desk).await;
        prove(&app, &mailbox, &anna.client, "anna@example.com").await;
        app.advance(Duration::from_secs(901));
        // Whoever has the session alone adds no wallet.
        let key = Key::new(4);
        let refused = begin_of(&anna.client, &key).await.problem(Code::ProofRequired);
        assert_eq!(refused["level"], "email_code");
        // Nor does it answer what staff asks.
        let id = ask(&desk, &case, "email_code").await;
        let body = json!({"family": "ethereum", "address": key.address(), "ask": id});
        begin(&anna.client, body.clone()).await.problem(Code::Invalid);
        // With the mailbox it is added, and worth the mailbox.
        let own = standing(&anna).await["methods"]["emails"][0]["identity"].clone();
        let (challenge, code) =
            crate::proof::code(&app, &mailbox, &anna.client, json!({"identity": own})).await;
        crate::proof::check(&anna.client, &challenge, &code).await.ok();
        shows_own(&anna.client, &key).await.ok();
        let known = standing(&anna).await;
        assert_eq!(
            (&known["known"], &known["methods"]["wallets"][0]["level"]),
            (&json!("email_code"), &json!("email_code"))
        );
        app.prove_again().await;
        desk.admin.put("/proof/rules", rules("readers", "passkey")).await.ok();
        shows_own(&anna.client, &key).await.ok();
        anna.client.get("/widget/readers").await.problem(Code::ProofRequired);
        // It answers an ask of that level from now on, and none above.
        shows(&anna.client, &key, body).await.ok();
        let id = ask(&desk, &case, "passkey").await;
        let body = json!({"family": "ethereum", "address": key.address(), "ask": id});
        begin(&anna.client, body).await.problem(Code::Invalid);
        // A guest's, neither: it is a key that somebody holds.
        let (guest, _, case) = asks(&app, &desk).await;
        let key = Key::new(5);
        let id = ask(&desk, &case, "passkey").await;
        let body = json!({"family": "ethereum", "address": key.address(), "ask": id});
        begin(&guest.client, body.clone()).await.problem(Code::Invalid);
        shows_own(&guest.client, &key).await.ok();
        begin(&guest.client, body).await.problem(Code::Invalid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn staff_asks_for_one_address_and_only_that_one_gives_it() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, conversation, case) = asks(&app, &desk).await;
        let (key, other) = (Key::new(6), Key::new(7));
        let path = format!("/cases/{case}/proof-asks");
        let wallet = json!({"family": "ethereum", "address": key.address()});
        desk.admin.post(&path, json!({"level": "wallet"})).await.problem(Code::Invalid);
        desk.admin.post(&path, json!({"level": "passkey", "wallet": wallet})).await.problem(Code::Invalid);
        let wrong = json!({"family": "ethereum", "address": "0xabc"});
        desk.admin.post(&path, json!({"level": "wallet", "wallet": wrong})).await.problem(Code::Invalid);
        let asked = ask_address(&desk, &case, &key).await;
        let id = asked["id"].clone();
        let own = anna.client.get(&format!("/widget/proof/asks/{}", id.as_str().unwrap())).await.ok();
        assert_eq!(own["wallet"], asked["wallet"]);
        // Another address, under its own name and under that one's.
        let body = json!({"family": "ethereum", "address": other.address(), "ask": id});
        begin(&anna.client, body).await.problem(Code::Invalid);
        let begun = begin(&anna.client, json!({"ask": id})).await.ok();
        let text = begun["text"].as_str().unwrap().to_owned();
        assert!(text.contains(&format!("Request ID: {}", id.as_str().unwrap())), "{text}");
        answer(&anna.client, &begun, &other.sign(&text)).await.problem(Code::WrongCredentials);
        // Another customer's session knows no such ask.
        let mallory = customer(&app, &desk).await;
        begin(&mallory.client, json!({"ask": id})).await.problem(Code::NotFound);
        answer(&anna.client, &begun, &key.sign(&text)).await.ok();
        let told = lines(&anna, &conversation).await;
        assert_eq!(told[0]["code"], "proof_asked_wallet");
        assert_eq!(
            (&told[1]["code"], &told[1]["args"]["address"]),
            (&json!("proof_given_wallet"), &asked["wallet"]["address"])
        );
        // Staff sees which address, when, and that it was asked for here; nothing else was raised.
        let seen = desk.admin.get(&format!("/cases/{case}/proof")).await.ok();
        assert_eq!((&seen["asks"][0]["state"], &seen["asks"][0]["tries"]), (&json!("given"), &json!(1)));
        assert_eq!(
            (&seen["given"][0]["by"], &seen["given"][0]["here"]),
            (&asked["wallet"]["address"], &json!(true))
        );
        let agent = app.sign_in("Agent").await.get(&format!("/cases/{case}/proof")).await.ok();
        assert!(agent["given"][0]["by"].as_str().unwrap().contains('…'), "agents see it masked: {agent}");
        assert_eq!((&seen["known"], &seen["wallets"]), (&json!("none"), &json!([])));
        app.prove_again().await;
        desk.admin.put("/proof/rules", rules("readers", "email_code")).await.ok();
        anna.client.get("/widget/readers").await.problem(Code::ProofRequired);
        // Settled: the same again finds nothing to answer.
        begin(&anna.client, json!({"ask": id})).await.problem(Code::Conflict);
        // Five wrong answers settle it.
        let id = ask_address(&desk, &case, &key).await["id"].clone();
        for _ in 0..5 {
            let begun = begin(&anna.client, json!({"ask": id})).await.ok();
            answer(&anna.client, &begun, &other.sign("x")).await.problem(Code::WrongCredentials);
        }
        begin(&anna.client, json!({"ask": id})).await.problem(Code::Conflict);
        assert_eq!(lines(&anna, &conversation).await.last().unwrap()["code"], "proof_failed");
        // Erased, nobody can tell the address any more.
        let kept = app.opened().await;
        assert!(
            kept.iter().any(|(place, text)| place.contains("proof_asks")
                && text.contains(asked["wallet"]["address"].as_str().unwrap())),
            "{kept:?}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_stays_with_who_proved_it_first() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let key = Key::new(8);
        let anna = customer(&app, &desk).await;
        shows_own(&anna.client, &key).await.ok();
        let before = noted(&app, "proof.wallet").await;
        // The same key in other hands: told to whoever watches, and nothing moves.
        let (bob, _, case) = asks(&app, &desk).await;
        shows_own(&bob.client, &key).await.problem(Code::Conflict);
        assert_eq!(noted(&app, "proof.wallet").await, before + 1);
        assert_eq!(standing(&bob).await["known"], "none");
        assert_eq!(standing(&anna).await["methods"]["wallets"].as_array().unwrap().len(), 1);
        // Asked for, he has shown that he can sign for it; staff reads whose it is.
        let id = ask_address(&desk, &case, &key).await["id"].clone();
        shows(&bob.client, &key, json!({"ask": id})).await.ok();
        let seen = desk.admin.get(&format!("/cases/{case}/proof")).await.ok();
        assert_eq!(
            (&seen["given"][0]["another"], &seen["given"][0]["another_customer"]),
            (&json!(true), &json!(anna.id))
        );
        bob.client.post("/widget/proof/open", json!({})).await.problem(Code::NotFound);
        assert_eq!(
            (&seen["known"], standing(&bob).await["given"].as_array().unwrap().len()),
            (&json!("none"), 1)
        );
    })
    .await;
}

/// A development node, ended with the test, and where it listens.
pub struct Node(Child, pub String);

impl Drop for Node {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        drop(Command::new("kill").args(["-KILL", "--", &group]).status());
        drop(self.0.wait());
    }
}

impl Node {
    pub fn start() -> Option<Self> {
        let Ok(program) = std::env::var("OMBUD_TEST_ANVIL") else {
            assert!(
                std::env::var("CI").is_err(),
                "OMBUD_TEST_ANVIL names no development node: scripts/test.sh does"
            );
            eprintln!("not run: OMBUD_TEST_ANVIL names no development node");
            return None;
        };
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let child = Command::new(program)
            .args(["--port", &port.to_string(), "--silent", "--chain-id", "31337"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            // npm's program is a script that starts the node: both are ended as a group.
            .process_group(0)
            .spawn()
            .unwrap();
        let it = Self(child, format!("http://127.0.0.1:{port}"));
        for _ in 0..200 {
            if std::net::TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Some(it);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("the development node does not start");
    }

    /// Asks it something that has to work.
    pub async fn ask(&self, method: &str, params: Json) -> Json {
        drop(rustls::crypto::ring::default_provider().install_default());
        let body = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
        let answer = crate::support::plain().post(&self.1).json(&body).send().await.unwrap();
        let answer: Json = answer.json().await.unwrap();
        assert!(answer["error"].is_null(), "{method}: {answer}");
        answer["result"].clone()
    }

    async fn put_code(&self, address: &str, code: &str) {
        self.ask("anvil_setCode", json!([address, code])).await;
    }
}

/// A contract with one owner: `isValidSignature` (EIP-1271) recovers the signer of the hash by the precompile and answers the
/// magic value if it is the owner, and zero otherwise.
fn contract_of(owner: &Key) -> String {
    let recover = "60043560005260a43560f81c602052606435604052608435606052602060806080600060015afa50";
    let answer = "631626ba7e60e01b0260005260206000f3";
    format!("0x{recover}60805173{}14{answer}", hex(&owner.account()))
}

/// The networks of the running test: `each_engine_with` takes no closure.
static NETWORKS: LazyLock<Mutex<Option<PathBuf>>> = LazyLock::new(Mutex::default);

fn with_networks(config: &mut Config) {
    config.chains.file = NETWORKS.lock().unwrap().clone();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contract_judges_for_its_address_and_says_nothing_of_the_person() {
    let Some(node) = Node::start() else { return };
    let (owner, thief, wallet) = (Key::new(9), Key::new(10), Key::new(11).address());
    node.put_code(&wallet, &contract_of(&owner)).await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("chains.toml");
    let text = format!(
        "[[network]]\nid = \"eip155:31337\"\nname = \"Dev\"\nfamily = \"evm\"\nsymbol = \"ETH\"\ndecimals = 18\nblock_seconds = 1\nconfirmations = 1\nendpoints = [{{ url = \"{}\" }}]\n",
        node.1
    );
    std::fs::write(&file, text).unwrap();
    *NETWORKS.lock().unwrap() = Some(file);
    each_engine_with(with_networks, move |app| {
        let (owner, thief, wallet) = (Key(owner.0.clone()), Key(thief.0.clone()), wallet.clone());
        async move {
            let desk = desk(&app, json!({})).await;
            let (anna, _, case) = asks(&app, &desk).await;
            let asked = json!({"family": "ethereum", "address": wallet, "chain": "31337"});
            let body = json!({"level": "wallet", "wallet": asked});
            let id = desk.admin.post(&format!("/cases/{case}/proof-asks"), body).await.ok()["id"].clone();
            let begun = begin(&anna.client, json!({"ask": id})).await.ok();
            let text = begun["text"].as_str().unwrap().to_owned();
            let refused = answer(&anna.client, &begun, &thief.sign(&text)).await;
            assert_eq!(refused.problem(Code::WrongCredentials)["refusal"], "contract_refused");
            answer(&anna.client, &begun, &owner.sign(&text)).await.ok();
            let seen = desk.admin.get(&format!("/cases/{case}/proof")).await.ok();
            assert_eq!((&seen["asks"][0]["state"], &seen["known"]), (&json!("given"), &json!("none")));
            // Unasked it is no way to be known, nor is it asked for on a network that nobody has configured.
            let begun = begin(&anna.client, asked).await.ok();
            let signed = owner.sign(begun["text"].as_str().unwrap());
            answer(&anna.client, &begun, &signed).await.problem(Code::Conflict);
            let elsewhere = json!({"family": "ethereum", "address": wallet, "chain": "10"});
            let begun = begin(&anna.client, elsewhere).await.ok();
            let signed = owner.sign(begun["text"].as_str().unwrap());
            let refused = answer(&anna.client, &begun, &signed).await.problem(Code::WrongCredentials);
            assert_eq!(refused["refusal"], "other_signer");
        }
    })
    .await;
}
