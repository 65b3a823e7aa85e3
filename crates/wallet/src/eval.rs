//! Proofs with answers: judges lines of JSON, so that whoever wants to see figures before trusting can have them.

use crate::{Expected, Proof, Scheme, time::rfc3339, verify};
use jiff::Timestamp;
use serde_json::Value;

/// What was said of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// What the line expects, if it does.
    pub expected: Option<bool>,
    /// Whether the proof holds.
    pub valid: bool,
    /// Why not.
    pub reason: Option<String>,
}

/// What a line of [`wallet_proofs`] must be.
pub const WALLET_PROOFS_NEEDS: &str = "`scheme` (eip4361, eip191, bip322-simple, bip137, solana-ed25519, tip191), `message`, `signature`, \
     `address` (eip4361: may be missing), and for eip4361 `expect` with `domain`, `nonce`, `now`";

/// Judges `{"scheme", "message", "signature", "address", "expect": {"domain", "nonce", "now"}}` by `valid`. `None` for what
/// is no such line; a field of the wrong form makes the proof invalid.
pub fn wallet_proofs(line: &Value) -> Option<Judged> {
    let text = |name: &str| line.get(name).and_then(Value::as_str);
    let (scheme, message, signature) = (text("scheme")?, text("message")?, text("signature")?);
    let answer = match Scheme::from_name(scheme) {
        None => Err(format!("unknown scheme {scheme}")),
        Some(scheme) => {
            let address = match (text("address"), scheme) {
                (Some(address), _) => address,
                (None, Scheme::Eip4361) => message.split('\n').nth(1).unwrap_or_default(),
                (None, _) => return None,
            };
            let proof = Proof {
                scheme,
                address: address.to_owned(),
                message: message.to_owned(),
                signature: signature.to_owned(),
            };
            judge(&proof, line.get("expect"))?
        }
    };
    let expected = line.get("valid").and_then(Value::as_bool);
    Some(Judged { expected, valid: answer.is_ok(), reason: answer.err() })
}

fn judge(proof: &Proof, expect: Option<&Value>) -> Option<Result<(), String>> {
    let Some(expect) = expect.filter(|it| it.is_object()) else {
        let sign_in = proof.scheme == Scheme::Eip4361;
        return (!sign_in).then(|| told(proof, &Expected::AnyText, Timestamp::UNIX_EPOCH));
    };
    let text = |name: &str| expect.get(name).and_then(Value::as_str);
    let (domain, nonce, now) = (text("domain")?, text("nonce")?, text("now")?);
    let Some(now) = rfc3339(now) else { return Some(Err("`now` is no time".into())) };
    Some(told(proof, &Expected::SignIn { domain, nonce }, now))
}

fn told(proof: &Proof, expected: &Expected<'_>, now: Timestamp) -> Result<(), String> {
    verify(proof, expected, now).map(drop).map_err(|refusal| refusal.to_string())
}
