//! Judges the guard by a file of examples, or scans standard input:
//! `cargo run --release -p ombud-guard --features eval --example eval -- secrets secrets.jsonl [predictions.jsonl]`

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::Path;

use ombud_guard::eval;

fn main() -> io::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let mut stdout = BufWriter::new(io::stdout().lock());
    match args.as_slice() {
        ["scan"] => eval::scan(io::stdin().lock(), &mut stdout, &mut io::stderr()).map(drop),
        ["identify", text] => writeln!(stdout, "{:#}", eval::identities(text)),
        ["url", link, official @ ..] => {
            let official: Vec<String> = official.iter().map(|host| (*host).to_owned()).collect();
            let answers = eval::verdicts(&[(*link).to_owned()], &official, None)?;
            answers.iter().try_for_each(|answer| writeln!(stdout, "{answer:#}"))
        }
        ["urls", test, list, rest @ ..] => {
            let mut predictions = rest.first().map(File::create).transpose()?.map(BufWriter::new);
            let predictions = predictions.as_mut().map(|it| it as &mut dyn Write);
            let test = BufReader::new(File::open(test)?);
            writeln!(stdout, "{:#}", eval::urls(test, Some(Path::new(list)), predictions, &mut io::stderr())?)
        }
        [what, test, rest @ ..] => {
            let mut predictions = rest.first().map(File::create).transpose()?.map(BufWriter::new);
            let predictions = predictions.as_mut().map(|it| it as &mut dyn Write);
            let test = BufReader::new(File::open(test)?);
            let mut errors = io::stderr();
            let figures = match *what {
                "secrets" => eval::secrets(test, predictions, &mut errors)?,
                "addresses" => eval::addresses(test, predictions, &mut errors)?,
                "outbound" => eval::outbound(test, predictions, &mut errors)?,
                "poisoning" => eval::poisoning(test, predictions, &mut errors)?,
                _ => return Err(usage()),
            };
            writeln!(stdout, "{figures:#}")
        }
        _ => Err(usage()),
    }
}

fn usage() -> io::Error {
    let kinds = "secrets | addresses | outbound | poisoning";
    io::Error::new(
        io::ErrorKind::InvalidInput,
        format!(
            "usage: eval scan | eval identify TEXT | eval url LINK [OFFICIAL…] | \
             eval urls FILE LIST [PREDICTIONS] | eval ({kinds}) FILE [PREDICTIONS]"
        ),
    )
}
