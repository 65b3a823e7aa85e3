#![allow(clippy::unwrap_used, reason = "tests")]

use super::*;

const PICTURE: &str = "0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.png";

fn made(markdown: &str) -> Rendered {
    let topic = |slug: &str| (slug == "fees").then(|| "/help/en/a/fees".to_owned());
    let picture = |name: &str| {
        let known = name == PICTURE;
        known.then(|| PictureAt { url: format!("/help/pictures/{name}"), width: 800, height: 600 })
    };
    render(
        markdown,
        "Nimbus <b>",
        &Labels::of("en"),
        &Finder { topic: &topic, picture: &picture },
        Seen::From(None),
    )
}

#[test]
fn what_would_run_or_lead_away_never_comes_through() {
    for markdown in [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\nscript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](//evil.example/a)",
        "[x](/console/)",
        "[x](\\evil.example)",
        "![x](https://evil.example/pixel.png)",
        "![x](javascript:alert(1))",
        "![x\" onerror=\"alert(1)](/help/../../api)",
        "<javascript:alert(1)>",
        "[x][y]\n\n[y]: javascript:alert(1)",
        "<a href=\"https://evil.example\" onclick=\"x\">y</a>",
        "<style>*{display:none}</style>",
        "<iframe src=https://evil.example></iframe>",
    ] {
        let html = made(markdown).html;
        let lower = html.to_lowercase();
        for bad in ["<script", "<img", "<iframe", "<style", "<a ", "href="] {
            let quoted = lower.replace("&quot;", "").replace("&lt;", "");
            assert!(
                !lower.contains(bad) || !quoted.contains(&format!("<{}", bad.trim_start_matches('<'))),
                "{markdown:?}: {html}"
            );
        }
    }
    let broken = made("[x](javascript:alert(1)) ![y](https://a.example/b.png)").broken;
    assert_eq!(broken.len(), 2);
    let quoted = made("[x](https://a.example/\"onmouseover=\"alert(1))").html;
    assert!(!quoted.contains("\"onmouseover"), "{quoted}");
}

#[test]
fn links_lead_to_topics_and_outside() {
    let made = made(
        "[fees](fees), [part](fees#s-slow), [none](nowhere), [out](https://a.example/?a=1&b=2), <m@a.example>\n\n![a p](/help/p.png)",
    );
    assert!(made.html.contains("<a href=\"/help/en/a/fees\">fees</a>"), "{}", made.html);
    assert!(made.html.contains("href=\"/help/en/a/fees#s-slow\""));
    assert!(
        made.html.contains("<a href=\"https://a.example/?a=1&amp;b=2\" rel=\"noopener noreferrer\">out</a>")
    );
    assert!(made.html.contains("none, "), "a broken link is its text");
    assert!(made.html.contains("<p>a p</p>"), "a picture is its description");
    let broken: Vec<&str> = made.broken.iter().map(|it| it.href.as_str()).collect();
    assert_eq!(broken, ["nowhere", "/help/p.png"]);
    assert!(made.html.contains("<a href=\"mailto:m@a.example\""));
}

#[test]
fn headings_callouts_and_tables_are_shown_and_read() {
    let made = made(
        "# Top\n\n## A `b` c\n\n## A b c\n\n> [!WARNING]\n> Of {{platform}}.\n\n| A | B |\n|---|---|\n| 1 | **2** |\n\n1. One\n2. Two",
    );
    let ids: Vec<(u8, &str, &str)> =
        made.headings.iter().map(|it| (it.level, it.id.as_str(), it.text.as_str())).collect();
    assert_eq!(ids, [(2, "s-top", "Top"), (2, "s-a-b-c", "A b c"), (2, "s-a-b-c-2", "A b c")]);
    assert!(made.html.contains("<h2 id=\"s-a-b-c\">A <code>b</code> c</h2>"), "{}", made.html);
    assert!(
        made.html.contains("<aside class=\"callout callout-warning\"><p class=\"callout-title\">Warning</p>")
    );
    assert!(made.html.contains("Of Nimbus &lt;b&gt;."));
    assert_eq!(made.plain.text(), "Top\nA b c\nA b c\nOf Nimbus <b>.\n1 – B: 2\nOne\nTwo");
}

#[test]
fn a_picture_has_its_size_and_its_description_and_nothing_jumps() {
    let made = made(&format!("![Where to <press> \"Send\"](pictures/{PICTURE})\n\nThen wait."));
    assert!(
        made.html.contains(&format!(
            "<a class=\"picture\" href=\"/help/pictures/{PICTURE}\"><img src=\"/help/pictures/{PICTURE}\" \
             alt=\"Where to &lt;press&gt; &quot;Send&quot;\" width=\"800\" height=\"600\" loading=\"lazy\" decoding=\"async\"></a>"
        )),
        "{}",
        made.html
    );
    assert_eq!(made.pictures, [PICTURE]);
    assert_eq!(made.descriptions, ["Where to <press> \"Send\""]);
    assert_eq!(made.plain.text(), "Then wait.", "what is seen is not said as if it were a sentence");
    assert!(made.broken.is_empty());
}

