//! A model in a folder on this machine: nothing leaves. It is there where the program was built with `local-embeddings` and the
//! configuration names a folder.

use super::{
    super::client::{Trouble, failed},
    embedder::{Embedded, Embedder, checked},
};
use crate::config;
use futures_util::{FutureExt, future::BoxFuture};
use std::{path::Path, sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// Texts that are embedded in a row before others have their turn: a question does not wait for the articles.
const IN_A_ROW: usize = 2;

type Embed = dyn Fn(&[String]) -> Result<Vec<Vec<f32>>, String> + Send + Sync;

/// The model. Cheap to clone.
#[cfg_attr(not(feature = "local-embeddings"), allow(dead_code, reason = "made with the feature alone"))]
#[derive(Clone)]
pub(super) struct Local {
    /// The folder's name.
    pub name: String,
    /// What tells it from every other model.
    pub digest: String,
    embed: Arc<Embed>,
    /// It takes all processors that it gets, so it does one thing at a time.
    turn: Arc<Semaphore>,
}

/// Reads the folder that the configuration names, if it does.
///
/// # Errors
/// When it is no model, or this program was built without the means to use one.
pub(super) fn open(config: &config::Models) -> anyhow::Result<Option<Local>> {
    let folder = &config.embedding_folder;
    if folder.as_os_str().is_empty() { Ok(None) } else { read(folder).map(Some) }
}

#[cfg(feature = "local-embeddings")]
fn read(folder: &Path) -> anyhow::Result<Local> {
    let model = ombud_embed::Model::open(folder)?;
    let name = folder.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let digest = model.digest().to_owned();
    let embed: Arc<Embed> =
        Arc::new(move |texts: &[String]| model.embed(texts).map_err(|error| error.to_string()));
    Ok(Local { name, digest, embed, turn: Arc::new(Semaphore::new(1)) })
}

#[cfg(not(feature = "local-embeddings"))]
fn read(folder: &Path) -> anyhow::Result<Local> {
    anyhow::bail!(
        "models.embedding_folder is {}, and this program was built without `local-embeddings`",
        folder.display()
    )
}

impl Local {
    async fn all(&self, texts: Vec<String>) -> Result<Embedded, Trouble> {
        let mut numbers = Vec::with_capacity(texts.len());
        for some in texts.chunks(IN_A_ROW).map(<[String]>::to_vec) {
            let turn = self.turn.clone().acquire_owned().await;
            let turn = turn.map_err(|_| failed("The model is gone."))?;
            let embed = self.embed.clone();
            let made = tokio::task::spawn_blocking(move || {
                // Until it is done, also where nobody waits for it any more.
                let _turn = turn;
                embed(&some)
            });
            numbers.extend(made.await.map_err(|_| failed("The model panicked."))?.map_err(failed)?);
        }
        Ok(Embedded { vectors: checked(numbers.into_iter())?, tokens: None })
    }
}

impl Embedder for Local {
    fn embed(&self, texts: Vec<String>, patience: Duration) -> BoxFuture<'_, Result<Embedded, Trouble>> {
        async move { tokio::time::timeout(patience, self.all(texts)).await.unwrap_or(Err(Trouble::Slow)) }
            .boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(embed: impl Fn(&[String]) -> Result<Vec<Vec<f32>>, String> + Send + Sync + 'static) -> Local {
        let (name, digest) = ("small".to_owned(), "00".to_owned());
        Local { name, digest, embed: Arc::new(embed), turn: Arc::new(Semaphore::new(1)) }
    }

    /// Its longest number says how long a text is.
    fn by_length(texts: &[String]) -> Result<Vec<Vec<f32>>, String> {
        assert!(texts.len() <= IN_A_ROW);
        let vector = |it: &String| (0..16).map(|at| if at == it.len() { 1.0 } else { 0.0 }).collect();
        Ok(texts.iter().map(vector).collect())
    }

    const LONG: Duration = Duration::from_secs(20);

    #[tokio::test]
    async fn vectors_come_in_the_order_of_the_texts() {
        let texts: Vec<String> = (0..5).map(|it| "x".repeat(it)).collect();
        let came = local(by_length).embed(texts.clone(), LONG).await.unwrap();
        assert_eq!((came.vectors.len(), came.tokens), (5, None));
        for (at, vector) in came.vectors.iter().enumerate() {
            let alone = local(by_length).embed(vec![texts[at].clone()], LONG).await.unwrap();
            assert!(vector.cosine(&alone.vectors[0]) > 0.99, "{at}");
        }
    }

    #[tokio::test]
    async fn a_model_that_fails_or_lies_is_believed_nothing() {
        let failing = local(|_| Err("out of memory".to_owned())).embed(vec!["x".into()], LONG).await;
        assert_eq!(failing.unwrap_err(), failed("out of memory"));
        let nothing = local(|it| Ok(vec![vec![f32::NAN; 16]; it.len()])).embed(vec!["x".into()], LONG).await;
        assert!(matches!(nothing, Err(Trouble::Failed(..))));
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn nobody_waits_longer_than_they_want() {
        let slow = local(|it| {
            std::thread::sleep(Duration::from_millis(300));
            by_length(it)
        });
        let patience = Duration::from_millis(30);
        assert_eq!(slow.embed(vec!["x".into()], patience).await.unwrap_err(), Trouble::Slow);
        // Its turn ends with its work, and others come after it.
        assert!(slow.embed(vec!["x".into()], LONG).await.is_ok());
    }

    #[test]
    fn without_a_folder_there_is_none_and_a_folder_that_is_no_model_is_refused() {
        assert!(open(&config::Models::default()).unwrap().is_none());
        let wrong =
            config::Models { embedding_folder: "/nowhere/at-all".into(), ..config::Models::default() };
        assert!(open(&wrong).err().unwrap().to_string().contains("/nowhere/at-all"));
    }
}
