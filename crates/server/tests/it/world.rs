//! What the coverage test walks through: one of everything, and one of each kind of caller.

use crate::{
    support::{Client, TestApp},
    talk::{Customer, Desk, conversation_id, customer, desk},
};
use ombud_base::id::{PasskeyId, StaffId, WorkspaceId};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use std::{sync::Mutex, time::Duration};

/// Who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Not signed in.
    Nobody,
    /// The customer whose conversation it is.
    Customer,
    /// Another customer.
    Other,
    /// Staff with a role that allows nothing.
    Nothing,
    /// An admin's API token without scopes.
    Token,
    /// An agent who is not in the case's team.
    Outsider,
    /// An agent of the case's team.
    Agent,
    /// A lead.
    Lead,
    /// An admin.
    Admin,
    /// Another workspace's admin, with this workspace's ids.
    Stranger,
}

impl Caller {
    /// All of them, from the least to the most.
    pub const ALL: [Self; 10] = [
        Self::Nobody,
        Self::Customer,
        Self::Other,
        Self::Nothing,
        Self::Token,
        Self::Outsider,
        Self::Agent,
        Self::Lead,
        Self::Admin,
        Self::Stranger,
    ];
}

/// One request.
pub struct Asked {
    /// The address below `/api/v1`.
    pub path: String,
    /// The body, where the operation takes one that the document has no example of.
    pub body: Option<Json>,
    /// Who asks.
    pub client: Client,
    /// Ids that are nobody else's business.
    pub secret: Vec<String>,
}

/// One of everything.
pub struct World<'a> {
    app: &'a TestApp,
    desk: Desk,
    team: Json,
    staff: Vec<Member>,
    token: String,
    talk: Talk,
    made: Mutex<Vec<String>>,
}

struct Member {
    caller: Caller,
    workspace: WorkspaceId,
    id: StaffId,
}

/// A small flow that is whole.
fn playbook() -> Json {
    json!({
        "titles": {"en": "A flow"}, "intents": ["tx.pending"], "start": "ask",
        "steps": [
            {"id": "ask", "kind": "ask", "texts": {"en": "Has it arrived?"}, "options": [
                {"labels": {"en": "It has"}, "next": "done"}, {"labels": {"en": "It has not"}, "next": "person"}]},
            {"id": "person", "kind": "hand_over"}, {"id": "done", "kind": "done"},
        ],
    })
}

fn text(value: &Json) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text instead of {value}")).to_owned()
}

impl<'a> World<'a> {
    pub async fn new(app: &'a TestApp) -> Self {
        let desk = desk(app, json!({})).await;
        desk.admin.post("/roles", json!({"name": "Nothing", "permissions": []})).await.ok();
        let elsewhere = app.another_workspace("elsewhere").await;
        let mut staff = Vec::new();
        for (caller, workspace, role) in [
            (Caller::Nothing, app.workspace, "Nothing"),
            (Caller::Outsider, app.workspace, "Agent"),
            (Caller::Agent, app.workspace, "Agent"),
            (Caller::Lead, app.workspace, "Lead"),
            (Caller::Admin, app.workspace, "Admin"),
            (Caller::Stranger, elsewhere, "Admin"),
        ] {
            let email = format!("{caller:?}@example.com").to_lowercase();
            let id = app.add_staff(workspace, role, &email, None).await;
            staff.push(Member { caller, workspace, id });
        }
        let agent = staff.iter().find(|it| it.caller == Caller::Agent).unwrap().id;
        let team = desk.admin.post("/teams", json!({"name": "Deposits", "members": [agent]})).await.ok();
        let inbox = format!("/inboxes/{}", text(&desk.inbox["id"]));
        desk.admin.patch(&inbox, json!({"team": team["id"]})).await.ok();
        let token = desk.admin.post("/api-tokens", json!({"name": "nothing", "scopes": []})).await.ok();
        let talk = talk(app, &desk).await;
        Self { app, team, token: text(&token["token"]), desk, staff, talk, made: Mutex::default() }
    }

