//! A trained classifier as bytes: a mark, a version, the counts, then each table in little-endian order, and a checksum.

use super::{
    confidence::{Confidence, SIGNS},
    hidden::{Hidden, UNITS},
    model::{Model, ModelError, Weights},
};
use crate::features::Vocabulary;
use std::borrow::Cow;
use twox_hash::XxHash3_64;

/// Marks a file of this kind; the last byte is the version.
const MARK: [u8; 8] = *b"ombint\x00\x02";
/// Above any model: what says more is broken.
const MOST: usize = 1 << 26;

impl Model {
    /// The classifier as bytes, for [`Model::from_bytes`].
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = MARK.to_vec();
        number(&mut out, self.classes.len());
        for class in &self.classes {
            number(&mut out, class.len());
            out.extend(class.as_bytes());
        }
        number(&mut out, self.vocabulary.hashes.len());
        out.extend(self.vocabulary.hashes.iter().flat_map(|it| it.to_le_bytes()));
        out.extend(self.vocabulary.idf.iter().flat_map(|it| it.to_le_bytes()));
        out.extend(&self.vocabulary.blocks);
        out.extend(self.vocabulary.rarest.to_le_bytes());
        out.extend(self.weights.steps.iter().flat_map(|it| it.to_le_bytes()));
        out.extend(self.weights.cells.iter());
        let Hidden { rows, steps, cells, bias, out: second } = &self.hidden;
        number(&mut out, steps.len());
        out.extend(rows.iter().flat_map(|it| it.to_le_bytes()));
        out.extend(steps.iter().flat_map(|it| it.to_le_bytes()));
        out.extend(cells.iter());
        out.extend(bias.iter().chain(second).flat_map(|it| it.to_le_bytes()));
        let Confidence { means, scales, weights, threshold } = &self.confidence;
        out.extend(
            means.iter().chain(scales).chain(weights).chain([threshold]).flat_map(|it| it.to_le_bytes()),
        );
        let sum = XxHash3_64::oneshot(&out);
        out.extend(sum.to_le_bytes());
        out
    }

    /// The classifier of these bytes.
    ///
    /// # Errors
    /// When they are none, or not whole.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, ModelError> {
        let (content, sum) = bytes.split_last_chunk::<8>().ok_or(ModelError("it is too short"))?;
        if XxHash3_64::oneshot(content).to_le_bytes() != *sum {
            return Err(ModelError("its checksum does not fit"));
        }
        read(content, |cells| Cow::Owned(cells.to_vec()))
    }

    /// The classifier of bytes that are part of the program. Its weights stay where they are, so that memory is taken only by those
    /// that messages ask for; for the same reason the checksum is not looked at.
    ///
    /// # Errors
    /// When they are none, or not whole.
    pub fn from_static(bytes: &'static [u8]) -> Result<Self, ModelError> {
        let (content, _) = bytes.split_last_chunk::<8>().ok_or(ModelError("it is too short"))?;
        read(content, Cow::Borrowed)
    }
}

fn read<'a>(content: &'a [u8], keep: fn(&'a [u8]) -> Cow<'static, [u8]>) -> Result<Model, ModelError> {
    let content = content
        .strip_prefix(&MARK)
        .ok_or(ModelError("it begins with something else, or is of another version"))?;
    let mut rest = Reader(content);
    let classes = (0..rest.number()?).map(|_| rest.text()).collect::<Result<Vec<_>, _>>()?;
    let features = rest.number()?;
    let (hashes, idf) = (rest.all(features, u64::from_le_bytes)?, rest.all(features, f32::from_le_bytes)?);
    let blocks = rest.all(features, u8::from_le_bytes)?;
    let [rarest] = rest.array()?;
    let vocabulary = Vocabulary { hashes, idf, blocks, rarest };
    let steps = rest.all(features, f32::from_le_bytes)?;
    let cells = keep(rest.take(features.saturating_mul(classes.len()))?);
    let weights = Weights { classes: classes.len(), steps, cells };
    let hidden = rest.hidden(features, classes.len() + 1, keep)?;
    let (means, scales, row) = (rest.array()?, rest.array()?, rest.array::<{ SIGNS + 1 }>()?);
    let [threshold] = rest.array()?;
    let confidence = Confidence { means, scales, weights: row, threshold };
    if !rest.0.is_empty() {
        return Err(ModelError("it goes on after its end"));
    }
    Ok(Model { classes, vocabulary, weights, hidden, confidence })
}

fn number(out: &mut Vec<u8>, value: usize) {
    out.extend(u32::try_from(value).unwrap_or(u32::MAX).to_le_bytes());
}

/// What is still to be read.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, bytes: usize) -> Result<&'a [u8], ModelError> {
        let (head, tail) = self.0.split_at_checked(bytes).ok_or(ModelError("it ends too early"))?;
        self.0 = tail;
        Ok(head)
    }

    fn hidden(
        &mut self,
        features: usize,
        classes: usize,
        keep: fn(&'a [u8]) -> Cow<'static, [u8]>,
    ) -> Result<Hidden, ModelError> {
        let count = self.number()?;
        let rows = self.all(features, u32::from_le_bytes)?;
        let steps = self.all(count, f32::from_le_bytes)?;
        let cells = keep(self.take(count.saturating_mul(UNITS))?);
        let bias = self.all(UNITS + classes, f32::from_le_bytes)?;
        let out = self.all(UNITS.saturating_mul(classes), f32::from_le_bytes)?;
        Ok(Hidden { rows, steps, cells, bias, out })
    }

    fn number(&mut self) -> Result<usize, ModelError> {
        let [value] = self.all(1, u32::from_le_bytes)?.try_into().unwrap_or([0]);
        let value = value as usize;
        if value > MOST { Err(ModelError("it counts more than any model has")) } else { Ok(value) }
    }

    fn text(&mut self) -> Result<String, ModelError> {
        let length = self.number()?;
        String::from_utf8(self.take(length)?.to_vec()).map_err(|_| ModelError("a name is no text"))
    }

    fn all<T, const N: usize>(&mut self, count: usize, read: fn([u8; N]) -> T) -> Result<Vec<T>, ModelError> {
        let bytes = self.take(count.saturating_mul(N))?;
        Ok(bytes.as_chunks::<N>().0.iter().map(|it| read(*it)).collect())
    }

    fn array<const N: usize>(&mut self) -> Result<[f32; N], ModelError> {
        let all = self.all(N, f32::from_le_bytes)?;
        all.try_into().map_err(|_| ModelError("it ends too early"))
    }
}
