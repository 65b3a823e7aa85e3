//! Transactions of type 2 (EIP-1559), signed by a key of ours, and read again by whoever verifies.

use alloy_rlp::{Decodable, Encodable, Header};
use k256::ecdsa::{RecoveryId, Signature, SigningKey, VerifyingKey};
use sha3::{Digest, Keccak256};
use std::fmt;

/// The byte that a transaction of this type begins with.
const TYPE: u8 = 2;

/// An account's address.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Address(pub [u8; 20]);

/// What a transaction says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    /// Which chain.
    pub chain_id: u64,
    /// How many the account has sent before.
    pub nonce: u64,
    /// The most that goes to whoever puts it into a block, in wei for each gas.
    pub tip: u128,
    /// The most that is paid in all, in wei for each gas.
    pub max_fee: u128,
    /// How much gas it may take.
    pub gas: u64,
    /// To whom.
    pub to: Address,
    /// What it carries.
    pub data: Vec<u8>,
}

/// A signed transaction, as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// All of it.
    pub raw: Vec<u8>,
    /// By what the chain calls it.
    pub hash: [u8; 32],
}

/// The Keccak-256 of bytes.
pub fn keccak(bytes: &[u8]) -> [u8; 32] {
    Keccak256::digest(bytes).into()
}

/// The address that belongs to a key.
pub fn address_of(key: &VerifyingKey) -> Address {
    let point = key.to_sec1_point(false);
    let hash = keccak(point.as_bytes().get(1..).unwrap_or_default());
    let mut address = [0; 20];
    address.copy_from_slice(hash.get(12..).unwrap_or(&[0; 20]));
    Address(address)
}

impl Address {
    /// From 40 hexadecimal digits behind `0x`. Mixed case must be that of EIP-55.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix("0x")?;
        let address = Self(decode_hex(digits)?.try_into().ok()?);
        let mixed = digits.contains(|it: char| it.is_ascii_uppercase())
            && digits.contains(|it: char| it.is_ascii_lowercase());
        (!mixed || address.to_string() == text).then_some(address)
    }
}

impl fmt::Display for Address {
    /// As EIP-55 writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = hex(&self.0);
        let hash = hex(&keccak(digits.as_bytes()));
        f.write_str("0x")?;
        digits.chars().zip(hash.chars()).try_for_each(|(digit, by)| match by {
            '8'..='9' | 'a'..='f' => write!(f, "{}", digit.to_ascii_uppercase()),
            _ => write!(f, "{digit}"),
        })
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Bytes in hexadecimal, without `0x`.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

/// Bytes from hexadecimal, without `0x`.
pub fn decode_hex(digits: &str) -> Option<Vec<u8>> {
    let digit = |it: u8| char::from(it).to_digit(16).and_then(|it| u8::try_from(it).ok());
    let (pairs, rest) = digits.as_bytes().as_chunks::<2>();
    rest.is_empty().then_some(())?;
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}

impl Transaction {
    /// The fields of both forms, the signed and the one that is signed.
    fn fields(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.chain_id.encode(&mut out);
        self.nonce.encode(&mut out);
        self.tip.encode(&mut out);
        self.max_fee.encode(&mut out);
        self.gas.encode(&mut out);
        self.to.0.as_slice().encode(&mut out);
        0_u64.encode(&mut out);
        self.data.as_slice().encode(&mut out);
        Header { list: true, payload_length: 0 }.encode(&mut out);
        out
    }

    /// Signs it.
    pub fn sign(&self, key: &SigningKey) -> Signed {
        let mut payload = self.fields();
        let (signature, parity) = key.sign_prehash_recoverable(&keccak(&framed(&payload)));
        u8::from(parity.is_y_odd()).encode(&mut payload);
        let (r, s) = signature.split_bytes();
        trimmed(&r).encode(&mut payload);
        trimmed(&s).encode(&mut payload);
        let raw = framed(&payload);
        Signed { hash: keccak(&raw), raw }
    }

