//! The promises of search: nothing that is there is missed, nothing that is not there is shown.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::token::token;
use crate::{fold, index_tokens, query_tokens, snippet, verify, verify_forms};

fn tokens(text: &str) -> Vec<u64> {
    let mut out = Vec::new();
    index_tokens(text, &mut out);
    out
}

/// Whether the index returns the text as a candidate.
fn candidate(text: &str, query: &str) -> bool {
    let have = tokens(text);
    let query = query_tokens(query);
    !query.is_empty() && query.tokens().iter().all(|t| have.binary_search(t).is_ok())
}

/// Whether search finds the text.
fn found(text: &str, query: &str) -> bool {
    let verified = verify(&query_tokens(query), text);
    assert!(!verified || candidate(text, query), "{query:?} is in {text:?}, but the index misses it");
    verified
}

/// Whether search finds the text with its words in any form.
fn found_in_form(text: &str, query: &str) -> bool {
    let (have, query) = (tokens(text), query_tokens(query));
    let verified = verify_forms(&query, text);
    let among = |any: &Vec<u64>| any.iter().any(|it| have.binary_search(it).is_ok());
    let candidate = query.forms().iter().all(among);
    assert!(!verified || candidate, "{query:?} is in {text:?} in some form, but the index misses it");
    assert!(verified || !verify(&query, text), "what is written so is a form of it");
    verified
}

#[track_caller]
fn finds(text: &str, queries: &[&str]) {
    for query in queries {
        assert!(found(text, query), "{query:?} in {text:?}");
    }
}

#[track_caller]
fn misses(text: &str, queries: &[&str]) {
    for query in queries {
        assert!(!found(text, query), "{query:?} not in {text:?}");
    }
}

#[test]
fn tokens_stay_what_stored_indexes_hold() {
    // The values of the XXH3 reference implementation for what each comment says.
    let golden = [
        0x0ae4_5534_2f4e_40e7, // 链上
        0x1982_e3a7_bb24_1055, // 0
        0x4921_cb6b_34d4_943e, // 上
        0xa66d_4fcc_0adc_1d24, // wallet
        0xa7d3_2f53_3c86_569a, // 链
        0xdedb_9801_00c8_7e72, // 5
        0xe1cd_b070_5692_56e9, // 0.5
    ];
    assert_eq!(tokens("Wallet 链上 0.5"), golden);
    // A word that is not its own stem has one token more: of `~` and the stem.
    let forms = [token("wallets"), token("~wallet")];
    assert_eq!(tokens("wallets"), {
        let mut it = forms;
        it.sort_unstable();
        it
    });
    assert_eq!(tokens(""), [] as [u64; 0]);
}

#[test]
fn tokens_are_appended_sorted_once() {
    let mut out = vec![u64::MAX, 0];
    index_tokens("usdt USDT Usdt sent", &mut out);
    assert_eq!(&out[..2], [u64::MAX, 0]);
    assert_eq!(out[2..], tokens("sent usdt"));
    assert!(out[2] < out[3]);
}

