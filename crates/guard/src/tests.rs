//! The first promise: no secret passes, in whatever dress; and what is no secret is left alone.

use bip39::{Language, Mnemonic};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::words::{COMMON_WORDS, FUNCTION_WORDS, PROSE};
use crate::{Inspection, Kind, inspect, inspect_together};

const PHRASE: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";
const WIF: &str = "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn";
const HEX: &str = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";

/// The vectors of others, as pairs.
fn vectors<T: serde::de::DeserializeOwned>(json: &str) -> Vec<T> {
    serde_json::from_str(json).unwrap()
}

#[track_caller]
fn becomes(text: &str, redacted: &str) {
    assert_eq!(inspect(text).redacted.as_deref(), Some(redacted), "{text}");
}

#[track_caller]
fn stays(text: &str) {
    assert_eq!(inspect(text), Inspection::default(), "{text}");
}

#[test]
fn every_published_phrase_is_found_whole() {
    for (phrase, _) in vectors::<(String, String)>(include_str!("../tests/data/bip39-trezor/english.json")) {
        let found = inspect(&phrase);
        assert_eq!(found.redacted.as_deref(), Some("[seed phrase removed]"), "{phrase}");
        assert!(found.findings[0].confidence >= 95);
        becomes(&format!("Hi! {phrase} ok?"), "Hi! [seed phrase removed] ok?");
    }
}

#[test]
fn chinese_prose_of_listed_characters_is_no_phrase() {
    for text in [
        "把哈希粘贴到搜索框。各项含义见帮助页。",
        "强制刷新，无痕窗口，停用插件，换浏览器",
        "请准备好：订单号或交易哈希、好友的用户编号。",
        "引你去钓鱼网站，骗授权或骗助记词",
        "币没有丢：它最终会被确认、被别的交易替代，或一直不确认。不确认时，币其实从未离开转出地址。",
        "光线均匀，摘眼镜、帽子、口罩，关滤镜，正对镜头；证件照年代太久可能要人工看",
        "擦净镜头，关掉滤镜和“扫描件”效果。",
    ] {
        stays(text);
    }
}

#[test]
fn nothing_that_ships_in_chinese_holds_a_phrase() {
    let content = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let folders = std::fs::read_dir(content.join("knowledge"))
        .unwrap()
        .filter_map(|it| it.unwrap().path().read_dir().ok());
    let articles = folders.flatten().map(|it| it.unwrap().path());
    let files = articles.filter(|it| it.to_string_lossy().ends_with(".zh-CN.md"));
    let mut found = Vec::new();
    for file in files.chain([content.join("intents/lines/zh.tsv"), content.join("signals/zh.tsv")]) {
        let text = std::fs::read_to_string(file).unwrap();
        found.extend(text.lines().filter(|it| inspect(it).redacted.is_some()).map(str::to_owned));
    }
    assert!(found.is_empty(), "{}: {found:#?}", found.len());
}

/// Glued characters are judged by how Chinese they read: of drawn phrases, so few may be taken for a sentence.
#[test]
fn drawn_chinese_phrases_are_found_within_sentences() {
    let mut missed = (0, 0);
    for (n, language) in
        (0..2000u128).zip([Language::SimplifiedChinese, Language::TraditionalChinese].into_iter().cycle())
    {
        let entropy = (n.wrapping_mul(0x9E37_79B9_7F4A_7C15_F39C_C060_5CED_C835) ^ (n << 70)).to_be_bytes();
        let phrase = Mnemonic::from_entropy_in(language, &entropy).unwrap().to_string().replace(' ', "");
        let whole =
            |text: String| inspect(&text).redacted.is_some_and(|it| !phrase.chars().any(|c| it.contains(c)));
        missed.0 += usize::from(!whole(format!("⸺{phrase}⸺")));
        missed.1 += usize::from(inspect(&format!("我的助记词是{phrase}，帮我看看")).redacted.is_none());
    }
    assert!(missed.0 <= 25 && missed.1 <= 30, "{missed:?} of 2000");
}

