use super::{
    api::all_problems,
    check::{self, Found, MOST_STEPS},
    shipped::shipped,
    translation::Words,
    types::{Flow, FlowProblem, Said, StepKind, Wanted},
    walk::{MOST_TAKEN, walk},
};
use crate::safety::Policy;
use serde_json::{Value as Json, json};

fn flow(steps: Json) -> Flow {
    serde_json::from_value(json!({
        "titles": {"en": "A flow", "zh-CN": "流程"}, "intents": ["tx.pending"], "start": "a", "steps": steps
    }))
    .unwrap()
}

fn problems(flow: &Flow) -> Vec<FlowProblem> {
    all_problems(&check::cleaned(flow.clone()), &Policy::default()).0
}

/// The codes of all that is wrong, with the field of each.
fn wrong(flow: &Flow) -> Vec<(String, &'static str)> {
    problems(flow).into_iter().map(|it| (it.field, it.code)).collect()
}

fn whole() -> Json {
    json!([
        {"id": "a", "kind": "ask", "texts": {"en": "Where?"}, "options": [
            {"labels": {"en": "Here"}, "next": "b"}, {"labels": {"en": "There", "zh-CN": "那里"}, "next": "end"}]},
        {"id": "b", "kind": "input", "texts": {"en": "Which?"}, "name": "Hash", "wants": "transaction", "next": "c"},
        {"id": "c", "kind": "say", "texts": {"en": "Thank you."}, "next": "d"},
        {"id": "d", "kind": "article", "topic": "withdrawal-pending", "next": "person"},
        {"id": "person", "kind": "hand_over", "role": "transactions", "urgency": "high"},
        {"id": "end", "kind": "done"},
    ])
}

fn changed(change: impl FnOnce(&mut Json)) -> Flow {
    let mut steps = whole();
    change(&mut steps);
    flow(steps)
}

/// The languages that customers are spoken to in.
const SPOKEN: [&str; 11] = ["ar", "en", "es", "fr", "ja", "ko", "pt", "ru", "tr", "vi", "zh-CN"];

/// Whatever it says in English it says in every language, in words of that language.
fn everything_is_said(slug: &str, flow: &Flow) {
    let whole = |said: &Said, place: &str| {
        let spoken: Vec<&str> = said.keys().map(String::as_str).collect();
        assert!(said.is_empty() || spoken == SPOKEN, "{slug}/{place} is said in {spoken:?} alone");
        for (lang, text) in said {
            let own = lang == "en" || text.chars().count() < 25 || *text != said["en"];
            assert!(own && !text.is_empty(), "{slug}/{place} is English in {lang}");
        }
    };
    assert!(!flow.titles.is_empty());
    whole(&flow.titles, "title");
    for step in &flow.steps {
        whole(&step.texts, &step.id);
        for option in &step.options {
            whole(&option.labels, &step.id);
        }
        for field in &step.form {
            whole(&field.labels, &step.id);
            whole(&field.hints, &step.id);
            field.options.iter().for_each(|it| whole(it, &step.id));
        }
    }
}

#[test]
fn words_that_do_not_belong_to_the_flow_are_named() {
    let refused = |words: &str| {
        let words: Words = toml::from_str(words).unwrap();
        words.say(&mut flow(whole()), "es").unwrap_err()
    };
    assert_eq!(refused("title = 'Uno'\n[steps.z]\ntext = 'Dos'"), "step z");
    assert_eq!(refused("title = 'Uno'\n[steps.a]\noptions = ['1', '2', '3']"), "option 3 at step a");
    let question = "title = 'Uno'\n[steps.person.form.when]\nlabel = '¿Cuándo?'";
    assert_eq!(refused(question), "question when at step person");
    assert!(
        toml::from_str::<Words>("title = 'Uno'\n[steps.a]\ntexts = 'Dos'").is_err(),
        "a key that is none"
    );
}

#[test]
fn a_whole_flow_has_nothing_wrong_and_what_ships_is_whole() {
    assert_eq!(wrong(&flow(whole())), []);
    for (slug, flow) in shipped().unwrap() {
        let found = problems(&flow);
        assert!(found.is_empty(), "{slug}: {found:?}");
        assert_eq!(check::cleaned(flow.clone()), flow, "{slug} is as it would be saved");
        everything_is_said(slug, &flow);
        for step in &flow.steps {
            let topic = step.topic.as_deref().unwrap_or("cannot-log-in");
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../content/knowledge");
            let there = std::fs::read_dir(folder)
                .unwrap()
                .any(|it| it.unwrap().path().join(format!("{topic}.en.md")).exists());
            assert!(there, "{slug}/{}: there is no topic {topic}", step.id);
        }
    }
}

