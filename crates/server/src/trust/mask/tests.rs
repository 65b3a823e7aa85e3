use super::*;

#[test]
fn values_are_masked() {
    assert_eq!(email("john.doe@gmail.com"), "j•••@g•••.com");
    assert_eq!(email("李@邮件.中国"), "李•••@邮•••.中国");
    assert_eq!(email("nonsense"), "n•••");
    assert_eq!(name("John  Doe"), "J••• D•••");
    assert_eq!(name("李雷"), "李•••");
    assert_eq!(address("0x52908400098527886e0f7030069857d2e4169ee7"), "0x5290…9ee7");
    assert_eq!(address("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq"), "bc1q…5mdq");
    assert_eq!(address("short"), "s•••");
    assert_eq!((id("user-1042").as_str(), id("u1").as_str()), ("•••42", "•••"));
    assert!(is_masked(&email("a@b.cd")) && !is_masked("a • b"));
}

/// Of each value its kind and the whole of it.
fn values(text: &str) -> Vec<(Leads, String)> {
    let chars: Vec<char> = text.chars().collect();
    personal(text, &chars).iter().map(|it| (it.kind, it.whole(&chars))).collect()
}

#[test]
fn what_is_hidden_is_known_as_a_whole_however_it_is_written() {
    for (text, kind, whole) in [
        ("write to John.Doe@Gmail.com.", Leads::Mail, "john.doe@gmail.com"),
        ("+49 151 234 567 89 please", Leads::Phone, "4915123456789"),
        ("0049-151-23456789 please", Leads::Phone, "4915123456789"),
        ("call 138 1234 5678 now", Leads::Phone, "13812345678"),
        ("IBAN DE89 3704 0044 0532 0130 00", Leads::Number, "de89370400440532013000"),
        ("de: DE89370400440532013000.", Leads::Number, "de89370400440532013000"),
        ("my passport is C01X00T47", Leads::Number, "c01x00t47"),
        ("from 203.0.113.77 today", Leads::Network, "203.0.113.77"),
        (
            "to 0x52908400098527886E0F7030069857D2E4169EE7 today",
            Leads::Wallet,
            "0x52908400098527886e0f7030069857d2e4169ee7",
        ),
    ] {
        assert_eq!(values(text), [(kind, whole.to_owned())], "{text}");
    }
    // A telephone number that is the part of an address is no value of its own.
    assert_eq!(values("13812345678@example.com"), [(Leads::Mail, "13812345678@example.com".to_owned())]);
    assert_eq!(values("0.5 BTC at 12:30, order 20260105"), []);
    assert_eq!(values("hello there"), []);
}

#[test]
fn nothing_of_a_value_is_left_in_the_rest() {
    for (said, left) in [
        ("write to john.doe@gmail.com.", "write to ••••••••••••••••••."),
        ("call 13812345678, please", "call •••••••••••, please"),
        ("护照号E12345678", "护照号•••••••••"),
    ] {
        let chars: Vec<char> = said.chars().collect();
        assert_eq!(without(said, &chars), left);
    }
}

