//! One shard of one sealed block as bytes, little-endian: the number of tokens; their prints, ascending, four bytes each;
//! for each the end of its offsets; then all offsets, two bytes each, ascending for each token.

/// A token's print and the offsets that hold it, ascending.
pub(super) type Posting = (u32, Vec<u16>);

/// Writes postings, which it sorts; those of the same print are joined.
pub(super) fn write(mut postings: Vec<Posting>) -> Vec<u8> {
    postings.sort_unstable_by_key(|(print, _)| *print);
    postings.dedup_by(|(print, offsets), (kept_print, kept)| {
        let same = print == kept_print;
        if same {
            kept.append(offsets);
            kept.sort_unstable();
            kept.dedup();
        }
        same
    });
    let held: usize = postings.iter().map(|(_, offsets)| offsets.len()).sum();
    let mut bytes = Vec::with_capacity(4 + postings.len() * 8 + held * 2);
    bytes.extend(word(postings.len()));
    bytes.extend(postings.iter().flat_map(|(print, _)| print.to_le_bytes()));
    let mut end = 0;
    bytes.extend(postings.iter().flat_map(|(_, offsets)| {
        end += offsets.len();
        word(end)
    }));
    bytes.extend(postings.iter().flat_map(|(_, offsets)| offsets).flat_map(|it| it.to_le_bytes()));
    bytes
}

/// The offsets of a print; none when it is not there.
pub(super) fn find(bytes: &[u8], print: u32) -> Option<Vec<u16>> {
    let (number, rest) = bytes.split_first_chunk::<4>()?;
    let number = u32::from_le_bytes(*number) as usize;
    let (prints, rest) = rest.split_at_checked(number * 4)?;
    let (ends, offsets) = rest.split_at_checked(number * 4)?;
    let (prints, ends) = (prints.as_chunks::<4>().0, ends.as_chunks::<4>().0);
    let at = prints.binary_search_by_key(&print, |it| u32::from_le_bytes(*it)).ok()?;
    let end = |at: usize| ends.get(at).map(|it| u32::from_le_bytes(*it) as usize);
    let from = at.checked_sub(1).map_or(Some(0), end)?;
    let held = offsets.as_chunks::<2>().0.get(from..end(at)?)?;
    Some(held.iter().map(|it| u16::from_le_bytes(*it)).collect())
}

fn word(number: usize) -> [u8; 4] {
    u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()
}

/// The offsets that all of `lists` hold, ascending.
pub(super) fn intersect(mut lists: Vec<Vec<u16>>) -> Vec<u16> {
    lists.sort_unstable_by_key(Vec::len);
    let mut lists = lists.into_iter();
    let mut common = lists.next().unwrap_or_default();
    for list in lists {
        let mut list = list.into_iter().peekable();
        common.retain(|wanted| {
            while list.next_if(|it| it < wanted).is_some() {}
            list.peek() == Some(wanted)
        });
    }
    common
}

/// The offsets that one of `lists` at least holds, ascending.
pub(super) fn union<'l>(lists: impl Iterator<Item = &'l Vec<u16>>) -> Vec<u16> {
    let mut all = Vec::new();
    let mut sorted = true;
    for list in lists {
        sorted = all.is_empty();
        all.extend_from_slice(list);
    }
    // One list is what it was.
    if !sorted {
        all.sort_unstable();
        all.dedup();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_written_is_found() {
        let bytes = write(vec![(7, vec![1, 5]), (3, vec![2]), (7, vec![4, 5]), (u32::MAX, vec![4095])]);
        assert_eq!(find(&bytes, 7), Some(vec![1, 4, 5]), "prints that are the same are joined");
        assert_eq!(find(&bytes, 3), Some(vec![2]));
        assert_eq!(find(&bytes, u32::MAX), Some(vec![4095]));
        assert_eq!(find(&bytes, 4), None);
        assert_eq!(find(&write(Vec::new()), 4), None);
    }

    #[test]
    fn lists_intersect() {
        assert_eq!(intersect(vec![vec![1, 5, 9, 12, 4000], vec![2, 5, 12, 13]]), [5, 12]);
        assert_eq!(intersect(vec![vec![2, 5, 12, 13], vec![1, 5, 12], vec![12]]), [12]);
        assert_eq!(intersect(vec![vec![1], vec![]]), [] as [u16; 0]);
        assert_eq!(intersect(vec![]), [] as [u16; 0]);
    }

    #[test]
    fn lists_unite() {
        let (odd, even, none) = (vec![1, 3, 9], vec![2, 3, 4], Vec::new());
        assert_eq!(union([&odd, &even].into_iter()), [1, 2, 3, 4, 9]);
        assert_eq!(union([&even, &none].into_iter()), even);
        assert_eq!(union([&none, &odd].into_iter()), odd);
        assert_eq!(union([&odd, &none, &even].into_iter()), [1, 2, 3, 4, 9]);
        assert_eq!(union(std::iter::empty()), none);
    }

    proptest! {
        #[test]
        fn bytes_from_elsewhere_are_no_danger(bytes in prop::collection::vec(any::<u8>(), 0..200), print: u32) {
            let _ = find(&bytes, print);
        }
    }
}
