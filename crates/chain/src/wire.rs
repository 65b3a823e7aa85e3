//! What the families share: questions by JSON, and answers read as far as facts need them.

use crate::{
    amount::Units,
    facts::{Asset, Kind, Sourced, Transfer},
    transport::{Ask, Bad, CannotTell, Endpoints, Keep, Round},
};
use ombud_base::Time;
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::{Value, json};
use std::time::Duration;

/// How long what may change with the next block is kept.
pub(crate) const MOMENT: Keep = Keep::For(Duration::from_millis(1_000));
/// How long what hardly ever changes is kept: what a token calls itself.
pub(crate) const LONG: Keep = Keep::For(Duration::from_secs(3_600));

/// A page, asked by GET.
pub(crate) fn get(path: String, kind: Option<&'static str>) -> Ask {
    Ask { path, body: None, kind }
}

/// A body, posted to a path.
pub(crate) fn post(path: &str, body: &Value, kind: Option<&'static str>) -> Ask {
    Ask { path: path.to_owned(), body: Some(body.to_string().into()), kind }
}

/// A question of JSON-RPC 2.0, which Bitcoin's nodes of JSON-RPC 1.0 understand as well.
pub(crate) fn rpc(method: &str, params: &Value, kind: Option<&'static str>) -> Ask {
    post("", &json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params}), kind)
}

/// An error object of JSON-RPC.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct RpcError {
    /// Its number.
    pub code: i64,
    /// Its words.
    #[serde(default)]
    pub message: String,
    /// What comes with it: of a call that was refused, what the program said.
    #[serde(default)]
    pub data: Option<Value>,
}

#[derive(Deserialize)]
#[serde(bound = "T: DeserializeOwned")]
struct Envelope<T> {
    id: Value,
    #[serde(default, deserialize_with = "present")]
    result: Option<Option<T>>,
    error: Option<RpcError>,
}

/// Tells `null`, which says "unknown", from a result that is not there at all.
fn present<'de, D: Deserializer<'de>, T: DeserializeOwned>(it: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(it).map(Some)
}

/// What a method of JSON-RPC answers: a value, nothing, or an error of the node's own. That the node asks for fewer questions is
/// no answer.
pub(crate) fn read_rpc<T: DeserializeOwned>(body: &[u8]) -> Result<Result<Option<T>, RpcError>, Bad> {
    let envelope: Envelope<T> = serde_json::from_slice(body).map_err(|_| Bad::Garbage)?;
    match (envelope.result, envelope.error) {
        (_, Some(error)) if error.code == -32_005 || error.code == 429 => Err(Bad::Busy),
        (None | Some(None), Some(error)) => Ok(Err(error)),
        (Some(_), None) if envelope.id != json!(1) => Err(Bad::Lie),
        (Some(result), None) => Ok(Ok(result)),
        _ => Err(Bad::Garbage),
    }
}

/// A body that is JSON of this form.
pub(crate) fn read_json<T: DeserializeOwned>(body: &[u8]) -> Result<T, Bad> {
    serde_json::from_slice(body).map_err(|_| Bad::Garbage)
}

/// Asks by JSON-RPC what every node offers; `unknown` are the errors that say that there is no such thing.
pub(crate) async fn call<T: DeserializeOwned>(
    pool: &Endpoints,
    round: &Round,
    ask: &Ask,
    unknown: &[i64],
    judge: impl Fn(&T) -> Result<Keep, Bad>,
) -> Result<Sourced<Option<T>>, CannotTell> {
    let read = |body: &[u8]| match read_rpc::<T>(body)? {
        Ok(Some(value)) => judge(&value).map(|keep| (Some(value), keep)),
        Ok(None) => Ok((None, MOMENT)),
        Err(error) if unknown.contains(&error.code) => Ok((None, MOMENT)),
        Err(_) => Err(Bad::Refused),
    };
    pool.ask(round, ask, read).await
}

