use super::{
    figures::{quantile, rounded, share},
    lines, text, wrong,
};
use crate::{
    nearest::{Field, Near, Vector, closer},
    pieces::pieces,
    retrieval::{Article, Hit, Index},
};
use serde_json::{Map, Value, json};
use std::{
    collections::BTreeMap,
    io::{self, BufRead, Write},
    sync::Arc,
    time::Instant,
};

/// How deep ranks are judged and predictions told.
const DEPTH: usize = 10;

/// An answered query.
struct Ranked {
    lang: String,
    /// Place of the best relevant article, from 1; `None` when none was found.
    rank: Option<usize>,
}

/// Makes vectors of texts; of questions if so.
pub type Embed<'a> = &'a mut dyn FnMut(bool, &[String]) -> io::Result<Vec<Vec<f32>>>;

/// Indexes the articles, answers the queries one by one, and gives the figures.
///
/// With `filter`, only articles of the query's language are searched by words. With `embed`, those that mean the same are found
/// beside, in whichever language. A query without its answer is answered and not judged.
///
/// # Errors
/// When reading or writing fails, or a line lacks what it needs.
pub fn retrieval(
    articles: impl BufRead,
    queries: impl BufRead,
    filter: bool,
    mut embed: Option<Embed<'_>>,
    mut predictions: Option<&mut dyn Write>,
) -> io::Result<Value> {
    let articles = lines(articles)?
        .iter()
        .enumerate()
        .map(|(at, line)| article(at, line))
        .collect::<io::Result<Vec<_>>>()?;
    let begun = Instant::now();
    let count = articles.len();
    let ids: Vec<String> = articles.iter().map(|it| it.id.clone()).collect();
    let meant = embed.as_mut().map(|embed| embedded(&articles, embed)).transpose()?;
    let index = if filter { Index::new(articles) } else { Index::of_all_languages(articles) };
    index.make_ready(|_| true);
    let index_seconds = begun.elapsed().as_secs_f64();
    let (mut ranked, mut times) = (Vec::new(), Vec::new());
    for (number, line) in lines(queries)?.iter().enumerate() {
        let query = text(line, "text").ok_or_else(|| wrong(number, "a query needs \"text\""))?;
        let lang = text(line, "lang").filter(|_| filter);
        let begun = Instant::now();
        // Twice as many as are told, so that a tie at the edge is seen.
        let mut hits = index.search(query, lang, 2 * DEPTH);
        if let (Some(field), Some(embed)) = (&meant, &mut embed) {
            let question = embed(true, &[query.to_owned()])?.first().and_then(|it| Vector::of(it));
            let question = question.ok_or_else(|| wrong(number, "the model made no vector of it"))?;
            hits = fused(hits, &field.search(&question, WORTH, 2 * DEPTH), &ids);
        }
        times.push(begun.elapsed().as_secs_f64() * 1e6);
        if let Some(out) = predictions.as_mut() {
            writeln!(out, "{}", prediction(&hits))?;
        }
        if let Some(relevant) = relevant(line) {
            let lang = text(line, "lang").unwrap_or_default().to_owned();
            ranked.push(Ranked { lang, rank: rank(&hits, &relevant) });
        }
    }
    if let Some(out) = predictions {
        out.flush()?;
    }
    let mut figures = Map::from_iter([("task".to_owned(), json!("retrieval"))]);
    figures.insert("n".into(), json!(ranked.len()));
    figures.insert("articles".into(), json!(count));
    figures.extend(measures(&ranked.iter().map(|it| it.rank).collect::<Vec<_>>()));
    figures.insert("per_lang".into(), per_lang(&ranked));
    figures.insert("index_seconds".into(), rounded(index_seconds));
    figures.insert("query_us_p50".into(), quantile(&mut times, 0.5).map_or(Value::Null, rounded));
    figures.insert("query_us_p99".into(), quantile(&mut times, 0.99).map_or(Value::Null, rounded));
    Ok(figures.into())
}

/// From this fit on something is found by its meaning.
const WORTH: f32 = 0.3;

