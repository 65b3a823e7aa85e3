//! What the platform says of an account, by the contract: read strictly, bounded, masked.

use super::types::AccountStatus;
use crate::{trust::Sight, trust::mask, words::words};
use ombud_base::Time;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The most entries of a list that are taken.
const MOST: usize = 50;
/// The most characters of a text.
const LONGEST: usize = 200;

words! {
    /// How a deposit or a withdrawal stands.
    MovementState {
        /// It was asked for, or was seen.
        Pending = "pending",
        /// It waits for confirmations.
        Confirming = "confirming",
        /// The platform holds it back.
        Held = "held",
        /// It is credited, or gone out.
        Completed = "completed",
        /// It came to nothing.
        Failed = "failed",
        /// Somebody took it back.
        Cancelled = "cancelled",
    }
}

/// What the platform knows of a customer's account.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountFacts)]
pub(super) struct Facts {
    /// How it stands.
    pub(super) status: AccountStatus,
    /// How far the customer's identity is verified.
    pub(super) verification: Verification,
    /// What the platform holds back, and until when.
    #[serde(default)]
    pub(super) holds: Vec<Hold>,
    /// The latest deposits, the newest first.
    #[serde(default)]
    pub(super) deposits: Vec<Movement>,
    /// The latest withdrawals, the newest first.
    #[serde(default)]
    pub(super) withdrawals: Vec<Movement>,
    /// The latest log-ins, the newest first.
    #[serde(default)]
    pub(super) logins: Vec<Login>,
    /// How much may move, and how much is left of it.
    #[serde(default)]
    pub(super) limits: Vec<Limit>,
}

/// How far an identity is verified.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountVerification)]
pub(super) struct Verification {
    /// The level, in the platform's own words.
    #[schema(example = "advanced")]
    pub(super) level: String,
    /// The step that is still to be done.
    #[schema(example = "proof of address")]
    pub(super) pending: Option<String>,
}

/// Something that is held back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountHold)]
pub(super) struct Hold {
    /// The platform's id.
    pub(super) id: String,
    /// What is held: `withdrawals`, `account` …
    #[schema(example = "withdrawals")]
    pub(super) kind: String,
    /// Why.
    pub(super) reason: String,
    /// Since when.
    pub(super) since: Time,
    /// Until when; none: until somebody ends it.
    pub(super) until: Option<Time>,
}

/// A deposit or a withdrawal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountMovement)]
pub(super) struct Movement {
    /// The platform's id.
    pub(super) id: String,
    /// Of what.
    #[schema(example = "USDT")]
    pub(super) asset: String,
    /// On which network (CAIP-2).
    #[schema(example = "eip155:1")]
    pub(super) network: String,
    /// How much, a decimal number as text.
    #[schema(example = "1250.5")]
    pub(super) amount: String,
    /// How it stands.
    pub(super) state: MovementState,
    /// When.
    pub(super) at: Time,
    /// The transaction on the chain, once there is one.
    pub(super) transaction: Option<String>,
    /// From or to which address.
    pub(super) address: Option<String>,
}

/// A log-in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountLogin)]
pub(super) struct Login {
    /// When.
    pub(super) at: Time,
    /// By which device.
    #[schema(example = "Chrome on Windows")]
    pub(super) device: String,
    /// Roughly where.
    #[schema(example = "Singapore, SG")]
    pub(super) place: Option<String>,
    /// Whether the customer has used this device before.
    pub(super) trusted: bool,
}

/// A limit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
#[schema(as = AccountLimit)]
pub(super) struct Limit {
    /// Of what.
    #[schema(example = "withdrawals a day, USD")]
    pub(super) what: String,
    /// How much in all, a decimal number as text.
    pub(super) amount: String,
    /// How much is left.
    pub(super) left: String,
    /// When it begins anew.
    pub(super) resets_at: Option<Time>,
}

impl Facts {
    /// Reads an answer of the platform.
    ///
    /// # Errors
    /// What does not fit the contract, with where it stands.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, String> {
        let facts: Self = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
        let lists = [
            ("holds", facts.holds.len()),
            ("deposits", facts.deposits.len()),
            ("withdrawals", facts.withdrawals.len()),
            ("logins", facts.logins.len()),
            ("limits", facts.limits.len()),
        ];
        if let Some((name, count)) = lists.into_iter().find(|it| it.1 > MOST) {
            return Err(format!("{name} has {count} entries; at most {MOST} are taken"));
        }
        facts.check()?;
        Ok(facts)
    }

    fn check(&self) -> Result<(), String> {
        text("verification.level", &self.verification.level)?;
        optional("verification.pending", self.verification.pending.as_ref())?;
        for (at, it) in self.holds.iter().enumerate() {
            for (name, value) in [("id", &it.id), ("kind", &it.kind), ("reason", &it.reason)] {
                text(&format!("holds[{at}].{name}"), value)?;
            }
        }
        for (list, all) in [("deposits", &self.deposits), ("withdrawals", &self.withdrawals)] {
            for (at, it) in all.iter().enumerate() {
                it.check(&format!("{list}[{at}]"))?;
            }
        }
        for (at, it) in self.logins.iter().enumerate() {
            text(&format!("logins[{at}].device"), &it.device)?;
            optional(&format!("logins[{at}].place"), it.place.as_ref())?;
        }
        for (at, it) in self.limits.iter().enumerate() {
            text(&format!("limits[{at}].what"), &it.what)?;
            decimal(&format!("limits[{at}].amount"), &it.amount)?;
            decimal(&format!("limits[{at}].left"), &it.left)?;
        }
        Ok(())
    }

    /// What `sight` shows of it: who sees no addresses sees neither hashes, which lead to them, nor places.
    #[must_use]
    pub(super) fn seen_by(mut self, sight: &Sight) -> Self {
        if sight.is_clear() {
            return self;
        }
        for it in self.deposits.iter_mut().chain(&mut self.withdrawals) {
            it.address = it.address.as_deref().map(|it| sight.address(it));
            it.transaction = it.transaction.as_deref().map(|it| sight.address(it));
        }
        for it in &mut self.logins {
            it.place = it.place.as_deref().map(mask::name);
        }
        self
    }
}

