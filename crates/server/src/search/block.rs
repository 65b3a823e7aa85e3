//! The positions of one block: ascending offsets within it, two bytes each, little-endian.

/// Adds ascending offsets; those that are there already are passed over.
pub fn add(bytes: &mut Vec<u8>, offsets: &[u16]) {
    let mut last = bytes.last_chunk::<2>().map(|it| u16::from_le_bytes(*it));
    for offset in offsets {
        if last.is_none_or(|last| last < *offset) {
            bytes.extend_from_slice(&offset.to_le_bytes());
            last = Some(*offset);
        }
    }
}

/// The offsets.
pub fn read(bytes: &[u8]) -> impl DoubleEndedIterator<Item = u16> + ExactSizeIterator {
    bytes.as_chunks::<2>().0.iter().map(|it| u16::from_le_bytes(*it))
}

/// The offsets that all of `lists` hold, ascending.
pub fn intersect(lists: &[&[u8]]) -> Vec<u16> {
    let Some((shortest, rest)) = lists.split_first() else { return Vec::new() };
    let mut rest: Vec<_> = rest.iter().map(|list| read(list).peekable()).collect();
    read(shortest)
        .filter(|wanted| {
            rest.iter_mut().all(|list| {
                while list.next_if(|it| it < wanted).is_some() {}
                list.peek() == Some(wanted)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_keep_order_and_intersect() {
        let list = |offsets: &[u16]| {
            let mut bytes = Vec::new();
            add(&mut bytes, offsets);
            bytes
        };
        let mut a = list(&[1, 5, 9]);
        add(&mut a, &[9, 12, 4000]);
        assert_eq!(read(&a).collect::<Vec<_>>(), [1, 5, 9, 12, 4000], "indexed twice, held once");
        let b = list(&[2, 5, 12, 13]);
        assert_eq!(intersect(&[&a, &b]), [5, 12]);
        assert_eq!(intersect(&[&b, &a, &list(&[12])]), [12]);
        assert_eq!(intersect(&[&a, &list(&[])]), [] as [u16; 0]);
        assert_eq!(intersect(&[]), [] as [u16; 0]);
    }
}
