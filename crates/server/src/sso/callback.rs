//! The way back from the provider: its answer is judged, and the browser goes on signed in, or with a word that says why not.

use super::{
    Refused, Sso,
    flow::{Flow, PATIENCE_SECONDS},
    people::{self, Person},
    start::{param, see_other},
    token::{Claims, Question, SKEW},
};
use crate::{
    access::{
        Provider, hash_token, provider_of,
        sign_in::{Arrival, Browser, Login, arrive, proved_again, tell_refusal, vouched},
        use_once,
    },
    events::{Actor, Journal},
    http::{Code, Problem},
};
use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue},
    response::Response,
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use ombud_base::{
    Time,
    id::{StaffId, WorkspaceId},
};
use ombud_db::Tx;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

/// The longest code.
const LONGEST_CODE: usize = 4096;
/// The longest subject (OpenID Connect Core, section 2, says 255).
const LONGEST_SUBJECT: usize = 255;

/// What came of it.
enum Outcome {
    /// The browser has what it needs.
    Login(Login, Vec<HeaderValue>),
    /// A proof was noted in a session that is open.
    Proved,
}

/// Where the provider sends browsers back to. Goes on in the console, signed in; or at the sign-in page, with a word that says why not.
#[utoipa::path(
    get, path = "/auth/sso/callback", tag = "sign-in", security(()), responses((status = 303)),
    params(("code" = Option<String>, Query), ("state" = Option<String>, Query), ("error" = Option<String>, Query), ("iss" = Option<String>, Query))
)]
pub(super) async fn finish_sso(
    State(sso): State<Sso>,
    browser: Browser,
    headers: HeaderMap,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = query.as_deref();
    let state = param(query, "state").unwrap_or_default();
    let (workspace, flow, spent) = match sso.kept(&headers, &state).await {
        Ok(kept) => kept,
        Err(refused) => {
            tracing::info!(detail = refused.detail, "an answer of single sign-on that nobody waits for");
            return Ok(see_other(&format!("/console/login?sso={}", refused.word), None));
        }
    };
    let outcome = match sso.answered(workspace, &flow, query).await? {
        Ok((provider, claims, hint)) => {
            sso.enter(workspace, &flow, (provider, claims, hint), browser).await?
        }
        Err(refused) => {
            sso.note_refusal(workspace, &refused).await?;
            Err(refused)
        }
    };
    Ok(go_on(&flow, outcome, spent))
}

fn go_on(flow: &Flow, outcome: Result<Outcome, Refused>, spent: Option<HeaderValue>) -> Response {
    let page = if flow.again.is_some() { "/console/proved" } else { "/console/login" };
    match outcome {
        Ok(Outcome::Proved) => see_other(page, spent),
        Ok(Outcome::Login(Login::SignedIn, cookies)) => {
            see_other(&format!("/console{}", flow.next), spent.into_iter().chain(cookies))
        }
        // The question travels behind the `#`, which no server and no other page gets to see.
        Ok(Outcome::Login(question, cookies)) => {
            let question = URL_SAFE_NO_PAD.encode(serde_json::to_vec(&question).unwrap_or_default());
            let next: String = form_urlencoded::byte_serialize(flow.next.as_bytes()).collect();
            see_other(
                &format!("{page}?next={next}#second-factor={question}"),
                spent.into_iter().chain(cookies),
            )
        }
        Err(refused) => see_other(&format!("{page}?sso={}", refused.word), spent),
    }
}

impl Sso {
    /// Judges the provider's answer: who it says that somebody is, with the ID token that says so.
    async fn answered(
        &self,
        workspace: WorkspaceId,
        flow: &Flow,
        query: Option<&str>,
    ) -> Result<Result<(Provider, Claims, String), Refused>, Problem> {
        let Some(provider) = self.provider(workspace).await? else {
            return Ok(Err(Refused::new("off", "single sign-on was switched off meanwhile")));
        };
        Ok(self.judged(&provider, flow, query).await.map(|(claims, hint)| (provider, claims, hint)))
    }

