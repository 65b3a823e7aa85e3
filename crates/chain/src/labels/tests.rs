use super::*;
use crate::{
    caip::ChainId,
    platform::{LabelKind, Platform},
};
use std::sync::Arc;

const A: &str = "0x8589427373D6D84E98730D7795D8f6f8731FDA16";
const B: &str = "0x722122dF12D4e14e13Ac3b6895a86e84145b6967";
const BITCOIN: &str = "12QtD5BFwRsdNsAZY76UVE1xyCGNTojH9h";
const TRON: &str = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";

fn all(text: &str) -> ReadList {
    read(text.as_bytes(), &Reading { name: "The list", kind: Some(LabelKind::Sanctioned) }).unwrap()
}

fn said(text: &str) -> Vec<(String, LabelKind, String, Option<String>)> {
    let list = read(text.as_bytes(), &Reading { name: "The list", kind: None }).unwrap();
    let told = |it: Label| (it.address, it.kind, it.name, it.chain.map(|it| it.to_string()));
    list.labels.into_iter().map(told).collect()
}

#[test]
fn an_address_on_each_line() {
    let list =
        all(&format!("# made\n\n{A}\n{} # twice\r\n{BITCOIN}\n{TRON}, seen\nnot one\n", A.to_lowercase()));
    assert_eq!((list.format, list.addresses, list.labels.len()), (Format::Plain, 3, 4));
    assert_eq!(list.bad, [BadLine { number: 7, text: "not one".into() }]);
    assert!(list.labels.iter().all(|it| it.name == "The list" && it.kind == LabelKind::Sanctioned));
}

#[test]
fn a_table_says_names_kinds_and_networks() {
    let table = format!(
        "Chain;Address;Name Tag;Category\n1;{A};\"Northwind; Exchange\";cex\nbase;{B};;wallet drainer\n\
         tron;{TRON};Bridge;bridge\neth;{A};x;unheard of\n"
    );
    let kinds = said(&table);
    let northwind = (A.into(), LabelKind::Exchange, "Northwind; Exchange".into(), Some("eip155:1".into()));
    assert_eq!(kinds[0], northwind);
    // A thief is one wherever.
    assert_eq!(kinds[1], (B.into(), LabelKind::Drainer, "The list".into(), None));
    assert_eq!(kinds[2].3.as_deref(), Some("tron:0x2b6653dc"));
    assert_eq!(kinds.len(), 3, "what says no kind that is known says nothing");
    // Where the list's kind is set, its lines do not change it.
    assert!(all(&table).labels.iter().all(|it| it.kind == LabelKind::Sanctioned));
}

