//! Each kind of file with a secret in it, the same without, and each bound.

use super::*;
use image::{DynamicImage, ImageFormat, Luma};
use lopdf::{
    Document, Object, Stream,
    content::{Content, Operation},
    dictionary,
};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

const WORDS: &str = "legal winner thank year wave sausage worth useful legal winner thank yellow";

fn judged(bytes: &[u8]) -> Verdict {
    read(bytes, Instant::now() + Duration::from_secs(120))
}

fn phrase() -> Verdict {
    Verdict::Secrets(BTreeSet::from([Kind::SeedPhrase]))
}

fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        archive.start_file(*name, options).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// A document whose one page shows `shown`, each operation in its turn.
fn pdf(shown: Vec<Operation>, title: &str) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let pages = document.new_object_id();
    let font =
        document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier" });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let mut operations =
        vec![Operation::new("BT", vec![]), Operation::new("Tf", vec!["F1".into(), 12.into()])];
    operations.extend(shown);
    operations.push(Operation::new("ET", vec![]));
    let content = Content { operations }.encode().unwrap();
    let mut stream = Stream::new(dictionary! {}, content);
    stream.compress().unwrap();
    let content = document.add_object(stream);
    let page =
        document.add_object(dictionary! { "Type" => "Page", "Parent" => pages, "Contents" => content });
    let tree = dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1, "Resources" => resources };
    document.objects.insert(pages, Object::Dictionary(tree));
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", catalog);
    let info = document.add_object(dictionary! { "Title" => Object::string_literal(title) });
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn show(text: &str) -> Operation {
    Operation::new("Tj", vec![Object::string_literal(text)])
}

fn code(text: &str, side: u32, format: ImageFormat, inverted: bool) -> Vec<u8> {
    let png = qrcodegen_image::draw_png(text).unwrap();
    let mut picture = image::load_from_memory(&png).unwrap().to_luma8();
    if inverted {
        image::imageops::invert(&mut picture);
    }
    let picture = image::imageops::resize(&picture, side, side, image::imageops::FilterType::Triangle);
    encoded(&DynamicImage::ImageLuma8(picture).to_rgb8().into(), format)
}

fn encoded(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

#[test]
fn text_is_read_in_any_encoding_and_any_form() {
    let utf16 = |units: fn(u16) -> [u8; 2], mark: bool| {
        let text = format!("{}words: {WORDS}", if mark { "\u{feff}" } else { "" });
        text.encode_utf16().flat_map(units).collect::<Vec<u8>>()
    };
    let table =
        WORDS.split(' ').enumerate().map(|(n, word)| format!("{},{word}\n", n + 1)).collect::<String>();
    let list = serde_json::json!({"backup": WORDS.split(' ').collect::<Vec<_>>()}).to_string();
    let items = WORDS.split(' ').map(|word| format!("<li>{word}</li>")).collect::<String>();
    let old = [b"\xf1\xf3\xe1: ".as_slice(), WORDS.as_bytes()].concat();
    for text in [
        format!("# Notes\n\n{WORDS}\n").into_bytes(),
        utf16(u16::to_le_bytes, true),
        utf16(u16::to_be_bytes, true),
        utf16(u16::to_le_bytes, false),
        table.into_bytes(),
        list.into_bytes(),
        format!("<!doctype html><ol>{items}</ol>").into_bytes(),
        format!("<?xml version=\"1.0\"?><a>{WORDS}</a>").into_bytes(),
        old,
    ] {
        assert_eq!(judged(&text), phrase(), "{}", String::from_utf8_lossy(&text));
    }
    assert_eq!(judged(b"2026-01-05 09:00 INFO nothing to see\n"), Verdict::Clean);
}

#[test]
fn a_secret_where_two_parts_of_a_long_text_meet_is_found() {
    let filler = "nothing to see here. ".repeat(20_000);
    for before in [262_000, 262_100, 262_144, 300_000] {
        let text = format!("{} {WORDS} {}", &filler[..before], &filler[..100_000]);
        assert_eq!(judged(text.as_bytes()), phrase(), "{before}");
    }
    assert_eq!(judged(filler.as_bytes()), Verdict::Clean);
}

#[test]
fn office_documents_are_read_as_they_look() {
    // Word processors cut words into runs; only paragraphs end them.
    let runs = WORDS.replace("winner", "win</w:t></w:r><w:r><w:t>ner");
    let docx = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{runs}</w:t></w:r></w:p></w:body></w:document>"
    );
    let paragraphs =
        WORDS.split(' ').map(|it| format!("<w:p><w:r><w:t>{it}</w:t></w:r></w:p>")).collect::<String>();
    let cells = WORDS.split(' ').map(|it| format!("<si><t>{it}</t></si>")).collect::<String>();
    let odt = WORDS.replace(' ', "<text:s/>");
    for (name, xml) in [
        ("word/document.xml", docx.clone()),
        (
            "word/document.xml",
            format!("<?xml version=\"1.0\"?><w:document xmlns:w=\"w\">{paragraphs}</w:document>"),
        ),
        ("xl/sharedStrings.xml", format!("<?xml version=\"1.0\"?><sst>{cells}</sst>")),
        ("content.xml", format!("<?xml version=\"1.0\"?><office:text><text:p>{odt}</text:p></office:text>")),
        ("docProps/custom.xml", format!("<?xml version=\"1.0\"?><p n=\"{WORDS}\"/>")),
        ("seed.txt", WORDS.to_owned()),
        (WORDS, "nothing".to_owned()),
    ] {
        assert_eq!(
            judged(&zipped(&[("a.xml", b"<?xml version=\"1.0\"?><a/>"), (name, xml.as_bytes())])),
            phrase(),
            "{xml}"
        );
    }
    let picture = code(WORDS, 400, ImageFormat::Png, false);
    let inner = zipped(&[("word/media/image1.png", &picture)]);
    assert_eq!(judged(&zipped(&[("backup.docx", &inner)])), phrase());
    let clean = docx.replace(&runs, "Nothing &amp; nobody &#8211; at all.");
    assert_eq!(judged(&zipped(&[("word/document.xml", clean.as_bytes())])), Verdict::Clean);
}