    /// Everything fresh for one request: the thing that it is about, and the caller.
    pub async fn ask(&self, method: &str, template: &str, caller: Caller) -> Asked {
        self.app.advance(Duration::from_secs(10)); // so many customers of one network would be told to slow down
        self.app.prove_again().await;
        let about_talk = ["/cases", "/customers", "/files/", "/widget", "/search", "/trust/alerts"];
        if about_talk.iter().any(|it| template.starts_with(it)) {
            self.ask_about(&talk(self.app, &self.desk).await, method, template, caller).await
        } else {
            self.ask_about(&self.talk, method, template, caller).await
        }
    }

    async fn ask_about(&self, talk: &Talk, method: &str, template: &str, caller: Caller) -> Asked {
        let of_case = [talk.case.clone(), talk.conversation.clone()];
        let of_workspace = [
            self.app.workspace.to_string(),
            text(&self.desk.inbox["id"]),
            text(&self.team["id"]),
            talk.customer.id.clone(),
        ];
        let secret = match caller {
            Caller::Nobody | Caller::Other | Caller::Stranger => [of_workspace.as_slice(), &of_case].concat(),
            Caller::Outsider => of_case.to_vec(),
            _ => Vec::new(),
        };
        let path = self.path(method, template, caller, talk).await;
        let body = self.body(method, template, talk).await;
        Asked { path, body, client: self.client(caller, talk).await, secret }
    }

    fn member(&self, caller: Caller) -> Option<&Member> {
        self.staff.iter().find(|it| it.caller == caller)
    }

    async fn client(&self, caller: Caller, talk: &Talk) -> Client {
        match caller {
            Caller::Nobody => self.app.anonymous(),
            Caller::Customer => self.app.bearer(&talk.customer.session),
            Caller::Other => self.app.bearer(&customer(self.app, &self.desk).await.session),
            Caller::Token => self.app.bearer(&self.token),
            _ => {
                let Member { workspace, id, .. } = self.member(caller).unwrap();
                let client = self.app.anonymous();
                client.set_cookie("ombud_session", &self.app.session_of(*workspace, *id).await);
                client
            }
        }
    }

    /// Takes away what was made for the last request: settings are few by rule.
    pub async fn tidy(&self) {
        for few in ["DELETE FROM passkeys", "DELETE FROM scim_tokens", "DELETE FROM playbooks"] {
            self.app.write(|tx, _| Ok(tx.exec(few, &[])?)).await;
        }
        let made = std::mem::take(&mut *self.made.lock().unwrap());
        for path in made {
            let status = self.desk.admin.delete(&path).await.status;
            assert!(matches!(status, 204 | 404), "DELETE {path} answered {status}");
        }
    }

    async fn made(&self, path: &str, body: Json) -> String {
        text(&self.desk.admin.post(path, body).await.ok()["id"])
    }

