use super::*;
use crate::messages::ModelFault as Fault;

const WALLET: &str = "0x52908400098527886E0F7030069857D2E4169EE7";

fn passages() -> Vec<String> {
    vec![
        "My withdrawal is pending.\nA withdrawal stays pending while our checks run. They take up to 24 hours. Nothing is lost meanwhile. \
         You cannot cancel it. On TRC20 it needs 20 confirmations."
            .into(),
        "Where to ask.\nWrite to us at https://help.example.com/ask. Never share your recovery phrase with anybody. \
         Our hot wallet is 0xde709f2102306220921060314715629080e2fb77."
            .into(),
    ]
}

fn judged(answer: &str, question: &str) -> Result<Sound, Fault> {
    let (passages, question) = (passages(), Redacted::of(question, &["Anna".into()]));
    let ground = Ground {
        passages: &passages,
        question: &question,
        tongue: Tongue::English,
        brand: "Acme",
        restore: true,
    };
    check(answer, &ground).map_err(|it| it.fault)
}

fn fault(answer: &str) -> Option<Fault> {
    judged(answer, "Why is my withdrawal pending?").err()
}

#[test]
fn what_stands_in_the_passages_holds_and_is_numbered_anew() {
    let one =
        judged("A withdrawal stays pending while our checks run [1]. They take up to 24 hours. [1]", "why?")
            .unwrap();
    assert_eq!(one.text, "A withdrawal stays pending while our checks run. They take up to 24 hours.");
    assert_eq!(one.cited, [0]);
    let two = "Never share your recovery phrase with anybody [2]. Your withdrawal stays pending while our checks run [1].";
    let two = judged(two, "why?").unwrap();
    assert_eq!(two.cited, [1, 0]);
    assert!(two.text.starts_with("Never share your recovery phrase with anybody. [1] Your"), "{}", two.text);
    let link = judged("Write to us at https://help.example.com/ask [2].", "where?").unwrap();
    assert!(link.text.contains("https://help.example.com/ask"));
    assert!(judged("On TRC-20 it needs 20 confirmations [1].", "why?").is_ok());
    assert!(
        judged("Your 500 USDT withdrawal stays pending while our checks run [1].", "my 500 USDT are pending")
            .is_ok()
    );
}

#[test]
fn what_stands_nowhere_does_not_hold() {
    for (answer, wrong) in [
        ("", Fault::Empty),
        ("…", Fault::Empty),
        ("NONE", Fault::Nothing),
        ("A withdrawal stays pending while our checks run.", Fault::Citation),
        ("A withdrawal stays pending while our checks run [3].", Fault::Citation),
        ("A withdrawal stays pending while our checks run [0].", Fault::Citation),
        ("Checks run [1]. They take up to 24 hours.", Fault::Citation),
        ("Our checks take up to 48 hours [1].", Fault::Number),
        ("Our checks take 24 hours [1].", Fault::Number),
        ("It needs up to 24 confirmations [1].", Fault::Number),
        ("It needs twenty confirmations [1].", Fault::Number),
        // Of the passage that is referred to, not of another one.
        ("Write to us at https://help.example.com/ask [1].", Fault::Link),
        ("Write to us at https://help.example.com/ask/now [2].", Fault::Link),
        ("Write to us at https://help.example.com [2].", Fault::Link),
        ("Write to us at help.example.com.evil.example [2].", Fault::Link),
        ("Write to us at thief@evil.example [2].", Fault::Link),
        ("A withdrawal on Solana stays pending while our checks run [1].", Fault::Name),
        ("A withdrawal on solana stays pending while our checks run [1].", Fault::Name),
        ("A withdrawal on ERC20 stays pending while our checks run [1].", Fault::Name),
        ("A BTC withdrawal stays pending while our checks run [1].", Fault::Name),
        ("A withdrawal at Kraken stays pending while our checks run [1].", Fault::Name),
        ("Your withdrawal is refunded while our checks run [1].", Fault::Claim),
        ("Share your recovery phrase with us while our checks run [1].", Fault::Claim),
        ("You can cancel it [1].", Fault::Negation),
        ("Share your recovery phrase with anybody [2].", Fault::Negation),
        ("Everything is lost meanwhile [1].", Fault::Negation),
        ("A withdrawal stays never pending while our checks run [1].", Fault::Negation),
        ("You should buy while our checks run [1].", Fault::Advice),
        ("The market will rise while our checks run [1].", Fault::Advice),
        ("Green cheese grows on distant planets [1].", Fault::Unsupported),
        ("Our checks run on your {wallet-1} [1].", Fault::Hidden),
        ("Our checks run on your {anything} [1].", Fault::Hidden),
        ("<b>Our checks run</b> [1].", Fault::Form),
        ("Our checks run [here](https://help.example.com/ask) [1].", Fault::Form),
        ("Our \u{202e}checks run [1].", Fault::Form),
    ] {
        assert_eq!(fault(answer), Some(wrong), "{answer}");
    }
    let long = "Our checks run [1]. ".repeat(9);
    assert_eq!(fault(&long), Some(Fault::Long));
}

