use std::collections::HashSet;

use proptest::prelude::*;

use super::{Builder, HostList, KEPT};

fn read(text: &str) -> (HostList, Vec<usize>) {
    let mut builder = Builder::new([3; 16]);
    let bad = builder.read(text.as_bytes()).unwrap();
    (builder.build(), bad.first.into_iter().map(|line| line.number).collect())
}

#[test]
fn parents_are_asked_too_but_no_children_nor_endings() {
    let (list, _) = read("evil.example.com\n");
    assert!(
        list.holds("evil.example.com")
            && list.holds("a.b.evil.example.com")
            && list.holds("evil.example.com.")
    );
    assert!(!list.holds("example.com") && !list.holds("notevil.example.com") && !list.holds("com"));
    assert!(!HostList::default().holds("evil.example.com"));
}

#[test]
fn lines_of_all_formats_are_read() {
    let (list, bad) = read(
        "\u{feff}# comment\n! another\n[Adblock Plus 2.0]\n\nPLAIN.example.com # why\r\nhttps://url.example.com/path\n\
         *.star.example.com\n0.0.0.0 one.example.com two.example.com\n127.0.0.1\tlocalhost\n::1 ip6-localhost\n\
         ||block.example.com^$third-party\n@@||honest.example.com^\nhonest.example.com\nbücher.example.com\n",
    );
    assert_eq!(bad, Vec::<usize>::new());
    for host in ["plain", "url", "star", "one", "two", "block", "xn--bcher-kva"] {
        assert!(list.holds(&format!("{host}.example.com")), "{host}");
    }
    assert!(!list.holds("honest.example.com"));
    assert_eq!(list.len(), 7);
}

#[test]
fn a_bad_line_is_told_by_its_number_and_the_rest_is_read() {
    let long = "x".repeat(10_000);
    let (list, bad) = read(&format!("a.example.com\nnot a host\n||^\n{long}\nlocalhost\nb.example.com\n"));
    assert_eq!(bad, [2, 3, 4, 5]);
    assert!(list.holds("a.example.com") && list.holds("b.example.com"));
}

#[test]
fn of_a_list_of_nothing_but_bad_lines_the_first_are_kept_and_all_are_counted() {
    let mut builder = Builder::new([3; 16]);
    let bad = builder.read("?\n".repeat(100_000).as_bytes()).unwrap();
    assert_eq!((bad.count, bad.first.len(), bad.first[KEPT - 1].number), (100_000, KEPT, KEPT));
    let bad = builder.read(format!("[{}\"?\"]", "\"?\",".repeat(999)).as_bytes()).unwrap();
    assert_eq!((bad.count, bad.first.len()), (1000, KEPT));
}

#[test]
fn the_json_of_metamask_and_polkadot_is_read() {
    let metamask = r#"{"version": 2, "tolerance": 1, "fuzzylist": ["metamask.io"],
        "whitelist": ["good.example.com"], "blacklist": ["bad.example.com", "good.example.com", "??"]}"#;
    let (list, bad) = read(metamask);
    assert!(list.holds("bad.example.com") && !list.holds("good.example.com") && !list.holds("metamask.io"));
    assert_eq!(bad, [3]);
    let (list, _) = read(r#" {"allow": ["good.example.com"], "deny": ["bad.example.com"]}"#);
    assert!(list.holds("bad.example.com") && !list.holds("good.example.com"));
    let (list, _) = read(r#"["bad.example.com"]"#);
    assert!(list.holds("bad.example.com"));
    assert!(Builder::new([0; 16]).read(&b"{\"hosts\": 1}"[..]).is_err());
}

#[test]
fn a_million_hosts_take_few_bytes() {
    let mut builder = Builder::new([5; 16]);
    for number in 0..1_000_000 {
        builder.block(&format!("host-{number}.example.com"));
    }
    let list = builder.build();
    assert_eq!(list.len(), 1_000_000);
    assert!(list.bytes() < 10_000_000, "{}", list.bytes());
    assert!((0..1_000_000).step_by(997).all(|number| list.holds(&format!("www.host-{number}.example.com"))));
    assert!(!(1_000_000..1_100_000).any(|number| list.holds(&format!("host-{number}.example.com"))));
}

proptest! {
    #[test]
    fn it_is_a_set(hosts in prop::collection::hash_set("[a-c]{1,2}\\.[a-c]{1,2}\\.com", 0..60), asked in "[a-c]{1,2}\\.[a-c]{1,2}\\.com") {
        let mut builder = Builder::new([9; 16]);
        for host in &hosts {
            prop_assert!(builder.block(host));
        }
        let list = builder.build();
        let hosts: HashSet<String> = hosts;
        prop_assert_eq!(list.len(), hosts.len());
        prop_assert_eq!(list.holds(&asked), hosts.contains(&asked));
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,200}", bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for input in [text.as_bytes(), &bytes] {
            let mut builder = Builder::new([1; 16]);
            let _ = builder.read(input);
            builder.build().holds(&text);
        }
    }
}