/// What the articles mean, by their places.
fn embedded(articles: &[Article], embed: &mut Embed<'_>) -> io::Result<Field<usize>> {
    let mut entries = Vec::new();
    for (at, it) in articles.iter().enumerate() {
        let texts = pieces(&it.title, "", &it.questions, &it.body);
        let vectors = embed(false, &texts)?;
        entries.extend(vectors.iter().filter_map(|it| Some((at, Arc::new(Vector::of(it)?)))));
    }
    Ok(Field::new(entries))
}

/// What words and meaning find together, as the bot puts it together.
fn fused<'a>(hits: Vec<Hit<'a>>, near: &[Near<usize>], ids: &'a [String]) -> Vec<Hit<'a>> {
    let highest = hits.iter().map(|it| it.score).fold(f32::MIN_POSITIVE, f32::max);
    let fit_of = |id: &str| near.iter().find(|it| ids.get(it.owner).is_some_and(|own| own == id));
    let close = |it: &Hit<'a>| 0.5 * (it.score / highest) + 0.5 * it.fit;
    let mut all: Vec<Hit<'a>> = hits
        .iter()
        .map(|it| Hit { score: closer(close(it), fit_of(it.id).map(|it| it.fit), true), ..*it })
        .collect();
    let others = near.iter().filter_map(|it| Some((ids.get(it.owner)?, it.fit)));
    let others = others.filter(|(id, _)| !hits.iter().any(|it| it.id == id.as_str()));
    all.extend(others.map(|(id, fit)| Hit { id, score: closer(0.0, Some(fit), true), fit: 0.0 }));
    all.sort_by(|a, b| b.score.total_cmp(&a.score));
    all
}

fn article(number: usize, line: &Value) -> io::Result<Article> {
    let field = |name: &str| text(line, name).unwrap_or_default().to_owned();
    let questions = line.get("questions").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    Ok(Article {
        id: text(line, "id").ok_or_else(|| wrong(number, "an article needs \"id\""))?.to_owned(),
        lang: field("lang"),
        title: field("title"),
        body: field("body"),
        sections: Vec::new(),
        questions: questions.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
    })
}

fn relevant(line: &Value) -> Option<Vec<&str>> {
    Some(line.get("relevant")?.as_array()?.iter().filter_map(Value::as_str).collect())
}