#[test]
fn phrases_are_found_in_every_dress() {
    let words: Vec<&str> = PHRASE.split(' ').collect();
    let numbered = |pattern: fn(usize, &str) -> String, between: &str| {
        words.iter().zip(1..).map(|(word, n)| pattern(n, word)).collect::<Vec<_>>().join(between)
    };
    for (text, redacted) in [
        (words.join(", "), "[seed phrase removed]"),
        (words.join(","), "[seed phrase removed]"),
        (words.join("\r\n"), "[seed phrase removed]"),
        (words.join("\t"), "[seed phrase removed]"),
        (words.join(" - "), "[seed phrase removed]"),
        (words.join("\u{3000}"), "[seed phrase removed]"),
        (words.join(" 🔑 "), "[seed phrase removed]"),
        (PHRASE.to_uppercase(), "[seed phrase removed]"),
        (numbered(|n, word| format!("{n}. {word}"), "\n"), "1. [seed phrase removed]"),
        (numbered(|n, word| format!("{n}{word}"), " "), "1[seed phrase removed]"),
        (numbered(|n, word| format!("#{n:02}) {word}"), "  "), "#01) [seed phrase removed]"),
        (numbered(|_, word| format!("\"{word}\""), ","), "\"[seed phrase removed]\""),
        (numbered(|_, word| format!("<li>{word}</li>"), "\n"), "<li>[seed phrase removed]</li>"),
        (PHRASE.replace("thank yellow", "thank and yellow"), "[seed phrase removed]"),
        (PHRASE.replace('e', "е"), "[seed phrase removed]"),
        (PHRASE.replace("us", "u\u{ad}s").replace("ye", "y\u{200b}e"), "[seed phrase removed]"),
        (
            PHRASE
                .chars()
                .map(|c| if c == ' ' { c } else { char::from_u32(c as u32 + 0xfee0).unwrap() })
                .collect(),
            "[seed phrase removed]",
        ),
        (format!("助记词是{PHRASE}。谢谢"), "助记词是[seed phrase removed]。谢谢"),
        (format!("Привет, {PHRASE}\nспасибо"), "Привет, [seed phrase removed]\nспасибо"),
    ] {
        becomes(&text, redacted);
    }
}

#[test]
fn positions_are_code_points_of_the_original() {
    let text = format!("密语🔑 u\u{301}\u{200b} {PHRASE}!");
    let found = inspect(&text).findings;
    let chars: Vec<char> = text.chars().collect();
    assert_eq!(chars[found[0].start..found[0].end].iter().collect::<String>(), PHRASE);
    assert_eq!((found.len(), found[0].kind, found[0].kind.name()), (1, Kind::SeedPhrase, "mnemonic"));
}

#[test]
fn listed_words_beside_a_phrase_do_not_save_its_tail() {
    for (before, after) in [
        ("please verify this seed phrase", "because balance will display zero"),
        ("please help seed", ""),
        ("private key wallet fix", "please what when you can help"),
        ("this is what they want you to have, then you must tell them once more", "because you can"),
    ] {
        let text = format!("{before} {PHRASE} {after}");
        let found = inspect(&text);
        let start = before.chars().count() + 1;
        let covers = found.findings.iter().any(|f| f.start <= start && f.end >= start + PHRASE.len());
        assert!(covers, "{text}: {found:?}");
    }
}

#[test]
fn two_phrases_and_a_key_are_all_cut_out() {
    becomes(
        &format!("a: {PHRASE}; b is {PHRASE} and {WIF}."),
        "a: [seed phrase removed]; b is [seed phrase removed] and [private key removed].",
    );
}