#[test]
fn pictures_in_links_without_words_and_from_elsewhere() {
    let linked = made(&format!("[![Fees](pictures/{PICTURE})](fees)"));
    assert!(linked.html.starts_with("<p><a href=\"/help/en/a/fees\"><img "), "{}", linked.html);
    assert_eq!(linked.html.matches("<a").count(), 1, "no link lies in another");
    let silent = made(&format!("![](pictures/{PICTURE})"));
    assert!(silent.html.contains("<img") && silent.broken[0].why.contains("description"));
    for (href, why) in [
        ("https://a.example/b.png", "elsewhere"),
        ("//a.example/b.png", "elsewhere"),
        ("pictures/ffffffff-4b5a-6978-8796-a5b4c3d2e1f0.png", "any more"),
        ("pictures/../../api/x.png", "editor"),
        ("/help/p.png", "editor"),
        ("pictures/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0.svg", "editor"),
    ] {
        let gone = made(&format!("![what](<{href}>)"));
        assert!(!gone.html.contains("<img") && gone.html.contains("what"), "{href}: {}", gone.html);
        assert!(gone.broken[0].why.contains(why), "{href}: {:?}", gone.broken);
    }
}

#[test]
fn a_video_alone_is_a_card_and_in_a_sentence_a_link() {
    for (markdown, title, host) in [
        ("[How to withdraw](https://www.youtube.com/watch?v=abc&t=1)", "How to withdraw", "youtube.com"),
        ("![How to withdraw](https://youtu.be/abc)", "How to withdraw", "youtu.be"),
        ("<https://player.vimeo.com/video/1>", "", "player.vimeo.com"),
        ("https://www.youtube.com/watch?v=a_b_c&t=1", "", "youtube.com"),
        ("https://youtu.be/abc", "", "youtu.be"),
        ("[Clip](https://cdn.nimbus.example/a/clip.MP4)", "Clip", "cdn.nimbus.example"),
    ] {
        let card = made(markdown);
        assert!(card.html.starts_with("<p><a class=\"video\" href=\"https://"), "{}", card.html);
        assert!(card.html.contains("target=\"_blank\" rel=\"noopener noreferrer\""), "{}", card.html);
        assert!(
            card.html.contains(title) && card.html.contains(&format!("Video on {host}")),
            "{}",
            card.html
        );
        assert!(
            !card.html.contains("src=") && !card.html.contains("<iframe"),
            "nothing is asked for before the click"
        );
        assert_eq!((card.links.len(), card.broken.len()), (1, 0), "its address is judged as a link");
        assert!(!card.plain.text().is_empty());
    }
    for markdown in [
        "See [this](https://youtu.be/abc).",
        "[x](https://youtube.com/)",
        "[x](https://notyoutube.com/watch)",
        "[x](http://youtu.be/abc)",
        "[x](https://youtube.com.evil.example/watch)",
        "[x](https://a@youtube.com/watch)",
    ] {
        assert!(!made(markdown).html.contains("class=\"video\""), "{markdown}");
    }
    let odd = made("![a\" onload=\"x](https://youtu.be/<b>)").html;
    assert!(!odd.contains("\" onload"), "{odd}");
}

#[test]
fn a_bare_address_is_a_link_and_ends_where_the_sentence_does() {
    for (markdown, href, rest) in [
        ("See https://a.example/x?y=1&z=2.", "https://a.example/x?y=1&amp;z=2", "</a>.</p>"),
        ("(at https://a.example/x_(1)), or", "https://a.example/x_(1)", "</a>), or</p>"),
        ("请打开https://a.example/x。再等", "https://a.example/x", "</a>。再等</p>"),
        ("**https://a.example/**", "https://a.example/", "</a></strong></p>"),
        ("| a |\n|---|\n| http://a.example |", "http://a.example", "</a></td>"),
    ] {
        let made = made(markdown);
        let link = format!("<a href=\"{href}\" rel=\"noopener noreferrer\">{href}{rest}");
        assert!(made.html.contains(&link), "{markdown}: {}", made.html);
        assert_eq!(made.links.len(), 1, "it is judged as any link: {:?}", made.links);
    }
    for markdown in [
        "`https://a.example`",
        "    https://a.example",
        "xhttps://a.example",
        "https://",
        "https:// a.example",
    ] {
        assert!(!made(markdown).html.contains("<a"), "{markdown}: {}", made(markdown).html);
    }
    let named = made("[https://b.example](https://a.example) https://c.example and https://d.example");
    assert_eq!(named.links, ["https://a.example", "https://c.example", "https://d.example"]);
    assert_eq!(named.html.matches("<a ").count(), 3, "no link lies in another: {}", named.html);
}

#[test]
fn the_pictures_of_a_text_are_found_wherever_they_stand() {
    let text = format!(
        "![a](pictures/{PICTURE}) `pictures/{PICTURE}`\n\n[b]: ./pictures/{PICTURE} \"t\"\npictures/x.png"
    );
    assert_eq!(mentioned(&text).collect::<Vec<_>>(), [PICTURE; 3]);
}
