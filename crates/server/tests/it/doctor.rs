//! `ombud doctor`: the score of `--security`, and the virus scanner.

use crate::places::{Place, each_place};
use axum::{Json as Body, Router, routing::post};
use ombud_base::{Clock, id::WorkspaceId};
use ombud_db::DbError;
use serde_json::{Value as Json, json};

#[tokio::test(flavor = "multi_thread")]
async fn doctor_gives_a_score_and_fails_below_one() {
    each_place(|place| async move {
        let nobody = place.run(&["doctor", "--security"]).unwrap_err();
        assert!(nobody.contains("ombud: "), "{nobody}");
        place.run(&["staff", "add", "kim@example.com", "--role", "Admin"]).unwrap();
        let told = place.run(&["doctor", "--security"]).unwrap();
        for line in [
            "ok    10  Second factor",
            "FAIL   8  Two-person approval: 0 of 6 groups of what cannot be taken back need two people and have them.",
            "see to it that two people may decide about each. (/console/settings/approval-policy)",
            "FAIL   8  Backup: None was ever made by `ombud backup`.",
            "ok    10  Who can read the root key: Its owner alone.",
        ] {
            assert!(told.contains(line), "{line} is missing in {told}");
        }
        let score = |text: &str| -> u32 {
            let at = text.rsplit("Score: ").next().unwrap();
            at.split(' ').next().unwrap().parse().unwrap()
        };
        let json: Json =
            serde_json::from_str(&place.run(&["doctor", "--security", "--json"]).unwrap()).unwrap();
        assert_eq!(json["score"], score(&told));
        place.run(&["doctor", "--security", "--fail-under", &score(&told).to_string()]).unwrap();
        place.run(&["doctor", "--security", "--fail-under", "100"]).unwrap_err();
        place.run(&["doctor", "--security", "--fail-under", "101"]).unwrap_err();
        place.run(&["doctor", "--json"]).unwrap_err();
        // What is done counts from then on.
        let archive = place.folder().join("security.tar.gz");
        place.run(&["backup", archive.to_str().unwrap()]).unwrap();
        place.run(&["ledger", "check"]).unwrap();
        let later = place.run(&["doctor", "--security"]).unwrap();
        assert!(
            later.contains("ok     8  Backup") && later.contains("ok     8  Check of the ledger"),
            "{later}"
        );
        assert!(score(&later) > score(&told));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let key = place.folder().join("data/root.key");
            let key = if key.exists() { key } else { place.folder().join("root.key") };
            std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
            let open = place.run(&["doctor", "--security"]).unwrap();
            assert!(open.contains("FAIL  10  Who can read the root key"), "{open}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_asks_clamd() {
    let place = Place::sqlite();
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let told = place.run_in(&["doctor"], "", &[("OMBUD_FILES__CLAMD", format!("tcp:{free}"))]).unwrap_err();
    assert!(told.contains("BAD   virus scanner: clamd does not answer"), "{told}");
    let Ok(socket) = std::env::var("OMBUD_TEST_CLAMD") else { return };
    let clamd = ("OMBUD_FILES__CLAMD", format!("unix:{socket}"));
    // The test's clamd takes a mebibyte: less than may be uploaded, until that is less, too.
    let told = place.run_in(&["doctor"], "", std::slice::from_ref(&clamd)).unwrap_err();
    assert!(told.contains("BAD   virus scanner: it does not take a file of files.max_bytes"), "{told}");
    let told = place
        .run_in(&["doctor"], "", &[clamd, ("OMBUD_FILES__MAX_BYTES", "500000".into())])
        .unwrap_or_else(|it| it);
    assert!(told.contains("ok    virus scanner: ClamAV") && !told.contains("BAD   virus"), "{told}");
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_tells_of_a_root_key_that_the_server_would_not_start_with() {
    each_place(|place| async move {
        place.run(&["migrate"]).unwrap();
        let fresh = place.run(&["doctor"]).unwrap();
        assert!(fresh.contains("ok    root key: there is none yet"), "{fresh}");
        place.run(&["staff", "add", "kim@example.com", "--role", "Admin"]).unwrap();
        let well = place.run(&["doctor"]).unwrap();
        assert!(well.contains("ok    root key: ") && !well.contains("none yet"), "{well}");

        let key = place.folder().join("data/root.key");
        let key = if key.exists() { key } else { place.folder().join("root.key") };
        let right = std::fs::read_to_string(&key).unwrap();
        std::fs::remove_file(&key).unwrap();
        let missing = place.run(&["doctor"]).unwrap_err();
        assert!(
            missing.contains("BAD   root key: the root key") && missing.contains("is missing"),
            "{missing}"
        );
        assert!(missing.contains("keys.root") && !key.exists(), "it looks, and makes none: {missing}");
        for (wrong, said) in [
            ("not a key", "32 bytes in base64"),
            ("", "32 bytes in base64"),
            ("c2hvcnQ=", "32 bytes in base64"),
            ("q83KdKm1nJQy6h0vT5rXbW2pYcZl8sE4uGfOaR7iMkI=", "the database was sealed under"),
        ] {
            std::fs::write(&key, wrong).unwrap();
            let told = place.run(&["doctor"]).unwrap_err();
            assert!(told.contains("BAD   root key: ") && told.contains(said), "{wrong}: {told}");
            assert!(wrong.is_empty() || !told.contains(wrong), "what stands there is not shown: {told}");
        }
        std::fs::write(&key, right).unwrap();
        place.run(&["doctor"]).unwrap();
        let other = [("OMBUD_KEYS__ROOT", "hunter2".to_owned())];
        let named = place.run_in(&["doctor"], "", &other).unwrap_err();
        assert!(named.contains("BAD   root key: keys.root begins with none"), "{named}");
        assert!(!named.contains("hunter2"), "{named}");
    })
    .await;
}

/// A node of a chain whose newest block has this height and age in seconds; the address of it.
async fn node(chain: &'static str, height: u64, age: i64) -> String {
    let time = Clock::system().now().plus_seconds(-age).micros() / 1_000_000;
    let answer = move |Body(question): Body<Json>| async move {
        let said = match question["method"].as_str().unwrap_or_default() {
            "eth_chainId" => json!(chain),
            "eth_getBlockByNumber" => {
                let hash = format!("0x{height:064x}");
                json!({"number": format!("{height:#x}"), "hash": hash, "timestamp": format!("{time:#x}")})
            }
            "eth_getCode" => json!("0x"),
            _ => json!("0x0"),
        };
        Body(json!({"jsonrpc": "2.0", "id": question["id"], "result": said}))
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let here = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/", post(answer))).await });
    here
}

fn networks(place: &Place, hosts: &[&str]) {
    let endpoints: Vec<String> =
        hosts.iter().map(|it| format!("{{ url = \"http://{it}/?key=hunter2\" }}")).collect();
    let text = format!(
        "[[network]]\nid = \"eip155:1337\"\nname = \"Test chain\"\nfamily = \"evm\"\nsymbol = \"ETH\"\ndecimals = 18\n\
         block_seconds = 12\nconfirmations = 6\nendpoints = [{}]\n",
        endpoints.join(", ")
    );
    std::fs::write(place.folder().join("chains.toml"), text).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_asks_each_endpoint_of_each_network_and_says_how_to_mend_it() {
    let place = Place::sqlite();
    place.run(&["migrate"]).unwrap();
    let none = place.run(&["doctor"]).unwrap();
    assert!(none.contains("ok    chains: no network is set up"), "{none}");

    let good = node("0x539", 1_000_000, 5).await;
    let (still, behind) = (node("0x539", 1_000_000, 86_400).await, node("0x539", 999_000, 20).await);
    let other = node("0x1", 1_000_000, 5).await;
    let gone = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    networks(&place, &[&good, &still, &behind, &other, &gone]);
    let told = place.run(&["doctor"]).unwrap_err();
    let line = |host: &str| {
        let at =
            told.find(&format!("chains: Test chain, {host}")).unwrap_or_else(|| panic!("{host}: {told}"));
        let from = told[..at].rfind('\n').map_or(0, |it| it + 1);
        told[from..].lines().take(2).collect::<Vec<_>>().join(" ")
    };
    assert!(line(&good).starts_with("ok ") && line(&good).contains("newest block 1000000, "), "{told}");
    assert!(line(&still).starts_with("warn") && line(&still).contains("is 24 h old"), "{told}");
    assert!(line(&behind).starts_with("warn") && line(&behind).contains("1000 blocks behind"), "{told}");
    assert!(
        line(&other).starts_with("BAD ") && line(&other).contains("another chain than eip155:1337"),
        "{told}"
    );
    assert!(line(&gone).starts_with("BAD ") && line(&gone).contains("cannot be reached"), "{told}");
    for host in [&still, &behind, &other, &gone] {
        assert!(line(host).contains("→ "), "how to mend it: {told}");
    }
    assert!(!told.contains("hunter2"), "a provider's key is not shown: {told}");
    networks(&place, &[&good]);
    let alone = place.run(&["doctor"]).unwrap();
    assert!(alone.contains("warn  chains: Test chain has one endpoint"), "{alone}");
    networks(&place, &[&gone]);
    let away = place.run(&["doctor"]).unwrap_err();
    assert!(away.contains("BAD   chains: Test chain: no endpoint answers"), "{away}");
    networks(&place, &[]);
    let empty = place.run(&["doctor"]).unwrap();
    assert!(empty.contains("warn  chains: Test chain (eip155:1337) has no endpoint"), "{empty}");
    std::fs::write(place.folder().join("chains.toml"), "[[network]]\nid = 7\n").unwrap();
    let broken = place.run(&["doctor"]).unwrap_err();
    assert!(broken.contains("BAD   chains: "), "{broken}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_diagnosis_by_command_knows_what_the_desk_knows() {
    each_place(|place| async move {
        let here = node("0x539", 1_000_000, 5).await;
        networks(&place, &[&here]);
        let address = "0x00000000000000000000000000000000000e0c01";
        let ask = ["chain", "diagnose", address, "--chain", "eip155:1337"];
        if place.is_sqlite() {
            let alone = place.run(&ask).unwrap();
            assert!(alone.contains("judged without a desk's lists"), "{alone}");
        }
        place.run(&["staff", "add", "kim@example.com", "--role", "Admin"]).unwrap();
        let empty = place.run(&ask).unwrap();
        assert!(empty.contains("0 deposit addresses, 0 assets, 0 labels"), "{empty}");
        assert!(!empty.contains("Northwind"), "{empty}");
        let label =
            json!({"network": null, "address": address, "kind": "exchange", "name": "Northwind Exchange"});
        let data = json!({"deposits": [], "assets": [], "labels": [label]}).to_string();
        let db = place.open().await;
        let put = move |tx: &mut ombud_db::Tx<'_>| {
            let ws: WorkspaceId = tx.one("SELECT id FROM workspaces", &[], |row| row.get(0))?;
            let text =
                "INSERT INTO chain_platforms (workspace_id, version, data, changed_at) VALUES ($1, 1, $2, 0)";
            tx.exec(text, &[ws.into(), (&data).into()])
        };
        db.write::<_, DbError, _>(put).await.unwrap();
        let known = place.run(&ask).unwrap();
        assert!(known.contains("Northwind Exchange") && known.contains("1 labels"), "{known}");
        // A file takes the place of what the desk says.
        let file = place.folder().join("known.toml");
        std::fs::write(&file, "").unwrap();
        let mut by_file = ask.to_vec();
        by_file.extend(["--platform", file.to_str().unwrap()]);
        let other = place.run(&by_file).unwrap();
        assert!(!other.contains("Northwind") && other.contains("judged by "), "{other}");
    })
    .await;
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn what_is_made_is_for_the_servers_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::sqlite();
    place.run(&["staff", "add", "kim@example.com", "--role", "Admin"]).unwrap();
    let data = place.folder().join("data");
    let data = if data.join("root.key").exists() { data } else { place.folder().to_owned() };
    // Somebody made the folder by hand, for everybody: what is in it is still for the server alone.
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o755)).unwrap();
    let mode = |name: &str| std::fs::metadata(data.join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("ombud.db"), mode("root.key")), (0o600, 0o600));
    let told = place.run(&["doctor"]).unwrap();
    assert!(!told.contains("everybody on this machine can read"), "{told}");
    let archive = place.folder().join("modes.tar.gz");
    place.run(&["backup", archive.to_str().unwrap()]).unwrap();
    place.run(&["restore", archive.to_str().unwrap(), "--force"]).unwrap();
    assert_eq!(mode("ombud.db"), 0o600);
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_tells_of_signed_heads_that_are_gone() {
    each_place(|place| async move {
        place.run(&["staff", "add", "kim@example.com", "--role", "Admin"]).unwrap();
        place.run(&["ledger", "checkpoint"]).unwrap();
        let well = place.run(&["doctor"]).unwrap();
        assert!(
            well.contains("ok    ledger: ") && well.contains("every head that was signed is there"),
            "{well}"
        );
        let db = place.open().await;
        let gone = db.write::<_, DbError, _>(|tx| tx.exec("DELETE FROM checkpoints", &[])).await;
        assert_eq!(gone.unwrap(), 1);
        let told = place.run(&["doctor"]).unwrap_err();
        assert!(told.contains("BAD   ledger: ") && told.contains("1 heads were signed"), "{told}");
        assert!(told.contains("docs/security/ledger.md"), "{told}");
        let refused = place.run(&["ledger", "checkpoint"]).unwrap_err();
        assert!(refused.contains("restore a backup of before"), "{refused}");
        place.run(&["ledger", "check"]).unwrap_err();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn doctor_holds_the_clock_against_what_was_written() {
    each_place(|place| async move {
        place.run(&["staff", "add", "kim@example.com", "--role", "Admin"]).unwrap();
        let well = place.run(&["doctor"]).unwrap();
        assert!(well.contains("clock: ") && !well.contains("BAD   clock"), "{well}");
        let db = place.open().await;
        let ahead = "UPDATE events SET at = at + 3600000000";
        assert!(db.write::<_, DbError, _>(move |tx| tx.exec(ahead, &[])).await.unwrap() > 0);
        let told = place.run(&["doctor"]).unwrap_err();
        assert!(told.contains("BAD   clock: it says ") && told.contains("the newest event is of"), "{told}");
        assert!(told.contains("timedatectl set-ntp true"), "{told}");
    })
    .await;
}
