//! What customers see of what is watched for them, and what reports say of it.

use crate::{
    platform::case_of,
    recovery::{CHAIN, NEEDED, Scene, each_with_node, each_with_node_as, with_node},
    report::pdf_text,
    talk::{conversation_id, customer},
    watching::{RECEIVER, SENDER, body, handed_over, hold, look, own, planted, waiting, watches},
};
use ombud_server::{config::Config, http::Code};
use serde_json::{Value as Json, json};

/// With an explorer, where anybody can look.
fn with_explorer(config: &mut Config) {
    with_node(config);
    let file = config.server.data.join("chains.toml");
    let networks = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, networks + "explorer = \"https://explorer.example\"\n").unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn customers_see_what_is_watched_for_them_as_far_as_it_is_believed() {
    each_with_node_as(with_explorer, |it: Scene| async move {
        hold(&it).await;
        let hash = it.send(SENDER, RECEIVER, 1_000).await;
        let (talk, id) = waiting(&it, &hash).await;
        let (anna, admin) = (&talk.customer.client, &it.desk.admin);
        let case = case_of(admin, &talk.customer).await;
        let all = own(anna).await;
        assert_eq!(all.len(), 1, "{all:?}");
        let what = (&all[0]["id"], &all[0]["transaction"], &all[0]["network"], &all[0]["network_name"]);
        assert_eq!(what, (&json!(id), &json!(hash), &json!(CHAIN), &json!("Dev")));
        assert_eq!(all[0]["link"], json!(format!("https://explorer.example/tx/{hash}")));
        assert_eq!((&all[0]["asked"], &all[0]["conversation"]), (&json!(true), &json!(talk.id)));
        assert_eq!((&all[0]["standing"], &all[0]["waits_for"]), (&json!("waiting"), &json!("block")));
        assert_eq!((&all[0]["confirmations"], &all[0]["answered"]), (&Json::Null, &json!(true)));

        // In a block: it waits for others on top of it, and the look was later.
        it.mine(1).await;
        look(&it, &it.app.app).await;
        let deeper = own(anna).await;
        assert_eq!((&deeper[0]["waits_for"], &deeper[0]["needed"]), (&json!("depth"), &json!(NEEDED)));
        assert!((1..NEEDED).contains(&deeper[0]["confirmations"].as_u64().unwrap()), "{deeper:?}");
        assert!(deeper[0]["looked_at"].as_str() > all[0]["looked_at"].as_str());

        // Seen once, it may be a lie: staff reads it, the customer neither in words nor in the list.
        it.mine(NEEDED).await;
        look(&it, &it.app.app).await;
        assert_eq!(watches(admin, &case).await[0]["standing"], "through");
        let once = own(anna).await;
        assert_eq!((&once[0]["standing"], &once[0]["waits_for"]), (&json!("waiting"), &json!("depth")));
        look(&it, &it.app.app).await;
        let ended = own(anna).await;
        assert_eq!((&ended[0]["standing"], &ended[0]["ended"]), (&json!("through"), &json!("told")));
        assert_eq!((&ended[0]["waits_for"], &ended[0]["next_at"]), (&Json::Null, &Json::Null));

        // A host that the workspace blocks is not handed on, whoever has named it.
        let host = json!({"host": "explorer.example", "standing": "blocked"});
        admin.post("/safety/hosts", host).await.ok();
        assert_eq!(own(anna).await[0]["link"], Json::Null);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sees_or_stops_what_is_watched_for_another() {
    each_with_node(|it: Scene| async move {
        hold(&it).await;
        let admin = &it.desk.admin;
        let hash = it.send(SENDER, RECEIVER, 1_000).await;
        let anna = customer(&it.app, &it.desk).await;
        let talk = conversation_id();
        anna.write(&talk, "c1", &format!("I want a person: {hash}")).await;
        let case = case_of(admin, &anna).await;
        handed_over(admin, &case).await;
        let new = json!({"network": CHAIN, "transaction": hash});
        let begun = admin.post(&format!("/cases/{case}/watches"), new).await.ok();
        let stop = format!("/widget/watches/{}", begun["id"].as_str().unwrap());

        // What staff began was told in the conversation, and is seen; who of staff is not.
        let answer = anna.client.get("/widget/watches").await;
        let (text, all) = (answer.text.clone(), own(&anna.client).await);
        assert_eq!(answer.status, 200);
        assert_eq!((&all[0]["asked"], &all[0]["conversation"]), (&json!(false), &json!(talk)));
        for never in [admin.staff.unwrap().to_string(), begun["by"].as_str().unwrap().to_owned()] {
            assert!(!text.contains(&never), "{never}: {text}");
        }
        let mallory = customer(&it.app, &it.desk).await;
        mallory.write(&conversation_id(), "m1", &format!("what of {hash}?")).await;
        assert_eq!(own(&mallory.client).await, Vec::<Json>::new());
        mallory.client.delete(&stop).await.problem(Code::NotFound);
        it.app.anonymous().get("/widget/watches").await.problem(Code::Unauthenticated);
        it.app.anonymous().delete(&stop).await.problem(Code::Unauthenticated);
        assert!(own(&anna.client).await[0]["ended_at"].is_null(), "nobody else has stopped it");

        // A conversation that has ended changes nothing: it is seen, and stopped, and that opens nothing.
        admin.post(&format!("/cases/{case}/resolve"), json!({"reason": "Solved"})).await.ok();
        assert!(own(&anna.client).await[0]["ended_at"].is_null());
        assert_eq!(anna.client.delete(&stop).await.status, 204);
        let stopped = own(&anna.client).await;
        assert_eq!((&stopped[0]["ended"], &stopped[0]["next_at"]), (&json!("customer"), &Json::Null));
        assert_eq!(admin.get(&format!("/cases/{case}")).await.ok()["state"], "resolved");

        // Who is erased sees nothing, stops nothing, and leaves nothing.
        it.app.prove_again().await;
        admin.post(&format!("/customers/{}/erase", anna.id), json!({"reason": "asked for it"})).await.ok();
        anna.client.get("/widget/watches").await.problem(Code::Unauthenticated);
        anna.client.delete(&stop).await.problem(Code::Unauthenticated);
        let count = "SELECT count(*) FROM chain_watches";
        let left: i64 = it.app.read(|tx| tx.one(count, &[], |row| row.get(0))).await;
        assert_eq!(left, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_runs_is_not_hidden_behind_what_was_begun_and_stopped() {
    each_with_node(|it: Scene| async move {
        let anna = customer(&it.app, &it.desk).await;
        let talk = conversation_id();
        anna.write(&talk, "c1", "hello").await;
        let case = case_of(&it.desk.admin, &anna).await;
        let runs = planted(&it.app, &anna.id, &talk).await;
        for _ in 0..25 {
            planted(&it.app, &anna.id, &talk).await;
        }
        let kept: ombud_base::id::WatchId = runs.parse().unwrap();
        it.app
            .write(move |tx, _| {
                let newer =
                    "UPDATE chain_watches SET begun_at = 5, ended_at = 6, ended = 'customer' WHERE id <> $1";
                Ok(tx.exec(newer, &[kept.into()])?)
            })
            .await;
        for all in [own(&anna.client).await, watches(&it.desk.admin, &case).await] {
            assert_eq!(all.len(), 20);
            assert_eq!((&all[0]["id"], &all[0]["ended_at"]), (&json!(runs), &Json::Null), "{all:?}");
        }
        // A network that is asked no more has no explorer, and nobody knows how deep is deep enough.
        let first = own(&anna.client).await[0].clone();
        assert_eq!((&first["network_name"], &first["link"]), (&json!("eip155:1"), &Json::Null));
        assert_eq!(first["needed"], Json::Null);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_says_what_was_watched_and_what_was_told_when() {
    each_with_node(|it: Scene| async move {
        hold(&it).await;
        let hash = it.send(SENDER, RECEIVER, 1_000).await;
        let (talk, id) = waiting(&it, &hash).await;
        let anna = &talk.customer;
        let case = case_of(&it.desk.admin, anna).await;
        it.mine(NEEDED + 1).await;
        look(&it, &it.app.app).await;
        let officer = it.app.sign_in("Compliance").await;
        let path = format!("/cases/{case}/report");
        let before = officer.get(&path).await.ok()["watched"][0].clone();
        assert_eq!((&before["standing"], &before["told"]), (&json!("waiting"), &json!([])), "seen once");
        look(&it, &it.app.app).await;

        let officer = it.app.sign_in("Compliance").await;
        let report = officer.get(&path).await.ok();
        let watched = report["watched"].as_array().unwrap();
        assert_eq!(watched.len(), 1, "{watched:?}");
        let one = &watched[0];
        assert_eq!(
            (&one["id"], &one["transaction"], &one["network_name"]),
            (&json!(id), &json!(hash), &json!("Dev"))
        );
        assert_eq!(
            (&one["by"], &one["standing"], &one["ended"]),
            (&json!("customer"), &json!("through"), &json!("told"))
        );
        let thread = it.desk.admin.get(&format!("/cases/{case}/messages")).await.ok();
        let said = thread["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["activity"]["code"] == "watch_told")
            .unwrap();
        assert_eq!(one["told"], json!([{"at": said["at"], "standing": "through"}]), "once, when it was said");
        for (lang, words) in
            [("en", ["Watched transactions", "Ended: the"]), ("zh-CN", ["关注的交易", "已结束"])]
        {
            let pdf = officer.get(&format!("{path}.pdf?lang={lang}")).await;
            let text = pdf_text(&pdf.bytes);
            for part in words {
                assert!(text.contains(&part.replace(' ', "")), "{part}: {text}");
            }
            assert!(!text.contains("watch_"), "what happened has words: {text}");
        }

        // A customer's own report is of one conversation; what is watched in another stands in that one's.
        let second = conversation_id();
        anna.write(&second, "s1", "another matter").await;
        let of = async |conversation: &str| {
            let path = format!("/widget/conversations/{conversation}/report");
            anna.client.get(&path).await.ok()["watched"].clone()
        };
        assert_eq!(of(&talk.id).await, report["watched"]);
        assert_eq!(of(&second).await, json!([]));
        let mallory = customer(&it.app, &it.desk).await;
        let path = format!("/widget/conversations/{}/report", talk.id);
        mallory.client.get(&path).await.problem(Code::NotFound);
        mallory.client.post("/widget/watches", body(&talk.id, &hash)).await.problem(Code::NotFound);
    })
    .await;
}
