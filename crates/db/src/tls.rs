//! How the connection to PostgreSQL is protected: libpq's words in its URL (`sslmode`, `sslrootcert`, `sslcert`, `sslkey`; PostgreSQL's
//! documentation, section 32.19), which tokio-postgres knows in part.

use crate::DbError;
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, Error, RootCertStore, SignatureScheme,
    client::{
        WebPkiServerVerifier,
        danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier},
    },
    crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature},
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime, pem::PemObject},
};
use std::{borrow::Cow, sync::Arc};
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres_rustls::MakeRustlsConnect;

/// How far a connection is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// Not at all.
    Disable,
    /// Encrypted where the server can; nobody knows by whom it is answered.
    Prefer,
    /// Encrypted; nobody knows by whom it is answered.
    Require,
    /// By somebody whom the authority knows.
    VerifyCa,
    /// By the very host that was asked for.
    VerifyFull,
}

/// What the URL says of it.
#[derive(Debug, Default)]
struct Words<'a> {
    mode: Option<Cow<'a, str>>,
    roots: Option<Cow<'a, str>>,
    certificate: Option<Cow<'a, str>>,
    key: Option<Cow<'a, str>>,
}

/// What connects to the server of `url`, and how.
///
/// # Errors
/// [`DbError::Unavailable`], naming what cannot be read or is not known.
pub(crate) fn of(url: &str) -> Result<(tokio_postgres::Config, MakeRustlsConnect), DbError> {
    let (rest, words) = split(url);
    let mode = words.mode()?;
    let mut config: tokio_postgres::Config =
        rest.parse().map_err(|error: tokio_postgres::Error| wrong(with_cause(&error)))?;
    config.ssl_mode(match mode {
        Mode::Disable => SslMode::Disable,
        Mode::Prefer => SslMode::Prefer,
        Mode::Require | Mode::VerifyCa | Mode::VerifyFull => SslMode::Require,
    });
    Ok((config, MakeRustlsConnect::new(client(mode, &words)?)))
}

/// What somebody on the way to a database can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// There is no way: it is a file, or a server on the same machine.
    Local,
    /// Nothing: who answers is known, and what is said is encrypted.
    Verified,
    /// Answer in the server's place.
    Unverified,
    /// Read everything.
    Open,
}

/// How the connection to the database of `url` is protected, as its address says it.
///
/// # Errors
/// As [`crate::Db::open`] for an address that cannot be understood.
pub fn protection(url: &str) -> Result<Protection, DbError> {
    if url.starts_with("sqlite:") {
        return Ok(Protection::Local);
    }
    let (rest, words) = split(url);
    let config: tokio_postgres::Config =
        rest.parse().map_err(|error: tokio_postgres::Error| wrong(with_cause(&error)))?;
    if config.get_hosts().iter().all(is_here) {
        return Ok(Protection::Local);
    }
    Ok(match words.mode()? {
        Mode::Disable => Protection::Open,
        Mode::Prefer | Mode::Require => Protection::Unverified,
        Mode::VerifyCa | Mode::VerifyFull => Protection::Verified,
    })
}

fn is_here(host: &Host) -> bool {
    match host {
        Host::Tcp(name) => {
            name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|it| it.is_loopback())
        }
        Host::Unix(_) => true,
    }
}

/// The URL without what says how it is protected, and that.
fn split(url: &str) -> (String, Words<'_>) {
    let (place, query) = url.split_once('?').unwrap_or((url, ""));
    let (mut words, mut others) = (Words::default(), Vec::new());
    for pair in query.split('&').filter(|it| !it.is_empty()) {
        let Some((name, value)) = form_urlencoded::parse(pair.as_bytes()).next() else { continue };
        match name.as_ref() {
            "sslmode" => words.mode = Some(value),
            "sslrootcert" => words.roots = Some(value),
            "sslcert" => words.certificate = Some(value),
            "sslkey" => words.key = Some(value),
            _ => others.push(pair),
        }
    }
    let joint = if others.is_empty() { "" } else { "?" };
    (format!("{place}{joint}{}", others.join("&")), words)
}

impl Words<'_> {
    fn mode(&self) -> Result<Mode, DbError> {
        let rooted = self.roots.is_some();
        Ok(match self.mode.as_deref() {
            Some("disable") => Mode::Disable,
            None if self.roots.as_deref() == Some("system") => Mode::VerifyFull,
            Some("prefer") | None => Mode::Prefer,
            // As libpq does: an authority that is named is asked.
            Some("require") if rooted => Mode::VerifyCa,
            Some("require") => Mode::Require,
            Some("verify-ca") => Mode::VerifyCa,
            Some("verify-full") => Mode::VerifyFull,
            Some(other) => {
                let known = "disable, prefer, require, verify-ca or verify-full";
                return Err(wrong(format!("sslmode={other} is not known: write {known}")));
            }
        })
    }

    /// Whom to believe: the authorities of a PEM file, or those of the system.
    fn roots(&self) -> Result<RootCertStore, DbError> {
        let mut store = RootCertStore::empty();
        match self.roots.as_deref() {
            None | Some("system") => {
                let found = rustls_native_certs::load_native_certs();
                store.add_parsable_certificates(found.certs);
                if store.is_empty() {
                    let mend = "install the package ca-certificates, or name a file as sslrootcert";
                    return Err(wrong(format!("the system knows no authorities: {mend}")));
                }
            }
            Some(path) => {
                for certificate in certificates("sslrootcert", path)? {
                    store.add(certificate).map_err(|error| wrong(format!("sslrootcert {path}: {error}")))?;
                }
            }
        }
        Ok(store)
    }
}

