//! The guard at the command line: what it finds in lines, links and addresses; and how well it and what else can be
//! measured by lines with answers do. Needs neither configuration nor database, and writes no log.

use super::commands::print;
use crate::access::sign_in::CodeLine;
use clap::{Args, Subcommand, ValueEnum};
use ombud_guard::eval;
use serde_json::{Value as Json, json};
use std::{
    fs::File,
    io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// What can be asked of the guard.
#[derive(Debug, Subcommand)]
pub enum GuardCommand {
    /// Find the secrets in lines of JSON.
    #[command(after_help = "Examples:\n  ombud guard scan messages.jsonl > scanned.jsonl\n  \
        echo '{\"id\": 1, \"text\": \"hello\"}' | ombud guard scan\n\n\
        A line {\"id\", \"text\"} is answered by {\"id\", \"spans\": [{\"start\", \"end\", \"kind\", \"confidence\", \"why\"}], \"redacted\"};\n\
        places are code points. A line that cannot be read is told on standard error by its number, the rest goes on, and\n\
        the exit code is 1 in the end.")]
    Scan {
        /// The file; `-` or nothing for standard input.
        #[arg(value_name = "FILE", default_value = "-")]
        file: PathBuf,
    },
    /// Judge links: official, blocked, lookalike, shortener or clean.
    #[command(
        after_help = "Examples:\n  ombud guard url https://nimbus-login.example --official nimbus.example\n  \
        ombud guard url hxxps://nimbus[.]example --blocklist phishing.txt --json"
    )]
    Url {
        /// The links, also defanged ones.
        #[arg(value_name = "URL", required = true)]
        links: Vec<String>,
        /// A host that is one's own, with everything below it. Can be given again.
        #[arg(long, value_name = "HOST")]
        official: Vec<String>,
        /// A list of phishing hosts: lines, a hosts file, JSON or TOML.
        #[arg(long, value_name = "FILE")]
        blocklist: Option<PathBuf>,
        /// Print a line of JSON for each.
        #[arg(long)]
        json: bool,
    },
    /// Tell which addresses and transactions texts are, or hold.
    #[command(after_help = "Examples:\n  ombud guard identify 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa\n  \
        ombud guard identify \"sent to TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t yesterday\" --json")]
    Identify {
        /// The texts, each judged alone.
        #[arg(value_name = "TEXT", required = true)]
        texts: Vec<String>,
        /// Print a line of JSON for each.
        #[arg(long)]
        json: bool,
    },
}

/// Examples with answers.
#[derive(Debug, Args)]
pub struct Examples {
    /// Lines of JSON with answers; `-` for standard input. A line without an answer is answered and not judged.
    #[arg(long, value_name = "FILE")]
    test: PathBuf,
    /// Write what was answered to each line to this file.
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,
}

