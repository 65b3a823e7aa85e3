use proptest::prelude::*;

use super::poisoning::{Likeness, compare};
use super::{Asked, Fault, Identity, check, find, identify};

/// One valid address of each form, from the documents and test vectors of its chain, with what kind it is.
const SOUND: [(&str, &str, &str); 31] = [
    ("bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "p2pkh"),
    ("bitcoin", "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy", "p2sh"),
    ("bitcoin", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", "p2wpkh"),
    ("bitcoin", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", "p2tr"),
    ("bitcoin-testnet", "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx", "p2wpkh"),
    ("bitcoin-testnet", "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", "p2pkh"),
    ("ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "eip55"),
    ("polygon", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", "lower"),
    ("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "base58"),
    ("solana", "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v", "base58"),
    ("xrp", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh", "classic"),
    ("xrp", "X7AcgcsBL6XDcUb289X4mJ8djcdyKaB5hJDWMArnXr61cqZ", "x-address"),
    ("bitcoin-cash", "bitcoincash:qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy", "cashaddr"),
    ("bitcoin-cash", "qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy", "cashaddr-bare"),
    ("cardano", "addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8", "enterprise"),
    ("cardano", "stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw", "stake"),
    ("cardano", "Ae2tdPwUPEZFRbyhz3cpfC2CumGzNkFBN2L42rcUc2yjQpEkxDbkPodpMAi", "byron"),
    ("cardano-testnet", "addr_test1vz2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzerspjrlsz", "enterprise"),
    ("polkadot", "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5", "ss58-0"),
    ("substrate", "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY", "ss58-42"),
    ("ton", "EQDtFpEwcFAEcRe5mLVh2N6C0x-_hJEM7W61_JLnSF74p4q2", "bounceable"),
    ("ton", "-1:fcb91a3a3816d0f7b8c2c76108b8a9bc5a6b7a55bd79f8ab101c52db29232260", "raw"),
    (
        "monero",
        "888tNkZrPN6JsEgekjMnABU4TBzc2Dt29EPAvkRxbANsAnjyPbb3iQ1YBRk1UXcdRsiKc9dhwMVgN5S9cQUiyoogDavup3H",
        "subaddress",
    ),
    ("stellar", "GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ", "G"),
    ("algorand", "7ZUECA7HFLZTXENRV24SHLU4AVPUTMTTDUFUBNBD64C73F3UHRTHAIOF6Q", "base32"),
    ("tezos", "KT1PWx2mnDueood7fEmfbBDKx1D9BAnnXitn", "KT1"),
    ("cosmos-cosmos", "cosmos1fl48vsnmsdzcv85q5d2q4z5ajdha8yu34mf0eh", "bech32"),
    ("filecoin", "f17uoq6tp427uzv7fztkbsnn64iwotfrristwpryy", "f1"),
    ("hedera", "0.0.123-vfmkw", "account"),
    ("near", "alice.near", "named"),
    ("nano", "nano_3t6k35gi95xu6tergt6p69ck76ogmitsa8mnijtpxm9fkcm736xtoncuohr3", "nano_"),
];

#[test]
fn addresses_of_the_documents_are_sound() {
    for (chain, text, kind) in SOUND {
        let answer = check(text, chain, Asked::Address);
        assert_eq!(answer.kind.unwrap_or_default(), kind, "{chain} {text} {:?}", answer.fault);
    }
}

#[test]
fn a_changed_letter_is_noticed_where_there_is_a_checksum() {
    for (chain, text, kind) in SOUND {
        let unchecked = matches!((chain, kind), ("solana" | "near", _) | (_, "lower" | "raw"));
        if unchecked {
            continue;
        }
        let at = text.len() - 4;
        for letter in ["2", "7", "q", "w"] {
            let changed = format!("{}{letter}{}", &text[..at], &text[at + 1..]);
            assert!(changed == text || !check(&changed, chain, Asked::Address).valid(), "{chain} {changed}");
        }
    }
}

#[test]
fn a_refusal_says_what_is_wrong() {
    for (chain, text, fault) in [
        ("bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb", Fault::Checksum),
        ("bitcoin", "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8F3t4", Fault::Capitals),
        ("bitcoin", "mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn", Fault::Of("bitcoin-testnet".into())),
        ("bitcoin", "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn", Fault::Secret),
        ("stellar", "SBCVMMCBEDB64TVJZFYJOJAERZC4YVVUOE6SYR2Y76CBTENGUSGWRRVO", Fault::Secret),
        ("ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", Fault::Capitals),
        ("ethereum", "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae", Fault::Length),
        ("ethereum", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", Fault::Of("tron".into())),
        ("dogelon", "abc", Fault::UnknownChain),
    ] {
        assert_eq!(check(text, chain, Asked::Address).fault, Some(fault), "{text}");
    }
}

#[test]
fn transactions_are_of_the_chains_form() {
    let hash = "88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b";
    assert!(check(hash, "bitcoin", Asked::Transaction).valid());
    assert!(!check(hash, "ethereum", Asked::Transaction).valid());
    assert!(check(&format!("0x{hash}"), "ethereum", Asked::Transaction).valid());
    assert!(!check(&format!("0x{hash}"), "ethereum", Asked::Address).valid());
    assert!(check(&format!("0x{hash}"), "ethereum", Asked::Either).valid());
    assert!(!check(&hash[1..], "tron", Asked::Transaction).valid());
}

#[test]
fn a_bare_text_is_identified() {
    let chains = |text: &str| identify(text).iter().map(|it| it.chain.to_string()).collect::<Vec<_>>();
    assert_eq!(chains("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"), ["tron"]);
    assert_eq!(chains("osmo1cyyzpxplxdzkeea7kwsydadg87357qnahakaks"), ["cosmos-osmo"]);
    assert!(identify("hello").is_empty() && identify("").is_empty() && identify("1.2.3").is_empty());
    let mistyped = identify("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u");
    assert!(matches!(mistyped.as_slice(), [Identity { fault: Some(Fault::Checksum), .. }]), "{mistyped:?}");
    let testnet = identify("tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx");
    assert_eq!(testnet.iter().map(Identity::network).collect::<Vec<_>>(), ["testnet"]);
}

#[test]
fn addresses_are_found_in_messages() {
    let tron = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
    let ether = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    let cash = "bitcoincash:qr95sy3j9xwd2ap32xkykttr4cvcu7as4y0qverfuy";
    for (text, expected) in [
        (format!("我转到了{tron}，没到账"), vec![tron]),
        (format!("from:{ether}, to ({cash})."), vec![ether, cash]),
        (format!("https://etherscan.io/address/{ether}?a=b"), vec![ether]),
        ("a quite ordinary sentence, without-anything-of-the-kind-in-it-at-all".to_owned(), vec![]),
        ("account 0.0.123456 and alice.near.".to_owned(), vec!["0.0.123456", "alice.near"]),
    ] {
        let found: Vec<String> = find(&text)
            .iter()
            .map(|it| text.chars().skip(it.start).take(it.end - it.start).collect())
            .collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn poisoned_addresses_are_told() {
    let known = ["0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"];
    let compared = |candidate| compare(&known, candidate, "ethereum");
    assert_eq!(compared("0x5AAEB6053f3e94c9b9a09f33669435e7ef1beaed").likeness, Likeness::Same);
    let made = compared("0xfb6922222222222222222222222222222222d359");
    assert_eq!((made.likeness, made.shared_bits, made.nearest), (Likeness::Lookalike, 32.0, Some(1)));
    let chance = compared("0x5a00000000000000000000000000000000000000");
    assert_eq!((chance.likeness, chance.shared_bits), (Likeness::Different, 8.0));
    assert_eq!(compare::<&str>(&[], "x", "bitcoin").likeness, Likeness::Different);
    // Every address of the kind begins so.
    let other = compare(
        &["bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4"],
        "bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcc",
        "bitcoin",
    );
    assert_eq!(other.shared_bits, 0.0);
}

#[test]
fn the_time_grows_with_the_text() {
    for unit in ["1", "a:", "0x5a", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t ", "/", "z1", "0.0."] {
        let text = unit.repeat(200_000 / unit.len());
        let begun = std::time::Instant::now();
        find(&text);
        assert!(begun.elapsed().as_secs() < 8, "{unit}");
    }
}

proptest! {
    #[test]
    fn nothing_panics(text in "\\PC{0,120}", chain in 0..SOUND.len()) {
        let chain = SOUND[chain].0;
        check(&text, chain, Asked::Either);
        identify(&text);
        compare(&[text.as_str(), SOUND[0].1], &text, chain);
        let length = text.chars().count();
        for spotted in find(&text) {
            prop_assert!(spotted.start < spotted.end && spotted.end <= length);
        }
    }

    #[test]
    fn nothing_panics_near_an_address(which in 0..SOUND.len(), at in 0usize..110, c in any::<char>(), cut in any::<bool>()) {
        let mut chars: Vec<char> = SOUND[which].1.chars().collect();
        let at = at % chars.len();
        chars[at] = c;
        if cut {
            chars.truncate(at);
        }
        let text: String = chars.into_iter().collect();
        for (chain, ..) in SOUND {
            check(&text, chain, Asked::Either);
        }
        find(&text);
    }

    #[test]
    fn whoever_is_known_is_the_same(which in 0..SOUND.len()) {
        let (chain, text, _) = SOUND[which];
        prop_assert_eq!(compare(&[text], text, chain).likeness, Likeness::Same);
    }
}
