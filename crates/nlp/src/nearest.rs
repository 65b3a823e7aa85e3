//! Which texts mean what a question means: the nearest of the vectors that a model made of them.
//!
//! Vectors are kept as a byte for each number, which costs a cosine less than a hundredth and a fourth of the memory. What a cosine
//! is worth differs by model: with some, texts that have nothing to do with each other have 0.1, with others 0.8. So a [`Field`]
//! measures its own texts against each other ([`Scale`]), and says by that how well something fits.

use std::{collections::HashMap, hash::Hash, sync::Arc};

/// The fewest and the most numbers that a vector has.
pub const DIMENSIONS: std::ops::RangeInclusive<usize> = 8..=4096;
/// Texts by which a field measures itself, and the fewest owners that it takes.
const SAMPLE: usize = 48;
const OWNERS: usize = 8;

/// A direction: a vector of length 1, with a byte for each number.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector {
    scale: f32,
    numbers: Box<[i8]>,
}

impl Vector {
    /// Of what a model made; none where that is no direction: too few or too many numbers, one that is none, or nothing but zeros.
    pub fn of(numbers: &[f32]) -> Option<Self> {
        let length = numbers.iter().map(|it| f64::from(*it).powi(2)).sum::<f64>().sqrt();
        if !DIMENSIONS.contains(&numbers.len()) || !length.is_finite() || length < 1e-12 {
            return None;
        }
        let largest = numbers.iter().fold(0.0_f64, |most, it| most.max(f64::from(it.abs())));
        let numbers: Box<[i8]> =
            numbers.iter().map(|it| (f64::from(*it) / largest * 127.0).round() as i8).collect();
        // Of what the bytes say, so that a vector's cosine with itself is 1.
        let kept = numbers.iter().map(|it| f64::from(*it).powi(2)).sum::<f64>().sqrt();
        Some(Self { scale: (1.0 / kept) as f32, numbers })
    }

    /// As it is stored.
    pub fn to_bytes(&self) -> Vec<u8> {
        let numbers = self.numbers.iter().map(|it| it.cast_unsigned());
        self.scale.to_le_bytes().into_iter().chain(numbers).collect()
    }

    /// As it was stored; none: those are the bytes of something else.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (scale, numbers) = bytes.split_first_chunk::<4>()?;
        let scale = f32::from_le_bytes(*scale);
        let sound = scale.is_finite() && scale > 0.0 && DIMENSIONS.contains(&numbers.len());
        sound.then(|| Self { scale, numbers: numbers.iter().map(|it| it.cast_signed()).collect() })
    }

    /// How many numbers it has.
    pub fn dimensions(&self) -> usize {
        self.numbers.len()
    }

    /// The cosine of two, -1 to 1; 0 where they are of different models.
    pub fn cosine(&self, other: &Self) -> f32 {
        if self.numbers.len() != other.numbers.len() {
            return 0.0;
        }
        let products = self.numbers.iter().zip(&other.numbers).map(|(a, b)| i32::from(*a) * i32::from(*b));
        (products.sum::<i32>() as f32 * self.scale * other.scale).clamp(-1.0, 1.0)
    }
}

/// What a cosine is worth among some texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// What two texts have that have nothing to do with each other.
    pub apart: f32,
    /// What a text has with the nearest one of another owner: what is nearer than that says the same rather than something near it.
    pub near: f32,
}

/// Where there are too few texts to measure: between what models in use have.
const UNMEASURED: Scale = Scale { apart: 0.2, near: 0.5 };
/// What something is worth that is as near as the nearest of another owner.
const AT_NEAR: f32 = 0.3;
/// How much of the way from there to the same words counts for the whole.
const WHOLE: f32 = 0.6;

impl Scale {
    /// What a cosine is worth, 0 to 1.
    pub fn fit(&self, cosine: f32) -> f32 {
        let part = |from: f32, to: f32| ((cosine - from) / (to - from).max(0.01)).clamp(0.0, 1.0);
        if cosine < self.near {
            return AT_NEAR * part(self.apart, self.near);
        }
        AT_NEAR + (1.0 - AT_NEAR) * part(self.near, self.near + WHOLE * (1.0 - self.near))
    }
}

