//! What makes vectors of texts.

use super::{
    super::client::{Trouble, Way, failed},
    types::EmbeddingSettings,
};
use crate::http::Outward;
use futures_util::{FutureExt, future::BoxFuture};
use ombud_base::Secret;
use ombud_nlp::nearest::Vector;
use serde::Deserialize;
use serde_json::json;
use std::time::Duration;

/// What a model made of texts.
#[derive(Debug)]
pub(super) struct Embedded {
    /// One for each text, in their order, all of as many numbers.
    pub vectors: Vec<Vector>,
    /// Tokens that it read, as it says.
    pub tokens: Option<i64>,
}

/// What makes vectors of texts.
pub(super) trait Embedder: Send + Sync {
    /// Makes them, within a time.
    fn embed(&self, texts: Vec<String>, patience: Duration) -> BoxFuture<'_, Result<Embedded, Trouble>>;
}

/// A server that answers `POST …/embeddings` as OpenAI describes it.
pub(super) struct Remote {
    pub outward: Outward,
    pub settings: EmbeddingSettings,
    pub key: Option<Secret<String>>,
}

/// What is read of an answer for each text: 4,096 numbers with all their digits.
const BYTES: usize = 128 * 1024;

impl Embedder for Remote {
    fn embed(&self, texts: Vec<String>, patience: Duration) -> BoxFuture<'_, Result<Embedded, Trouble>> {
        async move {
            let largest = BYTES * texts.len().max(1);
            let (url, key) = (self.settings.url.as_str(), self.key.as_ref());
            let way = Way { url, path: "/embeddings", key, patience, largest };
            let body = json!({"model": self.settings.model, "input": texts, "encoding_format": "float"});
            read(&way.post(&self.outward, &body).await?, texts.len())
        }
        .boxed()
    }
}

#[derive(Deserialize)]
struct List {
    data: Vec<Item>,
    #[serde(default)]
    usage: Option<Usage>,
}

#[derive(Deserialize)]
struct Item {
    index: usize,
    embedding: Vec<f32>,
}

#[derive(Deserialize)]
struct Usage {
    #[serde(default)]
    prompt_tokens: i64,
}

/// What an answer says of so many texts, if it holds.
fn read(bytes: &[u8], wanted: usize) -> Result<Embedded, Trouble> {
    let odd = |_| failed("What it answered is no list of embeddings as OpenAI describes it.");
    let List { mut data, usage } = serde_json::from_slice(bytes).map_err(odd)?;
    if data.len() != wanted {
        return Err(failed(format!("It was given {wanted} texts and answered {} vectors.", data.len())));
    }
    data.sort_by_key(|it| it.index);
    if data.iter().enumerate().any(|(at, it)| it.index != at) {
        return Err(failed("It does not say which vector is of which text."));
    }
    let vectors = checked(data.into_iter().map(|it| it.embedding))?;
    Ok(Embedded { vectors, tokens: usage.map(|it| it.prompt_tokens.clamp(0, 10_000_000)) })
}

/// Directions, all of as many numbers.
pub(super) fn checked(all: impl Iterator<Item = Vec<f32>>) -> Result<Vec<Vector>, Trouble> {
    let vector = |it: Vec<f32>| {
        Vector::of(&it).ok_or_else(|| {
            failed(format!("A vector of {} numbers is no direction: 8 to 4,096 finite ones are.", it.len()))
        })
    };
    let vectors = all.map(vector).collect::<Result<Vec<Vector>, Trouble>>()?;
    let same = vectors.windows(2).all(|it| match it {
        [one, other] => one.dimensions() == other.dimensions(),
        _ => true,
    });
    if same { Ok(vectors) } else { Err(failed("Its vectors have different numbers of dimensions.")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(index: usize, numbers: &str) -> String {
        format!(r#"{{"object": "embedding", "index": {index}, "embedding": [{numbers}]}}"#)
    }

    fn answer(items: &[String]) -> String {
        let items = items.join(", ");
        format!(
            r#"{{"object": "list", "data": [{items}], "model": "m", "usage": {{"prompt_tokens": 8, "total_tokens": 8}}}}"#
        )
    }

    const ONE: &str = "1, 0, 0, 0, 0, 0, 0, 0";
    const OTHER: &str = "0, 1, 0, 0, 0, 0, 0, 0";

    #[test]
    fn vectors_are_told_apart_by_their_numbers_and_not_by_their_places() {
        let shuffled = read(answer(&[item(1, OTHER), item(0, ONE)]).as_bytes(), 2).unwrap();
        assert_eq!(shuffled.tokens, Some(8));
        let one = Vector::of(&[1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]).unwrap();
        assert!(shuffled.vectors[0].cosine(&one) > 0.99 && shuffled.vectors[1].cosine(&one) < 0.01);
    }

    #[test]
    fn what_does_not_hold_is_refused() {
        let zeros = "0, 0, 0, 0, 0, 0, 0, 0";
        for wrong in [
            answer(&[item(0, ONE)]),
            answer(&[item(0, ONE), item(1, OTHER), item(2, ONE)]),
            answer(&[item(0, ONE), item(0, OTHER)]),
            answer(&[item(1, ONE), item(2, OTHER)]),
            answer(&[item(0, ONE), item(1, "1, 0, 0, 0, 0, 0, 0, 0, 0")]),
            answer(&[item(0, ONE), item(1, zeros)]),
            answer(&[item(0, ONE), item(1, "1, 0, 0")]),
            answer(&[item(0, ONE), item(1, &ONE.replace("1,", "1e39,"))]),
            answer(&[item(0, ONE), item(1, &ONE.replace("1,", "NaN,"))]),
            answer(&[item(0, ONE), item(1, &ONE.replace("1,", "null,"))]),
            answer(&[item(0, ONE), item(1, &ONE.replace("1,", "\"1\","))]),
            r#"{"data": "AAAA"}"#.to_owned(),
            "<html>".to_owned(),
        ] {
            assert!(matches!(read(wrong.as_bytes(), 2), Err(Trouble::Failed(..))), "{wrong}");
        }
    }
}