#[test]
fn a_phrase_with_a_mistake_is_found_with_less_confidence() {
    let swapped = "winner legal thank year wave sausage worth useful legal winner thank yellow";
    assert!(bip39::Mnemonic::parse_in_normalized(Language::English, swapped).is_err());
    let found = inspect(swapped);
    assert_eq!(found.redacted.as_deref(), Some("[seed phrase removed]"));
    assert_eq!(found.findings[0].confidence, 75);
}

#[test]
fn prose_is_left_alone_even_if_every_word_is_listed() {
    for text in [
        "you can require this piano inside that coffee then people help bread near any fence",
        "people repair book inside any ticket because you can pull one coin near one coin because people visit \
         ticket behind one mirror",
        "when you want more then you must ask because they know what will become very rare over there and this",
        "Hello, I sent 250 USDT to my exchange account three hours ago and it still has not arrived, please help",
        "they can never lift any uncle beyond another gentle soup until people hire letter near",
        "legal winner thank year wave sausage worth useful legal winner",
        "[seed phrase removed] [private key removed] and nothing else",
        "",
    ] {
        stays(text);
    }
}

#[test]
fn a_redacted_text_has_nothing_left_to_find() {
    let words = "ribbon oven wash hollow unlock position tuition route smoke cigar";
    let text = inspect(&format!("{words} xyz {PHRASE}")).redacted.unwrap();
    stays(&text);
    stays(&text.replace("xyz ", ""));
}

#[test]
fn keys_in_base58_are_found_and_public_ones_are_not() {
    for (text, secret) in vectors::<(String, bool)>(include_str!("../tests/data/bitcoin-core/keys.json")) {
        if secret {
            becomes(&format!("私钥{text},"), "私钥[private key removed],");
        } else {
            stays(&format!("my private key or address {text} ok"));
        }
    }
    for (public, secret) in vectors::<(String, String)>(include_str!("../tests/data/bip32/chains.json")) {
        stays(&public);
        becomes(&secret, "[private key removed]");
        assert_eq!(inspect(&secret).findings[0].kind, Kind::ExtendedPrivateKey);
    }
    for (_, secret) in vectors::<(String, String)>(include_str!("../tests/data/bip39-trezor/english.json")) {
        becomes(&format!("key={secret};"), "key=[private key removed];");
    }
}

#[test]
fn extended_keys_of_every_prefix_are_found() {
    let (_, xprv) = vectors::<(String, String)>(include_str!("../tests/data/bip32/chains.json")).remove(0);
    let mut payload = bs58::decode(&xprv).with_check(None).into_vec().unwrap();
    for (version, prefix) in [
        ([0x04, 0x9d, 0x78, 0x78], "yprv"),
        ([0x04, 0xb2, 0x43, 0x0c], "zprv"),
        ([0x04, 0x35, 0x83, 0x94], "tprv"),
        ([0x02, 0xaa, 0x7a, 0x99], "Zprv"),
    ] {
        payload[..4].copy_from_slice(&version);
        let key = bs58::encode(&payload).with_check().into_string();
        assert!(key.starts_with(prefix));
        becomes(&format!("it is {key}"), "it is [private key removed]");
    }
}

#[test]
fn a_key_that_happens_to_have_no_digit_is_found() {
    let payload = [
        73, 10, 198, 101, 4, 45, 62, 119, 239, 245, 14, 25, 35, 90, 127, 50, 240, 7, 159, 254, 3, 69, 227,
        99, 92, 18, 69, 169, 17, 183, 25, 17, 29, 1,
    ];
    let key = bs58::encode(payload).with_check().into_string();
    assert!(!key.bytes().any(|b| b.is_ascii_digit()), "{key}");
    becomes(&key, "[private key removed]");
}

#[test]
fn broken_keys_are_found_and_wrong_ones_are_not_keys() {
    let (a, b) = WIF.split_at(30);
    becomes(&format!("key {a}\n{b} ok"), "key [private key removed] ok");
    becomes(&format!("key {a}\r\n{b}"), "key [private key removed]");
    becomes(&format!("key {a}\u{200b}{b}"), "key [private key removed]");
    stays(&format!("key {a}, {b}"));
    stays(&WIF.replace("KwDi", "BwDi"));
}

