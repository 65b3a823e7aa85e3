//! Endpoints that lie, hang, talk nonsense or talk too much: the desk says within three seconds that it cannot tell, never
//! anything wrong.

#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use ombud_chain::{
    Chains, ChainsConfig, Diagnosis, Platform,
    transport::{CannotTell, HttpFetch},
};
use serde_json::{Value, json};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

const HASH: &str = "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b";
const OTHER: &str = "0x1111111111111111111111111111111111111111111111111111111111111111";
const BLOCK: &str = "0x2222222222222222222222222222222222222222222222222222222222222222";

/// How an endpoint behaves.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Manner {
    /// It answers well, of a transaction that it does not know.
    Honest,
    /// It takes the question and never answers.
    Silent,
    /// It answers the first question and is silent from then on.
    FallsSilent,
    /// It sends a byte now and then.
    Drips,
    /// It says ten megabytes.
    Endless,
    /// … without saying beforehand how many.
    EndlessInParts,
    /// It answers with a page.
    Page,
    /// It hangs up.
    HangsUp,
    /// Half a JSON text.
    Half,
    /// JSON of another form.
    OtherForm,
    /// It sends the client elsewhere.
    Redirects,
    /// It refuses by HTTP.
    Refuses,
    /// It asks for fewer questions.
    Busy,
    /// It is of another chain.
    OtherChain,
    /// It tells of another transaction.
    OtherHash,
    /// It says that it is in a block, and has no receipt.
    NoReceipt,
    /// The receipt is of another block than the transaction.
    OtherBlock,
    /// It answers with another question's answer.
    OtherId,
}

fn result(manner: Manner, method: &str) -> Value {
    let wire = |hash: &str, block: Value| json!({"hash": hash, "nonce": "0x1", "blockHash": block, "from": "0x70997970c51812dc3a010c7d01b50e0d17dc79c8", "to": null, "value": "0x0", "input": "0x", "gas": "0x5208", "gasPrice": "0x1"});
    match (manner, method) {
        (Manner::OtherChain, "eth_chainId") => json!("0x2"),
        (_, "eth_chainId") => json!("0x1"),
        (Manner::OtherHash, "eth_getTransactionByHash") => wire(OTHER, Value::Null),
        (Manner::NoReceipt | Manner::OtherBlock, "eth_getTransactionByHash") => wire(HASH, json!(BLOCK)),
        (Manner::OtherBlock, "eth_getTransactionReceipt") => {
            json!({"transactionHash": HASH, "blockHash": OTHER, "blockNumber": "0x5", "status": "0x1", "gasUsed": "0x5208", "logs": []})
        }
        (_, "eth_getBlockByNumber") => json!({"number": "0x5", "hash": BLOCK, "timestamp": "0x1"}),
        _ => Value::Null,
    }
}

async fn answer(stream: &mut TcpStream, status: &str, body: &[u8]) -> std::io::Result<()> {
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body).await
}

/// The body of the request on a stream.
async fn question(stream: &mut TcpStream) -> std::io::Result<Value> {
    let mut got = Vec::new();
    loop {
        let mut part = [0; 4096];
        let length = stream.read(&mut part).await?;
        got.extend_from_slice(&part[..length]);
        let text = String::from_utf8_lossy(&got);
        let body = text.split_once("\r\n\r\n").map(|(_, body)| body.to_owned());
        if let Some(question) = body.and_then(|it| serde_json::from_str(&it).ok()) {
            return Ok(question);
        }
        if length == 0 {
            return Ok(Value::Null);
        }
    }
}

async fn serve(mut stream: TcpStream, manner: Manner) -> std::io::Result<()> {
    let asked = question(&mut stream).await?;
    let method = asked["method"].as_str().unwrap_or_default();
    let good = json!({"jsonrpc": "2.0", "id": if manner == Manner::OtherId { json!(7) } else { asked["id"].clone() }, "result": result(manner, method)});
    let good = good.to_string().into_bytes();
    match manner {
        Manner::Silent => tokio::time::sleep(Duration::from_secs(60)).await,
        Manner::FallsSilent if method != "eth_chainId" => tokio::time::sleep(Duration::from_secs(60)).await,
        Manner::Drips => {
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n").await?;
            for _ in 0..1000 {
                stream.write_all(b" ").await?;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        Manner::Endless => answer(&mut stream, "200 OK", &vec![b' '; 10 << 20]).await?,
        Manner::EndlessInParts => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").await?;
            for _ in 0..160 {
                stream.write_all(&[b' '; 1 << 16]).await?;
            }
        }
        Manner::Page => answer(&mut stream, "200 OK", b"<html>Welcome</html>").await?,
        Manner::HangsUp => {}
        Manner::Half => answer(&mut stream, "200 OK", &good[..good.len() / 2]).await?,
        Manner::OtherForm => answer(&mut stream, "200 OK", b"[{\"result\":{\"a\":1}}]").await?,
        Manner::Redirects => {
            let head = "HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n";
            stream.write_all(head.as_bytes()).await?;
        }
        Manner::Refuses => answer(&mut stream, "403 Forbidden", b"no").await?,
        Manner::Busy => answer(&mut stream, "429 Too Many Requests", b"slower").await?,
        _ => answer(&mut stream, "200 OK", &good).await?,
    }
    Ok(())
}

async fn endpoint(manner: Manner) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, manner));
        }
    });
    format!("http://{address}")
}

