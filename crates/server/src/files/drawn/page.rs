//! The pages of a PDF as pictures.

use super::{super::content::Why, Look, scale};
use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::{LoadPdfError, Pdf},
    render,
    vello_cpu::color::palette::css::WHITE,
};
use image::RgbImage;

/// The most pages that are shown.
const PAGES_MOST: usize = 200;
/// How much larger than its own size, in points, a page is drawn at most: at 3, small print is read.
const LARGER_MOST: f64 = 3.0;

fn open(bytes: &[u8]) -> Result<Pdf, Why> {
    Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Why::Encrypted,
        LoadPdfError::Invalid => Why::Broken,
    })
}

/// What there is to see of a PDF.
///
/// # Errors
/// Why there is nothing.
pub fn look(bytes: &[u8]) -> Result<Look, Why> {
    let pages = open(bytes)?.pages().len();
    let shown = i64::try_from(pages.min(PAGES_MOST)).unwrap_or(i64::MAX);
    if pages == 0 { Err(Why::Broken) } else { Ok(Look::Pages { shown, more: pages > PAGES_MOST }) }
}

/// A page, counted from one; none where there is none.
///
/// # Errors
/// Why it cannot be drawn.
pub fn draw(bytes: &[u8], number: i64) -> Result<Option<RgbImage>, Why> {
    let Ok(at) = usize::try_from(number - 1) else { return Ok(None) };
    let pdf = open(bytes)?;
    let Some(page) = pdf.pages().get(at).filter(|_| at < PAGES_MOST) else { return Ok(None) };
    let (width, height) = page.render_dimensions();
    // What has no size, or none that can be drawn, is damaged, or made to be.
    if !(width >= 1.0 && height >= 1.0 && width.is_finite() && height.is_finite()) {
        return Err(Why::Broken);
    }
    let scale = scale(f64::from(width), f64::from(height), LARGER_MOST);
    if f64::from(width.min(height)) * scale < 1.0 {
        return Err(Why::TooLarge);
    }
    #[expect(clippy::cast_possible_truncation, reason = "between 0 and 3")]
    let scale = scale as f32;
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let drawn = render(
        page,
        &RenderCache::new(),
        &InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    // The ground is white and opaque: nothing is left of what was transparent.
    let pixels = drawn.data().iter().flat_map(|it| [it.r, it.g, it.b]).collect();
    RgbImage::from_raw(width, height, pixels).map(Some).ok_or(Why::Broken)
}
