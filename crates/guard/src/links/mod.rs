//! Links: where they are in a text, where they lead, and whether that is where they claim to lead.
//!
//! [`find`] finds links in a message, also bare hosts and those made harmless (`hxxps://example[.]com`). [`judge`]
//! says whether one leads to a host of the workspace, to a listed one, to one made to be taken for the
//! workspace's, or to none of these.
//!
//! # Adding to the rules
//!
//! Words and hosts are in `rules/links.toml`. What makes a host a lookalike is in `brand.rs`, one function for
//! each [`Reason`].

mod brand;
mod find;
mod host;
mod shape;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;

pub use find::{Link, find};
pub(crate) use host::Host;

use crate::lists::HostList;
use brand::Brand;
use words::WORDS;

/// The hosts that a workspace calls its own.
#[derive(Clone, Debug, Default)]
pub struct Official {
    hosts: Vec<String>,
    brands: Vec<Brand>,
}

impl Official {
    /// From hosts or URLs; those that hold no host are left out.
    pub fn new<S: AsRef<str>>(hosts: impl IntoIterator<Item = S>) -> Official {
        let hosts: Vec<String> =
            hosts.into_iter().filter_map(|host| Host::of(host.as_ref())).map(|host| host.ascii).collect();
        let brands = hosts.iter().filter_map(|host| Brand::of(host)).collect();
        Official { hosts, brands }
    }

    /// Whether a host is one of these or below one.
    fn holds(&self, host: &str) -> bool {
        self.hosts.iter().any(|own| {
            host.strip_suffix(own.as_str()).is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
    }
}

/// What links are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Policy<'a> {
    /// The workspace's own hosts.
    pub official: &'a Official,
    /// Hosts known to be bad.
    pub listed: &'a HostList,
}

/// What a link is; the first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// It leads to the workspace.
    Official,
    /// Its host or a parent of it is listed.
    Blocked,
    /// Its host was made to be taken for the workspace's.
    Lookalike,
    /// It hides where it leads.
    Shortener,
    /// Nothing is known of it.
    Clean,
}

impl Kind {
    /// A stable name.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Official => "official",
            Kind::Blocked => "blocked",
            Kind::Lookalike => "lookalike",
            Kind::Shortener => "shortener",
            Kind::Clean => "clean",
        }
    }
}

/// What made a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// One of the workspace's hosts, or below one.
    Own,
    /// On a list of bad hosts.
    Listed,
    /// An official host stands before the `@`, where browsers do not go.
    UserInfo,
    /// An official host begins a longer one.
    Subdomain,
    /// Letters of other scripts or accents make the name.
    Homograph,
    /// The name with another ending.
    OtherEnding,
    /// The name, or a word of the host, with letters that are drawn alike.
    Glyphs,
    /// The name with letters left out, put in, replaced or exchanged.
    Misspelt,
    /// The name inside the host.
    Within,
    /// A service that shortens links.
    Shortened,
    /// Nothing speaks against it.
    Unknown,
    /// There is no host in it.
    NoHost,
}

impl Reason {
    /// A stable name.
    pub fn name(self) -> &'static str {
        match self {
            Reason::Own => "own",
            Reason::Listed => "listed",
            Reason::UserInfo => "user_info",
            Reason::Subdomain => "subdomain",
            Reason::Homograph => "homograph",
            Reason::OtherEnding => "other_ending",
            Reason::Glyphs => "glyphs",
            Reason::Misspelt => "misspelt",
            Reason::Within => "within",
            Reason::Shortened => "shortened",
            Reason::Unknown => "unknown",
            Reason::NoHost => "no_host",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::Own => "the workspace's own host",
            Reason::Listed => "on a list of phishing hosts",
            Reason::UserInfo => "an official host stands before the @",
            Reason::Subdomain => "an official host begins a longer one",
            Reason::Homograph => "letters of other scripts spell the name",
            Reason::OtherEnding => "the name with another ending",
            Reason::Glyphs => "letters that are drawn alike spell the name",
            Reason::Misspelt => "the name misspelt",
            Reason::Within => "the name within another host",
            Reason::Shortened => "a shortened link hides where it leads",
            Reason::Unknown => "nothing known",
            Reason::NoHost => "no host",
        })
    }
}

/// The answer of [`judge`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// What the link is.
    pub kind: Kind,
    /// What made it so.
    pub reason: Reason,
    /// The official host that it is made to be taken for.
    pub imitates: Option<String>,
    /// Where it leads, in ASCII.
    pub host: Option<String>,
}

/// Judges a link.
pub fn judge(link: &str, policy: &Policy<'_>) -> Verdict {
    let Some(host) = Host::of(link) else {
        return Verdict { kind: Kind::Clean, reason: Reason::NoHost, imitates: None, host: None };
    };
    let (kind, reason, imitates) = if policy.official.holds(&host.ascii) {
        (Kind::Official, Reason::Own, None)
    } else if policy.listed.holds(&host.ascii) {
        (Kind::Blocked, Reason::Listed, None)
    } else if let Some((reason, brand)) = brand::imitated(&host, &policy.official.brands) {
        (Kind::Lookalike, reason, Some(brand.host.clone()))
    } else if WORDS.shorteners.contains(host.ascii.strip_prefix("www.").unwrap_or(&host.ascii)) {
        (Kind::Shortener, Reason::Shortened, None)
    } else {
        (Kind::Clean, Reason::Unknown, None)
    };
    Verdict { kind, reason, imitates, host: Some(host.ascii) }
}
