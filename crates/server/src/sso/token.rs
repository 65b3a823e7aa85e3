//! What a provider signs: ID tokens and logout tokens. The signature must hold by a key of the provider's own set, under an algorithm
//! with a public key: a token cannot bring its key, choose `none`, or have a public key taken for a shared secret.

use super::{Refused, Sso};
use crate::access::ProviderSettings;
use jsonwebtoken::{
    Algorithm, AlgorithmFamily, DecodingKey, Header, Validation,
    jwk::{AlgorithmParameters, Jwk, KeyAlgorithm, PublicKeyUse},
};
use ombud_base::Time;
use serde_json::{Map, Value as Json};

/// How far the provider's clock and ours may be apart, in seconds.
pub(super) const SKEW: i64 = 60;
/// The longest token.
const LONGEST: usize = 32 * 1024;
/// How old a token may be when it comes, in seconds.
const OLDEST: i64 = 600;
/// The event that makes a token a logout token.
const LOGOUT: &str = "http://schemas.openid.net/event/backchannel-logout";

/// The claims of a token whose signature holds.
pub(super) struct Claims(pub(super) Map<String, Json>);

impl Claims {
    /// A claim that is a text and not empty.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name)?.as_str().filter(|it| !it.is_empty())
    }

    /// A claim that is a time in seconds; providers write some with fractions.
    pub(super) fn seconds(&self, name: &str) -> Option<i64> {
        let value = self.0.get(name)?;
        #[allow(clippy::cast_possible_truncation, reason = "seconds of any time that can be meant")]
        value.as_i64().or_else(|| value.as_f64().map(|it| it as i64))
    }

    /// A claim that is one text or a list of them.
    pub(super) fn texts(&self, name: &str) -> Vec<&str> {
        match self.0.get(name) {
            Some(Json::String(one)) => vec![one],
            Some(Json::Array(all)) => all.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        }
    }
}

/// What an ID token answers to.
pub(super) struct Question<'a> {
    /// The nonce that was sent.
    pub nonce: &'a str,
    /// How long ago they may have proved at the provider that it is them, in seconds; where it says when.
    pub max_age: i64,
}

impl Sso {
    /// Verifies an ID token: signature, issuer, audience, times, nonce.
    ///
    /// # Errors
    /// [`Refused`], with what is wrong with it.
    pub(super) async fn id_token(
        &self,
        settings: &ProviderSettings,
        token: &str,
        question: &Question<'_>,
    ) -> Result<Claims, Refused> {
        let claims = self.verified(&settings.issuer, token).await?;
        let now = self.now();
        check(&claims, settings, now)?;
        if claims.text("nonce") != Some(question.nonce) {
            return Err(Refused::token(
                "the token answers another question: its nonce is not the one that was sent",
            ));
        }
        let since = claims.seconds("auth_time");
        if since.is_some_and(|it| it + question.max_age + SKEW < now.seconds()) {
            return Err(Refused::new("stale", "auth_time is longer ago than max_age allows"));
        }
        Ok(claims)
    }

    /// Verifies a logout token (OpenID Connect Back-Channel Logout 1.0, section 2.6).
    ///
    /// # Errors
    /// As [`Sso::id_token`].
    pub(super) async fn logout_token(
        &self,
        settings: &ProviderSettings,
        token: &str,
    ) -> Result<Claims, Refused> {
        let claims = self.verified(&settings.issuer, token).await?;
        check(&claims, settings, self.now())?;
        let is_logout = claims.0.get("events").and_then(|it| it.get(LOGOUT)).is_some_and(Json::is_object);
        if !is_logout {
            return Err(Refused::token("the token is no logout token: `events` does not say so"));
        }
        if claims.0.contains_key("nonce") {
            return Err(Refused::token("a logout token must not have a nonce"));
        }
        if claims.text("jti").is_none() {
            return Err(Refused::token("a logout token must have a `jti`"));
        }
        if claims.text("sub").is_none() && claims.text("sid").is_none() {
            return Err(Refused::token("a logout token must name a subject or a session"));
        }
        Ok(claims)
    }

    async fn verified(&self, issuer: &str, token: &str) -> Result<Claims, Refused> {
        let header = header_of(token)?;
        let keys = self.keys(issuer, false).await?;
        if let Some(claims) = by_keys(token, &header, &keys)? {
            return Ok(claims);
        }
        // The provider may have changed its keys.
        let keys = self.keys(issuer, true).await?;
        by_keys(token, &header, &keys)?
            .ok_or_else(|| Refused::token("the token is signed by none of the provider's keys"))
    }
}

