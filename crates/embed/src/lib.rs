//! Sentence embeddings on this machine: a BERT in a folder with `config.json`, `tokenizer.json` and `model.safetensors`, as models of the
//! E5, BGE, GTE and MiniLM families are published. A text's vector is the mean of its tokens' last states, of length 1.
//!
//! Nothing is fetched: the folder is there, or there is no model. The whole crate is empty without the feature `candle`, so that
//! nobody compiles what they do not use.
#![cfg(feature = "candle")]

use candle_core::{DType, Device, Tensor};
use candle_nn::VarBuilder;
use candle_transformers::models::bert::{BertModel, Config};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use tokenizers::{Tokenizer, TruncationParams};

/// Tokens of a text that are read at most.
const LONGEST: usize = 512;
/// Texts that go through the model together.
const TOGETHER: usize = 8;

/// Why there is no model, or no vector.
#[derive(Debug, thiserror::Error)]
pub enum EmbedError {
    /// A file of the folder cannot be read.
    #[error("{0} cannot be read: {1}")]
    File(PathBuf, std::io::Error),
    /// A file of the folder is none of a model that can be used.
    #[error("{0} is not what is wanted: {1}")]
    Wrong(PathBuf, String),
    /// The model failed.
    #[error("the model failed: {0}")]
    Failed(#[from] candle_core::Error),
    /// A text could not be cut into tokens.
    #[error("a text could not be cut into tokens: {0}")]
    Tokens(String),
}

/// A model in memory.
pub struct Model {
    bert: BertModel,
    tokenizer: Tokenizer,
    digest: String,
    dimensions: usize,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Model").field("digest", &self.digest).finish_non_exhaustive()
    }
}

fn read(folder: &Path, name: &str, digest: &mut Sha256) -> Result<(PathBuf, Vec<u8>), EmbedError> {
    let path = folder.join(name);
    let bytes = std::fs::read(&path).map_err(|error| EmbedError::File(path.clone(), error))?;
    digest.update((bytes.len() as u64).to_le_bytes());
    digest.update(&bytes);
    Ok((path, bytes))
}

impl Model {
    /// Reads a folder. It takes a while, and as much memory as its weights with four bytes for each number.
    ///
    /// # Errors
    /// When a file is missing, or is none of a BERT.
    pub fn open(folder: &Path) -> Result<Self, EmbedError> {
        let mut digest = Sha256::new();
        let (path, config) = read(folder, "config.json", &mut digest)?;
        let wrong = |path: &Path, why: String| EmbedError::Wrong(path.to_owned(), why);
        let config: Config =
            serde_json::from_slice(&config).map_err(|error| wrong(&path, error.to_string()))?;
        if let Some(other) = config.model_type.as_deref().filter(|it| *it != "bert") {
            return Err(wrong(&path, format!("its model_type is {other}, and bert alone can be used")));
        }
        let (path, bytes) = read(folder, "tokenizer.json", &mut digest)?;
        let mut tokenizer = Tokenizer::from_bytes(&bytes).map_err(|error| wrong(&path, error.to_string()))?;
        let max_length = LONGEST.min(config.max_position_embeddings);
        tokenizer
            .with_truncation(Some(TruncationParams { max_length, ..TruncationParams::default() }))
            .map_err(|error| wrong(&path, error.to_string()))?;
        // Padding is made here, where it is masked.
        tokenizer.with_padding(None);
        let (path, weights) = read(folder, "model.safetensors", &mut digest)?;
        let loaded = VarBuilder::from_buffered_safetensors(weights, DType::F32, &Device::Cpu)
            .and_then(|weights| BertModel::load(weights, &config));
        let bert = loaded.map_err(|error| wrong(&path, error.to_string()))?;
        let digest = digest.finalize().iter().take(16).map(|it| format!("{it:02x}")).collect();
        Ok(Self { bert, tokenizer, digest, dimensions: config.hidden_size })
    }

    /// What tells it from every other model: a digest of its files.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// How many numbers a vector has.
    pub const fn dimensions(&self) -> usize {
        self.dimensions
    }

    /// Makes a vector of each text, of length 1. It keeps a processor, or several, for a while.
    ///
    /// # Errors
    /// When the model fails.
    pub fn embed(&self, texts: &[String]) -> Result<Vec<Vec<f32>>, EmbedError> {
        let mut all = Vec::with_capacity(texts.len());
        for some in texts.chunks(TOGETHER) {
            all.extend(self.embed_some(some)?);
        }
        Ok(all)
    }

    fn embed_some(&self, texts: &[String]) -> Result<Vec<Vec<f32>>, EmbedError> {
        let tokens = |text: &String| {
            let encoding = self.tokenizer.encode_fast(text.as_str(), true);
            encoding.map(|it| it.get_ids().to_vec()).map_err(|error| EmbedError::Tokens(error.to_string()))
        };
        let tokens: Vec<Vec<u32>> = texts.iter().map(tokens).collect::<Result<_, _>>()?;
        let longest = tokens.iter().map(Vec::len).max().unwrap_or_default().max(1);
        let (mut ids, mut mask) = (Vec::new(), Vec::new());
        for one in &tokens {
            ids.extend(one.iter().copied().chain(std::iter::repeat_n(0, longest - one.len())));
            mask.extend(std::iter::repeat_n(1_f32, one.len()));
            mask.extend(std::iter::repeat_n(0_f32, longest - one.len()));
        }
        let shape = (tokens.len(), longest);
        let ids = Tensor::from_vec(ids, shape, &Device::Cpu)?;
        let mask = Tensor::from_vec(mask, shape, &Device::Cpu)?;
        let states = self.bert.forward(&ids, &ids.zeros_like()?, Some(&mask))?;
        // The mean of what is no padding, then of length 1.
        let weights = mask.unsqueeze(2)?;
        let sums = states.broadcast_mul(&weights)?.sum(1)?;
        let means = sums.broadcast_div(&weights.sum(1)?)?;
        let lengths = means.sqr()?.sum_keepdim(1)?.sqrt()?;
        Ok(means.broadcast_div(&lengths)?.to_vec2::<f32>()?)
    }
}
