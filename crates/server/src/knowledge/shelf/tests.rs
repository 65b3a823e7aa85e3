//! Shelves.

use super::*;
use crate::knowledge::types::Content;
use uuid::Uuid;

fn stock() -> Stock {
    let content =
        Content { title: "Fees".into(), body: "What a transfer costs.".into(), ..Content::default() };
    let article = |lang: &str| StockArticle {
        lang: lang.into(),
        content: content.clone(),
        published_at: Time::from_micros(0),
    };
    let topic = StockTopic {
        id: TopicId(Uuid::from_u128(1)),
        slug: "fees".into(),
        category: CategoryId(Uuid::from_u128(2)),
        internal: false,
        intents: Vec::new(),
        related: Vec::new(),
        regions: Vec::new(),
        questions: BTreeMap::new(),
        views: 0,
        helped: 0,
        not_helped: 0,
        former: Vec::new(),
        order: None,
        articles: vec![article("en"), article("zh-CN")],
        retired: Vec::new(),
    };
    let languages = vec!["en".into(), "zh-CN".into()];
    Stock {
        workspace: WorkspaceId(Uuid::from_u128(3)),
        version: 1,
        brand: "Nimbus".into(),
        settings: KnowledgeSettings { languages, ..KnowledgeSettings::default() },
        categories: Vec::new(),
        topics: vec![topic],
        pictures: HashMap::new(),
    }
}

#[test]
fn what_was_asked_in_is_ready_in_the_next_shelf() {
    let (former, next) = (Shelf::new(&stock(), View::From(None)), Shelf::new(&stock(), View::From(None)));
    assert_eq!(former.search("fees", "en", 5).len(), 1);
    next.make_ready_as(&former);
    let ready = ["en", "zh-CN"].map(|lang| next.index.is_ready(Some(lang)));
    assert_eq!(ready, [true, false]);
}

#[test]
fn the_default_language_is_made_ready_alone() {
    let shelf = Shelf::new(&stock(), View::From(None));
    shelf.make_default_ready();
    assert_eq!(["en", "zh-CN"].map(|lang| shelf.index.is_ready(Some(lang))), [true, false]);
}

#[test]
fn an_extract_is_prose_and_no_row_or_heading() {
    let found = |summary: &str, body: &str, query: &str| {
        let mut stock = stock();
        for article in stock.topics.iter_mut().flat_map(|it| &mut it.articles) {
            (article.content.summary, article.content.body) = (summary.into(), body.into());
        }
        let found = Shelf::new(&stock, View::From(None)).search(query, "en", 1);
        found.first().map(|it| it.extract.clone()).unwrap_or_default()
    };
    let table = "## Leverage\n\n| Word | What it means |\n|---|---|\n| Leverage | Losses are multiplied. |\n";
    let body =
        format!("{table}\nA transfer is paid for. Leverage costs interest.\n\n- Interest is due each hour.");
    assert_eq!(found("", &body, "what is leverage"), "A transfer is paid for. Leverage costs interest.");
    assert_eq!(found("", &body, "when is interest due"), "Interest is due each hour.");
    assert_eq!(
        found("What it costs.", table, "leverage"),
        "What it costs.",
        "a row says nothing without its table"
    );
    assert!(found("", table, "leverage").contains("Losses"), "where nothing else is said, it says that");
}

#[test]
fn a_scrap_is_told_by_its_weight() {
    for (text, told) in [
        ("", false),
        ("See withdrawal pending.", false),
        ("A bridge takes longer than a deposit does.", true),
        ("视网络而定。", false),
        ("跨链转账要更久，视网络而定。", true),
    ] {
        assert_eq!(tells(text), told, "{text}");
    }
}
