//! What an attacker would try, with keys that are ours.
#![allow(clippy::unwrap_used, reason = "tests")]

use base64::{Engine, engine::general_purpose::STANDARD};
use data_encoding::HEXLOWER;
use ed25519_dalek::Signer;
use jiff::Timestamp;
use k256::ecdsa::SigningKey;
use ombud_wallet::{Challenge, Expected, Family, Proof, Refusal, Scheme, verify};
use proptest::prelude::*;
use ripemd::Ripemd160;
use sha2::{Digest, Sha256};
use sha3::Keccak256;

const NOW: &str = "2026-07-29T17:33:00Z";

fn now() -> Timestamp {
    NOW.parse().unwrap()
}

fn key() -> SigningKey {
    SigningKey::from_slice(&[7; 32]).unwrap()
}

fn account() -> [u8; 20] {
    let point = key().verifying_key().to_sec1_point(false);
    Keccak256::digest(&point.as_bytes()[1..])[12..].try_into().unwrap()
}

/// Capitals by EIP-55, written again here so that the crate is not its own witness.
fn ethereum() -> String {
    let digits = HEXLOWER.encode(&account());
    let hash = HEXLOWER.encode(&Keccak256::digest(&digits));
    let capital = |(digit, hash): (char, char)| if hash >= '8' { digit.to_ascii_uppercase() } else { digit };
    digits.chars().zip(hash.chars()).fold("0x".to_owned(), |out, it| out + &capital(it).to_string())
}

fn sign(prefix: &str, message: &str, v: u8) -> Vec<u8> {
    let hash = Keccak256::digest(format!("\x19{prefix} Signed Message:\n{}{message}", message.len()));
    let (signature, id) = key().sign_prehash_recoverable(&hash);
    [signature.to_vec(), vec![v + id.to_byte()]].concat()
}

fn eip(scheme: Scheme, address: &str, message: &str, signature: &[u8]) -> Proof {
    Proof {
        scheme,
        address: address.into(),
        message: message.into(),
        signature: format!("0x{}", HEXLOWER.encode(signature)),
    }
}

fn challenge() -> Challenge {
    Challenge {
        domain: "desk.example".into(),
        address: ethereum(),
        statement: Some("Show that this wallet is yours.".into()),
        uri: "https://desk.example/c/7f3a".into(),
        chain_id: "1".into(),
        nonce: "bX84zvmnQ2".into(),
        issued_at: "2026-07-29T17:32:34Z".parse().unwrap(),
        expires_at: Some("2026-07-29T17:42:34Z".parse().unwrap()),
        request_id: Some("7f3a".into()),
        ..Challenge::new(Family::Ethereum)
    }
}

/// A text, signed by the right key.
fn signed(message: &str) -> Result<(), Refusal> {
    let proof = eip(Scheme::Eip4361, &ethereum(), message, &sign("Ethereum", message, 27));
    verify(&proof, &Expected::Challenge(&challenge()), now()).map(drop)
}

#[test]
fn the_honest_one_is_let_in() {
    let text = challenge().text().unwrap();
    assert_eq!(signed(&text), Ok(()));
    assert_eq!(signed(&format!("https://{text}")), Ok(()));
}

