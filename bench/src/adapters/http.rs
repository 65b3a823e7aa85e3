//! What the HTTP adapters share: a client without proxies, and answers checked for success.

use anyhow::{Context, Result, bail};
use reqwest::{Client, RequestBuilder};
use serde_json::Value;

pub fn client() -> Result<Client> {
    Ok(Client::builder().user_agent("ombud-bench").no_proxy().tcp_nodelay(true).build()?)
}

pub async fn text(request: RequestBuilder) -> Result<String> {
    let response = request.send().await?;
    let status = response.status();
    let body = response.text().await?;
    if !status.is_success() {
        bail!("{status}: {}", body.chars().take(300).collect::<String>());
    }
    Ok(body)
}

pub async fn json(request: RequestBuilder) -> Result<Value> {
    let body = text(request).await?;
    serde_json::from_str(&body)
        .with_context(|| format!("not JSON: {}", body.chars().take(300).collect::<String>()))
}