    /// The address with ids of fresh things in it.
    async fn path(&self, method: &str, template: &str, caller: Caller, talk: &Talk) -> String {
        let n = conversation_id();
        let parts: Vec<&str> = template.trim_start_matches('/').split('/').collect();
        let id = match parts.as_slice() {
            ["cases", "{id}", ..] => talk.case.clone(),
            ["customers", "{id}", ..] => talk.customer.id.clone(),
            ["widget", "conversations", "{id}", ..] => talk.conversation.clone(),
            ["widget", "inboxes", ..] => text(&self.desk.inbox["key"]),
            ["auth", "sessions", "{id}"] => self.own_session(caller).await,
            ["auth", "passkeys", "{id}"] => self.own_passkey(caller).await,
            ["invitations", "{key}"] => self.invitation(method, &n).await,
            ["staff", "{id}", ..] => {
                let email = format!("{n}@example.com");
                self.app.add_staff(self.app.workspace, "Agent", &email, None).await.to_string()
            }
            ["approvals", "{id}", ..] => self.approval().await,
            ["elevations", "{id}"] => {
                let email = format!("{n}@example.com");
                let staff = self.app.add_staff(self.app.workspace, "Agent", &email, None).await;
                let lent = json!({"permissions": ["reports.view"], "minutes": 5, "reason": "A look at it"});
                self.made(&format!("/staff/{staff}/elevations"), lent).await
            }
            ["knowledge", "search"] => return format!("{template}?q=hello&lang=en"),
            ["knowledge", "pictures", "{name}"] => {
                let made =
                    self.desk.admin.upload("/knowledge/pictures", "a.png", &crate::pictures::png(9)).await;
                return format!("/knowledge/pictures/{}", text(&made.ok()["name"]));
            }
            ["search"] => return format!("{template}?q=hello"),
            ["trust", "alerts", "{id}", ..] => self.alert(talk).await,
            ["trust", "canaries", "{id}"] => {
                let new = json!({"domain": "letters.example", "inbox": self.desk.inbox["id"]});
                self.made("/trust/canaries", new).await
            }
            ["holds", "{id}", ..] => {
                let new = json!({"customer": talk.customer.id, "reason": "request 2026/117"});
                self.made("/holds", new).await
            }
            ["files", "{id}", ..] => self.file(template, caller, talk).await,
            ["recoveries", "{id}", ..] | ["widget", "recoveries", "{id}", ..] => self.recovery(talk).await,
            ["widget", "watches", "{id}"] => {
                crate::watching::planted(self.app, &talk.customer.id, &talk.conversation).await
            }
            ["knowledge", "categories", "{id}", ..] => self.category(&n).await,
            ["knowledge", "topics", "{id}", ..] => self.topic(method, template, &n).await,
            ["playbooks", "{id}", ..] => self.made("/playbooks", self.new_setting("playbooks", &n)).await,
            ["safety", folder, "{id}", ..] => self.setting(&format!("safety/{folder}"), &n).await,
            [folder, "{id}", ..] => self.setting(folder, &n).await,
            _ => return template.to_owned(),
        };
        let path =
            template.replacen("{id}", &id, 1).replacen("{key}", &id, usize::from(!template.contains("{id}")));
        self.second_id(&path, talk).await
    }

    /// The id of what belongs to what the first id names.
    async fn second_id(&self, path: &str, talk: &Talk) -> String {
        let Some((owner, _)) = path.split_once("/{") else { return path.to_owned() };
        let id = if owner.ends_with("/articles") {
            "en".to_owned()
        } else if owner.ends_with("/versions") {
            "1".to_owned()
        } else if owner.ends_with("/scheduled") {
            let later = json!({"id": "later", "body": "hello", "send_at": "2026-03-01T09:00:00Z"});
            self.made(&format!("/cases/{}/messages", talk.case), later).await
        } else if owner.ends_with("/proof-asks") {
            self.made(&format!("/cases/{}/proof-asks", talk.case), json!({"level": "email_code"})).await
        } else if owner.ends_with("/wallets") {
            self.wallet(talk).await
        } else if owner.ends_with("/freeze-tokens") {
            self.freeze_token(talk).await
        } else if owner.ends_with("/evidence") {
            self.evidence(talk).await
        } else if owner.ends_with("/watches") {
            crate::watching::planted(self.app, &talk.customer.id, &talk.conversation).await
        } else if owner.ends_with("/pages") {
            "1".to_owned()
        } else if owner.ends_with("/identity-keys") {
            self.made(owner, json!({"kid": "2026-01", "algorithm": "HS256"})).await
        } else if let Some((webhook, _)) = path.split_once("/deliveries") {
            self.desk.admin.post(&format!("{webhook}/test"), json!({})).await.ok();
            text(&self.desk.admin.get(owner).await.ok()["items"][0]["id"])
        } else {
            panic!("what is the second id in {path}? Say it in world.rs")
        };
        let (head, tail) = path.split_once("/{").unwrap();
        let path = format!("{head}/{id}{}", tail.split_once('}').unwrap().1);
        match path.split_once("/{version}") {
            Some((head, "/diff")) => format!("{head}/1/diff?against=1"),
            Some((head, tail)) => format!("{head}/1{tail}"),
            None => path,
        }
    }