/// What is changed in the text to what, and what is said of it.
const CHANGES: &[(&str, &str, &str)] = &[
    // who asks
    ("desk.example wants", "desk.example. wants", "differs"),
    ("desk.example wants", "desk.example:443 wants", "differs"),
    ("desk.example wants", "desk.example: wants", "differs"),
    ("desk.example wants", "desk.example@evil.example wants", "differs"),
    ("desk.example wants", "evil@desk.example wants", "differs"),
    ("desk.example wants", "DESK.example wants", "differs"),
    ("desk.example wants", "d%65sk.example wants", "differs"),
    ("desk.example wants", "xn--dsk-9ma.example wants", "differs"),
    ("desk.example wants", "d\u{435}sk.example wants", "message"),
    ("desk.example wants", "[::1] wants", "differs"),
    ("desk.example wants", "[::1 wants", "message"),
    ("desk.example wants", "desk.example/ wants", "message"),
    ("desk.example wants", "desk.example?a wants", "message"),
    ("desk.example wants", "desk.example#a wants", "message"),
    ("desk.example wants", "desk.example\\evil wants", "message"),
    ("desk.example wants", "http://https://desk.example wants", "message"),
    ("desk.example wants", "1http://desk.example wants", "message"),
    ("desk.example wants", "://desk.example wants", "message"),
    ("desk.example wants", " desk.example wants", "message"),
    ("desk.example wants", " wants", "message"),
    ("desk.example wants", "wants", "message"),
    ("Ethereum account", "ethereum account", "message"),
    ("Ethereum account", "Solana account", "message"),
    // what for
    ("URI: https://desk.example/c/7f3a", "URI: https://desk.example/c/7f3b", "differs"),
    ("URI: https://desk.example/c/7f3a", "URI: https://desk.example/c/7f3%61", "differs"),
    ("URI: https://desk.example/c/7f3a", "URI: /c/7f3a", "message"),
    ("URI: https://desk.example/c/7f3a", "URI: https://desk.example/c 7f3a", "message"),
    ("URI: https://desk.example/c/7f3a", "URI: https://desk.example/%zz", "message"),
    ("URI: https://desk.example/c/7f3a", "URI: ", "message"),
    ("Chain ID: 1\n", "Chain ID: 56\n", "differs"),
    ("Chain ID: 1\n", "Chain ID: 01\n", "differs"),
    ("Chain ID: 1\n", "Chain ID: 0x1\n", "message"),
    ("Chain ID: 1\n", "Chain ID: \n", "message"),
    ("Version: 1", "Version: 1.0", "message"),
    ("bX84zvmnQ2", "bX84zvmnQ3", "differs"),
    ("bX84zvmnQ2", "bx84zvmnq2", "differs"),
    ("bX84zvmnQ2", "bX84zvmn-2", "message"),
    ("Request ID: 7f3a", "Request ID: 7f3b", "differs"),
    ("\nRequest ID: 7f3a", "", "differs"),
    ("Request ID: 7f3a", "Request ID: 7f3a/", "message"),
    ("Request ID: 7f3a", "Request ID: 7f%3", "message"),
    ("is yours.", "is mine.", "differs"),
    ("is yours.", "is \"yours\".", "message"),
    ("is yours.", "is\u{a0}yours.", "message"),
    // when
    ("17:42:34Z", "17:52:34Z", "differs"),
    ("17:32:34Z", "17:32:35Z", "differs"),
    ("\nExpiration Time: 2026-07-29T17:42:34Z", "", "differs"),
    ("Expiration Time: 2026-07-29T17:42:34Z", "Expiration Time: never", "message"),
    ("17:32:34Z", "17:32:34", "message"),
    // lines
    ("\n", "\r\n", "message"),
    ("\n\nURI", "\nURI", "message"),
    ("\n\nURI", "\n\n\nURI", "message"),
    ("\nVersion: 1", "\nVersion: 1\nVersion: 1", "message"),
    ("\nNonce: bX84zvmnQ2", "\nNonce: bX84zvmnQ2\nNonce: bX84zvmnQ2", "message"),
    ("\nNonce: bX84zvmnQ2", "", "message"),
    ("Nonce: ", "nonce: ", "message"),
    ("Nonce: ", "Nonce:  ", "message"),
    ("Request ID: 7f3a", "Request ID: 7f3a\n", "message"),
    ("Request ID: 7f3a", "Request ID: 7f3a ", "message"),
    ("Request ID: 7f3a", "Request ID: 7f3a\nFoo: bar", "message"),
    ("Request ID: 7f3a", "Request ID: 7f3a\nResources:", "ok"),
    ("Request ID: 7f3a", "Request ID: 7f3a\nResources:\n- https://evil.example", "differs"),
    ("Request ID: 7f3a", "Request ID: 7f3a\nResources:\nhttps://evil.example", "message"),
    ("Request ID: 7f3a", "Request ID: 7f3a\nResources: \n- https://a.example", "message"),
];

#[test]
fn changed_texts_are_refused_though_the_right_key_signed_them() {
    let text = challenge().text().unwrap();
    for (from, to, code) in CHANGES {
        assert!(text.contains(from), "{from}");
        let changed = text.replace(from, to);
        let found = signed(&changed).map_or_else(|refusal| refusal.code(), |()| "ok");
        assert_eq!(found, *code, "{from:?} -> {to:?}");
    }
    assert_eq!(signed(&format!("{text}\n")).unwrap_err().code(), "message");
    assert_eq!(signed(&format!("\u{feff}{text}")).unwrap_err().code(), "message");
    assert_eq!(signed("").unwrap_err().code(), "message");
    let small = text.replace(&ethereum(), &ethereum().to_ascii_lowercase());
    assert_eq!(signed(&small).unwrap_err().code(), "message");
}

