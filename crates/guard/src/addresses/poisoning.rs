//! Address poisoning: a thief makes an address that begins and ends as one that the victim uses, sends dust from
//! it, and waits for the victim to copy it out of the history.

use super::chains;

/// From so many bits shared at the two ends on, no chance made the likeness: one pair in 67 million has them.
const LOOKALIKE_BITS: f64 = 26.0;

/// What a candidate is to the addresses that one knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// One of them.
    Same,
    /// Made to be taken for one of them.
    Lookalike,
    /// None of them, and not like them.
    Different,
}

impl Likeness {
    /// A stable name.
    pub fn name(self) -> &'static str {
        match self {
            Likeness::Same => "same",
            Likeness::Lookalike => "lookalike",
            Likeness::Different => "different",
        }
    }
}

/// The answer of [`compare`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Comparison {
    /// What the candidate is.
    pub likeness: Likeness,
    /// Bits that its beginning and its end share with the nearest known address.
    pub shared_bits: f64,
    /// Which of the known ones is nearest; `None` without any likeness.
    pub nearest: Option<usize>,
}

/// An address as people compare it: its letters after what all addresses of its kind begin with.
struct Telling {
    letters: String,
    /// Letters at the beginning that tell nothing.
    fixed: usize,
    /// Bits that a letter carries.
    bits: f64,
}

impl Telling {
    fn new(address: &str, chain: &str) -> Telling {
        let address = address.trim();
        let hex = 4.0;
        let base32 = 5.0;
        let base58 = 58f64.log2();
        let small = address.to_ascii_lowercase();
        if small.starts_with("0x") {
            return Telling { letters: small, fixed: 2, bits: hex };
        }
        if let Some((prefix, _)) = small.split_once(':') {
            // A raw address of TON; else one with bech32's letters, of which the first is the version.
            let (extra, bits) = if matches!(prefix, "0" | "-1") { (1, hex) } else { (2, base32) };
            return Telling { fixed: prefix.len() + extra, letters: small, bits };
        }
        let one_case = !address.bytes().any(|byte| byte.is_ascii_lowercase())
            || !address.bytes().any(|byte| byte.is_ascii_uppercase());
        if let Some(at) = small.rfind('1').filter(|at| one_case && *at > 0 && small.len() > at + 30) {
            // After the separator of a witness program comes its version.
            let version = usize::from(matches!(small.get(..at), Some("bc" | "tb" | "ltc" | "tltc")));
            return Telling { letters: small, fixed: at + 1 + version, bits: base32 };
        }
        let fixed = match chain {
            "solana" | "near" | "sui" | "polkadot" | "kusama" | "substrate" | "algorand" => 0,
            "zcash" | "tezos" | "filecoin" | "ton" => 2,
            _ => 1,
        };
        let bits = match chain {
            "stellar" | "algorand" | "filecoin" | "nano" => base32,
            "ton" | "ton-testnet" => 6.0,
            "icon" => hex,
            _ => base58,
        };
        let folds = chain == "icon" || chain == "near";
        Telling { letters: if folds { small } else { address.to_owned() }, fixed, bits }
    }

    /// Whole letters shared at the beginning and at the end, in bits.
    fn shared_bits(&self, other: &Telling) -> f64 {
        if self.fixed != other.fixed || self.letters.get(..self.fixed) != other.letters.get(..other.fixed) {
            return 0.0;
        }
        let mine = self.letters.as_bytes().get(self.fixed..).unwrap_or_default();
        let theirs = other.letters.as_bytes().get(other.fixed..).unwrap_or_default();
        let first = mine.iter().zip(theirs).take_while(|(a, b)| a == b).count();
        let last = mine.iter().rev().zip(theirs.iter().rev()).take_while(|(a, b)| a == b).count();
        let letters = u32::try_from(first + last).unwrap_or(u32::MAX);
        f64::from(letters) * self.bits
    }
}

/// Compares an address with those that its owner knows. Letters of capitals and small ones are the same where
/// the chain takes them as such.
pub fn compare<S: AsRef<str>>(known: &[S], candidate: &str, chain: &str) -> Comparison {
    let chain = chains::of(chain).map_or_else(|| chain.into(), |chain| chain.id());
    let candidate = Telling::new(candidate, &chain);
    let mut nearest = Comparison { likeness: Likeness::Different, shared_bits: 0.0, nearest: None };
    for (at, known) in known.iter().enumerate() {
        let known = Telling::new(known.as_ref(), &chain);
        let shared_bits = candidate.shared_bits(&known);
        let likeness = if known.letters == candidate.letters {
            Likeness::Same
        } else if shared_bits >= LOOKALIKE_BITS {
            Likeness::Lookalike
        } else {
            Likeness::Different
        };
        if likeness == Likeness::Same {
            return Comparison { likeness, shared_bits, nearest: Some(at) };
        }
        if shared_bits > nearest.shared_bits {
            nearest = Comparison { likeness, shared_bits, nearest: Some(at) };
        }
    }
    nearest
}
