//! The listening socket: plain or TLS, with bounds against slow clients, and a clean end.

use crate::config::Server as Settings;
use anyhow::Context;
use axum::Router;
use axum_server::{
    Handle, Server,
    accept::NoDelayAcceptor,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use hyper_util::rt::TokioTimer;
use std::{
    net::{SocketAddr, TcpListener},
    time::Duration,
};

/// The longest that a client may take to send the head of a request, and to shake hands by TLS.
const SLOWEST_HEAD: Duration = Duration::from_secs(15);

/// Binds the address.
pub fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(address)
        .with_context(|| format!("cannot listen on {address}; is another server there? (server.listen)"))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// The certificate, when the server speaks TLS itself.
pub async fn tls(settings: &Settings) -> anyhow::Result<Option<RustlsConfig>> {
    let (Some(certificate), Some(key)) = (&settings.tls_certificate, &settings.tls_key) else {
        return Ok(None);
    };
    // A second call finds the provider installed, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config = RustlsConfig::from_pem_file(certificate, key).await;
    let config = config.with_context(|| format!("server.tls_certificate {}", certificate.display()))?;
    Ok(Some(config))
}

/// Serves until `handle` is told to stop.
pub async fn run(
    listener: TcpListener,
    tls: Option<RustlsConfig>,
    handle: Handle<SocketAddr>,
    router: Router,
) -> anyhow::Result<()> {
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let mut server = axum_server::from_tcp(listener)?.handle(handle).acceptor(NoDelayAcceptor::new());
    limit(&mut server);
    match tls {
        None => server.serve(service).await?,
        Some(tls) => {
            let acceptor =
                RustlsAcceptor::new(tls).handshake_timeout(SLOWEST_HEAD).acceptor(NoDelayAcceptor::new());
            server.acceptor(acceptor).serve(service).await?;
        }
    }
    Ok(())
}

fn limit<A>(server: &mut Server<SocketAddr, A>) {
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(SLOWEST_HEAD).max_headers(100);
}
