//! The configuration: one TOML file, each key overridable by the environment (`OMBUD_SECTION__KEY`).
//!
//! To add a key, add a field with its default here and say what it does in `docs/ombud.toml`; a test compares the two.

mod anchors;
mod check;
mod clamd;
mod load;
mod show;
mod source;
#[cfg(test)]
mod tests;

pub use anchors::{Anchors, Evm, Witness};
pub use clamd::{Clamd, Unscanned};
pub use load::{DEFAULTS, Loaded, load};
pub use source::{Origin, Source};

use ombud_base::Secret;
use serde::{Deserialize, Serialize};
use std::{net::SocketAddr, path::PathBuf};

/// Everything that can be configured.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where and how it listens.
    pub server: Server,
    /// The database.
    pub database: Database,
    /// What seals everything that is stored.
    pub keys: Keys,
    /// Uploaded files.
    pub files: Files,
    /// Outgoing mail.
    pub mail: Mail,
    /// Webhooks.
    pub webhooks: Webhooks,
    /// The platform that knows customers' accounts.
    pub accounts: Accounts,
    /// Language models that workspaces may have asked.
    pub models: Models,
    /// What links and addresses are judged by.
    pub safety: Safety,
    /// Single sign-on.
    pub sso: Sso,
    /// Where the ledger's heads are anchored outside.
    pub anchors: Anchors,
    /// The networks whose transactions are looked up.
    pub chains: Chains,
    /// How much one may do.
    pub limits: Limits,
    /// Logs.
    pub log: Log,
    /// Figures for a monitoring system.
    pub metrics: Metrics,
}

/// Where and how it listens.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Server {
    /// The address to listen on.
    pub listen: SocketAddr,
    /// The address that browsers use, such as `https://desk.example.com`; links in mails and snippets begin with it.
    pub public_url: String,
    /// The folder for everything that is kept: the embedded database, files.
    pub data: PathBuf,
    /// A certificate chain (PEM); with `tls_key` the server speaks TLS itself.
    pub tls_certificate: Option<PathBuf>,
    /// The certificate's private key (PEM).
    pub tls_key: Option<PathBuf>,
    /// Proxies (addresses or networks such as `10.0.0.0/8`) whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed.
    pub trusted_proxies: Vec<String>,
    /// The header in which a trusted proxy says from which country a request comes (ISO 3166), such as `CF-IPCountry`; empty: none.
    pub country_header: String,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: "http://localhost:8080".into(),
            data: "data".into(),
            tls_certificate: None,
            tls_key: None,
            trusted_proxies: Vec::new(),
            country_header: String::new(),
        }
    }
}

/// The database.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Database {
    /// `sqlite:<path>` or `postgres://user:password@host/name`; empty: `ombud.db` in the data folder.
    pub url: Secret<String>,
    /// Connections that read at once (SQLite), or connections in all (PostgreSQL).
    pub connections: usize,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: Secret::default(), connections: 8 }
    }
}

/// What seals everything that is stored.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Keys {
    /// Where the root key is: `file:<path>`, `base64:<key>`, or what wraps it, `vault:<url>` or `kms:<arn>`; empty: the file
    /// `root.key` in the data folder.
    pub root: Secret<String>,
    /// The root key that is to follow, in the same forms; empty: none.
    pub root_next: Secret<String>,
    /// Vault's token: the value, or `file:<path>`.
    pub vault_token: Secret<String>,
    /// Vault's namespace; empty: none.
    pub vault_namespace: String,
    /// The access key with which AWS KMS is asked.
    pub aws_access_key_id: String,
    /// Its secret: the value, or `file:<path>`.
    pub aws_secret_access_key: Secret<String>,
    /// The session token of a temporary access key: the value, or `file:<path>`; empty: none.
    pub aws_session_token: Secret<String>,
    /// Where AWS KMS is asked; empty: at the region's public address.
    pub aws_endpoint: String,
    /// Certificates (PEM) by which the service is trusted beside the public ones; empty: none.
    pub authority: String,
}

