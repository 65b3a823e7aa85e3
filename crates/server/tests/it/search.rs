//! Search over all history: what was written is found at once, sealed or not, by those who may see it.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{conversation_id, customer, desk, only_case},
};
use ombud_db::DbError;
use ombud_server::{
    conversations::types::{Insist, Kind, Post, Target},
    events::Actor,
};
use serde_json::{Value as Json, json};
use std::{collections::BTreeSet, hash::Hasher, time::Duration};

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_found_however_old_and_only_by_those_who_may_see_it() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let (anna, conversation) = (customer(&app, &desk).await, conversation_id());
        anna.write(
            &conversation,
            "first",
            "我的提现失败了，TxID 0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b",
        )
        .await;
        for n in 0..120 {
            anna.write(&conversation, &format!("m{n}"), &format!("filler number {n} about deposits")).await;
            app.advance(Duration::from_millis(100));
        }
        let hits = async |client: &Client, q: &str| -> Vec<String> {
            let page = client.get(&format!("/search?q={q}&limit=100")).await.ok();
            page["items"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it["message"]["body"].as_str().unwrap().to_owned())
                .collect()
        };
        assert_eq!(hits(&agent, "%E6%8F%90%E7%8E%B0%E5%A4%B1%E8%B4%A5").await.len(), 1, "提现失败");
        assert_eq!(
            hits(&agent, "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b").await.len(),
            1
        );
        assert_eq!(hits(&agent, "filler%2077").await, ["filler number 77 about deposits"]);
        assert_eq!(hits(&agent, "deposits").await.len(), 100);
        assert_eq!(hits(&agent, "withdrawals").await.len(), 0);
        let first = agent.get("/search?q=filler&limit=50").await.ok();
        let next = first["next"].as_str().unwrap();
        let second = agent.get(&format!("/search?q=filler&limit=100&cursor={next}")).await.ok();
        assert_eq!(second["items"].as_array().unwrap().len(), 70);
        assert_eq!(second["next"], Json::Null);
        let secret = desk.admin.post("/teams", json!({"name": "Fraud", "members": []})).await.ok();
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        desk.admin.post(&format!("/cases/{case}/assign"), json!({"team": secret["id"]})).await.ok();
        assert_eq!(hits(&agent, "filler").await.len(), 0, "search shows no more than the lists");
        assert_eq!(hits(&desk.admin, "filler").await.len(), 100);
    })
    .await;
}

/// Positions of all messages that hold the words, by a look at every message.
async fn expected(app: &TestApp, words: &str) -> BTreeSet<i64> {
    let query = ombud_nlp::query_tokens(words);
    let all: Vec<(i64, String)> = app
        .app
        .db
        .read::<_, DbError, _>(|tx| {
            let sql = "SELECT content, workspace_id, pos FROM messages WHERE kind <> 'activity'";
            tx.all(sql, &[], |row| Ok((row.get(2)?, crate::sealed::body(row, 0)?)))
        })
        .await
        .unwrap();
    all.into_iter().filter(|(_, body)| ombud_nlp::verify_forms(&query, body)).map(|(pos, _)| pos).collect()
}