#[test]
fn hex_is_a_key_only_if_the_words_beside_it_say_so() {
    for text in [
        "my private key is #",
        "Private_Key=0x#",
        "{\"privateKey\":\"0X#\"}",
        "我的私钥：#，帮我看看",
        "私鑰#",
        "0x# is the secret key of my hot wallet",
        "clé privée : #",
        "someone stole my coins!! the key is # please move what is left",
        "private key: #\nTXID: 0xb5c8bd9430b6cc87a0e2fe110ece6bf527fa4f170a4bc8cd032f768fc5219838",
    ] {
        let redacted = text.replace("0x#", "#").replace("0X#", "#").replace('#', "[private key removed]");
        for key in [HEX.to_owned(), HEX.to_uppercase()] {
            becomes(&text.replace('#', &key), &redacted);
        }
        for size in [4, 8, 32] {
            let groups: Vec<&str> = HEX.as_bytes().chunks(size).map(|c| str::from_utf8(c).unwrap()).collect();
            becomes(&text.replace('#', &groups.join(" ")), &redacted);
        }
    }
    for text in [
        "#",
        "tx 0x# is pending",
        "https://explorer.example/v2/0x# my private key is safe",
        "here is the transaction # my private key is safe, right?",
        "交易哈希 #，私钥没有泄露",
        "public key: # (not the private key)",
        "my public key is #",
        "I never shared my private key with anyone, not even with my family or with the friends that I know; # is it",
        "private key 00000000000000000000000000000000000000000000000000000000000000ff",
        "private key #ff",
    ] {
        stays(&text.replace('#', HEX));
    }
}

#[test]
fn function_words_are_words_of_the_list() {
    for word in FUNCTION_WORDS.into_iter().chain(COMMON_WORDS.lines()) {
        assert!(Language::English.find_word(word).is_some(), "{word}");
    }
}

/// A phrase of any length.
fn phrase() -> impl Strategy<Value = String> {
    (proptest::collection::vec(any::<u8>(), 32), 4usize..=8).prop_map(|(entropy, words)| {
        Mnemonic::from_entropy_in(Language::English, &entropy[..words * 4]).unwrap().words().fold(
            String::new(),
            |mut all, word| {
                if !all.is_empty() {
                    all.push(' ');
                }
                all.push_str(word);
                all
            },
        )
    })
}

/// What people write around secrets, listed words among it.
fn prose() -> impl Strategy<Value = String> {
    let list = Language::English.word_list();
    let part = prop_oneof![
        any::<Index>().prop_map(|i| list[i.index(list.len())].to_owned()),
        "[a-z]{1,9}",
        "[0-9]{1,6}",
        "\\PC{1,3}",
        Just("助记词".to_owned()),
    ];
    proptest::collection::vec((part, "[ ,.\n]{1,2}"), 0..12)
        .prop_map(|parts| parts.into_iter().map(|(a, b)| a + &b).collect())
}

/// Whether this is one of the rare draws that read like prose.
fn like_prose(phrase: &str) -> bool {
    let count = |listed: &dyn Fn(&str) -> bool| phrase.split(' ').filter(|word| listed(word)).count() as f32;
    let function = count(&|word| FUNCTION_WORDS.contains(&word));
    let common = count(&|word| COMMON_WORDS.lines().any(|it| it == word));
    (phrase.split(' ').count() as f32 - function - common) * 1.6 - function * 2.2 - common * 0.9 < 0.0
}