impl Movement {
    fn check(&self, at: &str) -> Result<(), String> {
        text(&format!("{at}.id"), &self.id)?;
        text(&format!("{at}.asset"), &self.asset)?;
        decimal(&format!("{at}.amount"), &self.amount)?;
        optional(&format!("{at}.transaction"), self.transaction.as_ref())?;
        optional(&format!("{at}.address"), self.address.as_ref())?;
        if is_caip2(&self.network) { Ok(()) } else { Err(format!("{at}.network is no CAIP-2 identifier")) }
    }
}

pub(super) fn text(name: &str, value: &str) -> Result<(), String> {
    if value.is_empty() || value.chars().count() > LONGEST || value.chars().any(char::is_control) {
        return Err(format!("{name} is no text of one line, of 1 to {LONGEST} characters"));
    }
    Ok(())
}

pub(super) fn optional(name: &str, value: Option<&String>) -> Result<(), String> {
    value.map_or(Ok(()), |it| text(name, it))
}

/// Digits, perhaps a point and more digits: what no floating-point number on the way has touched.
pub(super) fn decimal(name: &str, value: &str) -> Result<(), String> {
    let (whole, part) = value.split_once('.').unwrap_or((value, "0"));
    let digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    if value.len() <= 80 && digits(whole) && digits(part) {
        return Ok(());
    }
    Err(format!("{name} is no decimal number as text"))
}

/// `namespace:reference`, as CAIP-2 has them.
pub(super) fn is_caip2(value: &str) -> bool {
    let Some((namespace, reference)) = value.split_once(':') else { return false };
    let small = |it: u8| it == b'-' || it.is_ascii_lowercase() || it.is_ascii_digit();
    (3..=8).contains(&namespace.len())
        && namespace.bytes().all(small)
        && (1..=32).contains(&reference.len())
        && reference.bytes().all(|it| matches!(it, b'-' | b'_') || it.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value as Json, json};

    fn whole() -> Json {
        json!({
            "status": "active", "verification": {"level": "advanced", "pending": null},
            "holds": [{"id": "h1", "kind": "withdrawals", "reason": "new device", "since": "2026-01-05T08:00:00Z", "until": null}],
            "deposits": [{"id": "d1", "asset": "USDT", "network": "tron:0x2b6653dc", "amount": "1250.5", "state": "confirming",
                "at": "2026-01-05T08:00:00Z", "transaction": "0x7d1c9a5be0c1a4f6e0a9d7ab5c1f2d3e4f5a6b7c", "address": "0x52908400098527886E0F7030069857D2E4169EE7"}],
            "withdrawals": [], "logins": [{"at": "2026-01-05T08:00:00Z", "device": "Chrome", "place": "Lisbon, PT", "trusted": true}],
            "limits": [{"what": "a day", "amount": "10000", "left": "8749.50", "resets_at": null}], "unheard_of": 1
        })
    }

    fn read(value: &Json) -> Result<Facts, String> {
        Facts::read(value.to_string().as_bytes())
    }

    #[test]
    fn a_whole_answer_is_read_and_what_is_new_in_it_passed_over() {
        let facts = read(&whole()).unwrap();
        assert_eq!((facts.status, facts.deposits.len()), (AccountStatus::Active, 1));
        let least = json!({"status": "frozen", "verification": {"level": "none"}});
        assert_eq!(read(&least).unwrap().status, AccountStatus::Frozen);
    }

    #[test]
    fn what_lies_is_refused_with_where_it_stands() {
        let broken = [
            ("/status", json!("fine"), "fine"),
            ("/deposits/0/amount", json!("1e9"), "deposits[0].amount"),
            ("/deposits/0/amount", json!("-5"), "deposits[0].amount"),
            ("/deposits/0/amount", json!(5), "string"),
            ("/deposits/0/network", json!("Ethereum"), "deposits[0].network"),
            ("/deposits/0/at", json!("yesterday"), ""),
            ("/deposits/0/asset", json!("a\u{7}b"), "deposits[0].asset"),
            ("/holds/0/reason", json!("x".repeat(201)), "holds[0].reason"),
            ("/limits/0/left", json!(""), "limits[0].left"),
            ("/logins/0/device", json!(""), "logins[0].device"),
        ];
        for (at, value, told) in broken {
            let mut lie = whole();
            *lie.pointer_mut(at).unwrap() = value;
            let why = read(&lie).unwrap_err();
            assert!(why.contains(told), "{at}: {why}");
        }
        let mut many = whole();
        let one = many["logins"][0].clone();
        many["logins"] = Json::from(vec![one; MOST + 1]);
        assert!(read(&many).unwrap_err().contains("logins has 51"));
    }

    #[test]
    fn networks_are_those_of_caip_2() {
        for good in
            ["eip155:1", "bip122:000000000019d6689c085ae165831e93", "solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp"]
        {
            assert!(is_caip2(good), "{good}");
        }
        for bad in ["", "eip155", "eip155:", ":1", "EIP155:1", "ab:1", "eip155:1:2", "eip155:1 "] {
            assert!(!is_caip2(bad), "{bad}");
        }
    }
}
