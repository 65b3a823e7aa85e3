//! The certificate: whether it can be used, for how long, and for which names.

use super::Finding;
use crate::{config::Config, operations::listen};
use ombud_base::Time;
use std::path::Path;
use x509_parser::{extensions::GeneralName, pem::Pem};

const ABOUT: &str = "certificate";
const DAY: i64 = 24 * 3600;

pub async fn examine(config: &Config, now: Time) -> Vec<Finding> {
    let Some(path) = &config.server.tls_certificate else { return Vec::new() };
    if let Err(error) = listen::tls(&config.server).await {
        let mend = "give a chain in PEM, the server's own first, with the key that belongs to it";
        return vec![Finding::bad(ABOUT, format!("{error:#}"), mend)];
    }
    let url = config.server.public_url.split("://").nth(1).unwrap_or_default();
    let host = url.rsplit_once(':').map_or(url, |(host, _)| host);
    match read(path) {
        Ok(certificate) => judge(&certificate, host, now),
        Err(error) => {
            vec![Finding::bad(ABOUT, format!("{}: {error}", path.display()), "give a certificate in PEM")]
        }
    }
}

struct Certificate {
    not_before: i64,
    not_after: i64,
    names: Vec<String>,
}

fn read(path: &Path) -> Result<Certificate, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let pem = Pem::iter_from_buffer(&bytes)
        .next()
        .ok_or("no certificate inside")?
        .map_err(|error| error.to_string())?;
    let parsed = pem.parse_x509().map_err(|error| error.to_string())?;
    let names = parsed.subject_alternative_name().ok().flatten();
    let names = names.iter().flat_map(|it| &it.value.general_names).filter_map(|it| match it {
        GeneralName::DNSName(name) => Some((*name).to_lowercase()),
        _ => None,
    });
    Ok(Certificate {
        not_before: parsed.validity().not_before.timestamp(),
        not_after: parsed.validity().not_after.timestamp(),
        names: names.collect(),
    })
}

fn judge(certificate: &Certificate, host: &str, now: Time) -> Vec<Finding> {
    let renew = "renew it, then send SIGHUP: the server loads it again without a break";
    let left = certificate.not_after - now.seconds();
    let mut all = vec![match left {
        _ if now.seconds() < certificate.not_before => {
            Finding::bad(ABOUT, "it is not valid yet", "check the machine's clock, or wait")
        }
        ..=0 => Finding::bad(ABOUT, format!("it ran out {} days ago", -left / DAY), renew),
        _ if left < 14 * DAY => Finding::warning(ABOUT, format!("it runs out in {} days", left / DAY), renew),
        _ => Finding::good(ABOUT, format!("good for {} days", left / DAY)),
    }];
    let host = host.to_lowercase();
    let named = certificate.names.iter().any(|name| {
        let wild = name
            .strip_prefix("*.")
            .is_some_and(|rest| host.split_once('.').is_some_and(|(_, it)| it == rest));
        *name == host || wild
    });
    if !named {
        all.push(Finding::bad(
            ABOUT,
            format!("it names {}, and not {host}", certificate.names.join(", ")),
            "get one for the host of server.public_url, or correct that",
        ));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{super::Verdict, *};

    fn verdicts(days: i64, names: &[&str], host: &str) -> Vec<Verdict> {
        let now = Time::from_micros(1_800_000_000_000_000);
        let not_after = now.seconds() + days * DAY;
        let names = names.iter().map(|it| (*it).to_owned()).collect();
        let certificate = Certificate { not_before: now.seconds() - 300 * DAY, not_after, names };
        judge(&certificate, host, now).into_iter().map(|it| it.verdict).collect()
    }

    #[test]
    fn a_certificate_is_judged_by_its_dates_and_names() {
        assert_eq!(verdicts(60, &["desk.example.com"], "desk.example.com"), [Verdict::Good]);
        assert_eq!(verdicts(60, &["*.example.com"], "Desk.example.com"), [Verdict::Good]);
        assert_eq!(verdicts(13, &["desk.example.com"], "desk.example.com"), [Verdict::Warning]);
        assert_eq!(verdicts(-1, &["desk.example.com"], "desk.example.com"), [Verdict::Bad]);
        assert_eq!(verdicts(60, &["example.com"], "desk.example.com"), [Verdict::Good, Verdict::Bad]);
        assert_eq!(verdicts(60, &["*.example.com"], "a.desk.example.com"), [Verdict::Good, Verdict::Bad]);
        assert_eq!(verdicts(-400, &["desk.example.com"], "desk.example.com"), [Verdict::Bad]);
    }
}
