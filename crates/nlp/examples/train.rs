//! Learns the intents that the product ships with: `cargo run --release -p ombud-nlp --example train`. Reads the lines of
//! `content/intents/lines` and writes `content/intents/model.bin` with `model.sum`, by which a test tells whether lines have
//! changed since.

#![allow(clippy::print_stdout, reason = "a program at the command line")]

use ombud_nlp::intents::{Example, train};
use std::{fs, path::PathBuf};

fn main() -> std::io::Result<()> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content/intents");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder.join("lines"))?.map(|it| it.map(|it| it.path())).collect::<Result<_, _>>()?;
    files.sort_unstable();
    let (mut all, mut examples) = (String::new(), Vec::new());
    for file in files {
        let text = fs::read_to_string(file)?;
        examples.extend(text.lines().filter_map(|line| {
            let (intent, text) = line.split_once('\t')?;
            Some(Example { text: text.to_owned(), intent: intent.to_owned() })
        }));
        all.push_str(&text);
    }
    let model = train(&examples, 1);
    let bytes = model.to_bytes();
    println!("{} lines, {} bytes, threshold {:.3}", examples.len(), bytes.len(), model.threshold());
    fs::write(folder.join("model.bin"), bytes)?;
    fs::write(folder.join("model.sum"), format!("{:016x}\n", ombud_nlp::intents::sum_of(&all)))
}
