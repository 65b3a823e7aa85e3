//! How surely what cannot wait is told by words alone: `cargo run --release -p ombud-nlp --example urgency`. Every fifth line of
//! `content/intents/lines` is kept back and read by a model that was learnt from the others, five times, so that each line is
//! read once by a model that has not seen it; an argument says how many of the five parts are read, a second one names a file for
//! what each line was read as (language, intent, share, phrase, signs, the likeliest intent and its share, text). Beside it, what
//! `content/signals` finds. The shares are those from which the desk asks and from which it alarms, and others to choose by;
//! articles, which have a say there, are left out.

#![allow(clippy::print_stdout, reason = "a program at the command line")]

use ombud_nlp::{
    intents::{Example, train},
    signals::{Signal, Signals, together},
};
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

const FOLDS: usize = 5;
const ASKED: f32 = 0.1;
const AT_ONCE: f32 = 0.3;
/// The same where signs say so as well.
const SIGNED: f32 = 0.1;
/// Other shares from which it might be alarmed at once, to choose by.
const OTHERS: [f32; 9] = [0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 1.1];

/// Of lines that belong together: how many there are, how many a phrase tells, how many a phrase
/// or signs together tell, how many are alarmed at once, and how many at
/// once or asked.
#[derive(Default)]
struct Tally {
    all: usize,
    phrase: usize,
    together: usize,
    at_once: usize,
    asked: usize,
}

struct Line {
    lang: String,
    example: Example,
}

fn main() -> io::Result<()> {
    let content = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let urgent = urgent_intents(&fs::read_to_string(content.join("intents/intents.toml"))?);
    let signals = signals(&content.join("signals"))?;
    let lines = lines(&content.join("intents/lines"))?;
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut read = Vec::new();
    let mut kept_lines = std::env::args().nth(2).map(fs::File::create).transpose()?.map(io::BufWriter::new);
    let parts = std::env::args().nth(1).and_then(|it| it.parse().ok()).unwrap_or(FOLDS);
    for fold in 0..FOLDS.min(parts) {
        let (kept, rest): (Vec<_>, Vec<_>) = lines.iter().enumerate().partition(|it| it.0 % FOLDS == fold);
        let learnt: Vec<Example> = rest.into_iter().map(|it| it.1.example.clone()).collect();
        let model = train(&learnt, 1);
        for (_, line) in kept {
            let shares = model.read(&line.example.text).1;
            let share: f32 =
                shares.iter().filter(|it| urgent.iter().any(|id| id == it.0)).map(|it| it.1).sum();
            let found = signals.of(&line.example.text);
            let phrase =
                found.iter().any(|it| matches!(it, Signal::Theft | Signal::Exposed | Signal::SelfHarm));
            let signs = together(&found);
            read.push((urgent.contains(&line.example.intent), phrase, signs, share));
            let intent = &line.example.intent;
            if let Some(out) = &mut kept_lines {
                let best = shares.first().copied().unwrap_or_default();
                let (lang, text) = (&line.lang, &line.example.text);
                write!(out, "{lang}\t{intent}\t{share:.3}\t{phrase}\t{signs}\t")?;
                writeln!(out, "{}\t{:.3}\t{text}", best.0, best.1)?;
            }
            let kind = if urgent.contains(intent) { "urgent" } else { "not urgent" };
            for group in [kind.to_owned(), format!("{kind} {}", line.lang), format!("{kind} {intent}")] {
                let tally = tallies.entry(group).or_default();
                tally.all += 1;
                tally.phrase += usize::from(phrase);
                tally.together += usize::from(phrase || signs);
                tally.at_once += usize::from(phrase || share >= AT_ONCE || signs && share >= SIGNED);
                tally.asked += usize::from(phrase || share >= ASKED || signs);
            }
        }
    }
    println!(
        "{:40} {:>6} {:>8} {:>8} {:>8} {:>8}",
        "lines", "all", "phrase", "or signs", "at once", "or asked"
    );
    for (group, it) in &tallies {
        let percent = |of: usize| of as f64 * 100.0 / it.all as f64;
        println!(
            "{group:40} {:6} {:7.1}% {:7.1}% {:7.1}% {:7.1}%",
            it.all,
            percent(it.phrase),
            percent(it.together),
            percent(it.at_once),
            percent(it.asked)
        );
    }
    choices(&read);
    Ok(())
}

/// What would be alarmed at once from other shares on, where signs are there and where they are not.
fn choices(read: &[(bool, bool, bool, f32)]) {
    println!("\nat once from, with signs from: urgent, others");
    for from in OTHERS {
        for with_signs in OTHERS.into_iter().chain([0.15]).filter(|it| *it <= from) {
            let [urgent, others] = [true, false].map(|kind| {
                let of = read.iter().filter(|it| it.0 == kind);
                let told = of.clone().filter(|it| it.1 || it.3 >= from || it.2 && it.3 >= with_signs);
                told.count() as f64 * 100.0 / of.count() as f64
            });
            println!("{from:.2} {with_signs:.2}: {urgent:.1}% {others:.1}%");
        }
    }
}

/// The ids of the intents that cannot wait.
fn urgent_intents(tree: &str) -> Vec<String> {
    let of = |block: &str| {
        let id = block.lines().find_map(|it| it.strip_prefix("id = \"")?.strip_suffix('"'))?;
        block.lines().any(|it| it == "urgency = \"urgent\"").then(|| id.to_owned())
    };
    tree.split("[[intent]]").filter_map(of).collect()
}

fn signals(folder: &Path) -> io::Result<Signals> {
    let mut lists = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if name.len() == 2 {
            lists.push((name, fs::read_to_string(&path)?));
        }
    }
    let lists: Vec<(&str, &str)> = lists.iter().map(|it| (it.0.as_str(), it.1.as_str())).collect();
    Signals::parse(&lists).map_err(io::Error::other)
}

fn lines(folder: &Path) -> io::Result<Vec<Line>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|it| it.map(|it| it.path())).collect::<Result<_, _>>()?;
    files.sort_unstable();
    let mut all = Vec::new();
    for file in files {
        let lang = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        all.extend(fs::read_to_string(&file)?.lines().filter_map(|line| {
            let (intent, text) = line.split_once('\t')?;
            let example = Example { text: text.to_owned(), intent: intent.to_owned() };
            Some(Line { lang: lang.clone(), example })
        }));
    }
    Ok(all)
}
