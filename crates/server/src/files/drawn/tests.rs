#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::files::damage;
use image::{ImageFormat, Rgb, Rgba, RgbaImage};
use ombud_base::{Time, Uuid, id::StaffId};
use std::io::Cursor;

fn mark(name: &str) -> Mark {
    Mark::new(StaffId(Uuid::from_u128(7)), name, "ada@example.com", Time::from_micros(1_767_603_600_000_000))
}

fn png(picture: impl Into<DynamicImage>) -> Bytes {
    let mut bytes = Vec::new();
    picture.into().write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes.into()
}

async fn drawn(bytes: Bytes, number: i64, mark: Mark) -> RgbImage {
    image::load_from_memory(&draw(bytes, number, mark).await.unwrap()).unwrap().into_rgb8()
}

/// A PDF with so many pages, each with a black square and a word.
pub fn pdf(pages: usize, size: &str) -> Bytes {
    let kids: Vec<String> = (0..pages).map(|it| format!("{} 0 R", 4 + it)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {pages} >>", kids.join(" ")),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let content = "0 0 0 rg 20 20 60 60 re f BT /F1 24 Tf 20 120 Td (Passport) Tj ET";
    for _ in 0..pages {
        let last = 4 + pages;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox {size} /Contents {last} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
    }
    objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    let (mut file, mut places) = ("%PDF-1.4\n".to_owned(), Vec::new());
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let start = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    places.iter().for_each(|it| file.push_str(&format!("{it:010} 00000 n \n")));
    file.push_str(&format!(
        "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    ));
    file.into_bytes().into()
}

/// How many pixels differ by more than what compressing them changes.
fn differing(one: &RgbImage, other: &RgbImage) -> usize {
    one.pixels().zip(other.pixels()).filter(|(a, b)| (0..3).any(|it| a.0[it].abs_diff(b.0[it]) > 20)).count()
}

#[test]
fn a_mark_names_who_and_when_and_the_code_of_the_screen() {
    let lines = mark("Ada Lovelace").lines().clone();
    assert_eq!(lines[0], "Ada Lovelace ada@example.com");
    // sha256("00000000-0000-0000-0000-000000000007 2026-01-05"), as the console makes it.
    assert!(lines[1].starts_with("2026-01-05 09:00 UTC "), "{lines:?}");
    assert_eq!(lines[1].len(), "2026-01-05 09:00 UTC ".len() + 6);
    assert_eq!(mark("李雷").lines()[0], "ada@example.com", "what cannot be drawn is told by the address");
}

#[tokio::test]
async fn the_mark_shows_on_any_ground_and_in_every_part_of_the_picture() {
    for ground in [[0, 0, 0], [255, 255, 255], [128, 128, 128], [200, 30, 30]] {
        let plain = RgbImage::from_pixel(1200, 900, Rgb(ground));
        let marked = drawn(png(plain.clone()), 1, mark("Ada")).await;
        assert_eq!((marked.width(), marked.height()), (1200, 900));
        for (x, y) in [(0, 0), (800, 0), (0, 600), (800, 600), (400, 300)] {
            let part = |it: &RgbImage| imageops::crop_imm(it, x, y, 400, 300).to_image();
            let changed = differing(&part(&plain), &part(&marked));
            assert!(changed > 1000, "{ground:?} at {x},{y}: {changed}");
            assert!(changed < 60_000, "what is below is still to be read: {changed}");
        }
    }
}

#[tokio::test]
async fn another_reader_or_another_minute_makes_another_picture() {
    let bytes = png(RgbImage::from_pixel(600, 400, Rgb([250, 250, 250])));
    let one = drawn(bytes.clone(), 1, mark("Ada")).await;
    let other = drawn(bytes, 1, mark("Bob")).await;
    assert!(differing(&one, &other) > 100);
}

#[tokio::test]
async fn what_is_transparent_becomes_white_and_what_is_large_is_made_smaller() {
    let clear = RgbaImage::from_pixel(300, 300, Rgba([0, 0, 0, 0]));
    let shown = drawn(png(clear), 1, mark("Ada")).await;
    let bright = shown.pixels().filter(|it| it.0[0] > 200).count();
    assert!(bright > 300 * 300 / 2);
    let large = drawn(png(image::GrayImage::new(4000, 3000)), 1, mark("Ada")).await;
    assert!(large.width() * large.height() <= 6_000_000 && large.width() > 2500, "{}", large.width());
    assert!(draw(png(image::GrayImage::new(20, 20)), 2, mark("Ada")).await.is_err(), "there is one page");
}

#[tokio::test]
async fn pages_of_a_pdf_are_drawn_with_the_mark() {
    let file = pdf(3, "[0 0 300 400]");
    assert_eq!(look(file.clone()).await, Look::Pages { shown: 3, more: false });
    let page = drawn(file.clone(), 2, mark("Ada")).await;
    assert_eq!((page.width(), page.height()), (900, 1200));
    let dark = page.pixels().filter(|it| it.0.iter().all(|it| *it < 110)).count();
    assert!(dark > 150 * 150, "the square and the word are there: {dark}");
    for missing in [0, 4, -1, i64::MAX] {
        assert!(draw(file.clone(), missing, mark("Ada")).await.is_err());
    }
    for size in ["[0 0 0 0]", "[0 0 1 9000000]", "[0 0 99999999 99999999]", "[]"] {
        // Refused, or drawn within its bounds.
        if let Ok(bytes) = draw(pdf(1, size), 1, mark("Ada")).await {
            let page = image::load_from_memory(&bytes).unwrap();
            assert!(page.width() <= 8000 && page.height() <= 8000, "{size}");
        }
    }
}

#[tokio::test]
async fn what_cannot_be_shown_says_why_and_text_is_bounded() {
    assert_eq!(look(Bytes::from_static(b"%PDF-1.7 and nothing of the kind")).await, Look::Nothing("broken"));
    assert_eq!(
        look(Bytes::from_static(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0])).await,
        Look::Nothing("unknown_kind")
    );
    assert_eq!(
        look(Bytes::from_static(b"\xef\xbb\xbfone\r\n\x1btwo\ttab")).await,
        Look::Text { shown: "one\ntwo\ttab".into(), more: false }
    );
    let Look::Text { shown: text, more } = look("é".repeat(TEXT_MOST + 1).into()).await else {
        unreachable!()
    };
    assert_eq!((text.chars().count(), more), (TEXT_MOST, true));
    let broken = Bytes::from_static(b"\x89PNG\r\n\x1a\n and no more");
    assert!(draw(broken, 1, mark("Ada")).await.is_err());
}

proptest::proptest! {
    #![proptest_config(damage::config())]

    #[test]
    fn no_damage_breaks_the_viewer(which in 0..3_usize, mistakes in damage::mistakes(), number in -1..4_i64) {
        let picture = RgbImage::from_pixel(90, 60, Rgb([9, 99, 199]));
        let file = [png(picture), pdf(2, "[0 0 200 200]"), Bytes::from_static(b"some text\nand more")][which].clone();
        let file: Bytes = damage::damaged(&file, &mistakes).into();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            let begun = std::time::Instant::now();
            look(file.clone()).await;
            if let Ok(bytes) = draw(file, number, mark("Ada")).await {
                let drawn = image::load_from_memory(&bytes).unwrap();
                assert!(f64::from(drawn.width() * drawn.height()) <= PIXELS_MOST * 1.01);
            }
            assert!(begun.elapsed() < PATIENCE * 3);
        });
    }
}
