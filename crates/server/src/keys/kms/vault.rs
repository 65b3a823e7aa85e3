//! HashiCorp Vault's transit engine: `POST /v1/<mount>/encrypt/<key>` and `…/decrypt/<key>`.

use super::{Service, body, secret, words};
use anyhow::{Context, anyhow, bail};
use serde_json::{Value as Json, json};

/// A key of the transit engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transit {
    /// The engine's address: `https://vault.example/v1/transit`.
    engine: String,
    /// The key's name.
    name: String,
}

impl Transit {
    /// Reads `https://vault.example/v1/transit/keys/ombud`, as Vault's own interface names the key.
    pub(super) fn read(url: &str) -> anyhow::Result<Self> {
        let example = "a key of Vault is vault:https://<host>/v1/<mount>/keys/<name>";
        let parsed = reqwest::Url::parse(url).context(example)?;
        let local = parsed.host_str().is_some_and(|it| ["localhost", "127.0.0.1", "[::1]"].contains(&it));
        if parsed.scheme() != "https" && !local {
            bail!("{example}: only a Vault on this very machine is asked without encryption");
        }
        let (engine, name) = url.split_once("/keys/").context(example)?;
        if !engine.contains("/v1/") || name.is_empty() || name.contains(['/', '?', '#']) {
            bail!(example);
        }
        Ok(Self { engine: engine.to_owned(), name: name.to_owned() })
    }
}

/// What is asked.
pub(super) enum Ask<'a> {
    /// Wrap this base64.
    Encrypt(&'a str),
    /// Unwrap this ciphertext.
    Decrypt(&'a str),
}

impl Service<'_> {
    pub(super) async fn vault(&self, key: &Transit, ask: Ask<'_>) -> anyhow::Result<String> {
        let (verb, sent, wanted) = match ask {
            Ask::Encrypt(plain) => ("encrypt", json!({"plaintext": plain}), "ciphertext"),
            Ask::Decrypt(wrapped) => ("decrypt", json!({"ciphertext": wrapped}), "plaintext"),
        };
        let token = secret("keys.vault_token", self.config.vault_token.expose())?;
        if token.is_empty() {
            bail!(
                "keys.vault_token is empty: give Vault's token as file:<path>, or in OMBUD_KEYS__VAULT_TOKEN"
            );
        }
        let url = format!("{}/{verb}/{}", key.engine, key.name);
        let mut request = self.client.post(&url).header("x-vault-token", token).json(&sent);
        if !self.config.vault_namespace.is_empty() {
            request = request.header("x-vault-namespace", &self.config.vault_namespace);
        }
        let response = request.send().await.map_err(|error| anyhow!("Vault ({url}): {}", words(&error)))?;
        let (status, bytes) = body(response).await?;
        let answer: Json = serde_json::from_slice(&bytes).unwrap_or_default();
        if status != 200 {
            bail!("Vault ({url}) answered {status}: {}{}", said(&answer), advice(status, &answer));
        }
        let value = answer.pointer(&format!("/data/{wanted}")).and_then(Json::as_str);
        value.map(str::to_owned).with_context(|| format!("Vault ({url}) answered without data.{wanted}"))
    }
}

fn said(answer: &Json) -> String {
    let errors = answer.get("errors").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
    let all: Vec<&str> = errors.collect();
    if all.is_empty() { "it does not say why".to_owned() } else { all.join("; ") }
}

fn advice(status: u16, answer: &Json) -> &'static str {
    let said = said(answer);
    match status {
        403 => ". Its token (keys.vault_token) needs `update` on encrypt/<name> and decrypt/<name>",
        404 => ". Is the transit engine mounted there?",
        503 if said.contains("sealed") => ". Unseal it, then start again",
        400 if said.contains("authentication failed") || said.contains("version") => {
            ". The key that wrapped the root key is another one, or its version was taken away"
        }
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_named_as_vault_names_it() {
        let key = Transit::read("https://vault.example/v1/transit/keys/ombud").unwrap();
        assert_eq!(key, Transit { engine: "https://vault.example/v1/transit".into(), name: "ombud".into() });
        assert!(Transit::read("http://127.0.0.1:8200/v1/transit/keys/ombud").is_ok());
        for wrong in [
            "http://vault.example/v1/transit/keys/ombud",
            "https://vault.example/v1/transit/keys/",
            "https://vault.example/v1/transit/keys/a/b",
            "https://vault.example/transit/keys/ombud",
            "https://vault.example/v1/transit/ombud",
            "ombud",
        ] {
            assert!(Transit::read(wrong).is_err(), "{wrong}");
        }
    }
}
