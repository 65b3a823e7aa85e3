//! The way out to addresses that people typed in: an HTTP client that reaches the public internet alone.

use reqwest::{
    Client, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};
use std::{
    error::Error,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

/// What a way out may do.
#[derive(Clone, Copy, Debug)]
pub struct Reach {
    /// How it calls itself.
    pub agent: &'static str,
    /// How long an exchange may take in all: to be found, to be asked, to answer.
    pub patience: Duration,
    /// How often it goes where an answer sends it.
    pub redirects: usize,
    /// Whether it may speak to this machine and to private networks, and without encryption.
    pub allow_private: bool,
}

/// A guarded way out. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Outward {
    client: Client,
    reach: Reach,
}

impl Outward {
    /// Prepares the client: its own roots of trust, no proxy from the environment.
    ///
    /// # Errors
    /// When the TLS library cannot be set up.
    pub fn new(reach: Reach) -> Result<Self, anyhow::Error> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let roots = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect::<rustls::RootCertStore>();
        let tls = rustls::ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots)
            .with_no_client_auth();
        let client = Client::builder()
            .tls_backend_preconfigured(tls)
            .dns_resolver(Arc::new(Guarded { allow_private: reach.allow_private }))
            .redirect(redirects(reach))
            .no_proxy()
            .timeout(reach.patience)
            .user_agent(reach.agent)
            .build()?;
        Ok(Self { client, reach })
    }

    /// The client. What it is asked to reach must have passed [`Outward::refuse`].
    pub const fn client(&self) -> &Client {
        &self.client
    }

    /// Why `url` is no address to go to, if so.
    pub fn refuse(&self, url: &str) -> Option<&'static str> {
        let Ok(url) = Url::parse(url) else { return Some("must be a URL such as https://example.com/path") };
        refuse(&url, self.reach.allow_private)
    }

    /// Why an exchange failed: the innermost cause, since "connection refused" says more than "error sending request".
    pub fn words(&self, error: &reqwest::Error) -> String {
        if error.is_timeout() {
            return format!("no answer within {} seconds", self.reach.patience.as_secs());
        }
        let mut inner: &dyn Error = error;
        while let Some(source) = inner.source() {
            inner = source;
        }
        inner.to_string().chars().take(500).collect()
    }
}

fn redirects(reach: Reach) -> Policy {
    if reach.redirects == 0 {
        return Policy::none();
    }
    Policy::custom(move |attempt| {
        if attempt.previous().len() > reach.redirects {
            return attempt.error("it sends from address to address");
        }
        match refuse(attempt.url(), reach.allow_private) {
            Some(why) => attempt.error(format!("the address that it sends to {why}")),
            None => attempt.follow(),
        }
    })
}

fn refuse(url: &Url, allow_private: bool) -> Option<&'static str> {
    if url.scheme() != "https" && !(allow_private && url.scheme() == "http") {
        return Some("must begin with https://");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Some("must not carry a name or password");
    }
    // The parser has already turned forms such as 0x7f.1 or 2130706433 into the address that they mean.
    let literal = url.host_str().and_then(|it| it.trim_matches(['[', ']']).parse::<IpAddr>().ok());
    let private = match literal {
        Some(address) => !is_public(address),
        None => url.host_str().is_none_or(is_inside),
    };
    (private && !allow_private).then_some("must not point to a private address")
}

/// Names that no public server has: of this machine, of the network around it, or without any dot. What another name leads to is
/// judged when it is resolved.
fn is_inside(name: &str) -> bool {
    const ENDS: [&str; 4] = ["localhost", "local", "internal", "home.arpa"];
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let ends =
        |end: &&str| name.strip_suffix(*end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    !name.contains('.') || ENDS.iter().any(ends)
}

/// Resolves names, and drops the addresses that must not be reached. The connection goes to the very addresses that were
/// judged, so a name cannot change its mind in between.
struct Guarded {
    allow_private: bool,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let allow_private = self.allow_private;
        Box::pin(async move {
            let found = tokio::net::lookup_host((name.as_str(), 0)).await?;
            let good: Vec<SocketAddr> = found.filter(|it| allow_private || is_public(it.ip())).collect();
            if good.is_empty() {
                return Err("the name points to a private address".into());
            }
            Ok(Box::new(good.into_iter()) as Addrs)
        })
    }
}