    /// A wallet that the customer has proved.
    async fn wallet(&self, talk: &Talk) -> String {
        let (workspace, customer): (_, ombud_base::id::CustomerId) =
            (self.app.workspace, talk.customer.id.parse().unwrap());
        let id = self.app.write(move |tx, app| {
            use ombud_server::customers::{IdentityKind, Proof, customer as find, prove};
            let actor = ombud_server::events::Actor::System;
            let mut journal = ombud_server::events::Journal::open(tx, workspace, actor, app.now())?;
            let address = format!("0x{}", customer.0.simple());
            prove(tx, &mut journal, &app.random, customer, IdentityKind::Wallet, &address, Proof::Wallet)?;
            journal.close(tx, &app.hub)?;
            let known = find(tx, workspace, customer)?.unwrap().identities;
            Ok(known.into_iter().find(|it| it.value == address).unwrap().id)
        });
        id.await.to_string()
    }

    /// A freeze token of the customer's, whom no platform knows.
    async fn freeze_token(&self, talk: &Talk) -> String {
        let (workspace, customer): (_, ombud_base::id::CustomerId) =
            (self.app.workspace, talk.customer.id.parse().unwrap());
        let id = self.app.write(move |tx, app| {
            let id = ombud_base::id::FreezeTokenId::new(app.now(), &app.random);
            tx.exec(
                "INSERT INTO freeze_tokens (workspace_id, id, customer_id, token_hash, created_at, by_kind, by_id, expires_at) \
                 VALUES ($1, $2, $3, $4, 0, 'staff', NULL, $5)",
                &[workspace.into(), id.into(), customer.into(), id.0.as_bytes().as_slice().into(), i64::MAX.into()],
            )?;
            Ok(id)
        });
        id.await.to_string()
    }

    /// What no chain said, kept with the case: none is there to say anything.
    async fn evidence(&self, talk: &Talk) -> String {
        let workspace = self.app.workspace;
        let customer: ombud_base::id::CustomerId = talk.customer.id.parse().unwrap();
        let case: ombud_base::id::CaseId = talk.case.parse().unwrap();
        let (subject, by) = (format!("0x{}", "ab".repeat(32)), self.staff[0].id);
        let look = json!({"asked": subject, "found": [], "verdicts": [], "nowhere": [], "cannot_tell": []});
        let look = look.to_string();
        let print = Sha256::digest(&look);
        let id = self.app.write(move |tx, app| {
            let id = ombud_base::id::EvidenceId::new(app.now(), &app.random);
            let place = |column: &str| ombud_base::sealed::Place::new(&format!("case_evidence.{column}")).id(id.0);
            let seal = |tx: &mut _, column: &str, text: &str| {
                ombud_server::keys::seal_of(tx, workspace, customer, &place(column), text)
            };
            let subject = seal(tx, "subject", &subject)?;
            let content = seal(tx, "content", &look)?;
            tx.exec(
                "INSERT INTO case_evidence (workspace_id, id, case_id, customer_id, kind, network, subject, content, sha256, \
                 shared, by_id, at, pos) VALUES ($1, $2, $3, $4, 'look', NULL, $5, $6, $7, TRUE, $8, 0, 1)",
                &[
                    workspace.into(),
                    id.into(),
                    case.into(),
                    customer.into(),
                    subject.as_slice().into(),
                    content.as_slice().into(),
                    print.as_slice().into(),
                    by.into(),
                ],
            )?;
            Ok(id)
        });
        id.await.to_string()
    }

    /// A deposit that the customer wants to have back: a person has to check whose it is. No chain is there to tell of one.
    async fn recovery(&self, talk: &Talk) -> String {
        let workspace = self.app.workspace;
        let customer: ombud_base::id::CustomerId = talk.customer.id.parse().unwrap();
        let conversation: ombud_base::id::ConversationId = talk.conversation.parse().unwrap();
        let case: ombud_base::id::CaseId = talk.case.parse().unwrap();
        let facts = json!({
            "network": "eip155:1", "network_name": "Ethereum", "transaction": format!("0x{}", "ab".repeat(32)), "transfer": 0,
            "reason": "below_minimum", "from": "0x01", "to": "0x02", "units": "1", "decimals": 18, "amount": "1 ETH", "token": null,
            "symbol": "ETH", "memo": null, "block": 7
        });
        let id = self.app.write(move |tx, app| {
            let id = ombud_base::id::RecoveryId::new(app.now(), &app.random);
            let place = ombud_base::sealed::Place::new("recoveries.facts").id(id.0);
            let kept = ombud_server::keys::seal_of(tx, workspace, customer, &place, &facts.to_string())?;
            tx.exec(
                "INSERT INTO recoveries (workspace_id, id, case_id, conversation_id, customer_id, network, reason, state, \
                 claim_hash, holds, facts, fee, days, signed, rules_version, proof, by_kind, asked_at, changed_at) VALUES \
                 ($1, $2, $3, $4, $5, 'eip155:1', 'below_minimum', 'asked', $6, TRUE, $7, '', 7, TRUE, 1, 'missing', 'customer', 0, 0)",
                &[
                    workspace.into(),
                    id.into(),
                    case.into(),
                    conversation.into(),
                    customer.into(),
                    id.0.as_bytes().as_slice().into(),
                    kept.as_slice().into(),
                ],
            )?;
            Ok(id)
        });
        id.await.to_string()
    }

