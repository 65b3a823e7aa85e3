//! Addresses of TON: 36 bytes in base64, or workchain and hash in the open.

use data_encoding::{BASE64, BASE64URL};

use super::{Fault, Outcome, hex};

const CRC: crc::Crc<u16> = crc::Crc::<u16>::new(&crc::CRC_16_XMODEM);

/// An address of the main network.
pub(super) fn mainnet(text: &str) -> Outcome {
    if text.contains(':') {
        return raw(text);
    }
    friendly(text, 0)
}

/// An address that says that it is of a test network.
pub(super) fn testnet(text: &str) -> Outcome {
    friendly(text, 0x80)
}

fn raw(text: &str) -> Outcome {
    let (workchain, hash) = text.split_once(':').ok_or(Fault::Form)?;
    if !matches!(workchain, "0" | "-1") {
        return Err(Fault::Form);
    }
    hex::digits(hash, 64).map(|()| "raw")
}

fn friendly(text: &str, network: u8) -> Outcome {
    if text.len() != 48 {
        return Err(Fault::Length);
    }
    let bytes = BASE64URL
        .decode(text.as_bytes())
        .or_else(|_| BASE64.decode(text.as_bytes()))
        .map_err(|_| Fault::Alphabet)?;
    let [tag, workchain, ..] = *bytes.as_slice() else { return Err(Fault::Length) };
    // The form is decided before the checksum, or any 48 letters would be a mistyped address of TON.
    let kind = match (tag ^ network, workchain) {
        (0x11 | 0x51, 0xff) => "masterchain",
        (0x11, 0) => "bounceable",
        (0x51, 0) => "non-bounceable",
        _ => return Err(Fault::Version),
    };
    let (body, sum) = bytes.split_at(bytes.len() - 2);
    if CRC.checksum(body).to_be_bytes() == sum { Ok(kind) } else { Err(Fault::Checksum) }
}

/// A transaction: its hash in hex or in base64.
pub(super) fn transaction(text: &str) -> Outcome {
    if text.len() == 44 && text.ends_with('=') {
        let hash = BASE64.decode(text.as_bytes()).or_else(|_| BASE64URL.decode(text.as_bytes()));
        return if hash.is_ok_and(|hash| hash.len() == 32) {
            Ok("transaction")
        } else {
            Err(Fault::Alphabet)
        };
    }
    hex::hash(text)
}
