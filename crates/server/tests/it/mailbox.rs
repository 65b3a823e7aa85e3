//! A mail server that keeps what it gets: for tests of what is mailed.

use std::{
    net::Ipv4Addr,
    sync::{Arc, Mutex},
};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// Mails that have come, the oldest first.
#[derive(Clone, Default)]
pub struct Mailbox(Arc<Mutex<Vec<Mail>>>);

/// One mail.
#[derive(Clone, Debug)]
pub struct Mail {
    pub to: String,
    pub text: String,
}

impl Mail {
    /// The code in it.
    pub fn code(&self) -> String {
        let digits = |line: &&str| {
            let it: String = line.chars().filter(char::is_ascii_digit).collect();
            it.len() == 8 && line.trim().len() == 9
        };
        let line = self.text.lines().find(digits).unwrap_or_else(|| panic!("no code in {}", self.text));
        line.chars().filter(char::is_ascii_digit).collect()
    }
}

impl Mailbox {
    /// Listens; answers its URL, too.
    pub async fn open() -> (Self, String) {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
        let url = format!("smtp://127.0.0.1:{}", listener.local_addr().unwrap().port());
        let mailbox = Self::default();
        let kept = mailbox.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, kept.clone()));
            }
        });
        (mailbox, url)
    }

    /// All that has come.
    pub fn all(&self) -> Vec<Mail> {
        self.0.lock().unwrap().clone()
    }

    /// The newest.
    pub fn last(&self) -> Mail {
        self.all().pop().expect("a mail")
    }
}

async fn serve(stream: TcpStream, kept: Mailbox) {
    let mut stream = BufReader::new(stream);
    stream.write_all(b"220 test\r\n").await.unwrap();
    let (mut to, mut line) = (String::new(), String::new());
    while {
        line.clear();
        stream.read_line(&mut line).await.is_ok_and(|it| it > 0)
    } {
        let command = line.to_ascii_uppercase();
        let answer: &[u8] = if command.starts_with("DATA") {
            stream.write_all(b"354 go on\r\n").await.unwrap();
            let mut text = String::new();
            while {
                line.clear();
                stream.read_line(&mut line).await.unwrap() > 0 && line != ".\r\n"
            } {
                text.push_str(&line);
            }
            kept.0.lock().unwrap().push(Mail { to: to.clone(), text });
            b"250 kept\r\n"
        } else if command.starts_with("QUIT") {
            b"221 bye\r\n"
        } else {
            if command.starts_with("RCPT TO") {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
            }
            b"250 test\r\n"
        };
        if stream.write_all(answer).await.is_err() {
            return;
        }
    }
}