#[test]
fn time_is_held_to_the_second() {
    let challenge = Challenge { not_before: Some("2026-07-29T17:33:00Z".parse().unwrap()), ..challenge() };
    let message = challenge.text().unwrap();
    let proof = eip(Scheme::Eip4361, &ethereum(), &message, &sign("Ethereum", &message, 0));
    for (at, code) in [
        ("2026-07-29T17:32:59.999Z", "not_yet"),
        ("2026-07-29T17:33:00Z", "ok"),
        ("2026-07-29T17:42:33.999Z", "ok"),
        ("2026-07-29T17:42:34Z", "expired"),
    ] {
        let answer = verify(&proof, &Expected::Challenge(&challenge), at.parse().unwrap());
        assert_eq!(answer.map_or_else(|it| it.code(), |_| "ok"), code, "{at}");
    }
}

#[test]
fn signatures_of_other_forms_are_refused() {
    let message = "hello";
    let good = sign("Ethereum", message, 27);
    let code = |signature: &[u8]| {
        let proof = eip(Scheme::Eip191, &ethereum(), message, signature);
        verify(&proof, &Expected::AnyText, now()).map_or_else(|it| it.code(), |_| "ok")
    };
    assert_eq!(code(&good), "ok");
    let with = |at: usize, byte: u8| {
        let mut changed = good.clone();
        changed[at] = byte;
        changed
    };
    for v in [2, 3, 26, 29, 30, 31, 35, 37, 38, 255] {
        assert_eq!(code(&with(64, v)), "signature_form", "v {v}");
    }
    // n - s with the other parity is the same point: the classic second signature
    let signature = k256::ecdsa::Signature::from_slice(&good[..64]).unwrap();
    let high =
        k256::ecdsa::Signature::from_scalars(signature.r().to_bytes(), (-*signature.s()).to_bytes()).unwrap();
    assert_eq!(code(&[high.to_vec(), vec![good[64] ^ 7]].concat()), "high_s");
    assert_eq!(code(&[&[0xff; 32], &good[32..]].concat()), "signature_form");
    assert_eq!(code(&[&good[..32], &[0; 32], &good[64..]].concat()), "signature_form");
    assert_eq!(code(&good[..63]), "signature_form");
    assert_eq!(code(&[]), "signature_form");
    assert_eq!(code(&[&good[..], &good[..]].concat()), "contract_wallet");
    let wrapper: [u8; 32] = std::array::from_fn(|at| if at % 2 == 0 { 0x64 } else { 0x92 });
    assert_eq!(code(&[&good[..], &wrapper].concat()), "not_deployed");
    // EIP-2098
    let mut compact = good[..64].to_vec();
    compact[32] |= (good[64] - 27) << 7;
    assert_eq!(code(&compact), "ok");
    compact[32] ^= 0x80;
    assert_eq!(code(&compact), "other_signer");
    // of another scheme: Tron's prefix, and Bitcoin's order of bytes
    assert_eq!(code(&sign("TRON", message, 27)), "other_signer");
    assert_ne!(code(&[&good[64..], &good[..64]].concat()), "ok");
}

#[test]
fn addresses_are_read_strictly() {
    let message = "hello";
    let signature = sign("Ethereum", message, 27);
    let code = |address: &str| {
        let proof = eip(Scheme::Eip191, address, message, &signature);
        verify(&proof, &Expected::AnyText, now()).map_or_else(|it| it.code().to_owned(), |it| it.address)
    };
    let (address, digits) = (ethereum(), HEXLOWER.encode(&account()));
    for good in [address.clone(), format!("0x{digits}"), format!("0x{}", digits.to_uppercase())] {
        assert_eq!(code(&good), address);
    }
    let swapped: String = address
        .chars()
        .enumerate()
        .map(|(at, it)| match (at, it.is_ascii_uppercase()) {
            (0 | 1, _) => it,
            (_, true) => it.to_ascii_lowercase(),
            (_, false) => it.to_ascii_uppercase(),
        })
        .collect();
    for bad in [
        &swapped,
        &format!("0X{digits}"),
        &digits,
        &address[..41],
        &format!("{address}0"),
        &format!(" {address}"),
        "",
    ] {
        assert_eq!(code(bad), "address", "{bad}");
    }
}