    /// A category of the knowledge that is empty.
    async fn category(&self, n: &str) -> String {
        let short = n.rsplit('-').next().unwrap();
        let new = json!({"slug": format!("c{short}"), "titles": {"en": "Deposits"}});
        let id = self.made("/knowledge/categories", new).await;
        self.made.lock().unwrap().push(format!("/knowledge/categories/{id}"));
        id
    }

    /// A topic of the knowledge with two drafts; one that is published, where it is to be retired.
    async fn topic(&self, method: &str, template: &str, n: &str) -> String {
        let category = self.category(n).await;
        let new = json!({"slug": format!("t{}", n.rsplit('-').next().unwrap()), "category": category, "lang": "en", "title": "Fees"});
        let id = self.made("/knowledge/topics", new).await;
        // Before its category: what was made is taken away in order.
        self.made.lock().unwrap().insert(0, format!("/knowledge/topics/{id}"));
        let article = |lang: &str| format!("/knowledge/topics/{id}/articles/{lang}");
        let content = json!({"title": "Fees", "body": "They depend on the network."});
        let second = json!({"base_version": 0, "content": content});
        self.desk.admin.put(&article("zh-CN"), second).await.ok();
        if template.ends_with("/retire") || template.ends_with("/unretire") || method == "DELETE" {
            self.desk.admin.post(&format!("{}/publish", article("en")), json!({})).await.ok();
        }
        id
    }

    /// A picture that the customer has sent; a page of it is drawn for who has opened it.
    async fn file(&self, template: &str, caller: Caller, talk: &Talk) -> String {
        let picture = qrcodegen_image::draw_png("hello").unwrap();
        let id = crate::viewer::sent(self.app, &talk.customer, &talk.conversation, "a.png", &picture).await;
        if template.contains("/pages/") && self.member(caller).is_some() {
            self.client(caller, talk).await.post(&format!("/files/{id}/view"), json!({})).await;
        }
        id
    }

    async fn setting(&self, folder: &str, n: &str) -> String {
        let id = self.made(&format!("/{folder}"), self.new_setting(folder, n)).await;
        self.made.lock().unwrap().push(format!("/{folder}/{id}"));
        id
    }

    fn new_setting(&self, folder: &str, n: &str) -> Json {
        let short = n.rsplit('-').next().unwrap();
        match folder {
            "playbooks" => json!({"slug": format!("p{short}"), "flow": playbook()}),
            "roles" => json!({"name": n, "permissions": []}),
            "teams" | "skills" => json!({"name": n}),
            "tags" => json!({"name": n, "color": "#0a7cff"}),
            "canned-replies" => json!({"shortcut": short, "title": "Hello", "body": "Hello!"}),
            "fields" => json!({"on": "case", "key": format!("f{short}"), "label": "Field", "type": "text"}),
            "business-hours" => json!({"name": n, "time_zone": "Asia/Singapore", "week": [], "holidays": []}),
            "service-levels" => json!({"name": n, "first_reply_seconds": 60}),
            "inboxes" => json!({"name": n, "channel": "web"}),
            "webhooks" => json!({"url": "https://example.com/hook", "events": ["*"]}),
            "safety/hosts" => json!({"host": format!("h{short}.example.com"), "standing": "blocked"}),
            "safety/lists" => json!({"name": n}),
            "api-tokens" => json!({"name": n, "scopes": []}),
            "scim-tokens" => json!({"name": n}),
            _ => panic!("how is one of /{folder} made? Say it in world.rs"),
        }
    }