/// What can be measured.
#[derive(Debug, Subcommand)]
pub enum EvalCommand {
    /// Secrets in messages, by lines {"id", "text", "spans": [{"start", "end", "kind"}]}.
    #[command(after_help = "Example:\n  ombud eval secrets --test secrets.jsonl --predictions found.jsonl")]
    Secrets(#[command(flatten)] Examples),
    /// Links, by lines {"id", "url", "official": [], "verdict"}.
    #[command(after_help = "Example:\n  ombud eval urls --test urls.jsonl --blocklist phishing.txt")]
    Urls {
        #[command(flatten)]
        examples: Examples,
        /// A list of phishing hosts: lines, a hosts file, JSON or TOML.
        #[arg(long, value_name = "FILE")]
        blocklist: Option<PathBuf>,
    },
    /// Addresses and transactions, by lines {"id", "text", "chain", "kind", "valid"}.
    #[command(after_help = "Example:\n  ombud eval addresses --test addresses.jsonl")]
    Addresses(#[command(flatten)] Examples),
    /// Poisoned addresses, by lines {"id", "chain", "known": [], "candidate", "verdict"}.
    #[command(after_help = "Example:\n  ombud eval poisoning --test poisoning.jsonl")]
    Poisoning(#[command(flatten)] Examples),
    /// What staff and bots may not write to a customer, by lines {"id", "text", "refused"}.
    #[command(after_help = "Example:\n  ombud eval outbound --test outbound.jsonl")]
    Outbound(#[command(flatten)] Examples),
    /// Proofs of the log, by lines {"id", "kind": "inclusion", "leaf_hash", "index", "size", "root", "proof": [], "valid"} and
    /// {"id", "kind": "consistency", "size1", "size2", "root1", "root2", "proof": [], "valid"}.
    #[command(after_help = "Example:\n  ombud eval merkle --test merkle.jsonl")]
    Merkle(#[command(flatten)] Examples),
    /// One-time passwords, by lines {"id", "secret", "algorithm", "digits", "period", "time", "window", "code", "accept"}.
    #[command(after_help = "Example:\n  ombud eval totp --test totp.jsonl")]
    Totp(#[command(flatten)] Examples),
    /// Proofs that an address is somebody's, by lines {"id", "scheme", "message", "signature", "address"?, "expect"?, "valid"}.
    #[command(
        after_help = "Example:\n  ombud eval wallet-proofs --test wallet_proofs.jsonl --predictions found.jsonl"
    )]
    WalletProofs(#[command(flatten)] Examples),
    /// Intents of messages, by lines {"text", "intent", "lang"}: learns from one file and answers another.
    #[command(
        after_help = "Example:\n  ombud eval intents --train train.jsonl --test test.jsonl --predictions found.jsonl"
    )]
    Intents(IntentExamples),
    /// Languages of texts, by lines {"text", "lang", "kind"}.
    #[command(after_help = "Example:\n  ombud eval langid --test langid.jsonl --predictions found.jsonl")]
    Langid(#[command(flatten)] Examples),
    /// Articles found by questions, by lines {"id", "lang", "title", "body", "questions": []} and {"text", "lang", "relevant": []}.
    #[command(
        after_help = "Example:\n  ombud eval retrieval --articles articles.jsonl --queries queries.jsonl --predictions found.jsonl"
    )]
    Retrieval(RetrievalExamples),
}

/// What to search, and what to ask.
#[derive(Debug, Args)]
pub struct RetrievalExamples {
    /// The articles, lines of JSON.
    #[arg(long, value_name = "FILE")]
    articles: PathBuf,
    /// Lines of JSON with answers. A line without an answer is answered and not judged.
    #[arg(long, value_name = "FILE")]
    queries: PathBuf,
    /// Whether only articles in the query's language are searched.
    #[arg(long, value_enum, default_value_t = LangFilter::On)]
    lang_filter: LangFilter,
    /// Write what was found for each query to this file.
    #[arg(long, value_name = "FILE")]
    predictions: Option<PathBuf>,
    /// Find by meaning, too, with the model in this folder (config.json, tokenizer.json, model.safetensors).
    #[cfg(feature = "local-embeddings")]
    #[arg(long, value_name = "FOLDER")]
    embeddings: Option<PathBuf>,
    /// What the model wants before a query.
    #[cfg(feature = "local-embeddings")]
    #[arg(long, value_name = "WORDS", default_value = "", requires = "embeddings")]
    query_prefix: String,
    /// What the model wants before a piece of an article.
    #[cfg(feature = "local-embeddings")]
    #[arg(long, value_name = "WORDS", default_value = "", requires = "embeddings")]
    passage_prefix: String,
}

/// Whether only articles in the query's language are searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LangFilter {
    /// Those in its language.
    On,
    /// All of them.
    Off,
}

/// What to learn intents from, and what to answer.
#[derive(Debug, Args)]
pub struct IntentExamples {
    /// Labelled lines: all that is learnt from. The intent `oos` is what is out of scope.
    #[arg(long, value_name = "FILE")]
    train: PathBuf,
    #[command(flatten)]
    examples: Examples,
    /// Labelled lines to set the threshold by; without, what training keeps back of its own.
    #[arg(long, value_name = "FILE")]
    val: Option<PathBuf>,
    /// The same seed gives the same figures.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
}

impl GuardCommand {
    /// Answers.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Scan { file } => scan(&file),
            Self::Url { links, official, blocklist, json } => {
                let answers = eval::verdicts(&links, &official, blocklist.as_deref())?;
                print_answers(answers.iter().map(|it| if json { format!("{it}\n") } else { verdict(it) }))
            }
            Self::Identify { texts, json } => print_answers(texts.iter().map(|text| {
                let answer = eval::identities(text);
                if json { format!("{answer}\n") } else { identity(text, &answer) }
            })),
        }
    }
}

