//! The classifier and the lists of words that the program brings with it, made ready when they are first asked.

use ombud_nlp::{intents::Model, signals::Signals};
use std::sync::OnceLock;

static MODEL: &[u8] = include_bytes!("../../../../content/intents/model.bin");

macro_rules! lists {
    ($($lang:literal),+) => {
        [$(($lang, include_str!(concat!("../../../../content/signals/", $lang, ".tsv")))),+]
    };
}

/// The classifier of intents.
pub(super) fn intents() -> Option<&'static Model> {
    static READ: OnceLock<Option<Model>> = OnceLock::new();
    READ.get_or_init(|| {
        Model::from_static(MODEL).inspect_err(|error| tracing::error!(%error, "the intents")).ok()
    })
    .as_ref()
}

/// What cannot wait.
pub(super) fn signals() -> &'static Signals {
    static READ: OnceLock<Signals> = OnceLock::new();
    READ.get_or_init(|| {
        let lists = lists!(
            "ar", "de", "en", "es", "fr", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "uk", "vi",
            "zh"
        );
        Signals::parse(&lists).inspect_err(|error| tracing::error!(%error, "the signals")).unwrap_or_default()
    })
}