#[test]
fn no_address_comes_from_the_question_or_from_anywhere_else() {
    let asked = format!("Somebody told me to send my coins to {WALLET}, is that right?");
    for (answer, wrong) in [
        (format!("Nothing is lost meanwhile, use {WALLET} [1]."), Fault::Address),
        ("Nothing is lost meanwhile, use {wallet-1} [1].".to_owned(), Fault::Hidden),
        // A letter of it is another one, or it is another passage's.
        ("Our hot wallet is 0xde709f2102306220921060314715629080e2fb78 [2].".to_owned(), Fault::Address),
        ("Our hot wallet is 0xde709f2102306220921060314715629080e2fb77 [1].".to_owned(), Fault::Address),
    ] {
        assert_eq!(judged(&answer, &asked).err(), Some(wrong), "{answer}");
    }
    assert!(judged("Our hot wallet is 0xde709f2102306220921060314715629080e2fb77 [2].", &asked).is_ok());
}

#[test]
fn what_was_hidden_comes_back_to_its_owner_alone() {
    let question = "I am Anna, my mail is anna@example.com, is my withdrawal pending?";
    let answer = "Your withdrawal stays pending while our checks run, {name-1} [1].";
    assert!(judged(answer, question).unwrap().text.ends_with("run, Anna."));
    let (passages, question) = (passages(), Redacted::of(question, &["Anna".into()]));
    let ground = Ground {
        passages: &passages,
        question: &question,
        tongue: Tongue::English,
        brand: "Acme",
        restore: false,
    };
    assert_eq!(check(answer, &ground).unwrap_err().fault, Fault::Hidden);
}

#[test]
fn the_same_in_chinese() {
    let passages =
        ["提币审核中。\n提币需要人工审核，最多需要 24 小时。期间资产不会丢失。请勿向任何人透露助记词。仅支持 TRC20 网络。".to_owned()];
    let question = Redacted::of("我的提币为什么还没到账", &[]);
    let ground = Ground {
        passages: &passages,
        question: &question,
        tongue: Tongue::Chinese,
        brand: "Acme",
        restore: true,
    };
    let judged = |answer: &str| check(answer, &ground).map_err(|it| it.fault);
    assert!(judged("您的提币需要人工审核，最多需要24小时[1]。期间资产不会丢失[1]。").is_ok());
    for (answer, wrong) in [
        ("提币需要人工审核，最多需要48小时[1]。", Fault::Number),
        ("提币需要人工审核，两天内完成[1]。", Fault::Number),
        ("提币需要人工审核。", Fault::Citation),
        ("期间资产会丢失[1]。", Fault::Negation),
        ("请向任何人透露助记词[1]。", Fault::Negation),
        ("提币审核期间我们保证退款[1]。", Fault::Claim),
        ("仅支持比特币网络[1]。", Fault::Name),
        ("仅支持 ERC20 网络[1]。", Fault::Name),
        ("提币审核期间建议买入[1]。", Fault::Advice),
        ("今天天气很好我们去公园玩[1]。", Fault::Unsupported),
    ] {
        assert_eq!(judged(answer).err(), Some(wrong), "{answer}");
    }
}
