//! QR codes in pictures: wallets and authenticators show their secrets so.

use super::{Halt, Reading, Step, Why};
use image::{DynamicImage, GrayImage, ImageDecoder, ImageFormat, ImageReader, Limits, imageops};
use rqrr::PreparedImage;
use std::io::Cursor;

/// The most pixels.
const PIXELS_MOST: u64 = 40_000_000;
/// What decoding may allocate, in bytes.
const MEMORY_MOST: u64 = 256 * 1024 * 1024;
/// The longer sides at which codes are looked for: small first, for that is fast and noise goes away.
const SIDES: [u32; 2] = [1200, 4000];

/// The format, if it is one that is read.
pub fn format(bytes: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(bytes).ok()?;
    let read = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif, ImageFormat::WebP];
    read.contains(&format).then_some(format)
}

/// Reads the codes of a picture; of an animation, those of its first frame.
pub fn read(reading: &mut Reading, bytes: &[u8], format: ImageFormat) -> Step {
    let picture = decode(bytes, format).map_err(Halt::Unread)?;
    codes(reading, &grey(&picture))
}

/// A picture's pixels, the way up that its camera says; of an animation, its first frame.
///
/// # Errors
/// Why there are none.
pub fn decode(bytes: &[u8], format: ImageFormat) -> Result<DynamicImage, Why> {
    let why = |error: &image::ImageError| match error {
        image::ImageError::Limits(_) => Why::TooLarge,
        _ => Why::Broken,
    };
    let size = imagesize::blob_size(bytes).map_err(|_| Why::Broken)?;
    if size.width as u64 * size.height as u64 > PIXELS_MOST {
        return Err(Why::TooLarge);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MEMORY_MOST);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|it| why(&it))?;
    let way_up = decoder.orientation().unwrap_or(image::metadata::Orientation::NoTransforms);
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|it| why(&it))?;
    picture.apply_orientation(way_up);
    Ok(picture)
}

/// In grey on white: what is transparent would become black, and a code on it unreadable.
fn grey(picture: &DynamicImage) -> GrayImage {
    if !picture.color().has_alpha() {
        return picture.to_luma8();
    }
    let mut flat = picture.to_luma_alpha8();
    let pixels = flat.pixels_mut().map(|pixel| {
        let [luma, alpha] = pixel.0.map(u16::from);
        u8::try_from((luma * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
    });
    let grey: Vec<u8> = pixels.collect();
    GrayImage::from_raw(flat.width(), flat.height(), grey).unwrap_or_default()
}

fn codes(reading: &mut Reading, grey: &GrayImage) -> Step {
    let longer = grey.width().max(grey.height());
    for (at, side) in SIDES.into_iter().enumerate() {
        if longer > side {
            let scale = |length: u32| (u64::from(length) * u64::from(side) / u64::from(longer)).max(1) as u32;
            let small = imageops::thumbnail(grey, scale(grey.width()), scale(grey.height()));
            codes_at(reading, small)?;
        } else {
            codes_at(reading, grey.clone())?;
            // A dense code may lack the pixels for its smallest squares.
            return if at == 0 && longer <= 600 {
                let twice = imageops::resize(
                    grey,
                    grey.width() * 2,
                    grey.height() * 2,
                    imageops::FilterType::Triangle,
                );
                codes_at(reading, twice)
            } else {
                Ok(())
            };
        }
    }
    Ok(())
}

/// Reads dark codes on light ground, and light ones on dark.
fn codes_at(reading: &mut Reading, mut grey: GrayImage) -> Step {
    for _ in 0..2 {
        reading.in_time()?;
        let (width, height) = (grey.width() as usize, grey.height() as usize);
        let pixel = |x: usize, y: usize| grey.as_raw().get(y * width + x).copied().unwrap_or(u8::MAX);
        let mut prepared = PreparedImage::prepare_from_greyscale(width, height, pixel);
        for grid in prepared.detect_grids() {
            let mut content = Vec::new();
            if grid.decode_to(&mut content).is_ok() {
                reading.text(&super::text::decode(&content))?;
            }
        }
        imageops::invert(&mut grey);
    }
    Ok(())
}
