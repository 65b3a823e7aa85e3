//! The machine: folders, disk, limits, port.

use super::Finding;
use crate::config::Loaded;
use rustix::{
    fs::statvfs,
    process::{Resource, getrlimit},
};
use std::{
    fs,
    io::ErrorKind,
    net::{SocketAddr, TcpListener},
    os::unix::fs::PermissionsExt,
    path::Path,
};

const MIB: u64 = 1024 * 1024;

pub fn examine(loaded: &Loaded) -> Vec<Finding> {
    let config = &loaded.config;
    let mut all = vec![configuration(loaded)];
    all.extend(folder(&config.server.data));
    all.push(open_files());
    all.push(port(config.server.listen));
    all.push(address(&config.server.public_url));
    all
}

fn configuration(loaded: &Loaded) -> Finding {
    const ABOUT: &str = "configuration";
    let Some(path) = &loaded.file else { return Finding::good(ABOUT, "no file; defaults and environment") };
    let shown = path.display();
    let secrets = [
        &loaded.config.database.url,
        &loaded.config.mail.url,
        &loaded.config.metrics.token,
        &loaded.config.anchors.evm_url,
    ];
    let keeps_secrets = secrets.iter().any(|it| !it.expose().is_empty());
    if keeps_secrets && readable_by_others(path) {
        return Finding::warning(
            ABOUT,
            format!("{shown} holds secrets and everybody on this machine can read it"),
            format!("chmod o-rwx {shown}"),
        );
    }
    Finding::good(ABOUT, shown.to_string())
}

fn readable_by_others(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|it| it.permissions().mode() & 0o004 != 0)
}

fn folder(data: &Path) -> Vec<Finding> {
    const ABOUT: &str = "data folder";
    let shown = data.display();
    if !data.exists() {
        let mend = format!("`ombud serve` makes it; or mkdir -p {shown}");
        return vec![Finding::warning(ABOUT, format!("{shown} does not exist yet"), mend)];
    }
    let mut all = Vec::new();
    match tempfile::tempfile_in(data) {
        Ok(_) => all.push(Finding::good(ABOUT, format!("{shown} can be written"))),
        Err(error) => all.push(Finding::bad(
            ABOUT,
            format!("{shown} cannot be written: {error}"),
            format!("chown -R <the server's user> {shown}"),
        )),
    }
    let open = fs::metadata(data).is_ok_and(|it| it.permissions().mode() & 0o005 != 0);
    let exposed = ["ombud.db", "files"].iter().map(|it| data.join(it)).find(|it| readable_by_others(it));
    if let Some(path) = exposed.filter(|_| open) {
        all.push(Finding::warning(
            "permissions",
            format!("everybody on this machine can read {}", path.display()),
            format!("chmod -R o-rwx {shown}"),
        ));
    }
    if let Ok(space) = statvfs(data) {
        let (free, whole) = (space.f_bavail * space.f_frsize, space.f_blocks.max(1) * space.f_frsize);
        all.push(disk(free, whole));
    }
    all
}

fn disk(free: u64, whole: u64) -> Finding {
    const ABOUT: &str = "disk space";
    const MEND: &str = "delete old backups or logs, or move server.data to a larger disk";
    let found = format!("{} MiB free, {} %", free / MIB, free * 100 / whole.max(1));
    match free {
        _ if free < 200 * MIB => Finding::bad(ABOUT, found, MEND),
        _ if free < 2048 * MIB || free * 20 < whole => Finding::warning(ABOUT, found, MEND),
        _ => Finding::good(ABOUT, found),
    }
}

fn open_files() -> Finding {
    const ABOUT: &str = "open files";
    let limit = getrlimit(Resource::Nofile).current.unwrap_or(u64::MAX);
    let found = format!("at most {limit}");
    if limit < 4096 {
        let mend = "each connection needs one: set LimitNOFILE=65536 in the unit, or ulimit -n 65536";
        return Finding::warning(ABOUT, found, mend);
    }
    Finding::good(ABOUT, found)
}

fn port(listen: SocketAddr) -> Finding {
    const ABOUT: &str = "port";
    match TcpListener::bind(listen) {
        Ok(_) => Finding::good(ABOUT, format!("{listen} is free")),
        Err(error) if error.kind() == ErrorKind::AddrInUse && is_ours(listen) => {
            Finding::good(ABOUT, format!("Ombud is serving on {listen}"))
        }
        Err(error) if error.kind() == ErrorKind::AddrInUse => Finding::bad(
            ABOUT,
            format!("another program listens on {listen}"),
            format!("stop it (ss -ltnp 'sport = :{}' names it), or set server.listen", listen.port()),
        ),
        Err(error) if error.kind() == ErrorKind::PermissionDenied => Finding::bad(
            ABOUT,
            format!("{listen} is not allowed: {error}"),
            "ports below 1024 need AmbientCapabilities=CAP_NET_BIND_SERVICE in the unit",
        ),
        Err(error) => Finding::bad(
            ABOUT,
            format!("{listen}: {error}"),
            "set server.listen to an address of this machine",
        ),
    }
}

/// Whether what listens there answers as Ombud does; under TLS the answer cannot be read, and it counts as ours.
fn is_ours(listen: SocketAddr) -> bool {
    use std::io::{Read, Write};
    let asked = || -> std::io::Result<String> {
        let wait = std::time::Duration::from_secs(2);
        let mut stream = std::net::TcpStream::connect_timeout(&listen, wait)?;
        stream.set_read_timeout(Some(wait))?;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        let mut answer = [0; 4096];
        let count = stream.read(&mut answer)?;
        Ok(String::from_utf8_lossy(answer.get(..count).unwrap_or_default()).into_owned())
    };
    asked().is_ok_and(|it| it.contains("x-request-id:") || it.starts_with('\u{15}'))
}

fn address(url: &str) -> Finding {
    const ABOUT: &str = "public address";
    let host = url.split("://").nth(1).unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    let local = ["localhost", "127.0.0.1", "[::1]"].contains(&host);
    if url.starts_with("http:") && !local {
        return Finding::warning(
            ABOUT,
            format!("{url} is not encrypted; passwords travel in the clear, and passkeys do not work"),
            "set server.tls_certificate and server.tls_key, or put a proxy with TLS in front; then set server.public_url",
        );
    }
    Finding::good(ABOUT, url)
}

#[cfg(test)]
mod tests {
    use super::{super::Verdict, *};

    #[test]
    fn little_space_is_told_before_it_is_none() {
        let gib = 1024 * MIB;
        assert_eq!(disk(100 * gib, 200 * gib).verdict, Verdict::Good);
        assert_eq!(disk(gib, 10 * gib).verdict, Verdict::Warning);
        assert_eq!(disk(9 * gib, 200 * gib).verdict, Verdict::Warning);
        assert_eq!(disk(100 * MIB, 200 * gib).verdict, Verdict::Bad);
    }

    #[test]
    fn a_port_in_use_by_a_stranger_is_told_from_a_free_one() {
        let stranger = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let address = stranger.local_addr().unwrap();
        let answering = std::thread::spawn(move || drop(stranger.accept()));
        assert_eq!(port(address).verdict, Verdict::Bad);
        answering.join().unwrap();
        assert_eq!(port("127.0.0.1:0".parse().unwrap()).verdict, Verdict::Good);
    }

    #[test]
    fn an_address_without_encryption_is_fine_at_home_alone() {
        assert_eq!(address("http://localhost:8080").verdict, Verdict::Good);
        assert_eq!(address("https://desk.example.com").verdict, Verdict::Good);
        assert_eq!(address("http://desk.example.com:8080").verdict, Verdict::Warning);
    }
}