fn client(mode: Mode, words: &Words<'_>) -> Result<ClientConfig, DbError> {
    let provider = Arc::new(ring::default_provider());
    let known = match mode {
        Mode::Disable | Mode::Prefer | Mode::Require => None,
        Mode::VerifyCa | Mode::VerifyFull => {
            let roots = Arc::new(words.roots()?);
            let built = WebPkiServerVerifier::builder_with_provider(roots, Arc::clone(&provider)).build();
            Some(built.map_err(|error| wrong(error.to_string()))?)
        }
    };
    let verifier: Arc<dyn ServerCertVerifier> = match known {
        Some(known) if mode == Mode::VerifyFull => known,
        known => Arc::new(Lenient { provider: Arc::clone(&provider), known }),
    };
    let unsure = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| wrong(error.to_string()))?
        .dangerous()
        .with_custom_certificate_verifier(verifier);
    match (words.certificate.as_deref(), words.key.as_deref()) {
        (None, None) => Ok(unsure.with_no_client_auth()),
        (Some(certificate), Some(key)) => {
            let chain = certificates("sslcert", certificate)?;
            let secret = PrivateKeyDer::from_pem_file(key)
                .map_err(|error| wrong(format!("sslkey {key} cannot be read: {error}")))?;
            unsure
                .with_client_auth_cert(chain, secret)
                .map_err(|error| wrong(format!("sslcert {certificate} and sslkey {key}: {error}")))
        }
        _ => Err(wrong("sslcert and sslkey belong together: write both, or none")),
    }
}

fn certificates(word: &str, path: &str) -> Result<Vec<CertificateDer<'static>>, DbError> {
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    match read {
        Ok(all) if !all.is_empty() => Ok(all),
        Ok(_) => Err(wrong(format!("{word} {path} holds no certificate in PEM form"))),
        Err(error) => Err(wrong(format!("{word} {path} cannot be read: {error}"))),
    }
}

fn wrong(text: impl Into<String>) -> DbError {
    DbError::Unavailable(text.into())
}

/// An error with what it comes from: "error performing TLS handshake" alone helps nobody.
pub(crate) fn with_cause(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut next = error.source();
    while let Some(cause) = next {
        let more = cause.to_string();
        if !text.contains(&more) {
            text = format!("{text}: {more}");
        }
        next = cause.source();
    }
    text
}

/// Believes more than rustls does by itself, as libpq's words want it: whom the authorities know, under whatever name; without
/// them whoever answers, so that a listener learns nothing, but somebody in between everything.
#[derive(Debug)]
struct Lenient {
    provider: Arc<CryptoProvider>,
    known: Option<Arc<WebPkiServerVerifier>>,
}

impl ServerCertVerifier for Lenient {
    fn verify_server_cert(
        &self,
        certificate: &CertificateDer<'_>,
        between: &[CertificateDer<'_>],
        name: &ServerName<'_>,
        ocsp: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let Some(known) = &self.known else { return Ok(ServerCertVerified::assertion()) };
        match known.verify_server_cert(certificate, between, name, ocsp, now) {
            // The chain is looked at before the name.
            Err(Error::InvalidCertificate(
                CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. },
            )) => Ok(ServerCertVerified::assertion()),
            result => result,
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signed, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signed, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_libpq_are_taken_out_of_the_url() {
        let (rest, words) = split(
            "postgres://a:p%40ss@db/desk?application_name=x&sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem&connect_timeout=3",
        );
        assert_eq!(rest, "postgres://a:p%40ss@db/desk?application_name=x&connect_timeout=3");
        assert_eq!((words.roots.as_deref(), words.mode().unwrap()), (Some("/etc/ca.pem"), Mode::VerifyFull));
        assert_eq!(split("postgres://a@db/desk?sslmode=disable").0, "postgres://a@db/desk");
    }

    #[test]
    fn a_mode_means_what_it_means_to_libpq() {
        let mode = |query: &str| split(&format!("postgres://db/desk?{query}")).1.mode();
        for (query, expected) in [
            ("", Mode::Prefer),
            ("sslmode=disable", Mode::Disable),
            ("sslmode=require", Mode::Require),
            ("sslmode=require&sslrootcert=ca.pem", Mode::VerifyCa),
            ("sslmode=verify-ca", Mode::VerifyCa),
            ("sslmode=verify-full", Mode::VerifyFull),
            ("sslrootcert=system", Mode::VerifyFull),
        ] {
            assert_eq!(mode(query).unwrap(), expected, "{query}");
        }
        assert!(mode("sslmode=verify_full").unwrap_err().to_string().contains("verify-full"));
    }

    #[test]
    fn what_somebody_on_the_way_can_do() {
        for (url, expected) in [
            ("sqlite:ombud.db", Protection::Local),
            ("postgres://desk@127.0.0.1/desk", Protection::Local),
            ("postgres://desk@%2Frun%2Fpostgresql/desk", Protection::Local),
            ("postgres://desk@db.example/desk?sslmode=disable", Protection::Open),
            ("postgres://desk@db.example/desk", Protection::Unverified),
            ("postgres://desk@127.0.0.1,db.example/desk?sslmode=require", Protection::Unverified),
            ("postgres://desk@db.example/desk?sslmode=verify-full", Protection::Verified),
        ] {
            assert_eq!(protection(url).unwrap(), expected, "{url}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        for (query, named) in [
            ("sslmode=verify-full&sslrootcert=/nowhere/ca.pem", "/nowhere/ca.pem"),
            ("sslmode=require&sslcert=/nowhere/me.pem", "belong together"),
            ("sslmode=require&sslcert=/nowhere/me.pem&sslkey=/nowhere/me.key", "sslcert /nowhere/me.pem"),
        ] {
            let said = of(&format!("postgres://db/desk?{query}")).err().unwrap().to_string();
            assert!(said.contains(named), "{said}");
        }
    }
}
