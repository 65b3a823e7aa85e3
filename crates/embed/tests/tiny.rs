//! A tiny BERT with made-up weights, written to a folder, and its vectors held against plain loops that know nothing of tensors.
#![cfg(feature = "candle")]
#![allow(clippy::unwrap_used, reason = "a test stops where something is not as it should be")]

use ombud_embed::{EmbedError, Model};
use safetensors::{Dtype, tensor::TensorView};
use std::{collections::BTreeMap, path::Path};

const HIDDEN: usize = 16;
const HEADS: usize = 4;
const INNER: usize = 24;
const LAYERS: usize = 2;
const POSITIONS: usize = 32;
const WORDS: [&str; 11] =
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "coins", "never", "arrived", "my", "deposit", "##s", "late"];

type Weights = BTreeMap<String, (Vec<usize>, Vec<f32>)>;

/// Numbers around 0, always the same.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 40) as f32 / 8_388_608.0 - 1.0) * 0.5
    }

    fn many(&mut self, many: usize, around: f32) -> Vec<f32> {
        (0..many).map(|_| around + self.next()).collect()
    }
}

fn weights() -> Weights {
    let (mut all, mut numbers) = (Weights::new(), Numbers(42));
    let mut add = |name: String, shape: &[usize], around: f32| {
        let values = numbers.many(shape.iter().product(), around);
        all.insert(name, (shape.to_vec(), values));
    };
    add("embeddings.word_embeddings.weight".into(), &[WORDS.len(), HIDDEN], 0.0);
    add("embeddings.position_embeddings.weight".into(), &[POSITIONS, HIDDEN], 0.0);
    add("embeddings.token_type_embeddings.weight".into(), &[2, HIDDEN], 0.0);
    add("embeddings.LayerNorm.weight".into(), &[HIDDEN], 1.0);
    add("embeddings.LayerNorm.bias".into(), &[HIDDEN], 0.0);
    for layer in 0..LAYERS {
        let at = format!("encoder.layer.{layer}");
        for (name, to, from) in [
            ("attention.self.query", HIDDEN, HIDDEN),
            ("attention.self.key", HIDDEN, HIDDEN),
            ("attention.self.value", HIDDEN, HIDDEN),
            ("attention.output.dense", HIDDEN, HIDDEN),
            ("intermediate.dense", INNER, HIDDEN),
            ("output.dense", HIDDEN, INNER),
        ] {
            add(format!("{at}.{name}.weight"), &[to, from], 0.0);
            add(format!("{at}.{name}.bias"), &[to], 0.0);
        }
        for name in ["attention.output.LayerNorm", "output.LayerNorm"] {
            add(format!("{at}.{name}.weight"), &[HIDDEN], 1.0);
            add(format!("{at}.{name}.bias"), &[HIDDEN], 0.0);
        }
    }
    all
}

fn config(model_type: &str) -> String {
    format!(
        r#"{{"vocab_size": {}, "hidden_size": {HIDDEN}, "num_hidden_layers": {LAYERS}, "num_attention_heads": {HEADS},
        "intermediate_size": {INNER}, "hidden_act": "gelu", "hidden_dropout_prob": 0.1, "max_position_embeddings": {POSITIONS},
        "type_vocab_size": 2, "initializer_range": 0.02, "layer_norm_eps": 1e-12, "pad_token_id": 0,
        "model_type": "{model_type}"}}"#,
        WORDS.len()
    )
}

