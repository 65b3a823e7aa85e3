//! A picture for everybody: drawn anew from its pixels alone, so that nothing else of the file is left: not where it was taken, nor by
//! whom, nor what was hidden behind it.

use super::{super::content::Why, apart, picture};
use bytes::Bytes;
use image::{
    AnimationDecoder, DynamicImage, ImageDecoder, ImageFormat, Limits,
    codecs::{
        gif::{GifDecoder, GifEncoder, Repeat},
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
        webp::WebPEncoder,
    },
    imageops,
};
use std::{
    io::Cursor,
    time::{Duration, Instant},
};

/// The longest side: twice the width of a column, for the finest screens.
const LONGEST: u32 = 2400;
/// An opaque picture whose exact form is larger than this, in bytes, is kept as a JPEG.
const EXACT_MOST: usize = 1024 * 1024;
/// The most that is kept of a picture, in bytes.
const KEPT_MOST: usize = 5 * 1024 * 1024;
/// How fine a JPEG is.
const FINE: u8 = 88;
/// The most that an animation may have: frames, and pixels in all of them.
const FRAMES_MOST: usize = 400;
const FRAME_PIXELS_MOST: u64 = 80_000_000;
/// The longest that an animation may be drawn.
const PATIENCE: Duration = Duration::from_secs(12);

/// A picture that was drawn anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    /// What it is.
    pub media_type: &'static str,
    /// How the names of such files end.
    pub end: &'static str,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// The file.
    pub bytes: Bytes,
}

/// Why a file becomes no picture, and what to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// What is wrong.
    pub what: &'static str,
    /// How to mend it.
    pub how: &'static str,
}

const SVG: Unfit = Unfit {
    what: "an SVG can hold scripts, and addresses that tell others who reads",
    how: "export it as a PNG and take that",
};
const NO_PICTURE: Unfit = Unfit {
    what: "it is none of PNG, JPEG, WebP and GIF",
    how: "save it as one of them in a program for pictures, and take that",
};

impl From<Why> for Unfit {
    fn from(why: Why) -> Self {
        let (what, how) = match why {
            Why::TooLarge => (
                "it has too many pixels, frames or bytes",
                "make it smaller: 2400 pixels are the widest that is shown",
            ),
            Why::TooSlow => ("drawing it took too long", "try again in a minute, or make it smaller"),
            _ => ("it is damaged", "open it in a program for pictures, save it anew, and take that"),
        };
        Self { what, how }
    }
}

/// Draws a picture anew: the way up that its camera says, no larger than pages show it.
///
/// # Errors
/// Why it cannot be.
pub async fn anew(bytes: Bytes) -> Result<Fresh, Unfit> {
    let Some(format) = picture::format(&bytes) else {
        return Err(if is_svg(&bytes) { SVG } else { NO_PICTURE });
    };
    let drawn = apart(move || draw(&bytes, format)).await;
    drawn.and_then(|it| it).map_err(Unfit::from)
}

fn is_svg(bytes: &[u8]) -> bool {
    let begin = String::from_utf8_lossy(bytes.get(..1024).unwrap_or(bytes)).to_ascii_lowercase();
    // Packed ones, too.
    begin.contains("<svg") || (bytes.starts_with(&[0x1f, 0x8b]) && infer::get(bytes).is_some())
}

fn draw(bytes: &[u8], format: ImageFormat) -> Result<Fresh, Why> {
    if format == ImageFormat::Gif
        && let Some(moving) = animation(bytes)?
    {
        return Ok(moving);
    }
    let picture = fitting(eight_bits(picture::decode(bytes, format)?));
    let clear = picture.color().has_alpha();
    let exact = match format {
        ImageFormat::Jpeg => None,
        ImageFormat::WebP if !clear => None,
        ImageFormat::WebP => Some(webp(&picture)?),
        _ => Some(png(&picture)?),
    };
    let fresh = match exact {
        Some(exact) if clear || exact.bytes.len() <= EXACT_MOST => exact,
        exact => {
            let jpeg = jpeg(picture)?;
            exact.filter(|it| it.bytes.len() <= jpeg.bytes.len()).unwrap_or(jpeg)
        }
    };
    if fresh.bytes.len() > KEPT_MOST { Err(Why::TooLarge) } else { Ok(fresh) }
}

