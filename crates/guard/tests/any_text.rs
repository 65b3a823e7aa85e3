//! Whatever a text is made of, the guard does not panic, its findings are in order and on code points, and what it
//! leaves holds nothing more to find. `OMBUD_CASES=5000000` tries as many texts, in release in about a minute a core.

use ombud_guard::{Inspection, Kind, inspect};

/// What texts are put together from: pieces of secrets, signs that detectors look for, letters of many scripts.
const PIECES: [&str; 72] = [
    " ",
    "\n",
    "\r\n",
    ",",
    ".",
    ":",
    "=",
    "-",
    "/",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "\"",
    "\\n",
    "%20",
    "&nbsp;",
    "\u{200b}",
    "\u{301}",
    "\u{3099}",
    "\u{202e}",
    "🔑",
    "é",
    "ß",
    "а",
    "ж",
    "你",
    "助记词",
    "的",
    "怨死旋凉碎环酶徙意粮悬克",
    "あいこくしん",
    "ハ",
    "ﾊﾞ",
    "가격",
    "ᄀ",
    "٤",
    "４",
    "ﬁ",
    "𝐚",
    "①",
    "İ",
    "abandon",
    "about",
    "legal",
    "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "legalwinnerthankyearwavesausageworthuseful",
    "word",
    "and",
    "the",
    "a",
    "1",
    "12",
    "0x",
    "4111 1111 1111 1111",
    "88df016429689c079f3b2f6ad39fa052",
    "KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn",
    "xprv9",
    "private key",
    "私钥",
    "api secret",
    "otpauth://totp/",
    "2fa",
    "JBSW Y3DP EHPK 3PXP",
    "password is",
    "x7Gh22kl",
    "backup codes",
    "{\"ciphertext\":\"",
    "\"kdf\":",
    "-----BEGIN EC PRIVATE KEY-----",
    "[seed phrase removed]",
];

/// Numbers that look drawn: SplitMix64.
fn next(state: &mut u64) -> usize {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mixed = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    ((mixed ^ (mixed >> 27)) >> 8) as usize
}

#[test]
fn any_text_is_inspected_and_redacted_once() {
    let cases: u64 = std::env::var("OMBUD_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(20_000);
    let mut state = 7;
    let mut text = String::new();
    let mut kinds = std::collections::BTreeSet::new();
    for _ in 0..cases {
        text.clear();
        for _ in 0..1 + next(&mut state) % 14 {
            text.push_str(PIECES[next(&mut state) % PIECES.len()]);
            if next(&mut state).is_multiple_of(2) {
                text.push(' ');
            }
        }
        let Inspection { findings, redacted } = inspect(&text);
        assert_eq!(redacted.is_some(), !findings.is_empty(), "{text:?}");
        let length = text.chars().count();
        let mut last = 0;
        for finding in &findings {
            assert!(
                last <= finding.start && finding.start < finding.end && finding.end <= length,
                "{text:?} {findings:?}"
            );
            last = finding.end;
            kinds.insert(finding.kind.name());
        }
        if let Some(redacted) = redacted {
            assert_eq!(inspect(&redacted), Inspection::default(), "{text:?} {redacted:?}");
        }
    }
    assert!(kinds.len() * 2 > Kind::ALL.len(), "{kinds:?}");
}
