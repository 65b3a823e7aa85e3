use super::{Config, DEFAULTS, Loaded, Origin, Source, load};
use serde_json::Value as Json;
use std::path::PathBuf;

struct Tried {
    folder: tempfile::TempDir,
    result: anyhow::Result<Loaded>,
}

fn attempt(file: &str, environment: &[(&str, &str)]) -> Tried {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ombud.toml");
    std::fs::write(&path, file).unwrap();
    let environment = environment.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
    let source = Source { file: Some(path), environment, ..Source::default() };
    Tried { result: load(&source), folder }
}

/// What it says, with the folder's name taken out.
fn refusal(file: &str, environment: &[(&str, &str)]) -> String {
    let tried = attempt(file, environment);
    let text = format!("{:#}", tried.result.expect_err("it was accepted"));
    text.replace(&format!("{}/", tried.folder.path().display()), "")
}

#[test]
fn the_commented_file_has_every_key_at_its_default() {
    let parsed: Config = toml::from_str(DEFAULTS).unwrap();
    let (parsed, defaults) =
        (serde_json::to_value(parsed).unwrap(), serde_json::to_value(Config::default()).unwrap());
    assert_eq!(parsed, defaults);
    for (section, keys) in defaults.as_object().unwrap() {
        let (_, part) = DEFAULTS.split_once(&format!("\n[{section}]\n")).unwrap();
        let part = part.split("\n[").next().unwrap();
        for (key, value) in keys.as_object().unwrap() {
            let line = if *value == Json::Null { format!("\n# {key} = ") } else { format!("{key} = ") };
            assert!(part.contains(&line), "{section}.{key} is missing in docs/ombud.toml");
        }
    }
}

#[test]
fn unknown_keys_are_refused_with_line_and_nearest_name() {
    assert_eq!(
        refusal("[server]\n\nlissten = \"127.0.0.1:1\"\n", &[]),
        "ombud.toml:3: there is no key server.lissten; did you mean server.listen?"
    );
    assert_eq!(
        refusal("\n[databse]\nurl = \"x\"\n", &[]),
        "ombud.toml:2: there is no section [databse]; did you mean [database]?"
    );
    assert_eq!(
        refusal("[serve]\nlisten = \"127.0.0.1:1\"\n", &[]),
        "ombud.toml:1: there is no section [serve]; did you mean [server]?"
    );
    assert_eq!(
        refusal("listen = \"x\"", &[]),
        "ombud.toml:1: there is no key listen; did you mean server.listen?"
    );
    assert_eq!(
        refusal("", &[("OMBUD_SERVER__PUBLICURL", "x")]),
        "environment OMBUD_SERVER__PUBLICURL: there is no key OMBUD_SERVER__PUBLICURL; did you mean OMBUD_SERVER__PUBLIC_URL?"
    );
    for (slip, meant) in [
        ("OMBUD_SERVER_LISTEN", "OMBUD_SERVER__LISTEN"),
        ("OMBUD_DATABASE_URL", "OMBUD_DATABASE__URL"),
        ("OMBUD_SERVER_TRUSTED_PROXIES", "OMBUD_SERVER__TRUSTED_PROXIES"),
    ] {
        assert_eq!(
            refusal("", &[(slip, "x")]),
            format!("environment {slip}: there is no key {slip}; did you mean {meant}?")
        );
    }
    let far = refusal("[server]\nzzzzqqqq = 1\n", &[]);
    assert!(far.ends_with("`ombud config print` shows all of them"), "{far}");
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let file = "[server]\nlissten = \"127.0.0.1:1\"\nlisten = \"localhost\"\n\n[databse]\nurl = \"x\"\n";
    let told = refusal(file, &[("OMBUD_DATABASE__CONNECTIONS", "many"), ("OMBUD_LOG__FORMATT", "text")]);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(lines.len(), 5, "{told}");
    for says in [
        "server.lissten",
        "server.listen: invalid socket",
        "[databse]",
        "DATABASE__CONNECTIONS",
        "LOG__FORMATT",
    ] {
        assert!(lines.iter().any(|it| it.contains(says)), "{says}: {told}");
    }
}