fn desk(urls: &[String]) -> Chains {
    let endpoints: Vec<String> = urls.iter().map(|url| format!("{{ url = \"{url}\" }}")).collect();
    let toml = format!("[[network]]\nid = \"eip155:1\"\nendpoints = [{}]", endpoints.join(", "));
    let fetch = Arc::new(HttpFetch::new().unwrap());
    Chains::new(ChainsConfig::from_toml(&toml).unwrap(), fetch).unwrap()
}

/// Asks, and sees that the answer comes in time.
async fn look(desk: &Chains, text: &str) -> Diagnosis {
    let started = Instant::now();
    let now = "2026-01-01T00:00:00Z".parse().unwrap();
    let told = desk.diagnose(text, None, &Platform::default(), now).await;
    assert!(started.elapsed() < Duration::from_secs(3), "{:?}", started.elapsed());
    told
}

fn codes(told: &Diagnosis) -> Vec<&str> {
    let all = told.found.iter().flat_map(|it| &it.verdicts).chain(&told.verdicts);
    all.map(|it| it.code.name()).collect()
}

const BAD: [(Manner, CannotTell); 17] = [
    (Manner::Silent, CannotTell::TimedOut),
    (Manner::FallsSilent, CannotTell::TimedOut),
    (Manner::Drips, CannotTell::TimedOut),
    (Manner::Endless, CannotTell::TooLarge),
    (Manner::EndlessInParts, CannotTell::TooLarge),
    (Manner::Page, CannotTell::Garbage),
    (Manner::HangsUp, CannotTell::Garbage),
    (Manner::Half, CannotTell::Garbage),
    (Manner::OtherForm, CannotTell::Garbage),
    (Manner::Redirects, CannotTell::Refused),
    (Manner::Refuses, CannotTell::Refused),
    (Manner::Busy, CannotTell::Busy),
    (Manner::OtherChain, CannotTell::WrongChain),
    (Manner::OtherHash, CannotTell::Contradiction),
    (Manner::NoReceipt, CannotTell::Contradiction),
    (Manner::OtherBlock, CannotTell::Contradiction),
    (Manner::OtherId, CannotTell::Contradiction),
];

#[tokio::test]
async fn each_bad_manner_is_named_in_time() {
    let each = BAD.map(|(manner, reason)| async move {
        let desk = desk(&[endpoint(manner).await]);
        let told = look(&desk, HASH).await;
        assert_eq!(codes(&told), ["cannot-tell"], "{manner:?}: {told:?}");
        assert_eq!(told.cannot_tell[0].1, reason, "{manner:?}");
        assert!(told.found.is_empty() && told.nowhere.is_empty());
        // An address is no better off, except where only transactions are lied about.
        let told = look(&desk, "0x70997970c51812dc3a010c7d01b50e0d17dc79c8").await;
        assert_eq!(codes(&told), ["cannot-tell"], "{manner:?}");
    });
    futures_util::future::join_all(each).await;
}

#[tokio::test]
async fn an_honest_one_beside_it_answers() {
    let each = BAD.map(|(manner, _)| async move {
        let desk = desk(&[endpoint(manner).await, endpoint(Manner::Honest).await]);
        let told = look(&desk, HASH).await;
        // One that says "in a block" and one that says "unknown" contradict each other, and nobody here can tell who lies.
        let torn = matches!(manner, Manner::NoReceipt | Manner::OtherBlock);
        let expected = if torn { "cannot-tell" } else { "tx.not-found" };
        assert_eq!(codes(&told), [expected], "{manner:?}: {told:?}");
    });
    futures_util::future::join_all(each).await;
}

#[tokio::test]
async fn one_that_keeps_failing_rests_and_costs_no_time() {
    let desk = desk(&[endpoint(Manner::Silent).await, endpoint(Manner::Honest).await]);
    for _ in 0..3 {
        look(&desk, OTHER).await;
        tokio::time::sleep(Duration::from_millis(3_100)).await;
    }
    let started = Instant::now();
    look(&desk, HASH).await;
    assert!(started.elapsed() < Duration::from_millis(500), "{:?}", started.elapsed());
}

#[tokio::test]
async fn a_limit_of_questions_is_kept() {
    let url = endpoint(Manner::Honest).await;
    let toml = format!("[[network]]\nid = \"eip155:1\"\nendpoints = [{{ url = \"{url}\", per_second = 4 }}]");
    let fetch = Arc::new(HttpFetch::new().unwrap());
    let desk = Chains::new(ChainsConfig::from_toml(&toml).unwrap(), fetch).unwrap();
    let hash = |at: u8| format!("0x{}", format!("{at:02x}").repeat(32));
    let hashes: Vec<String> = (1..=40).map(hash).collect();
    let told = futures_util::future::join_all(hashes.iter().map(|it| look(&desk, it))).await;
    let asked = desk.health()[0].1[0].asked;
    assert!((4..=4 + 4 * 3).contains(&asked), "{asked}");
    let busy =
        told.iter().filter(|it| it.cannot_tell.iter().any(|(_, why)| *why == CannotTell::Busy)).count();
    let silent = told.iter().all(|it| ["tx.not-found", "cannot-tell"].contains(&codes(it)[0]));
    assert!(busy > 10 && silent, "{busy} of {}", told.len());
}

#[tokio::test]
async fn what_names_nothing_is_neither_asked_about_nor_repeated() {
    let desk = desk(&[endpoint(Manner::Honest).await]);
    for text in ["legal winner thank year wave sausage", "0x12", "", &"a".repeat(10_000)] {
        let told = look(&desk, text).await;
        assert_eq!((codes(&told), told.asked.text.as_str()), (vec!["unreadable"], ""));
    }
    assert_eq!(desk.health()[0].1[0].asked, 0);
}
