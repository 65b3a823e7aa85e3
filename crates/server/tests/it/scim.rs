//! SCIM: what providers send, as they send it, and how it would be abused. Bodies have the form that Entra ID and Okta describe
//! for whoever builds a SCIM endpoint; none was taken from a running tenant.

use crate::{
    provider::{Provider, roles, set, sign_in},
    support::{Answer, Client, TestApp, each_engine_with},
    talk::{conversation_id, customer, desk, only_case},
};
use ombud_server::{config::Config, http::Code};
use reqwest::{Method, header};
use serde_json::{Value as Json, json};

fn local(config: &mut Config) {
    config.sso.allow_private = true;
}

/// The provider's programme.
struct Scim {
    base: String,
    token: String,
    http: reqwest::Client,
    headers: Vec<(String, String)>,
}

impl Scim {
    async fn of(app: &TestApp, admin: &Client) -> Self {
        let made = admin.post("/scim-tokens", json!({"name": "Provider"})).await.ok();
        let token = made["token"].as_str().unwrap().to_owned();
        assert!(token.starts_with("omb_scim_"), "{token}");
        let base = format!("http://127.0.0.1:{}/scim/v2", app.address.port());
        Self { base, token, http: crate::support::plain(), headers: Vec::new() }
    }

    async fn send(&self, method: Method, path: &str, body: Option<Json>) -> Answer {
        let mut request =
            self.http.request(method.clone(), format!("{}{path}", self.base)).bearer_auth(&self.token);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        if let Some(body) = body {
            request = request.header(header::CONTENT_TYPE, "application/scim+json").body(body.to_string());
        }
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer {
            asked: format!("{method} {path}"),
            status,
            headers,
            text: response.text().await.unwrap(),
            bytes: Vec::new(),
        }
    }

    async fn get(&self, path: &str) -> Answer {
        self.send(Method::GET, path, None).await
    }

    async fn post(&self, path: &str, body: Json) -> Answer {
        self.send(Method::POST, path, Some(body)).await
    }

    async fn patch(&self, path: &str, operations: Json) -> Answer {
        let body =
            json!({"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": operations});
        self.send(Method::PATCH, path, Some(body)).await
    }

    /// Somebody new, in a group that gives a role.
    async fn person(&self, name: &str, group: &str) -> String {
        let id = id_of(&self.post("/Users", user(name)).await.ok());
        self.patch(
            &format!("/Groups/{group}"),
            json!([{"op": "add", "path": "members", "value": [{"value": id}]}]),
        )
        .await
        .ok();
        id
    }

    async fn group(&self, name: &str) -> String {
        id_of(&self.post("/Groups", json!({"displayName": name})).await.ok())
    }
}

fn id_of(json: &Json) -> String {
    json["id"].as_str().unwrap_or_else(|| panic!("{json}")).to_owned()
}

fn user(name: &str) -> Json {
    json!({
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": format!("{name}@example.com"),
        "externalId": format!("ext-{name}"), "name": {"givenName": "Given", "familyName": name}, "active": true,
        "emails": [{"primary": true, "value": format!("{name}@example.com"), "type": "work"}],
    })
}

/// A refusal in SCIM's own form.
#[track_caller]
fn refused(answer: &Answer, status: u16, kind: Option<&str>) -> String {
    let json = answer.json();
    assert_eq!(answer.status, status, "{answer:?}");
    assert_eq!(json["schemas"], json!(["urn:ietf:params:scim:api:messages:2.0:Error"]), "{json}");
    assert_eq!((&json["status"], json["scimType"].as_str()), (&json!(status.to_string()), kind), "{json}");
    json["detail"].as_str().unwrap().to_owned()
}

async fn role_of(admin: &Client, id: &str) -> (Json, Json) {
    let staff = admin.get(&format!("/staff/{id}")).await.ok();
    (staff["role"].clone(), staff["state"].clone())
}