#[test]
fn values_that_do_not_fit_are_refused_where_they_stand() {
    for (file, says) in [
        ("[server]\nlisten = \"localhost\"\n", "ombud.toml:2: server.listen: invalid socket address"),
        ("[database]\nconnections = \"many\"\n", "ombud.toml:2: database.connections: invalid type"),
        ("[database]\nconnections = 0\n", "ombud.toml:2: database.connections must be from 1 to 500"),
        ("[database]\nurl = \"mysql://x\"\n", "ombud.toml:2: database.url must be sqlite:"),
        ("[server]\npublic_url = \"desk.example.com\"\n", "ombud.toml:2: server.public_url must be"),
        ("[server]\npublic_url = \"https://x.example/desk\"\n", "ombud.toml:2: server.public_url must be"),
        (
            "[server]\ntls_key = \"k.pem\"\n",
            "server.tls_certificate, which is not set, and server.tls_key come together",
        ),
        (
            "[server]\ntrusted_proxies = [\"10.0.0.0/64\"]\n",
            "ombud.toml:2: server.trusted_proxies: \"10.0.0.0/64\"",
        ),
        ("[mail]\nurl = \"smtp://h\"\n", "mail.from, which is not set, must be an address"),
        ("[log]\nformat = \"xml\"\n", "ombud.toml:2: log.format must be text or json"),
        ("[log]\nfilter = \"loud=very\"\n", "ombud.toml:2: log.filter is no filter"),
        ("server = 1\n", "ombud.toml:1: server is a section"),
        ("[server\n", "ombud.toml:1: "),
        ("[files]\nmax_bytes = 1.5\n", "ombud.toml:2: files.max_bytes takes no float"),
    ] {
        let text = refusal(file, &[]);
        assert!(text.starts_with(says), "{file:?}: {text}");
    }
    let text = refusal("", &[("OMBUD_DATABASE__CONNECTIONS", "many")]);
    assert_eq!(
        text,
        "environment OMBUD_DATABASE__CONNECTIONS: database.connections: write a whole number: invalid digit found in string"
    );
}

