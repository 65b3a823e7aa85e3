//! Lists of known addresses that others keep: by them customers are warned. They are kept as lists of bad hosts are.

use crate::{
    chains::{asked, with_node},
    safety::{Keeper, new_list, send_text},
    support::{Client, TestApp, each_engine_with},
};
use futures_util::future::join3;
use ombud_server::{config::Config, http::Code};
use reqwest::Method;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::time::Duration;

/// A coin to `TO`.
const PAID: &str = "moves.coins_to_those_who_are_known.1";
const TO: &str = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

fn world(config: &mut Config) {
    with_node(config, PAID);
    config.safety.allow_private = true;
}

/// What a look at the payment says first of whom it went to.
async fn said(who: &Client) -> (String, String) {
    let look = who.post("/chains/look", json!({"text": asked(PAID)})).await.ok();
    let all = look["found"][0]["verdicts"].as_array().unwrap().clone();
    let of = |it: &Json| (it["code"].as_str().unwrap().to_owned(), it["text"].as_str().unwrap().to_owned());
    all.iter().map(of).find(|it| it.0.starts_with("sent.")).unwrap_or_default()
}

async fn list(admin: &Client, more: Json) -> String {
    let mut new = json!({"name": "Under sanctions", "names": "addresses", "label": "sanctioned"});
    new.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    new_list(admin, new).await
}

