//! Identity tokens: a host app vouches for its user by a signed JWT.
//!
//! A token is good when its header names a `kid` of this inbox and that key's own algorithm, its signature holds, and
//! its `exp` lies ahead by an hour at most. Nothing else that a header may carry (`jku`, `jwk`, `x5u` …) is looked at:
//! a token cannot bring its own key.

use super::{
    store,
    types::{Algorithm, IdentityClaims, Inbox},
};
use crate::{
    app::App,
    http::{Checks, Code, Problem, guarded},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{DecodingKey, Validation, jwk::Jwk};
use ombud_base::{Time, id::IdentityKeyId};
use ombud_db::DbError;
use serde::Deserialize;
use serde_json::Value as Json;

/// The longest token.
const TOKEN_MOST: usize = 4096;
/// How far ahead `exp` may lie, in seconds.
const LIFE_MOST: i64 = 3600;
/// How far the clocks of the host app and ours may be apart, in seconds.
const LEEWAY: i64 = 30;
/// How often the last use of a key is written down at most, in seconds.
const NOTE_USE_EVERY: i64 = 3600;

#[derive(Deserialize)]
struct Claims {
    sub: Json,
    exp: i64,
    nbf: Option<i64>,
    aud: Option<Json>,
    email: Option<String>,
    email_verified: Option<bool>,
    name: Option<String>,
    #[serde(alias = "locale")]
    language: Option<String>,
    tier: Option<String>,
}

fn refused(detail: &'static str) -> Problem {
    Problem::new(Code::WrongCredentials, detail)
}

/// Verifies an identity token of this inbox.
///
/// # Errors
/// [`Code::IdentityExpired`]; [`Code::WrongCredentials`] with what is wrong with it: the reader is the host app's developer, and none of it helps
/// to forge one.
pub async fn verify_identity(app: &App, inbox: &Inbox, token: &str) -> Result<IdentityClaims, Problem> {
    if token.len() > TOKEN_MOST {
        return Err(refused("The identity token is longer than 4,096 characters."));
    }
    let header = jsonwebtoken::decode_header(token).map_err(|_| {
        refused("The identity token is no JWT, or its algorithm is none of HS256, ES256, EdDSA.")
    })?;
    if header.crit.is_some() || header.enc.is_some() || header.zip.is_some() {
        return Err(refused(
            "The identity token's header has `crit`, `enc` or `zip`, which are not supported.",
        ));
    }
    let kid = header.kid.ok_or_else(|| refused("The identity token's header has no `kid`."))?;
    let unknown = || refused("The identity token's `kid` is no key of this inbox.");
    if !is_kid(&kid) {
        return Err(unknown());
    }
    let (workspace, id) = (inbox.workspace, inbox.id);
    let found = app.db.read::<_, DbError, _>(move |tx| store::key_by_kid(tx, workspace, id, &kid));
    let row = found.await?.ok_or_else(unknown)?;
    let algorithm = token_algorithm(row.key.algorithm);
    if header.alg != algorithm {
        return Err(refused("The identity token is signed by another algorithm than its key is for."));
    }
    let key = decoding_key(row.key.algorithm, &row.material).map_err(Problem::internal)?;
    let claims =
        jsonwebtoken::decode::<Claims>(token, &key, &signature_only(algorithm)).map_err(|error| {
            refused(match error.kind() {
                jsonwebtoken::errors::ErrorKind::InvalidSignature => {
                    "The identity token's signature does not hold."
                }
                _ => "The identity token's claims cannot be read: it needs at least `sub` and `exp`.",
            })
        })?;
    let claims = check(claims.claims, &inbox.key, app.now())?;
    note_use(app, inbox, row.key.id, row.key.last_used_at).await?;
    Ok(claims)
}

const fn token_algorithm(algorithm: Algorithm) -> jsonwebtoken::Algorithm {
    match algorithm {
        Algorithm::HS256 => jsonwebtoken::Algorithm::HS256,
        Algorithm::ES256 => jsonwebtoken::Algorithm::ES256,
        Algorithm::EdDSA => jsonwebtoken::Algorithm::EdDSA,
    }
}

/// The library checks the signature by the one algorithm; times are checked here, by the server's clock.
fn signature_only(algorithm: jsonwebtoken::Algorithm) -> Validation {
    let mut validation = Validation::new(algorithm);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    validation
}

fn check(claims: Claims, inbox_key: &str, now: Time) -> Result<IdentityClaims, Problem> {
    let now = now.seconds();
    if claims.exp <= now - LEEWAY {
        let detail = "The identity token has expired. Ask your server for a new one, and hand it over by \
                      `Ombud(\"identify\", token)`.";
        return Err(Problem::new(Code::IdentityExpired, detail));
    }
    if claims.exp > now + LIFE_MOST + LEEWAY {
        return Err(refused("The identity token is good for more than an hour; make it shorter-lived."));
    }
    if claims.nbf.is_some_and(|nbf| nbf > now + LEEWAY) {
        return Err(refused("The identity token is not good yet (`nbf`)."));
    }
    let for_us = |aud: &Json| match aud {
        Json::String(one) => one == inbox_key,
        Json::Array(all) => all.iter().any(|it| it == inbox_key),
        _ => false,
    };
    if !claims.aud.as_ref().is_none_or(for_us) {
        return Err(refused("The identity token is for somebody else: `aud` is not this inbox's key."));
    }
    let sub = match claims.sub {
        Json::String(text) => text,
        Json::Number(number) if number.is_i64() || number.is_u64() => number.to_string(),
        _ => return Err(refused("The identity token's `sub` must be a text or a whole number.")),
    };
    let mut checks = Checks::new();
    let sub = checks.line("sub", &sub, 200);
    let email = claims.email.filter(|it| !it.is_empty());
    email.iter().for_each(|it| checks.email("email", it));
    let name = claims.name.map(|it| checks.line_or_empty("name", &it, 200)).filter(|it| !it.is_empty());
    // A token that carries a secret in its claims is one that its maker has to mend.
    let carries = |it: &str| !ombud_guard::inspect(it).findings.is_empty();
    checks.expect(!carries(&sub), "sub", "must not be a secret");
    checks.expect(!email.as_deref().is_some_and(carries), "email", "must not be a secret");
    let name = name.map(guarded);
    let language = claims.language.filter(|it| !it.is_empty());
    language.iter().for_each(|it| checks.language("language", it));
    checks.done().map_err(|problem| {
        Problem::new(
            Code::WrongCredentials,
            format!("The identity token's claims do not fit: {}.", problem.detail),
        )
    })?;
    let email_verified = claims.email_verified.unwrap_or(false);
    Ok(IdentityClaims {
        sub,
        email,
        email_verified,
        name,
        language,
        tier: claims.tier.filter(|it| !it.is_empty()),
        exp: claims.exp,
    })
}

async fn note_use(app: &App, inbox: &Inbox, id: IdentityKeyId, last: Option<Time>) -> Result<(), Problem> {
    let now = app.now();
    if last.is_some_and(|last| now < last.plus_seconds(NOTE_USE_EVERY)) {
        return Ok(());
    }
    let workspace = inbox.workspace;
    Ok(app.db.write::<_, DbError, _>(move |tx| store::note_use(tx, workspace, id, now)).await?)
}

/// Whether it can name a key.
pub(super) fn is_kid(kid: &str) -> bool {
    let plain = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.');
    (1..=64).contains(&kid.len()) && kid.bytes().all(plain)
}

/// Why `material` is no key for `algorithm`, if so: it is tried on a signature that cannot hold, for the library looks at
/// a key only when it is used.
pub(super) fn refuse_key(algorithm: Algorithm, material: &str) -> Option<&'static str> {
    let key = match decoding_key(algorithm, material) {
        Ok(key) => key,
        Err(why) => return Some(why),
    };
    let signature = URL_SAFE_NO_PAD.encode([1; 64]);
    let tried = jsonwebtoken::crypto::verify(&signature, b"trial", &key, token_algorithm(algorithm));
    tried.is_err().then_some("is no point on the curve of its algorithm (P-256 for ES256, Ed25519 for EdDSA)")
}