    /// An alert about somebody who has looked at a planted customer.
    async fn alert(&self, talk: &Talk) -> String {
        let email = format!("{}@example.com", conversation_id());
        let reader = self.app.add_staff(self.app.workspace, "Agent", &email, None).await;
        let client = self.app.anonymous();
        client.set_cookie("ombud_session", &self.app.session_of(self.app.workspace, reader).await);
        let (workspace, customer) = (self.app.workspace, talk.customer.id.parse().unwrap());
        self.app
            .write(move |tx, parts| {
                let actor = ombud_server::events::Actor::System;
                let mut journal = ombud_server::events::Journal::open(tx, workspace, actor, parts.now())?;
                let canary = ombud_server::trust::Canary {
                    id: ombud_base::id::CanaryId::new(parts.now(), &parts.random),
                    customer: Some(customer),
                    name: String::new(),
                    email: String::new(),
                    state: ombud_server::trust::CanaryState::InPlace,
                    arrives_by: None,
                    cases: Vec::new(),
                    numbers: Vec::new(),
                    planted_at: parts.now(),
                    planted_by: None,
                };
                let known_to = std::collections::BTreeSet::new();
                let planted = ombud_server::trust::Planted { canary, plan: None, known_to };
                ombud_server::trust::keep_canary(tx, &mut journal, &planted)?;
                journal.close(tx, &parts.hub)?;
                Ok(())
            })
            .await;
        client.get(&format!("/customers/{}", talk.customer.id)).await.ok();
        self.app.app.trust.settled().await;
        let alerts = self.desk.admin.get("/trust/alerts?open=true").await.ok();
        let of = |it: &&Json| it["reader"]["id"] == json!(reader);
        text(&alerts["items"].as_array().unwrap().iter().find(of).unwrap()["id"])
    }

    /// Something that an admin has asked for, and that another one may decide.
    async fn approval(&self) -> String {
        let workspace = self.app.workspace;
        let policy = "INSERT INTO approval_policies (workspace_id, policy) VALUES ($1, '{\"groups\":[\"keys\"]}') \
                      ON CONFLICT (workspace_id) DO UPDATE SET policy = excluded.policy";
        self.app
            .write(move |tx, _| {
                // One person has few waiting by rule.
                tx.exec("DELETE FROM approvals", &[])?;
                Ok(tx.exec(policy, &[workspace.into()])?)
            })
            .await;
        let mut client = self.app.anonymous();
        client.set_cookie("ombud_session", &self.desk.admin.cookie("ombud_session").unwrap());
        client.headers.insert("ombud-reason".into(), "Every%20quarter".into());
        let asked = client.post("/keys/rotations", json!({"level": "workspace"})).await;
        self.app.write(move |tx, _| Ok(tx.exec("DELETE FROM approval_policies", &[])?)).await;
        text(&asked.problem(ombud_server::http::Code::ApprovalRequired)["approval"])
    }

    async fn invitation(&self, method: &str, n: &str) -> String {
        let roles = self.desk.admin.get("/roles").await.ok();
        let invitation = json!({"email": format!("{n}@example.com"), "role": roles["items"][0]["id"]});
        let made = self.desk.admin.post("/invitations", invitation).await.ok();
        if method == "DELETE" {
            return text(&made["id"]);
        }
        text(&made["link"]).rsplit('/').next().unwrap().to_owned()
    }

    /// Whose things the caller asks for: the own ones, or an admin's.
    fn owner(&self, caller: Caller) -> (WorkspaceId, StaffId) {
        let owner = if caller == Caller::Stranger { Caller::Admin } else { caller };
        let member = self.member(owner).or(self.member(Caller::Admin)).unwrap();
        (member.workspace, member.id)
    }