/// Whether an address is one of the public internet.
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(it) => is_public_v4(it),
        IpAddr::V6(it) => is_public_v6(it),
    }
}

fn is_public_v4(it: Ipv4Addr) -> bool {
    let [a, b, c, _] = it.octets();
    let special = it.is_private()
        || it.is_loopback()
        || it.is_link_local()
        || it.is_broadcast()
        || it.is_documentation()
        || it.is_multicast();
    // This network, shared by carriers, protocol assignments, 6to4 relays, benchmarks, reserved.
    let reserved = a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 192 && b == 0 && c == 0)
        || (a == 192 && b == 88 && c == 99)
        || (a == 198 && (18..20).contains(&b))
        || a >= 240;
    !special && !reserved
}

fn is_public_v6(it: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = it.segments();
    let v4 = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        Ipv4Addr::new(a, b, c, d)
    };
    match (a, b) {
        // Mapped, and translated by NAT64 or 6to4: what counts is the IPv4 address inside.
        (0, 0) if [c, d, e] == [0, 0, 0] && f == 0xffff => is_public_v4(v4(g, h)),
        (0x64, 0xff9b) if [c, d, e, f] == [0, 0, 0, 0] => is_public_v4(v4(g, h)),
        (0x2002, _) => is_public_v4(v4(b, c)),
        // Teredo and the other protocol assignments (2001::/23), documentation.
        (0x2001, b) if b < 0x200 || b == 0xdb8 => false,
        (0x3fff, b) if b < 0x1000 => false,
        _ => (0x2000..0x4000).contains(&a),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outward(allow_private: bool) -> Outward {
        let patience = Duration::from_secs(1);
        Outward::new(Reach { agent: "test", patience, redirects: 0, allow_private }).unwrap()
    }

    #[test]
    fn only_public_addresses_are_reached() {
        let private = [
            "127.0.0.1",
            "127.9.9.9",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "0.0.0.0",
            "100.64.0.1",
            "198.18.0.1",
            "192.0.0.8",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::1",
            "::",
            "fe80::1",
            "fc00::1",
            "fd12::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2002:a9fe:a9fe::",
            "2001::1",
            "2001:db8::1",
            "::7f00:1",
            "3fff::1",
            "fec0::1",
            "5f00::1",
        ];
        for it in private {
            assert!(!is_public(it.parse().unwrap()), "{it}");
        }
        let public = [
            "1.1.1.1",
            "93.184.216.34",
            "172.32.0.1",
            "100.128.0.1",
            "2606:4700:4700::1111",
            "::ffff:1.1.1.1",
            "2001:4860:4860::8888",
        ];
        for it in public {
            assert!(is_public(it.parse().unwrap()), "{it}");
        }
    }

    #[test]
    fn addresses_in_disguise_are_refused_at_the_door() {
        let strict = outward(false);
        let bad = [
            "http://example.com/",
            "https://127.0.0.1/",
            "https://2130706433/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://[::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://169.254.169.254/latest/meta-data",
            "ftp://example.com/",
            "https://user:pass@example.com/",
            "https://1.1.1.1@127.0.0.1/",
            "example.com",
            "https://",
            "https://localhost/",
            "https://LocalHost.:8443/",
            "https://desk.localhost/",
            "https://printer.local/",
            "https://metadata.google.internal/",
            "https://router.home.arpa/",
            "https://intranet/hook",
        ];
        for it in bad {
            assert!(strict.refuse(it).is_some(), "{it}");
        }
        assert_eq!(strict.refuse("https://example.com:8443/hook?x=1"), None);
        for good in ["https://localhost.example.com/", "https://mylocal.example/", "https://notinternal.com/"]
        {
            assert_eq!(strict.refuse(good), None, "{good}");
        }
        for inside in ["http://127.0.0.1:9/", "http://localhost:9/", "https://intranet/hook"] {
            assert_eq!(outward(true).refuse(inside), None, "{inside}");
        }
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_stopped_when_it_is_resolved() {
        let asked = |allow_private| Guarded { allow_private }.resolve("localhost".parse().unwrap());
        assert!(asked(true).await.is_ok());
        let refused = asked(false).await.err().unwrap().to_string();
        assert_eq!(refused, "the name points to a private address");
    }
}
