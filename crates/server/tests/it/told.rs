//! What is told of a customer: the page of all that is held, the receipt of what was destroyed.

use crate::{
    erasing::{Talk, erase, talk},
    support::{TestApp, each_engine},
    talk::desk,
};
use ombud_base::{Uuid, id::CustomerId};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};

/// Every value of an export that says something, with the name of its field; ids and words, times and flags are written otherwise.
fn leaves(key: &str, value: &Json, out: &mut Vec<(String, String)>) {
    match value {
        Json::Object(all) => all.iter().for_each(|(key, it)| leaves(key, it, out)),
        Json::Array(all) => all.iter().for_each(|it| leaves(key, it, out)),
        Json::String(text) if !text.is_empty() => out.push((key.to_owned(), text.clone())),
        Json::Number(number) => out.push((key.to_owned(), number.to_string())),
        _ => {}
    }
}

/// The words of a page, without its marks.
fn words_of(page: &str) -> String {
    let body = page.split_once("<body>").unwrap().1;
    let text: String =
        body.split('<').map(|it| it.split_once('>').map_or(it, |it| it.1).to_owned() + " ").collect();
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#x2f;", "/")
        .replace("&amp;", "&")
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_the_json_lacks_its_place_on_the_page() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let Talk { anna, conversation, case, .. } = talk(&app, &desk).await;
        crate::watching::planted(&app, &anna.id, &conversation).await;
        let field = json!({"on": "customer", "key": "seat", "label": "Seat", "type": "text"});
        desk.admin.post("/fields", field).await.ok();
        let change = json!({"fields": {"seat": "row {\"a\": 1}"}, "note": "\u{202e}backwards <b>"});
        desk.admin.patch(&format!("/customers/{}", anna.id), change).await.ok();
        let compliance = app.sign_in("Compliance").await;
        compliance.get(&format!("/cases/{case}")).await.ok();
        app.app.trust.settled().await;
        let to = format!("/customers/{}/export", anna.id);
        let export = compliance.get(&to).await.ok();
        let mut all = Vec::new();
        leaves("", &export, &mut all);
        assert!(all.len() > 60, "{export}");
        let staff: Vec<&String> = export["staff"].as_object().unwrap().keys().collect();
        for (lang, name, nothing) in [("en", "Reveals", "Nothing."), ("zh-CN", "", "无。")] {
            let page = compliance.get(&format!("{to}?format=html&lang={lang}&tz=Asia/Shanghai")).await;
            assert!(page.text.contains(&format!("<html lang=\"{lang}\"")), "{}", page.text);
            let words = words_of(&page.text);
            assert!(words.contains("Asia/Shanghai") && words.contains("UTC+08:00"), "{words}");
            assert!(words.contains(nothing), "{name}: {words}");
            for (key, text) in &all {
                let time = text.parse::<ombud_base::Time>().ok();
                let shown = match time {
                    // The page was made a moment after the JSON, in another time zone.
                    Some(_) if key == "made_at" => continue,
                    Some(at) => {
                        page.text.contains(&format!("datetime=\"{text}\"")) && {
                            let there =
                                at.timestamp().to_zoned(jiff::tz::TimeZone::get("Asia/Shanghai").unwrap());
                            words.contains(&there.strftime("%Y-%m-%d %H:%M:%S").to_string())
                        }
                    }
                    // Whose name is known is named.
                    None if staff.contains(&text) => true,
                    None if [
                        "kind",
                        "stand",
                        "state",
                        "proof",
                        "what",
                        "reader_kind",
                        "by_kind",
                        "tier",
                        "from",
                        "standing",
                        "type",
                        "uploaded_by",
                        "code",
                        "ended",
                        "change",
                    ]
                    .contains(&key.as_str()) =>
                    {
                        true
                    }
                    None => words.contains(text.as_str()),
                };
                assert!(shown, "{lang}: {key} = {text} is not on {words}");
            }
            // No raw JSON, and no name of a field as programmes say it.
            assert!(
                !words.contains("\":")
                    || words.matches("\":").count() == words.matches("row {\"a\": 1}").count(),
                "{words}"
            );
            for raw in [
                "created_at",
                "by_kind",
                "reader_kind",
                "customer.created",
                "case.opened",
                "email_code",
                "app_user",
            ] {
                assert!(!words.contains(raw), "{lang}: {raw}");
            }
            // Text of people keeps its direction to itself.
            assert!(page.text.contains("<td dir=\"auto\">"), "{}", page.text);
        }
        let own = compliance.get(&format!("{to}?format=html")).await;
        assert!(
            own.text.contains("<html lang=\"en\"") && own.text.contains("UTC+00:00"),
            "the workspace's first language"
        );
        compliance.get(&format!("{to}?format=html&tz=Mars/Olympus")).await.problem(Code::Invalid);
        compliance.get(&format!("{to}?format=html&lang=english!")).await.problem(Code::Invalid);
    })
    .await;
}

