use super::*;
use ombud_nlp::signals::Signal;

#[test]
fn the_tree_is_read_and_the_model_knows_nothing_else() {
    let tree = Tree::get();
    assert!(tree.intents.len() >= 45);
    assert!(tree.roles().contains(&"security"));
    let urgent = tree.intents.iter().filter(|it| it.urgency == Urgency::Urgent);
    assert!(
        urgent.clone().count() >= 4 && urgent.clone().all(|it| it.person),
        "what is urgent goes to a person"
    );
}

#[test]
fn theft_is_urgent_whatever_the_intent() {
    for text in ["someone stole all my coins right now", "我的币被盗了", "меня взломали, украли все деньги"]
    {
        let reading = Mind::default().read(text, None);
        assert_eq!(reading.urgency, Urgency::Urgent, "{text}: {reading:?}");
        let decision = Routes::default().decide(&reading);
        assert!(decision.intent.is_some_and(|it| it.starts_with("security.")), "{text}: {decision:?}");
        assert_eq!(decision.answering, routes::Answering::Person, "{text}");
    }
}

#[test]
fn the_language_of_the_writer_counts_where_the_text_does_not_tell() {
    assert_eq!(Mind::default().read("USDT 250", Some("pt-BR")).lang, "pt-BR");
    assert_eq!(Mind::default().read("onde está o meu saque?", Some("pt-BR")).lang, "pt-BR");
    assert_eq!(Mind::default().read("где мой вывод, я жду уже три часа", Some("en")).lang, "ru");
    assert_eq!(Mind::default().read("我的提币还没到账", None).lang, "zh-CN");
}

#[test]
fn a_question_about_safety_is_no_theft() {
    let reading = Mind::default().read("How do I keep my recovery phrase safe?", None);
    assert!(!reading.has(Signal::Exposed) && !reading.has(Signal::Theft), "{reading:?}");
}