#[test]
fn tron_signs_with_its_own_prefix() {
    let message = "你好";
    let address = bs58::encode([&[0x41][..], &account()].concat()).with_check().into_string();
    assert!(address.starts_with('T'));
    let code = |address: &str, signature: &[u8]| {
        let proof = eip(Scheme::Tip191, address, message, signature);
        verify(&proof, &Expected::Text(message), now()).map_or_else(|it| it.code(), |_| "ok")
    };
    assert_eq!(code(&address, &sign("TRON", message, 27)), "ok");
    assert_eq!(code(&address, &sign("TRON", message, 0)), "ok");
    assert_eq!(code(&address, &sign("Ethereum", message, 27)), "other_signer");
    assert_eq!(code(&ethereum(), &sign("TRON", message, 27)), "address");
    let bitcoin = bs58::encode([&[0x00][..], &account()].concat()).with_check().into_string();
    assert_eq!(code(&bitcoin, &sign("TRON", message, 27)), "address");

    let challenge = Challenge {
        address: address.clone(),
        chain_id: "0x2b6653dc".into(),
        family: Family::Tron,
        ..challenge()
    };
    let text = challenge.text().unwrap();
    assert!(text.starts_with("desk.example wants you to sign in with your TRON account:\nT"));
    let proof = eip(Scheme::Tip191, &address, &text, &sign("TRON", &text, 27));
    let proven = verify(&proof, &Expected::Challenge(&challenge), now()).unwrap();
    assert_eq!(proven.sign_in.as_ref(), Some(&challenge));
    let other = Challenge { nonce: "otherNonce1".into(), ..challenge };
    assert_eq!(verify(&proof, &Expected::Challenge(&other), now()).unwrap_err().code(), "differs");
}

fn bip137(message: &str, header: u8) -> String {
    let mut bytes = b"\x18Bitcoin Signed Message:\n".to_vec();
    bytes.push(u8::try_from(message.len()).unwrap());
    bytes.extend_from_slice(message.as_bytes());
    let (signature, id) = key().sign_prehash_recoverable(&Sha256::digest(Sha256::digest(&bytes)));
    STANDARD.encode([vec![header + id.to_byte()], signature.to_vec()].concat())
}

#[test]
fn header_bytes_of_bip_137_fit_their_addresses() {
    let hash160 = |bytes: &[u8]| Ripemd160::digest(Sha256::digest(bytes)).to_vec();
    let base58 =
        |version: u8, hash: Vec<u8>| bs58::encode([vec![version], hash].concat()).with_check().into_string();
    let verifying = key();
    let point = |compressed| verifying.verifying_key().to_sec1_point(compressed).as_bytes().to_vec();
    let key_hash = hash160(&point(true));
    let uncompressed = base58(0, hash160(&point(false)));
    let compressed = base58(0, key_hash.clone());
    let nested = base58(5, hash160(&[vec![0, 20], key_hash.clone()].concat()));
    let native = bech32::segwit::encode_v0(bech32::hrp::BC, &key_hash).unwrap();
    let taproot = bech32::segwit::encode_v1(bech32::hrp::BC, &point(true)[1..]).unwrap();
    let code = |address: &str, header| {
        let proof = Proof {
            scheme: Scheme::Bip137,
            address: address.into(),
            message: "hello".into(),
            signature: bip137("hello", header),
        };
        verify(&proof, &Expected::AnyText, now()).map_or_else(|it| it.code(), |_| "ok")
    };
    let table = [
        (&uncompressed, ["ok", "bad_signature", "signature_form", "signature_form"]),
        (&compressed, ["bad_signature", "ok", "signature_form", "signature_form"]),
        (&nested, ["signature_form", "ok", "ok", "signature_form"]),
        (&native, ["signature_form", "ok", "signature_form", "ok"]),
        (&taproot, ["unsupported", "unsupported", "unsupported", "unsupported"]),
    ];
    for (address, codes) in table {
        for (header, expected) in [27, 31, 35, 39].into_iter().zip(codes) {
            assert_eq!(code(address, header), expected, "{address} {header}");
        }
        for header in [0, 24, 43, 200] {
            assert_eq!(code(address, header), "signature_form", "{address} {header}");
        }
    }
    assert_eq!(code(&native.to_uppercase(), 39), "ok");
    assert_eq!(code(&native.replace("bc1q", "bc1Q"), 39), "address");
}

