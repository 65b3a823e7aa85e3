//! What both kinds of sockets share.

use super::frames::Frame;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use futures_util::SinkExt;
use std::time::Duration;
use tokio::time::timeout;

/// The largest frame that a client may send.
pub(super) const FRAME_MOST: usize = 64 * 1024;
/// How long a client may take to say hello.
pub(super) const HELLO: Duration = Duration::from_secs(10);
/// How often the server pings.
pub(super) const PING: Duration = Duration::from_secs(30);
/// How long a client may be silent.
pub(super) const SILENCE: Duration = Duration::from_secs(75);
/// How long a write may wait for a client that does not read.
const WRITE: Duration = Duration::from_secs(20);

/// Why a socket closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// The server stops.
    Restart,
    /// A frame that is not of this protocol.
    Protocol,
    /// The session is not valid, or not from here; the word says why.
    Session(&'static str),
    /// Silence.
    Silent,
    /// Too slow.
    Slow,
    /// What this one may see changed.
    Changed,
    /// The other side has gone; nothing is left to say.
    Gone,
}

impl Close {
    const fn says(self) -> Option<(u16, &'static str, u64)> {
        match self {
            Self::Restart => Some((1001, "restart", 500)),
            Self::Protocol => Some((4400, "protocol", 30_000)),
            Self::Session(why) => Some((4401, why, 0)),
            Self::Silent => Some((4408, "silence", 500)),
            Self::Slow => Some((4429, "slow", 1000)),
            Self::Changed => Some((1001, "changed", 100)),
            Self::Gone => None,
        }
    }

    /// The last frame, if there is something left to say.
    pub(super) fn bye(self) -> Option<Utf8Bytes> {
        let (code, reason, retry_ms) = self.says()?;
        Some(Frame::Bye { code, reason, retry_ms }.text())
    }
}

/// What a customer's socket gathers before it writes: little, for ten thousand of them wait and say nothing.
pub(super) const CUSTOMER_GATHERS: usize = 1024;
/// What the socket of somebody of staff gathers, to whom many talk at once.
pub(super) const STAFF_GATHERS: usize = 16 * 1024;

/// Sets the sizes of an upgrade. Up to `gathers` bytes are written with one call.
pub(super) fn sized(upgrade: WebSocketUpgrade, gathers: usize) -> WebSocketUpgrade {
    upgrade
        .max_message_size(FRAME_MOST)
        .max_frame_size(FRAME_MOST)
        .read_buffer_size(1024)
        .write_buffer_size(gathers)
        .max_write_buffer_size(1024 * 1024)
}

/// Writes frames and flushes once.
pub(super) async fn write(
    socket: &mut WebSocket,
    frames: impl IntoIterator<Item = Utf8Bytes>,
) -> Result<(), Close> {
    let all = async {
        for frame in frames {
            socket.feed(Message::Text(frame)).await?;
        }
        socket.flush().await
    };
    match timeout(WRITE, all).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(Close::Gone),
        Err(_) => Err(Close::Slow),
    }
}

/// Says why, and closes.
pub(super) async fn close(mut socket: WebSocket, why: Close) {
    let (Some((code, reason, _)), Some(bye)) = (why.says(), why.bye()) else { return };
    let frame = CloseFrame { code, reason: Utf8Bytes::from_static(reason) };
    let last = async {
        socket.send(Message::Text(bye)).await?;
        socket.send(Message::Close(Some(frame))).await
    };
    drop(timeout(Duration::from_secs(2), last).await); // whoever does not listen hears it when they come back
}