#[test]
fn json_in_each_of_its_forms() {
    for (text, format) in [
        (format!(r#"["{A}", "{B}"]"#), Format::Json),
        (format!(r#"{{"addresses": [{{"address": "{A}"}}, "{B}"]}}"#), Format::Json),
        (format!(r#"{{"{A}": "One", "{B}": {{"label": "Two"}}}}"#), Format::Json),
        (format!("{{\"address\": \"{A}\", \"label\": \"One\"}}\n\"{B}\"\n"), Format::JsonLines),
    ] {
        let list = all(&text);
        assert_eq!((list.format, list.addresses), (format, 2), "{text}");
    }
    let kinds = said(&format!(r#"[{{"address": "{A}", "type": "exchange", "name": "N", "chain_id": 10}}]"#));
    assert_eq!(kinds[0].3.as_deref(), Some("eip155:10"));
    let mixed =
        all(&format!(r#"{{"version": [1], "data": ["{A}", "{B}", [0], {{"note": {{"address": "x"}}}}]}}"#));
    assert_eq!((mixed.addresses, mixed.bad_lines), (2, 2));
    assert_eq!(mixed.bad[0], BadLine { number: 3, text: "[0]".into() });
}

#[test]
fn a_list_without_end_is_left_early() {
    let how = Reading { name: "x", kind: Some(LabelKind::Scam) };
    let why = |text: &str| read(text.as_bytes(), &how).unwrap_err();
    let bad = ROWS + 10;
    for text in [
        "a\n".repeat(bad),
        format!("address\n{}", ",\n".repeat(bad)),
        format!("[{}0]", "0,".repeat(bad)),
        format!("[[{}0]]", "0,".repeat(bad)),
        "[]\n".repeat(bad),
        format!("{A}\n").repeat(bad),
    ] {
        let why = why(&text);
        let known = why.contains(&format!("more than {ROWS} entries")) || why.contains("names no address");
        assert!(known, "{}…: {why}", text.chars().take(9).collect::<String>());
    }
    let mut rows = 0;
    let text = "0,".repeat(bad);
    rows::each(&format!("[{text}0]"), Format::Json, &mut |_| {
        rows += 1;
        if rows == 3 { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
    });
    assert_eq!(rows, 3, "nothing is read that is not wanted");
}

#[test]
fn bad_lines_are_counted_and_the_first_shown() {
    let text: String = (0..50).map(|n| format!("0x{n:040x}\n")).collect();
    let list = all(&format!("{text}{}", "nobody\n".repeat(30)));
    assert_eq!((list.addresses, list.bad_lines, list.bad.len(), list.bad[0].number), (50, 30, SAMPLES, 51));
    // A line that would be taken apart into millions of fields is none.
    let list = all(&format!("address,name\n{A},x\n{}\n", ",".repeat(1 << 20)));
    assert_eq!((list.addresses, list.bad_lines), (1, 1));
}

#[test]
fn ofac_names_addresses_among_all_else() {
    let csv = format!(
        "36,\"SOMEBODY\",\"individual\",\"DOB 1 Jan 1970; Digital Currency Address - XBT {BITCOIN}; alt. Digital Currency \
         Address - ETH {A}; Digital Currency Address - XMR 5abc.\"\n"
    );
    let list = all(&csv);
    assert_eq!((list.format, list.addresses, list.bad_lines), (Format::Sdn, 2, 1));
    let xml = format!(
        "<id><uid>1</uid><idType>Digital Currency Address - TRX</idType><idNumber>{TRON}</idNumber></id>\n\
         <id><idType>Passport</idType><idNumber>X123</idNumber></id>\
         <id><idType>Digital Currency Address - ETH</idType>\n<idNumber>{B}</idNumber></id>"
    );
    assert_eq!((all(&xml).format, all(&xml).addresses), (Format::Sdn, 2));
}

#[test]
fn what_is_no_list_is_refused() {
    let page = "<!DOCTYPE html>\n<html>\n<body>Sorry</body>\n</html>\n";
    for text in ["", "# nothing\n", page, r#"{"error": "rate limited"}"#, "{", "address,name\n", "a\nb\n"] {
        let read = read(text.as_bytes(), &Reading { name: "x", kind: Some(LabelKind::Scam) });
        assert!(read.is_err(), "{text}");
    }
    let most = format!("{A}\none\ntwo\n");
    let why = read(most.as_bytes(), &Reading { name: "x", kind: Some(LabelKind::Scam) }).unwrap_err();
    assert!(why.contains("line 2"), "{why}");
    assert!(read(&[0xff, 0xfe], &Reading { name: "x", kind: None }).is_err());
}

#[test]
fn names_lead_nowhere() {
    let table =
        format!("address,name,kind\n{A},claim at usdt-refund.example or call +1 800 555 01 99,exchange\n");
    let name = &said(&table)[0].2;
    assert!(
        !name.contains("refund.example") && !name.contains("5550199") && !name.contains("555 01 99"),
        "{name}"
    );
}

#[test]
fn lists_stand_beside_what_the_platform_says_itself() {
    let own = serde_json::json!({"labels": [{"address": A, "kind": "exchange", "name": "Northwind"}]});
    let mut labels = Labels::default();
    labels.add(all(&format!("{A}\n{B}\n{A}\n")).labels);
    assert_eq!(labels.len(), 2);
    let platform = Platform::new(serde_json::from_value(own).unwrap()).listing(Arc::new(labels));
    let chain: ChainId = "eip155:1".parse().unwrap();
    let kind = |address: &str| platform.label(&chain, address).map(|it| (it.kind, it.name.clone()));
    assert_eq!(kind(&A.to_lowercase()), Some((LabelKind::Sanctioned, "The list".into())), "the gravest");
    assert_eq!(kind(B), Some((LabelKind::Sanctioned, "The list".into())));
    assert_eq!(kind(TRON), None);
}