/// Eight bits for each colour are what screens show; no transparency where nothing is transparent.
fn eight_bits(picture: DynamicImage) -> DynamicImage {
    let colored = picture.color().has_color();
    if picture.color().has_alpha() {
        let picture = picture.into_rgba8();
        if picture.pixels().any(|it| it.0[3] < u8::MAX) {
            return picture.into();
        }
        return DynamicImage::from(picture).into_rgb8().into();
    }
    if colored { picture.into_rgb8().into() } else { picture.into_luma8().into() }
}

fn fitting(picture: DynamicImage) -> DynamicImage {
    if picture.width().max(picture.height()) <= LONGEST {
        return picture;
    }
    picture.resize(LONGEST, LONGEST, imageops::FilterType::CatmullRom)
}

fn fresh(picture: &DynamicImage, media_type: &'static str, end: &'static str, bytes: Vec<u8>) -> Fresh {
    Fresh { media_type, end, width: picture.width(), height: picture.height(), bytes: bytes.into() }
}

fn png(picture: &DynamicImage) -> Result<Fresh, Why> {
    let mut bytes = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Default, FilterType::Adaptive);
    picture.write_with_encoder(encoder).map_err(|_| Why::Broken)?;
    Ok(fresh(picture, "image/png", "png", bytes))
}

fn webp(picture: &DynamicImage) -> Result<Fresh, Why> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(WebPEncoder::new_lossless(&mut bytes)).map_err(|_| Why::Broken)?;
    Ok(fresh(picture, "image/webp", "webp", bytes))
}

fn jpeg(picture: DynamicImage) -> Result<Fresh, Why> {
    let picture = DynamicImage::from(super::flat(picture));
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, FINE);
    picture.write_with_encoder(encoder).map_err(|_| Why::Broken)?;
    Ok(fresh(&picture, "image/jpeg", "jpg", bytes))
}

/// An animation, frame by frame; none where there is one frame alone.
fn animation(bytes: &[u8]) -> Result<Option<Fresh>, Why> {
    let until = Instant::now() + PATIENCE;
    let size = imagesize::blob_size(bytes).map_err(|_| Why::Broken)?;
    let pixels = size.width as u64 * size.height as u64;
    if pixels > FRAME_PIXELS_MOST || size.width.max(size.height) > LONGEST as usize {
        return Err(Why::TooLarge);
    }
    let mut decoder = GifDecoder::new(Cursor::new(bytes)).map_err(|_| Why::Broken)?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(64 * 1024 * 1024);
    decoder.set_limits(limits).map_err(|_| Why::TooLarge)?;
    let (width, height) = decoder.dimensions();
    let mut frames = decoder.into_frames();
    let first = frames.next().ok_or(Why::Broken)?.map_err(|_| Why::Broken)?;
    let Some(second) = frames.next() else { return Ok(None) };
    let mut out = Vec::new();
    let mut encoder = GifEncoder::new_with_speed(&mut out, 20);
    encoder.set_repeat(Repeat::Infinite).map_err(|_| Why::Broken)?;
    for (at, frame) in [Ok(first), second].into_iter().chain(frames).enumerate() {
        if at >= FRAMES_MOST || pixels.saturating_mul(at as u64 + 1) > FRAME_PIXELS_MOST {
            return Err(Why::TooLarge);
        }
        if Instant::now() > until {
            return Err(Why::TooSlow);
        }
        encoder.encode_frame(frame.map_err(|_| Why::Broken)?).map_err(|_| Why::Broken)?;
    }
    drop(encoder);
    if out.len() > KEPT_MOST {
        return Err(Why::TooLarge);
    }
    Ok(Some(Fresh { media_type: "image/gif", end: "gif", width, height, bytes: out.into() }))
}

#[cfg(test)]
#[path = "anew_tests.rs"]
mod tests;
