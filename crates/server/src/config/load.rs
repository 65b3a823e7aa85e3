//! Puts the configuration together: defaults, the file, the environment, the command line; later ones win.

use super::{Config, Origin, Source, check};
use anyhow::{Context, anyhow, bail};
use serde_json::Value as Json;
use std::{
    collections::BTreeMap,
    ops::Range,
    path::{Path, PathBuf},
};
use toml::de::{DeTable, DeValue};

/// The file with every key at its default, each explained.
pub const DEFAULTS: &str = include_str!("../../../../docs/ombud.toml");

/// Where a file is looked for when none is named.
const PLACES: [&str; 2] = ["ombud.toml", "/etc/ombud/ombud.toml"];

/// A configuration, and where each of its values comes from.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The configuration.
    pub config: Config,
    /// The file that was read.
    pub file: Option<PathBuf>,
    pub(super) origins: BTreeMap<String, Origin>,
}

impl Loaded {
    /// Where `key` (`section.name`) comes from.
    pub fn origin(&self, key: &str) -> &Origin {
        self.origins.get(key).unwrap_or(&Origin::Default)
    }
}

/// Loads and checks the configuration.
///
/// # Errors
/// Says all that is wrong, each in which file and line or variable, and how to mend it.
pub fn load(source: &Source) -> anyhow::Result<Loaded> {
    let mut layers = Layers::new()?;
    let file = match &source.file {
        Some(path) => Some(path.clone()),
        None => PLACES.iter().map(PathBuf::from).find(|it| it.exists()),
    };
    if let Some(path) = &file {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("the configuration file {} cannot be read", path.display()))?;
        layers.add_file(path, &text)?;
    }
    layers.add_environment(&source.environment);
    for (key, option, value) in [
        ("server.data", "--data", source.data.as_ref().map(|it| it.display().to_string())),
        ("server.listen", "--listen", source.listen.map(|it| it.to_string())),
        ("database.url", "--database", source.database.clone()),
    ] {
        if let Some(value) = value {
            layers.set(key, Json::String(value), Origin::Option(option));
        }
    }
    if !layers.wrong.is_empty() {
        bail!("{}", layers.wrong.join("\n"));
    }
    let mut loaded = Loaded { config: layers.config()?, file, origins: layers.origins };
    derive(&mut loaded);
    check::check(&loaded)?;
    Ok(loaded)
}

/// The public address follows the listening one until somebody sets it.
fn derive(loaded: &mut Loaded) {
    let moved = ["server.listen", "server.tls_certificate"];
    let moved = moved.iter().find(|key| loaded.origins.contains_key(**key));
    if let (None, Some(key)) = (loaded.origins.get("server.public_url"), moved) {
        let scheme = if loaded.config.speaks_tls() { "https" } else { "http" };
        let port = loaded.config.server.listen.port();
        loaded.config.server.public_url = format!("{scheme}://localhost:{port}");
        loaded.origins.insert("server.public_url".into(), Origin::Derived(key));
    }
}

/// The values so far, as JSON in the shape of [`Config`].
struct Layers {
    values: Json,
    origins: BTreeMap<String, Origin>,
    /// What is wrong with them, each with its place.
    wrong: Vec<String>,
}

impl Layers {
    fn new() -> anyhow::Result<Self> {
        Ok(Self {
            values: serde_json::to_value(Config::default())?,
            origins: BTreeMap::new(),
            wrong: Vec::new(),
        })
    }

    /// Every key there is: `section.name`.
    fn keys(&self) -> Vec<String> {
        let sections = self.values.as_object().into_iter().flatten();
        let keys = sections.flat_map(|(section, keys)| {
            keys.as_object().into_iter().flatten().map(move |(name, _)| format!("{section}.{name}"))
        });
        keys.collect()
    }

    /// That there is no such section, when one is near enough to have been meant.
    fn unknown_section(&self, asked: &str) -> Option<String> {
        let sections = self.values.as_object()?.keys();
        let (likeness, nearest) =
            sections.map(|it| (strsim::jaro_winkler(it, asked), it)).max_by(|a, b| a.0.total_cmp(&b.0))?;
        (likeness > 0.8).then(|| format!("there is no section [{asked}]; did you mean [{nearest}]?"))
    }

    fn config(&self) -> anyhow::Result<Config> {
        Ok(serde_json::from_value(self.values.clone())?)
    }

    fn set(&mut self, key: &str, value: Json, origin: Origin) {
        let (section, name) = key.split_once('.').unwrap_or_default();
        let slot = self.values.get_mut(section).and_then(|it| it.get_mut(name));
        let Some(slot) = slot else {
            return self.wrong.push(format!("{origin}: {}", unknown(key, key, &[], str::to_owned)));
        };
        let before = std::mem::replace(slot, value);
        // Reading the whole at once would not say which of the layers does not fit.
        match self.config() {
            Ok(_) => drop(self.origins.insert(key.to_owned(), origin)),
            Err(error) => {
                self.wrong.push(format!("{origin}: {key}: {error}"));
                if let Some(slot) = self.values.get_mut(section).and_then(|it| it.get_mut(name)) {
                    *slot = before;
                }
            }
        }
    }

