//! What cannot wait for somebody to look at a screen: consoles ring, and whoever is at none gets a mail without a word of the
//! customer's.

use crate::{
    bot::Talk,
    mailbox::{Mail, Mailbox},
    proof::each_with_mail,
    support::{Client, TestApp},
    talk::{Desk, Socket, only_case, staff_socket},
    theft::{HELP, desk_with_playbooks},
    was_it_you::{begun, tell},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value as Json, json};
use std::time::Duration;

const PHRASE: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

/// A desk whose thefts go to a security team of these people.
async fn secured(app: &TestApp, people: &[&Client]) -> Desk {
    let desk = desk_with_playbooks(app).await;
    let members: Vec<_> = people.iter().map(|it| it.staff.unwrap()).collect();
    let team = desk.admin.post("/teams", json!({"name": "Security", "members": members})).await.ok();
    desk.admin.put("/understanding/routes/security", json!({"team": team["id"]})).await.ok();
    desk
}

async fn address(client: &Client) -> String {
    client.get("/auth/me").await.ok()["staff"]["email"].as_str().unwrap().to_owned()
}

async fn wants(client: &Client, mail: &str) {
    let notify = json!({"notify": {"sound": true, "desktop": true, "mail": mail}});
    assert_eq!(client.patch("/auth/me", notify).await.ok()["staff"]["notify"]["mail"], mail);
}

/// The mails that lead to a case of this desk; the engines share a mailbox.
fn about(app: &TestApp, mailbox: &Mailbox, case: &str) -> Vec<Mail> {
    let link = format!(":{}/console/inbox/all/{case}", app.address.port());
    let whole = |it: Mail| Mail { text: readable(&it.text), ..it };
    mailbox.all().into_iter().map(whole).filter(|it| it.text.contains(&link)).collect()
}

/// A mail's text as its reader sees it.
fn readable(text: &str) -> String {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((text, ""));
    if !head.contains("base64") {
        // Long lines of what is not ASCII are broken on the way.
        return text.replace("=\r\n", "");
    }
    let body: String = body.split_whitespace().collect();
    format!("{head}\r\n\r\n{}", String::from_utf8(STANDARD.decode(body).unwrap()).unwrap())
}