    /// Another session of the caller's, or an admin's.
    async fn own_session(&self, caller: Caller) -> String {
        let (workspace, staff) = self.owner(caller);
        self.app.session_of(workspace, staff).await;
        let latest = "SELECT id FROM staff_sessions WHERE staff_id = $1 ORDER BY id DESC LIMIT 1";
        let id =
            self.app.read(move |tx| tx.one(latest, &[staff.into()], |row| row.get::<ombud_base::Uuid>(0)));
        id.await.to_string()
    }

    /// A passkey of the caller's, or an admin's.
    async fn own_passkey(&self, caller: Caller) -> String {
        let (workspace, staff) = self.owner(caller);
        let id = self.app.write(move |tx, app| {
            let id = PasskeyId::new(app.now(), &app.random);
            tx.exec(
                "INSERT INTO passkeys (workspace_id, id, staff_id, name, rp_id, credential_id, credential, created_at, last_used_at) \
                 VALUES ($1, $2, $3, 'key', 'localhost', $4, '{}', 0, NULL)",
                &[workspace.into(), id.into(), staff.into(), id.0.as_bytes().as_slice().into()],
            )?;
            Ok(id)
        });
        id.await.to_string()
    }

    /// Bodies that hold ids of this workspace; others are the document's examples.
    async fn body(&self, method: &str, template: &str, talk: &Talk) -> Option<Json> {
        let inbox = &self.desk.inbox;
        Some(match (method, template) {
            ("POST", "/cases/{id}/messages") => json!({"id": "m1", "body": "hello"}),
            ("PATCH", "/cases/{id}") => json!({"priority": "high"}),
            ("POST", "/cases/{id}/assign") => json!({"assignee": self.member(Caller::Agent).unwrap().id}),
            ("POST", "/cases/{id}/snooze") => json!({"until": "2026-03-01T09:00:00Z"}),
            ("POST", "/cases/{id}/resolve") => json!({"reason": "Solved"}),
            ("POST", "/cases/{id}/merge") => json!({"into": self::talk(self.app, &self.desk).await.case}),
            ("POST", "/cases/{id}/split") => json!({"conversation": talk.conversation}),
            ("POST", "/cases/{id}/read") => json!({"pos": 1}),
            ("PUT", "/cases/{id}/draft") => json!({"body": "hel", "kind": "message"}),
            ("POST", "/cases") => {
                json!({"customer": talk.customer.id, "inbox": inbox["id"], "body": "hello"})
            }
            ("POST", "/cases/bulk") => json!({"cases": [talk.case], "action": {"priority": "high"}}),
            ("POST", "/widget/sessions") => json!({"inbox": inbox["key"]}),
            ("PATCH", "/widget/customer") => json!({"name": "Anna"}),
            ("POST", "/widget/conversations/{id}/messages") => json!({"id": "c2", "body": "hello"}),
            ("POST", "/widget/conversations/{id}/rating") => json!({"score": 5}),
            ("POST", "/widget/poll") => json!({"seen": {talk.conversation.clone(): 0}, "wait_ms": 0}),
            ("POST", "/live/poll") => json!({"wait_ms": 0}),
            ("POST", "/live/frames") => json!({"link": "of-nobody", "frames": [{"t": "ping"}]}),
            ("POST", "/customers/{id}/reveals") => {
                json!({"field": "email", "reason": "asked on the phone", "case": talk.case})
            }
            ("POST", "/holds") => json!({"customer": talk.customer.id, "reason": "request 2026/117"}),
            ("POST", "/trust/canaries") => json!({"domain": "letters.example", "inbox": inbox["id"]}),
            ("POST", "/auth/passkeys") => json!({"name": "key", "credential": {}}),
            _ => return None,
        })
    }
}

/// A customer who wrote.
async fn talk(app: &TestApp, desk: &Desk) -> Talk {
    let customer = customer(app, desk).await;
    let conversation = conversation_id();
    customer.write(&conversation, "c1", "hello").await;
    let cases = desk.admin.get(&format!("/customers/{}/cases", customer.id)).await.ok();
    Talk { case: text(&cases["items"][0]["id"]), customer, conversation }
}

/// A customer, their conversation and its case.
struct Talk {
    customer: Customer,
    conversation: String,
    case: String,
}