fn tokenizer() -> String {
    let vocab: Vec<String> = WORDS.iter().enumerate().map(|(at, it)| format!(r#""{it}": {at}"#)).collect();
    format!(
        r###"{{"version": "1.0", "truncation": null, "padding": null, "added_tokens": [],
        "normalizer": {{"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null, "lowercase": true}},
        "pre_tokenizer": {{"type": "BertPreTokenizer"}},
        "post_processor": {{"type": "BertProcessing", "sep": ["[SEP]", 3], "cls": ["[CLS]", 2]}},
        "decoder": null,
        "model": {{"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
        "vocab": {{{}}}}}}}"###,
        vocab.join(", ")
    )
}

fn write(folder: &Path, weights: &Weights) {
    std::fs::write(folder.join("config.json"), config("bert")).unwrap();
    std::fs::write(folder.join("tokenizer.json"), tokenizer()).unwrap();
    let bytes: BTreeMap<&String, Vec<u8>> = weights
        .iter()
        .map(|(name, (_, values))| (name, values.iter().flat_map(|it| it.to_le_bytes()).collect()))
        .collect();
    let views = weights
        .iter()
        .map(|(name, (shape, _))| (name, TensorView::new(Dtype::F32, shape.clone(), &bytes[name]).unwrap()));
    safetensors::serialize_to_file(views, None, &folder.join("model.safetensors")).unwrap();
}

/// The same by plain loops.
struct Plain(Weights);

impl Plain {
    fn row(&self, name: &str, at: usize) -> Vec<f64> {
        let (shape, values) = &self.0[name];
        let wide = *shape.last().unwrap();
        values[at * wide..(at + 1) * wide].iter().map(|it| f64::from(*it)).collect()
    }

    fn vector(&self, name: &str) -> Vec<f64> {
        self.0[name].1.iter().map(|it| f64::from(*it)).collect()
    }

    fn linear(&self, name: &str, it: &[f64]) -> Vec<f64> {
        let bias = self.vector(&format!("{name}.bias"));
        let row = |at| self.row(&format!("{name}.weight"), at);
        bias.iter().enumerate().map(|(at, bias)| bias + dot(&row(at), it)).collect()
    }

    fn norm(&self, name: &str, it: &[f64]) -> Vec<f64> {
        let mean = it.iter().sum::<f64>() / it.len() as f64;
        let variance = it.iter().map(|it| (it - mean).powi(2)).sum::<f64>() / it.len() as f64;
        let (weight, bias) = (self.vector(&format!("{name}.weight")), self.vector(&format!("{name}.bias")));
        let each = it.iter().zip(weight.iter().zip(&bias));
        each.map(|(it, (weight, bias))| (it - mean) / (variance + 1e-12).sqrt() * weight + bias).collect()
    }

    fn layer(&self, at: &str, states: &[Vec<f64>]) -> Vec<Vec<f64>> {
        let all = |name: &str| -> Vec<Vec<f64>> {
            states.iter().map(|it| self.linear(&format!("{at}.attention.self.{name}"), it)).collect()
        };
        let (queries, keys, values) = (all("query"), all("key"), all("value"));
        let wide = HIDDEN / HEADS;
        let mut next = Vec::new();
        for (state, query) in states.iter().zip(&queries) {
            let mut seen = vec![0.0; HIDDEN];
            for head in 0..HEADS {
                let part = head * wide..(head + 1) * wide;
                let scores: Vec<f64> = keys
                    .iter()
                    .map(|it| (dot(&query[part.clone()], &it[part.clone()]) / (wide as f64).sqrt()).exp())
                    .collect();
                let sum: f64 = scores.iter().sum();
                for (score, value) in scores.iter().zip(&values) {
                    part.clone().for_each(|at| seen[at] += score / sum * value[at]);
                }
            }
            let seen = self.linear(&format!("{at}.attention.output.dense"), &seen);
            let state = self.norm(&format!("{at}.attention.output.LayerNorm"), &added(&seen, state));
            let inner: Vec<f64> =
                self.linear(&format!("{at}.intermediate.dense"), &state).into_iter().map(gelu).collect();
            let out = self.linear(&format!("{at}.output.dense"), &inner);
            next.push(self.norm(&format!("{at}.output.LayerNorm"), &added(&out, &state)));
        }
        next
    }

    fn embed(&self, tokens: &[usize]) -> Vec<f64> {
        let begin = |(at, token): (usize, &usize)| {
            let word = self.row("embeddings.word_embeddings.weight", *token);
            let position = self.row("embeddings.position_embeddings.weight", at);
            let kind = self.row("embeddings.token_type_embeddings.weight", 0);
            self.norm("embeddings.LayerNorm", &added(&added(&word, &position), &kind))
        };
        let mut states: Vec<Vec<f64>> = tokens.iter().enumerate().map(begin).collect();
        for layer in 0..LAYERS {
            states = self.layer(&format!("encoder.layer.{layer}"), &states);
        }
        let mut mean = vec![0.0; HIDDEN];
        states.iter().for_each(|it| mean = added(&mean, it));
        let length = dot(&mean, &mean).sqrt();
        mean.iter().map(|it| it / length).collect()
    }
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn added(a: &[f64], b: &[f64]) -> Vec<f64> {
    a.iter().zip(b).map(|(a, b)| a + b).collect()
}

/// By the series of the error function, which is exact enough between -4 and 4.
fn gelu(x: f64) -> f64 {
    let z = x / std::f64::consts::SQRT_2;
    let (mut term, mut sum) = (z, z);
    for n in 1..80 {
        term *= -z * z / f64::from(n);
        sum += term / f64::from(2 * n + 1);
    }
    x * 0.5 * (1.0 + sum * 2.0 / std::f64::consts::PI.sqrt())
}

#[test]
fn a_vector_is_what_plain_loops_make_of_the_same_weights() {
    let (folder, weights) = (tempfile::tempdir().unwrap(), weights());
    write(folder.path(), &weights);
    let model = Model::open(folder.path()).unwrap();
    assert_eq!((model.dimensions(), model.digest().len()), (HIDDEN, 32));
    // Of different lengths, so that padding must count for nothing.
    let texts = ["My coins never arrived", "deposits", "", "nonsense late"];
    let tokens: [&[usize]; 4] = [&[2, 7, 4, 5, 6, 3], &[2, 8, 9, 3], &[2, 3], &[2, 1, 10, 3]];
    let vectors = model.embed(&texts.map(str::to_owned)).unwrap();
    let plain = Plain(weights);
    for ((text, tokens), vector) in texts.iter().zip(tokens).zip(&vectors) {
        let wanted = plain.embed(tokens);
        assert_eq!(vector.len(), HIDDEN);
        for (came, wanted) in vector.iter().zip(&wanted) {
            assert!((f64::from(*came) - wanted).abs() < 1e-4, "{text}: {vector:?} {wanted:?}");
        }
    }
    // Alone or with others, in whatever order, and cut where the model ends.
    let many: Vec<String> = (0..20).map(|it| texts[it % 4].to_owned()).collect();
    let again = model.embed(&many).unwrap();
    assert!(again.iter().zip(vectors.iter().cycle()).all(|(a, b)| near(a, b)));
    let long = model.embed(&["coins ".repeat(1_000)]).unwrap();
    let cut: Vec<usize> =
        std::iter::once(2).chain(std::iter::repeat_n(4, POSITIONS - 2)).chain([3]).collect();
    let wanted: Vec<f32> = plain.embed(&cut).iter().map(|it| *it as f32).collect();
    assert!(near(&long[0], &wanted));
}

fn near(a: &[f32], b: &[f32]) -> bool {
    a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-4)
}

#[test]
fn a_folder_that_is_no_model_says_which_file_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let failure = || Model::open(folder.path()).unwrap_err();
    assert!(matches!(failure(), EmbedError::File(path, _) if path.ends_with("config.json")));
    write(folder.path(), &weights());
    let digest = Model::open(folder.path()).unwrap().digest().to_owned();
    std::fs::write(folder.path().join("config.json"), config("xlm-roberta")).unwrap();
    assert!(failure().to_string().contains("xlm-roberta"));
    std::fs::write(folder.path().join("config.json"), config("bert")).unwrap();
    std::fs::write(folder.path().join("model.safetensors"), b"nothing").unwrap();
    assert!(matches!(failure(), EmbedError::Wrong(path, _) if path.ends_with("model.safetensors")));
    let mut fewer = weights();
    fewer.remove("embeddings.LayerNorm.weight");
    write(folder.path(), &fewer);
    assert!(failure().to_string().contains("LayerNorm"));
    let mut other = weights();
    other.values_mut().for_each(|it| it.1[0] += 0.1);
    write(folder.path(), &other);
    assert_ne!(Model::open(folder.path()).unwrap().digest(), digest, "other weights are another model");
}