#[test]
fn pdf_is_read_however_its_words_are_set() {
    let at_once = vec![show(WORDS)];
    let down = |x: i64, y: i64| Operation::new("Td", vec![x.into(), y.into()]);
    let word_by_word = WORDS.split(' ').flat_map(|word| [down(40, 0), show(word)]).collect();
    let letter_by_letter = WORDS.chars().flat_map(|it| [down(6, 0), show(&it.to_string())]).collect();
    let gaps = WORDS.split(' ').flat_map(|word| [Object::string_literal(word), (-300).into()]).collect();
    let by_gaps = vec![Operation::new("TJ", vec![Object::Array(gaps)])];
    for shown in [at_once, word_by_word, letter_by_letter, by_gaps] {
        assert_eq!(judged(&pdf(shown, "Notes")), phrase());
    }
    assert_eq!(judged(&pdf(vec![show("Nothing")], WORDS)), phrase(), "a title");
    assert_eq!(judged(&pdf(vec![show("Nothing to see here.")], "Notes")), Verdict::Clean);
}

#[test]
fn codes_are_read_in_each_format_size_and_colour() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP] {
        assert_eq!(judged(&code(WORDS, 500, format, false)), phrase(), "{format:?}");
    }
    let otpauth = "otpauth://totp/Nimbus:kim?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Nimbus";
    let seed = Verdict::Secrets(BTreeSet::from([Kind::OneTimeSeed]));
    assert_eq!(judged(&code(otpauth, 300, ImageFormat::Png, true)), seed, "light on dark");
    assert_eq!(judged(&code(otpauth, 2400, ImageFormat::Jpeg, false)), seed, "large");
    assert_eq!(judged(&code("https://nimbus.example/help", 300, ImageFormat::Png, false)), Verdict::Clean);
    let mut noted = encoded(&DynamicImage::new_rgb8(8, 8), ImageFormat::Png);
    noted.extend_from_slice(format!("\0tEXtComment\0{WORDS}\0").as_bytes());
    assert_eq!(judged(&noted), phrase(), "a comment in the file");
}