fn receivers(mails: &[Mail]) -> Vec<String> {
    let mut all: Vec<String> = mails.iter().map(|it| it.to.clone()).collect();
    all.sort_unstable();
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn a_theft_is_mailed_at_once_to_who_is_not_at_the_console() {
    each_with_mail(|app, mailbox| async move {
        let (sam, kim, joe) =
            (app.sign_in("Security").await, app.sign_in("Security").await, app.sign_in("Security").await);
        let (outside, ann) = (app.sign_in("Security").await, app.sign_in("Security").await);
        let desk = secured(&app, &[&sam, &kim, &joe, &ann]).await;
        assert_eq!(sam.get("/auth/me").await.ok()["staff"]["notify"]["mail"], "away", "to begin with");
        wants(&joe, "never").await;
        wants(&ann, "always").await;
        sam.patch("/auth/me", json!({"language": "zh-CN"})).await.ok();
        // Two are at the console; one of them wants a mail all the same.
        let (mut socket, _) = staff_socket(&app, &kim).await;
        let _second = staff_socket(&app, &ann).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say(HELP).await;
        let rung = socket.next_of("notify").await;
        let said = (&rung["kind"], &rung["code"], &rung["args"]);
        assert_eq!(said, (&json!("alarm"), &json!("theft"), &json!({})), "{rung}");
        app.run_jobs().await;
        app.run_jobs().await;
        let case = only_case(&desk.admin).await;
        let id = case["id"].as_str().unwrap();
        let mails: Vec<Mail> = about(&app, &mailbox, id);
        let mut expected = vec![address(&sam).await, address(&ann).await];
        expected.sort_unstable();
        assert_eq!(receivers(&mails), expected, "each once: {mails:?}");
        assert!(!receivers(&mails).contains(&address(&outside).await));
        let english = mails.iter().find(|it| it.text.contains("a theft is reported")).unwrap();
        assert!(english.text.contains(&format!("/console/inbox/all/{id}")), "{english:?}");
        assert!(english.text.contains("case #1"), "{english:?}");
        for mail in &mails {
            for never in ["stealing", &talk.customer.id, "Guest"] {
                assert!(!mail.text.contains(never), "{never}: {mail:?}");
            }
        }
        // What happens in it later is no alarm of its own.
        talk.customer.write(&talk.id, "more", "they are still moving them").await;
        app.run_jobs().await;
        assert_eq!(about(&app, &mailbox, id).len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_that_is_closed_meanwhile_wakes_nobody() {
    each_with_mail(|app, mailbox| async move {
        let sam = app.sign_in("Security").await;
        let desk = secured(&app, &[&sam]).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say(HELP).await;
        let id = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        desk.admin.post(&format!("/cases/{id}/resolve"), json!({"reason": "Solved"})).await.ok();
        app.run_jobs().await;
        app.run_jobs().await;
        assert!(about(&app, &mailbox, &id).is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phrase_is_one_alarm_with_an_assistant_and_without() {
    each_with_mail(|app, mailbox| async move {
        let sam = app.sign_in("Security").await;
        let desk = secured(&app, &[&sam]).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say(&format!("why is my withdrawal pending? my wallet is {PHRASE}")).await;
        app.run_jobs().await;
        app.run_jobs().await;
        let first = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let mails = about(&app, &mailbox, &first);
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert!(mails[0].text.contains("theft"), "the assistant makes a theft of it: {mails:?}");

        app.advance(Duration::from_secs(301));
        let inbox = desk.inbox["id"].as_str().unwrap();
        desk.admin.patch(&format!("/inboxes/{inbox}"), json!({"bot": false})).await.ok();
        let anna = crate::talk::customer(&app, &desk).await;
        let conversation = crate::talk::conversation_id();
        anna.write(&conversation, "c1", &format!("my phrase is {PHRASE}")).await;
        app.run_jobs().await;
        app.run_jobs().await;
        let cases: Json = desk.admin.get(&format!("/customers/{}/cases", anna.id)).await.ok();
        let second = cases["items"][0]["id"].as_str().unwrap();
        let mails = about(&app, &mailbox, second);
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert!(mails[0].text.contains("a secret was exposed"), "{mails:?}");
        assert!(!mails[0].text.contains("sausage"), "{mails:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_security_team_those_who_watch_over_security_are_called() {
    each_with_mail(|app, mailbox| async move {
        let (sam, mia) = (app.sign_in("Security").await, app.sign_in("Agent").await);
        let desk = desk_with_playbooks(&app).await;
        let mut talk = Talk::begin(&app, &desk).await;
        talk.say(HELP).await;
        app.run_jobs().await;
        app.run_jobs().await;
        let id = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        let called = receivers(&about(&app, &mailbox, &id));
        assert!(called.contains(&address(&sam).await), "{called:?}");
        assert!(!called.contains(&address(&mia).await), "{called:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_theft_that_happens_again_in_the_same_case_is_an_alarm_again() {
    each_with_mail(|app, mailbox| async move {
        let sam = app.sign_in("Security").await;
        let desk = secured(&app, &[&sam]).await;
        wants(&desk.admin, "never").await;
        let (mut talk, platform, id) = begun(&app, &desk).await;
        let later = async || {
            app.run_jobs().await;
            let mails = about(&app, &mailbox, &id).len();
            app.advance(Duration::from_secs(600));
            mails
        };
        tell(&app, &platform, "e1", "login.new_device").await;
        talk.say("It was not me").await;
        assert_eq!(later().await, 1, "it becomes a theft");
        tell(&app, &platform, "e2", "withdrawal.held").await;
        // What is to be done was said the first time.
        talk.customer.write(&talk.id, "once-more", "It was not me").await;
        ombud_server::bot::answer_due(&app.app.bot).await.unwrap();
        assert_eq!(later().await, 2, "it is one once more");
        // It is closed, and they come back.
        let close = async || {
            desk.admin.post(&format!("/cases/{id}/resolve"), json!({"reason": "Solved"})).await.ok();
        };
        close().await;
        let (mut socket, _) = staff_socket(&app, &desk.admin).await;
        talk.customer.write(&talk.id, "again", "they are in my account again").await;
        // That somebody writes is told as well.
        while socket.next_of("notify").await["code"] != "theft" {}
        assert_eq!(later().await, 3);
        // By the button it is one alarm, although it opens the case as well.
        close().await;
        tell(&app, &platform, "e3", "login.new_device").await;
        talk.say("It was not me").await;
        assert_eq!(later().await, 4);
        // A colleague who opens it again has it before them.
        close().await;
        desk.admin.post(&format!("/cases/{id}/reopen"), json!({})).await.ok();
        assert_eq!(later().await, 4);
    })
    .await;
}

/// Another guest is robbed: the console rings, and who is to be mailed is. Answers the case.
async fn robbed(app: &TestApp, desk: &Desk, socket: &mut Socket) -> String {
    let mut talk = Talk::begin(app, desk).await;
    talk.say(HELP).await;
    let cases = desk.admin.get(&format!("/customers/{}/cases", talk.customer.id)).await.ok();
    let case = cases["items"][0]["id"].as_str().unwrap().to_owned();
    let rung = loop {
        let it = socket.next_of("notify").await;
        if it["kind"] == "alarm" {
            break it;
        }
    };
    assert_eq!((&rung["code"], &rung["case"]), (&json!("theft"), &json!(case)), "it rings for each");
    app.run_jobs().await;
    case
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_reports_thefts_without_end_fills_no_mailbox() {
    each_with_mail(|app, mailbox| async move {
        let (sam, kim) = (app.sign_in("Security").await, app.sign_in("Security").await);
        let desk = secured(&app, &[&sam, &kim]).await;
        // One is at the console, and gets no mail.
        let (mut socket, _) = staff_socket(&app, &kim).await;
        let mut cases = Vec::new();
        for _ in 0..4 {
            cases.push(robbed(&app, &desk, &mut socket).await);
        }
        let told = || cases.iter().map(|it| about(&app, &mailbox, it).len()).collect::<Vec<_>>();
        assert_eq!(told(), [1, 0, 0, 0], "the first");
        // One is closed before the rest is told, in one mail.
        desk.admin.post(&format!("/cases/{}/resolve", cases[1]), json!({"reason": "Solved"})).await.ok();
        app.advance(Duration::from_secs(301));
        app.run_jobs().await;
        assert_eq!(told(), [1, 0, 1, 0]);
        let mails = about(&app, &mailbox, &cases[2]);
        assert!(mails[0].text.contains("More alarms have come since the last such mail: 1."), "{mails:?}");
        // Where nothing came meanwhile, the next one is told at once again.
        app.advance(Duration::from_secs(301));
        app.run_jobs().await;
        assert_eq!(told(), [1, 0, 1, 0]);
        let again = robbed(&app, &desk, &mut socket).await;
        assert_eq!(about(&app, &mailbox, &again).len(), 1);
    })
    .await;
}