#[test]
fn who_says_that_it_was_somebody_else_can_freeze_and_tell() {
    let all = shipped().unwrap();
    let step = |slug: &str, id: &str| {
        let (_, flow) = all.iter().find(|it| it.0 == slug).unwrap();
        flow.steps.iter().find(|it| it.id == id).unwrap_or_else(|| panic!("{slug}/{id}")).clone()
    };
    let theft = step("theft", "steps");
    for (slug, id) in [
        ("second-factor-reset", "taken"),
        ("second-factor-reset", "told"),
        ("second-factor-reset", "stolen"),
        ("pending-withdrawal", "theft"),
        ("cannot-log-in", "taken"),
        ("cannot-log-in", "factor-stolen"),
        ("cross-chain-transfer", "fake"),
        ("cross-chain-transfer", "gone"),
        ("cross-chain-transfer", "not-mine"),
    ] {
        let it = step(slug, id);
        assert_eq!(it.kind, StepKind::HandOver, "{slug}/{id}");
        assert!(it.freeze && !it.texts["en"].contains("security settings"), "{slug}/{id}");
        assert_eq!(it.case_type.as_deref(), Some("theft"), "{slug}/{id}");
        assert_eq!((it.role, it.urgency, it.form), (theft.role.clone(), theft.urgency, theft.form.clone()));
    }
}

#[test]
fn what_leads_nowhere_or_is_not_reached_is_named() {
    let nowhere = changed(|it| it[0]["options"][0]["next"] = json!("nowhere"));
    let found = problems(&nowhere);
    assert!(
        found.iter().any(|it| it.code == "no_step" && it.field == "steps[0].options[0].next"),
        "{found:?}"
    );
    assert!(found.iter().any(|it| it.code == "unreachable" && it.step.as_deref() == Some("b")), "{found:?}");
    let mut no_start = flow(whole());
    no_start.start = "z".into();
    assert!(wrong(&no_start).contains(&("start".into(), "no_step")));
    assert!(wrong(&flow(json!([]))).contains(&("start".into(), "no_step")));
    let mut nothing_begins = flow(whole());
    nothing_begins.intents.clear();
    assert_eq!(wrong(&nothing_begins), [("intents".to_owned(), "missing")]);
}

#[test]
fn a_circle_in_which_nobody_is_asked_is_refused_and_ends_all_the_same() {
    let round = changed(|it| {
        it[3] = json!({"id": "d", "kind": "say", "texts": {"en": "Again."}, "next": "c"});
        it[0]["options"][1]["next"] = json!("person");
        it.as_array_mut().unwrap().pop();
    });
    let found = wrong(&round);
    assert_eq!(
        found.iter().filter(|it| it.1 == "circle").map(|it| it.0.as_str()).collect::<Vec<_>>(),
        ["steps[2].next", "steps[3].next"]
    );
    let walked = walk(&round, "c", "en", 0, |_| true);
    assert_eq!((walked.stop, walked.says.len()), (None, MOST_TAKEN as usize));
    // One that asks on its way round is no circle; its run ends after so many steps all the same.
    let asks = changed(|it| it[2]["next"] = json!("a"));
    assert!(wrong(&asks).iter().all(|it| it.1 != "circle"));
    assert_eq!(walk(&asks, "a", "en", MOST_TAKEN, |_| true).stop, None);
    // An article that is gone does not wait, so a circle over it is one.
    let gone = changed(|it| it[3]["next"] = json!("c"));
    assert!(wrong(&gone).iter().any(|it| it.1 == "circle"));
    assert_eq!(walk(&gone, "c", "en", 0, |_| false).stop, None);
}

#[test]
fn a_customer_alone_says_that_a_matter_is_done() {
    let ends = changed(|it| it[2]["next"] = json!("end"));
    assert!(wrong(&ends).contains(&("steps[2].next".into(), "ends")));
}

#[test]
fn every_limit_is_kept() {
    let many: Vec<Json> =
        (0..=MOST_STEPS).map(|nth| json!({"id": format!("s{nth}"), "kind": "hand_over"})).collect();
    let limited = |flow: &Flow| {
        let mut found = Found::default();
        check::limits(flow, &mut found);
        found.0.into_iter().map(|it| (it.field, it.code)).collect::<Vec<_>>()
    };
    assert_eq!(limited(&flow(json!(many))), [("steps".to_owned(), "too_many")]);
    assert_eq!(limited(&flow(json!(many[..MOST_STEPS]))), []);
    let options: Vec<Json> =
        (0..7).map(|nth| json!({"labels": {"en": format!("{nth}")}, "next": "b"})).collect();
    let seven = changed(|it| it[0]["options"] = json!(options));
    assert_eq!(limited(&seven), [("steps[0].options".to_owned(), "too_many")]);
    let long = changed(|it| it[0]["texts"]["en"] = json!("é".repeat(2001)));
    assert_eq!(limited(&long), [("steps[0].texts.en".to_owned(), "too_long")]);
    assert_eq!(limited(&changed(|it| it[0]["texts"]["en"] = json!("é".repeat(2000)))), []);
    let label = changed(|it| it[0]["options"][0]["labels"]["en"] = json!("x".repeat(81)));
    assert_eq!(limited(&label), [("steps[0].options[0].labels.en".to_owned(), "too_long")]);
    let name = changed(|it| it[0]["id"] = json!("A step"));
    assert!(limited(&name).contains(&("steps[0].id".to_owned(), "name")));
    let twice = changed(|it| it[1]["id"] = json!("a"));
    assert!(limited(&twice).contains(&("steps[1].id".to_owned(), "twice")));
    let role = changed(|it| it[4]["role"] = json!("nobody"));
    assert_eq!(limited(&role), [("steps[4].role".to_owned(), "no_role")]);
    for intent in ["nonsense", "person.request", "invest.advice", "smalltalk.greeting"] {
        let mut begins = flow(whole());
        begins.intents = vec![intent.into()];
        assert_eq!(limited(&begins), [("intents[0]".to_owned(), "no_intent")], "{intent}");
    }
    let tag = changed(|it| it[0]["texts"]["English!"] = json!("Where?"));
    assert_eq!(limited(&tag), [("steps[0].texts.English!".to_owned(), "language")]);
    let mut huge = flow(whole());
    huge.titles = (0..20).map(|nth| (format!("x{}", char::from(b'a' + nth)), "t".repeat(20_000))).collect();
    assert!(limited(&huge).contains(&("flow".to_owned(), "too_large")));
}

