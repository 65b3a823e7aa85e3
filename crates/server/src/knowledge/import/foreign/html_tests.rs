#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;

fn made(html: &str) -> String {
    let change = |refers: Refers, href: &str| match refers {
        Refers::Picture => format!("P:{href}"),
        Refers::Link => href.replace("https://old.example/", ""),
    };
    with_room(|| markdown(html, Box::new(change)).unwrap()).unwrap()
}

#[test]
fn what_a_page_says_stays_and_how_it_looked_goes() {
    let html = r##"
      <style>.x{color:red}</style><script>alert(1)</script>
      <h2 class="wysiwyg-text-align-center" id="h_01"><strong>Before</strong>&nbsp;you start</h2>
      <p><span style="font-size:14px">Open <b>Wallet</b>,&nbsp; then <em>Withdraw</em>.</span><br>Wait.</p>
      <ol><li><p>Choose a coin</p><p><img src="a b.png" alt="Where [it] is"></p></li><li>Enter the amount
        <ul><li>at least 10</li><li>at most 20</li></ul></li></ol>
      <p>&nbsp;</p><p></p>
      <pre><code>0xabc
  def</code></pre><hr>
      <p>See <a href="https://old.example/fees"> fees </a>and <a>nothing</a>.</p>"##;
    let expected = "## **Before** you start\n\nOpen **Wallet**, then *Withdraw*.\\\nWait.\n\n1. Choose a coin\n\n   \
                    ![Where \\[it\\] is](P:a%20b.png)\n\n2. Enter the amount\n   - at least 10\n   - at most 20\n\n\
                    ```\n0xabc\n  def\n```\n\n- - -\n\nSee [fees](fees) and nothing.";
    assert_eq!(made(html), expected);
}

#[test]
fn callouts_by_any_name_are_callouts() {
    for (html, kind) in [
        ("<div class=\"callout callout-warning\"><p>One.</p><p>Two.</p></div>", "WARNING"),
        ("<div class=\"alert alert-danger\">One.<br><br>Two.</div>", "CAUTION"),
        ("<p class=\"note\">One.</p>", "NOTE"),
        ("<blockquote class=\"tip\"><p>One.</p></blockquote>", "TIP"),
        ("<section class=\"callout\"><div class=\"callout\">One.</div></section>", "NOTE"),
    ] {
        let made = made(html);
        assert!(made.starts_with(&format!("> [!{kind}]\n> One.")), "{html}: {made}");
        assert_eq!(made.matches("[!").count(), 1, "{made}");
        assert!(made.lines().all(|it| it.starts_with('>')), "{made}");
    }
    assert_eq!(made("<div class=\"article-body note-paper\">One.</div>"), "One.");
    assert_eq!(made("<blockquote>One.</blockquote>"), "> One.");
}

#[test]
fn tables_with_and_without_a_head() {
    let with = "<table><thead><tr><th>Coin</th><th>Fee | each</th></tr></thead><tbody><tr><td>BTC</td><td><p>1</p><p>2</p></td></tr></tbody></table>";
    assert_eq!(made(with), "| Coin | Fee \\| each |\n| --- | --- |\n| BTC | 1 2 |");
    let without =
        "<table border=1><tr><td><strong>Coin</strong></td><td>Fee</td></tr><tr><td>ETH</td></tr></table>";
    assert_eq!(made(without), "| **Coin** | Fee |\n| --- | --- |\n| ETH |  |");
    let frame = "<table><tr><td><h2>A</h2><p>b</p></td><td><ul><li>c</li></ul></td></tr></table>";
    assert_eq!(made(frame), "## A\n\nb\n\n- c");
    assert_eq!(made("<table><tr><td>one</td></tr><tr><td>two</td></tr></table>"), "one\n\ntwo");
}

#[test]
fn videos_become_links_and_what_counts_readers_goes() {
    assert_eq!(
        made(
            "<p>Look:</p><iframe src=\"//www.youtube-nocookie.com/embed/a-b_c?rel=0\" title=\"How [to]\"></iframe>"
        ),
        "Look:\n\n[How \\[to\\]](https://www.youtube.com/watch?v=a-b_c)"
    );
    assert_eq!(
        made("<video controls><source src=\"https://cdn.example/x.mp4\"></video>"),
        "[Video](https://cdn.example/x.mp4)"
    );
    for nothing in [
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<iframe src=\"http://127.0.0.1/\"></iframe>",
        "<a href=\"javascript:alert(1)\"></a>",
        "<img src=\"https://t.example/p.gif\" width=\"1\" height=\"1\">",
        "<object data=\"x\"><embed></object><form><input value=\"x\"><button>Go</button></form>",
        "<svg><script>alert(1)</script><text>x</text></svg>",
    ] {
        assert_eq!(made(nothing), "", "{nothing}");
    }
}

#[test]
fn accordions_show_what_was_folded_and_headings_are_known_by_their_ids() {
    let html = "<details><summary>How <b>long</b>?</summary><p>An hour.</p></details>";
    assert_eq!(made(html), "**How long?**\n\nAn hour.");
    let known =
        anchors("<h2 id=\"h_1\">One <b>two</b></h2><h3><a name=\"x\"></a>Three</h3><p id=\"y\">no</p>");
    assert_eq!((known["h_1"].as_str(), known["x"].as_str(), known.len()), ("One two", "Three", 2));
}

#[test]
fn a_page_that_lies_too_deep_is_refused_and_breaks_nothing() {
    let deep = format!("{}x{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let refused = with_room(|| markdown(&deep, Box::new(|_, it| it.to_owned()))).unwrap();
    assert_eq!(refused, Err("its elements lie too deep in each other"));
    assert_eq!(with_room(|| anchors(&deep).len()), Some(0));
    let wide = "<p>x</p>".repeat(20_000);
    assert!(made(&wide).len() > 20_000, "many beside each other are no matter");
    let deep = format!("{}x", "<div>".repeat(300));
    let refused = with_room(|| markdown(&deep, Box::new(|_, it| it.to_owned()))).unwrap();
    assert_eq!(refused, Err("its elements lie too deep in each other"));
    let fine = format!("{}x{}", "<div><b>".repeat(80), "</b></div>".repeat(80));
    assert!(made(&fine).contains('x'));
}

proptest::proptest! {
    #[test]
    fn whatever_is_written_makes_no_markup_that_runs(html in "(<(div|p|b|a href='x'|img src='x'|table|tr|td|li|ul|ol|pre|iframe src='https://x'|blockquote)( class='note')?>|</(div|p|b|a|table|td|ul|pre)>|[a-z \\[\\]|>#*`\n-]{1,6}){0,30}") {
        let made = made(&html);
        let labels = crate::knowledge::render::Labels::of("en");
        let finder = crate::knowledge::render::Finder { topic: &|_| None, picture: &|_| None };
        let shown = crate::knowledge::render::render(
            &made,
            "Nimbus",
            &labels,
            &finder,
            crate::knowledge::render::Seen::From(None),
        ).html;
        proptest::prop_assert!(!shown.contains("<script") && !shown.contains("<iframe") && !shown.contains("<img"), "{}", shown);
    }
}
