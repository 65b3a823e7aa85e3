use super::*;

fn article(id: &str, lang: &str, title: &str, body: &str) -> Article {
    Article {
        id: id.into(),
        lang: lang.into(),
        title: title.into(),
        body: body.into(),
        sections: vec![Section::whole(body)],
        questions: Vec::new(),
    }
}

fn shelf() -> Vec<Article> {
    vec![
        article(
            "fees",
            "en",
            "",
            "Fees depend on how full the blocks are. A higher fee is confirmed sooner.",
        ),
        article("seed", "en", "", "Write the recovery phrase on paper. Never type it into a website."),
        article("limits", "en", "Withdrawal limits", "Verified accounts may take out more each day."),
        article(
            "deposit",
            "en",
            "",
            "A deposit shows after six confirmations. How long that takes depends on the chain.",
        ),
        article("fees-zh", "zh", "", "手续费取决于区块有多满。手续费越高，确认越快。"),
        article("seed-zh", "zh", "", "请把助记词写在纸上，不要在任何网站输入。"),
        article(
            "fees-ru",
            "ru",
            "",
            "Комиссия зависит от загрузки сети. Высокая комиссия подтверждается быстрее.",
        ),
        article("seed-ru", "ru", "", "Запишите фразу восстановления на бумаге и никому не показывайте."),
        article("seed-th", "th", "", "จดวลีกู้คืนไว้บนกระดาษและเก็บไว้ในที่ปลอดภัย"),
        article("fees-th", "th", "", "ค่าธรรมเนียมขึ้นอยู่กับความหนาแน่นของเครือข่าย"),
    ]
}

fn first<'a>(index: &'a Index, query: &str, lang: Option<&str>) -> &'a str {
    index.search(query, lang, 10).first().map_or("nothing", |it| it.id)
}

#[test]
fn questions_find_their_articles_in_any_script() {
    let (index, all) = (Index::new(shelf()), Index::of_all_languages(shelf()));
    for (query, lang, id) in [
        ("how much is the fee?", "en", "fees"),
        ("WHERE DO I KEEP MY RECOVERY PHRASES", "en", "seed"),
        ("limit for withdrawals", "en", "limits"),
        ("my deposits need how many confirmations", "en", "deposit"),
        ("手续费怎么算", "zh", "fees-zh"),
        ("助记词丢了怎么办", "zh", "seed-zh"),
        ("какая комиссии", "ru", "fees-ru"),
        ("потерял фразы восстановление", "ru", "seed-ru"),
        ("วลีกู้คืนหาย", "th", "seed-th"),
        ("ค่าธรรมเนียมเท่าไหร่", "th", "fees-th"),
    ] {
        assert_eq!(first(&index, query, Some(lang)), id, "{query}");
        assert_eq!(first(&all, query, None), id, "{query}, among all");
    }
}

#[test]
fn only_the_asked_language_is_searched() {
    let index = Index::new(shelf());
    assert!(index.search("fees", Some("ru"), 10).is_empty());
    assert!(index.search("fees", Some("xx"), 10).is_empty());
    assert!(index.search("fees", None, 10).is_empty(), "no language is not all of them");
    assert!(index.search("fee", Some("en"), 10).iter().all(|it| !it.id.contains('-')));
}

#[test]
fn a_language_is_made_ready_when_it_is_asked_for_or_before() {
    let index = Index::new(shelf());
    let ready = || ["en", "zh", "ru"].map(|lang| index.is_ready(Some(lang)));
    assert_eq!(ready(), [false; 3]);
    assert_eq!(first(&index, "fees", Some("en")), "fees");
    assert_eq!(ready(), [true, false, false]);
    index.make_ready(|lang| lang == Some("zh"));
    assert_eq!(ready(), [true, true, false]);
    assert!(index.is_ready(Some("xx")), "there is nothing to make");
}

#[test]
fn the_rare_word_weighs_more_than_the_frequent() {
    let index = Index::new(vec![
        article("a", "en", "", "wallet and network"),
        article("b", "en", "", "wallet and account"),
        article("c", "en", "", "wallet and passkey"),
        article("d", "en", "", "ledger of passwords"),
    ]);
    let hits = index.search("wallet passkey", Some("en"), 10);
    assert_eq!(hits.first().map(|it| it.id), Some("c"));
    assert!(hits.is_sorted_by(|a, b| a.score >= b.score), "{hits:?}");
    assert!(hits.iter().all(|it| it.score > 0.0));
}

#[test]
fn titles_and_questions_count_more_than_the_text() {
    let mut articles = vec![
        article("text", "en", "", "staking rewards are paid weekly"),
        article("title", "en", "staking", "rewards are paid weekly"),
        article("other", "en", "", "deposits are free of charge"),
    ];
    assert_eq!(first(&Index::new(articles.clone()), "staking", Some("en")), "title");
    articles[2].questions = vec!["How does unbonding work?".into()];
    assert_eq!(first(&Index::new(articles), "unbonding", Some("en")), "other");
}

