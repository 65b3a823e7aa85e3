#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use super::*;
use crate::files::damage;
use image::{Delay, Frame, ImageEncoder, Luma, Rgb, RgbImage, Rgba, RgbaImage};

fn written(picture: impl Into<DynamicImage>, format: ImageFormat) -> Bytes {
    let mut bytes = Vec::new();
    picture.into().write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes.into()
}

fn shown(fresh: &Fresh) -> DynamicImage {
    image::load_from_memory(&fresh.bytes).unwrap()
}

/// A JPEG that a phone has taken lying on its side, with where that was.
fn taken_somewhere() -> Bytes {
    let picture = RgbImage::from_fn(60, 40, |x, _| if x < 30 { Rgb([250, 0, 0]) } else { Rgb([0, 0, 250]) });
    // Big endian; orientation 6: turned to the right; and a maker with a place in its name.
    let maker = b"GPS 52.5163N 13.3777E\0";
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x02".to_vec();
    exif.extend_from_slice(b"\x01\x0f\0\x02\0\0\0\x16\0\0\0\x26");
    exif.extend_from_slice(b"\x01\x12\0\x03\0\0\0\x01\0\x06\0\0");
    exif.extend_from_slice(b"\0\0\0\0");
    exif.extend_from_slice(maker);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 95);
    encoder.set_exif_metadata(exif).unwrap();
    encoder.write_image(picture.as_raw(), 60, 40, image::ExtendedColorType::Rgb8).unwrap();
    bytes.into()
}

#[tokio::test]
async fn nothing_of_a_photograph_is_left_but_what_is_seen() {
    let taken = taken_somewhere();
    let holds = |bytes: &[u8], what: &[u8]| bytes.windows(what.len()).any(|it| it == what);
    assert!(holds(&taken, b"13.3777E") && holds(&taken, b"Exif"));
    let fresh = anew(taken).await.unwrap();
    assert!(!holds(&fresh.bytes, b"13.3777E") && !holds(&fresh.bytes, b"Exif"));
    assert_eq!((fresh.width, fresh.height, fresh.media_type), (40, 60, "image/jpeg"), "it stands upright");
    let upright = shown(&fresh).into_rgb8();
    assert!(upright.get_pixel(20, 5).0[0] > 200 && upright.get_pixel(20, 55).0[2] > 200);
}

#[tokio::test]
async fn what_hangs_behind_a_picture_goes() {
    let mut bytes = written(RgbImage::from_pixel(30, 20, Rgb([9, 99, 199])), ImageFormat::Png).to_vec();
    bytes.extend_from_slice(b"PK\x03\x04 a page of its own: <script>alert(1)</script>");
    let fresh = anew(bytes.into()).await.unwrap();
    assert!(!String::from_utf8_lossy(&fresh.bytes).contains("script"));
    assert_eq!((fresh.end, fresh.width, fresh.height), ("png", 30, 20));
    assert_eq!(shown(&fresh).into_rgb8().get_pixel(3, 3), &Rgb([9, 99, 199]));
}

#[tokio::test]
async fn each_kind_stays_what_it_is_good_at_and_comes_out_alike_each_time() {
    let clear = RgbaImage::from_fn(50, 50, |x, _| Rgba([0, 0, 0, if x < 25 { 0 } else { 255 }]));
    for (bytes, end) in [
        (written(clear.clone(), ImageFormat::Png), "png"),
        (written(clear, ImageFormat::WebP), "webp"),
        (written(RgbImage::new(50, 50), ImageFormat::WebP), "jpg"),
        (written(RgbImage::new(50, 50), ImageFormat::Gif), "png"),
        (written(image::ImageBuffer::<Luma<u16>, _>::new(50, 50), ImageFormat::Png), "png"),
    ] {
        let (one, other) = (anew(bytes.clone()).await.unwrap(), anew(bytes).await.unwrap());
        assert_eq!(one, other);
        assert_eq!(one.end, end);
        let again = anew(one.bytes.clone()).await.unwrap();
        assert_eq!(again.end, one.end, "what was drawn by us stays of its kind");
    }
}

#[tokio::test]
async fn an_animation_moves_on_and_is_bounded() {
    let gif = |side: u32, frames: u8| -> Bytes {
        let mut bytes = Vec::new();
        let mut encoder = GifEncoder::new(&mut bytes);
        for at in 0..frames {
            let picture = RgbaImage::from_pixel(side, side, Rgba([at * 20, 0, 0, 255]));
            encoder
                .encode_frame(Frame::from_parts(picture, 0, 0, Delay::from_numer_denom_ms(100, 1)))
                .unwrap();
        }
        drop(encoder);
        bytes.into()
    };
    let fresh = anew(gif(40, 5)).await.unwrap();
    assert_eq!((fresh.end, fresh.width), ("gif", 40));
    let frames = GifDecoder::new(Cursor::new(&fresh.bytes)).unwrap().into_frames().count();
    assert_eq!(frames, 5);
    assert_eq!(anew(gif(2401, 2)).await, Err(Why::TooLarge.into()));
}

#[tokio::test]
async fn what_is_large_is_made_smaller_and_a_bomb_is_not_opened() {
    let wide = anew(written(RgbImage::new(3000, 30), ImageFormat::Jpeg)).await.unwrap();
    assert_eq!((wide.width, wide.height), (2400, 24));
    // A few kilobytes that say that they are 900 million pixels.
    let mut bomb = written(image::GrayImage::new(8, 8), ImageFormat::Png).to_vec();
    bomb[16..24].copy_from_slice(&[0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30]);
    let crc = crc(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&crc);
    let begun = Instant::now();
    assert_eq!(anew(bomb.into()).await, Err(Why::TooLarge.into()));
    assert!(begun.elapsed() < Duration::from_secs(1));
}

fn crc(bytes: &[u8]) -> [u8; 4] {
    let step = |sum: u32, byte: &u8| {
        (0..8)
            .fold(sum ^ u32::from(*byte), |it, _| if it & 1 == 1 { (it >> 1) ^ 0xedb8_8320 } else { it >> 1 })
    };
    (!bytes.iter().fold(u32::MAX, step)).to_be_bytes()
}

#[tokio::test]
async fn what_is_no_picture_says_what_it_is() {
    let svg = "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>";
    assert_eq!(anew(svg.into()).await, Err(SVG));
    for other in ["hello", "%PDF-1.7", "BM\0\0", "<html><img src=x onerror=alert(1)>"] {
        assert_eq!(anew(other.into()).await, Err(NO_PICTURE), "{other}");
    }
    assert_eq!(anew(Bytes::from_static(b"\x89PNG\r\n\x1a\n and no more")).await, Err(Why::Broken.into()));
}

proptest::proptest! {
    #![proptest_config(damage::config())]

    #[test]
    fn no_damage_breaks_the_drawing(which in 0..3_usize, mistakes in damage::mistakes()) {
        let picture = RgbImage::from_pixel(40, 30, Rgb([9, 99, 199]));
        let format = [ImageFormat::Png, ImageFormat::Gif, ImageFormat::Jpeg][which];
        let file: Bytes = damage::damaged(&written(picture, format), &mistakes).into();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async move {
            if let Ok(fresh) = anew(file).await {
                let drawn = shown(&fresh);
                assert_eq!((drawn.width(), drawn.height()), (fresh.width, fresh.height));
                assert!(fresh.width.max(fresh.height) <= LONGEST);
            }
        });
    }
}