/// Addresses that nobody has, one on each line.
fn others(count: u32) -> String {
    (0..count).map(|it| format!("0x{it:040x}\n")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_is_sent_warns_at_once_and_goes_back_to_its_version_before() {
    each_engine_with(world, |app: TestApp| async move {
        let admin = app.sign_in("Admin").await;
        assert_eq!(said(&admin).await.0, "");
        let path = list(&admin, json!({})).await;
        let text = format!("# of today\n{TO}\n{}no address\n", others(3));
        let sent = send_text(&admin, &path, &text).await.ok();
        assert_eq!(
            (&sent["names"], &sent["entries"], &sent["bad_lines"], &sent["format"]),
            (&json!("addresses"), &json!(4), &json!(1), &json!("plain"))
        );
        let told = said(&admin).await;
        assert_eq!(told.0, "sent.to-sanctioned");
        assert!(told.1.contains("Under sanctions"), "by which list: {}", told.1);

        // What all of them are is the workspace's to say.
        let changed = admin.patch(&path, json!({"label": "exchange", "name": "Northwind"})).await.ok();
        assert_eq!(changed["label"], "exchange");
        assert_eq!(said(&admin).await.0, "sent.to-exchange");
        admin.patch(&path, json!({"label": null})).await.problem(Code::Invalid);
        let table = format!("address,name,kind\n{TO},Drainer of May,drainer\n");
        admin.patch(&path, json!({"name": "Table"})).await.ok();
        send_text(&admin, &path, &table).await.ok();
        admin.patch(&path, json!({"label": null})).await.ok();
        let told = said(&admin).await;
        assert_eq!(
            (told.0.as_str(), told.1.contains("Drainer of May")),
            ("sent.to-scam", true),
            "{}",
            told.1
        );

        // The text is taken along as it came; the version before is put in force again.
        let taken = admin.raw(Method::GET, &format!("{path}/text"), "text/plain", "").await;
        assert_eq!((taken.status, taken.text.as_str()), (200, table.as_str()));
        admin.patch(&path, json!({"label": "mixer"})).await.ok();
        let back = admin.post(&format!("{path}/previous"), json!({})).await.ok();
        assert_eq!((&back["entries"], &back["format"]), (&json!(4), &json!("plain")));

        // Off, removed, brought back; another may bear its name meanwhile.
        admin.patch(&path, json!({"label": "sanctioned"})).await.ok();
        assert_eq!(said(&admin).await.0, "sent.to-sanctioned");
        admin.patch(&path, json!({"enabled": false})).await.ok();
        assert_eq!(said(&admin).await.0, "");
        admin.patch(&path, json!({"enabled": true})).await.ok();
        admin.delete(&path).await.ok();
        assert_eq!(said(&admin).await.0, "");
        admin.post(&format!("{path}/restore"), json!({})).await.ok();
        assert_eq!(said(&admin).await.0, "sent.to-sanctioned");
        admin.delete(&path).await.ok();
        list(&admin, json!({"name": "Table"})).await;
        admin.post(&format!("{path}/restore"), json!({})).await.problem(Code::NotFound);
        app.sign_in("Lead").await.get(&format!("{path}/text")).await.problem(Code::Forbidden);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_read_anew_and_a_broken_or_shrunken_one_is_not_taken() {
    each_engine_with(world, |app: TestApp| async move {
        let mut admin = app.sign_in("Admin").await;
        let (keeper, url) = Keeper::start().await;
        keeper.say(200, "\"one\"", &format!("{TO}\n{}", others(9)));
        let path = list(&admin, json!({"url": url, "every_hours": 2})).await;
        app.run_jobs().await;
        assert_eq!(admin.get(&path).await.ok()["entries"], 10);
        assert_eq!(said(&admin).await.0, "sent.to-sanctioned");
        app.advance(Duration::from_secs(2 * 3600));
        app.run_jobs().await;
        assert_eq!(keeper.counts(), (2, 1), "told that nothing is new");
        for text in ["<html>\nSorry\n</html>\n", &others(4), "{\"addresses\": [", "", "[1, 2, 3]"] {
            keeper.say(200, "\"two\"", text);
            app.advance(Duration::from_secs(2 * 3600));
            app.run_jobs().await;
            admin = app.sign_in("Admin").await;
            let view = admin.get(&path).await.ok();
            assert!(view["error"].is_string() && view["entries"] == 10, "{text}: {view}");
            assert_eq!(said(&admin).await.0, "sent.to-sanctioned", "{text}");
        }
        let failures = app.event_kinds().await.iter().filter(|it| *it == "safety.list_failed").count();
        assert_eq!(failures, 1, "it is told once");
        // Half of it may go; and what was put back stays until the list changes.
        keeper.say(200, "\"three\"", &others(5));
        app.advance(Duration::from_secs(2 * 3600));
        app.run_jobs().await;
        admin = app.sign_in("Admin").await;
        assert_eq!(said(&admin).await.0, "");
        admin.post(&format!("{path}/previous"), json!({})).await.ok();
        assert_eq!(said(&admin).await.0, "sent.to-sanctioned");
        app.advance(Duration::from_secs(2 * 3600));
        app.run_jobs().await;
        admin = app.sign_in("Admin").await;
        let view = admin.get(&path).await.ok();
        assert_eq!((&view["entries"], &view["error"]), (&json!(10), &Json::Null));
        assert_eq!(said(&admin).await.0, "sent.to-sanctioned");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pin_that_is_set_later_is_held_against_what_is_there() {
    each_engine_with(world, |app: TestApp| async move {
        let mut admin = app.sign_in("Admin").await;
        let text = format!("{TO}\n");
        let pin = data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
        let other = json!({"sha256": "0".repeat(64)});
        let (keeper, url) = Keeper::start().await;
        keeper.say(200, "\"one\"", &text);
        let path = list(&admin, json!({"url": url})).await;
        app.run_jobs().await;
        let changed = admin.patch(&path, other.clone()).await.ok();
        assert!(changed["error"].as_str().unwrap().contains("SHA-256"), "{changed}");
        app.run_jobs().await;
        assert_eq!(keeper.counts(), (2, 0), "it is read again, whatever it was called");
        assert!(admin.get(&path).await.ok()["error"].as_str().unwrap().contains("SHA-256"));
        assert_eq!(admin.patch(&path, json!({"sha256": pin})).await.ok()["error"], Json::Null);
        app.run_jobs().await;
        assert_eq!(admin.get(&path).await.ok()["error"], Json::Null);
        // From then on its server says again that nothing is new.
        assert_eq!(keeper.counts(), (3, 0));
        app.advance(Duration::from_secs(6 * 3600));
        app.run_jobs().await;
        assert_eq!(keeper.counts(), (4, 1));

        admin = app.sign_in_again(admin.staff.unwrap()).await;
        let sent = list(&admin, json!({"name": "Sent"})).await;
        send_text(&admin, &sent, &text).await.ok();
        let changed = admin.patch(&sent, other).await.ok();
        assert!(changed["error"].as_str().unwrap().contains("SHA-256"), "{changed}");
        send_text(&admin, &sent, &text).await.problem(Code::Invalid);
        assert_eq!(admin.patch(&sent, json!({"sha256": null})).await.ok()["error"], Json::Null);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_counted_is_what_is_in_force_whoever_changes_it_meanwhile() {
    each_engine_with(world, |app: TestApp| async move {
        let admin = app.sign_in("Admin").await;
        let path = list(&admin, json!({})).await;
        send_text(&admin, &path, &others(4)).await.ok();
        for (n, label) in ["exchange", "mixer", "scam", "exchange", "mixer", "scam"].into_iter().enumerate() {
            let text = others(10 + u32::try_from(n).unwrap());
            let change = admin.patch(&path, json!({"label": label}));
            let back_path = format!("{path}/previous");
            let back = admin.post(&back_path, json!({}));
            let (changed, sent, back) = join3(change, send_text(&admin, &path, &text), back).await;
            assert!([200, 409].contains(&changed.status), "{}", changed.text);
            assert!([200, 409].contains(&back.status), "{}", back.text);
            sent.ok();
            let view = admin.get(&path).await.ok();
            let taken = admin.raw(Method::GET, &format!("{path}/text"), "text/plain", "").await;
            assert_eq!(view["entries"], taken.text.lines().count(), "{view}");
            assert!(changed.status == 409 || view["label"] == label, "{view}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pinned_list_is_that_text_and_no_other() {
    each_engine_with(world, |app: TestApp| async move {
        let mut admin = app.sign_in("Admin").await;
        let text = format!("[\"{TO}\"]");
        let pin = data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()));
        let (keeper, url) = Keeper::start().await;
        keeper.say(200, "\"one\"", &text.replace('[', "[ "));
        let path = list(&admin, json!({"url": url, "sha256": pin.to_uppercase()})).await;
        app.run_jobs().await;
        let view = admin.get(&path).await.ok();
        assert!(view["error"].as_str().unwrap().contains("SHA-256"), "{view}");
        assert_eq!(said(&admin).await.0, "");
        keeper.say(200, "\"two\"", &text);
        app.advance(Duration::from_secs(3600));
        app.run_jobs().await;
        admin = app.sign_in_again(admin.staff.unwrap()).await;
        assert_eq!(said(&admin).await.0, "sent.to-sanctioned");
        for wrong in [
            json!({"sha256": "abc"}),
            json!({"url": "http://user:pass@lists.example.com/a"}),
            json!({"name": "Hosts", "names": "hosts", "label": "scam"}),
        ] {
            let mut new = json!({"name": "Other", "names": "addresses"});
            new.as_object_mut().unwrap().extend(wrong.as_object().unwrap().clone());
            admin.post("/safety/lists", new).await.problem(Code::Invalid);
        }
        admin.patch(&path, json!({"label": "unheard of"})).await.problem(Code::Malformed);
    })
    .await;
}
