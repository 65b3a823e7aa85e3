//! `ombud chain`: what the networks say of a transaction or an address, judged by what a desk knows where there is one.

use super::{
    cli::Configured,
    commands::{print, run, workspace},
    open_as_is,
    told::told,
};
use crate::{
    chains,
    config::{Config, load},
    http::Problem,
};
use clap::Subcommand;
use ombud_base::Clock;
use ombud_chain::{
    ChainId, Diagnosis, Platform, PlatformData,
    say::{quoted, say_all},
};
use std::{fmt::Write, path::PathBuf, process::ExitCode};

#[derive(Debug, Subcommand)]
pub enum ChainCommand {
    /// Ask the networks about a transaction or an address, and say in plain words what they know.
    #[command(after_help = "Examples:\n  ombud chain diagnose 0x9fc7…6d8b --data /var/lib/ombud\n  \
        ombud chain diagnose bc1q… --chain bip122:000000000019d6689c085ae165831e93 --json\n\n\
        The networks are those of chains.file; docs/chains.toml is one to begin with. What the desk in --data says of\n\
        itself under Settings, Chains (deposit addresses, assets, labels) is what it judges by; --platform takes a file instead.")]
    Diagnose {
        /// A transaction's id, an address, an explorer's link with one, or CAIP-10.
        #[arg(value_name = "HASH|ADDRESS")]
        text: String,
        #[command(flatten)]
        from: Configured,
        /// On this network alone (CAIP-2).
        #[arg(long, value_name = "ID")]
        chain: Option<ChainId>,
        /// What the platform knows, as TOML, in the place of what the desk knows: deposits, assets, labels, known.
        #[arg(long, value_name = "FILE")]
        platform: Option<PathBuf>,
        /// The workspace, by its short name; needed where there are several.
        #[arg(long, value_name = "SLUG")]
        workspace: Option<String>,
        /// The language to say it in (BCP 47).
        #[arg(long, value_name = "LANGUAGE", default_value = "en")]
        language: String,
        /// Everything that was found, as JSON.
        #[arg(long)]
        json: bool,
    },
}

impl ChainCommand {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let Self::Diagnose { text, from, chain, platform, workspace: slug, language, json } = self;
        let config = load(&from.source())?.config;
        let (diagnosis, by) = run(async {
            let chains = chains::open(&config)?;
            if chains.networks().next().is_none() {
                anyhow::bail!(
                    "no network is configured: list them in chains.toml in the data folder, see docs/chains.toml"
                );
            }
            let (platform, by) = match platform {
                Some(file) => {
                    let data: PlatformData = toml::from_str(&std::fs::read_to_string(&file)?)?;
                    (Platform::new(data), format!("judged by {}", file.display()))
                }
                None => of_desk(&config, slug).await?,
            };
            let now = Clock::system().now();
            Ok((chains.diagnose(&text, chain.as_ref(), &platform, now).await, by))
        })?;
        let out = if json {
            serde_json::to_string_pretty(&diagnosis)? + "\n"
        } else {
            format!("{}{by}\n", words(&diagnosis, &language)?)
        };
        print(&out)
    }
}

/// What the desk of this configuration says of itself; nothing where there is no desk.
async fn of_desk(config: &Config, slug: Option<String>) -> anyhow::Result<(Platform, String)> {
    let nothing = || (Platform::new(PlatformData::default()), "judged without a desk's lists".to_owned());
    if let Some(path) = config.database_url().strip_prefix("sqlite:")
        && !std::path::Path::new(path).exists()
    {
        return Ok(nothing());
    }
    let db = open_as_is(config).await?;
    let read = db.read::<_, Problem, _>(move |tx| {
        let Some(ws) = workspace(tx, slug.as_deref())? else { return Ok(None) };
        Ok(Some(chains::known_to(tx, ws)?))
    });
    let Some((platform, [deposits, assets, labels])) = read.await.map_err(told)? else {
        return Ok(nothing());
    };
    let by = format!(
        "judged by what the desk says of itself: {deposits} deposit addresses, {assets} assets, {labels} labels"
    );
    Ok((platform, by))
}

/// A diagnosis as lines for people.
fn words(diagnosis: &Diagnosis, language: &str) -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    let groups = diagnosis.found.iter().map(|it| (it.network.as_str(), &it.verdicts, it.link.as_deref()));
    for (network, verdicts, link) in groups.chain([("", &diagnosis.verdicts, None)]) {
        if !network.is_empty() {
            writeln!(out, "{network}")?;
        }
        for (verdict, said) in say_all(verdicts, language) {
            writeln!(out, "  [{}] {}", verdict.code.name(), said.title)?;
            for line in [said.text, said.advice].iter().filter(|it| !it.is_empty()) {
                writeln!(out, "      {line}")?;
            }
            if let Some(own) = quoted(verdict) {
                writeln!(out, "      written on the chain by a stranger: “{own}”")?;
            }
        }
        if let Some(source) = verdicts.iter().find_map(|it| it.source.as_ref()) {
            writeln!(out, "  asked {} at {}", source.endpoint, source.asked)?;
        }
        if let Some(link) = link {
            writeln!(out, "  {link}")?;
        }
    }
    for (id, why) in &diagnosis.cannot_tell {
        writeln!(out, "{id} cannot be asked: {why}")?;
    }
    Ok(out)
}
