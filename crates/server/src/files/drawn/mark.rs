//! The mark that says who looks and when: drawn over the whole picture, so that each part of it that is worth anything has one.

use image::RgbImage;
use noto_sans_mono_bitmap::{FontWeight, RasterHeight, get_raster, get_raster_width};
use ombud_base::{Time, id::StaffId};
use sha2::{Digest, Sha256};

/// The letters of the code; those that are taken for one another are left out.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
/// How steep the lines are: no crop along the edges cuts between them.
const SLOPE: f32 = 0.36;
/// How much of a pixel the light letters and their dark edges take, in 256ths. Both, so that it shows on any ground.
const LIGHT: u32 = 84;
const DARK: u32 = 92;

/// Who looks, and when.
#[derive(Clone, Debug)]
pub struct Mark {
    lines: [String; 2],
}

impl Mark {
    /// Of this member of staff at this time.
    pub fn new(id: StaffId, name: &str, email: &str, now: Time) -> Self {
        let at = now.timestamp().strftime("%Y-%m-%d %H:%M UTC");
        // A name in letters that are not at hand is told by the address and the code.
        let name = if name.chars().all(is_drawn) { name } else { "" };
        let first = format!("{name} {email}");
        Self { lines: [first.trim().to_owned(), format!("{at} {}", code(id, now))] }
    }

    /// What it says.
    pub const fn lines(&self) -> &[String; 2] {
        &self.lines
    }

    /// Draws it all over a picture.
    pub fn stamp(&self, picture: &mut RgbImage) {
        let size = match picture.width().min(picture.height()) {
            0..500 => RasterHeight::Size16,
            500..900 => RasterHeight::Size20,
            900..1500 => RasterHeight::Size24,
            _ => RasterHeight::Size32,
        };
        let tile = Tile::new(&self.lines, size);
        let (cos, sin) = (SLOPE.cos(), SLOPE.sin());
        for (x, y, pixel) in picture.enumerate_pixels_mut() {
            #[expect(clippy::cast_precision_loss, reason = "sides are below 8,000")]
            let (x, y) = (x as f32, y as f32);
            let (along, across) = (x * cos + y * sin, y * cos - x * sin);
            let light = tile.at(along, across);
            let dark = tile.at(along - 1.5, across - 1.5);
            for channel in &mut pixel.0 {
                let mut value = u32::from(*channel);
                value -= value * dark * DARK / (255 * 256);
                value += (255 - value) * light * LIGHT / (255 * 256);
                *channel = u8::try_from(value).unwrap_or(u8::MAX);
            }
        }
    }
}

/// Six letters that stand for one person on one day; the same that the console's own mark has.
fn code(id: StaffId, now: Time) -> String {
    let day = now.timestamp().strftime("%Y-%m-%d");
    let digest = Sha256::digest(format!("{id} {day}"));
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).copied().map_or('?', char::from);
    digest.iter().take(6).map(letter).collect()
}

fn is_drawn(char: char) -> bool {
    get_raster(char, FontWeight::Regular, RasterHeight::Size16).is_some()
}

/// The lines, drawn once; laid side by side, each row of them a half further.
struct Tile {
    width: usize,
    height: usize,
    cover: Vec<u8>,
}

impl Tile {
    fn new(lines: &[String; 2], size: RasterHeight) -> Self {
        let (letter, line) = (get_raster_width(FontWeight::Regular, size), size.val());
        let longest = lines.iter().map(|it| it.chars().count()).max().unwrap_or(0);
        let (width, height) = ((longest + 3) * letter, line * 5);
        let mut cover = vec![0; width * height];
        for (row, text) in lines.iter().enumerate() {
            for (column, char) in text.chars().enumerate() {
                let raster = get_raster(char, FontWeight::Regular, size)
                    .or_else(|| get_raster('?', FontWeight::Regular, size));
                let Some(raster) = raster else { continue };
                for (y, pixels) in raster.rows().enumerate() {
                    let from = (row * line + y) * width + column * letter;
                    if let Some(place) = cover.get_mut(from..from + pixels.len()) {
                        place.copy_from_slice(pixels);
                    }
                }
            }
        }
        Self { width, height, cover }
    }

    /// How much of the letters lies here, up to 255.
    fn at(&self, along: f32, across: f32) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "sides are below 8,000")]
        let (along, across) = (along.floor() as i64, across.floor() as i64);
        let (Ok(width), Ok(height)) = (i64::try_from(self.width), i64::try_from(self.height)) else {
            return 0;
        };
        let row = across.div_euclid(height);
        let x = (along + row.rem_euclid(2) * width / 2).rem_euclid(width);
        let place = across.rem_euclid(height) * width + x;
        let cover = usize::try_from(place).ok().and_then(|it| self.cover.get(it));
        cover.copied().map_or(0, u32::from)
    }
}