    fn add_file(&mut self, path: &Path, text: &str) -> anyhow::Result<()> {
        let place = |span: Range<usize>| format!("{}:{}", path.display(), line_of(text, span.start));
        let table = DeTable::parse(text)
            .map_err(|error| anyhow!("{}: {}", place(error.span().unwrap_or_default()), error.message()))?;
        let keys = self.keys();
        for (section, values) in table.get_ref() {
            let name = section.get_ref();
            if !self.values.as_object().is_some_and(|it| it.contains_key(&**name)) {
                let section_meant = matches!(values.get_ref(), DeValue::Table(_));
                let meant = section_meant.then(|| self.unknown_section(name)).flatten();
                let why = meant.unwrap_or_else(|| unknown(name, name, &keys, str::to_owned));
                self.wrong.push(format!("{}: {why}", place(section.span())));
                continue;
            }
            let DeValue::Table(values) = values.get_ref() else {
                let place = place(section.span());
                self.wrong
                    .push(format!("{place}: {name} is a section: write [{name}] and its keys below it"));
                continue;
            };
            for (key, value) in values {
                let full = format!("{name}.{}", key.get_ref());
                let (place, line) = (place(key.span()), line_of(text, key.span().start));
                if !keys.contains(&full) {
                    self.wrong.push(format!("{place}: {}", unknown(&full, &full, &keys, str::to_owned)));
                    continue;
                }
                match json(value.get_ref()) {
                    Some(value) => self.set(&full, value, Origin::File(path.to_owned(), line)),
                    None => {
                        self.wrong.push(format!("{place}: {full} takes no {}", value.get_ref().type_str()));
                    }
                }
            }
        }
        Ok(())
    }

    fn add_environment(&mut self, variables: &[(String, String)]) {
        let keys = self.keys();
        for (variable, text) in variables {
            let Some(rest) = variable.strip_prefix("OMBUD_") else { continue };
            // One underscore after a section is meant for one of ours; other names may be anybody's.
            let ours = |it: &(&str, &str)| self.values.get(it.0.to_lowercase()).is_some();
            let named = rest.split_once("__").or_else(|| rest.split_once('_').filter(ours));
            let Some((section, name)) = named else { continue };
            let key = format!("{}.{}", section.to_lowercase(), name.to_lowercase());
            let origin = Origin::Environment(variable.clone());
            if !rest.contains("__") {
                self.wrong.push(format!("{origin}: {}", unknown(variable, &key, &keys, variable_of)));
                continue;
            }
            if !keys.contains(&key) {
                self.wrong.push(format!("{origin}: {}", unknown(variable, &key, &keys, variable_of)));
                continue;
            }
            match self.parse(&key, text) {
                Ok(value) => self.set(&key, value, origin),
                Err(error) => self.wrong.push(format!("{origin}: {key}: {error:#}")),
            }
        }
    }

    /// A variable's text as what the key holds; the default tells which kind that is.
    fn parse(&self, key: &str, text: &str) -> anyhow::Result<Json> {
        let (section, name) = key.split_once('.').unwrap_or_default();
        let now = self.values.get(section).and_then(|it| it.get(name)).unwrap_or(&Json::Null);
        Ok(match now {
            Json::Bool(_) => Json::Bool(text.parse().context("write true or false")?),
            Json::Number(_) => Json::Number(text.parse::<i64>().context("write a whole number")?.into()),
            Json::Array(_) => text.split(',').map(str::trim).filter(|it| !it.is_empty()).collect(),
            _ => Json::String(text.to_owned()),
        })
    }
}

/// The variable that overrides `key`.
pub(super) fn variable_of(key: &str) -> String {
    format!("OMBUD_{}", key.replace('.', "__").to_uppercase())
}

fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|it| *it == b'\n').count() + 1
}

fn json(value: &DeValue<'_>) -> Option<Json> {
    Some(match value {
        DeValue::String(it) => Json::String(it.to_string()),
        DeValue::Integer(it) => Json::Number(i64::from_str_radix(it.as_str(), it.radix()).ok()?.into()),
        DeValue::Boolean(it) => Json::Bool(*it),
        DeValue::Array(it) => Json::Array(it.iter().map(|it| json(it.get_ref())).collect::<Option<_>>()?),
        DeValue::Float(_) | DeValue::Datetime(_) | DeValue::Table(_) => return None,
    })
}

/// That there is no such key, and which one was meant. `spell` writes a key as the reader would.
fn unknown(asked: &str, key: &str, all: &[String], spell: fn(&str) -> String) -> String {
    let (section, name) = key.split_once('.').unwrap_or((key, key));
    let likeness = |it: &String| {
        let (its_section, its_name) = it.split_once('.').unwrap_or_default();
        let sections = strsim::jaro_winkler(its_section, section);
        // The section decides between keys of the same name; alone it counts where only a section was asked for.
        let names = strsim::jaro_winkler(its_name, name) + sections * 0.01;
        if key.contains('.') { names } else { names.max(sections * 0.95) }
    };
    let nearest = all.iter().map(|it| (likeness(it), it)).max_by(|a, b| a.0.total_cmp(&b.0));
    match nearest {
        Some((likeness, nearest)) if likeness > 0.8 => {
            format!("there is no key {asked}; did you mean {}?", spell(nearest))
        }
        _ => format!("there is no key {asked}; `ombud config print` shows all of them"),
    }
}