#[test]
fn texts_lose_what_leads_to_a_person_and_keep_their_places() {
    let eth = "0x52908400098527886E0F7030069857D2E4169EE7";
    for (said, shown) in [
        ("write to john.doe@gmail.com.", "write to j•••.•••@•••••.•••."),
        ("+49 151 234 567 89 please", "••••••••••••••••89 please"),
        ("call 13812345678", "call •••••••••78"),
        ("call 555-123-4567 now", "call ••••••••••67 now"),
        ("mobil 0171 2345678, 07911 123456", "mobil ••••••••••78, ••••••••••56"),
        ("98765 43210 is mine", "•••••••••10 is mine"),
        (
            "IBAN DE89 3704 0044 0532 0130 00, or GB82WEST12345698765432",
            "IBAN DE•••••••••••••••••••••••00, or GB••••••••••••••••••32",
        ),
        (
            "from 203.0.113.77 and 2001:db8:85a3::8a2e:370:7334.",
            "from 20•.•.•••.77 and 20••••••••••••••••••••••••34.",
        ),
        ("my passport is C01X00T47, 护照号E12345678", "my passport is C••••••47, 护照号E••••••78"),
        ("身份证 11010519491231002X", "身份证 11••••••••••••••2X"),
        ("06 12 34 56 78", "••••••••••••78"),
        ("on 05-01-2026 10:30, 05/01/2026 10:30", "on 05-01-2026 10:30, 05/01/2026 10:30"),
        ("0.00012 of 0.12345678 BTC", "0.00012 of 0.12345678 BTC"),
        ("version 1.2.3.4567 of 2026", "version 1.2.3.4567 of 2026"),
        ("0.5 BTC at 12:30, order 20260105, 1,000.00", "0.5 BTC at 12:30, order 20260105, 1,000.00"),
        ("2026-01-05 10:00", "2026-01-05 10:00"),
        ("@anna and a@b", "@anna and a@b"),
    ] {
        assert_eq!(text(said), shown);
        assert_eq!(text(said).chars().count(), said.chars().count());
    }
    // A preview ends in the middle of one.
    let cut = text("sent to 0x52908400098527886E0F70");
    assert!(cut.starts_with("sent to 0x52•") && cut.ends_with("•0F70"), "{cut}");
    let cut = text("sent to bc1qar0srrr7xfkvy5l643lydn");
    assert!(cut.starts_with("sent to bc1q•") && cut.ends_with("•lydn"), "{cut}");
    let cut = text("see 0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836");
    assert!(cut.starts_with("see 0x9f•") && cut.ends_with("•5836"), "{cut}");
    let cut = text("sent to 0x52908400098527886E0F7030069857D2E4169…");
    assert!(cut.starts_with("sent to 0x52•") && cut.ends_with("•4169…"), "{cut}");
    for (said, shown) in [
        ("write to john.doe@gma…", "write to j•••.•••@•••…"),
        ("write to john.doe@…", "write to j•••.•••@…"),
        ("call +49 151 23…", "call ••••••••23…"),
        ("it is 5 °C…", "it is 5 °C…"),
    ] {
        assert_eq!(text(said), shown);
    }
    let hash = "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b";
    assert_eq!(text(hash), hash, "a transaction is public");
    let masked = text(&format!("to {eth} today"));
    assert!(masked.starts_with("to 0x52•") && masked.ends_with("•9EE7 today"), "{masked}");
}

/// What of these is masked, as a whole; none if nothing is.
fn masked(text: &str) -> Option<String> {
    let values = values(text);
    (!values.is_empty()).then(|| values.into_iter().map(|it| it.1).collect::<Vec<_>>().join(" "))
}