    async fn judged(
        &self,
        provider: &Provider,
        flow: &Flow,
        query: Option<&str>,
    ) -> Result<(Claims, String), Refused> {
        let settings = &provider.settings;
        if (&settings.issuer, &settings.client_id) != (&flow.issuer, &flow.client_id) {
            return Err(Refused::new("expired", "another provider was set meanwhile"));
        }
        let metadata = self.metadata(&settings.issuer).await?;
        // Another provider's answer, brought to ours by whoever mixes them up (RFC 9207).
        let named = param(query, "iss");
        if named.as_ref().is_some_and(|it| *it != settings.issuer)
            || (named.is_none() && metadata.authorization_response_iss_parameter_supported)
        {
            return Err(Refused::new(
                "mixed-up",
                "the answer does not come from the provider that was asked (`iss`)",
            ));
        }
        if let Some(error) = param(query, "error") {
            let said = [Some(error.clone()), param(query, "error_description")];
            let detail = said.into_iter().flatten().collect::<Vec<_>>().join(": ");
            let word = if error == "access_denied" { "denied" } else { "provider" };
            return Err(Refused::new(word, crate::http::guarded(detail)));
        }
        let code = param(query, "code").filter(|it| (1..=LONGEST_CODE).contains(&it.len()));
        let code = code.ok_or_else(|| Refused::provider("the answer has no code"))?;
        let (id_token, access_token) = self.exchange(provider, &metadata, flow, &code).await?;
        let question = Question { nonce: &flow.nonce, max_age: flow.max_age };
        let mut claims = self.id_token(settings, &id_token, &question).await?;
        let subject = claims.text("sub").filter(|it| it.len() <= LONGEST_SUBJECT).map(str::to_owned);
        let subject = subject.ok_or_else(|| Refused::token("the token has no `sub`"))?;
        if flow.again.is_none() && people::lacks(&claims, settings) {
            self.add_userinfo(&metadata, access_token, &subject, &mut claims).await?;
        }
        Ok((claims, id_token))
    }

    /// Turns the code into tokens.
    async fn exchange(
        &self,
        provider: &Provider,
        metadata: &super::discovery::Metadata,
        flow: &Flow,
        code: &str,
    ) -> Result<(String, Option<String>), Refused> {
        let redirect = self.redirect_uri();
        let mut form = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", redirect.as_str()),
            ("code_verifier", flow.verifier.as_str()),
        ];
        let url = &metadata.token_endpoint;
        let mut request = self.outward.client().post(url);
        let by_post = metadata
            .token_endpoint_auth_methods_supported
            .as_ref()
            .is_some_and(|all| !all.iter().any(|it| it == "client_secret_basic"));
        match &provider.secret {
            Some(secret) if !by_post => {
                let encoded =
                    |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
                let pair = format!("{}:{}", encoded(&flow.client_id), encoded(secret));
                request = request.header("authorization", format!("Basic {}", STANDARD.encode(pair)));
            }
            secret => {
                form.push(("client_id", flow.client_id.as_str()));
                form.extend(secret.as_ref().map(|it| ("client_secret", it.as_str())));
            }
        }
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(body);
        let tokens = self.ask(url, request).await?;
        let text = |name: &str| tokens.get(name).and_then(Json::as_str).map(str::to_owned);
        let id_token =
            text("id_token").ok_or_else(|| Refused::provider(format!("{url} gives no ID token")))?;
        Ok((id_token, text("access_token")))
    }

    /// What the ID token does not say of somebody, the provider may tell apart. What the token says stays.
    async fn add_userinfo(
        &self,
        metadata: &super::discovery::Metadata,
        access_token: Option<String>,
        subject: &str,
        claims: &mut Claims,
    ) -> Result<(), Refused> {
        let (Some(url), Some(token)) = (&metadata.userinfo_endpoint, access_token) else { return Ok(()) };
        let more = self.ask(url, self.outward.client().get(url).bearer_auth(token)).await?;
        if more.get("sub").and_then(Json::as_str) != Some(subject) {
            return Err(Refused::token("the provider tells of somebody else than its token: `sub` differs"));
        }
        if let Json::Object(more) = more {
            for (name, value) in more {
                claims.0.entry(name).or_insert(value);
            }
        }
        Ok(())
    }

    /// Finds out who it is here, and opens what there is to open.
    async fn enter(
        &self,
        workspace: WorkspaceId,
        flow: &Flow,
        (provider, claims, hint): (Provider, Claims, String),
        browser: Browser,
    ) -> Result<Result<Outcome, Refused>, Problem> {
        let answer = Answer::of(&provider, &claims, hint, flow, self.now());
        let (sso, flow) = (self.clone(), flow.clone());
        self.db
            .write::<_, Problem, _>(move |tx| {
                let mut journal = Journal::open(tx, workspace, Actor::System, sso.now())?;
                match sso.entered(tx, &mut journal, &provider, &answer, &flow)? {
                    Ok(Entered::Proved) => {
                        journal.close(tx, &sso.hub)?;
                        Ok(Ok(Outcome::Proved))
                    }
                    Ok(Entered::Arrived(staff, arrival)) => sso.open(tx, journal, staff, &arrival, &browser),
                    Err((staff, refused)) => {
                        tell_refusal(&mut journal, staff, refused.word, &refused.detail);
                        journal.close(tx, &sso.hub)?;
                        Ok(Err(refused))
                    }
                }
            })
            .await
    }

    fn open(
        &self,
        tx: &mut Tx<'_>,
        journal: Journal,
        staff: StaffId,
        arrival: &Arrival,
        browser: &Browser,
    ) -> Result<Result<Outcome, Refused>, Problem> {
        let from = (&browser.visit, browser.previous.as_deref(), browser.host.as_str());
        match arrive(tx, self, journal, (staff, arrival), from)? {
            Ok((login, cookies)) => {
                let cookies = cookies.iter().flat_map(|it| it.headers(&self.config.server)).collect();
                Ok(Ok(Outcome::Login(login, cookies)))
            }
            Err(problem) if problem.code == Code::AddressNotAllowed => {
                Ok(Err(Refused::new("address", problem.detail)))
            }
            Err(problem) => Err(problem),
        }
    }

    fn entered(
        &self,
        tx: &mut Tx<'_>,
        journal: &mut Journal,
        provider: &Provider,
        answer: &Answer,
        flow: &Flow,
    ) -> Result<Result<Entered, (Option<StaffId>, Refused)>, Problem> {
        let (workspace, now) = (journal.workspace, journal.now);
        // The settings may have changed while the provider was asked.
        let still = provider_of(tx, workspace)?.is_some_and(|it| it.settings == provider.settings);
        let mark: [u8; 32] = Sha256::digest(format!("nonce\n{}", flow.nonce)).into();
        let until = flow.began.plus_seconds(PATIENCE_SECONDS);
        if !still || !use_once(tx, workspace, &mark, now, until)? {
            let refused =
                Refused::new("expired", "the answer was used already, or the settings changed meanwhile");
            return Ok(Err((None, refused)));
        }
        if let Some(again) = flow.again {
            let proved = self.prove(tx, journal, answer, again)?;
            return Ok(proved.map(|()| Entered::Proved).map_err(|refused| (Some(again.staff), refused)));
        }
        Ok(people::resolve(tx, self, journal, &provider.settings, &answer.person)?.map(|found| {
            let arrival = Arrival {
                issuer: provider.settings.issuer.clone(),
                subject: answer.person.subject.clone(),
                sid: answer.sid.clone(),
                hint: answer.hint.clone(),
                factor: answer.factor,
                first: found.first,
                proved_at: answer.proved_at,
            };
            Entered::Arrived(found.staff, arrival)
        }))
    }

    /// Notes a proof, where the one who proved it is the one who was asked.
    fn prove(
        &self,
        tx: &mut Tx<'_>,
        journal: &mut Journal,
        answer: &Answer,
        again: super::flow::Again,
    ) -> Result<Result<(), Refused>, Problem> {
        let workspace = journal.workspace;
        let who = crate::access::identified(tx, workspace, &answer.issuer, &answer.person.subject)?;
        if who != Some(again.staff) {
            return Ok(Err(Refused::new("somebody-else", "somebody else has proved that it is them")));
        }
        let Some(session) = vouched(tx, workspace, again.staff, again.session)? else {
            return Ok(Err(Refused::new("expired", "the session has ended meanwhile")));
        };
        if !answer.fresh {
            return Ok(Err(Refused::new(
                "stale",
                "the provider does not say that somebody has signed in anew (auth_time)",
            )));
        }
        if session.factor && !answer.factor {
            return Ok(Err(Refused::new(
                "no-factor",
                "the provider does not vouch for a second factor this time",
            )));
        }
        proved_again(tx, journal, again.staff, again.session)?;
        Ok(Ok(()))
    }
}