#[test]
fn solana_signatures_come_in_three_forms() {
    let key = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
    let address = bs58::encode(key.verifying_key().as_bytes()).into_string();
    let signature = key.sign(b"hello").to_bytes();
    let code = |address: &str, signature: String| {
        let proof = Proof {
            scheme: Scheme::SolanaEd25519,
            address: address.into(),
            message: "hello".into(),
            signature,
        };
        verify(&proof, &Expected::AnyText, now()).map_or_else(|it| it.code(), |_| "ok")
    };
    for written in [
        bs58::encode(signature).into_string(),
        STANDARD.encode(signature),
        HEXLOWER.encode(&signature),
        format!("0x{}", HEXLOWER.encode(&signature)),
    ] {
        assert_eq!(code(&address, written.clone()), "ok", "{written}");
    }
    for bad in
        ["", "0x", "l0", &bs58::encode(&signature[..63]).into_string(), &STANDARD.encode(&signature[..60])]
    {
        assert_eq!(code(&address, bad.into()), "signature_form", "{bad}");
    }
    // s + L is the same scalar
    let order: [u8; 32] = HEXLOWER
        .decode(b"edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010")
        .unwrap()
        .try_into()
        .unwrap();
    let (mut larger, mut carry) = (signature, 0u16);
    for (byte, add) in larger[32..].iter_mut().zip(order) {
        carry += u16::from(*byte) + u16::from(add);
        *byte = carry.to_le_bytes()[0];
        carry >>= 8;
    }
    assert_eq!(code(&address, HEXLOWER.encode(&larger)), "bad_signature");
    // the neutral element as key and R, s = 0: holds for every message where small orders are not refused
    let neutral: [u8; 32] = std::array::from_fn(|at| u8::from(at == 0));
    let forged = [neutral, [0; 32]].concat();
    assert_eq!(code(&bs58::encode(neutral).into_string(), HEXLOWER.encode(&forged)), "bad_signature");
    // the same point, not reduced: p + 1
    let mut unreduced = [0xff; 32];
    (unreduced[0], unreduced[31]) = (0xee, 0x7f);
    assert_eq!(code(&bs58::encode(unreduced).into_string(), HEXLOWER.encode(&forged)), "address");
    assert_eq!(code(&address[1..], HEXLOWER.encode(&signature)), "address");
}

