//! The grammar of EIP-4361, whose characters are those of RFC 3986 and RFC 5234.

use crate::Malformed;
use iri_string::types::UriStr;

/// `scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`
pub(crate) fn is_scheme(text: &str) -> bool {
    text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'-' | b'.'))
}

/// An `authority` of RFC 3986 with a host in it.
pub(crate) fn is_authority(text: &str) -> bool {
    let uri = format!("x://{text}");
    let Ok(uri) = UriStr::new(&uri) else { return false };
    let host = uri.authority_components().map(|it| it.host());
    uri.authority_str() == Some(text) && host.is_some_and(|it| !it.is_empty())
}

/// A `URI` of RFC 3986: absolute, it may have a fragment.
pub(crate) fn is_uri(text: &str) -> bool {
    UriStr::new(text).is_ok()
}

/// `statement = *( reserved / unreserved / " " )`
pub(crate) fn is_statement(text: &str) -> bool {
    text.bytes().all(|it| it.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;= ".contains(&it))
}

/// `*pchar`
pub(crate) fn is_pchars(text: &str) -> bool {
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        rest = match (first, tail) {
            (b'%', [high, low, tail @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => tail,
            _ if first.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@".contains(first) => tail,
            _ => return false,
        };
    }
    true
}

/// `nonce = 8*( ALPHA / DIGIT )`
pub(crate) fn is_nonce(text: &str) -> bool {
    text.len() >= 8 && text.bytes().all(|it| it.is_ascii_alphanumeric())
}

/// `1*DIGIT`
pub(crate) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit())
}

/// The reference of a chain in CAIP-2.
pub(crate) fn is_chain_reference(text: &str) -> bool {
    (1..=32).contains(&text.len())
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_'))
}

/// The lines of a text, each ended by LF and nothing else.
pub(crate) struct Lines<'a> {
    rest: std::iter::Peekable<std::str::Split<'a, char>>,
    line: usize,
}

impl<'a> Lines<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        Self { rest: text.split('\n').peekable(), line: 0 }
    }

    /// The next line, or what is missing.
    pub(crate) fn next(&mut self, missing: &'static str) -> Result<&'a str, Malformed> {
        self.line += 1;
        let line = self.rest.next();
        self.need(line, missing)
    }

    /// The next line must be empty.
    pub(crate) fn empty(&mut self, what: &'static str) -> Result<(), Malformed> {
        let line = self.next(what)?;
        self.hold(line.is_empty(), what)
    }

    pub(crate) fn peek_is_empty(&mut self) -> bool {
        self.rest.peek().is_some_and(|it| it.is_empty())
    }

    /// What stands behind `name` in the next line.
    pub(crate) fn field(&mut self, name: &str, missing: &'static str) -> Result<&'a str, Malformed> {
        let line = self.next(missing)?;
        self.need(line.strip_prefix(name), missing)
    }

    /// The same if the next line begins with `name`.
    pub(crate) fn optional(&mut self, name: &str) -> Option<&'a str> {
        let value = self.rest.peek()?.strip_prefix(name)?;
        self.rest.next();
        self.line += 1;
        Some(value)
    }

    pub(crate) fn end(&mut self, what: &'static str) -> Result<(), Malformed> {
        self.line += 1;
        match self.rest.next() {
            Some(_) => self.fail(what),
            None => Ok(()),
        }
    }

    pub(crate) fn need<T>(&self, value: Option<T>, what: &'static str) -> Result<T, Malformed> {
        value.ok_or(Malformed { line: self.line, what })
    }

    pub(crate) fn hold(&self, holds: bool, what: &'static str) -> Result<(), Malformed> {
        if holds { Ok(()) } else { self.fail(what) }
    }

    pub(crate) fn fail<T>(&self, what: &'static str) -> Result<T, Malformed> {
        Err(Malformed { line: self.line, what })
    }
}
