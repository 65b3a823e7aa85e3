//! Addresses and hashes of TON, each of which is written in several ways (TEP-2).

use base64::{
    Engine,
    prelude::{BASE64_STANDARD, BASE64_URL_SAFE},
};
use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};

/// An address as `workchain:hash` in small letters, whichever way it was written. What is none stays as it is.
pub(super) fn raw(text: &str) -> String {
    if text.contains(':') {
        return text.to_ascii_lowercase();
    }
    let url_safe = text.replace('+', "-").replace('/', "_");
    match BASE64_URL_SAFE.decode(url_safe).ok().as_deref() {
        // a tag, the workchain, the hash, and a checksum that the guard has looked at
        Some([_, workchain, rest @ ..]) if rest.len() == 34 => {
            let workchain = i8::from_be_bytes([*workchain]);
            format!("{workchain}:{}", HEXLOWER.encode(rest.get(..32).unwrap_or_default()))
        }
        _ => text.to_owned(),
    }
}

fn hash(text: &str) -> Option<[u8; 32]> {
    let bytes = match text.len() {
        64 => HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok(),
        44 if text.contains(['-', '_']) => BASE64_URL_SAFE.decode(text).ok(),
        44 => BASE64_STANDARD.decode(text).ok(),
        _ => None,
    };
    bytes?.try_into().ok()
}

/// A hash in hex, from hex or either base64.
pub(super) fn to_hex(text: &str) -> Option<String> {
    hash(text).map(|it| HEXLOWER.encode(&it))
}

/// A hash in base64, as toncenter answers it.
pub(super) fn to_base64(text: &str) -> Option<String> {
    hash(text).map(|it| BASE64_STANDARD.encode(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_of_writing_an_address_are_one() {
        // TEP-2's own example
        let all = [
            "-1:fcb91a3a3816d0f7b8c2c76108b8a9bc5a6b7a55bd79f8ab101c52db29232260",
            "-1:FCB91A3A3816D0F7B8C2C76108B8A9BC5A6B7A55BD79F8AB101C52DB29232260",
            "kf/8uRo6OBbQ97jCx2EIuKm8Wmt6Vb15+KsQHFLbKSMiYIny",
            "kf_8uRo6OBbQ97jCx2EIuKm8Wmt6Vb15-KsQHFLbKSMiYIny",
        ];
        for text in all {
            assert_eq!(raw(text), all[0], "{text}");
        }
        assert_eq!(raw("nonsense"), "nonsense");
    }

    #[test]
    fn a_hash_is_read_from_hex_and_base64() {
        let hex = "ce727a6282114374362792a8edc29ca5fbcce00e0673ce222357d4e20864437a";
        let base64 = to_base64(hex).unwrap();
        assert_eq!(to_hex(&base64).as_deref(), Some(hex));
        assert_eq!(to_hex(&base64.replace('+', "-").replace('/', "_")).as_deref(), Some(hex));
        assert_eq!((to_hex(&hex[1..]), to_hex("")), (None, None));
    }
}