#[test]
fn folding_makes_spellings_equal() {
    for (text, folded) in [
        ("Straße STRASSE ẞ", "strasse strasse ss"),
        ("Łódź Ñandú Việt Nam đồng Øre", "lodz nandu viet nam dong ore"),
        ("IŞIK ışık İstanbul", "isik isik istanbul"),
        ("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ"),
        ("Ёлка, чай, Київ, ї, за́мок", "елка, чай, київ, ї, замок"),
        ("ＵＳＤＴ　１２３，ﬁ ½", "usdt 123,fi 1⁄2"),
        ("ｶﾞｷﾞ ガギ かﾞ", "ガギ ガギ が"),
        ("\u{1112}\u{1161}\u{11ab} 한", "한 한"),
        ("مُحَمَّـــد أ ١٢٣ ۱۲۳", "محمد أ 123 123"),
        ("שָׁלוֹם", "שלום"),
        ("दे๑हिन्दी १२", "दे1हिन्दी 12"),
        ("sei\u{ad}te zero\u{200b}width", "seite zerowidth"),
        ("國 国", "國 国"),
        ("don’t", "don't"),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
}

#[test]
fn commas_leave_numbers_only_where_they_group_thousands() {
    for (text, folded) in [
        ("1,000.25", "1000.25"),
        ("pay 12,345,678, now", "pay 12345678, now"),
        ("$1,000", "$1000"),
        ("1,00 1,0000 1234,567", "1,00 1,0000 1234,567"),
        ("1,234,56 1,23,456", "1,234,56 1,23,456"),
        ("0.1,000 ,1,000 .1,000", "0.1,000 ,1000 .1000"),
        ("，１，０００", ",1000"),
        ("１，０００，", "1000,"),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
}

#[test]
fn words_are_whole_and_case_does_not_matter() {
    let text = "My Withdrawal hasn't arrived; see CAFÉ_menu.";
    finds(text, &["withdrawal", "ARRIVED my", "hasn’t", "cafe", "café_menu", "menu", "hasn"]);
    misses(text, &["withdraw", "draw", "arrived café_menus", "drawal", "hasn-t"]);
    finds("отправил счёт", &["счет", "СЧЁТ"]);
    misses("чай", &["чаи"]);
    finds("हिन्दी में", &["हिन्दी"]);
    misses("हिन्दी में", &["हिन"]);
}

#[test]
fn other_forms_of_a_word_are_found_and_are_not_what_was_written() {
    for (text, query) in [
        ("My withdrawals hang", "withdraw"),
        ("My withdraw hangs", "withdrawal"),
        ("he DEPOSITED twice", "deposit deposits"),
        ("two confirmations of 0x88df016429689c079f3b2f6ad39fa052532c5679", "confirmed 0x88df01"),
        ("orders12 and a withdrawal", "orders withdrawals"),
        ("waited 3days", "day"),
        ("нет вывода", "вывод"),
        ("提现 withdrawals", "提现 withdraw"),
    ] {
        assert!(found_in_form(text, query), "{query} in {text}");
        assert!(!found(text, query), "{query} is not written in {text}");
    }
    for (text, query) in [
        ("my deposit", "deposits withdrawals"),
        ("withdrawals-page", "withdraw-page"),
        ("wallet", "wall"),
        ("提现", "提"),
        ("bus", "busy"),
    ] {
        assert!(!found_in_form(text, query) || found(text, query), "{query} in no form in {text}");
    }
    assert!(query_tokens("提现 0.5 okx.com").forms().is_empty(), "no word of it has forms");
    assert!(query_tokens("").forms().is_empty());
    let (_, marks) = marked("withdraw", "Withdrawal, withdrawn, withdraw", 60);
    assert_eq!(marks, ["Withdrawal", "withdraw"], "forms are marked too");
}

#[test]
fn forms_add_little_to_the_index() {
    let text = "Hello, I sent 250 USDT to my exchange account three hours ago and it still has not arrived, please help";
    let stems = text.split(' ').filter(|word| tokens(word).len() > 1).count();
    assert!(stems <= 6, "{stems} of {} words have a token more", text.split(' ').count());
}

#[test]
fn names_are_found_whole_and_by_their_parts() {
    let text =
        "I am alice.b@example.com, see https://www.okx.com/help/article-12?id=7 or @handle_9 on $BTC/USDT";
    finds(
        text,
        &[
            "alice.b@example.com",
            "alice",
            "example.com",
            "example",
            "www.okx.com",
            "okx.com",
            "okx",
            "https://www.okx.com/help/article-12?id=7",
            "help/article-12",
            "@handle_9",
            "handle_9",
            "$btc",
            "BTC/USDT",
            "usdt btc",
        ],
    );
    misses(text, &["alice@example.com", "okx.help", "ample.com", "b@example.co", "btc-usdt"]);
    finds("order P2P-2026-0001 cancelled", &["p2p-2026-0001", "2026-0001", "p2p-2026", "0001"]);
    misses("order P2P-2026-0001 cancelled", &["p2p-0001", "2026-000"]);
}

#[test]
fn numbers_are_exact() {
    let text = "sent 1,000.25 USDT and 0.5BTC, fee 10.5, then 100usdt到账";
    finds(
        text,
        &["1,000.25", "1000.25", "1000", "0.5", "0.5btc", "btc", "10.5", "100", "usdt到账", "100usdt"],
    );
    misses(text, &["000.25", "1.5", "0.55", "00.5", "100.25", "5.1", "10usdt"]);
    // The pieces are there, only apart: candidates that must not be shown.
    assert!(candidate("0.5 and 5.1", "0.5.1") && !found("0.5 and 5.1", "0.5.1"));
}

#[test]
fn codes_are_found_by_any_beginning_of_six() {
    let hash = "0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b";
    let text = format!("tx {hash} pending");
    for len in 6..=hash.len() {
        finds(&text, &[&hash[..len], &hash[..len].to_uppercase()]);
    }
    misses(&text, &["0x88d", "0x88df017", "88df01", &format!("{hash}0")]);
    let other = format!("{}{}", &hash[..40], "0".repeat(26));
    assert!(candidate(&other, hash) && !found(&other, hash), "alike for 40 characters, yet another");
    finds("TXaNYabcdLkpMbpAeyDDy1omJ1dSySfqb6X", &["txanya", "TXaNYabc", "TXaNYabcdLkpMbpAeyDDy1omJ1"]);
    finds("order 202611210004567", &["202611210004567", "20261121", "2026112100"]);
    misses("order 202611210004567", &["202611210004568", "0004567"]);
    let long = "a1".repeat(5000);
    finds(&format!("x {long}"), &[&long, &long[..100]]);
}

#[test]
fn shortened_codes_find_whole_ones_and_each_other() {
    let text = "to 0x52908400098527886E0F7030069857D2E4169EE7.";
    finds(
        text,
        &[
            "0x5290…9EE7",
            "0x5290...9ee7",
            "0x5290..9EE7",
            "0x52908400****169EE7",
            "to 0x5290…9EE7",
            "0x52908…69ee7",
        ],
    );
    misses(text, &["0x5290…9EE8", "0x5291…9EE7", "0x5290…0EE7", "0x52908401…9EE7"]);
    finds("from bc1qxy2kgdygjrsqtzq2n0yrf2493p83kkfjhx0wlh", &["bc1q…0wlh", "bc1qxy…fjhx0wlh"]);
    finds("I see 0x52908...69EE7 there", &["0x5290…9EE7"]);
    misses("I see 0x5290...9EE7 there", &["0x52908…9EE7"]);
    // Words with dots between are only words.
    finds("wait...what", &["wait...what", "wait", "what"]);
    // The two ends may not overlap.
    misses("0x12345678901234567890", &["0x12345678901234567…4567890"]);
}

#[test]
fn every_part_of_unspaced_text_is_found() {
    let text = "我的助记词被盗了，铭文在链上。転送できません 비밀번호를 바꿨어요 ยังไม่ได้รับเงิน";
    finds(
        text,
        &["助记词", "记", "铭文", "链上", "铭文在链", "できま", "비밀", "번호를", "ได้รับ", "助记词 链上"],
    );
    misses(text, &["词记", "链文", "助词", "盗铭文", "비번"]);
    assert!(candidate("记词是助记", "助记词") && !found("记词是助记", "助记词"));
    finds("請用助記詞", &["助記詞"]);
    misses("請用助記詞", &["助记词"]);
    finds("usdt转账🙏🏽了", &["usdt转", "转账", "usdt", "🙏", "账🙏🏽了"]);
    misses("usdt转账", &["sdt转"]);
}

#[test]
fn a_query_of_signs_asks_for_nothing() {
    for text in ["", "  ", "?!,.", "\u{200b}"] {
        let query = query_tokens(text);
        assert!(query.is_empty() && query.tokens().is_empty());
        assert!(!verify(&query, "anything ?!,."));
    }
}

#[test]
fn pieces_show_what_is_looked_for() {
    let query = query_tokens("Find ALICE@x.io 助记词 0x5290…9EE7!");
    assert_eq!(query.pieces().collect::<Vec<_>>(), ["find", "alice@x.io", "助记词", "0x5290…9ee7"]);
}

fn marked(query: &str, text: &str, max: usize) -> (String, Vec<String>) {
    let (cut, marks) = snippet(&query_tokens(query), text, max);
    let chars: Vec<char> = cut.chars().collect();
    (cut, marks.into_iter().map(|(a, b)| chars[a..b].iter().collect()).collect())
}

#[test]
fn a_snippet_shows_the_match_and_where_it_is() {
    assert_eq!(
        marked("usdt 到账", "ＵＳＤＴ没到账\nusdt", 50),
        ("ＵＳＤＴ没到账 usdt".into(), vec!["ＵＳＤＴ".into(), "到账".into(), "usdt".into()])
    );
    let text = format!("{}Größe 1,000.25 ok {}", "word ".repeat(40), "tail ".repeat(40));
    assert_eq!(
        marked("grosse 1000.25", &text, 30),
        ("… word Größe 1,000.25 ok tail…".into(), vec!["Größe".into(), "1,000.25".into()])
    );
    assert_eq!(marked("nothing", "a longer text", 8), ("a longe…".into(), vec![]));
    assert_eq!(
        marked("0x5290…9EE7", "to 0x52908400098527886E0F7030069857D2E4169EE7", 90).1.concat().len(),
        42
    );
    assert_eq!(marked("x", "x y", 0), (String::new(), vec![]));
}

/// Characters whose meaning does not hang on their neighbours.
fn unspaced() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            proptest::char::range('\u{4e00}', '\u{9fff}'),
            proptest::char::range('ぁ', 'ゖ'),
            proptest::char::range('ァ', 'ヺ'),
            proptest::char::range('가', '힣'),
            proptest::char::range('ก', 'า'),
            proptest::char::range('เ', '็'),
            proptest::char::range('\u{20000}', '\u{2a6df}'),
        ],
        1..40,
    )
    .prop_map(|chars| chars.into_iter().collect())
}

