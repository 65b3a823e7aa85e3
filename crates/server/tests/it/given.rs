//! Deposit addresses that the platform gave to customers: by them the bot tells a customer why a deposit of theirs is not credited, and
//! staff see what they may. The networks say what real ones said; the platform is a stand-in that checks signatures.

use crate::{
    bot::{Talk, desk_with_bot},
    chains::{asked, with_node},
    platform::{Mood, Platform, open_doors, vouch},
    support::{Client, TestApp, each_engine_with},
    talk::Desk,
};
use ombud_server::{
    chains::{Arrived, StuckReason},
    config::Config,
    customers::Proof,
    http::Code,
};
use serde_json::{Value as Json, json};
use std::time::{Duration, Instant};

/// 4.999999 USDX to `TO`, in a block.
const FEW: &str = "deposits.tokens_enough_and_too_few_with_confirmations_of_their_own.3";
const TO: &str = "0x00000000000000000000000000000000deadbeef";
const USDX: &str = "0x5fbdb2315678afecb367f032d93f642f64180aa3";
/// An address that is in no message and on no chain.
const ELSEWHERE: &str = "0x52908400098527886E0F7030069857D2E4169EE7";

fn world(config: &mut Config) {
    with_node(config, FEW);
    open_doors(config);
}

fn given(address: &str, minimum: &str, confirmations: u64) -> Json {
    json!([
        {"network": "eip155:31337", "address": address, "memo": null, "assets": [
            {"asset": "USDX", "contract": USDX, "decimals": 6, "minimum": minimum, "confirmations": confirmations}
        ]},
        {"network": "eip155:1", "address": ELSEWHERE, "memo": "4711"}
    ])
}

/// A desk with a bot and a platform, and a customer whom its app vouched for as `user-1`.
struct Given<'a> {
    desk: Desk,
    platform: Platform,
    talk: Talk<'a>,
    agent: Client,
}

async fn scene(app: &TestApp) -> Given<'_> {
    let desk = desk_with_bot(app).await;
    let platform = Platform::start(app.app.clock.clone()).await;
    let set = desk.admin.put("/platform", json!({"url": platform.url, "enabled": true})).await.ok();
    platform.trust(set["secret"].as_str().unwrap());
    let nothing = json!({"account": {"level": "none", "max_age_minutes": 15}});
    desk.admin.put("/proof/rules", nothing).await.ok();
    let talk = Talk::begin(app, &desk).await;
    vouch(app, &talk.customer.id, "user-1", Proof::SignedToken).await;
    let agent = app.sign_in("Agent").await;
    Given { desk, platform, talk, agent }
}

impl Given<'_> {
    async fn case(&self) -> String {
        let cases = self.desk.admin.get(&format!("/customers/{}/cases", self.talk.customer.id)).await.ok();
        cases["items"][0]["id"].as_str().unwrap().to_owned()
    }

    /// The codes that somebody sees beside the case.
    async fn codes(&self, who: &Client) -> Vec<String> {
        let seen = who.get(&format!("/cases/{}/chains", self.case().await)).await.ok();
        codes(&seen["items"][0])
    }

    fn asked_for(&self, what: &str) -> usize {
        self.platform.got().iter().filter(|it| it.path.ends_with(what)).count()
    }
}

