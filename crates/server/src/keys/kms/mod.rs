//! A root key that a key management service wraps: the service has the key that wraps, the database what is wrapped
//! (`installation_keys`), and the root key itself is in neither. It is unwrapped once, at the start; afterwards the service may be
//! away. HashiCorp Vault by its transit engine, AWS KMS by its JSON interface.

mod aws;
mod signature;
mod vault;

use crate::config::Keys as Config;
use anyhow::{Context, bail};
use base64::{Engine, engine::general_purpose::STANDARD};
use ombud_base::{Clock, Random, keyring::print_of, sealed::Key};
use ombud_db::{Db, DbError, sql};
use reqwest::{Client, Response};
use rustls::pki_types::{CertificateDer, pem::PemObject};
use sha2::{Digest, Sha256};
use std::{error::Error, sync::Arc, time::Duration};

/// How long the service may take: to be found, to be asked, to answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// The largest answer that is read.
const ANSWER_MOST: usize = 64 * 1024;

/// A key of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// `vault:https://…/v1/<mount>/keys/<name>`: a key of Vault's transit engine.
    Vault(vault::Transit),
    /// `kms:<ARN>`: a key of AWS KMS.
    Aws(aws::Arn),
}

impl Reference {
    /// Reads `vault:…` or `kms:…`; none of any other text.
    ///
    /// # Errors
    /// When what follows is no address or ARN of a key.
    pub fn read(text: &str) -> anyhow::Result<Option<Self>> {
        if let Some(url) = text.strip_prefix("vault:") {
            return vault::Transit::read(url).map(|it| Some(Self::Vault(it)));
        }
        if let Some(arn) = text.strip_prefix("kms:") {
            return aws::Arn::read(arn).map(|it| Some(Self::Aws(it)));
        }
        Ok(None)
    }
}

/// What speaks to a service.
struct Service<'a> {
    client: Client,
    config: &'a Config,
    clock: &'a Clock,
}

/// The root key that a service's key wraps. Where the database has none yet, one is made, wrapped and kept, unless `sealed` says
/// that the database was sealed before: then the one that sealed it is missing.
///
/// # Errors
/// When the service does not answer or refuses, each with its words; or when the wrapped key is missing.
pub async fn root(
    reference: &Reference,
    text: &str,
    config: &Config,
    (db, random, clock): (&Db, &Random, &Clock),
    sealed: bool,
) -> anyhow::Result<Key> {
    let service = Service { client: client(&config.authority)?, config, clock };
    let name = name_of(text);
    let kept = stored(db, &name).await?;
    let wrapped = match kept {
        Some(wrapped) => wrapped,
        None if sealed => bail!(
            "the root key that this service wraps is missing from the database (installation_keys, {name}), and another one \
             would open nothing. Restore it from a backup, or say in keys.root where the root key is"
        ),
        None => {
            let fresh = Key::generate(random);
            let wrapped = service.wrap(reference, &STANDARD.encode(fresh.expose())).await?;
            // Of two nodes that start for the first time at once, one was faster: its key is the one.
            let kept = keep(db, &name, wrapped).await?;
            tracing::info!(
                print = print_of(&fresh),
                "asked the key management service to wrap a new root key"
            );
            kept
        }
    };
    let plain = service.unwrap(reference, &wrapped).await?;
    let bytes = STANDARD
        .decode(plain.trim())
        .context("the key management service answered something else than base64")?;
    Key::from_slice(&bytes)
        .context("the key management service unwrapped something else than a root key of 32 bytes")
}

/// Under which name the wrapped key is kept: by a hash of the reference, so that several stand beside each other.
fn name_of(text: &str) -> String {
    let hash = Sha256::digest(text);
    let hex: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("root.{hex}")
}

async fn stored(db: &Db, name: &str) -> anyhow::Result<Option<String>> {
    let name = name.to_owned();
    let found: Option<Vec<u8>> = db
        .read::<_, DbError, _>(move |tx| {
            tx.maybe(sql!("SELECT secret FROM installation_keys WHERE name = $1"), &[(&name).into()], |row| {
                row.get(0)
            })
        })
        .await?;
    found.map(|it| String::from_utf8(it).context("the wrapped root key is no text")).transpose()
}

async fn keep(db: &Db, name: &str, wrapped: String) -> anyhow::Result<String> {
    let name = name.to_owned();
    let kept: Vec<u8> = db
        .write::<_, DbError, _>(move |tx| {
            tx.exec(
                sql!("INSERT INTO installation_keys (name, secret) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING"),
                &[(&name).into(), wrapped.as_bytes().into()],
            )?;
            tx.one(sql!("SELECT secret FROM installation_keys WHERE name = $1"), &[(&name).into()], |row| row.get(0))
        })
        .await?;
    String::from_utf8(kept).context("the wrapped root key is no text")
}

/// A client of its own: the service stands in a private network, and may have a certificate of its own authority.
fn client(authority: &str) -> anyhow::Result<Client> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut roots = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect::<rustls::RootCertStore>();
    if !authority.is_empty() {
        let read = || format!("keys.authority: {authority}");
        for certificate in CertificateDer::pem_file_iter(authority).with_context(read)? {
            roots.add(certificate.with_context(read)?).with_context(read)?;
        }
    }
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    let agent = concat!("Ombud/", env!("CARGO_PKG_VERSION"));
    let client = Client::builder().tls_backend_preconfigured(tls).redirect(reqwest::redirect::Policy::none());
    Ok(client.no_proxy().timeout(PATIENCE).user_agent(agent).build()?)
}

impl Service<'_> {
    async fn wrap(&self, reference: &Reference, plain: &str) -> anyhow::Result<String> {
        match reference {
            Reference::Vault(key) => self.vault(key, vault::Ask::Encrypt(plain)).await,
            Reference::Aws(key) => self.aws(key, aws::Ask::Encrypt(plain)).await,
        }
    }

    async fn unwrap(&self, reference: &Reference, wrapped: &str) -> anyhow::Result<String> {
        match reference {
            Reference::Vault(key) => self.vault(key, vault::Ask::Decrypt(wrapped)).await,
            Reference::Aws(key) => self.aws(key, aws::Ask::Decrypt(wrapped)).await,
        }
    }
}

/// A secret of the configuration that may lie in a file: `file:<path>`, or the value itself.
fn secret(name: &str, text: &str) -> anyhow::Result<String> {
    match text.strip_prefix("file:") {
        Some(path) => {
            let read = std::fs::read_to_string(path).with_context(|| format!("{name}: {path}"))?;
            Ok(read.trim().to_owned())
        }
        None => Ok(text.trim().to_owned()),
    }
}

/// An answer's status and body, up to [`ANSWER_MOST`].
async fn body(mut response: Response) -> anyhow::Result<(u16, Vec<u8>)> {
    let status = response.status().as_u16();
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if bytes.len() + chunk.len() > ANSWER_MOST {
            bail!("the key management service's answer is too long");
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok((status, bytes))
}

/// Why an exchange failed, by its innermost cause.
fn words(error: &reqwest::Error) -> String {
    if error.is_timeout() {
        return format!("no answer within {} seconds", PATIENCE.as_secs());
    }
    let mut inner: &dyn Error = error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string().chars().take(300).collect()
}