#[test]
fn what_cannot_be_read_says_why() {
    let unread = |bytes: &[u8], why| assert_eq!(judged(bytes), Verdict::Unread(why));
    unread(b"%PDF-1.7 and then nothing of the kind", Why::Broken);
    unread(b"PK\x03\x04 and then nothing of the kind", Why::Broken);
    let picture = encoded(&DynamicImage::new_rgb8(8, 8), ImageFormat::Png);
    unread(&picture[..45], Why::Broken);
    unread(b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom a film", Why::UnknownKind);
    // An entry that is marked as encrypted.
    let mut locked = zipped(&[("seed.txt", WORDS.as_bytes())]);
    locked[6] |= 1;
    let central = locked.windows(4).position(|it| it == b"PK\x01\x02").unwrap();
    locked[central + 8] |= 1;
    unread(&locked, Why::Encrypted);
}

#[test]
fn bombs_end_at_a_bound() {
    let unread = |bytes: &[u8], why| assert_eq!(judged(bytes), Verdict::Unread(why));
    let zeros = vec![b' '; 17 * 1024 * 1024];
    unread(&zipped(&[("a.txt", &zeros)]), Why::TooLarge);
    let part = &zeros[..12 * 1024 * 1024];
    unread(&zipped(&[("1", part), ("2", part), ("3", part)]), Why::TooLarge);
    let mut nested = zipped(&[("seed.txt", WORDS.as_bytes())]);
    for _ in 0..DEPTH_MOST {
        nested = zipped(&[("a.zip", &nested)]);
    }
    unread(&nested, Why::TooLarge);
    let many: Vec<String> = (0..2001).map(|n| n.to_string()).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    unread(&zipped(&many), Why::TooLarge);
    let wide = image::ImageBuffer::from_pixel(6400, 6400, Luma([255_u8]));
    unread(&encoded(&DynamicImage::ImageLuma8(wide), ImageFormat::Png), Why::TooLarge);
    unread(&pdf(vec![show(&"a".repeat(17 * 1024 * 1024))], "Notes"), Why::TooLarge);
    assert_eq!(read(b"anything", Instant::now()), Verdict::Unread(Why::TooSlow));
}

#[tokio::test]
async fn a_file_beside_a_bomb_is_still_judged() {
    let bomb = zipped(&[("a.txt", &vec![b' '; 17 * 1024 * 1024])]);
    let (bomb, text) = tokio::join!(judge(bomb.into()), judge(WORDS.as_bytes().into()));
    assert_eq!((bomb, text), (Verdict::Unread(Why::TooLarge), phrase()));
}

/// One of each kind that is read.
fn samples() -> Vec<Vec<u8>> {
    let document =
        zipped(&[("word/document.xml", b"<w:t>hello</w:t>"), ("a/b.txt", b"hello"), ("c.xml", b"<a>b</a>")]);
    let nested = zipped(&[("inner.zip", &document), ("d.txt", b"x")]);
    let utf16: Vec<u8> = "\u{feff}hello there".encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        document,
        nested,
        pdf(vec![show("hello")], "Title"),
        code("hello", 200, ImageFormat::Png, false),
        code("hello", 200, ImageFormat::Jpeg, false),
        code("hello", 200, ImageFormat::WebP, false),
        code("hello", 200, ImageFormat::Gif, false),
        utf16,
        b"plain text".to_vec(),
    ]
}

proptest::proptest! {
    #![proptest_config(crate::files::damage::config())]

    #[test]
    fn no_damage_breaks_a_reader_and_none_makes_a_secret(
        which in 0..9_usize,
        mistakes in crate::files::damage::mistakes(),
    ) {
        let files = samples();
        let file = crate::files::damage::damaged(&files[which], &mistakes);
        let begun = Instant::now();
        // It panics here if a reader does.
        let verdict = read(&file, begun + Duration::from_secs(10));
        proptest::prop_assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
        proptest::prop_assert!(!matches!(verdict, Verdict::Secrets(kinds) if kinds.contains(&Kind::SeedPhrase)));
    }

    #[test]
    fn a_secret_is_found_in_damaged_text(mistakes in proptest::collection::vec((1..2_u8, 0..1000_u16, proptest::collection::vec(32..127_u8, 1..40)), 1..4)) {
        // What is put beside a phrase does not hide it.
        let around = crate::files::damage::damaged(&[b' '; 200], &mistakes);
        let text = [around.as_slice(), b"\n", WORDS.as_bytes(), b"\n", &around].concat();
        proptest::prop_assert_eq!(read(&text, Instant::now() + Duration::from_secs(60)), phrase());
    }
}
