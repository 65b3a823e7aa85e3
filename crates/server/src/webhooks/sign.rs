//! Signatures by Standard Webhooks (<https://www.standardwebhooks.com>).

use base64::{Engine, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit, Mac};
use ombud_base::Random;
use sha2::Sha256;

const PREFIX: &str = "whsec_";

/// A fresh secret.
pub(super) fn new_secret(random: &Random) -> String {
    format!("{PREFIX}{}", STANDARD.encode(random.bytes::<32>()))
}

/// `v1,<signature>` of a payload; none when the secret is none.
pub(super) fn sign(secret: &str, id: &str, timestamp: i64, payload: &str) -> Option<String> {
    let key =
        STANDARD.decode(secret.strip_prefix(PREFIX).unwrap_or(secret)).ok().filter(|it| !it.is_empty())?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
    for part in [id, ".", &timestamp.to_string(), ".", payload] {
        mac.update(part.as_bytes());
    }
    Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
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