impl EvalCommand {
    /// Measures, and prints the figures as one JSON object.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let figures = match self {
            Self::Secrets(it) => it.judge(|test, out, errors| eval::secrets(test, out, errors))?,
            Self::Addresses(it) => it.judge(|test, out, errors| eval::addresses(test, out, errors))?,
            Self::Poisoning(it) => it.judge(|test, out, errors| eval::poisoning(test, out, errors))?,
            Self::Outbound(it) => it.judge(|test, out, errors| eval::outbound(test, out, errors))?,
            Self::Merkle(it) => it.judge(|test, out, errors| {
                eval::judge(test, out, errors, ombud_ledger::eval::MERKLE_NEEDS, merkle)
            })?,
            Self::Totp(it) => it.judge(|test, out, errors| {
                eval::judge(test, out, errors, CodeLine::NEEDS, one_time_password)
            })?,
            Self::WalletProofs(it) => it.judge(|test, out, errors| {
                eval::judge(test, out, errors, ombud_wallet::eval::WALLET_PROOFS_NEEDS, wallet_proof)
            })?,
            Self::Urls { examples, blocklist } => {
                examples.judge(|test, out, errors| eval::urls(test, blocklist.as_deref(), out, errors))?
            }
            Self::Langid(it) => it.judge(|test, out, _| ombud_nlp::eval::langid(test, out))?,
            Self::Intents(IntentExamples { train, examples, val, seed }) => {
                let train = open(&train)?;
                let val = val.as_deref().map(open).transpose()?;
                examples.judge(|test, out, _| {
                    ombud_nlp::eval::intents(ombud_nlp::eval::IntentFiles { train, val, test }, seed, out)
                })?
            }
            Self::Retrieval(it) => it.judge()?,
        };
        print(&format!("{figures:#}\n"))
    }
}

impl Examples {
    fn judge(
        &self,
        by: impl FnOnce(Box<dyn BufRead>, Option<&mut dyn Write>, &mut dyn Write) -> io::Result<Json>,
    ) -> anyhow::Result<Json> {
        let test = open(&self.test)?;
        let mut out = self.predictions.as_ref().map(create).transpose()?;
        Ok(by(test, out.as_mut().map(|it| it as &mut dyn Write), &mut io::stderr().lock())?)
    }
}

impl RetrievalExamples {
    fn judge(&self) -> anyhow::Result<Json> {
        let (articles, queries) = (open(&self.articles)?, open(&self.queries)?);
        let mut out = self.predictions.as_ref().map(create).transpose()?;
        let out = out.as_mut().map(|it| it as &mut dyn Write);
        let filter = self.lang_filter == LangFilter::On;
        #[cfg(feature = "local-embeddings")]
        if let Some(folder) = &self.embeddings {
            let model = ombud_embed::Model::open(folder)?;
            let mut embed = |question: bool, texts: &[String]| {
                let prefix = if question { &self.query_prefix } else { &self.passage_prefix };
                let texts: Vec<String> =
                    texts.iter().map(|it| format!("{prefix} {it}").trim().to_owned()).collect();
                model.embed(&texts).map_err(io::Error::other)
            };
            return Ok(ombud_nlp::eval::retrieval(articles, queries, filter, Some(&mut embed), out)?);
        }
        Ok(ombud_nlp::eval::retrieval(articles, queries, filter, None, out)?)
    }
}

