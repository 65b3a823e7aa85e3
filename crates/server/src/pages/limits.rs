//! What a request may take: how large its body is, and how long it lets the server wait for more of it.

use axum::{Router, extract::DefaultBodyLimit};
use std::time::Duration;
use tower_http::timeout::RequestBodyTimeoutLayer;

/// The largest body, where a route does not set its own.
const LARGEST: usize = 1024 * 1024;
/// The longest pause between two parts of a body.
pub const PATIENCE: Duration = Duration::from_secs(30);

pub fn wrap(router: Router, patience: Duration) -> Router {
    router.layer(DefaultBodyLimit::max(LARGEST)).layer(RequestBodyTimeoutLayer::new(patience))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{
        body::{Body, Bytes},
        http::{Request, StatusCode},
        routing::post,
    };
    use tower::ServiceExt;

    async fn send(body: Body) -> StatusCode {
        let router = Router::new().route("/", post(|body: String| async move { body }));
        let request = Request::post("/").body(body).unwrap();
        wrap(router, Duration::from_millis(50)).oneshot(request).await.unwrap().status()
    }

    #[tokio::test]
    async fn a_body_is_neither_endless_nor_slow() {
        assert_eq!(send(Body::from(vec![b'a'; LARGEST])).await, StatusCode::OK);
        assert_eq!(send(Body::from(vec![b'a'; LARGEST + 1])).await, StatusCode::PAYLOAD_TOO_LARGE);
        let stalled = futures_util::stream::unfold(true, |first| async move {
            if !first {
                std::future::pending::<()>().await;
            }
            Some((Ok::<_, std::io::Error>(Bytes::from_static(b"a")), false))
        });
        let answered = tokio::time::timeout(Duration::from_secs(5), send(Body::from_stream(stalled))).await;
        assert!(answered.unwrap().is_client_error());
    }
}
