//! Accounts by name or number: NEAR, Hedera.

use data_encoding::HEXLOWER;

use super::{Fault, Outcome};

/// An account of NEAR: 64 hex digits of a key, or a name.
pub(super) fn near(text: &str) -> Outcome {
    if text.len() == 64 && HEXLOWER.decode(text.as_bytes()).is_ok() {
        return Ok("implicit");
    }
    if !(2..=64).contains(&text.len()) {
        return Err(Fault::Length);
    }
    let parts = |byte: u8| matches!(byte, b'-' | b'_' | b'.');
    if !text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || parts(byte)) {
        return Err(Fault::Alphabet);
    }
    let doubled = text.as_bytes().windows(2).any(|pair| pair.iter().all(|byte| parts(*byte)));
    let at_end = text.bytes().next().is_some_and(parts) || text.bytes().next_back().is_some_and(parts);
    if doubled || at_end { Err(Fault::Form) } else { Ok("named") }
}

/// An account of NEAR as a bare text tells it: any other word could be a name too.
pub(super) fn near_alone(text: &str) -> Outcome {
    if text.len() == 64 || text.ends_with(".near") { near(text) } else { Err(Fault::Form) }
}

/// An account of Hedera as a bare text tells it: other numbers with dots are versions.
pub(super) fn hedera_alone(text: &str) -> Outcome {
    if text.starts_with("0.0.") { hedera(text) } else { Err(Fault::Form) }
}

/// An account of Hedera: shard, realm and number, with five letters of checksum or without.
pub(super) fn hedera(text: &str) -> Outcome {
    let (account, letters) = text.split_once('-').map_or((text, None), |(account, sum)| (account, Some(sum)));
    if letters.is_some_and(|letters| letters != hedera_checksum(account)) {
        return Err(Fault::Checksum);
    }
    let mut parts = 0;
    for part in account.split('.') {
        let plain = part == "0" || !part.starts_with('0');
        if !plain || part.is_empty() || part.len() > 18 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Fault::Form);
        }
        parts += 1;
    }
    if parts == 3 { Ok("account") } else { Err(Fault::Form) }
}

/// The letters behind an account of Hedera's main network, as HIP-15 computes them.
fn hedera_checksum(account: &str) -> String {
    const P3: u64 = 26 * 26 * 26;
    const P5: u64 = 26 * 26 * 26 * 26 * 26;
    let digits =
        account.bytes().map(|byte| if byte == b'.' { 10 } else { u64::from(byte.wrapping_sub(b'0')) });
    let (mut weighted, mut even, mut odd) = (0, 0, 0);
    for (at, digit) in digits.enumerate() {
        weighted = (weighted * 31 + digit) % P3;
        if at % 2 == 0 {
            even = (even + digit) % 11;
        } else {
            odd = (odd + digit) % 11;
        }
    }
    // The ledger id of the main network is one zero byte, and six more are added: nothing to sum.
    let mut sum = ((((account.len() as u64 % 5) * 11 + even) * 11 + odd) * P3 + weighted) % P5;
    sum = (sum * 1_000_003) % P5;
    let mut letters = [b'a'; 5];
    for letter in letters.iter_mut().rev() {
        *letter = b'a' + (sum % 26) as u8;
        sum /= 26;
    }
    letters.iter().map(|byte| char::from(*byte)).collect()
}

/// A transaction of Hedera: who paid, and when.
pub(super) fn hedera_transaction(text: &str) -> Outcome {
    let (account, time) = text.split_once('@').ok_or(Fault::Form)?;
    hedera(account)?;
    let (seconds, nanos) = time.split_once('.').ok_or(Fault::Form)?;
    let digits =
        |part: &str, longest| (1..=longest).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if digits(seconds, 11) && digits(nanos, 9) { Ok("transaction") } else { Err(Fault::Form) }
}
