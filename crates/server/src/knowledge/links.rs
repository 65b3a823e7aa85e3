//! Which articles lead where: what links to a topic, and which links lead nowhere.

use super::{
    Library,
    shelf::Shelf,
    types::{LinkFrom, Topic, TopicLine},
};
use crate::http::Problem;
use ombud_base::id::{TopicId, WorkspaceId};

/// The published articles of other topics that link to a topic, by their titles.
fn linked_from(shelf: &Shelf, id: TopicId) -> Vec<LinkFrom> {
    let leads = |href: &String| {
        let name = href.split_once('#').map_or(href.as_str(), |it| it.0);
        shelf.topic_named(name).is_some_and(|it| it.id == id)
    };
    let articles = shelf.topics().filter(|it| it.id != id).flat_map(|it| &it.articles);
    let linking = articles.filter(|it| it.links.iter().any(leads)).map(|it| LinkFrom {
        topic: it.topic,
        lang: it.lang.clone(),
        title: it.title.clone(),
    });
    let mut all: Vec<LinkFrom> = linking.collect();
    all.sort_by(|a, b| (&a.title, &a.lang).cmp(&(&b.title, &b.lang)));
    all
}

/// Counts the links of what is published of a topic that lead nowhere.
pub(super) fn count_broken(shelf: &Shelf, line: &mut TopicLine) {
    let articles = shelf.topic(line.id).into_iter().flat_map(|it| &it.articles);
    line.broken_links = articles.map(|it| i64::try_from(it.broken).unwrap_or(i64::MAX)).sum();
}

/// A topic with what links to it, and how many of its own links lead nowhere.
///
/// # Errors
/// As the database says.
pub(super) async fn with_links(
    library: &Library,
    ws: WorkspaceId,
    mut topic: Topic,
) -> Result<Topic, Problem> {
    let shelf = library.staff(ws).await?;
    topic.linked_from = linked_from(&shelf, topic.line.id);
    count_broken(&shelf, &mut topic.line);
    Ok(topic)
}
