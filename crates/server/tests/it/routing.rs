//! Routing: rules, overflow to the second, skills and languages of people, and who would like to go round them. The clock stands on
//! Monday, 2026-01-05, 09:00:00 UTC until a test moves it.

use crate::{
    support::{Client, TestApp, each_engine},
    talk::{Customer, Desk, Socket, conversation_id, customer, desk, staff_socket},
};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use ombud_server::http::Code;
use serde_json::{Value as Json, json};
use std::time::Duration;

/// A desk with three teams, whose rules say what a test wants.
struct Scene {
    app: TestApp,
    desk: Desk,
    payments: Json,
    security: Json,
    fallback: Json,
    people: Vec<Client>,
    sockets: Vec<Socket>,
}

fn text(value: &Json) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text instead of {value}")).to_owned()
}

impl Scene {
    /// `people` are agents of Payments, online and connected; the others' people are not there.
    async fn new(app: TestApp, people: usize) -> Self {
        let desk = desk(&app, json!({})).await;
        let (mut clients, mut sockets) = (Vec::new(), Vec::new());
        for _ in 0..people {
            let client = app.sign_in("Agent").await;
            client.put("/presence", json!({"presence": "online"})).await.ok();
            clients.push(client);
        }
        let members: Vec<_> = clients.iter().map(|it| it.staff.unwrap()).collect();
        let away = app.sign_in("Agent").await.staff.unwrap();
        let team = async |name: &str, members: Json| {
            let new = json!({"name": name, "members": members, "auto_assign": true, "skills": []});
            desk.admin.post("/teams", new).await.ok()["id"].clone()
        };
        let payments = team("Payments", json!(members)).await;
        let (security, fallback) =
            (team("Security", json!([away])).await, team("Everybody", json!([away])).await);
        // Whoever joins a team is connected anew, so they come once the teams are there.
        for client in &clients {
            sockets.push(staff_socket(&app, client).await.0);
        }
        Self { app, payments, security, fallback, people: clients, sockets, desk }
    }

    /// Says anew what the rules are.
    async fn rules(&self, rules: Json) -> Json {
        self.routing(json!({"rules": rules, "fallback": self.fallback})).await.ok()
    }

    async fn routing(&self, routing: Json) -> crate::support::Answer {
        let version = self.desk.admin.get("/routing").await.ok()["version"].clone();
        self.desk.admin.put("/routing", json!({"version": version, "routing": routing})).await
    }

    /// A customer who writes, and whose case is routed.
    async fn asks(&self, body: &str) -> (Customer, String) {
        let customer = customer(&self.app, &self.desk).await;
        let case = self.writes(&customer, body).await;
        (customer, case)
    }

    async fn writes(&self, customer: &Customer, body: &str) -> String {
        customer.write(&conversation_id(), "1", body).await;
        self.app.run_jobs().await;
        let cases = self.desk.admin.get(&format!("/customers/{}/cases", customer.id)).await.ok();
        text(&cases["items"][0]["id"])
    }

    async fn case(&self, id: &str) -> Json {
        self.desk.admin.get(&format!("/cases/{id}")).await.ok()
    }

    /// What the lines of this kind say, the oldest first.
    async fn lines(&self, id: &str, code: &str) -> Vec<Json> {
        let all = self.desk.admin.get(&format!("/cases/{id}/messages")).await.ok();
        let lines = all["items"].as_array().unwrap().iter().map(|it| it["activity"].clone());
        lines.filter(|it| it["code"] == code).map(|it| it["args"].clone()).collect()
    }

    async fn pass(&self, seconds: u64) {
        self.app.advance(Duration::from_secs(seconds));
        self.app.run_jobs().await;
    }