enum Entered {
    Arrived(StaffId, Arrival),
    Proved,
}

/// What the provider has said, as far as it matters.
struct Answer {
    issuer: String,
    person: Person,
    sid: String,
    hint: String,
    factor: bool,
    /// They have proved at the provider that it is them since it was asked.
    fresh: bool,
    proved_at: Time,
}

impl Answer {
    fn of(provider: &Provider, claims: &Claims, hint: String, flow: &Flow, now: Time) -> Self {
        let settings = &provider.settings;
        let since = claims.seconds("auth_time");
        let unsaid = since.is_none() && settings.proof_without_auth_time;
        let proved_at = match since {
            Some(seconds) => Time::from_micros(seconds.clamp(0, now.seconds()) * 1_000_000),
            None if unsaid => now,
            None => Time::from_micros(0),
        };
        let vouches =
            |name: &str| claims.texts(name).iter().any(|it| settings.factor_values.iter().any(|v| v == it));
        Self {
            issuer: settings.issuer.clone(),
            person: Person::of(claims, settings),
            sid: claims.text("sid").map(|it| sid_mark(&settings.issuer, it)).unwrap_or_default(),
            hint,
            factor: vouches("amr") || vouches("acr"),
            fresh: unsaid || since.is_some_and(|it| it + SKEW >= flow.began.seconds()),
            proved_at,
        }
    }
}

/// What a session of the provider's is known by here: a hash, so that a stolen database does not name it.
pub(super) fn sid_mark(issuer: &str, sid: &str) -> String {
    URL_SAFE_NO_PAD.encode(hash_token(&format!("{issuer}\n{sid}")))
}