/// What tokens are verified with.
///
/// # Errors
/// What is wrong with `material`, as in "must be …".
pub(super) fn decoding_key(algorithm: Algorithm, material: &str) -> Result<DecodingKey, &'static str> {
    if algorithm == Algorithm::HS256 {
        return Ok(DecodingKey::from_secret(material.as_bytes()));
    }
    if material.trim_start().starts_with('{') {
        return from_jwk(algorithm, material);
    }
    if material.contains("PRIVATE KEY") {
        return Err(
            "must be the public key; keep the private one to yourself, and replace it now that it was sent",
        );
    }
    let key = match algorithm {
        Algorithm::ES256 => DecodingKey::from_ec_pem(material.as_bytes()),
        _ => DecodingKey::from_ed_pem(material.as_bytes()),
    };
    key.map_err(|_| match algorithm {
        Algorithm::ES256 => "must be a public key on P-256 as PEM (BEGIN PUBLIC KEY) or JWK",
        _ => "must be an Ed25519 public key as PEM (BEGIN PUBLIC KEY) or JWK",
    })
}

fn from_jwk(algorithm: Algorithm, material: &str) -> Result<DecodingKey, &'static str> {
    let json: Json = serde_json::from_str(material).map_err(|_| "is no JSON")?;
    if json.get("d").is_some() {
        return Err(
            "must be the public key; keep the private one to yourself, and replace it now that it was sent",
        );
    }
    let curve = json.get("crv").and_then(Json::as_str);
    let expected = if algorithm == Algorithm::ES256 { "P-256" } else { "Ed25519" };
    if curve != Some(expected) {
        return Err("must be a JWK on the curve of its algorithm (P-256 for ES256, Ed25519 for EdDSA)");
    }
    let jwk: Jwk = serde_json::from_value(json).map_err(|_| "is no JWK")?;
    DecodingKey::from_jwk(&jwk).map_err(|_| "is no JWK that can be used")
}
