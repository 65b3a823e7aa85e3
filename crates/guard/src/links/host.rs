//! The host of a link, as a browser takes it.

use std::borrow::Cow;

use url::{Host as UrlHost, Url};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Host {
    /// In ASCII and small letters, without a dot at the end.
    pub ascii: String,
    /// Its labels as people see them.
    pub unicode: String,
    /// What stands before the `@`, percent-decoded, in small letters; empty without.
    pub user: String,
    /// Whether it is a number rather than a name.
    pub is_ip: bool,
}

impl Host {
    /// Reads a link: with a scheme or without, made harmless (`hxxp`, `[.]`) or not. `None` if it has no host.
    pub fn of(link: &str) -> Option<Host> {
        let link = refang(link.trim());
        let link = with_scheme(&link)?;
        let Ok(url) = Url::parse(&link) else { return Host::by_hand(&link) };
        let mut user: String = percent_decoded(url.username());
        if let Some(password) = url.password() {
            user.push(':');
            user.push_str(&percent_decoded(password));
        }
        user.make_ascii_lowercase();
        match url.host()? {
            UrlHost::Domain(domain) => Host::named(domain, user),
            number => {
                Some(Host { ascii: number.to_string(), unicode: number.to_string(), user, is_ip: true })
            }
        }
    }

    /// A bare name, as in a list.
    pub fn named(domain: &str, user: String) -> Option<Host> {
        let ascii = domain.trim_matches('.').to_ascii_lowercase();
        if ascii.is_empty() {
            return None;
        }
        let unicode = if ascii.contains("xn--") { idna::domain_to_unicode(&ascii).0 } else { ascii.clone() };
        Some(Host { ascii, unicode, user, is_ip: false })
    }

    /// A host that IDNA refuses: no browser opens it, and yet somebody may read it.
    fn by_hand(link: &str) -> Option<Host> {
        let (_, rest) = link.split_once("://")?;
        let authority = rest.split(['/', '\\', '?', '#']).next()?;
        let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
        let host = host.split(':').next()?;
        let unicode = idna::domain_to_unicode(host).0;
        let mut named = Host::named(host, percent_decoded(user).to_ascii_lowercase())?;
        named.unicode = unicode.trim_matches('.').to_lowercase();
        Some(named)
    }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        let mut after = rest.clone();
        let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
        match (byte, digit(after.next()), digit(after.next())) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or(byte));
                rest = after;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The link with a scheme whose hosts are names of the web.
fn with_scheme(link: &str) -> Option<Cow<'_, str>> {
    let Some((scheme, rest)) = link.split_once(':') else {
        return (!link.is_empty())
            .then(|| Cow::Owned(format!("http://{}", link.trim_start_matches(['/', '\\']))));
    };
    let rest_of = || rest.trim_start_matches(['/', '\\']);
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" | "ws" | "wss" | "ftp" => Some(Cow::Borrowed(link)),
        "mailto" => Some(Cow::Owned(format!("http://{rest}"))),
        "view-source" => with_scheme(rest),
        // A host and its port, a user and a password, or a scheme of an app.
        scheme if rest.starts_with("//") && !scheme.contains(['.', '/', '@']) => {
            Some(Cow::Owned(format!("http://{}", rest_of())))
        }
        scheme if scheme.contains('.') || rest.contains('@') || link.starts_with(['/', '\\']) => {
            Some(Cow::Owned(format!("http://{}", link.trim_start_matches(['/', '\\']))))
        }
        _ => None,
    }
}

/// A link that was made harmless, as it was meant.
pub(super) fn refang(link: &str) -> Cow<'_, str> {
    let mut link = Cow::Borrowed(link);
    for (harmless, meant) in [
        ("hxxp", "http"),
        ("h**p", "http"),
        ("h__p", "http"),
        ("h xx p", "http"),
        ("httx", "http"),
        ("fxp", "ftp"),
    ] {
        if link.get(..harmless.len()).is_some_and(|start| start.eq_ignore_ascii_case(harmless)) {
            link = Cow::Owned(format!("{meant}{}", link.get(harmless.len()..).unwrap_or_default()));
            break;
        }
    }
    if !link.contains(['[', '(', '{', '<', '【', '（', '\\']) && !link.contains(" dot ") {
        return link;
    }
    let mut out = String::with_capacity(link.len());
    let mut rest: &str = &link;
    while let Some(c) = rest.chars().next() {
        match bracketed(rest) {
            Some((meant, length)) => {
                out.push_str(meant);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                out.push(c);
                rest = rest.get(c.len_utf8()..).unwrap_or_default();
            }
        }
    }
    Cow::Owned(out)
}

/// What a sign between brackets means, and how long it is with them.
pub(super) fn bracketed(text: &str) -> Option<(&'static str, usize)> {
    const SIGNS: [(&str, &str); 9] = [
        ("://", "://"),
        ("//", "//"),
        (".", "."),
        (":", ":"),
        ("@", "@"),
        ("dot", "."),
        ("at", "@"),
        ("。", "."),
        ("/", "/"),
    ];
    if let Some(after) = text.strip_prefix("\\.") {
        return Some((".", text.len() - after.len()));
    }
    let dotted = text.get(..5).filter(|start| start.eq_ignore_ascii_case(" dot "));
    if dotted.is_some() {
        return Some((".", 5));
    }
    let (spaced, bracket) = text.strip_prefix(' ').map_or((false, text), |rest| (true, rest));
    let open = bracket.chars().next()?;
    let close = match open {
        '[' => ']',
        '(' => ')',
        '{' => '}',
        '<' => '>',
        '【' => '】',
        '（' => '）',
        _ => return None,
    };
    // The longest is a word of three letters with a blank at each side.
    let end = bracket.char_indices().take(9).find(|(_, c)| *c == close)?.0;
    let inner = bracket.get(open.len_utf8()..end)?.trim();
    let (_, meant) = SIGNS.iter().find(|(sign, _)| sign.eq_ignore_ascii_case(inner))?;
    let after = end + close.len_utf8();
    // A blank before it belongs to it, and then one behind too.
    let behind = spaced && bracket.get(after..).is_some_and(|rest| rest.starts_with(' '));
    Some((meant, usize::from(spaced) + after + usize::from(behind)))
}