fn codes(look: &Json) -> Vec<String> {
    let all = look["found"][0]["verdicts"].as_array().unwrap_or_else(|| panic!("{look}"));
    all.iter().map(|it| it["code"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_is_told_why_a_deposit_to_an_address_of_their_own_is_not_credited() {
    each_engine_with(world, |app: TestApp| async move {
        let mut it = scene(&app).await;
        it.platform.gives("user-1", given(TO, "5", 2));
        let said = it.talk.say(&format!("where is my deposit {}", asked(FEW))).await;
        let body = said["body"].as_str().unwrap();
        assert!(body.contains("below the minimum") && body.contains("5 USDX"), "{body}");
        let staff = it.codes(&it.agent).await;
        assert!(staff.contains(&"deposit.below-minimum".to_owned()), "{staff:?}");
        // Deep enough is what the platform says of the asset: two, where the network asks for one.
        assert!(staff.contains(&"tx.confirming".to_owned()), "{staff:?}");
        assert_eq!(it.asked_for("/customers/user%2D1/deposit-addresses"), 1, "remembered for a minute");
        app.advance(Duration::from_secs(61));
        let agent = app.sign_in_again(it.agent.staff.unwrap()).await;
        it.codes(&agent).await;
        assert_eq!(it.asked_for("/customers/user%2D1/deposit-addresses"), 2);
        assert_eq!(it.platform.refused(), 0, "every request was signed");
        app.app.trust.settled().await;
        assert!(app.event_kinds().await.iter().any(|it| it == "customer.read"));
        // What the platform said is in no table, sealed or not.
        for (column, text) in app.opened().await {
            assert!(!text.contains(ELSEWHERE) && !text.contains("4711"), "{column}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn enough_is_credited_and_what_needs_a_memo_or_another_network_is_told() {
    each_engine_with(world, |app: TestApp| async move {
        let mut it = scene(&app).await;
        // The bot has asked, and what it was told is forgotten.
        it.talk.say(&format!("is it there? {}", asked(FEW))).await;
        app.advance(Duration::from_secs(61));
        let usdx = json!({"asset": "USDX", "contract": USDX, "decimals": 6, "minimum": "1", "confirmations": 1});
        let other = json!({"asset": "ETH", "contract": null, "decimals": 18});
        let at = |network: &str, memo: Json, asset: &Json| json!([{"network": network, "address": TO, "memo": memo, "assets": [asset]}]);
        let mut agent = app.sign_in_again(it.agent.staff.unwrap()).await;
        for (addresses, code) in [
            (at("eip155:31337", Json::Null, &usdx), "deposit.complete"),
            (at("eip155:31337", json!("77"), &usdx), "deposit.memo-missing"),
            (at("eip155:31337", Json::Null, &other), "deposit.token-unsupported"),
            (at("eip155:1", Json::Null, &usdx), "deposit.wrong-network"),
        ] {
            it.platform.gives("user-1", addresses);
            let told = it.codes(&agent).await;
            assert!(told.contains(&code.to_owned()), "{code}: {told:?}");
            app.advance(Duration::from_secs(61));
            agent = app.sign_in_again(it.agent.staff.unwrap()).await;
        }
        // The panel shows them, masked like the rest of the account.
        let account = agent.get(&format!("/cases/{}/account", it.case().await)).await.ok();
        assert_eq!(account["addresses"][0]["network"], "eip155:1");
        assert_eq!(account["addresses"][0]["assets"][0]["minimum"], "1");
        assert!(!account.to_string().contains(TO), "{account}");
        let admin = app.sign_in_again(it.desk.admin.staff.unwrap()).await;
        let clear = admin.get(&format!("/cases/{}/account", it.case().await)).await.ok();
        assert_eq!(clear["addresses"][0]["address"], TO);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_learns_of_addresses_of_another() {
    each_engine_with(world, |app: TestApp| async move {
        let mut it = scene(&app).await;
        it.platform.gives("user-1", given(ELSEWHERE, "5", 2));
        it.platform.gives("user-7", given(TO, "5", 2));
        let seven = Talk::begin(&app, &it.desk).await;
        vouch(&app, &seven.customer.id, "user-7", Proof::SignedToken).await;
        let said = it.talk.say(&format!("is this yours? {}", asked(FEW))).await;
        let body = said["body"].as_str().unwrap();
        assert!(!body.contains("minimum") && !body.contains("deposit address"), "{body}");
        assert_eq!(it.asked_for("/owners"), 0, "for a customer nobody asks whose it is");

        // Staff see that it is another customer's; whose, those alone who see customers unmasked.
        let staff = it.codes(&it.agent).await;
        assert!(staff.contains(&"deposit.another".to_owned()), "{staff:?}");
        let reveals: Vec<Json> = it
            .platform
            .got()
            .iter()
            .filter(|it| it.path.ends_with("/owners"))
            .map(|it| it.body["reveal"].clone())
            .collect();
        assert_eq!(reveals, [json!(false)]);
        let path = format!("/cases/{}/address-owner", it.case().await);
        let question = json!({"network": "eip155:31337", "address": TO});
        let masked = it.agent.post(&path, question.clone()).await.ok();
        assert_eq!(masked, json!({"ours": true, "revealed": false, "reference": null, "customer": null}));
        let clear = it.desk.admin.post(&path, question.clone()).await.ok();
        assert_eq!((&clear["reference"], &clear["customer"]), (&json!("user-7"), &json!(seven.customer.id)));
        let nobody = json!({"network": "eip155:31337", "address": USDX});
        assert_eq!(it.desk.admin.post(&path, nobody).await.ok()["ours"], false);
        it.desk.admin.post(&path, json!({"network": "Ethereum", "address": TO})).await.problem(Code::Invalid);
        app.sign_in("Editor").await.post(&path, question.clone()).await.problem(Code::Forbidden);
        let elsewhere = app.another_workspace("elsewhere").await;
        app.sign_in_to(elsewhere, "Admin").await.post(&path, question.clone()).await.problem(Code::NotFound);
        // Who is limited to a part of the workspace learns nothing of a customer who is not in it.
        let permissions =
            ["cases.view", "cases.view_all", "customers.view", "customers.unmasked", "accounts.view"];
        it.desk.admin.post("/roles", json!({"name": "Clear", "permissions": permissions})).await.ok();
        let limited = app.sign_in("Clear").await;
        let clear = limited.post(&path, question.clone()).await.ok();
        assert_eq!(clear["customer"], json!(seven.customer.id));
        let kind = it.desk.admin.get(&format!("/cases/{}", it.case().await)).await.ok()["type"].clone();
        let scope = json!({"scope": {"types": [kind]}});
        it.desk.admin.patch(&format!("/staff/{}", limited.staff.unwrap()), scope).await.ok();
        let hidden = limited.post(&path, question).await.ok();
        assert_eq!(hidden, json!({"ours": true, "revealed": false, "reference": null, "customer": null}));
        let kinds = app.event_kinds().await;
        assert_eq!(kinds.iter().filter(|it| *it == "account.address_asked").count(), 5);

        // Without a case nobody is told that it is a customer's, nor is the platform asked.
        app.advance(Duration::from_secs(61));
        let (agent, before) =
            (app.sign_in_again(it.agent.staff.unwrap()).await, it.asked_for("/deposit-addresses/owners"));
        for text in [asked(FEW), TO.to_owned()] {
            let look = agent.post("/chains/look", json!({"text": text})).await.ok();
            let said = |code: &str| look.to_string().contains(&format!("\"{code}"));
            assert!(!said("deposit.") && !said("address.deposit") && !said("address.another"), "{look}");
        }
        assert_eq!(it.asked_for("/deposit-addresses/owners"), before);
        // In the help centre it is nobody's.
        let public = app.app.chains.public_look(app.workspace, &asked(FEW), "en").await.unwrap();
        assert!(public.found[0].verdicts.iter().all(|it| !it.code.starts_with("deposit.")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_is_silent_is_not_one_that_gave_nothing() {
    each_engine_with(world, |app: TestApp| async move {
        let mut it = scene(&app).await;
        it.platform.gives("user-7", given(TO, "5", 1));
        it.talk.say(&format!("is it there? {}", asked(FEW))).await;
        // It says that it gave this customer nothing: the address is another one's, and not just somebody's.
        let staff = it.codes(&it.agent).await;
        assert!(staff.contains(&"deposit.another".to_owned()), "{staff:?}");

        let (ws, customer) = (app.workspace, it.talk.customer.id.parse().unwrap());
        let hash = asked(FEW);
        let arrived = || app.app.chains.arrived(ws, customer, ("eip155:31337", &hash));
        it.platform.gives("user-1", given(TO, "5", 1));
        app.advance(Duration::from_secs(61));
        for mood in [Mood::Says(503, "{}".into()), Mood::Says(200, "<html>".into())] {
            it.platform.be(mood);
            assert!(matches!(arrived().await.unwrap(), Arrived::Silent));
            app.advance(Duration::from_secs(11));
        }
        // One that tells nobody's addresses keeps nobody waiting.
        it.platform.be(Mood::Says(404, "{}".into()));
        assert!(matches!(arrived().await.unwrap(), Arrived::Settled(stuck) if stuck.is_empty()));
        app.advance(Duration::from_secs(11));
        it.platform.be(Mood::Good);
        let Arrived::Settled(stuck) = arrived().await.unwrap() else { panic!("it is settled") };
        assert_eq!(stuck.first().map(|it| it.reason), Some(StuckReason::BelowMinimum));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_see_an_account_sees_no_deposit_address_of_it() {
    each_engine_with(world, |app: TestApp| async move {
        let mut it = scene(&app).await;
        it.platform.gives("user-1", given(TO, "5", 2));
        it.talk.say(&format!("is it there? {}", asked(FEW))).await;
        let wanted = json!({"name": "t", "scopes": ["cases.view_all", "cases.view"]});
        let token = it.desk.admin.post("/api-tokens", wanted).await.ok();
        let token = app.bearer(token["token"].as_str().unwrap());
        let before = it.platform.got().len();
        let told = it.codes(&token).await;
        assert!(told.iter().all(|it| !it.starts_with("deposit.")), "{told:?}");
        // Nor where the customer has to prove first who they are, or is not vouched for.
        let strict =
            json!({"account": {"level": "signed_token", "max_age_minutes": 15}, "account_app": false});
        it.desk.admin.put("/proof/rules", strict).await.ok();
        let told = it.codes(&it.agent).await;
        assert!(told.iter().all(|it| !it.starts_with("deposit.b")), "{told:?}");
        let asked_about_customers = |it: &crate::platform::Got| it.path.contains("/customers/");
        assert!(!it.platform.got().iter().skip(before).any(asked_about_customers), "it was not asked");

        let mut eve = Talk::begin(&app, &it.desk).await;
        vouch(&app, &eve.customer.id, "user-9", Proof::None).await;
        it.platform.gives("user-9", given(TO, "5", 2));
        let said = eve.say(&format!("where is it {}", asked(FEW))).await;
        assert!(!said["body"].as_str().unwrap().contains("minimum"), "{said}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_platform_that_hangs_or_lies_takes_nothing_from_what_the_networks_say() {
    each_engine_with(world, |app: TestApp| async move {
        let mut it = scene(&app).await;
        // The bot has asked, and what it was told is forgotten.
        it.talk.say(&format!("is it there? {}", asked(FEW))).await;
        app.advance(Duration::from_secs(61));
        let mut agent = app.sign_in_again(it.agent.staff.unwrap()).await;
        let lie = json!({"addresses": [{"network": "eip155:31337", "address": TO, "assets": [{"asset": "USDX", "decimals": 99}]}]});
        for mood in [
            Mood::Hangs,
            Mood::Says(200, lie.to_string()),
            Mood::Says(404, "{}".into()),
            Mood::Says(200, "<html>".into()),
        ] {
            it.platform.be(mood.clone());
            let began = Instant::now();
            let told = it.codes(&agent).await;
            assert!(told.contains(&"transfer.token".to_owned()), "{mood:?}: {told:?}");
            assert!(told.iter().all(|it| !it.starts_with("deposit.")), "{mood:?}: {told:?}");
            assert!(began.elapsed() < Duration::from_secs(8), "{mood:?} took {:?}", began.elapsed());
            let before = it.platform.got().len();
            it.codes(&agent).await;
            assert_eq!(it.platform.got().len(), before, "{mood:?}: it is left alone for a while");
            app.advance(Duration::from_secs(11));
            agent = app.sign_in_again(it.agent.staff.unwrap()).await;
        }
        // The settings say so.
        it.platform.be(Mood::Good);
        let admin = app.sign_in_again(it.desk.admin.staff.unwrap()).await;
        let test = admin.post("/platform/test", json!({})).await.ok();
        assert_eq!((&test["good"], &test["addresses"]), (&json!(true), &Json::Null), "{test}");
    })
    .await;
}