    /// Waits until somebody has the case: giving out runs beside the requests.
    async fn owner(&self, id: &str) -> Json {
        for _ in 0..400 {
            ombud_server::routing::give_out(&self.app.app.desk).await.unwrap();
            let case = self.case(id).await;
            if !case["assignee"].is_null() {
                return case["assignee"].clone();
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("nobody was given {id}");
    }

    async fn tier(&self, customer: &Customer, tier: &str) {
        self.desk.admin.patch(&format!("/customers/{}", customer.id), json!({"tier": tier})).await.ok();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_rule_that_fits_decides_and_the_thread_says_so() {
    each_engine(|app| async move {
        let scene = Scene::new(app, 0).await;
        let tag = scene.desk.admin.post("/tags", json!({"name": "vip", "color": "#ff8800"})).await.ok();
        scene
            .rules(json!([
                {"name": "VIP deposits", "when": {"tiers": ["vip"], "words": ["deposit"]},
                 "outcome": {"team": scene.security, "priority": "urgent", "tags": [tag["id"]]}},
                {"name": "Deposits", "when": {"words": ["deposit"]}, "outcome": {"team": scene.security, "priority": "low"}},
                {"name": "Off", "enabled": false, "outcome": {"team": scene.fallback}},
            ]))
            .await;
        let vip = customer(&scene.app, &scene.desk).await;
        scene.tier(&vip, "vip").await;
        let id = scene.writes(&vip, "Where is my deposit?").await;
        let case = scene.case(&id).await;
        assert_eq!((&case["team"], &case["priority"]), (&scene.security, &json!("urgent")), "{case}");
        assert_eq!(case["tags"], json!([tag["id"]]));
        assert_eq!(case["customer"]["tier"], "vip");
        let line = scene.lines(&id, "routed").await;
        assert_eq!(line.len(), 1, "{line:?}");
        assert_eq!((&line[0]["through"], &line[0]["rule"], &line[0]["team"]), (&json!("rule"), &json!("VIP deposits"), &json!("Security")));
        assert_eq!((&line[0]["priority_for"], &line[0]["tier"]), (&json!("rule"), &json!("vip")));

        let (_, id) = scene.asks("Where is my deposit?").await;
        let case = scene.case(&id).await;
        assert_eq!((&case["team"], &case["priority"]), (&scene.security, &json!("low")));
        // A tier lifts what no rule speaks of.
        let (_, id) = scene.asks("hello there").await;
        assert_eq!(scene.lines(&id, "routed").await[0]["through"], "fallback");
        assert_eq!(scene.case(&id).await["team"], scene.fallback);
        let other = customer(&scene.app, &scene.desk).await;
        scene.tier(&other, "vip").await;
        let id = scene.writes(&other, "hello there").await;
        assert_eq!(scene.case(&id).await["priority"], "high");
        assert_eq!(scene.lines(&id, "routed").await[0]["priority_for"], "tier");
        assert!(scene.app.event_kinds().await.contains(&"case.routed".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_it_is_about_where_it_came_and_when_decide() {
    each_engine(|app| async move {
        let scene = Scene::new(app, 0).await;
        let hours = json!({"name": "Office", "time_zone": "UTC", "holidays": [],
            "week": [{"day": 0, "from": "09:00", "to": "10:00"}]});
        let hours = scene.desk.admin.post("/business-hours", hours).await.ok();
        let elsewhere = scene.desk.admin.post("/inboxes", json!({"name": "App", "channel": "web"})).await.ok();
        scene
            .rules(json!([
                {"name": "App", "when": {"inboxes": [elsewhere["id"]]}, "outcome": {"team": scene.fallback}},
                {"name": "Chinese", "when": {"languages": ["zh"]}, "outcome": {"priority": "high"}},
                {"name": "Closed", "when": {"hours": {"calendar": hours["id"], "open": false}}, "outcome": {"team": scene.security}},
                {"name": "Proved", "when": {"proof": "email_code"}, "outcome": {"team": scene.fallback}},
                {"name": "Withdrawals", "when": {"intents": ["withdrawal"], "types": ["question"]}, "outcome": {"team": scene.security}},
            ]))
            .await;
        let rule = async |body: &str| {
            let (_, id) = scene.asks(body).await;
            scene.lines(&id, "routed").await[0]["rule"].clone()
        };
        assert_eq!(rule("my withdrawal is pending since 5 hours").await, "Withdrawals");
        assert_eq!(rule("我的提币还没到账，已经五个小时了，请帮我看看").await, "Chinese");
        assert_eq!(rule("good morning to you").await, "none");
        // The office closes at ten, to the second.
        scene.pass(3599).await;
        assert_eq!(rule("good morning to you").await, "none");
        scene.pass(1).await;
        assert_eq!(rule("good morning to you").await, "Closed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_it_and_it_goes_on_to_the_second() {
    each_engine(|app| async move {
        let scene = Scene::new(app, 0).await;
        let overflow = json!({"team": scene.security, "after_seconds": 90});
        let empty = scene
            .desk
            .admin
            .post("/teams", json!({"name": "Night", "members": [scene.desk.admin.staff.unwrap()]}))
            .await
            .ok();
        scene.rules(json!([{"name": "All", "outcome": {"team": empty["id"], "overflow": overflow}}])).await;
        let (_, id) = scene.asks("hello").await;
        assert_eq!(scene.case(&id).await["team"], empty["id"]);
        scene.pass(89).await;
        assert_eq!(scene.case(&id).await["team"], empty["id"]);
        scene.pass(1).await;
        assert_eq!(scene.case(&id).await["team"], scene.security);
        let line = scene.lines(&id, "overflowed").await;
        assert_eq!(
            (&line[0]["why"], &line[0]["seconds"], &line[0]["from"]),
            (&json!("waited"), &json!("90"), &json!("Night"))
        );
        // And from there to the fallback, where it stays.
        scene.pass(89).await;
        assert_eq!(scene.case(&id).await["team"], scene.security);
        scene.pass(1).await;
        assert_eq!(scene.case(&id).await["team"], scene.fallback);
        scene.pass(900).await;
        assert_eq!(scene.lines(&id, "overflowed").await.len(), 2);

        // Whoever took it, or moved it, has decided.
        let (_, taken) = scene.asks("hello").await;
        let (_, moved) = scene.asks("hello").await;
        let me = scene.desk.admin.staff.unwrap();
        scene.desk.admin.post(&format!("/cases/{taken}/assign"), json!({"assignee": me})).await.ok();
        scene.desk.admin.post(&format!("/cases/{moved}/assign"), json!({"team": scene.payments})).await.ok();
        scene.pass(90).await;
        assert_eq!(scene.case(&taken).await["team"], empty["id"]);
        assert_eq!(scene.case(&moved).await["team"], scene.payments);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_goes_to_who_speaks_the_language_and_has_the_skill() {
    each_engine(|app| async move {
        let scene = Scene::new(app, 2).await;
        let [plain, able] = [0, 1].map(|at| scene.people[at].staff.unwrap());
        let skill = scene.desk.admin.post("/skills", json!({"name": "Fraud", "staff": [able]})).await.ok();
        for (who, language) in [(plain, "en"), (able, "zh-CN")] {
            scene.desk.admin.patch(&format!("/staff/{who}"), json!({"languages": [language]})).await.ok();
        }
        scene.desk.admin.patch(&format!("/staff/{plain}"), json!({"languages": ["x y"]})).await.problem(Code::Invalid);
        let overflow = json!({"team": null, "after_seconds": 60});
        scene
            .rules(json!([
                {"name": "Fraud", "when": {"words": ["fraud"]}, "outcome": {"team": scene.payments, "skills": [skill["id"]], "overflow": overflow}},
                {"name": "All", "outcome": {"team": scene.payments}},
            ]))
            .await;
        // Whoever speaks it comes first, although the other one carries less.
        for load in 1..=2 {
            let (_, id) = scene.asks("我的提币还没到账，已经五个小时了，请帮我看看").await;
            assert_eq!(scene.owner(&id).await, json!(able));
            let line = scene.lines(&id, "routed_to").await;
            assert_eq!((&line[0]["language"], &line[0]["load"]), (&json!("zh-CN"), &json!(load.to_string())), "{line:?}");
        }
        let (_, id) = scene.asks("this is fraud").await;
        assert_eq!(scene.owner(&id).await, json!(able), "the skill counts for more than the load");
        assert_eq!(scene.lines(&id, "routed_to").await[0]["skills"], "Fraud");
        // With nobody who has it, it waits its time for them, and then anybody takes it.
        scene.desk.admin.patch(&format!("/staff/{able}"), json!({"max_load": 3})).await.ok();
        let (_, id) = scene.asks("this is fraud").await;
        ombud_server::routing::give_out(&scene.app.app.desk).await.unwrap();
        scene.pass(59).await;
        ombud_server::routing::give_out(&scene.app.app.desk).await.unwrap();
        assert!(scene.case(&id).await["assignee"].is_null(), "the other one has not the skill");
        scene.pass(1).await;
        assert_eq!(scene.owner(&id).await, json!(plain));
        let line = scene.lines(&id, "overflowed").await;
        assert_eq!((&line[0]["team"], &line[0]["seconds"]), (&json!("none"), &json!("60")));
        // Where nobody of the team takes it, it stays there all the same.
        scene.desk.admin.patch(&format!("/staff/{plain}"), json!({"max_load": 1})).await.ok();
        let (_, id) = scene.asks("this is fraud").await;
        scene.pass(60).await;
        assert_eq!(scene.lines(&id, "overflowed").await.len(), 1);
        scene.pass(3_600).await;
        let case = scene.case(&id).await;
        assert_eq!((&case["assignee"], &case["team"]), (&json!(null), &json!(scene.payments)), "never for others");
        assert_eq!(scene.lines(&id, "overflowed").await.len(), 1);
        drop(scene.sockets);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_team_without_room_lets_it_go_on_at_once() {
    each_engine(|app| async move {
        let scene = Scene::new(app, 1).await;
        let agent = scene.people[0].staff.unwrap();
        let overflow = json!({"team": scene.security, "when_full": true});
        scene
            .rules(json!([{"name": "All", "outcome": {"team": scene.payments, "overflow": overflow}}]))
            .await;
        scene.desk.admin.patch(&format!("/staff/{agent}"), json!({"max_load": 1})).await.ok();
        let (_, first) = scene.asks("hello").await;
        assert_eq!(scene.owner(&first).await, json!(agent));
        let (_, second) = scene.asks("hello").await;
        let case = scene.case(&second).await;
        assert_eq!(case["team"], scene.security, "{case}");
        let line = scene.lines(&second, "overflowed").await;
        assert_eq!((&line[0]["why"], &line[0]["full"]), (&json!("full"), &json!("1")));
        // Full they may be away, too: both are said.
        scene.people[0].put("/presence", json!({"presence": "away"})).await.ok();
        let (_, third) = scene.asks("hello").await;
        assert_eq!(scene.lines(&third, "overflowed").await[0]["why"], "away");
        drop(scene.sockets);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_gets_it_who_is_there_and_else_their_team() {
    each_engine(|app| async move {
        let scene = Scene::new(app, 1).await;
        let agent = scene.people[0].staff.unwrap();
        scene.rules(json!([{"name": "To one", "outcome": {"team": scene.payments, "person": agent}}])).await;
        let (_, id) = scene.asks("hello").await;
        assert_eq!(scene.case(&id).await["assignee"], json!(agent));
        let line = scene.lines(&id, "routed_person").await;
        assert_eq!((&line[0]["rule"], &line[0]["load"]), (&json!("To one"), &json!("1")), "{line:?}");
        scene.people[0].put("/presence", json!({"presence": "away"})).await.ok();
        let (_, id) = scene.asks("hello").await;
        let case = scene.case(&id).await;
        assert_eq!((&case["assignee"], &case["team"]), (&Json::Null, &scene.payments));
        assert_eq!(scene.lines(&id, "routed_past").await[0]["why"], "away");
        drop(scene.sockets);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_before_it_is_kept() {
    each_engine(|app| async move {
        let scene = Scene::new(app, 0).await;
        let refused = async |routing: Json, field: &str| {
            let problem = scene.routing(routing).await.problem(Code::Invalid);
            let fields: Vec<_> =
                problem["errors"].as_array().unwrap().iter().map(|it| text(&it["field"])).collect();
            assert!(fields.iter().any(|it| it == field), "{field}: {problem}");
        };
        let rule = |when: Json, then: Json| json!({"name": "A", "when": when, "outcome": then});
        let one = |rule: Json| json!({"rules": [rule], "fallback": scene.fallback});
        let to = json!({"team": scene.security});
        refused(json!({"rules": [rule(json!({}), to.clone())]}), "fallback").await;
        refused(one(rule(json!({}), json!({}))), "rules[0].outcome").await;
        refused(one(rule(json!({}), json!({"team": scene.desk.inbox["id"]}))), "rules[0].outcome.team").await;
        refused(one(rule(json!({"intents": ["nothing"]}), to.clone())), "rules[0].when.intents[0]").await;
        refused(
            one(rule(json!({"time": {"time_zone": "Mars/One", "from": "1", "to": "2"}}), to.clone())),
            "rules[0].when.time.time_zone",
        )
        .await;
        let skill = scene.desk.admin.post("/skills", json!({"name": "Fraud"})).await.ok();
        refused(one(rule(json!({}), json!({"skills": [skill["id"]]}))), "rules[0].outcome.overflow").await;
        refused(
            one(rule(json!({}), json!({"overflow": {"when_full": true}}))),
            "rules[0].outcome.overflow.team",
        )
        .await;
        let second = json!({"name": "B", "when": {"tiers": ["vip"]}, "outcome": to});
        refused(
            json!({"rules": [rule(json!({}), to.clone()), second], "fallback": scene.fallback}),
            "rules[1].when",
        )
        .await;

        // Two who change it at once: the second one reads first.
        scene.rules(json!([rule(json!({}), to)])).await;
        let late = json!({"version": 0, "routing": {"rules": []}});
        scene.desk.admin.put("/routing", late).await.problem(Code::Conflict);
        // What a rule names may be deleted later: it is said, and the case lands somewhere all the same.
        scene.desk.admin.delete(&format!("/teams/{}", text(&scene.security))).await.ok();
        let shown = scene.desk.admin.get("/routing").await.ok();
        assert_eq!(shown["troubles"][0]["field"], "rules[0].outcome.team");
        let (_, id) = scene.asks("hello").await;
        assert_eq!(scene.case(&id).await["team"], scene.fallback);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_gives_themselves_a_tier_or_turns_the_rules() {
    each_engine(|app| async move {
        let scene = Scene::new(app, 0).await;
        let (agent, lead) = (scene.app.sign_in("Agent").await, scene.app.sign_in("Lead").await);
        let anna = customer(&scene.app, &scene.desk).await;
        scene.writes(&anna, "hello").await;
        let path = format!("/customers/{}", anna.id);
        // A bribed agent: neither the tier nor the rules are theirs.
        agent.patch(&path, json!({"tier": "vip"})).await.problem(Code::Forbidden);
        agent.patch(&path, json!({"tier": "vip", "note": "a friend"})).await.problem(Code::Forbidden);
        let mine = json!({"rules": [{"name": "Mine", "outcome": {"person": agent.staff.unwrap()}}], "fallback": scene.fallback});
        agent.put("/routing", json!({"version": 0, "routing": mine})).await.problem(Code::Forbidden);
        agent.get("/routing").await.problem(Code::Forbidden);
        // Nor do they learn how the rules are met, or what others have on their desks.
        scene.rules(json!([{"name": "VIP", "when": {"tiers": ["vip"]}, "outcome": {"team": scene.security}}])).await;
        let tried = agent.post("/understanding/try", json!({"text": "hello", "tier": "vip"})).await.ok();
        assert_eq!((&tried["routed"]["rules"], &tried["routed"]["people"]), (&json!([]), &json!([])), "{tried}");
        // The customer: neither by what they say of themselves, nor by how they begin.
        let change = json!({"name": "Anna", "tier": "vip"});
        anna.client.patch("/widget/customer", change).await.problem(Code::Malformed);
        let begun = json!({"inbox": scene.desk.inbox["key"], "tier": "vip", "customer": {"tier": "vip"}});
        scene.app.anonymous().post("/widget/sessions", begun).await.problem(Code::Malformed);
        assert_eq!(scene.desk.admin.get(&path).await.ok()["tier"], "standard");
        // A lead may, and it is written down who did.
        assert_eq!(lead.patch(&path, json!({"tier": "premium"})).await.ok()["tier"], "premium");
        let workspace = scene.app.workspace;
        let events = scene.app.read(move |tx| ombud_server::events::read_events(tx, workspace, 0, 10_000)).await;
        let told = events.iter().filter(|it| it.kind == "customer.changed").any(|it| it.data["changes"]["tier"]["to"] == "premium");
        assert!(told);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_host_app_vouches_for_a_tier_by_its_signature() {
    each_engine(|app| async move {
        let scene = Scene::new(app, 0).await;
        let keys = format!("/inboxes/{}/identity-keys", text(&scene.desk.inbox["id"]));
        let key = scene.desk.admin.post(&keys, json!({"algorithm": "HS256", "kid": "one"})).await.ok();
        let header = Header { kid: Some("one".into()), ..Header::new(Algorithm::HS256) };
        let knock = async |tier: &str, secret: &[u8]| {
            let claims = json!({"sub": "user-1", "exp": scene.app.app.now().seconds() + 600, "tier": tier});
            let token = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(secret)).unwrap();
            let begun = json!({"inbox": scene.desk.inbox["key"], "identity": token});
            scene.app.anonymous().post("/widget/sessions", begun).await
        };
        let secret = text(&key["secret"]);
        knock("vip", b"a secret that somebody made up themselves").await.problem(Code::WrongCredentials);
        knock("emperor", secret.as_bytes()).await.problem(Code::WrongCredentials);
        let begun = knock("vip", secret.as_bytes()).await.ok();
        let path = format!("/customers/{}", text(&begun["customer"]["id"]));
        assert_eq!(scene.desk.admin.get(&path).await.ok()["tier"], "vip");
        assert!(begun["customer"]["tier"].is_null(), "it is nothing that a customer is told: {begun}");
        knock("standard", secret.as_bytes()).await.ok();
        assert_eq!(scene.desk.admin.get(&path).await.ok()["tier"], "standard");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_simulator_says_is_what_happens() {
    each_engine(|app| async move {
        let scene = Scene::new(app, 1).await;
        let night = json!({"time_zone": "UTC", "from": "22:00", "to": "06:00"});
        scene
            .rules(json!([
                {"name": "Night", "when": {"time": night}, "outcome": {"team": scene.security}},
                {"name": "VIP", "when": {"tiers": ["vip"]}, "outcome": {"team": scene.payments, "priority": "urgent"}},
            ]))
            .await;
        let tries = async |more: Json| {
            let mut asked = json!({"text": "hello, I need help with my account"});
            asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            scene.desk.admin.post("/understanding/try", asked).await.ok()["routed"].clone()
        };
        let vip = tries(json!({"tier": "vip"})).await;
        assert_eq!((&vip["rule"], &vip["team"], &vip["priority"]), (&json!("VIP"), &scene.payments, &json!("urgent")));
        let outcomes: Vec<_> = vip["rules"].as_array().unwrap().iter().map(|it| text(&it["outcome"])).collect();
        assert_eq!(outcomes, ["no", "takes"]);
        assert_eq!(vip["rules"][0]["checks"][0], json!({"condition": "time", "met": false, "found": "Mon 09:00:00"}));
        assert_eq!((&vip["people"][0]["state"], &vip["people"][0]["staff"]), (&json!("free"), &json!(scene.people[0].staff.unwrap())));
        let name = vip["people"][0]["name"].clone();
        assert_eq!((&vip["gets"], &vip["gets_for"], &vip["hours"]), (&name, &json!("load"), &Json::Null), "{vip}");
        assert_eq!(vip["room"], json!({"free": 1, "full": 0, "away": 0, "unfit": 0}));
        let night = tries(json!({"tier": "vip", "at": "2026-01-05T22:00:00Z"})).await;
        assert_eq!((&night["rule"], &night["rules"][1]["outcome"]), (&json!("Night"), &json!("later")));
        assert_eq!(night["people"][0]["state"], "away");
        assert_eq!((&night["gets"], &night["gets_for"]), (&Json::Null, &json!("away")), "{night}");
        assert_eq!(tries(json!({})).await["through"], "fallback");
        scene.desk.admin.post("/understanding/try", json!({"text": "hi", "kind": "nothing"})).await.problem(Code::Invalid);

        let customer = customer(&scene.app, &scene.desk).await;
        scene.tier(&customer, "vip").await;
        let id = scene.writes(&customer, "hello, I need help with my account").await;
        let case = scene.case(&id).await;
        assert_eq!((&case["team"], &case["priority"]), (&scene.payments, &json!("urgent")));
        assert_eq!(scene.owner(&id).await, json!(scene.people[0].staff.unwrap()));
        drop(scene.sockets);
    })
    .await;
}
