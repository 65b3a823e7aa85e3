//! What staff sees of a file: pictures and the pages of PDFs drawn anew with the reader's name in them, text as text. The bytes
//! themselves never leave by this way; so neither a saved copy nor a screenshot can do without the name.
//!
//! Everything is bounded: pixels, pages, text, time, and how many are drawn at once. A reader that panics has drawn nothing.
//! To add a kind, add it to [`look`] and to [`draw`].

mod anew;
mod mark;
mod page;

pub use anew::{Fresh, Unfit, anew};
pub use mark::Mark;

use super::content::{Why, pdf, picture, text};
use crate::http::{Code, Problem};
use bytes::Bytes;
use image::{DynamicImage, ImageEncoder, RgbImage, codecs::jpeg::JpegEncoder, imageops};
use std::{thread, time::Duration};
use tokio::sync::{Semaphore, oneshot};

/// The longest that drawing may take, with the waiting for others.
const PATIENCE: Duration = Duration::from_secs(15);
/// How many are drawn at once. A picture takes up to 200 MB while it is drawn.
static DRAWING: Semaphore = Semaphore::const_new(2);
/// What a thread that draws has as its stack: things in things, up to the depth where their readers stop, fit in a part of it.
const STACK: usize = 32 * 1024 * 1024;
/// The most pixels that are shown: enough to read the smallest print of an identity card.
const PIXELS_MOST: f64 = 6_000_000.0;
/// The longest side that is shown.
const SIDE_MOST: f64 = 8000.0;
/// How fine: letters keep their edges.
const QUALITY: u8 = 88;
/// The most characters of a text that are shown.
const TEXT_MOST: usize = 200_000;

/// What there is to see of a file.
#[derive(Debug, PartialEq, Eq)]
pub enum Look {
    /// Pictures or pages, each drawn when it is asked for.
    Pages {
        /// How many.
        shown: i64,
        /// There are more.
        more: bool,
    },
    /// Its text.
    Text {
        /// As much as is shown.
        shown: String,
        /// There is more.
        more: bool,
    },
    /// Nothing, and why: `encrypted`, `broken`, `too_large`, `too_slow` or `unknown_kind`.
    Nothing(&'static str),
}

/// What there is to see of these bytes.
pub async fn look(bytes: Bytes) -> Look {
    let found = apart(move || {
        if pdf::is(&bytes) {
            return page::look(&bytes).unwrap_or_else(|why| Look::Nothing(why.name()));
        }
        if picture::format(&bytes).is_some() {
            return Look::Pages { shown: 1, more: false };
        }
        if !text::is(&bytes) {
            return Look::Nothing(Why::UnknownKind.name());
        }
        shown_text(&text::decode(&bytes))
    });
    found.await.unwrap_or_else(|why| Look::Nothing(why.name()))
}

/// A text without what only moves cursors and bells.
fn shown_text(text: &str) -> Look {
    let mut shown = String::new();
    let mut left = TEXT_MOST;
    for char in text.trim_start_matches('\u{feff}').chars() {
        if char.is_control() && !matches!(char, '\n' | '\t') {
            continue;
        }
        if left == 0 {
            return Look::Text { shown, more: true };
        }
        left -= 1;
        shown.push(char);
    }
    Look::Text { shown, more: false }
}

/// Draws a page, counted from one, with the mark in it: as a JPEG.
///
/// # Errors
/// [`Problem::not_found`] where there is no such page; [`Code::NotShown`] where it cannot be drawn;
/// [`Code::Unavailable`] where it takes too long.
pub async fn draw(bytes: Bytes, number: i64, mark: Mark) -> Result<Vec<u8>, Problem> {
    let drawn = apart(move || {
        let mut drawn = if pdf::is(&bytes) {
            match page::draw(&bytes, number)? {
                Some(drawn) => drawn,
                None => return Ok(None),
            }
        } else {
            match picture::format(&bytes).filter(|_| number == 1) {
                Some(format) => flat(fitting(picture::decode(&bytes, format)?)),
                None => return Ok(None),
            }
        };
        mark.stamp(&mut drawn);
        let mut jpeg = Vec::new();
        JpegEncoder::new_with_quality(&mut jpeg, QUALITY)
            .write_image(drawn.as_raw(), drawn.width(), drawn.height(), image::ExtendedColorType::Rgb8)
            .map_err(|_| Why::Broken)?;
        Ok(Some(jpeg))
    });
    match drawn.await.and_then(|it| it) {
        Ok(drawn) => drawn.ok_or_else(Problem::not_found),
        Err(Why::TooSlow) => {
            let mut problem = Problem::new(
                Code::Unavailable,
                "Drawing this took too long. Try again in a minute; if it stays so, ask somebody who may download it.",
            );
            problem.retry_after = Some(60);
            Err(problem)
        }
        Err(why) => Err(Problem::new(
            Code::NotShown,
            "This cannot be drawn. Ask the customer for another picture of it, or somebody who may download it.",
        )
        .with("why", why.name().into())),
    }
}

/// Works beside the requests, few at a time. Who has waited too long goes on without; the place is free once the work is done.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Why> {
    let working = async {
        // The semaphore is never closed.
        let Ok(permit) = DRAWING.acquire().await else { return Err(Why::TooSlow) };
        let (sender, done) = oneshot::channel();
        let thread = thread::Builder::new().name("draws".into()).stack_size(STACK).spawn(move || {
            let done = work();
            drop(permit);
            // Who does not wait any more needs no answer.
            drop(sender.send(done));
        });
        thread.map_err(|_| Why::TooSlow)?;
        // A panic has dropped the sender.
        done.await.map_err(|_| Why::Broken)
    };
    tokio::time::timeout(PATIENCE, working).await.unwrap_or(Err(Why::TooSlow))
}

/// By how much a picture of this size is to be made smaller, or may be made larger: the most is `most`.
fn scale(width: f64, height: f64, most: f64) -> f64 {
    let by_pixels = (PIXELS_MOST / (width * height)).sqrt();
    by_pixels.min(SIDE_MOST / width.max(height)).min(most)
}

fn fitting(picture: DynamicImage) -> DynamicImage {
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let scale = scale(width, height, 1.0);
    if scale >= 1.0 {
        return picture;
    }
    let side = |length: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded by SIDE_MOST")]
        let side = (length * scale) as u32;
        side.max(1)
    };
    picture.thumbnail_exact(side(width), side(height))
}

/// On white: what is transparent would become black.
fn flat(picture: DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.into_rgb8();
    }
    let over = picture.into_rgba8();
    let mut ground = image::RgbaImage::from_pixel(over.width(), over.height(), image::Rgba([255; 4]));
    imageops::overlay(&mut ground, &over, 0, 0);
    DynamicImage::from(ground).into_rgb8()
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