#[test]
fn later_layers_win_and_each_value_knows_where_it_comes_from() {
    let tried = attempt(
        "[server]\nlisten = \"127.0.0.1:9000\"\ntrusted_proxies = [\"10.0.0.1\"]\n[database]\nconnections = 3\n",
        &[
            ("OMBUD_SERVER__TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
            ("OMBUD_DATA", "no section, so none of ours"),
            ("HOME", "/"),
        ],
    );
    let loaded = tried.result.unwrap();
    let server = &loaded.config.server;
    assert_eq!(server.trusted_proxies, ["10.0.0.0/8", "::1"]);
    assert_eq!(server.public_url, "http://localhost:9000", "it follows the port");
    assert_eq!(loaded.origin("server.public_url"), &Origin::Derived("server.listen"));
    assert_eq!(loaded.origin("server.data"), &Origin::Default);
    assert_eq!(
        loaded.origin("database.connections"),
        &Origin::File(tried.folder.path().join("ombud.toml"), 5)
    );
    let (environment, data) = (Vec::new(), Some(PathBuf::from("/srv/desk")));
    let file = Some(tried.folder.path().join("ombud.toml"));
    let loaded = load(&Source { file, data, environment, ..Source::default() }).unwrap();
    assert_eq!(loaded.config.database_url(), "sqlite:/srv/desk/ombud.db");
    assert_eq!(loaded.origin("server.data"), &Origin::Option("--data"));
}

#[test]
fn what_is_printed_holds_no_secret_and_can_be_read_again() {
    let file = "[database]\nurl = \"postgres://desk:hunter2@db.example/desk\"\n\
                [mail]\nurl = \"smtps://me%40x.example:s3cret@mail.example:465\"\nfrom = \"a@example.com\"\n\
                [metrics]\ntoken = \"t0ken\"\n[keys]\nroot = \"base64:r00t\"\nroot_next = \"file:/etc/next.key\"\n";
    let loaded = attempt(file, &[]).result.unwrap();
    let shown = loaded.show();
    for secret in ["hunter2", "s3cret", "t0ken", "r00t"] {
        assert!(!shown.contains(secret), "{shown}");
        assert!(!format!("{:?}", loaded.config).contains(secret));
    }
    assert!(shown.contains("url = \"postgres://desk:***@db.example/desk\"  # "), "{shown}");
    assert!(shown.contains("root_next = \"file:/etc/next.key\"  # "), "{shown}");
    assert!(shown.contains("ombud.toml:2; OMBUD_DATABASE__URL"), "{shown}");
    assert!(shown.contains("listen = \"127.0.0.1:8080\"  # default; OMBUD_SERVER__LISTEN"), "{shown}");
    toml::from_str::<Config>(&shown).unwrap();
}

#[test]
fn witnesses_are_refused_with_what_is_wrong_about_them() {
    let log = "desk.example/ledger/main+1e1ffbc8+ATEXDrBT2HLNtEnNjLyjK3bXR9VvY2iYTgKUiDU0lKCu";
    let say = |list: &str| refusal(&format!("[anchors]\nwitnesses = [{list}]\n"), &[]);
    assert!(say("\"witness.example\"").contains("is not a key, a space and an address"));
    assert!(say("\"nonsense https://witness.example\"").contains("has no key"));
    let id = say(&format!("\"{log} https://witness.example\""));
    assert!(id.starts_with("ombud.toml:2: anchors.witnesses"), "{id}");
    let key = ombud_ledger::note::SignerKey::from_seed(
        "witness.example/w1",
        ombud_ledger::note::Algorithm::CosignatureV1,
        &[7; 32],
    );
    let key = key.unwrap().verifier().to_string();
    assert!(say(&format!("\"{key} http://witness.example\"")).contains("must be asked at https://"));
    let twice = format!("\"{key} https://a.example\", \"{key} https://b.example\"");
    assert!(say(&twice).contains("names witness.example/w1 twice"));
    let good = attempt(&format!("[anchors]\nwitnesses = [\"{key} https://witness.example/\"]\n"), &[]);
    let witnesses = good.result.unwrap().config.anchors.witnesses().unwrap();
    assert_eq!(witnesses[0].url, "https://witness.example");
    assert!(refusal("[anchors]\nwitness_minutes = 0\n", &[]).contains("from 1 to 10080"));
}

/// Lines as people write them, with mistakes.
fn lines() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let key = prop_oneof![
        Just("[server]".to_owned()),
        Just("[files]".to_owned()),
        Just("[keys]".to_owned()),
        Just("[database".to_owned()),
        ("(listen|public_url|data|trusted_proxies|max_bytes|clamd|clamd_down|clamd_seconds|root|url|connections|filter)", any::<u8>())
            .prop_map(|(key, kind)| {
                let value = match kind % 8 {
                    0 => "\"127.0.0.1:80\"",
                    1 => "-1",
                    2 => "[\"10.0.0.0/8\", \"x\"]",
                    3 => "\"unterminated",
                    4 => "1e400",
                    5 => "true",
                    6 => "\"tcp:a:1\"",
                    _ => "\"https://x\"",
                };
                format!("{key} = {value}")
            }),
        "\\PC{0,40}",
    ];
    proptest::collection::vec(key, 0..12).prop_map(|it| it.join("\n"))
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config {
        cases: std::env::var("OMBUD_CASES").ok().and_then(|it| it.parse().ok()).unwrap_or(256),
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    })]

    #[test]
    fn any_file_and_environment_load_or_say_where_they_do_not(
        file in lines(),
        name in "OMBUD_(SERVER|FILES|DATABASE|KEYS|X)__(LISTEN|URL|ROOT|MAX_BYTES|CLAMD|NO)",
        value in "\\PC{0,40}",
    ) {
        let secret = "postgres-hunter2-secret";
        let tried = attempt(&file, &[(&name, &value), ("OMBUD_DATABASE__URL", secret)]);
        match tried.result {
            // What does not fit is never taken: this is no address of a database.
            Ok(_) => proptest::prop_assert!(false, "it was accepted"),
            Err(error) => {
                let said = format!("{error:#}");
                proptest::prop_assert!(said.contains("ombud.toml") || said.contains("OMBUD_"), "{said}");
                proptest::prop_assert!(!said.contains(secret), "{said}");
            }
        }
    }
}
