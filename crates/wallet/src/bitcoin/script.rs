//! The one kind of script that is read: m of n keys.

/// `m <key> … <key> n OP_CHECKMULTISIG` with compressed keys.
pub(crate) struct Multisig<'a> {
    /// How many must sign.
    pub(crate) needed: usize,
    /// The keys, 33 bytes each.
    pub(crate) keys: Vec<&'a [u8]>,
}

const CHECKMULTISIG: u8 = 0xae;

impl<'a> Multisig<'a> {
    pub(crate) fn read(script: &'a [u8]) -> Option<Self> {
        let [needed, keys @ .., count, CHECKMULTISIG] = script else { return None };
        let (needed, count) = (small(*needed)?, small(*count)?);
        let keys: Vec<_> = keys
            .chunks(34)
            .map(|it| match it {
                [33, key @ ..] if key.len() == 33 => Some(key),
                _ => None,
            })
            .collect::<Option<_>>()?;
        (keys.len() == count && needed <= count).then_some(Self { needed, keys })
    }
}

/// `OP_1` to `OP_16`.
fn small(opcode: u8) -> Option<usize> {
    (0x51..=0x60).contains(&opcode).then(|| usize::from(opcode - 0x50))
}
