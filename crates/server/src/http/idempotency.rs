//! `Idempotency-Key`: a request that changes something and carries one is carried out once. Sent again within a day it
//! gets the first answer; sent with another body, or while the first still runs, it is refused.

use super::{Code, Problem, problem::NotCarriedOut};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use ombud_base::{
    Clock, Time,
    sealed::{Key, Place},
};
use ombud_db::{Db, DbError, Tx, sql};
use sha2::{Digest, Sha256};

/// The header's name.
const HEADER: &str = "idempotency-key";
/// The longest key.
const KEY_MOST: usize = 255;
/// The largest body, of a request or an answer, that is remembered.
const BODY_MOST: usize = 1024 * 1024;
/// How long an answer is remembered.
const KEPT_SECONDS: i64 = 86_400;
/// What shows a secret once, or personal data for a while, must not be remembered; these requests are carried out each time.
const FORGOTTEN: [&str; 11] = [
    "/auth/",
    "/api-tokens",
    "/identity-keys",
    "/webhooks",
    "/platform",
    "/freeze",
    "/invitations",
    "/widget/sessions",
    "/reveals",
    "/view",
    "/download",
];

enum Found {
    /// Nobody has sent it before.
    Fresh,
    /// The same request was answered so.
    Answered(u16, String),
    /// The same request still runs.
    Running,
    /// The key was used for another request.
    Another,
}

/// The middleware.
pub async fn once(State((db, clock)): State<(Db, Clock)>, request: Request, next: Next) -> Response {
    let key = request.headers().get(HEADER).cloned();
    let path = request.uri().path();
    let forgets = FORGOTTEN.iter().any(|it| path.contains(it)) || is_multipart(&request);
    match key {
        Some(key) if !request.method().is_safe() && !forgets => {
            carry_out(&db, &clock, &key, request, next).await.unwrap_or_else(IntoResponse::into_response)
        }
        _ => next.run(request).await,
    }
}

fn is_multipart(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok());
    kind.is_some_and(|it| it.starts_with("multipart/"))
}

async fn carry_out(
    db: &Db,
    clock: &Clock,
    key: &HeaderValue,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    if key.is_empty() || key.len() > KEY_MOST {
        return Err(Problem::new(
            Code::Malformed,
            format!("An Idempotency-Key has 1 to {KEY_MOST} characters."),
        ));
    }
    // Whose key it is belongs to the key: another caller's same word is another key.
    let who = [header::AUTHORIZATION, header::COOKIE].map(|name| request.headers().get(name).cloned());
    let place = format!("{:?}\n{} {}\n{key:?}", who, request.method(), request.uri());
    let key_hash: [u8; 32] = Sha256::digest(&place).into();
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, BODY_MOST).await.map_err(|_| {
        Problem::new(Code::TooLarge, "A request with an Idempotency-Key holds at most 1 MiB.")
    })?;
    let request_hash: [u8; 32] = Sha256::digest(&body).into();
    let now = clock.now();
    let sealing = Key::from_slice(&Sha256::digest(format!("answer\n{place}")))
        .ok_or_else(|| Problem::internal("a hash"))?;
    let opening = sealing.clone();
    let found =
        db.write::<_, DbError, _>(move |tx| look(tx, &opening, &key_hash, &request_hash, now)).await?;
    match found {
        Found::Fresh => {}
        Found::Answered(status, answer) => return Ok(again(status, answer)),
        Found::Running => {
            return Err(Problem::new(
                Code::Conflict,
                "The same request is being carried out just now; ask again shortly.",
            ));
        }
        Found::Another => {
            return Err(Problem::new(
                Code::Conflict,
                "This Idempotency-Key was used for another request. Use a new one.",
            ));
        }
    }
    let response = next.run(Request::from_parts(parts, Body::from(body))).await;
    let (parts, body) = response.into_parts();
    let answer = to_bytes(body, usize::MAX).await.map_err(Problem::internal)?;
    // An answer with 503 is one that is not kept.
    let waits = parts.extensions.get::<NotCarriedOut>().is_some();
    let kept = if waits { StatusCode::SERVICE_UNAVAILABLE } else { parts.status };
    remember(db, sealing, key_hash, kept, &answer).await?;
    Ok(Response::from_parts(parts, Body::from(answer)))
}

/// An answer is sealed with what only the caller has: their credentials and their word for the request.
fn answers() -> Place {
    Place::new("idempotency.answer")
}

fn look(
    tx: &mut Tx<'_>,
    opening: &Key,
    key: &[u8; 32],
    request: &[u8; 32],
    now: Time,
) -> Result<Found, DbError> {
    let old = now.plus_seconds(-KEPT_SECONDS);
    tx.exec(
        sql!("DELETE FROM idempotency WHERE key_hash = $1 AND created_at < $2"),
        &[key.as_slice().into(), old.into()],
    )?;
    let fresh = tx.exec(
        sql!(
            "INSERT INTO idempotency (key_hash, request_hash, created_at) VALUES ($1, $2, $3) ",
            "ON CONFLICT (key_hash) DO NOTHING"
        ),
        &[key.as_slice().into(), request.as_slice().into(), now.into()],
    )?;
    if fresh == 1 {
        return Ok(Found::Fresh);
    }
    let (held, status, answer): (Vec<u8>, Option<i64>, Option<Vec<u8>>) = tx.one(
        sql!("SELECT request_hash, status, answer FROM idempotency WHERE key_hash = $1"),
        &[key.as_slice().into()],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    Ok(match (held == request, status.and_then(|it| u16::try_from(it).ok())) {
        (false, _) => Found::Another,
        (true, Some(status)) => {
            let opened = opening.open_text(&answers(), &answer.unwrap_or_default());
            Found::Answered(status, opened.map_err(|error| DbError::Sealed(error.to_string()))?)
        }
        (true, None) => Found::Running,
    })
}

/// Keeps an answer; one that says "try again", or "prove first that you may", is not kept: nothing was carried out, and the same
/// request is to be sent again.
async fn remember(
    db: &Db,
    sealing: Key,
    key: [u8; 32],
    status: StatusCode,
    answer: &Bytes,
) -> Result<(), Problem> {
    let text = std::str::from_utf8(answer).ok().filter(|it| it.len() <= BODY_MOST).map(str::to_owned);
    let not_carried_out =
        [StatusCode::TOO_MANY_REQUESTS, StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&status);
    let keep = text.filter(|_| !status.is_server_error() && !not_carried_out);
    db.write::<_, DbError, _>(move |tx| match &keep {
        Some(text) => {
            let sealed = sealing.seal(&answers(), text.as_bytes(), tx.keyring()?.random());
            tx.exec(
                sql!("UPDATE idempotency SET status = $2, answer = $3 WHERE key_hash = $1"),
                &[key.as_slice().into(), status.as_u16().into(), (&sealed).into()],
            )
        }
        None => tx.exec(sql!("DELETE FROM idempotency WHERE key_hash = $1"), &[key.as_slice().into()]),
    })
    .await?;
    Ok(())
}

fn again(status: u16, answer: String) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    let kind = if status.is_success() { "application/json" } else { "application/problem+json" };
    let headers = [(header::CONTENT_TYPE.as_str(), kind), ("idempotency-replayed", "true")];
    (status, headers, answer).into_response()
}
