//! The demo's people use the API as everybody does, only from inside: what they do is checked, counted and indexed.

use crate::{
    access::{
        COOKIE,
        sign_in::{Visit, open_session},
    },
    events::{Actor, Journal},
    http::{ClientAddress, Problem},
    ombud::{Ombud, router},
};
use anyhow::{Context, anyhow, bail};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, header},
};
use ombud_base::{
    Time,
    id::{StaffId, WorkspaceId},
};
use serde_json::Value as Json;
use std::{collections::HashMap, net::Ipv4Addr};
use tower::ServiceExt;

/// The longest that one session is used: shorter than it lives.
const SESSION_SECONDS: i64 = 6 * 3600;
/// No answer of the API is longer.
const LONGEST_ANSWER: usize = 4 * 1024 * 1024;

/// Who asks.
#[derive(Clone, Copy, Debug)]
pub enum Who<'a> {
    /// A colleague, by the part of the address before its @.
    Staff(&'a str),
    /// A customer, by the session's token.
    Customer(&'a str),
    /// Somebody without a session.
    Anybody,
}

/// The API, from inside.
pub struct Inside {
    pub app: Ombud,
    pub workspace: WorkspaceId,
    router: Router,
    people: HashMap<String, StaffId>,
    sessions: HashMap<String, (Time, String)>,
}

impl Inside {
    pub fn new(app: Ombud, workspace: WorkspaceId, people: HashMap<String, StaffId>) -> Self {
        let router = router(&app);
        Self { app, workspace, router, people, sessions: HashMap::new() }
    }

    /// A colleague's id.
    pub fn person(&self, name: &str) -> anyhow::Result<StaffId> {
        self.people.get(name).copied().with_context(|| format!("there is no colleague {name}"))
    }

    /// Everybody's ids.
    pub fn everybody(&self) -> Vec<StaffId> {
        self.people.values().copied().collect()
    }

    /// Asks `/api/v1` + `path`; the answer's JSON, null when it has none.
    pub async fn ask(
        &mut self,
        who: Who<'_>,
        method: Method,
        path: &str,
        body: Json,
    ) -> anyhow::Result<Json> {
        let mut request = Request::builder()
            .method(method.clone())
            .uri(format!("/api/v1{path}"))
            .header(header::HOST, "demo.invalid")
            .header(header::ORIGIN, "http://demo.invalid")
            .header(header::CONTENT_TYPE, "application/json");
        request = match who {
            Who::Staff(name) => {
                request.header(header::COOKIE, format!("{COOKIE}={}", self.session(name).await?))
            }
            Who::Customer(token) => request.header(header::AUTHORIZATION, format!("Bearer {token}")),
            Who::Anybody => request,
        };
        let body = if body.is_null() { Body::empty() } else { Body::from(body.to_string()) };
        let answer = self.router.clone().oneshot(request.body(body)?).await?;
        let status = answer.status();
        let bytes = to_bytes(answer.into_body(), LONGEST_ANSWER).await?;
        if !status.is_success() {
            bail!("{method} {path} as {who:?}: {status} {}", String::from_utf8_lossy(&bytes));
        }
        Ok(serde_json::from_slice(&bytes).unwrap_or_default())
    }

    /// Posts as a colleague.
    pub async fn post(&mut self, who: &str, path: &str, body: Json) -> anyhow::Result<Json> {
        self.ask(Who::Staff(who), Method::POST, path, body).await
    }

    async fn session(&mut self, name: &str) -> anyhow::Result<String> {
        let now = self.app.now();
        if let Some((opened, token)) = self.sessions.get(name)
            && now < opened.plus_seconds(SESSION_SECONDS)
        {
            return Ok(token.clone());
        }
        self.leave(name).await?;
        let (staff, workspace, app) = (self.person(name)?, self.workspace, self.app.clone());
        let opened = self.app.db.write::<_, Problem, _>(move |tx| {
            let visit = Visit {
                address: ClientAddress(Ipv4Addr::LOCALHOST.into()),
                agent: "demo".into(),
                device: None,
            };
            let mut journal = Journal::open(tx, workspace, Actor::Staff(staff), now)?;
            let cookies = open_session(tx, &app, &mut journal, staff, &visit, "demo")?;
            journal.close(tx, &app.hub)?;
            Ok(cookies.session)
        });
        let token = opened.await.map_err(|problem| anyhow!("{}", problem.detail))?;
        self.sessions.insert(name.to_owned(), (now, token.clone()));
        Ok(token)
    }

    /// Ends a colleague's session.
    pub async fn leave(&mut self, name: &str) -> anyhow::Result<()> {
        let Some((_, token)) = self.sessions.remove(name) else { return Ok(()) };
        let hash = crate::access::hash_token(&token);
        let gone = self.app.db.write::<_, Problem, _>(move |tx| {
            tx.exec(
                ombud_db::sql!("DELETE FROM staff_sessions WHERE token_hash = $1"),
                &[hash.as_slice().into()],
            )?;
            Ok(())
        });
        gone.await.map_err(|problem| anyhow!("{}", problem.detail))
    }

    /// Ends all sessions: nobody is left signed in.
    pub async fn close(mut self) -> anyhow::Result<()> {
        for name in self.sessions.keys().cloned().collect::<Vec<_>>() {
            self.leave(&name).await?;
        }
        self.app.hub.stop();
        Ok(())
    }
}
