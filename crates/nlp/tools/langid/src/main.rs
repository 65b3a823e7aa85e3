//! Makes `crates/nlp/src/langid/model.bin` from the n-gram tables of the `lingua-*-language-model` crates.
//!
//! ```text
//! cargo fetch
//! cargo run --release -- ~/.cargo/registry/src/index.crates.io-* ../../src/langid/model.bin
//! ```
//!
//! The first argument is the folder with the unpacked crates. The same tables give the same file, byte for byte.

mod counts;
mod rows;
mod write;

use std::{env, error::Error, fs, path::Path};

/// The languages of a script, by the name of their crate.
type Script = (&'static str, &'static [(&'static str, &'static str)], usize);

/// Scripts in which letters alone do not decide, with the number of n-grams to keep for each.
const SCRIPTS: [Script; 3] = [
    (
        "Latn",
        &[
            ("cs", "czech"),
            ("da", "danish"),
            ("de", "german"),
            ("en", "english"),
            ("es", "spanish"),
            ("fi", "finnish"),
            ("fr", "french"),
            ("hu", "hungarian"),
            ("id", "indonesian"),
            ("it", "italian"),
            ("ms", "malay"),
            ("nb", "bokmal"),
            ("nl", "dutch"),
            ("pl", "polish"),
            ("pt", "portuguese"),
            ("ro", "romanian"),
            ("sv", "swedish"),
            ("tl", "tagalog"),
            ("tr", "turkish"),
            ("vi", "vietnamese"),
        ],
        320_000,
    ),
    (
        "Cyrl",
        &[("bg", "bulgarian"), ("kk", "kazakh"), ("ru", "russian"), ("sr", "serbian"), ("uk", "ukrainian")],
        70_000,
    ),
    ("Arab", &[("ar", "arabic"), ("fa", "persian"), ("ur", "urdu")], 40_000),
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(tables), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: langid-model FOLDER_OF_CRATES MODEL_FILE".into());
    };
    let mut file = write::head(SCRIPTS.len());
    for (script, languages, budget) in SCRIPTS {
        let mut all = Vec::new();
        for (_, name) in languages {
            let path = format!("{tables}/lingua-{name}-language-model-1.3.0/models/ngrams.fst");
            all.push(counts::read(Path::new(&path), script).map_err(|error| format!("{path}: {error}"))?);
        }
        let shortest = all.iter().map(|it| it.total).fold(f64::INFINITY, f64::min);
        for ((code, _), counts) in languages.iter().zip(&mut all) {
            eprintln!("{code}: {} letters", counts.total);
            counts.scale(shortest);
        }
        let kept = rows::rows(&all, budget);
        eprintln!("{script}: {} n-grams", kept.len());
        let codes: Vec<&str> = languages.iter().map(|(code, _)| *code).collect();
        write::script(&mut file, &codes, kept);
    }
    fs::write(&out, file)?;
    Ok(())
}
