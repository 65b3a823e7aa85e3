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

/// Whoever types what the bot's own button says is heard like one who presses it.
#[test]
fn the_words_of_the_button_for_a_theft_are_heard_in_every_language() {
    let locales = concat!(env!("CARGO_MANIFEST_DIR"), "/../../locales");
    let mut heard = 0;
    for folder in std::fs::read_dir(locales).unwrap() {
        let folder = folder.unwrap();
        let bot = std::fs::read_to_string(folder.path().join("bot.ftl")).unwrap();
        let button = bot.lines().find_map(|it| it.strip_prefix("bot-theft = ")).unwrap();
        let reading = Mind::default().read(button, folder.file_name().to_str());
        assert_eq!(reading.urgency, Urgency::Urgent, "{button}: {reading:?}");
        heard += 1;
    }
    assert!(heard >= 11);
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

#[test]
fn signs_that_mean_nothing_alone_are_asked_about_together() {
    // Without a classifier, so that nothing else can tell.
    let read = |text| reading::read(None, text, None);
    let told = [
        "It looked real. I had my 24 words next to me and typed all of them into the page",
        "那个网站跟真的一样，24个单词就在手边，我全输入了",
        "hay un retiro de esta noche y yo estaba durmiendo",
        "hesabımda yeni bir cihaz var, ben değilim",
    ];
    for text in told {
        let reading = read(text);
        assert!(reading.doubtful && reading.urgency < Urgency::Urgent, "{text}: {reading:?}");
        assert!(reading.signals.iter().any(|it| it.is_sign()), "{text}: {reading:?}");
    }
    for text in ["how do I write down my recovery phrase", "我的提币还在等", "como adiciono um aparelho novo"]
    {
        let reading = read(text);
        assert!(!reading.doubtful && reading.signals.is_empty(), "{text}: {reading:?}");
    }
}

#[test]
fn two_doubts_that_know_nothing_of_each_other_are_an_alarm() {
    let other = ["app.problem".to_owned()];
    let read = |text, share| {
        let mut reading = reading::read(None, text, None);
        reading.shares = vec![("security.phrase_exposed", share)];
        reading.with_articles([(other.as_slice(), 0.01)].into_iter())
    };
    let signs = "It looked real. I had my 24 words next to me and typed all of them into the page";
    let both = read(signs, 0.15);
    assert_eq!(
        (both.urgency, both.urgent_for),
        (Urgency::Urgent, Some("security.phrase_exposed")),
        "{both:?}"
    );
    assert!(!both.doubtful, "what is urgent is not asked");
    for (text, share) in [(signs, 0.05), ("how is the weather", 0.2)] {
        let one = read(text, share);
        assert!(one.urgency < Urgency::Urgent && one.doubtful, "{one:?}");
    }
}

#[test]
fn what_has_no_word_is_about_nothing() {
    for text in ["3", "?", "12 345,00", "👍", "٣", "…"] {
        let read = Mind::default().read(text, None);
        assert!(
            read.intent.is_none() && !read.doubtful && read.urgency == Urgency::Normal,
            "{text}: {read:?}"
        );
    }
}
