//! From where a request comes.

use axum::http::HeaderMap;
use ipnet::IpNet;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// The client's address: the peer's own, or what a trusted proxy says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// The network that is counted as one: a /24 of IPv4, a /56 of IPv6. Whoever has one address of it can have more.
    pub fn network(self) -> String {
        match self.0 {
            IpAddr::V4(it) => {
                let [a, b, c, _] = it.octets();
                format!("{a}.{b}.{c}.0/24")
            }
            IpAddr::V6(it) => {
                let masked = Ipv6Addr::from_bits(it.to_bits() & (u128::MAX << 72));
                format!("{masked}/56")
            }
        }
    }
}

/// The client's address. `X-Forwarded-For` is read from its right end, for that is what the nearest proxy wrote, and only
/// as far as each hop is one of the `trusted` proxies (addresses or networks); anybody can send the rest of it.
pub fn client_address(peer: IpAddr, headers: &HeaderMap, trusted: &[String]) -> IpAddr {
    let mut address = peer.to_canonical();
    let written: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|it| it.to_str().ok())
        .flat_map(|it| it.split(','))
        .collect();
    for hop in written.iter().rev() {
        if !is_trusted(address, trusted) {
            break;
        }
        let Some(next) = parse_hop(hop.trim()) else { break };
        address = next;
    }
    address
}

/// `address`, `address:port` or `[address]:port`.
fn parse_hop(hop: &str) -> Option<IpAddr> {
    let address = hop.parse().ok().or_else(|| hop.parse::<SocketAddr>().ok().map(|it| it.ip()));
    let address = address.or_else(|| hop.strip_prefix('[')?.strip_suffix(']')?.parse().ok());
    address.map(|it: IpAddr| it.to_canonical())
}

/// Whether an address is one of the trusted proxies.
pub fn is_trusted(address: IpAddr, trusted: &[String]) -> bool {
    let address = address.to_canonical();
    trusted.iter().filter_map(|it| parse_network(it)).any(|it| it.contains(&address))
}

