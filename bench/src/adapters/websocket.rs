//! A text WebSocket connection, with the buffer sizes of a chat client.

use anyhow::{Context, Result, bail};
use futures_util::{SinkExt, StreamExt};
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async_with_config,
    tungstenite::{Message, client::IntoClientRequest, protocol::WebSocketConfig},
};

pub struct Text(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Text {
    pub async fn connect(url: &str) -> Result<Self> {
        Self::connect_with(url, None).await
    }

    /// `cookie` is a whole Cookie header, which counts only from the server's own pages.
    pub async fn connect_with(url: &str, cookie: Option<&str>) -> Result<Self> {
        let mut request = url.into_client_request()?;
        if let Some(cookie) = cookie {
            let host = request.uri().authority().context("an address without a host")?.to_string();
            request.headers_mut().insert("Origin", format!("http://{host}").parse()?);
            request.headers_mut().insert("Cookie", cookie.parse()?);
        }
        let config = WebSocketConfig::default().read_buffer_size(4096).write_buffer_size(0);
        let without_nagle = true;
        let (stream, _) = connect_async_with_config(request, Some(config), without_nagle)
            .await
            .with_context(|| format!("connecting to {url}"))?;
        Ok(Self(stream))
    }

    pub async fn send(&mut self, text: impl Into<String>) -> Result<()> {
        Ok(self.0.send(Message::text(text.into())).await?)
    }

    pub async fn receive(&mut self) -> Result<String> {
        loop {
            match self.0.next().await.context("the server closed the connection")?? {
                Message::Text(text) => return Ok(text.as_str().to_owned()),
                Message::Close(frame) => bail!("the server closed the connection: {frame:?}"),
                _ => {}
            }
        }
    }

    /// Receives until a message contains `wanted`.
    pub async fn expect(&mut self, wanted: &str) -> Result<String> {
        loop {
            let text = self.receive().await?;
            if text.contains(wanted) {
                return Ok(text);
            }
            if text.contains("error") || text.contains("failure") {
                bail!("waiting for {wanted}, the server said {text}");
            }
        }
    }

    /// Makes the connection end without a farewell, as a cable does that is pulled out.
    pub fn reset(&self) {
        if let MaybeTlsStream::Plain(stream) = self.0.get_ref() {
            drop(stream.set_zero_linger()); // a connection that has ended already needs none
        }
    }
}