/// Valid witnesses of the vectors, changed.
#[test]
fn witnesses_are_read_in_their_one_form() {
    let taproot = (
        "bc1pss0zhytly75awhm6x2hhvd5lnzv3vssgrf9axfheq8ldyzn88ges79fler",
        "No prefix fallback",
        "AUCJYOwOjxYAvatTAGYaVlNXBVyFuc4MwNQkOuK2tl8xhfKDONd0NjfYyNSYcRqeCp8hsAnCEPHAVEkO9h6vbQ/R",
    );
    let segwit = (
        "bc1q9vza2e8x573nczrlzms0wvx3gsqjx7vavgkx0l",
        "",
        "AkcwRAIgM2gBAQqvZX15ZiysmKmQpDrG83avLIT492QBzLnQIxYCIBaTpOaD20qRlEylyxFSeEA2ba9YOixpX8z46TSDtS40ASECx/EgAxlkQpQ9hYjgGu6EBCPMVPwVIVJqO4XCsMvViHI=",
    );
    let code = |(address, message, _): (&str, &str, &str), witness: &[u8]| {
        let proof = Proof {
            scheme: Scheme::Bip322Simple,
            address: address.into(),
            message: message.into(),
            signature: STANDARD.encode(witness),
        };
        verify(&proof, &Expected::AnyText, now()).map_or_else(|it| it.code(), |_| "ok")
    };
    let key_path = STANDARD.decode(taproot.2).unwrap();
    assert_eq!(code(taproot, &key_path), "ok");
    let signature = &key_path[2..];
    for hash_type in [0x00, 0x02, 0x03, 0x80, 0x81, 0x82, 0x83, 0xff] {
        assert_eq!(
            code(taproot, &[&[1, 65], signature, &[hash_type]].concat()),
            "signature_form",
            "{hash_type}"
        );
    }
    // another type signs other bytes
    assert_eq!(code(taproot, &[&[1, 65], signature, &[1]].concat()), "bad_signature");
    assert_eq!(code(taproot, &[&[2, 64], signature, &[2, 0x50, 0]].concat()), "unsupported");
    assert_eq!(code(taproot, &[&[2, 64], signature, &[1, 0x51]].concat()), "unsupported");

    let by_key = STANDARD.decode(segwit.2).unwrap();
    assert_eq!(code(segwit, &by_key), "ok");
    assert_eq!(code(taproot, &by_key), "unsupported");
    for (witness, what) in [
        (&key_path, segwit),
        (&[&by_key[..], &[0]].concat(), segwit),
        (&by_key[..by_key.len() - 1].to_vec(), segwit),
        (&[&[0xfd, 2, 0], &by_key[1..]].concat(), segwit),
        (&[&[3], &by_key[1..], &[0]].concat(), segwit),
        (&vec![], segwit),
        (&vec![0], segwit),
        (&vec![0xff; 20], segwit),
        (&vec![0xfc], segwit),
    ] {
        assert_eq!(code(what, witness), "signature_form", "{witness:?}");
    }
    for hash_type in [0x00, 0x02, 0x03, 0x81, 0x83] {
        let mut changed = by_key.clone();
        changed[72] = hash_type;
        assert_eq!(by_key[72], 1);
        assert_eq!(code(segwit, &changed), "signature_form", "{hash_type}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What is written is read again, and what cannot be is not written.
    #[test]
    fn challenges_are_read_as_they_were_written(
        statement in proptest::option::of("[a-zA-Z0-9 ._~:/?#@!$&'()*+,;=\"-]{0,20}"),
        nonce in "[a-zA-Z0-9]{6,12}",
        chain in "[0-9]{1,6}",
        id in proptest::option::of("[a-z0-9:@/]{0,3}"),
        resources in proptest::option::of(proptest::collection::vec("https://[a-z]{1,8}\\.example/[a-z%]{0,4}", 0..3)),
        seconds in 0i64..4_000_000_000,
    ) {
        let issued_at = Timestamp::from_second(seconds).unwrap();
        let challenge = Challenge { statement, nonce, chain_id: chain, request_id: id, resources, issued_at, ..challenge() };
        if let Ok(text) = challenge.text() {
            prop_assert_eq!(Challenge::parse(&text, Family::Ethereum), Ok(challenge));
        }
    }

    /// No bit of the message or of the signature can be changed.
    #[test]
    fn any_flipped_bit_is_refused(at in any::<prop::sample::Index>(), bit in 0u8..8, scheme in 0usize..4) {
        let message = "I own this wallet";
        let solana = ed25519_dalek::SigningKey::from_bytes(&[9; 32]);
        let (scheme, address, signature) = match scheme {
            0 => (Scheme::Eip191, ethereum(), sign("Ethereum", message, 0)),
            1 => (Scheme::Tip191, bs58::encode([&[0x41][..], &account()].concat()).with_check().into_string(), sign("TRON", message, 27)),
            2 => (
                Scheme::SolanaEd25519,
                bs58::encode(solana.verifying_key().as_bytes()).into_string(),
                solana.sign(message.as_bytes()).to_bytes().to_vec(),
            ),
            _ => (
                Scheme::Bip137,
                bs58::encode([vec![0], Ripemd160::digest(Sha256::digest(key().verifying_key().to_sec1_point(true).as_bytes())).to_vec()].concat())
                    .with_check().into_string(),
                STANDARD.decode(bip137(message, 31)).unwrap(),
            ),
        };
        let judge = |message: &str, signature: &[u8]| {
            let signature = if scheme == Scheme::Bip137 { STANDARD.encode(signature) } else { HEXLOWER.encode(signature) };
            verify(&Proof { scheme, address: address.clone(), message: message.into(), signature }, &Expected::AnyText, now()).is_ok()
        };
        prop_assert!(judge(message, &signature));
        let mut changed = signature.clone();
        changed[at.index(signature.len())] ^= 1 << bit;
        prop_assert!(!judge(message, &changed));
        let mut bytes = message.as_bytes().to_vec();
        bytes[at.index(message.len())] ^= 1 << (bit % 7);
        prop_assert!(!judge(std::str::from_utf8(&bytes).unwrap(), &signature));
    }

    /// Whatever comes is answered, without a panic.
    #[test]
    fn rubbish_is_refused(address in "\\PC{0,60}", message in "\\PC{0,60}", signature in "[0-9a-zA-Z+/=]{0,140}", scheme in 0usize..6) {
        let proof = Proof { scheme: Scheme::ALL[scheme], address, message, signature };
        prop_assert!(verify(&proof, &Expected::AnyText, now()).is_err());
    }
}