/// Positions of all that search shows, page by page: first what is written so, then other forms, each the newest first.
async fn found(client: &Client, words: &str) -> BTreeSet<i64> {
    let mut all = BTreeSet::new();
    let mut next = String::new();
    let (mut last, mut forms) = (i64::MAX, false);
    loop {
        let page = client.get(&format!("/search?q={words}&limit=100{next}")).await.ok();
        for item in page["items"].as_array().unwrap() {
            let pos = item["message"]["pos"].as_i64().unwrap();
            assert!(all.insert(pos), "shown twice: {item}");
            let form = !item["as_written"].as_bool().unwrap();
            assert!(form || !forms, "written so, but after other forms: {item}");
            assert!(pos < last || (form && !forms), "not the newest first: {item}");
            let body = item["message"]["body"].as_str().unwrap();
            assert_eq!(form, !ombud_nlp::verify(&ombud_nlp::query_tokens(words), body), "{item}");
            assert!(!item["marks"].as_array().unwrap().is_empty(), "{item}");
            (last, forms) = (pos, form);
        }
        match page["next"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => return all,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn sealed_blocks_and_the_newest_messages_answer_as_one() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        let (by, inbox) = (anna.id.parse().unwrap(), desk.inbox["id"].as_str().unwrap().parse().unwrap());
        let conversation = conversation_id().parse().unwrap();
        let words = ["deposit", "withdrawal", "fee", "network", "提现失败", "到账", "deposits", "助记词"];
        let total = 9500;
        let mut sent = 0;
        while sent < total {
            let posts = (sent..total.min(sent + 250)).map(|n| {
                let body = format!("{} {} number{n}", words[n % 8], words[(n / 8) % 7]);
                app.app.lane.post(Post {
                    workspace: app.workspace,
                    by: Actor::Customer(by),
                    to: Target::Customer { customer: by, inbox, conversation },
                    kind: Kind::Message,
                    id: Some(format!("m{n}")),
                    body,
                    files: Vec::new(),
                    mentions: Vec::new(),
                    seen: None,
                    origin: None,
                    insist: Insist::No,
                    form: None,
                })
            });
            for posted in futures_util::future::join_all(posts).await {
                posted.unwrap();
            }
            sent += 250;
        }
        let check = async || {
            for words in [
                "deposit",
                "fees deposits",
                "withdrawals number77",
                "fees 助记词",
                "提现失败",
                "助记词 fee",
                "number4711",
                "number9499",
                "number77 withdrawal",
                "absent",
            ] {
                assert_eq!(found(&desk.admin, words).await, expected(&app, words).await, "{words}");
            }
        };
        check().await;
        ombud_server::search::catch_up(&app.app.search).await.unwrap();
        let sealed: i64 = app
            .read(|tx| tx.one("SELECT count(DISTINCT block) FROM search_parts", &[], |row| row.get(0)))
            .await;
        assert!(sealed >= 2, "{sealed} blocks are sealed");
        check().await;
    })
    .await;
}

/// Whether the sealed index holds a word, or a form of it.
pub async fn index_holds(app: &TestApp, word: &str) -> bool {
    let mut tokens = Vec::new();
    ombud_nlp::index_tokens(word, &mut tokens);
    for hash in tokens {
        if holds(app, hash).await {
            return true;
        }
    }
    false
}

/// The shard of a hash, and what it is told by there.
async fn place_of(app: &TestApp, hash: u64) -> (i64, u32) {
    let ws = app.workspace;
    let key = app.read(move |tx| ombud_server::keys::index_key(tx, ws)).await.derive("search");
    let mut hasher = siphasher::sip::SipHasher24::new_with_key(key.expose().first_chunk().unwrap());
    hasher.write(&hash.to_be_bytes());
    let token = hasher.finish();
    assert!(token != hash, "nobody without the key makes tokens");
    (i64::try_from(token >> 55).unwrap(), u32::try_from(token & u64::from(u32::MAX)).unwrap())
}