#[test]
fn english_or_else_the_first_language_has_to_be_whole() {
    let missing = changed(|it| it[0]["texts"] = json!({"zh-CN": "在哪里？"}));
    assert_eq!(wrong(&missing), [("steps[0].texts.en".to_owned(), "missing")]);
    let mut chinese = flow(whole());
    chinese.titles.remove("en");
    assert_eq!(chinese.main(), "zh-CN");
    assert!(wrong(&chinese).contains(&("steps[0].texts.zh-CN".to_owned(), "missing")));
    let flow = flow(whole());
    assert_eq!(
        ["zh-TW", "zh-CN", "en-GB", "fr", "und"].map(|it| flow.language(it)),
        ["zh-CN", "zh-CN", "en", "en", "en"]
    );
    let step = flow.step("a").unwrap();
    assert_eq!(flow.text(&step.texts, "zh-CN"), Some("Where?"), "what is missing is said in English");
}

#[test]
fn two_buttons_are_never_alike() {
    let alike = changed(|it| it[0]["options"][1]["labels"] = json!({"en": "HERE "}));
    assert!(wrong(&alike).contains(&("steps[0].options[1].labels.en".to_owned(), "twice")));
    // In Chinese the first one is said in English, since it has no label of its own.
    let fallen_back = changed(|it| it[0]["options"][1]["labels"]["zh-CN"] = json!("here"));
    assert_eq!(wrong(&fallen_back), [("steps[0].options[1].labels.zh-CN".to_owned(), "twice")]);
}

#[test]
fn nothing_may_be_said_that_staff_may_not_say() {
    let ask = changed(|it| it[1]["texts"]["en"] = json!("Please send me your recovery phrase."));
    let found = problems(&ask);
    let refused = found.iter().find(|it| it.code == "unsafe").unwrap();
    assert_eq!((refused.field.as_str(), refused.step.as_deref()), ("steps[1].texts.en", Some("b")));
    let label = changed(|it| {
        it[0]["options"][0]["labels"]["zh-CN"] = json!("请把您的助记词发给我");
    });
    assert!(wrong(&label).contains(&("steps[0].options[0].labels.zh-CN".into(), "unsafe")));
}

#[test]
fn what_a_kind_does_not_have_is_taken_away() {
    let odd = changed(|it| {
        it[5] = json!({"id": "end", "kind": "done", "next": "a", "topic": "x", "role": "support", "wants": "date",
            "options": [{"labels": {"en": "Here"}, "next": "a"}], "texts": {"en": "  ", "zh-CN": " 好 "}});
    });
    let end = check::cleaned(odd).steps.pop().unwrap();
    assert_eq!(end.kind, StepKind::Done);
    assert!(end.next.is_none() && end.topic.is_none() && end.role.is_none() && end.options.is_empty());
    assert_eq!(end.texts.into_iter().collect::<Vec<_>>(), [("zh-CN".to_owned(), "好".to_owned())]);
}

#[test]
fn what_is_asked_for_is_recognised() {
    let hash = "0x5c504ed432cb51138bcf09aa5e8a410dd4a1e204ef84bfed1be16dfba1b22060";
    for (wanted, good, bad) in [
        (
            Wanted::Transaction,
            vec![hash.to_owned(), format!("it is https://etherscan.io/tx/{hash} here")],
            vec!["I have none", "0x5c50"],
        ),
        (Wanted::Amount, vec!["1,250.5 USDT".to_owned(), "٣٠٠".to_owned()], vec!["a lot", hash]),
        (
            Wanted::Date,
            vec!["3/11".to_owned(), "昨天".to_owned(), "Yesterday evening".to_owned()],
            vec!["some time ago"],
        ),
        (Wanted::Text, vec!["it says wrong password".to_owned()], vec!["", " ", "?"]),
    ] {
        for text in good {
            assert!(wanted.is_in(&text), "{wanted:?}: {text}");
        }
        for text in bad {
            assert!(!wanted.is_in(text), "{wanted:?}: {text}");
        }
    }
}