/// The issuer that a token names, before anything of it is believed.
pub(super) fn named_issuer(token: &str) -> Option<String> {
    if token.len() > LONGEST {
        return None;
    }
    let claims = jsonwebtoken::dangerous::insecure_decode_claims::<Json>(token).ok()?;
    claims.get("iss")?.as_str().map(str::to_owned)
}

fn header_of(token: &str) -> Result<Header, Refused> {
    if token.len() > LONGEST {
        return Err(Refused::token("the token is longer than 32 KiB"));
    }
    let header = jsonwebtoken::decode_header(token)
        .map_err(|_| Refused::token("the token is no JWT, or its algorithm is not one with a public key"))?;
    if header.alg.family() == AlgorithmFamily::Hmac {
        return Err(Refused::token(
            "the token is signed with a shared secret; have the provider sign with a key",
        ));
    }
    if header.crit.is_some() || header.enc.is_some() || header.zip.is_some() {
        return Err(Refused::token("the token's header has `crit`, `enc` or `zip`, which are not supported"));
    }
    Ok(header)
}

/// The claims, if a key of the set has signed them; none where no key fits.
fn by_keys(token: &str, header: &Header, keys: &[Jwk]) -> Result<Option<Claims>, Refused> {
    let fitting = keys.iter().filter(|it| fits(it, header));
    let mut wrong = None;
    for jwk in fitting {
        let Ok(key) = DecodingKey::from_jwk(jwk) else { continue };
        match jsonwebtoken::decode::<Map<String, Json>>(token, &key, &signature_only(header.alg)) {
            Ok(read) => return Ok(Some(Claims(read.claims))),
            Err(error) => wrong = Some(error.to_string()),
        }
    }
    // With a key that has the token's own id, a signature that does not hold is forged; without ids it may be a new key's.
    match wrong {
        Some(why) if header.kid.is_some() => {
            Err(Refused::token(format!("the token's signature does not hold: {why}")))
        }
        _ => Ok(None),
    }
}

/// Whether a key may have signed it: by its id, its use, its own algorithm, its family.
fn fits(jwk: &Jwk, header: &Header) -> bool {
    let common = &jwk.common;
    let id = header.kid.is_none() || common.key_id == header.kid;
    let signs = common.public_key_use.as_ref().is_none_or(|it| *it == PublicKeyUse::Signature);
    let own = common.key_algorithm.is_none_or(|it| it == KeyAlgorithm::from(header.alg));
    let family = match jwk.algorithm {
        AlgorithmParameters::RSA(_) => AlgorithmFamily::Rsa,
        AlgorithmParameters::EllipticCurve(_) => AlgorithmFamily::Ec,
        AlgorithmParameters::OctetKeyPair(_) => AlgorithmFamily::Ed,
        _ => return false,
    };
    id && signs && own && family == header.alg.family()
}

/// The library checks the signature by the one algorithm; all else is checked here, by the server's clock.
fn signature_only(algorithm: Algorithm) -> Validation {
    let mut validation = Validation::new(algorithm);
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation.required_spec_claims.clear();
    validation
}

/// What ID tokens and logout tokens have in common.
fn check(claims: &Claims, settings: &ProviderSettings, now: Time) -> Result<(), Refused> {
    let now = now.seconds();
    if claims.text("iss") != Some(settings.issuer.as_str()) {
        return Err(Refused::token("the token is of another issuer"));
    }
    let audience = claims.texts("aud");
    if !audience.contains(&settings.client_id.as_str()) {
        return Err(Refused::token("the token is for another client: `aud` is not the client id"));
    }
    let azp = claims.text("azp");
    if (audience.len() > 1 && azp.is_none()) || azp.is_some_and(|it| it != settings.client_id) {
        return Err(Refused::token("the token was given to another client: `azp` is not the client id"));
    }
    let issued = claims.seconds("iat").ok_or_else(|| Refused::token("the token has no `iat`"))?;
    if issued > now + SKEW || issued < now - OLDEST - SKEW {
        return Err(Refused::token(
            "the token is not of now (`iat`): are the clocks of provider and server right?",
        ));
    }
    let expires = claims.seconds("exp").ok_or_else(|| Refused::token("the token has no `exp`"))?;
    if expires <= now - SKEW {
        return Err(Refused::token("the token has expired"));
    }
    if claims.seconds("nbf").is_some_and(|it| it > now + SKEW) {
        return Err(Refused::token("the token is not good yet (`nbf`)"));
    }
    Ok(())
}