#[test]
fn telephone_numbers_are_masked_as_each_country_writes_them() {
    for (written, whole) in [
        ("0151/9988-7766", "015199887766"),
        ("0171/2345678", "01712345678"),
        ("0151 / 99887766", "015199887766"),
        ("(0151) 99 88 77 66", "015199887766"),
        ("044 668 18 00", "0446681800"),
        ("0532 123 45 67", "05321234567"),
        ("067 123 45 67", "0671234567"),
        ("8 (916) 123-45-67", "89161234567"),
        ("89161234567", "89161234567"),
        ("612 34 56 78", "612345678"),
        ("9123 4567", "91234567"),
        ("9123-4567", "91234567"),
        ("412 34 567", "41234567"),
        ("+49 151 99887766", "4915199887766"),
        ("+49 (151) 9988.7766", "4915199887766"),
        ("+1.4155552671", "14155552671"),
        ("010-1234-5678", "01012345678"),
        ("090-1234-5678", "09012345678"),
        ("138 0013 8000", "13800138000"),
        ("86 138 0013 8000", "8613800138000"),
        ("(415) 555-2671", "4155552671"),
        ("415-555-2671", "4155552671"),
        ("415.555.2671", "4155552671"),
        ("415 555 2671", "4155552671"),
        ("1 (415) 555-2671", "14155552671"),
        ("06.12.34.56.78", "0612345678"),
        ("(11) 91234-5678", "11912345678"),
        ("55 1234 5678", "5512345678"),
        ("０１５１／９９８８－７７６６", "015199887766"),
        ("٠١٥١ ٩٩٨٨٧٧٦٦", "015199887766"),
        ("۰۹۱۲ ۳۴۵ ۶۷۸۹", "09123456789"),
        ("+९१ ९८७६५ ४३२१०", "919876543210"),
        ("0151\u{200b} 99\u{200d}88\u{2060}77\u{feff}6\u{ad}6", "015199887766"),
        ("0151\u{a0}9988\u{2011}7766", "015199887766"),
    ] {
        for around in ["", "call ", "please, call me: ", "电话", "my number ("] {
            let said = format!("{around}{written}");
            assert_eq!(values(&said), [(Leads::Phone, whole.to_owned())], "{said}");
            let shown = text(&said);
            assert_eq!(shown.chars().count(), said.chars().count(), "{said}");
            assert!(shown.starts_with(around.trim_end_matches('(')), "{shown}");
            let left: Vec<char> = shown.chars().skip(around.chars().count()).collect();
            let digits = left.iter().filter(|it| it.is_numeric()).count();
            assert!(digits == 2, "{said}: {shown}");
        }
        for behind in [" please", "。", "谢谢", ", thanks", " or write"] {
            assert_eq!(masked(&format!("{written}{behind}")).as_deref(), Some(whole), "{written}{behind}");
        }
    }
}

#[test]
fn several_numbers_are_told_apart() {
    for (said, wholes) in [
        ("0171 2345678 / 0151 99887766", "01712345678 015199887766"),
        ("0171 2345678 0151 99887766", "01712345678 015199887766"),
        ("030 123456 030 654321", "030123456 030654321"),
        ("06 12 34 56 78 06 98 76 54 32", "0612345678 0698765432"),
        ("30.11.2026 0151 99887766", "015199887766"),
        ("since 2026-11-30 0171/2345678", "01712345678"),
        ("+4915199887766 2 times", "4915199887766"),
        ("123-45-6789 or 415-555-2671", "123456789 4155552671"),
    ] {
        assert_eq!(masked(said).as_deref(), Some(wholes), "{said}");
    }
    assert_eq!(values("ssn 123-45-6789."), [(Leads::Number, "123456789".to_owned())]);
    assert_eq!(text("ssn 123-45-6789."), "ssn •••••••••89.");
}

#[test]
fn mail_addresses_are_masked_however_their_signs_are_written() {
    for (said, shown, whole) in [
        ("john.doe＠gmail.com", "j•••.•••＠•••••.•••", "john.doe@gmail.com"),
        ("ｊｏｈｎ＠ｇｍａｉｌ．ｃｏｍ", "ｊ•••＠•••••．•••", "john@gmail.com"),
        ("john(at)gmail.com", "j••••••••••••.•••", "john@gmail.com"),
        ("john [at] gmail [dot] com", "j••••••••••••••••••••••••", "john@gmail.com"),
        ("John ( AT ) gmail(dot)com", "J••••••••••••••••••••••••", "john@gmail.com"),
        ("john @ gmail.com", "j••••@••••••.•••", "john@gmail.com"),
        ("jo\u{200b}hn@gm\u{ad}ail.com", "j••••@••••••.•••", "john@gmail.com"),
        ("邮箱john@gmail.com谢谢", "邮箱j•••@•••••.•••谢谢", "john@gmail.com"),
        ("john（at）gmail.com…", "j••••••••••••.•••…", "john@gmail.com"),
    ] {
        assert_eq!(masked(said).as_deref(), Some(whole), "{said}");
        assert_eq!(text(said), shown);
    }
    for said in [
        "bought @ 98000.50",
        "see you (at) noon",
        "look [at] this",
        "a@b",
        "3 @ 4.5",
        "meet @ the.",
        "(at) (dot)",
    ] {
        assert_eq!(masked(said), None, "{said}");
    }
}

