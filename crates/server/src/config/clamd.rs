//! Where clamd is, and what holds while it is not there.

/// Where a clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clamd {
    /// At a host and a port.
    Tcp(String),
    /// At a socket of this machine.
    Unix(String),
}

impl Clamd {
    /// By `files.clamd`; none where it is empty.
    ///
    /// # Errors
    /// What it has to look like.
    pub fn of(text: &str) -> Result<Option<Self>, &'static str> {
        if text.is_empty() {
            return Ok(None);
        }
        if let Some(path) = text.strip_prefix("unix:").filter(|it| it.starts_with('/')) {
            return Ok(Some(Self::Unix(path.to_owned())));
        }
        let address = text.strip_prefix("tcp:").filter(|it| {
            let parts = it.rsplit_once(':');
            parts.is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok_and(|it| it > 0))
        });
        let form = "must be tcp:<host>:<port> or unix:/<path of clamd's socket>, or empty";
        address.map(|it| Some(Self::Tcp(it.to_owned()))).ok_or(form)
    }
}

/// What becomes of a file that could not be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unscanned {
    /// It is not kept.
    Refused,
    /// It is kept, and that is told.
    Kept,
}

impl Unscanned {
    /// By `files.clamd_down`.
    pub fn of(text: &str) -> Option<Self> {
        match text {
            "refuse" => Some(Self::Refused),
            "accept" => Some(Self::Kept),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_apart() {
        assert_eq!(Clamd::of(""), Ok(None));
        assert_eq!(Clamd::of("tcp:clamav:3310"), Ok(Some(Clamd::Tcp("clamav:3310".into()))));
        assert_eq!(Clamd::of("tcp:[::1]:3310"), Ok(Some(Clamd::Tcp("[::1]:3310".into()))));
        assert_eq!(Clamd::of("unix:/run/clamd"), Ok(Some(Clamd::Unix("/run/clamd".into()))));
        for wrong in
            ["clamav:3310", "tcp:clamav", "tcp::3310", "tcp:a:0", "tcp:a:99999", "unix:clamd", "unix:"]
        {
            assert!(Clamd::of(wrong).is_err(), "{wrong}");
        }
    }
}