    /// Reads a signed transaction: what it says, and who has signed it. None where it is anything else: another type, one that
    /// moves value, or one that is not written as it must be.
    pub fn read(raw: &[u8]) -> Option<(Self, Address)> {
        let (kind, mut rest) = raw.split_first()?;
        let header = Header::decode(&mut rest).ok()?;
        if *kind != TYPE || !header.list || header.payload_length != rest.len() {
            return None;
        }
        let at = &mut rest;
        let tx = Self {
            chain_id: u64::decode(at).ok()?,
            nonce: u64::decode(at).ok()?,
            tip: u128::decode(at).ok()?,
            max_fee: u128::decode(at).ok()?,
            gas: u64::decode(at).ok()?,
            to: Address(Header::decode_bytes(at, false).ok()?.try_into().ok()?),
            data: {
                let value = u64::decode(at).ok()?;
                (value == 0).then_some(())?;
                Header::decode_bytes(at, false).ok()?.to_vec()
            },
        };
        let list = Header::decode(at).ok()?;
        (list.list && list.payload_length == 0).then_some(())?;
        let odd = u8::decode(at).ok().filter(|it| *it < 2)? == 1;
        let (r, s) =
            (scalar(Header::decode_bytes(at, false).ok()?)?, scalar(Header::decode_bytes(at, false).ok()?)?);
        let signature = Signature::from_scalars(r, s).ok()?;
        let hash = keccak(&framed(&tx.fields()));
        let key = VerifyingKey::recover_from_prehash(&hash, &signature, RecoveryId::new(odd, false)).ok()?;
        at.is_empty().then(|| (tx, address_of(&key)))
    }
}

/// A list of these fields, behind the byte of its type.
fn framed(fields: &[u8]) -> Vec<u8> {
    let mut out = vec![TYPE];
    Header { list: true, payload_length: fields.len() }.encode(&mut out);
    out.extend_from_slice(fields);
    out
}

/// A number without zeros before it.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let zeros = bytes.iter().take_while(|it| **it == 0).count();
    bytes.get(zeros..).unwrap_or_default()
}

fn scalar(bytes: &[u8]) -> Option<[u8; 32]> {
    if bytes.len() > 32 || bytes.first() == Some(&0) {
        return None;
    }
    let mut out = [0; 32];
    out.get_mut(32 - bytes.len()..)?.copy_from_slice(bytes);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn transaction() -> Transaction {
        Transaction {
            chain_id: 1,
            nonce: 0x80,
            tip: 1_000_000_000,
            max_fee: u128::from(u64::MAX) + 7,
            gas: 23_000,
            to: Address([0x11; 20]),
            data: (0..86).collect(),
        }
    }

    #[test]
    fn addresses_are_written_as_eip_55_has_them() {
        for it in [
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
            "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
        ] {
            assert_eq!(Address::parse(it).unwrap().to_string(), it);
            assert!(Address::parse(&it.to_lowercase()).is_some());
            let swapped = it.replacen('A', "a", 1).replacen('F', "f", 1);
            assert!(swapped == it || Address::parse(&swapped).is_none(), "{swapped}");
        }
        for it in [
            "",
            "0x",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
            "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xzz",
        ] {
            assert!(Address::parse(it).is_none(), "{it}");
        }
    }

    /// The first account of every development node, with its well-known key.
    #[test]
    fn a_key_has_its_address() {
        let key = decode_hex("ac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80").unwrap();
        let key = SigningKey::from_slice(&key).unwrap();
        assert_eq!(address_of(key.verifying_key()).to_string(), "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    }

    #[test]
    fn what_was_signed_is_read_again_with_who_signed_it() {
        for seed in 1..60_u8 {
            let key = SigningKey::from_slice(&[seed; 32]).unwrap();
            let tx = Transaction { nonce: u64::from(seed % 3), ..transaction() };
            let signed = tx.sign(&key);
            assert_eq!(signed.hash, keccak(&signed.raw));
            assert_eq!(Transaction::read(&signed.raw), Some((tx, address_of(key.verifying_key()))));
        }
    }

    #[test]
    fn no_changed_byte_is_read_as_the_same() {
        let key = SigningKey::from_slice(&[7; 32]).unwrap();
        let raw = transaction().sign(&key).raw;
        let same = Transaction::read(&raw);
        for at in 0..raw.len() {
            for bit in 0..8 {
                let mut other = raw.clone();
                other[at] ^= 1 << bit;
                assert_ne!(Transaction::read(&other), same, "byte {at}");
            }
            assert_eq!(Transaction::read(&raw[..at]), None);
        }
        assert_eq!(Transaction::read(&[raw.as_slice(), &[0]].concat()), None);
    }
}