fn prediction(hits: &[Hit<'_>]) -> Value {
    let told = || hits.iter().take(DEPTH);
    json!({
        "ids": told().map(|it| it.id).collect::<Vec<_>>(),
        "scores": told().map(|it| rounded(it.score.into())).collect::<Vec<_>>(),
        "answered": !hits.is_empty(),
    })
}

/// The place of the best relevant article; what is not relevant and has the same score stands before it.
fn rank(hits: &[Hit<'_>], relevant: &[&str]) -> Option<usize> {
    let is_relevant = |hit: &Hit<'_>| relevant.contains(&hit.id);
    let best = hits.iter().find(|it| is_relevant(it))?;
    Some(1 + hits.iter().filter(|it| it.score >= best.score && !is_relevant(it)).count())
}

/// Recall and mean reciprocal rank over ranks.
fn measures(ranks: &[Option<usize>]) -> Map<String, Value> {
    let within = |depth: usize| ranks.iter().flatten().filter(|it| **it <= depth).count();
    let reciprocal: f64 = ranks.iter().flatten().filter(|it| **it <= DEPTH).map(|it| 1.0 / *it as f64).sum();
    let mean = if ranks.is_empty() { Value::Null } else { rounded(reciprocal / ranks.len() as f64) };
    Map::from_iter([
        ("recall@1".to_owned(), share(within(1), ranks.len())),
        ("recall@5".to_owned(), share(within(5), ranks.len())),
        ("mrr@10".to_owned(), mean),
    ])
}

fn per_lang(ranked: &[Ranked]) -> Value {
    let mut by_lang: BTreeMap<&str, Vec<Option<usize>>> = BTreeMap::new();
    for it in ranked {
        by_lang.entry(&it.lang).or_default().push(it.rank);
    }
    by_lang
        .into_iter()
        .map(|(lang, ranks)| {
            let mut figures = measures(&ranks);
            figures.insert("n".into(), json!(ranks.len()));
            (lang.to_owned(), figures.into())
        })
        .collect::<Map<String, Value>>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ARTICLES: &str = r#"{"id":"fees","lang":"en","title":"","body":"Fees depend on the network."}
{"id":"seed","lang":"en","body":"Keep the recovery phrase safe."}
{"id":"twin","lang":"en","body":"Keep the recovery phrase safe."}
{"id":"frais","lang":"fr","body":"Les frais dependent du reseau.","questions":["Combien ?"]}"#;

    const QUERIES: &str = r#"{"text":"which fees?","lang":"en","relevant":["fees"]}
{"text":"recovery phrase","lang":"en","relevant":["seed"]}
{"text":"combien","lang":"fr","relevant":["frais"]}
{"text":"zzzz","lang":"fr","relevant":["frais"]}
{"text":"network fees","lang":"en"}"#;

    #[test]
    fn figures_by_hand() {
        let mut out = Vec::new();
        let figures = retrieval(ARTICLES.as_bytes(), QUERIES.as_bytes(), true, None, Some(&mut out)).unwrap();
        assert_eq!((&figures["n"], &figures["articles"]), (&json!(4), &json!(4)));
        // Ranks: 1, 2 (a tie is broken against us), 1, none.
        assert_eq!(figures["recall@1"], json!(0.5));
        assert_eq!(figures["recall@5"], json!(0.75));
        assert_eq!(figures["mrr@10"], json!(0.625));
        assert_eq!(figures["per_lang"]["fr"]["recall@1"], json!(0.5));
        let told: Vec<Value> =
            String::from_utf8(out).unwrap().lines().map(|it| serde_json::from_str(it).unwrap()).collect();
        assert_eq!(told.len(), 5);
        assert_eq!(told[1]["ids"], json!(["seed", "twin"]));
        assert_eq!(told[3], json!({"ids": [], "scores": [], "answered": false}));
        assert_eq!(told[4]["ids"][0], json!("fees"));
    }

    #[test]
    fn without_the_filter_all_are_searched() {
        let query = r#"{"text":"frais","lang":"en","relevant":["frais"]}"#;
        let recall = |filter| {
            retrieval(ARTICLES.as_bytes(), query.as_bytes(), filter, None, None).unwrap()["recall@1"].clone()
        };
        assert_eq!((recall(true), recall(false)), (json!(0.0), json!(1.0)));
    }

    #[test]
    fn a_wrong_line_is_named() {
        let error =
            retrieval(ARTICLES.as_bytes(), "{\"lang\":\"en\"}".as_bytes(), true, None, None).unwrap_err();
        assert!(error.to_string().starts_with("line 1:"), "{error}");
    }

    /// Its first numbers say whether a text is of fees, whatever words it has.
    fn knows_fees(_: bool, texts: &[String]) -> io::Result<Vec<Vec<f32>>> {
        let of_fees =
            |it: &str| ["fee", "frais", "what it costs"].iter().any(|word| it.to_lowercase().contains(word));
        let vector = |it: &String| match of_fees(it) {
            true => vec![1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, it.len() as f32 / 1e4],
            false => vec![0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, it.len() as f32 / 1e4],
        };
        Ok(texts.iter().map(vector).collect())
    }

    #[test]
    fn what_means_the_same_is_found_beside() {
        let query = r#"{"text":"what it costs","lang":"en","relevant":["fees", "frais"]}"#;
        let recall = |embed: Option<Embed<'_>>| {
            retrieval(ARTICLES.as_bytes(), query.as_bytes(), true, embed, None).unwrap()["recall@1"].clone()
        };
        assert_eq!((recall(None), recall(Some(&mut knows_fees))), (json!(0.0), json!(1.0)));
        let error = retrieval(
            ARTICLES.as_bytes(),
            query.as_bytes(),
            true,
            Some(&mut |question, texts| {
                if question { Ok(vec![vec![0.0; 8]]) } else { knows_fees(false, texts) }
            }),
            None,
        );
        assert!(error.unwrap_err().to_string().contains("no vector"));
    }
}
