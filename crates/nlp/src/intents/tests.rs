use super::*;

const LINES: [(&str, &str); 12] = [
    ("card_lost", "I lost my card yesterday"),
    ("card_lost", "my card was stolen, block it"),
    ("card_lost", "cannot find my card any more"),
    ("card_lost", "我的卡丢了"),
    ("tx_pending", "my transfer is still pending"),
    ("tx_pending", "transaction stuck for hours, not confirmed"),
    ("tx_pending", "why is my payment not confirmed yet"),
    ("tx_pending", "转账一直没有确认"),
    ("greeting", "hello"),
    ("greeting", "good morning to you"),
    ("greeting", "hi there"),
    ("greeting", "你好"),
];

fn examples() -> Vec<Example> {
    LINES.iter().map(|(intent, text)| Example { text: (*text).into(), intent: (*intent).into() }).collect()
}

#[test]
fn what_was_learnt_is_told_of_other_words() {
    let model = train(&examples(), 1);
    for (text, intent) in [
        ("I have lost the card", "card_lost"),
        ("CARD STOLEN!!", "card_lost"),
        ("is my transaction stuck?", "tx_pending"),
        ("转账没有确认", "tx_pending"),
        ("卡丢了怎么办", "card_lost"),
        ("hello hello", "greeting"),
    ] {
        assert_eq!(model.guess(text).best, intent, "{text}");
    }
}

#[test]
fn the_same_seed_gives_the_same_model() {
    let (one, other) = (train(&examples(), 7), train(&examples(), 7));
    for (_, text) in LINES {
        assert_eq!(one.guess(text), other.guess(text));
    }
}

#[test]
fn nothing_is_too_odd_to_be_judged() {
    let model = train(&examples(), 1);
    let long = "x".repeat(1_000_000);
    for text in ["", " ", "\0", "?", "😀😀😀", "\u{202e}abc", &long, &"字".repeat(100_000)] {
        let guess = model.guess(text);
        assert!((0.0..=1.0).contains(&guess.confidence), "{guess:?}");
    }
    // Without examples there is nothing to be in scope of.
    let empty = train(&[], 1);
    assert_eq!(empty.guess("hello").best, OUT_OF_SCOPE);
    // One class alone is no reason to panic either.
    let one = train(&examples().into_iter().take(3).collect::<Vec<_>>(), 1);
    assert_eq!(one.guess("card").best, "card_lost");
}

#[test]
fn what_is_far_from_all_classes_is_less_sure() {
    let model = train(&examples(), 1);
    let (near, far) = (model.guess("my card is lost"), model.guess("quantum zebra ionosphere"));
    assert!(near.confidence > far.confidence, "{near:?} {far:?}");
}

#[test]
fn a_model_is_the_same_after_it_was_kept() {
    let examples = [
        ("where is my deposit", "deposit"),
        ("deposit missing", "deposit"),
        ("forgot my password", "password"),
    ];
    let examples = examples.map(|(text, intent)| Example { text: text.into(), intent: intent.into() });
    let model = train(&examples, 1);
    let bytes = model.to_bytes();
    let again = Model::from_bytes(&bytes).unwrap();
    for text in ["my deposit", "password", "something else", ""] {
        assert_eq!(again.guess(text), model.guess(text), "{text}");
    }
    assert_eq!(again.to_bytes(), bytes);
    let in_place = Model::from_static(Vec::leak(bytes.clone())).unwrap();
    assert_eq!(in_place.to_bytes(), bytes);
}

#[test]
fn bytes_that_are_no_model_are_refused() {
    let examples =
        [Example { text: "a".into(), intent: "x".into() }, Example { text: "b".into(), intent: "y".into() }];
    let bytes = train(&examples, 1).to_bytes();
    for cut in 0..bytes.len() {
        assert!(Model::from_bytes(&bytes[..cut]).is_err(), "{cut}");
        let mut spoilt = bytes.clone();
        spoilt[cut] ^= 0x40;
        assert!(Model::from_bytes(&spoilt).is_err(), "{cut}");
    }
}
