//! The wire by HTTP.

use super::{CannotTell, Fetch, LONGEST_BODY, LONGEST_CALL, Request, Response};
use crate::adapter::BoxFuture;
use bytes::{Bytes, BytesMut};
use reqwest::{Client, redirect};
use std::time::Duration;

/// HTTP/1.1, with TLS by rustls. Follows no redirects: an endpoint is where the configuration says. Reads at most
/// [`LONGEST_BODY`] and takes at most [`LONGEST_CALL`].
pub struct HttpFetch(Client);

impl HttpFetch {
    /// Over a client that is there already: its own limits of time and of whom it trusts hold, and it must follow no redirects.
    pub fn over(client: Client) -> Self {
        Self(client)
    }

    /// A client with its own connections, which trusts whom the system trusts.
    ///
    /// # Errors
    /// TLS cannot be set up: the system has no authorities that it trusts.
    pub fn new() -> Result<Self, reqwest::Error> {
        // Whoever comes second finds the first one's; both are the same.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .connect_timeout(Duration::from_secs(2))
            .timeout(LONGEST_CALL)
            .pool_max_idle_per_host(8)
            .build()?;
        Ok(Self(client))
    }

    async fn go(&self, request: Request) -> Result<Response, CannotTell> {
        let url = request.url.expose().as_str();
        let mut going = match request.body {
            Some(body) => self.0.post(url).header("content-type", "application/json").body(body),
            None => self.0.get(url),
        };
        for (name, value) in &request.headers {
            going = going.header(name, value.expose());
        }
        let mut answer = going.send().await.map_err(|error| reason(&error))?;
        let status = answer.status().as_u16();
        if answer.content_length().is_some_and(|length| length > LONGEST_BODY as u64) {
            return Err(CannotTell::TooLarge);
        }
        let mut body = BytesMut::new();
        while let Some(part) = answer.chunk().await.map_err(|error| reason(&error))? {
            if body.len() + part.len() > LONGEST_BODY {
                return Err(CannotTell::TooLarge);
            }
            body.extend_from_slice(&part);
        }
        Ok(Response { status, body: Bytes::from(body) })
    }
}

impl Fetch for HttpFetch {
    fn fetch(&self, request: Request) -> BoxFuture<'_, Result<Response, CannotTell>> {
        Box::pin(self.go(request))
    }
}

fn reason(error: &reqwest::Error) -> CannotTell {
    if error.is_timeout() {
        CannotTell::TimedOut
    } else if error.is_connect() {
        CannotTell::Unreachable
    } else {
        CannotTell::Garbage
    }
}