/// The nearest text of an owner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near<K> {
    /// Whose text it is.
    pub owner: K,
    /// Its cosine with the question.
    pub cosine: f32,
    /// What that is worth, 0 to 1.
    pub fit: f32,
}

/// From this fit on, the nearest text says the same as the question.
const SAME: f32 = 0.7;
/// What meaning gives at most where nothing else speaks for a text.
const UNSURE: f32 = 0.49;

/// How close something is that is as close by its words and that near by its meaning: as the better of the two says. What nothing
/// else speaks for (`supported`) is not taken for sure by its meaning alone, unless that is the same.
pub fn closer(words: f32, near: Option<f32>, supported: bool) -> f32 {
    let Some(near) = near else { return words };
    words.max(if supported || near >= SAME { near } else { near.min(UNSURE) })
}

/// Texts, each with its owner, of which the nearest are found.
#[derive(Clone, Debug)]
pub struct Field<K> {
    entries: Vec<(K, Arc<Vector>)>,
    scale: Scale,
}

impl<K: Copy + Eq + Hash> Field<K> {
    /// Of these texts. It measures them, which takes some fifty searches.
    pub fn new(entries: Vec<(K, Arc<Vector>)>) -> Self {
        let scale = measured(&entries).unwrap_or(UNMEASURED);
        Self { entries, scale }
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// What a cosine is worth here.
    pub const fn scale(&self) -> Scale {
        self.scale
    }

    /// The owners of the nearest texts that are worth at least so much, the nearest first.
    pub fn search(&self, question: &Vector, worth: f32, most: usize) -> Vec<Near<K>> {
        let mut best: HashMap<K, f32> = HashMap::new();
        for (owner, vector) in &self.entries {
            let cosine = question.cosine(vector);
            // Most are far off, and cost no look-up.
            if self.scale.fit(cosine) >= worth {
                let most = best.entry(*owner).or_insert(cosine);
                *most = most.max(cosine);
            }
        }
        let mut all: Vec<Near<K>> = best
            .into_iter()
            .map(|(owner, cosine)| Near { owner, cosine, fit: self.scale.fit(cosine) })
            .collect();
        all.sort_by(|a, b| b.cosine.total_cmp(&a.cosine));
        all.truncate(most);
        all
    }
}

/// What texts have with those of other owners; none where there are too few owners to tell.
fn measured<K: Copy + Eq + Hash>(entries: &[(K, Arc<Vector>)]) -> Option<Scale> {
    let owners: std::collections::HashSet<K> = entries.iter().map(|it| it.0).collect();
    if owners.len() < OWNERS {
        return None;
    }
    let step = entries.len().div_ceil(SAMPLE);
    let (mut nearest, mut sum, mut count) = (Vec::new(), 0.0_f64, 0.0_f64);
    for (owner, vector) in entries.iter().step_by(step) {
        let mut most = -1.0_f32;
        for (_, other) in entries.iter().filter(|it| it.0 != *owner) {
            let cosine = vector.cosine(other);
            most = most.max(cosine);
            (sum, count) = (sum + f64::from(cosine), count + 1.0);
        }
        nearest.push(most);
    }
    nearest.sort_by(f32::total_cmp);
    let near = *nearest.get(nearest.len() / 2)?;
    let apart = (sum / count) as f32;
    // Texts that are all alike, or all the same, tell nothing.
    (near < 0.99).then(|| Scale { apart: apart.min(near), near: near.max(apart) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers from -1 to 1, always the same.
    fn numbers(seed: u64, many: usize) -> Vec<f32> {
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        (0..many)
            .map(|_| {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (state >> 40) as f32 / 8_388_608.0 - 1.0
            })
            .collect()
    }

    fn cosine(a: &[f32], b: &[f32]) -> f32 {
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f32>();
        dot(a, b) / (dot(a, a) * dot(b, b)).sqrt()
    }

    #[test]
    fn a_byte_for_each_number_keeps_cosines() {
        for seed in 0..50 {
            let (a, noise) = (numbers(seed, 384), numbers(seed + 1000, 384));
            let b: Vec<f32> = a.iter().zip(&noise).map(|(a, n)| a * 3.0 + n).collect();
            let (kept_a, kept_b) = (Vector::of(&a).unwrap(), Vector::of(&b).unwrap());
            assert!((kept_a.cosine(&kept_b) - cosine(&a, &b)).abs() < 0.01);
            assert!((kept_a.cosine(&kept_a) - 1.0).abs() < 1e-4);
            assert_eq!(Vector::from_bytes(&kept_a.to_bytes()).unwrap(), kept_a);
        }
    }

    #[test]
    fn what_is_no_direction_is_no_vector() {
        let mut one = numbers(1, 16);
        assert!(Vector::of(&one).is_some());
        for wrong in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY] {
            one[3] = wrong;
            assert!(Vector::of(&one).is_none(), "{wrong}");
        }
        assert!(Vector::of(&[0.0; 16]).is_none() && Vector::of(&[1.0; 7]).is_none());
        assert!(Vector::of(&vec![1.0; 4097]).is_none());
        assert!(Vector::from_bytes(&[0, 0, 128, 63]).is_none() && Vector::from_bytes(&[]).is_none());
        let (short, long) = (Vector::of(&[1.0; 16]).unwrap(), Vector::of(&[1.0; 32]).unwrap());
        assert!(short.cosine(&long).abs() < f32::EPSILON, "vectors of two models say nothing of each other");
    }

    /// Owners whose texts all have much in common, as some models have it.
    fn field(common: f32) -> (Field<u32>, impl Fn(u64, f32) -> Vector) {
        let shared = numbers(7, 64);
        let mixed = move |seed: u64, own: f32| {
            let it = numbers(seed, 64);
            let all: Vec<f32> = it.iter().zip(&shared).map(|(a, b)| own * a + common * b).collect();
            Vector::of(&all).unwrap()
        };
        let entries = (0..40_u32).map(|it| (it / 2, Arc::new(mixed(u64::from(it) + 10, 1.0)))).collect();
        (Field::new(entries), mixed)
    }

    #[test]
    fn what_a_cosine_is_worth_is_measured() {
        for common in [0.0, 1.0, 3.0] {
            let (field, mixed) = field(common);
            let scale = field.scale();
            assert!(scale.apart < scale.near, "{scale:?}");
            let same = field.search(&mixed(12, 1.0), 0.3, 5);
            assert_eq!((same[0].owner, same[0].fit > 0.99), (1, true), "{common}: {same:?}");
            // What has only in common what all have is worth little, however high its cosine is.
            let other = field.search(&mixed(5000, 1.0), 0.0, 1);
            assert!(other[0].fit < 0.7, "{common}: {other:?}");
            assert!(scale.fit(scale.apart) < 0.01 && (scale.fit(scale.near) - 0.3).abs() < 0.01);
        }
        let few = Field::new(vec![(1, Arc::new(Vector::of(&[1.0; 16]).unwrap()))]);
        assert_eq!(few.scale(), UNMEASURED);
        assert!(Field::<u32>::new(Vec::new()).is_empty());
    }

    #[test]
    fn each_owner_is_found_once_and_the_nearest_first() {
        let (field, mixed) = field(0.5);
        let all = field.search(&mixed(12, 1.0), 0.0, 100);
        let mut owners: Vec<u32> = all.iter().map(|it| it.owner).collect();
        owners.sort_unstable();
        owners.dedup();
        assert_eq!(owners.len(), all.len());
        assert!(all.windows(2).all(|it| it[0].cosine >= it[1].cosine));
        assert_eq!(field.search(&mixed(12, 1.0), 0.0, 3).len(), 3);
        assert!(field.search(&Vector::of(&[1.0; 16]).unwrap(), 0.3, 3).is_empty(), "of another model");
    }
}
