//! A salt that travels with a sealed text: what the text says is committed to with it (the ledger's leaves), and whoever can
//! no longer open the text has no salt to try a guess with.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

/// 16 random bytes.
pub type Salt = [u8; 16];

/// Characters of a salt in front of a text.
const LENGTH: usize = 22;

/// The text with its salt in front, as it is sealed.
pub fn salted(salt: &Salt, text: &str) -> String {
    let mut both = String::with_capacity(LENGTH + text.len());
    URL_SAFE_NO_PAD.encode_string(salt, &mut both);
    both.push_str(text);
    both
}

/// Salt and text of what [`salted`] gave; none if it is nothing of that form.
pub fn unsalted(both: &str) -> Option<(Salt, &str)> {
    let (salt, text) = both.split_at_checked(LENGTH)?;
    let mut bytes = [0; 16];
    let written = URL_SAFE_NO_PAD.decode_slice(salt, &mut bytes).ok()?;
    (written == bytes.len()).then_some((bytes, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_salt_stands_in_front_and_is_taken_off_again() {
        let salt = [7; 16];
        for text in ["", "{}", "Grüß Gott", "\0body"] {
            assert_eq!(unsalted(&salted(&salt, text)), Some((salt, text)));
        }
        assert_eq!(unsalted("short"), None);
        assert_eq!(unsalted("!!!!!!!!!!!!!!!!!!!!!!text"), None);
        assert_eq!(unsalted("ééééééééééééééé"), None);
    }
}