async fn holds(app: &TestApp, hash: u64) -> bool {
    let (shard, print) = place_of(app, hash).await;
    let parts: Vec<Vec<u8>> = app
        .read(move |tx| {
            tx.all("SELECT postings FROM search_parts WHERE shard = $1", &[shard.into()], |row| row.get(0))
        })
        .await;
    parts.iter().any(|bytes| bytes.chunks_exact(4).skip(1).any(|it| it == print.to_le_bytes()))
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_cut_out_later_is_in_no_block_whenever_it_is_sealed() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, bob, eve) =
            (customer(&app, &desk).await, customer(&app, &desk).await, customer(&app, &desk).await);
        let (before, after, filler) = (conversation_id(), conversation_id(), conversation_id());
        // Cut before its block is sealed, but after the index in memory has seen the first half.
        anna.write(&before, "1", "legal winner thank year wave sausage").await;
        assert_eq!(found(&desk.admin, "sausage").await.len(), 1);
        anna.write(&before, "2", "worth useful legal winner thank yellow").await;
        // Cut after its block is sealed.
        bob.write(&after, "1", "letter advice cage absurd amount doctor").await;
        let (by, inbox) = (eve.id.parse().unwrap(), desk.inbox["id"].as_str().unwrap().parse().unwrap());
        let conversation = filler.parse().unwrap();
        let posts = (0..4200).map(|n| {
            app.app.lane.post(Post {
                workspace: app.workspace,
                by: Actor::Customer(by),
                to: Target::Customer { customer: by, inbox, conversation },
                kind: Kind::Message,
                id: Some(format!("f{n}")),
                body: format!("filling number{n}"),
                files: Vec::new(),
                mentions: Vec::new(),
                seen: None,
                origin: None,
                insist: Insist::No,
                form: None,
            })
        });
        futures_util::future::join_all(posts).await;
        ombud_server::search::catch_up(&app.app.search).await.unwrap();
        assert!(index_holds(&app, "filling").await && index_holds(&app, "doctor").await, "it is sealed");
        assert!(!index_holds(&app, "sausage").await, "cut before");
        bob.write(&after, "2", "acoustic avoid letter advice cage above").await;
        assert!(!index_holds(&app, "doctor").await, "cut after");
        assert!(index_holds(&app, "filling").await);
        assert!(
            found(&desk.admin, "doctor").await.is_empty() && found(&desk.admin, "sausage").await.is_empty()
        );
        assert_eq!(found(&desk.admin, "number4199").await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_words_of_the_erased_are_in_no_block_whenever_it_is_sealed() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, bob, eve) =
            (customer(&app, &desk).await, customer(&app, &desk).await, customer(&app, &desk).await);
        anna.write(&conversation_id(), "1", "my zebrafinch hangs").await;
        bob.write(&conversation_id(), "1", "my kingfisher hangs").await;
        // Erased before the block is sealed, but after the index in memory has seen it.
        assert_eq!(found(&desk.admin, "zebrafinch").await.len(), 1);
        let erase = async |id: &str| {
            let reason = json!({"reason": "asked for it by mail"});
            desk.admin.post(&format!("/customers/{id}/erase"), reason).await.ok();
        };
        erase(&anna.id).await;
        assert!(found(&desk.admin, "zebrafinch").await.is_empty(), "the message refuses the token");
        let (by, inbox) = (eve.id.parse().unwrap(), desk.inbox["id"].as_str().unwrap().parse().unwrap());
        let conversation = conversation_id().parse().unwrap();
        let posts = (0..4200).map(|n| {
            app.app.lane.post(Post {
                workspace: app.workspace,
                by: Actor::Customer(by),
                to: Target::Customer { customer: by, inbox, conversation },
                kind: Kind::Message,
                id: Some(format!("f{n}")),
                body: format!("filling number{n}"),
                files: Vec::new(),
                mentions: Vec::new(),
                seen: None,
                origin: None,
                insist: Insist::No,
                form: None,
            })
        });
        futures_util::future::join_all(posts).await;
        ombud_server::search::catch_up(&app.app.search).await.unwrap();
        assert!(index_holds(&app, "kingfisher").await && !index_holds(&app, "zebrafinch").await);
        // Erased after it is sealed.
        erase(&bob.id).await;
        assert!(found(&desk.admin, "kingfisher").await.is_empty());
        app.run_jobs().await;
        assert!(!index_holds(&app, "kingfisher").await && index_holds(&app, "filling").await);
        assert_eq!(found(&desk.admin, "number4199").await.len(), 1);
    })
    .await;
}