/// Uploaded files.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Files {
    /// The largest file in bytes.
    pub max_bytes: u64,
    /// The clamd that looks at each upload for viruses: `tcp:<host>:<port>` or `unix:/<path>`; empty: none.
    pub clamd: String,
    /// What becomes of a file that clamd cannot look at: `refuse` or `accept`.
    pub clamd_down: String,
    /// How long clamd is waited for, in seconds.
    pub clamd_seconds: u64,
}

impl Default for Files {
    fn default() -> Self {
        Self {
            max_bytes: 20 * 1024 * 1024,
            clamd: String::new(),
            clamd_down: "refuse".into(),
            clamd_seconds: 30,
        }
    }
}

/// Outgoing mail.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mail {
    /// `smtp://user:password@host:587` (STARTTLS) or `smtps://…`; empty: no mail is sent.
    pub url: Secret<String>,
    /// The sender, such as `Support <help@example.com>`.
    pub from: String,
}

impl Mail {
    /// Whether mail can be sent at all.
    pub fn is_configured(&self) -> bool {
        !self.url.expose().is_empty()
    }
}

/// Webhooks.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Webhooks {
    /// Whether webhooks may point to this machine and to private networks. Off, they reach public addresses alone, so
    /// that nobody who may set up a webhook can use the server to look around behind the firewall.
    pub allow_private: bool,
}

/// The platform that knows customers' accounts.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Accounts {
    /// Whether the platform may be on this machine or in a private network, and may be spoken to without encryption.
    pub allow_private: bool,
}

/// Language models that workspaces may have asked.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Models {
    /// Whether a model may be on this machine or in a private network, and may be spoken to without encryption.
    pub allow_private: bool,
    /// A folder with a model that embeds, for builds with `local-embeddings`; empty: none.
    pub embedding_folder: PathBuf,
}

/// Single sign-on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sso {
    /// Whether the provider may be on this machine or in a private network, and may be spoken to without encryption.
    pub allow_private: bool,
}

/// What links and addresses are judged by.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Safety {
    /// Whether block lists may be read from this machine and from private networks, and without encryption.
    pub allow_private: bool,
}

/// The networks whose transactions and addresses are looked up.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Chains {
    /// The TOML file that lists them; left out: `chains.toml` in the data folder, where there is one.
    pub file: Option<PathBuf>,
    /// Networks beside those of the file, as TOML: the demo's, which no file names.
    #[serde(skip)]
    pub more: String,
}

/// How much one may do. Each is keyed by who it is, never by an address alone.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Frames a second of one customer; three times as many at once.
    pub customer_frames: u32,
    /// Frames a second of one member of staff; three times as many at once.
    pub staff_frames: u32,
    /// Sessions a minute that strangers of one network may begin in one inbox. Known devices and signed tokens are not
    /// counted.
    pub strangers_a_minute: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { customer_frames: 20, staff_frames: 100, strangers_a_minute: 60 }
    }
}

/// Logs.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Log {
    /// What is logged, in tracing's filter syntax.
    pub filter: String,
    /// `text` or `json`.
    pub format: String,
}

impl Default for Log {
    fn default() -> Self {
        Self { filter: "info".into(), format: "text".into() }
    }
}

/// Figures for a monitoring system.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Metrics {
    /// What `/metrics` asks for as `Authorization: Bearer …`; empty: it answers this machine alone.
    pub token: Secret<String>,
}

impl Config {
    /// The database's URL, with the default filled in.
    pub fn database_url(&self) -> String {
        let url = self.database.url.expose();
        if url.is_empty() {
            format!("sqlite:{}", self.server.data.join("ombud.db").display())
        } else {
            url.clone()
        }
    }

    /// The folder of uploaded files.
    pub fn files_folder(&self) -> PathBuf {
        self.server.data.join("files")
    }

    /// Whether the server speaks TLS itself.
    pub const fn speaks_tls(&self) -> bool {
        self.server.tls_certificate.is_some()
    }
}