fn merkle(line: &Json) -> Option<eval::Answer> {
    let judged = ombud_ledger::eval::merkle(line)?;
    let name = |valid: bool| if valid { "valid" } else { "invalid" }.to_owned();
    Some(eval::Answer {
        expected: judged.expected.map(name),
        given: name(judged.valid),
        prediction: json!({ "valid": judged.valid, "reason": judged.reason }),
    })
}

fn wallet_proof(line: &Json) -> Option<eval::Answer> {
    let judged = ombud_wallet::eval::wallet_proofs(line)?;
    let name = |valid: bool| if valid { "valid" } else { "invalid" }.to_owned();
    Some(eval::Answer {
        expected: judged.expected.map(name),
        given: name(judged.valid),
        prediction: json!({ "valid": judged.valid, "reason": judged.reason }),
    })
}

fn one_time_password(line: &Json) -> Option<eval::Answer> {
    let accept = CodeLine::read(line)?.is_accepted();
    let name = |accept: bool| if accept { "accepted" } else { "refused" }.to_owned();
    Some(eval::Answer {
        expected: line.get("accept").and_then(Json::as_bool).map(name),
        given: name(accept),
        prediction: json!({ "accept": accept }),
    })
}

fn create(path: &PathBuf) -> anyhow::Result<BufWriter<File>> {
    let file = File::create(path).map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?;
    Ok(BufWriter::new(file))
}

fn open(path: &Path) -> anyhow::Result<Box<dyn BufRead>> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file = File::open(path).map_err(|error| anyhow::anyhow!("{}: {error}", path.display()))?;
    Ok(Box::new(BufReader::new(file)))
}

fn scan(path: &Path) -> anyhow::Result<ExitCode> {
    let mut out = BufWriter::new(io::stdout().lock());
    match eval::scan(open(path)?, &mut out, &mut io::stderr().lock()) {
        Ok(0) => Ok(ExitCode::SUCCESS),
        Ok(_) => Ok(ExitCode::FAILURE),
        // `ombud guard scan | head` is no failure.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
    }
}

fn print_answers(answers: impl Iterator<Item = String>) -> anyhow::Result<ExitCode> {
    print(&answers.collect::<String>())
}

fn text<'a>(of: &'a Json, name: &str) -> &'a str {
    of.get(name).and_then(Json::as_str).unwrap_or_default()
}

/// `lookalike  https://…  (why)`
fn verdict(answer: &Json) -> String {
    format!("{:<10} {}  ({})\n", text(answer, "verdict"), text(answer, "url"), text(answer, "reason"))
}

/// What a text is; without that, what lies in it; a line for each.
fn identity(asked: &str, answer: &Json) -> String {
    let list = |of: &Json, name: &str| of.get(name).and_then(Json::as_array).cloned().unwrap_or_default();
    let line = |it: &Json| {
        let valid = it.get("valid").and_then(Json::as_bool) == Some(true);
        let verdict = if valid { "valid".into() } else { format!("invalid: {}", text(it, "reason")) };
        format!("  {} {} ({}): {verdict}\n", text(it, "chain"), text(it, "is"), text(it, "kind"))
    };
    let whole: String = list(answer, "identities").iter().map(line).collect();
    let spotted: String = list(answer, "found")
        .iter()
        .map(|it| {
            let place =
                |name: &str| it.get(name).and_then(Json::as_u64).and_then(|at| usize::try_from(at).ok());
            let (start, end) = (place("start").unwrap_or(0), place("end").unwrap_or(0));
            let part: String = asked.chars().skip(start).take(end.saturating_sub(start)).collect();
            let lines: String = list(it, "identities").iter().map(line).collect();
            format!("  {part}\n{lines}")
        })
        .collect();
    let lines = whole + &spotted;
    format!(
        "{}\n{}",
        asked.trim(),
        if lines.is_empty() { "  no address and no transaction\n" } else { &lines }
    )
}