/// Rows of every kind that erasing counts and a talk alone does not make: two of each.
async fn two_of_each(app: &TestApp, customer: &str, conversation: &str, case: &str) {
    let ws = app.workspace;
    let customer: CustomerId = customer.parse().unwrap();
    let (conversation, case): (Uuid, Uuid) = (conversation.parse().unwrap(), case.parse().unwrap());
    app.write(move |tx, app| {
        for n in 0_i64..2 {
            let id = Uuid::from_u128(0x0192_f0c1_2d3e_7a4b_8c5d_6e7f_8091_0a00 + u128::from(n.unsigned_abs()));
            let mark = app.random.token();
            let mark = mark.as_bytes();
            let marked = [ws.into(), id.into(), customer.into(), mark.into()];
            let talk = [ws.into(), id.into(), customer.into(), mark.into(), conversation.into()];
            let cased = [ws.into(), id.into(), customer.into(), mark.into(), case.into()];
            let both = [ws.into(), id.into(), customer.into(), mark.into(), case.into(), conversation.into()];
            tx.exec("INSERT INTO customer_proofs (workspace_id, id, customer_id, session_hash, level, rank, at) VALUES ($1, $2, $3, $4, 'email', 2, 0)", &marked)?;
            tx.exec("INSERT INTO customer_passkeys (workspace_id, id, customer_id, name, rp_id, credential, created_at) VALUES ($1, $2, $3, $4, 'x', $4, 0)", &marked)?;
            // Whoever is erased is read before, so this one has to open.
            let place = ombud_base::sealed::Place::new("identities.value").id(id);
            let value = ombud_server::keys::seal_of(tx, ws, customer, &place, "0x9fc7")?;
            tx.exec("INSERT INTO identities (workspace_id, id, customer_id, kind, value, lookup, proof, created_at) VALUES ($1, $2, $3, 'wallet', $5, $4, 'none', 0)", &[ws.into(), id.into(), customer.into(), mark.into(), (&value).into()])?;
            tx.exec("INSERT INTO account_actions (workspace_id, id, customer_id, action, state, reason, by_kind, at, tries) VALUES ($1, $2, $3, 'freeze', 'done', $4, 'staff', 0, 1)", &marked)?;
            tx.exec("INSERT INTO freeze_tokens (workspace_id, id, customer_id, token_hash, created_at, by_kind, expires_at) VALUES ($1, $2, $3, $4, 0, 'staff', 0)", &marked)?;
            tx.exec("INSERT INTO case_evidence (workspace_id, id, customer_id, case_id, kind, subject, content, sha256, shared, at, pos) VALUES ($1, $2, $3, $5, 'look', $4, $4, $4, FALSE, 0, 0)", &cased)?;
            tx.exec("INSERT INTO recoveries (workspace_id, id, customer_id, case_id, conversation_id, network, reason, state, claim_hash, holds, facts, fee, days, signed, rules_version, proof, by_kind, asked_at, changed_at) VALUES ($1, $2, $3, $5, $6, 'eip155:1', 'network', 'paid', $4, FALSE, $4, '', 1, FALSE, 1, 'none', 'customer', 0, 0)", &both)?;
            tx.exec("INSERT INTO chain_watches (workspace_id, id, customer_id, conversation_id, network, mark, subject, seen, seen_at, by_kind, begun_at, standing, looked_at, looks, hints, told, ends_at) VALUES ($1, $2, $3, $5, 'eip155:1', $4, $4, $4, 0, 'customer', 0, 'waiting', 0, 1, 0, '', 0)", &talk)?;
            tx.exec("INSERT INTO followed_coins (workspace_id, case_id, customer_id, mark, times, moves, alarmed) VALUES ($1, $4, $2, $3, 1, 0, '')", &[ws.into(), customer.into(), mark.into(), case.into()])?;
            tx.exec("INSERT INTO form_answers (workspace_id, conversation_id, pos, asked) VALUES ($1, $2, $3, 1)", &[ws.into(), conversation.into(), (1_000_000 + n).into()])?;
            tx.exec("INSERT INTO ratings (workspace_id, conversation_id, case_id, asked_at, score, comment, rated_at) VALUES ($1, $2, $3, $4, 5, $5, 0)", &[ws.into(), conversation.into(), case.into(), n.into(), mark.into()])?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_destroyed_is_counted_by_kind_and_named() {
    each_engine(|app| async move {
        let desk = desk(&app, json!({})).await;
        let Talk { anna, conversation, case, .. } = talk(&app, &desk).await;
        two_of_each(&app, &anna.id, &conversation, &case).await;
        let receipt = erase(&app.sign_in("Compliance").await, &anna.id).await.ok();
        for kind in [
            "wallets",
            "proofs",
            "passkeys",
            "account_actions",
            "freeze_links",
            "evidence",
            "recoveries",
            "watches",
            "followed",
            "forms",
            "comments",
        ] {
            assert_eq!(receipt["counts"][kind], 2, "{kind}: {receipt}");
        }
        // What is counted is said in words, and what there was none of is not.
        let words: Vec<&str> = receipt["words"].as_array().unwrap().iter().filter_map(Json::as_str).collect();
        let there = receipt["counts"].as_object().unwrap().values().filter(|it| **it != json!(0)).count();
        assert_eq!(words.len(), there, "{words:?}");
        for said in ["2 pieces of evidence", "2 requests for deposits, emptied", "2 freeze links", "1 draft"]
        {
            assert!(words.contains(&said), "{said}: {words:?}");
        }
        // The ledger's event holds the same.
        let (workspace, at) = (app.workspace, receipt["event"].as_i64().unwrap());
        let events = app.read(move |tx| ombud_server::events::read_events(tx, workspace, at - 1, 1)).await;
        assert_eq!(
            (events[0].kind.as_str(), &events[0].data["counts"]),
            ("customer.erased", &receipt["counts"])
        );
        let left = app.read(|tx| {
            tx.one("SELECT count(*) FROM recoveries WHERE facts IS NOT NULL", &[], |row| row.get::<i64>(0))
        });
        assert_eq!(left.await, 0);
    })
    .await;
}
