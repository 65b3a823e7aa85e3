//! Amounts as whole numbers of the smallest unit. Floats lose money and are nowhere in this crate.

use alloy_primitives::U256;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;

/// A whole number of smallest units (wei, satoshi, sun, lamport, drop). JSON has it as a decimal text, for JSON's
/// numbers end at 2^53.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Units(pub U256);

/// Why a text is no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AmountError {
    /// Not digits with at most one point between.
    #[error("an amount is written with digits and at most one point")]
    Form,
    /// More places behind the point than the asset has.
    #[error("an amount has more decimal places than the asset")]
    Places,
    /// Larger than 2^256.
    #[error("an amount is too large")]
    Large,
}

impl Units {
    /// None of it.
    pub const ZERO: Self = Self(U256::ZERO);

    /// Reads `12.5` as so many smallest units of an asset with `decimals` places.
    ///
    /// # Errors
    /// Anything but digits with at most one point, too many places, too large.
    pub fn parse(text: &str, decimals: u8) -> Result<Self, AmountError> {
        let (whole, places) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !digits(whole) || !digits(places) || text.ends_with('.') {
            return Err(AmountError::Form);
        }
        let missing = usize::from(decimals).checked_sub(places.len()).ok_or(AmountError::Places)?;
        let all = format!("{whole}{places}{}", "0".repeat(missing));
        U256::from_str_radix(&all, 10).map(Self).map_err(|_| AmountError::Large)
    }

    /// Written with a point, without needless zeros: `1500000` with six places is `1.5`.
    pub fn display(self, decimals: u8) -> String {
        let decimals = usize::from(decimals);
        let digits = format!("{:0>width$}", self.0.to_string(), width = decimals + 1);
        let (whole, places) = digits.split_at(digits.len() - decimals);
        let places = places.trim_end_matches('0');
        if places.is_empty() { whole.to_owned() } else { format!("{whole}.{places}") }
    }
}

impl fmt::Display for Units {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<u64> for Units {
    fn from(units: u64) -> Self {
        Self(U256::from(units))
    }
}

impl From<u128> for Units {
    fn from(units: u128) -> Self {
        Self(U256::from(units))
    }
}

impl From<U256> for Units {
    fn from(units: U256) -> Self {
        Self(units)
    }
}

impl Serialize for Units {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Units {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text, 0).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_and_written_without_loss() {
        let wei = Units::parse("1.000000000000000001", 18).unwrap();
        assert_eq!(
            (wei.to_string().as_str(), wei.display(18).as_str()),
            ("1000000000000000001", "1.000000000000000001")
        );
        assert_eq!(Units::parse("0.5", 6).unwrap().display(6), "0.5");
        assert_eq!(Units::from(7u64).display(0), "7");
        assert_eq!(Units::from(1u64).display(8), "0.00000001");
        assert_eq!(Units::parse("0.1234567", 6), Err(AmountError::Places));
        for text in ["", ".5", "5.", "-1", "1e3", "1,5", "1.2.3"] {
            assert_eq!(Units::parse(text, 6), Err(AmountError::Form), "{text}");
        }
    }
}