#[test]
fn the_same_score_keeps_the_order_and_most_is_kept() {
    let same: Vec<Article> = (0..50).map(|it| article(&it.to_string(), "en", "", "the same words")).collect();
    let index = Index::new(same);
    let hits = index.search("same words", Some("en"), 5);
    assert_eq!(hits.iter().map(|it| it.id).collect::<Vec<_>>(), ["0", "1", "2", "3", "4"]);
    assert_eq!(index.search("same words", Some("en"), 50).len(), 50);
    assert!(index.search("same words", Some("en"), 0).is_empty());
}

#[test]
fn nothing_is_too_odd_to_be_asked_or_indexed() {
    let long = "x".repeat(30_000);
    let wide = "字".repeat(10_000);
    let mut odd = shelf();
    odd.push(article("", "", "", ""));
    odd.push(article("long", "en", &long, &long));
    odd.push(article("wide", "zh", "\0", &wide));
    for index in [
        Index::new(odd.clone()),
        Index::of_all_languages(odd.clone()),
        Index::new(Vec::new()),
        Index::default(),
    ] {
        for query in ["", " ", "\0", "?!", "😀", "\u{202e}abc", "e\u{301}", &long, &wide] {
            for lang in [Some("en"), Some("zh"), Some(""), None] {
                assert!(
                    index.search(query, lang, 10).iter().all(|it| it.score.is_finite() && it.score > 0.0)
                );
                for place in [0, index.len().saturating_sub(1), index.len()] {
                    assert!(index.extract(query, lang, place, 50).chars().count() <= 50);
                }
            }
        }
    }
    assert!(Index::new(Vec::new()).is_empty());
    assert_eq!(Index::new(odd.clone()).len(), odd.len());
}

#[test]
fn the_extract_is_the_passage_that_answers() {
    let mut articles = shelf();
    let text = "We value your trust. Deposits are free. A withdrawal costs 1.5 USDT on TRON. Withdrawals on other \
        chains cost more. Write to us any time.";
    let place = articles.len();
    articles.push(article("prices", "en", "", text));
    articles.push(article("phrase", "zh", "", "请把助记词写在纸上。手续费"));
    articles.push(article("empty", "en", "", ""));
    let index = Index::new(articles);
    let extract = |query: &str, most| index.extract(query, Some("en"), place, most);
    assert_eq!(extract("withdrawal costs on TRON?", 60), "A withdrawal costs 1.5 USDT on TRON.");
    assert_eq!(extract("are deposits free", 20), "Deposits are free.");
    // Two sentences in a row are given when each adds to the other.
    let both = extract("withdrawal on TRON and on other chains", 100);
    assert!(both.starts_with("A withdrawal") && both.ends_with("cost more."), "{both}");
    // Nothing in common: how it begins. A sentence that is too long is cut between characters.
    assert_eq!(extract("zzz", 60), "We value your trust.");
    assert_eq!(index.extract("助记词", Some("zh"), place + 1, 4), "请把助记");
    assert_eq!(index.extract("fee", Some("en"), place + 2, 10), "");
    assert_eq!(index.extract("助记词", Some("en"), place + 1, 4), "", "it is in another language");
}

#[test]
fn an_extract_is_of_one_section_and_what_stands_over_it_counts() {
    let text = "A fee is paid.\nOn TRON\nIt costs one dollar.\nTRON – 1 dollar\nOn Bitcoin\nIt costs more.";
    let range = |it: &str| {
        let at = text.find(it).unwrap();
        at..at + it.len()
    };
    let section =
        |heading: Option<&str>, text: &str| Section { heading: heading.map(range), text: range(text) };
    let sections = [
        section(None, "A fee is paid."),
        section(Some("On TRON"), "It costs one dollar."),
        section(Some("On Bitcoin"), "It costs more."),
    ];
    let of =
        |sections: &[Section]| Article { sections: sections.to_vec(), ..article("fees", "en", "Fees", text) };
    let index = Index::new(vec![of(&sections), of(&[]), article("other", "en", "", "Paid weekly.")]);
    let extract = |query: &str| index.extract(query, Some("en"), 0, 100);
    assert_eq!(extract("tron"), "It costs one dollar.");
    assert_eq!(extract("bitcoin"), "It costs more.");
    assert_eq!(extract("a fee is paid"), "A fee is paid.");
    assert!(!extract("a fee is paid and it costs one dollar").contains('\n'), "no passage is of two");
    assert_eq!(index.extract("tron", Some("en"), 1, 100), "");
    assert_eq!(section(Some("On TRON"), "On TRON").moved(3).text, 18..25);
}

#[test]
fn sentences_end_where_readers_end_them() {
    let of = |text: &str| -> Vec<String> {
        extract::pieces(text).into_iter().map(|it| text[it].to_owned()).collect()
    };
    assert_eq!(of("It costs 1.5 USDT. Really? Yes!\nOk"), ["It costs 1.5 USDT.", "Really?", "Yes!", "Ok"]);
    assert_eq!(of("手续费。确认！好？"), ["手续费。", "确认！", "好？"]);
    assert!(of(" \n ").is_empty());
    let thai = "คำ ".repeat(500);
    assert!(of(&thai).len() > 3);
    assert!(of(&"字".repeat(5_000)).len() > 5);
}