#[tokio::test(flavor = "multi_thread")]
async fn entra_brings_changes_and_takes_away() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let scim = Scim::of(&app, &admin).await;
        let all = roles(&admin).await;
        // It looks first, by a name that nobody has (its connection test).
        let none = scim.get("/Users?filter=userName%20eq%20%22non-existent%22").await.ok();
        assert_eq!((&none["totalResults"], &none["Resources"]), (&json!(0), &json!([])));
        let new = json!({
            "schemas": [
                "urn:ietf:params:scim:schemas:core:2.0:User",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
            ],
            "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef", "userName": "Kim@Example.com", "active": true,
            "emails": [{"primary": true, "type": "work", "value": "Kim@Example.com"}],
            "meta": {"resourceType": "User"},
            "name": {"formatted": "Kim Lee", "familyName": "Lee", "givenName": "Kim"},
            "roles": [], "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Support"},
        });
        let answer = scim.post("/Users", new.clone()).await;
        assert_eq!((answer.status, answer.header("content-type")), (201, Some("application/scim+json")));
        let location = answer.header("location").unwrap().to_owned();
        let kim = answer.json();
        let id = id_of(&kim);
        assert!(location.ends_with(&format!("/scim/v2/Users/{id}")));
        assert_eq!((&kim["userName"], &kim["active"]), (&json!("Kim@Example.com"), &json!(true)));
        assert_eq!((&kim["displayName"], &kim["externalId"]), (&json!("Kim Lee"), &new["externalId"]));
        // Nobody works here before a group says as what.
        assert_eq!(role_of(&admin, &id).await.1, "disabled");
        refused(&scim.post("/Users", new).await, 409, Some("uniqueness"));
        let found = scim.get("/Users?filter=userName%20eq%20%22kim@example.com%22").await.ok();
        assert_eq!((&found["totalResults"], &found["Resources"][0]["id"]), (&json!(1), &json!(id)));
        let group = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group", "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group"],
            "externalId": "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159", "displayName": "support", "meta": {"resourceType": "Group"},
        });
        let group = id_of(&scim.post("/Groups", group).await.ok());
        let path = format!("/Groups/{group}");
        scim.patch(&path, json!([{"op": "Add", "path": "members", "value": [{"$ref": null, "value": id}]}])).await.ok();
        assert_eq!(role_of(&admin, &id).await, (all["Agent"].clone(), json!("active")));
        let shown = scim.get(&format!("{path}?excludedAttributes=members")).await.ok();
        assert_eq!((shown.get("members"), &shown["displayName"]), (None, &json!("support")));
        let member = format!("/Groups?filter=id%20eq%20%22{group}%22%20and%20members%20eq%20%22{id}%22&excludedAttributes=members");
        assert_eq!(scim.get(&member).await.ok()["totalResults"], 1);
        // Changes, in its way of saying them.
        let path_of_kim = format!("/Users/{id}");
        let changed = scim
            .patch(&path_of_kim, json!([
                {"op": "Replace", "path": "emails[type eq \"work\"].value", "value": "kim.lee@example.com"},
                {"op": "Replace", "path": "name.familyName", "value": "Lee-Park"},
                {"op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department", "value": "Cards"},
            ]))
            .await
            .ok();
        assert_eq!((&changed["emails"][0]["value"], &changed["displayName"]), (&json!("kim.lee@example.com"), &json!("Kim Lee-Park")));
        let off = scim.patch(&path_of_kim, json!([{"op": "Replace", "path": "active", "value": "False"}])).await.ok();
        assert_eq!(off["active"], false);
        assert_eq!(role_of(&admin, &id).await.1, "disabled");
        scim.patch(&path_of_kim, json!([{"op": "Replace", "path": "active", "value": "True"}])).await.ok();
        assert_eq!(role_of(&admin, &id).await.1, "active");
        // Out of the group, in its way: who, in the value.
        scim.patch(&path, json!([{"op": "Remove", "path": "members", "value": [{"value": id}]}])).await.ok();
        assert_eq!(role_of(&admin, &id).await.1, "disabled");
        assert_eq!(scim.send(Method::DELETE, &path_of_kim, None).await.status, 204);
        refused(&scim.get(&path_of_kim).await, 404, None);
        assert_eq!(scim.get("/Users?filter=externalId%20eq%20%220a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef%22").await.ok()["totalResults"], 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn okta_brings_changes_and_takes_away() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let scim = Scim::of(&app, &admin).await;
        let all = roles(&admin).await;
        let page = scim.get("/Users?startIndex=1&count=2").await.ok();
        assert_eq!((&page["startIndex"], &page["itemsPerPage"]), (&json!(1), &json!(1)), "the admin is known by their address");
        let new = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "lou@example.com",
            "name": {"givenName": "Lou", "familyName": "Ada"},
            "emails": [{"primary": true, "value": "lou@example.com", "type": "work"}],
            "displayName": "Lou Ada", "locale": "en-US", "externalId": "00ujl29u0le5T6Aj10h7", "groups": [],
            "password": "1mz050nq", "active": true,
        });
        let lou = id_of(&scim.post("/Users", new).await.ok());
        let group = json!({"schemas": ["urn:ietf:params:scim:schemas:core:2.0:Group"], "displayName": "leads", "members": []});
        let group = id_of(&scim.post("/Groups", group).await.ok());
        let path = format!("/Groups/{group}");
        scim.patch(&path, json!([{"op": "add", "path": "members", "value": [{"value": lou, "display": "lou@example.com"}]}])).await.ok();
        assert_eq!(role_of(&admin, &lou).await, (all["Lead"].clone(), json!("active")));
        // It renames a group by a value without a path; what its members get follows the name.
        scim.patch(&path, json!([{"op": "replace", "value": {"id": group, "displayName": "support"}}])).await.ok();
        assert_eq!(role_of(&admin, &lou).await.0, all["Agent"]);
        scim.patch(&path, json!([{"op": "replace", "path": "members", "value": [{"value": lou}]}])).await.ok();
        let body = json!({
            "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "id": lou, "userName": "lou@example.com",
            "name": {"givenName": "Another", "familyName": "Ada"},
            "emails": [{"primary": true, "value": "lou@example.com", "type": "work"}], "active": true, "groups": [],
            "meta": {"resourceType": "User"},
        });
        let whole = scim.send(Method::PUT, &format!("/Users/{lou}"), Some(body)).await.ok();
        assert_eq!((&whole["displayName"], whole.get("externalId")), (&json!("Another Ada"), None));
        assert_eq!(whole["groups"][0]["display"], "support");
        let off = scim.patch(&format!("/Users/{lou}"), json!([{"op": "replace", "value": {"active": false}}])).await.ok();
        assert_eq!(off["active"], false);
        scim.patch(&format!("/Users/{lou}"), json!([{"op": "replace", "value": {"active": true}}])).await.ok();
        scim.patch(&path, json!([{"op": "remove", "path": format!("members[value eq \"{lou}\"]")}])).await.ok();
        assert_eq!(role_of(&admin, &lou).await.1, "disabled");
        assert_eq!(scim.send(Method::DELETE, &path, None).await.status, 204);
        // No password that it sends opens anything.
        let login = json!({"email": "lou@example.com", "password": "1mz050nq"});
        app.anonymous().post("/auth/login", login).await.problem(Code::WrongCredentials);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_leaves_is_out_at_once_and_their_work_goes_back() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({"link": true})).await;
        let scim = Scim::of(&app, &admin).await;
        let support = scim.group("support").await;
        let kim = scim.person("kim", &support).await;
        // Provisioned and signed in are the same person; the groups that it was told count at the sign-in as well.
        let (browser, to) = sign_in(&app, &provider, "kim", &json!({})).await;
        assert_eq!(to, "/console/inbox/mine");
        assert_eq!(browser.get("/auth/me").await.ok()["staff"]["id"], json!(kim));
        let desk = desk(&app, json!({})).await;
        let anna = customer(&app, &desk).await;
        anna.write(&conversation_id(), "c1", "hello").await;
        let case = only_case(&desk.admin).await["id"].as_str().unwrap().to_owned();
        desk.admin.post(&format!("/cases/{case}/assign"), json!({"assignee": kim})).await.ok();
        scim.patch(&format!("/Users/{kim}"), json!([{"op": "replace", "value": {"active": false}}]))
            .await
            .ok();
        browser.get("/auth/me").await.problem(Code::Unauthenticated);
        app.run_jobs().await;
        assert_eq!(desk.admin.get(&format!("/cases/{case}")).await.ok()["assignee"], Json::Null);
        let (_, to) = sign_in(&app, &provider, "kim", &json!({})).await;
        assert_eq!(to, "/console/login?sso=disabled");
        let kinds = app.event_kinds().await;
        assert!(kinds.contains(&"staff.joined".to_owned()) && kinds.contains(&"staff.changed".to_owned()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn scim_gives_no_power_that_needs_two_and_leaves_the_last_admin() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let all = roles(&admin).await;
        let mut settings = admin.get("/sso").await.ok()["settings"].clone();
        settings["mappings"].as_array_mut().unwrap().insert(0, json!({"group": "bosses", "role": all["Admin"]}));
        admin.put("/sso", settings).await.ok();
        let scim = Scim::of(&app, &admin).await;
        let (support, bosses) = (scim.group("support").await, scim.group("bosses").await);
        let boss = scim.person("boss", &bosses).await;
        assert_eq!(role_of(&admin, &boss).await.0, all["Admin"]);
        // An admin whom SCIM has not brought: their address is theirs, and the last one stays.
        let ada = admin.staff.unwrap().to_string();
        let moved = json!([{"op": "replace", "path": "emails[type eq \"work\"].value", "value": "mallory@evil.example"}]);
        refused(&scim.patch(&format!("/Users/{ada}"), moved).await, 403, None);
        scim.patch(&format!("/Users/{ada}"), json!([{"op": "replace", "value": {"active": false}}])).await.ok();
        let detail = refused(&scim.patch(&format!("/Users/{boss}"), json!([{"op": "replace", "value": {"active": false}}])).await, 409, None);
        assert!(detail.contains("last active admin"), "{detail}");
        refused(&scim.send(Method::DELETE, &format!("/Users/{boss}"), None).await, 409, None);
        let out = json!([{"op": "remove", "path": format!("members[value eq \"{boss}\"]")}]);
        refused(&scim.patch(&format!("/Groups/{bosses}"), out.clone()).await, 409, None);
        refused(&scim.send(Method::DELETE, &format!("/Groups/{bosses}"), None).await, 409, None);
        let group = scim.get(&format!("/Groups/{bosses}")).await.ok();
        assert_eq!(group["members"][0]["value"], json!(boss), "as before");
        assert_eq!(scim.get(&format!("/Users/{boss}")).await.ok()["active"], true);
        // Two admins again, and the rule of two persons: no group gives power, or takes it, alone.
        scim.patch(&format!("/Users/{ada}"), json!([{"op": "replace", "value": {"active": true}}])).await.ok();
        let admin = app.sign_in_again(admin.staff.unwrap()).await;
        assert_eq!(role_of(&admin, &boss).await, (all["Admin"].clone(), json!("active")));
        admin.put("/approval-policy", json!({"groups": ["people"]})).await.ok();
        let kim = scim.person("kim", &support).await;
        let into = json!([{"op": "add", "path": "members", "value": [{"value": kim}]}]);
        let detail = refused(&scim.patch(&format!("/Groups/{bosses}"), into).await, 403, None);
        assert!(detail.contains("second person"), "{detail}");
        assert_eq!(role_of(&admin, &kim).await.0, all["Agent"]);
        let lou = id_of(&scim.post("/Users", user("lou")).await.ok());
        let both = json!([{"op": "add", "path": "members", "value": [{"value": lou}]}]);
        refused(&scim.patch(&format!("/Groups/{bosses}"), both).await, 403, None);
        assert_eq!(role_of(&admin, &lou).await.1, "disabled");
        let asked = admin.post("/scim-tokens", json!({"name": "Second"})).await.problem(Code::ApprovalRequired);
        assert_eq!(asked["operation"], "scim-token");
        // Leaving never waits; coming back with power does.
        scim.patch(&format!("/Users/{boss}"), json!([{"op": "replace", "value": {"active": false}}])).await.ok();
        assert_eq!(role_of(&admin, &boss).await.1, "disabled");
        refused(&scim.patch(&format!("/Users/{boss}"), json!([{"op": "replace", "value": {"active": true}}])).await, 403, None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_decided_by_hand_stays_decided() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let scim = Scim::of(&app, &admin).await;
        let support = scim.group("support").await;
        let kim = scim.person("kim", &support).await;
        let path = format!("/Users/{kim}");
        admin.patch(&format!("/staff/{kim}"), json!({"state": "disabled"})).await.ok();
        assert_eq!(scim.get(&path).await.ok()["active"], false);
        let detail = refused(
            &scim.patch(&path, json!([{"op": "replace", "value": {"active": true}}])).await,
            403,
            None,
        );
        assert!(detail.contains("by hand"), "{detail}");
        // What else is said of them is taken, and enables nobody.
        scim.patch(&path, json!([{"op": "replace", "path": "displayName", "value": "Kim"}])).await.ok();
        assert_eq!(role_of(&admin, &kim).await.1, "disabled");
        assert_eq!(scim.send(Method::DELETE, &path, None).await.status, 204);
        refused(&scim.post("/Users", user("kim")).await, 403, None);
        admin.patch(&format!("/staff/{kim}"), json!({"state": "active"})).await.ok();
        // Neither does a provider let in whom an alert has kept out, not even where it had disabled them before.
        let eve = scim.person("eve", &support).await;
        let path = format!("/Users/{eve}");
        let active = |yes: bool| json!([{"op": "replace", "value": {"active": yes}}]);
        scim.patch(&path, active(false)).await.ok();
        let (workspace, staff) = (app.workspace, eve.parse::<ombud_base::id::StaffId>().unwrap());
        app.write(move |tx, parts| {
            tx.exec(
                "INSERT INTO staff_suspensions (workspace_id, staff_id, at) VALUES ($1, $2, $3)",
                &[workspace.into(), staff.into(), parts.now().into()],
            )?;
            Ok(())
        })
        .await;
        let detail = refused(&scim.patch(&path, active(true)).await, 403, None);
        assert!(detail.contains("by hand"), "{detail}");
        assert_eq!(role_of(&admin, &eve).await.1, "disabled");
        // Whom it had deleted itself comes back as the same person.
        let lou = scim.person("lou", &support).await;
        assert_eq!(scim.send(Method::DELETE, &format!("/Users/{lou}"), None).await.status, 204);
        assert_eq!(id_of(&scim.post("/Users", user("lou")).await.ok()), lou);
        assert_eq!(role_of(&admin, &lou).await.1, "disabled", "the groups are gone");
        // Somebody who was staff before keeps their role until a group gives another one.
        let mia = app
            .add_staff(app.workspace, "Lead", "mia@example.com", Some("correct horse battery"))
            .await
            .to_string();
        let all = roles(&admin).await;
        let found = scim.get("/Users?filter=userName%20eq%20%22mia@example.com%22").await.ok();
        assert_eq!(found["Resources"][0]["id"], json!(mia));
        scim.patch(&format!("/Users/{mia}"), json!([{"op": "replace", "value": {"externalId": "m"}}]))
            .await
            .ok();
        assert_eq!(role_of(&admin, &mia).await, (all["Lead"].clone(), json!("active")));
        refused(&scim.post("/Users", user("mia")).await, 409, Some("uniqueness"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn versions_pages_and_refusals_are_those_of_the_standard() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let mut scim = Scim::of(&app, &admin).await;
        let support = scim.group("support").await;
        let kim = scim.person("kim", &support).await;
        let path = format!("/Users/{kim}");
        let shown = scim.get(&path).await;
        let tag = shown.header("etag").unwrap().to_owned();
        assert_eq!(shown.json()["meta"]["version"], json!(tag));
        scim.headers = vec![("if-none-match".into(), tag.clone())];
        assert_eq!(scim.get(&path).await.status, 304);
        scim.headers = vec![("if-match".into(), tag.clone())];
        let name = |it: &str| json!([{"op": "replace", "path": "displayName", "value": it}]);
        scim.patch(&path, name("One")).await.ok();
        refused(&scim.patch(&path, name("Two")).await, 412, None);
        refused(&scim.send(Method::DELETE, &path, None).await, 412, None);
        scim.headers.clear();
        for n in 0..5 {
            scim.post("/Users", user(&format!("p{n}"))).await.ok();
        }
        let page = async |query: &str| scim.get(&format!("/Users?{query}")).await.ok();
        let (first, second) = (page("startIndex=1&count=4").await, page("startIndex=5&count=4").await);
        assert_eq!(
            (&first["totalResults"], &first["itemsPerPage"], &second["itemsPerPage"]),
            (&json!(7), &json!(4), &json!(3))
        );
        assert_ne!(first["Resources"][3]["id"], second["Resources"][0]["id"]);
        assert_eq!(
            (
                page("startIndex=0&count=-1").await["itemsPerPage"].clone(),
                page("startIndex=99").await["totalResults"].clone()
            ),
            (json!(0), json!(7))
        );
        let found = scim.post("/Users/.search", json!({"filter": "externalId eq \"ext-p3\""})).await.ok();
        assert_eq!(found["Resources"][0]["userName"], "p3@example.com");
        let both =
            scim.post("/.search", json!({"attributes": ["meta.resourceType"], "count": 200})).await.ok();
        assert_eq!(both["totalResults"], 8);
        let last = &both["Resources"][7];
        assert_eq!((&last["id"], &last["meta"]), (&json!(support), &json!({"resourceType": "Group"})));
        let some = scim.get("/Users?attributes=userName&count=1").await.ok();
        let names = |json: &Json| json.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&some["Resources"][0]), ["id", "schemas", "userName"]);
        // Every answer that is a resource, and its address all the same.
        let made = scim.post("/Users?attributes=emails.value", user("some")).await;
        assert_eq!(made.json()["emails"], json!([{"value": "some@example.com"}]));
        assert_eq!(names(&made.json()), ["emails", "id", "schemas"]);
        assert!(made.header("location").unwrap().ends_with(&id_of(&made.json())));
        let less = format!("{path}?excludedAttributes=id,name.familyName,meta");
        let less = scim.send(Method::PUT, &less, Some(user("kim"))).await.ok();
        assert_eq!(
            (&less["id"], &less["name"], less.get("meta")),
            (&json!(kim), &json!({"formatted": "Given kim", "givenName": "Given"}), None)
        );
        refused(
            &scim.get(&format!("{path}?attributes=id&excludedAttributes=name")).await,
            400,
            Some("invalidValue"),
        );
        // What can be taken away is, and what staff need stays.
        let remove =
            async |attribute: &str| scim.patch(&path, json!([{"op": "remove", "path": attribute}])).await;
        for stays in ["active", "emails", "emails[type eq \"work\"]", "emails[primary eq true].value"] {
            refused(&remove(stays).await, 400, Some("mutability"));
        }
        assert_eq!(remove("emails[type eq \"home\"]").await.ok()["emails"][0]["value"], "kim@example.com");
        scim.patch(&path, name("Kim")).await.ok();
        assert_eq!(remove("displayName").await.ok()["displayName"], "Given kim");
        let nameless = remove("name").await.ok();
        assert_eq!((nameless.get("name"), &nameless["displayName"]), (None, &json!("Given kim")));
        assert_eq!(remove("displayName").await.ok()["displayName"], "kim");
        let group = format!("/Groups/{support}");
        refused(
            &scim.patch(&group, json!([{"op": "remove", "path": "displayName"}])).await,
            400,
            Some("mutability"),
        );
        // What is wrong is told in SCIM's own form.
        refused(&scim.get("/Users?filter=userName%20co%20%22kim%22").await, 400, Some("invalidFilter"));
        refused(&scim.get("/Users?filter=password%20eq%20%22x%22").await, 400, Some("invalidFilter"));
        refused(&scim.post("/Users", json!({"userName": ""})).await, 400, Some("invalidValue"));
        refused(&scim.post("/Users", json!({"userName": "no address"})).await, 400, Some("invalidValue"));
        refused(&scim.post("/Users", json!({"userName": "x".repeat(201)})).await, 400, Some("invalidValue"));
        refused(&scim.post("/Groups", json!({"displayName": "SUPPORT"})).await, 409, Some("uniqueness"));
        refused(
            &scim.post("/Groups", json!({"displayName": "g", "members": [{"value": "nobody"}]})).await,
            400,
            Some("invalidValue"),
        );
        refused(
            &scim.patch(&path, json!([{"op": "remove", "path": "userName"}])).await,
            400,
            Some("mutability"),
        );
        refused(
            &scim.patch(&path, json!([{"op": "replace", "path": "active", "value": "perhaps"}])).await,
            400,
            Some("invalidValue"),
        );
        refused(&scim.patch(&path, json!([{"op": "jump"}])).await, 400, Some("invalidSyntax"));
        refused(&scim.get("/Users/none").await, 404, None);
        refused(&scim.get("/Nothing").await, 404, None);
        refused(&scim.send(Method::DELETE, "/Users", None).await, 405, None);
        let broken = scim
            .http
            .post(format!("{}/Users", scim.base))
            .bearer_auth(&scim.token)
            .body("{")
            .send()
            .await
            .unwrap();
        assert_eq!(broken.status().as_u16(), 400);
        let large = scim
            .http
            .post(format!("{}/Users", scim.base))
            .bearer_auth(&scim.token)
            .body("x".repeat(1024 * 1024 + 1));
        assert_eq!(large.send().await.unwrap().status().as_u16(), 413);
        let config = scim.get("/ServiceProviderConfig").await.ok();
        assert_eq!(
            (&config["patch"]["supported"], &config["bulk"]["supported"]),
            (&json!(true), &json!(false))
        );
        assert_eq!(scim.get("/ResourceTypes").await.ok()["totalResults"], 2);
        assert_eq!(scim.get("/ResourceTypes/User").await.ok()["endpoint"], "/Users");
        let schema = scim.get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:User").await.ok();
        assert_eq!(schema["attributes"][0]["name"], "userName");
        assert_eq!(scim.get("/Schemas").await.ok()["totalResults"], 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scim_token_opens_scim_alone_and_no_other_opens_it() {
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let mut scim = Scim::of(&app, &admin).await;
        let good = scim.token.clone();
        app.bearer(&good).get("/staff").await.problem(Code::Unauthenticated);
        let api = admin.post("/api-tokens", json!({"name": "n", "scopes": ["staff.manage", "security.manage"]})).await.ok();
        for token in [api["token"].as_str().unwrap(), "", "omb_scim_guessed", &admin.cookie("ombud_session").unwrap()] {
            scim.token = token.to_owned();
            let answer = scim.get("/Users").await;
            refused(&answer, 401, None);
            assert_eq!(answer.header("www-authenticate"), Some("Bearer"));
        }
        // No cookie opens it, and no token makes one.
        app.bearer(api["token"].as_str().unwrap()).post("/scim-tokens", json!({"name": "n"})).await.problem(Code::Forbidden);
        app.sign_in("Agent").await.get("/scim-tokens").await.problem(Code::Forbidden);
        // Another workspace's people are not there.
        let elsewhere = app.another_workspace("elsewhere").await;
        let other = app.sign_in_to(elsewhere, "Admin").await;
        scim.token = other.post("/scim-tokens", json!({"name": "n"})).await.ok()["token"].as_str().unwrap().to_owned();
        assert_eq!(scim.get("/Users").await.ok()["totalResults"], 1);
        refused(&scim.get(&format!("/Users/{}", admin.staff.unwrap())).await, 404, None);
        // From its own networks, until it stops or is revoked.
        let bound = json!({"name": "n", "allowed_networks": ["203.0.113.0/24"], "expires_at": "2026-01-05T10:00:00Z"});
        let bound = admin.post("/scim-tokens", bound).await.ok();
        scim.token = bound["token"].as_str().unwrap().to_owned();
        refused(&scim.get("/Users").await, 403, None);
        scim.headers = vec![("x-forwarded-for".into(), "203.0.113.9".into())];
        scim.get("/Users").await.ok();
        app.advance(std::time::Duration::from_secs(3600));
        refused(&scim.get("/Users").await, 401, None);
        scim.token = good;
        scim.headers.clear();
        scim.get("/Users").await.ok();
        let listed = admin.get("/scim-tokens").await.ok();
        assert!(!listed.to_string().contains("omb_scim_"), "{listed}");
        let first = listed["items"].as_array().unwrap().iter().find(|it| it["name"] == "Provider").unwrap();
        assert!(first["last_used_at"].is_string(), "{first}");
        // A list that cannot be read lets in nobody, is shown as none, and can be revoked.
        app.write(|tx, _| Ok(tx.exec("UPDATE scim_tokens SET networks = 'all' WHERE name = 'Provider'", &[])?)).await;
        assert_ne!(scim.get("/Users").await.status, 200);
        let listed = admin.get("/scim-tokens").await.ok();
        let all = listed["items"].as_array().unwrap();
        let lists: Vec<_> = all.iter().map(|it| (&it["name"], &it["allowed_networks"])).collect();
        assert!(lists.contains(&(&json!("Provider"), &json!(null))), "{listed}");
        assert!(lists.contains(&(&json!("n"), &json!(["203.0.113.0/24"]))), "{listed}");
        let revoked = admin.delete(&format!("/scim-tokens/{}", first["id"].as_str().unwrap())).await;
        assert_eq!(revoked.status, 204);
        refused(&scim.get("/Users").await, 401, None);
    })
    .await;
}

/// An independent checker of SCIM servers, scim2-tester: `OMBUD_TEST_SCIM` names a Python that has it.
#[tokio::test(flavor = "multi_thread")]
async fn an_independent_checker_finds_what_the_standard_asks_for() {
    if std::env::var("OMBUD_TEST_SCIM").is_err() {
        assert!(
            std::env::var("CI").is_err(),
            "OMBUD_TEST_SCIM names no Python with scim2-tester: scripts/test.sh does"
        );
        eprintln!("not run: OMBUD_TEST_SCIM names no Python with scim2-tester");
        return;
    }
    each_engine_with(local, |app| async move {
        let provider = Provider::start().await;
        let admin = set(&app, &provider, json!({})).await;
        let scim = Scim::of(&app, &admin).await;
        let mut checker = tokio::process::Command::new(std::env::var("OMBUD_TEST_SCIM").unwrap());
        checker.arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/scim_check.py")).arg(&scim.base);
        let said = checker.env("SCIM_TOKEN", &scim.token).kill_on_drop(true).output().await.unwrap();
        let (told, failed) = (String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr));
        assert!(said.status.success(), "{told}{failed}");
    })
    .await;
}
