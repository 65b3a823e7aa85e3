//! Signatures by Standard Webhooks (<https://www.standardwebhooks.com>).

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use ombud_base::{Random, Time};
use sha2::Sha256;

const PREFIX: &str = "whsec_";
/// How far the clocks of the two sides may differ.
const TOLERANCE_SECONDS: i64 = 300;

/// A fresh secret.
pub fn new_secret(random: &Random) -> String {
    format!("{PREFIX}{}", STANDARD.encode(random.bytes::<32>()))
}

/// `v1,<signature>` of a payload; none when the secret is none.
pub fn sign(secret: &str, id: &str, timestamp: i64, payload: &str) -> Option<String> {
    let mac = mac(secret, id, timestamp, payload)?;
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
}

fn mac(secret: &str, id: &str, timestamp: i64, payload: &str) -> Option<Hmac<Sha256>> {
    let key =
        STANDARD.decode(secret.strip_prefix(PREFIX).unwrap_or(secret)).ok().filter(|it| !it.is_empty())?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    for part in [id, ".", &timestamp.to_string(), ".", payload] {
        mac.update(part.as_bytes());
    }
    Some(mac)
}

/// Whether one of the signatures in `webhook-signature` is that of `secret`, and the time is within five minutes of `now`.
pub fn verify(secret: &str, id: &str, timestamp: i64, payload: &str, signatures: &str, now: Time) -> bool {
    let near = (now.seconds() - timestamp).abs() <= TOLERANCE_SECONDS;
    let genuine = |it: &str| {
        let sent = it.strip_prefix("v1,").and_then(|it| STANDARD.decode(it).ok());
        let mac = mac(secret, id, timestamp, payload);
        sent.zip(mac).is_some_and(|(sent, mac)| mac.verify_slice(&sent).is_ok())
    };
    near && signatures.split(' ').any(genuine)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value as Json;

    /// What a receiver does, by the standard's words.
    fn verifies(case: &Json) -> bool {
        let header = |name: &str| case["headers"][name].as_str();
        let (Some(id), Some(timestamp), Some(signatures)) =
            (header("webhook-id"), header("webhook-timestamp"), header("webhook-signature"))
        else {
            return false;
        };
        let Ok(timestamp) = timestamp.parse::<i64>() else { return false };
        let now = Time::from_micros(case["now"].as_i64().unwrap() * 1_000_000);
        if case["tolerance_s"].as_i64() == Some(TOLERANCE_SECONDS) {
            let (secret, payload) = (case["secret"].as_str().unwrap(), case["payload"].as_str().unwrap());
            let verified = verify(secret, id, timestamp, payload, signatures, now);
            assert_eq!(verified, case["valid"].as_bool().unwrap(), "{}", case["name"]);
        }
        let near = (case["now"].as_i64().unwrap() - timestamp).abs() <= case["tolerance_s"].as_i64().unwrap();
        let ours = sign(case["secret"].as_str().unwrap(), id, timestamp, case["payload"].as_str().unwrap());
        near && ours.is_some_and(|ours| signatures.split(' ').any(|it| it == ours))
    }

    #[test]
    fn signatures_are_those_of_the_standard() {
        let vectors: Json = serde_json::from_str(include_str!("vectors.json")).unwrap();
        let cases = vectors["cases"].as_array().unwrap();
        assert!(cases.len() >= 20);
        for case in cases {
            assert_eq!(verifies(case), case["valid"].as_bool().unwrap(), "{}", case["name"]);
        }
    }

    #[test]
    fn a_fresh_secret_signs_and_another_one_signs_otherwise() {
        let random = Random::seeded(1);
        let (a, b) = (new_secret(&random), new_secret(&random));
        assert!(a.starts_with("whsec_") && a != b);
        assert_ne!(sign(&a, "x", 1, "{}").unwrap(), sign(&b, "x", 1, "{}").unwrap());
    }
}