/// Writes enough that at least one block is sealed.
pub async fn fill(app: &TestApp, by: &str, inbox: &Json) {
    let (by, inbox) = (by.parse().unwrap(), inbox["id"].as_str().unwrap().parse().unwrap());
    let conversation = conversation_id().parse().unwrap();
    let posts = (0..4200).map(|n| {
        app.app.lane.post(Post {
            workspace: app.workspace,
            by: Actor::Customer(by),
            to: Target::Customer { customer: by, inbox, conversation },
            kind: Kind::Message,
            id: Some(format!("f{n}")),
            body: format!("filling number{n}"),
            files: Vec::new(),
            mentions: Vec::new(),
            seen: None,
            origin: None,
            insist: Insist::No,
            form: None,
        })
    });
    futures_util::future::join_all(posts).await;
    ombud_server::search::catch_up(&app.app.search).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn other_forms_of_a_word_are_found_after_the_word_itself_by_those_who_may_see_them() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let agent = app.sign_in("Agent").await;
        let (anna, conversation) = (customer(&app, &desk).await, conversation_id());
        for (n, body) in [
            "I want to withdraw my coins",
            "Withdrawals hang since Monday",
            "my withdrawal, and a deposit",
            "withdraw again, deposited twice",
            "вывод не приходит",
            "жду вывода три дня",
            "nothing of it",
        ]
        .iter()
        .enumerate()
        {
            anna.write(&conversation, &format!("m{n}"), body).await;
        }
        let bodies = async |client: &Client, q: &str| -> Vec<(String, bool)> {
            let page = client.get(&format!("/search?q={q}")).await.ok();
            let items = page["items"].as_array().unwrap().iter();
            let body = |it: &Json| it["message"]["body"].as_str().unwrap().to_owned();
            items.map(|it| (body(it), it["as_written"].as_bool().unwrap())).collect()
        };
        let expected = |all: &[(&str, bool)]| -> Vec<(String, bool)> {
            all.iter().map(|(text, written)| ((*text).to_owned(), *written)).collect()
        };
        assert_eq!(
            bodies(&agent, "withdraw").await,
            expected(&[
                ("withdraw again, deposited twice", true),
                ("I want to withdraw my coins", true),
                ("my withdrawal, and a deposit", false),
                ("Withdrawals hang since Monday", false),
            ])
        );
        assert_eq!(
            bodies(&agent, "withdrawals%20deposits").await,
            expected(&[("withdraw again, deposited twice", false), ("my withdrawal, and a deposit", false),])
        );
        assert_eq!(
            bodies(&agent, "%D0%B2%D1%8B%D0%B2%D0%BE%D0%B4").await,
            expected(&[("вывод не приходит", true), ("жду вывода три дня", false)])
        );
        // Page by page, over the border between the two.
        let one = agent.get("/search?q=withdraw&limit=1").await.ok();
        let mut all = vec![one["items"][0]["message"]["body"].clone()];
        let mut next = one["next"].clone();
        while let Some(cursor) = next.as_str() {
            let page = agent.get(&format!("/search?q=withdraw&limit=1&cursor={cursor}")).await.ok();
            all.extend(page["items"].as_array().unwrap().iter().map(|it| it["message"]["body"].clone()));
            next = page["next"].clone();
        }
        let whole = bodies(&agent, "withdraw").await;
        assert_eq!(all, whole.iter().map(|it| json!(it.0)).collect::<Vec<_>>());
        let secret = desk.admin.post("/teams", json!({"name": "Fraud", "members": []})).await.ok();
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        desk.admin.post(&format!("/cases/{case}/assign"), json!({"team": secret["id"]})).await.ok();
        assert_eq!(bodies(&agent, "withdrawing").await, [], "no form shows more than the lists");
        assert_eq!(bodies(&desk.admin, "withdrawing").await.len(), 4);
        let nonsense = agent.get("/search?q=withdraw&cursor=MQ").await;
        nonsense.problem(ombud_server::http::Code::Invalid);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn blocks_of_older_versions_are_brought_up_and_keep_nothing_of_the_erased() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let (anna, bob, eve) =
            (customer(&app, &desk).await, customer(&app, &desk).await, customer(&app, &desk).await);
        anna.write(&conversation_id(), "1", "my withdrawals hang").await;
        bob.write(&conversation_id(), "1", "zebrafinches hang").await;
        fill(&app, &eve.id, &desk.inbox).await;
        let form_of = |word: &str| -> u64 {
            let mut all = Vec::new();
            ombud_nlp::index_tokens(word, &mut all);
            all.retain(|it| !ombud_nlp::query_tokens(word).tokens().contains(it));
            all[0]
        };
        // As it was: no forms in the block, and nobody ever noted where they begin.
        for word in ["withdrawals", "zebrafinches"] {
            let (shard, _) = place_of(&app, form_of(word)).await;
            app.write(move |tx, _| {
                let none: &[u8] = &[0; 4];
                let sql = "UPDATE search_parts SET postings = $1 WHERE shard = $2";
                Ok(tx.exec(sql, &[none.into(), shard.into()]).map(drop)?)
            })
            .await;
        }
        let forget = "DELETE FROM cursors WHERE name = 'search_wholes_2'";
        app.write(move |tx, _| Ok(tx.exec(forget, &[]).map(drop)?)).await;
        assert_eq!(found(&desk.admin, "withdrawals").await.len(), 1, "what is written so is found meanwhile");
        assert_eq!(found(&desk.admin, "withdraw").await.len(), 0);
        let reason = json!({"reason": "asked for it by mail"});
        desk.admin.post(&format!("/customers/{}/erase", bob.id), reason).await.ok();
        ombud_server::search::renew(&app.app.search).await.unwrap();
        assert_eq!(found(&desk.admin, "withdraw").await.len(), 1);
        assert!(holds(&app, form_of("withdrawals")).await && !index_holds(&app, "zebrafinches").await);
        let from: i64 = app
            .read(|tx| {
                tx.one("SELECT pos FROM cursors WHERE name = 'search_wholes_2'", &[], |row| row.get(0))
            })
            .await;
        assert_eq!(from, 0, "no block is old");
        ombud_server::search::renew(&app.app.search).await.unwrap();
        assert_eq!(found(&desk.admin, "filling").await.len(), 4200);
    })
    .await;
}
