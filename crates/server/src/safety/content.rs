//! The text of a list: read as it comes, kept compressed in pieces that no row is too small for.

use flate2::bufread::GzDecoder;
use ombud_guard::lists::{BadLine, Builder, ReadError};
use std::io::BufReader;

/// Reads the pieces of a list into an index in the making; gives the lines that say nothing.
///
/// # Errors
/// When the pieces are not those of one text, or hold JSON of no known form.
pub(super) fn read(pieces: &[Vec<u8>], builder: &mut Builder) -> Result<Vec<BadLine>, ReadError> {
    let packed = pieces.concat();
    builder.read(BufReader::with_capacity(64 * 1024, GzDecoder::new(packed.as_slice())))
}