/// How many cases each property is tried with: `OMBUD_CASES`, or few.
fn cases() -> u32 {
    std::env::var("OMBUD_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(1000)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(cases()))]

    #[test]
    fn nothing_panics_and_findings_are_in_order(text in "\\PC{0,200}|.{0,60}", around in prose()) {
        for text in [&text, &around] {
            let found = inspect(text);
            let mut last = 0;
            for finding in &found.findings {
                prop_assert!(last <= finding.start && finding.start < finding.end);
                last = finding.end;
            }
            prop_assert!(last <= text.chars().count());
            prop_assert_eq!(found.redacted.is_some(), !found.findings.is_empty());
            if let Some(redacted) = &found.redacted {
                prop_assert_eq!(inspect(redacted), Inspection::default(), "{:?}", redacted);
            }
        }
    }

    #[test]
    fn no_word_of_a_phrase_is_left(before in prose(), phrase in phrase(), after in prose()) {
        prop_assume!(!like_prose(&phrase));
        let text = format!("{before} {phrase} {after}");
        let found = inspect(&text);
        let start = before.chars().count() + 1;
        let end = start + phrase.len();
        let covered = found.findings.iter().any(|f| f.start <= start && f.end >= end);
        prop_assert!(covered, "{:?}", found);
        prop_assert!(!found.redacted.unwrap().contains(&phrase));
    }

    #[test]
    fn no_key_is_left(before in prose(), secret in any::<[u8; 32]>(), network: u8, compressed: bool, after in prose()) {
        let mut payload = vec![network];
        payload.extend(secret);
        if compressed {
            payload.push(1);
        }
        let key = bs58::encode(payload).with_check().into_string();
        prop_assume!(matches!(key.len(), 49..=52));
        let text = format!("{before} -{key}- {after}");
        let found = inspect(&text);
        prop_assert!(found.findings.iter().any(|f| f.confidence == 100));
        prop_assert!(!found.redacted.unwrap().contains(&key));
    }

    #[test]
    fn checksums_agree_with_the_reference(
        indices in proptest::collection::vec(0usize..2048, 12..=24),
        phrase in prop::option::of(phrase()),
    ) {
        let list = Language::English.word_list();
        let whole = phrase.is_some();
        let text = phrase.unwrap_or_else(|| indices.iter().map(|i| list[*i]).collect::<Vec<_>>().join(" "));
        prop_assume!(!like_prose(&text));
        let words: Vec<&str> = text.split(' ').collect();
        let confidence = |len: usize| {
            let valid = words.windows(len).any(|window| Mnemonic::parse_in_normalized(Language::English, &window.join(" ")).is_ok());
            if !valid { 0 } else if len == 12 { 95 } else { 99 }
        };
        let expected: u8 = [12, 15, 18, 21, 24].into_iter().map(confidence).max().unwrap();
        let found = inspect(&text);
        let told = found.findings.iter().filter(|it| !it.why.contains("Electrum")).map(|it| it.confidence).max().unwrap_or(0);
        prop_assert!(if whole { told >= 95 } else { expected > 0 || told <= 75 }, "{} {} {}", told, expected, text);
    }
}

/// A 12-word phrase in each language whose words are parted by spaces, from the same entropy.
fn phrases() -> impl Iterator<Item = (Language, Vec<String>)> {
    Language::ALL.iter().zip(1u8..).map(|(language, n)| {
        let entropy: Vec<u8> =
            (0..16u8).map(|i| i.wrapping_mul(37).wrapping_add(n.wrapping_mul(91)) ^ (i << 3)).collect();
        let phrase = Mnemonic::from_entropy_in(*language, &entropy).unwrap();
        (*language, phrase.words().map(str::to_owned).collect())
    })
}

#[test]
fn every_language_is_found_in_every_list() {
    for (language, words) in phrases() {
        let numbered: Vec<String> = words.iter().zip(1..).map(|(word, n)| format!("{n}. {word}")).collect();
        for text in [
            words.join(" "),
            words.join("\n"),
            words.join("，"),
            words.join(" | "),
            numbered.join("\n"),
            numbered.join(" "),
        ] {
            let found = inspect(&format!("hello: {text} !"));
            assert!(found.findings.iter().any(|it| it.kind == Kind::SeedPhrase), "{language:?} {text}");
            let left = found.redacted.unwrap();
            assert!(
                !words.iter().any(|word| word.len() > 4 && left.contains(word.as_str())),
                "{language:?} {left}"
            );
        }
    }
}

#[test]
fn phrases_without_anything_between_the_words_are_found() {
    for (language, words) in phrases() {
        if language != Language::Korean {
            becomes(&words.concat(), "[seed phrase removed]");
        }
    }
    becomes(&PHRASE.replace(' ', ""), "[seed phrase removed]");
    becomes(&PHRASE.replace(' ', "\u{200b}"), "[seed phrase removed]");
    let spaced: Vec<String> = PHRASE.chars().filter(|c| *c != ' ').map(|c| c.to_string()).collect();
    becomes(&spaced.join(" "), "[seed phrase removed]");
}

#[test]
fn phrases_with_slips_are_found_whole() {
    let words: Vec<&str> = "machine rapid spray hollow unlock position tuition route smoke cigar ribbon oven"
        .split(' ')
        .collect();
    for at in 0..words.len() {
        for slip in 0..4 {
            let mut words: Vec<String> = words.iter().map(|word| word.to_string()).collect();
            let word = &mut words[at];
            match slip {
                0 => drop(word.remove(1)),
                1 => word.insert(2, 'x'),
                2 => word.replace_range(1..2, "q"),
                _ => drop(words.remove(at)),
            }
            let text = words.join(" ");
            let found = inspect(&format!("seed phrase: {text}\nthanks"));
            let last = found.findings.last().unwrap();
            assert!(found.findings[0].start <= 13 && last.end >= 13 + text.len(), "{text}: {found:?}");
        }
    }
    let short: Vec<&str> = words.iter().map(|word| &word[..4]).collect();
    becomes(&short.join(" "), "[seed phrase removed]");
}

#[test]
fn parts_of_a_phrase_are_found_with_prose_between() {
    let (a, b) = PHRASE.split_at(36);
    becomes(
        &format!("{a}. That is page one. And the rest:{b}"),
        "[seed phrase removed]. That is page one. And the rest: [seed phrase removed]",
    );
}

#[test]
fn phrases_of_other_wallets_are_found() {
    let monero = "gels zeal lucky jeers irony tamper older pact palace kiwi ruling seeded gnaw zeal twang afar \
                  ambush tattoo deity sober inquest hover ouch reinvest";
    assert!(inspect(monero).findings[0].why.contains("Monero"));
    becomes(monero, "[seed phrase removed]");
    let electrum = "wild father tree among universe such mobile favorite target dynamic credit identify";
    let found = inspect(electrum);
    assert_eq!(
        (found.findings[0].confidence, found.findings[0].start, found.findings[0].end),
        (95, 0, electrum.len())
    );
    assert!(found.findings[0].why.contains("Electrum"), "{found:?}");
}

#[test]
fn keys_beside_their_address_need_no_words() {
    let address = "0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf";
    let key = format!("{:064x}", 1);
    stays(&format!("{key} 0x0000000000000000000000000000000000000001"));
    let hashed = "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318";
    becomes(
        &format!("0x2c7536E3605D9C16a7a3D7b1898e529396a65c23 / {hashed}"),
        "0x2c7536E3605D9C16a7a3D7b1898e529396a65c23 / [private key removed]",
    );
    stays(&format!("{address} {hashed}"));
}

#[test]
fn pairs_of_ed25519_are_told_from_signatures() {
    let secret = [7u8; 32];
    let public = ed25519_dalek::SigningKey::from_bytes(&secret).verifying_key().to_bytes();
    let pair = [secret, public].concat();
    let base58 = bs58::encode(&pair).into_string();
    let hex: String = pair.iter().map(|byte| format!("{byte:02x}")).collect();
    for (text, redacted) in [
        (base58.clone(), "[private key removed]"),
        (format!("{}\n{}", &base58[..40], &base58[40..]), "[private key removed]"),
        (hex, "[private key removed]"),
        (format!("{pair:?}"), "[[private key removed]]"),
    ] {
        becomes(&text, redacted);
    }
    let mut signature = pair;
    signature[40] ^= 1;
    stays(&bs58::encode(&signature).into_string());
    stays(&format!("{signature:?}"));
}

#[test]
fn what_words_call_secret_is_found() {
    for (text, redacted) in [
        ("apiSecret: wQs7MItE9XGW7GYQ1QNa2hGKLvvthpFT ok", "apiSecret: [API secret removed] ok"),
        ("API密钥 7d6f1c0a-38f2-4f0e-9d25-4f7f0e6f9f10 谢谢", "API密钥 [API secret removed] 谢谢"),
        ("2FA setup key is JBSW Y3DP EHPK 3PXP right?", "2FA setup key is [2FA key removed] right?"),
        (
            "scan otpauth://totp/Ex:me@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Ex, thanks",
            "scan [2FA key removed], thanks",
        ),
        ("card 4111 1111 1111 1111 declined", "card [card number removed] declined"),
        ("بطاقة ٤١١١١١١١١١١١١١١١", "بطاقة [card number removed]"),
        ("my password is hunter2!", "my password is [password removed]"),
        ("密码：Qwer1234，帮我看看", "密码：[password removed]，帮我看看"),
        ("пароль: x7Gh22kl", "пароль: [password removed]"),
        ("backup codes: 1234 5678, 8765 4321", "backup codes: [recovery codes removed]"),
        (
            "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIEfNtLZacpLDJCsjnDLcU6C6w==\n-----END EC PRIVATE KEY----- is it",
            "[API secret removed] is it",
        ),
        (
            r#"file {"crypto":{"ciphertext":"e8d21b0b8c57a74eab2e8dcd2d784ddf","kdf":"scrypt","kdfparams":{"n":2}},"version":3} ok"#,
            "file [keystore removed] ok",
        ),
    ] {
        becomes(text, redacted);
    }
    for text in [
        "order 4111 1111 1111 1112",
        "request id 7d6f1c0a-38f2-4f0e-9d25-4f7f0e6f9f10 returned 500",
        "I forgot my password and the form says 3 attempts left",
        "my password is wrong",
        "invoice JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        "-----BEGIN PUBLIC KEY-----\nMHcCAQEEIEfNtLZacpLDJCsjnDLcU6C6w==\n-----END PUBLIC KEY-----",
        "I enabled 2FA yesterday. My deposit JBSWY3DPEHPK3PXP is missing",
    ] {
        stays(text);
    }
}

#[test]
fn a_phrase_over_several_messages_is_cut_out_of_each() {
    let words: Vec<&str> = PHRASE.split(' ').collect();
    let one_each = inspect_together(&words);
    assert!(
        one_each.iter().all(|it| it.redacted.as_deref() == Some("[seed phrase removed]")),
        "{one_each:?}"
    );
    let (a, b) = PHRASE.split_at(36);
    let texts = ["hello there", a, "[seed phrase removed]", "thanks"];
    assert!(inspect_together(&texts).iter().all(|it| *it == Inspection::default()));
    let found = inspect_together(&["hello there", &format!("first half: {a}"), b.trim()]);
    assert_eq!(found[0], Inspection::default());
    assert_eq!(found[1].redacted.as_deref(), Some("first half: [seed phrase removed]"));
    assert_eq!(found[2].redacted.as_deref(), Some("[seed phrase removed]"));
    assert_eq!(inspect_together(&["x", WIF])[1], inspect(WIF));
    assert!(inspect_together(&[]).is_empty());
}

#[test]
fn words_of_prose_are_no_rare_words_of_the_list() {
    for word in PROSE {
        let common = FUNCTION_WORDS.contains(&word) || COMMON_WORDS.lines().any(|it| it == word);
        assert!(common || Language::English.find_word(word).is_none(), "{word}");
    }
}
