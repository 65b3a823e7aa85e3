//! What the chat offers before the first message: by the page, and by what is known of the customer.

use crate::{
    bot::{Talk, desk_with_bot},
    support::{TestApp, each_engine},
    talk::{Desk, conversation_id, customer},
};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};

/// The texts of a menu.
fn texts(menu: &Json) -> Vec<String> {
    let all = menu["choices"].as_array().unwrap_or_else(|| panic!("{menu}"));
    all.iter().map(|it| it["text"].as_str().unwrap().to_owned()).collect()
}

/// The inbox's id and key.
async fn inbox(desk: &Desk) -> (String, String) {
    let inbox = desk.admin.get("/inboxes").await.ok()["items"][0].clone();
    (inbox["id"].as_str().unwrap().to_owned(), inbox["key"].as_str().unwrap().to_owned())
}

async fn shipped(app: &TestApp) -> Desk {
    let desk = crate::talk::desk(app, json!({"bot": true})).await;
    desk.admin.post("/knowledge/import", json!({"format": "shipped", "publish": true})).await.ok();
    desk.admin.post("/playbooks/shipped", json!({"publish": true})).await.ok();
    desk
}

#[tokio::test(flavor = "multi_thread")]
async fn it_fits_the_page_and_a_press_is_answered_with_just_that() {
    each_engine(|app| async move {
        let desk = shipped(&app).await;
        let (_, key) = inbox(&desk).await;
        let visitor = app.anonymous();
        let menu = async |page: &str, lang: &str| {
            let path = format!("/widget/menu?inbox={key}&page={page}&language={lang}");
            texts(&visitor.get(&path).await.ok())
        };
        let withdraw = menu("/wallet/withdraw/usdt", "en").await;
        assert_eq!(withdraw[0], "My withdrawal has not come", "the flow that begins with it: {withdraw:?}");
        assert_eq!(&withdraw[withdraw.len() - 2..], ["My coins are being stolen", "Talk to a person"]);
        assert_eq!(withdraw.len(), 6, "four, help in a theft, and a person: {withdraw:?}");
        let deposit = menu("/wallet/deposit", "en").await;
        assert_ne!(withdraw[..4], deposit[..4]);
        assert_eq!(menu("/zh-CN/withdraw", "zh-CN").await[0], "提币还没有到账");
        let login = menu("/LogIn?next=/withdraw", "en").await;
        assert!(!login.contains(&withdraw[0]), "what stands behind the path is not read: {login:?}");
        assert_eq!(menu("/", "en").await.len(), 6, "what is read most");

        // Pressed, each is answered with itself, whatever else is near.
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say(&withdraw[0]).await;
        assert!(said["bot"]["sources"].as_array().unwrap().is_empty(), "the flow asks first: {said}");
        let mut talk = Talk::begin(&app, &desk).await;
        let said = talk.say(&deposit[1]).await;
        assert_eq!(said["bot"]["sources"][0]["title"], deposit[1], "{said}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_known_of_the_customer_comes_first() {
    each_engine(|app| async move {
        let desk = shipped(&app).await;
        let (id, key) = inbox(&desk).await;
        let path = format!("/inboxes/{id}/menu/try");
        let state = json!({"frozen": true, "held": true, "withdrawal": true});
        let tried = desk.admin.post(&path, json!({"page": "/deposit", "state": state})).await.ok();
        let why: Vec<&Json> = tried["offers"].as_array().unwrap().iter().map(|it| &it["why"]).collect();
        assert_eq!(why, ["state", "state", "page", "page", "always", "always"], "{tried}");
        assert_eq!(
            (&tried["own"], &tried["shown"], &tried["unknown"]),
            (&json!(false), &json!(true), &json!([]))
        );

        // A case that is open is gone on with.
        let writer = customer(&app, &desk).await;
        let talk = conversation_id();
        writer.write(&talk, "1", "my withdrawal is pending").await;
        let menu = writer.client.get(&format!("/widget/menu?inbox={key}&page=/&language=en")).await.ok();
        assert_eq!(menu["choices"][0]["conversation"], talk, "{menu}");
        assert!(texts(&menu)[0].starts_with("Go on with what is open"), "{menu}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_of_ones_own_take_the_place_of_those_that_ship() {
    each_engine(|app| async move {
        let desk = desk_with_bot(&app).await;
        let (id, key) = inbox(&desk).await;
        let rules = json!([
            {"pages": ["/vip/*"], "offers": ["topic:withdrawal-pending", "topic:gone"]},
            {"pages": ["*"], "offers": ["topic:investment-advice"]},
        ]);
        let (path, try_path) = (format!("/inboxes/{id}"), format!("/inboxes/{id}/menu/try"));
        // Tried before it is saved: what is not published is named, and passed over.
        let tried = desk.admin.post(&try_path, json!({"page": "/vip/a", "rules": rules})).await.ok();
        assert_eq!((&tried["matched"], &tried["own"]), (&json!(0), &json!(true)), "{tried}");
        assert_eq!(tried["unknown"], json!(["topic:gone"]));
        desk.admin.patch(&path, json!({"menu": rules})).await.ok();
        let menu = app.anonymous().get(&format!("/widget/menu?inbox={key}&page=/vip/a")).await.ok();
        assert_eq!(texts(&menu)[0], "My withdrawal is pending", "{menu}");
        for wrong in [
            json!([{"pages": [], "offers": ["topic:a"]}]),
            json!([{"pages": ["withdraw"], "offers": ["topic:a"]}]),
            json!([{"pages": ["/a"], "offers": ["http://evil.example"]}]),
            json!([{"pages": ["/a"], "offers": []}]),
        ] {
            desk.admin.patch(&path, json!({"menu": wrong})).await.problem(Code::Invalid);
            desk.admin.post(&try_path, json!({"page": "/", "rules": wrong})).await.problem(Code::Invalid);
        }
        app.sign_in("Agent").await.post(&try_path, json!({"page": "/"})).await.problem(Code::Forbidden);
        // Where people answer first there is none, and of an inbox that is not there nothing is told.
        desk.admin.patch(&path, json!({"menu": null, "bot": false})).await.ok();
        let menu = app.anonymous().get(&format!("/widget/menu?inbox={key}&page=/")).await.ok();
        assert_eq!(menu["choices"], json!([]));
        app.anonymous().get("/widget/menu?inbox=nothing&page=/").await.problem(Code::NotFound);
    })
    .await;
}