/// The same for what must be there.
pub(crate) async fn must<T: DeserializeOwned>(
    pool: &Endpoints,
    round: &Round,
    ask: &Ask,
) -> Result<Sourced<T>, CannotTell> {
    let read = |body: &[u8]| match read_rpc::<T>(body)? {
        Ok(Some(value)) => Ok((value, MOMENT)),
        Ok(None) => Err(Bad::Garbage),
        Err(_) => Err(Bad::Refused),
    };
    pool.ask(round, ask, read).await
}

/// Blocks on top of one, its own included. The newest block may have been asked for a moment before: one that is a little
/// older is taken for the same, one that is much older contradicts.
pub(crate) fn confirmations(newest: u64, height: u64) -> Result<u64, CannotTell> {
    const LATE: u64 = 3;
    if newest.saturating_add(LATE) < height {
        return Err(CannotTell::Contradiction);
    }
    Ok((newest + 1).saturating_sub(height).max(1))
}

/// A time in seconds since 1970.
pub(crate) fn seconds(seconds: i64) -> Option<Time> {
    seconds.checked_mul(1_000_000).map(Time::from_micros)
}

/// The chain's own coin.
pub(crate) fn coin() -> Asset {
    Asset { token: None, symbol: None, decimals: None, item: None }
}

/// A transfer of the chain's own coin that the transaction asks for.
pub(crate) fn native(from: &str, to: &str, amount: Units) -> Transfer {
    Transfer {
        kind: Kind::Native,
        asset: coin(),
        from: from.to_owned(),
        to: to.to_owned(),
        amount,
        sent: None,
        direct: true,
        memo: None,
    }
}

/// An amount that an interface writes as a text or as a number of JSON without a point.
#[derive(Deserialize)]
#[serde(untagged)]
enum Whole {
    Number(u64),
    Text(String),
}

/// Reads [`Whole`] amounts.
pub(crate) fn units<'de, D: Deserializer<'de>>(it: D) -> Result<Units, D::Error> {
    match Whole::deserialize(it)? {
        Whole::Number(number) => Ok(Units::from(number)),
        Whole::Text(text) => Units::parse(&text, 0).map_err(serde::de::Error::custom),
    }
}

/// A decimal number as it is written, by places behind the point: `0.00012`, `1.2e-4`. JSON's numbers are read by their
/// text, never as floats.
pub(crate) fn decimal(text: &str, places: u8) -> Option<Units> {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() {
        return None;
    }
    let shift = i32::from(places) + exponent - i32::try_from(fraction.len()).ok()?;
    let all = format!("{whole}{fraction}");
    let all = match usize::try_from(shift) {
        Ok(zeros) if zeros <= 60 => all + &"0".repeat(zeros),
        Ok(_) => return None,
        // What lies behind the last place must be nothing.
        Err(_) => {
            let cut = all.len().checked_sub(usize::try_from(shift.unsigned_abs()).ok()?)?;
            let (kept, lost) = all.split_at_checked(cut)?;
            if lost.bytes().any(|it| it != b'0') {
                return None;
            }
            if kept.is_empty() { "0".to_owned() } else { kept.to_owned() }
        }
    };
    Units::parse(&all, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn decimal_numbers_are_read_exactly() {
        for (text, satoshi) in [
            ("0.00012", Some(12_000u64)),
            ("1e-8", Some(1)),
            ("1.2e-4", Some(12_000)),
            ("20999999.9769", Some(2_099_999_997_690_000)),
            ("0", Some(0)),
            ("0.0", Some(0)),
            ("5E1", Some(5_000_000_000)),
            ("0.000000010", Some(1)),
            ("0.000000015", None),
            ("-1", None),
            ("", None),
            ("1e999", None),
            ("1e-999", None),
            ("x", None),
        ] {
            assert_eq!(decimal(text, 8), satoshi.map(Into::into), "{text}");
        }
    }
}
