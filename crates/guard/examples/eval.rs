//! Judges the guard by a file of examples, or scans standard input:
//! `cargo run --release -p ombud-guard --features eval --example eval -- secrets secrets.jsonl [predictions.jsonl]`

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};

use ombud_guard::eval;

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut stdout = BufWriter::new(io::stdout().lock());
    match args.as_slice() {
        ["scan"] => eval::scan(io::stdin().lock(), &mut stdout, &mut io::stderr()),
        ["secrets", test, rest @ ..] => {
            let mut predictions = rest.first().map(File::create).transpose()?.map(BufWriter::new);
            let predictions = predictions.as_mut().map(|it| it as &mut dyn Write);
            let figures = eval::secrets(BufReader::new(File::open(test)?), predictions)?;
            writeln!(stdout, "{figures:#}")
        }
        _ => Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "usage: eval scan | eval secrets FILE [PREDICTIONS]",
        )),
    }
}