/// Texts like those of customers, with odd neighbours.
fn mixed() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        "[a-z0-9A-Z.,@/_:*…-]{0,30}",
        "0x[0-9a-f]{4,70}",
        "[0-9]{1,4}(,[0-9]{3}){0,3}[a-z]{0,7}",
        unspaced(),
        "\\PC{0,8}",
        ".{0,4}",
    ];
    proptest::collection::vec((part, "[ ,.。\n]{0,2}"), 0..8)
        .prop_map(|parts| parts.into_iter().map(|(a, b)| a + &b).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn folding_twice_is_folding_once(text in mixed()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn folding_anything_twice_is_folding_once(text in proptest::collection::vec(any::<char>(), 0..12)) {
        let once = fold(&text.into_iter().collect::<String>());
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn every_substring_of_unspaced_text_is_found(text in unspaced(), a in any::<prop::sample::Index>(), b in any::<prop::sample::Index>()) {
        let chars: Vec<char> = text.chars().collect();
        let (a, b) = (a.index(chars.len()), b.index(chars.len()));
        let part: String = chars[a.min(b)..=a.max(b)].iter().collect();
        prop_assert!(found(&text, &part) || query_tokens(&part).is_empty(), "{} in {}", part, text);
    }

    #[test]
    fn every_word_is_found(words in proptest::collection::vec("[[\\p{Latin}\\p{Cyrillic}\\p{Greek}\\p{Arabic}\\p{Hebrew}\\p{Devanagari}\\p{Armenian}]&&\\p{L}][[\\p{Latin}\\p{Cyrillic}\\p{Greek}\\p{Arabic}\\p{Hebrew}\\p{Devanagari}\\p{Armenian}]&&[\\p{L}\\p{M}\\p{Nd}]]{0,11}|[a-zA-Z0-9.,']{1,12}", 1..8)) {
        let text = words.join(" ");
        for word in text.unicode_words() {
            let only_marks = !fold(word).contains(char::is_alphanumeric);
            prop_assert!(only_marks || found(&text, word), "{} in {}", word, text);
        }
    }

    #[test]
    fn every_text_finds_itself(text in mixed()) {
        let query = query_tokens(&text);
        prop_assert_eq!(found(&text, &text), !query.is_empty());
    }

    #[test]
    fn what_is_verified_the_index_returns(text in mixed(), other in mixed()) {
        // `found` asserts it, for whole texts and for their parts.
        found(&text, &other);
        for part in text.split([' ', ',', '.', '-', '/', '_']) {
            found(&text, part);
            found_in_form(&text, part);
            found(&other, part);
            let head: String = part.chars().take(8).collect();
            found(&text, &head);
        }
    }

    #[test]
    fn what_is_verified_in_a_form_the_index_returns(words in proptest::collection::vec("[a-f]{1,4}(s|es|ed|ing|al|ly|12)?", 1..6), asked in proptest::collection::vec("[a-f]{1,4}(s|es|ed|ing|al|ly)?", 1..3)) {
        let text = words.join(" ");
        found_in_form(&text, &asked.join(" "));
        for word in &words {
            prop_assert!(found_in_form(&text, word));
        }
    }

    #[test]
    fn a_snippet_fits_and_its_marks_lie_in_it(text in mixed(), max in 0usize..60, at in any::<prop::sample::Index>()) {
        let words: Vec<&str> = text.split_whitespace().collect();
        let query = query_tokens(if words.is_empty() { "x" } else { words[at.index(words.len())] });
        let (cut, marks) = snippet(&query, &text, max);
        let len = cut.chars().count();
        prop_assert!(len <= max);
        let mut last = 0;
        for (a, b) in marks {
            prop_assert!(last <= a && a < b && b <= len);
            last = b;
        }
        if verify(&query, &text) {
            prop_assert!(!snippet(&query, &text, text.chars().count()).1.is_empty());
        }
    }
}

#[test]
fn folding_any_single_character_twice_is_folding_it_once() {
    // The rest of Unicode is ideographs without mappings, private use and unassigned.
    let planes = [0..0x2_0000, 0x2_f800..0x2_fa20, 0xe_0000..0xe_0200];
    for c in planes.into_iter().flatten().filter_map(char::from_u32) {
        for text in [c.to_string(), format!("a{c}\u{301}"), format!("и{c}\u{306}"), format!("か{c}\u{3099}")]
        {
            let once = fold(&text);
            assert_eq!(fold(&once), once, "{c:?} U+{:04X}", u32::from(c));
        }
    }
}
