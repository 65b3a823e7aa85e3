#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;

fn from(markdown: &str, region: Option<&str>) -> String {
    seen_from(markdown, Seen::From(region), &Labels::of("en")).into_owned()
}

const TEXT: &str = "Before.\n:::region DE, fr\nGerman **words**.\n\n- and more\n:::\nBetween.\n\n::: region except US\nNot there.\n:::\nAfter.";

#[test]
fn a_part_is_there_for_its_regions_alone() {
    let all = |region| {
        let text = from(TEXT, region);
        assert!(text.contains("Before.") && text.contains("Between.") && text.contains("After."), "{text}");
        assert!(!text.contains(":::"), "{text}");
        (text.contains("German") && text.contains("and more"), text.contains("Not there"))
    };
    assert_eq!(all(Some("DE")), (true, true));
    assert_eq!(all(Some("FR")), (true, true));
    assert_eq!(all(Some("US")), (false, false));
    assert_eq!(all(Some("BR")), (false, true));
    assert_eq!(all(None), (false, false), "who does not say where they are gets what is for everywhere");
    assert!(mistakes(TEXT).is_empty(), "{:?}", mistakes(TEXT));
    assert_eq!(regions_of(TEXT).len(), 2);
}

#[test]
fn a_union_stands_for_its_members() {
    let text = ":::region EU, CH\nhere\n:::";
    for (region, there) in [("DE", true), ("MT", true), ("CH", true), ("NO", false), ("GB", false)] {
        assert_eq!(from(text, Some(region)).contains("here"), there, "{region}");
    }
    assert!(from(":::region EEA\nhere\n:::", Some("NO")).contains("here"));
}

#[test]
fn parts_stand_in_steps_in_quotes_and_in_each_other() {
    let steps = "1. First\n\n   :::region JP\n   for Japan\n   :::\n2. Second";
    assert!(from(steps, Some("JP")).contains("   for Japan\n"));
    assert!(!from(steps, Some("DE")).contains("Japan") && from(steps, Some("DE")).contains("2. Second"));
    let quote = "> [!NOTE]\n> all\n> :::region JP\n> for Japan\n> :::\n> all again";
    assert_eq!(from(quote, Some("DE")), "> [!NOTE]\n> all\n>\n>\n> all again");
    let nested = ":::region EU\neurope\n:::region except FR\nnot france\n:::\neurope again\n:::\nall";
    assert!(
        !from(nested, Some("FR")).contains("not france") && from(nested, Some("FR")).contains("europe again")
    );
    assert!(!from(nested, Some("US")).contains("france") && from(nested, Some("US")).contains("all"));
    assert!(from(nested, Some("DE")).contains("not france"));
    assert!(mistakes(steps).is_empty() && mistakes(quote).is_empty() && mistakes(nested).is_empty());
}

/// A slip hides too much; it never shows what is meant for others.
#[test]
fn what_is_written_wrongly_is_for_nobody_and_told() {
    for wrong in [
        ":::region\nsecret\n:::\nrest",
        ":::region Germany\nsecret\n:::\nrest",
        ":::region D\nsecret\n:::\nrest",
        ":::region except\nsecret\n:::\nrest",
        "::::region DE\nsecret\n:::\nrest",
        ":::regions DE\nsecret\n:::\nrest",
        "- :::region DE\n  secret\n  :::\n\nrest",
        "See :::region DE\nsecret\n:::\nrest",
        ":::REGION DE\nsecret",
        "：：：region Germany\nsecret\n：：：\nrest",
        "```\n:::region XY\nsecret\n```",
    ] {
        for region in [None, Some("US")] {
            assert!(!from(wrong, region).contains("secret"), "{wrong:?} from {region:?}");
        }
        assert!(!mistakes(wrong).is_empty() || !wrong.contains("rest"), "{wrong:?}");
    }
    assert_eq!(mistakes(":::region DE\nx").len(), 1);
    assert_eq!(mistakes("x\n:::\ny")[0].words(), "line 2: `:::` ends no part");
    assert_eq!(mistakes("a\n:::region Germany\nx\n:::")[0].line, 2);
    assert!(from("：：：region DE\nhere\n：：：", Some("DE")).contains("here"), "a wide colon is one");
    assert!(!from(":::region DE\r\nsecret\r\n:::\r\nrest", Some("US")).contains("secret"));
}

/// Two letters that no country has would be a part for nobody, and nobody would be told.
#[test]
fn only_countries_that_exist_are_taken_and_what_to_write_is_said() {
    for (wrong, what, said, how) in [
        ("UK", Slip::Britain, "UK", "write `GB`"),
        ("DE, uk", Slip::Britain, "uk", "write `GB`"),
        ("XX", Slip::Unknown, "XX", "`XX` is no country"),
        ("except ZZ", Slip::Unknown, "ZZ", "ISO 3166"),
        ("France", Slip::Letters, "France", "two letters"),
        ("法国", Slip::Letters, "法国", "two letters"),
    ] {
        let text = format!("a\n:::region {wrong}\nsecret\n:::\nb");
        let found = mistakes(&text);
        assert_eq!(found, [Mistake { line: 2, what, said: said.into() }], "{wrong}");
        assert!(found[0].words().contains(how), "{}", found[0].words());
        assert!(regions_of(&text).is_empty());
        for region in [Some("GB"), Some("XX"), Some("FR")] {
            assert!(!from(&text, region).contains("secret"), "{wrong} from {region:?}");
        }
    }
    assert!(["GB", "US", "CN", "TW", "AX"].iter().all(|it| is_code(it)) && !is_code("gb") && !is_code("EU"));
}

#[test]
fn staff_sees_all_of_it_and_whom_it_is_for() {
    let all = seen_from(TEXT, Seen::Everywhere, &Labels::of("en"));
    for words in
        ["> **Only in: DE, FR**", "> German **words**.", "> - and more", "> **Not in: US**", "\nAfter."]
    {
        assert!(all.contains(words), "{words}: {all}");
    }
    let nested = ":::region EU\neurope\n:::region except FR\nnot france\n:::\n:::";
    assert!(seen_from(nested, Seen::Everywhere, &Labels::of("en")).contains("> > not france"));
    let steps = "1. First\n\n   :::region JP\n   for Japan\n   :::";
    assert!(seen_from(steps, Seen::Everywhere, &Labels::of("en")).contains("   > for Japan"));
}

#[test]
fn a_text_without_marks_stays_as_it_is() {
    for text in ["No marks: at all.", "a :: b", "", "std::vec"] {
        assert_eq!(from(text, None), text);
        assert!(mistakes(text).is_empty() && regions_of(text).is_empty());
    }
}
