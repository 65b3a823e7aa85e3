//! What machines read of a page: schema.org, as JSON-LD.

use super::room::Room;
use crate::knowledge::{ShelfCategory, Shown};
use serde_json::{Value as Json, json};

/// Of the first page: the whole, and how to search it.
pub fn home(room: &Room<'_>) -> String {
    let url = format!("{}{}", room.public, room.base());
    script(&json!({
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": room.site(),
        "url": url,
        "inLanguage": room.lang,
        "publisher": publisher(room),
        "potentialAction": {
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": format!("{url}search?q={{search_term_string}}") },
            "query-input": "required name=search_term_string",
        },
    }))
}

/// Of an article: itself, the question that it answers, and its place.
pub fn article(room: &Room<'_>, shown: &Shown, category: Option<&ShelfCategory>) -> String {
    let url = format!("{}{}", room.public, shown.url());
    let mut graph = vec![json!({
        "@type": "Article",
        "headline": shown.title,
        "description": shown.summary,
        "inLanguage": shown.lang,
        "dateModified": shown.published_at.to_string(),
        "mainEntityOfPage": url,
        "publisher": publisher(room),
        "isAccessibleForFree": true,
    })];
    if !shown.summary.is_empty() {
        let answer = json!({ "@type": "Answer", "text": shown.summary, "url": url });
        let question = json!({ "@type": "Question", "name": shown.title, "acceptedAnswer": answer });
        graph.push(json!({ "@type": "FAQPage", "inLanguage": shown.lang, "mainEntity": [question] }));
    }
    if let Some(category) = category {
        let base = format!("{}{}", room.public, room.base());
        let steps = [
            (room.site(), base.clone()),
            (category.title(room.lang).to_owned(), format!("{base}{}/", category.slug)),
            (shown.title.clone(), url),
        ];
        let items: Vec<Json> = steps
            .into_iter()
            .zip(1..)
            .map(|((name, item), position)| {
                json!({ "@type": "ListItem", "position": position, "name": name, "item": item })
            })
            .collect();
        graph.push(json!({ "@type": "BreadcrumbList", "itemListElement": items }));
    }
    script(&json!({ "@context": "https://schema.org", "@graph": graph }))
}

fn publisher(room: &Room<'_>) -> Json {
    let mut it = json!({ "@type": "Organization", "name": room.shelf.brand });
    if let Some(logo) = &room.shelf.settings.logo {
        it["logo"] = format!("{}/help/pictures/{logo}", room.public).into();
    }
    it
}

/// As it stands in a page: nothing in it can end the element that it is in.
fn script(data: &Json) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_title_ends_the_element() {
        let title = "a</script><script>alert(1)</script>&";
        let made = script(&json!({ "name": title }));
        assert!(!made.contains('<') && !made.contains('&'), "{made}");
        assert_eq!(serde_json::from_str::<Json>(&made).unwrap()["name"], title);
    }
}
