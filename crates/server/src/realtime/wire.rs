//! What a connection of staff runs over: a WebSocket, or long polls where WebSocket is blocked. Both carry the same frames, and
//! everything behind them is the same code.

use super::socket::{Close, PING, SILENCE, close, write};
use axum::extract::ws::{Message, Utf8Bytes, WebSocket};
use std::time::Duration;
use tokio::{sync::mpsc, time::timeout};

/// How long nobody may ask before a connection by long poll counts as left. The longest poll takes 25 s.
const UNASKED: Duration = Duration::from_secs(45);
/// How long a frame may wait for room, when nobody fetches what is there.
const ROOM: Duration = Duration::from_secs(20);

/// One or the other.
pub(super) enum Wire {
    /// A WebSocket.
    Socket(Box<WebSocket>),
    /// Long polls.
    Polled(Polled),
}

/// The server's end of a connection by long poll.
pub(super) struct Polled {
    /// What the client said.
    pub(super) said: mpsc::Receiver<Said>,
    /// What is to be fetched.
    pub(super) out: mpsc::Sender<Utf8Bytes>,
}

/// From a client who polls.
pub(super) enum Said {
    /// A frame.
    Frame(String),
    /// They ask what is new.
    Asked,
}

/// What came.
pub(super) enum Heard {
    /// A frame.
    Frame(Utf8Bytes),
    /// A sign of life.
    Life,
    /// It ends.
    End(Close),
}

impl Wire {
    /// The next thing that comes. Nothing is lost when it is not waited for to the end.
    pub(super) async fn hear(&mut self) -> Heard {
        match self {
            Self::Socket(socket) => match socket.recv().await {
                Some(Ok(Message::Text(text))) => Heard::Frame(text),
                Some(Ok(Message::Binary(_))) => Heard::End(Close::Protocol),
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => Heard::Life,
                Some(Ok(Message::Close(_)) | Err(_)) | None => Heard::End(Close::Gone),
            },
            Self::Polled(polled) => match polled.said.recv().await {
                Some(Said::Frame(text)) => Heard::Frame(text.into()),
                Some(Said::Asked) => Heard::Life,
                None => Heard::End(Close::Gone),
            },
        }
    }

    /// Hands frames over.
    pub(super) async fn write(&mut self, frames: impl IntoIterator<Item = Utf8Bytes>) -> Result<(), Close> {
        let out = match self {
            Self::Socket(socket) => return write(socket, frames).await,
            Self::Polled(polled) => &polled.out,
        };
        for frame in frames {
            match timeout(ROOM, out.send(frame)).await {
                Ok(Ok(())) => {}
                Ok(Err(_)) => return Err(Close::Gone),
                Err(_) => return Err(Close::Slow),
            }
        }
        Ok(())
    }

    /// Asks for a sign of life. Whoever polls gives one with each question.
    pub(super) async fn ping(&mut self) -> Result<(), Close> {
        match self {
            Self::Socket(socket) => {
                socket.send(Message::Ping(Default::default())).await.map_err(|_| Close::Gone)
            }
            Self::Polled(_) => Ok(()),
        }
    }

    /// How often to ask.
    pub(super) const fn every(&self) -> Duration {
        match self {
            Self::Socket(_) => PING,
            Self::Polled(_) => Duration::from_secs(5),
        }
    }

    /// How long it may be silent.
    pub(super) const fn patience(&self) -> Duration {
        match self {
            Self::Socket(_) => SILENCE,
            Self::Polled(_) => UNASKED,
        }
    }

    /// Says why, and closes.
    pub(super) async fn close(self, why: Close) {
        match self {
            Self::Socket(socket) => close(*socket, why).await,
            Self::Polled(polled) => {
                if let Some(bye) = why.bye() {
                    drop(polled.out.try_send(bye)); // whoever left no room does not listen, and finds the end of it
                }
            }
        }
    }
}
