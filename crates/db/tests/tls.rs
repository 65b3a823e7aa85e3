//! PostgreSQL over TLS, against a real server whose certificate is for 127.0.0.1 alone, where `OMBUD_TEST_POSTGRES` names the server
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]
//! and `OMBUD_TEST_POSTGRES_CA` its authority's certificate.

use ombud_db::{Db, DbError, Options};
use std::io::{Read, Write};

/// Connects and asks whether the connection is encrypted.
async fn encrypted(url: &str) -> Result<bool, DbError> {
    let db = Db::open(&Options { url: url.to_owned(), connections: 4 }).await?;
    let asked = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    db.read::<_, DbError, _>(move |tx| tx.one(asked, &[], |row| row.get::<bool>(0))).await
}

async fn refused(url: &str) -> String {
    encrypted(url).await.expect_err(url).to_string()
}

/// A certificate of an authority that nobody knows, in a file.
fn stranger(folder: &std::path::Path) -> String {
    let mut params = rcgen::CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = rcgen::IsCa::Ca(rcgen::BasicConstraints::Unconstrained);
    let key = rcgen::KeyPair::generate().unwrap();
    let path = folder.join("stranger.pem");
    std::fs::write(&path, params.self_signed(&key).unwrap().pem()).unwrap();
    path.display().to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_is_as_protected_as_its_address_says() {
    let (Ok(server), Ok(ca)) =
        (std::env::var("OMBUD_TEST_POSTGRES"), std::env::var("OMBUD_TEST_POSTGRES_CA"))
    else {
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let other = stranger(folder.path());
    let elsewhere = server.replace("127.0.0.1", "localhost");
    assert!(!encrypted(&format!("{server}?sslmode=disable")).await.unwrap());
    for good in [
        server.clone(),
        format!("{server}?sslmode=require"),
        format!("{server}?sslmode=verify-full&sslrootcert={ca}"),
        format!("{server}?sslmode=verify-ca&sslrootcert={ca}"),
        format!("{elsewhere}?sslmode=verify-ca&sslrootcert={ca}"),
    ] {
        assert!(encrypted(&good).await.unwrap(), "{good}");
    }
    for (bad, why) in [
        (format!("{elsewhere}?sslmode=verify-full&sslrootcert={ca}"), "localhost"),
        (format!("{server}?sslmode=verify-full&sslrootcert={other}"), "certificate"),
        (format!("{server}?sslmode=verify-ca&sslrootcert={other}"), "certificate"),
        (format!("{server}?sslmode=require&sslrootcert={other}"), "certificate"),
        (format!("{server}?sslmode=verify-full"), "certificate"),
        (format!("{server}?sslmode=verify-full&sslrootcert=/nowhere.pem"), "/nowhere.pem"),
    ] {
        let said = refused(&bad).await;
        assert!(said.contains(why), "{bad}: {said}");
    }
}

/// Somebody in between says that the server knows no TLS: whoever requires it sends nothing more, neither name nor password.
#[tokio::test(flavor = "multi_thread")]
async fn who_requires_tls_is_not_talked_out_of_it() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut request = [0; 8];
        stream.read_exact(&mut request).unwrap();
        stream.write_all(b"N").unwrap();
        let mut more = Vec::new();
        stream.read_to_end(&mut more).unwrap_or_default();
        more
    });
    let said = refused(&format!("postgres://desk:hunter2@127.0.0.1:{port}/desk?sslmode=require")).await;
    assert!(said.contains("TLS"), "{said}");
    assert_eq!(heard.join().unwrap(), b"");
}
