//! `ombud config print`: what holds, and why.

use super::{Loaded, load::variable_of};
use serde_json::Value as Json;
use std::fmt::Write;

/// The keys that hold secrets: of a URL the password is hidden, of anything else but a file's path all of it.
const SECRETS: [&str; 9] = [
    "anchors.evm_url",
    "database.url",
    "keys.root",
    "keys.root_next",
    "keys.vault_token",
    "keys.aws_secret_access_key",
    "keys.aws_session_token",
    "mail.url",
    "metrics.token",
];

/// What begins so says where a secret is, and is none.
const SHOWN: [&str; 3] = ["file:", "vault:", "kms:"];

impl Loaded {
    /// The effective configuration as TOML, each key with where it comes from and the variable that overrides it.
    pub fn show(&self) -> String {
        let values = serde_json::to_value(&self.config).unwrap_or_default();
        let mut text = String::new();
        for (section, keys) in values.as_object().into_iter().flatten() {
            let _ = writeln!(text, "[{section}]"); // writing to a String cannot fail
            for (name, value) in keys.as_object().into_iter().flatten() {
                let key = format!("{section}.{name}");
                let shown = if SECRETS.contains(&key.as_str()) { masked(value) } else { toml(value) };
                let _ = writeln!(
                    text,
                    "{shown_name} = {shown}  # {origin}; {variable}",
                    shown_name = if value.is_null() { format!("# {name}") } else { name.clone() },
                    origin = self.origin(&key),
                    variable = variable_of(&key)
                );
            }
            text.push('\n');
        }
        text
    }
}

fn toml(value: &Json) -> String {
    match value {
        Json::Null => "(not set)".to_owned(),
        // JSON's strings are TOML's basic strings, but for the escaped slash that serde_json never writes.
        value => value.to_string(),
    }
}

fn masked(value: &Json) -> String {
    let text = value.as_str().unwrap_or_default();
    if SHOWN.iter().any(|it| text.starts_with(it)) {
        return toml(value);
    }
    let hidden = match (text.split_once("://"), text.rsplit_once('@')) {
        (Some((scheme, rest)), Some((_, host))) => match rest.split_once(':') {
            Some((user, _)) if !user.contains('@') => format!("{scheme}://{user}:***@{host}"),
            _ => text.to_owned(),
        },
        (Some(_), None) | (None, _) if text.is_empty() || text.starts_with("sqlite:") => text.to_owned(),
        _ => "***".to_owned(),
    };
    toml(&Json::String(hidden))
}