/// An address alone, or a network: `198.51.100.7`, `10.0.0.0/8`, `2001:db8::/32`.
pub fn parse_network(text: &str) -> Option<IpNet> {
    match text.parse::<IpAddr>() {
        Ok(address) => Some(IpNet::from(address.to_canonical())),
        Err(_) => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(peer: &str, forwarded: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for it in forwarded {
            headers.append("x-forwarded-for", it.parse().unwrap());
        }
        let trusted: Vec<String> = trusted.iter().map(|it| (*it).to_owned()).collect();
        client_address(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn nobody_is_believed_who_is_not_trusted() {
        assert_eq!(seen("203.0.113.9", &["1.2.3.4"], &[]), "203.0.113.9");
        assert_eq!(seen("203.0.113.9", &["1.2.3.4"], &["10.0.0.0/8"]), "203.0.113.9");
    }

    #[test]
    fn only_what_trusted_proxies_wrote_counts() {
        let trusted = ["10.0.0.0/8", "192.168.1.7", "fd00::/8"];
        assert_eq!(seen("10.1.1.1", &["198.51.100.7"], &trusted), "198.51.100.7");
        // The client sent the first entry itself; the second is the one that the proxy saw.
        assert_eq!(seen("10.1.1.1", &["1.2.3.4, 198.51.100.7"], &trusted), "198.51.100.7");
        assert_eq!(seen("10.1.1.1", &["1.2.3.4, 198.51.100.7, 192.168.1.7"], &trusted), "198.51.100.7");
        assert_eq!(seen("10.1.1.1", &["1.2.3.4", "198.51.100.7"], &trusted), "198.51.100.7");
        assert_eq!(seen("10.1.1.1", &["10.9.9.9"], &trusted), "10.9.9.9");
        assert_eq!(seen("10.1.1.1", &["rubbish"], &trusted), "10.1.1.1");
        assert_eq!(seen("10.1.1.1", &["198.51.100.7:4711"], &trusted), "198.51.100.7");
        assert_eq!(seen("fd00::1", &["[2001:db8::5]:443"], &trusted), "2001:db8::5");
        assert_eq!(seen("::ffff:10.1.1.1", &["198.51.100.7"], &trusted), "198.51.100.7");
    }

    #[test]
    fn broken_entries_trust_nobody() {
        for entry in ["10.0.0.0/33", "10.0.0.0/x", "ten/8", "", "::/200"] {
            assert_eq!(seen("10.1.1.1", &["1.2.3.4"], &[entry]), "10.1.1.1", "{entry}");
        }
        assert_eq!(seen("10.1.1.1", &["1.2.3.4"], &["0.0.0.0/0"]), "1.2.3.4");
    }

    #[test]
    fn neighbours_are_one_network() {
        let network = |it: &str| ClientAddress(it.parse().unwrap()).network();
        assert_eq!(network("198.51.100.7"), network("198.51.100.200"));
        assert_ne!(network("198.51.100.7"), network("198.51.101.7"));
        assert_eq!(network("2001:db8:0:ff00::1"), network("2001:db8:0:ffff::9"));
        assert_ne!(network("2001:db8:0:fe00::1"), network("2001:db8:0:ff00::1"));
    }

    /// What headers say: addresses, some of them of trusted proxies, and what is none.
    fn hops() -> impl proptest::strategy::Strategy<Value = Vec<String>> {
        use proptest::prelude::*;
        let hop = prop_oneof![
            any::<std::net::Ipv4Addr>().prop_map(|it| it.to_string()),
            any::<std::net::Ipv6Addr>().prop_map(|it| format!("[{it}]:{}", 443)),
            (0..=255_u8, 0..=255_u8).prop_map(|(a, b)| format!("10.{a}.{b}.1")),
            "[ -~]{0,30}",
            Just(String::new()),
            Just("unknown".to_owned()),
        ];
        proptest::collection::vec(hop, 0..8)
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_forwarded_only_trusted_hops_are_left_behind(written in hops(), trusted_peer in proptest::bool::ANY) {
            let mut headers = HeaderMap::new();
            let text = written.join(", ");
            headers.append("x-forwarded-for", text.parse().unwrap());
            let trusted = vec!["10.0.0.0/8".to_owned()];
            let peer: IpAddr = if trusted_peer { "10.1.1.1" } else { "203.0.113.9" }.parse().unwrap();
            let seen = client_address(peer, &headers, &trusted);
            if !trusted_peer {
                proptest::prop_assert_eq!(seen, peer);
                return Ok(());
            }
            // From the right: past each trusted one, up to the first that is not, or cannot be read.
            let mut expected = peer;
            for hop in text.rsplit(',') {
                match parse_hop(hop.trim()) {
                    Some(next) if is_trusted(expected, &trusted) => expected = next,
                    _ => break,
                }
            }
            proptest::prop_assert_eq!(seen, expected);
            // Nobody can have put an address before one that is not trusted into effect.
            if let Some(stranger) = written.iter().rposition(|it| parse_hop(it.trim()).is_some_and(|it| !is_trusted(it, &trusted))) {
                let forged: Vec<IpAddr> = written[..stranger].iter().filter_map(|it| parse_hop(it.trim())).collect();
                let allowed: Vec<IpAddr> = written[stranger..].iter().filter_map(|it| parse_hop(it.trim())).chain([peer]).collect();
                proptest::prop_assert!(!forged.contains(&seen) || allowed.contains(&seen));
            }
        }

        #[test]
        fn any_entry_of_a_list_is_a_network_or_none(entry in "[ -~]{0,40}|[0-9a-f.:/]{0,40}") {
            if let Some(network) = parse_network(&entry) {
                proptest::prop_assert!(network.contains(&network.addr()));
            }
        }
    }
}