#[test]
fn what_is_no_personal_value_stays() {
    let hash = "9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b";
    for said in [
        "1 234 567.89 USDT",
        "+1 234 567.89 USDT",
        "0.0512 BTC",
        "0.05123456 BTC",
        "0.00012345 BTC",
        "+0.00012345 BTC",
        "-12345678.12345678",
        "1,000,000",
        "1.000.000,00",
        "10 000",
        "100 200 300",
        "10000000000 sats",
        "9123 4567 USDT",
        "$9123 4567",
        "USDT 9123 4567",
        "9123 4567,50",
        "block 9123 4567",
        "height: 9123 4567",
        "区块高度 9123 4567",
        "order #9123 4567",
        "5123-9876",
        "5000 6000",
        "2026-11-30",
        "30.11.2026",
        "30.11.2026 14:05",
        "11/30/2026 14:05",
        "05-01-2026 10:30",
        "2026-11-30T14:05:07.123456Z",
        "٣٠.١١.٢٠٢٦",
        "block 868123456",
        "height 23,123,456",
        hash,
        "0x9fc76417374aa880d4449a1f7f31ec597f00b1f6f3dd2d66f4c9c6c445836d8b",
        "550e8400-e29b-41d4-a716-446655440000",
        "case #10482",
        "1.2.3",
        "version 12.4.10-2",
        "12.5%",
        "100-200",
        "2019-2020",
        "1 2 3 4 5",
        "1 2 3 4 5 6 7 8 9 10",
        "10, 20, 30, 40",
        "1767225600123",
        "1767225600",
    ] {
        for said in [said.to_owned(), format!("it is {said} now"), format!("是{said}吗")] {
            assert_eq!(text(&said), said);
        }
    }
}

#[test]
fn a_preview_that_breaks_off_within_a_number_shows_no_more_of_it() {
    for (said, shown) in [
        ("call 0151 99…", "call •••••99…"),
        ("call 0151/9988-7…", "call •••••••••-7…"),
        ("call 9123 456…", "call ••••••56…"),
        ("john(at)gma…", "j••••••••••…"),
        ("in block 1234567…", "in block 1234567…"),
        ("paid 1234567 USDT…", "paid 1234567 USDT…"),
    ] {
        assert_eq!(text(said), shown);
    }
}

#[test]
fn a_masked_text_can_be_changed_and_keeps_what_was_hidden() {
    let before = "Refund for john@gmail.com, call 0151/9988-7766";
    let shown = text(before);
    assert_eq!(restored(&shown, before).as_deref(), Some(before));
    let written = shown.replace("Refund", "Second refund");
    assert_eq!(
        restored(&written, before).as_deref(),
        Some("Second refund for john@gmail.com, call 0151/9988-7766")
    );
    assert_eq!(restored("Refund", before).as_deref(), Some("Refund"));
    assert_eq!(restored("Refund • fees", "Refund").as_deref(), Some("Refund • fees"));
    // Dots that stand for nothing would replace what they hide.
    assert_eq!(restored("Refund for j•••@gmail", before), None);
    assert_eq!(restored(&shown.replace("j•••@", "k•••@"), before), None);
    // Without what makes it a personal value it would be shown.
    let paper = "passport C01X00T47";
    assert_eq!(restored("passport C••••••47 seen", paper).as_deref(), Some("passport C01X00T47 seen"));
    assert_eq!(restored("C••••••47", paper), None);
    let phone = "call 9123 4567";
    assert_eq!(text(phone), "call •••••••67");
    assert_eq!(restored("pay •••••••67 usdt", phone), None);
    assert_eq!(restored("block •••••••67", phone), None);
    assert_eq!(restored("x•••••••67", phone), None);
}
