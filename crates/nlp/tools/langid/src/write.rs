//! The model file. `langid/model.rs` of the crate reads it and says how it is laid out; the two must agree.

use crate::{
    counts::{BITS, Key},
    rows::Row,
};

/// What one step of a cell is worth, in natural logarithms.
const STEP: f32 = 0.5;

/// The beginning of the file.
pub fn head(scripts: usize) -> Vec<u8> {
    let mut file = b"OLID".to_vec();
    file.push(scripts as u8);
    file
}

/// Appends a script.
pub fn script(file: &mut Vec<u8>, codes: &[&str], rows: Vec<Row>) {
    let buckets = (rows.len() / 4).max(1);
    let mut sorted: Vec<(usize, u16, Vec<u8>)> = rows
        .into_iter()
        .map(|(key, row)| {
            let hash = hash(key);
            let bucket = (u64::from(hash as u32) * buckets as u64) >> 32;
            (bucket as usize, (hash >> 48) as u16, cells(&row))
        })
        .collect();
    sorted.sort_unstable();
    file.push(codes.len() as u8);
    for code in codes {
        file.extend(code.as_bytes());
    }
    file.extend((buckets as u32).to_le_bytes());
    file.extend((sorted.len() as u32).to_le_bytes());
    for bucket in 0..=buckets {
        file.extend((sorted.partition_point(|it| it.0 < bucket) as u32).to_le_bytes());
    }
    file.extend(sorted.iter().flat_map(|it| it.1.to_le_bytes()));
    file.extend(sorted.iter().flat_map(|it| it.2.iter()));
}

/// From the last letter to the first, so that one pass gives the hashes of all ends of a text.
fn hash(mut key: Key) -> u64 {
    let mut hash = 0_u64;
    while key != 0 {
        let letter = (key & ((1 << BITS) - 1)) as u64;
        hash = (hash ^ letter).wrapping_add(0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        hash ^= hash >> 32;
        key >>= BITS;
    }
    hash
}

/// Two languages a byte, the first in the lower half: steps below the likeliest language.
fn cells(row: &[f32]) -> Vec<u8> {
    let best = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let cell = |it: &f32| ((best - it) / STEP).round().min(15.0) as u8;
    row.chunks(2).map(|pair| cell(&pair[0]) | pair.get(1).map_or(0, cell) << 4).collect()
}
