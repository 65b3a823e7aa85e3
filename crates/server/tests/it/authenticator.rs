//! A security key in software: makes one credential and signs with it, as a browser would hand it on.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey};
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};

/// A key for tests alone, and its public point.
const KEY: &str = "-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgo5dTerQNZ4SGV0rf
EWbQpB475dUXwVJrR2A0EujeveGhRANCAAQBqDXb/VGK9sajfMtBhRrbZGvrituF
e9ZZWiLB3ZPGvC0AIE1biVaDQcm/PhrpFVSX9Pr0KpMJ/l0JdkfxXKfh
-----END PRIVATE KEY-----";
const X: [u8; 32] = [
    0x01, 0xa8, 0x35, 0xdb, 0xfd, 0x51, 0x8a, 0xf6, 0xc6, 0xa3, 0x7c, 0xcb, 0x41, 0x85, 0x1a, 0xdb, 0x64,
    0x6b, 0xeb, 0x8a, 0xdb, 0x85, 0x7b, 0xd6, 0x59, 0x5a, 0x22, 0xc1, 0xdd, 0x93, 0xc6, 0xbc,
];
const Y: [u8; 32] = [
    0x2d, 0x00, 0x20, 0x4d, 0x5b, 0x89, 0x56, 0x83, 0x41, 0xc9, 0xbf, 0x3e, 0x1a, 0xe9, 0x15, 0x54, 0x97,
    0xf4, 0xfa, 0xf4, 0x2a, 0x93, 0x09, 0xfe, 0x5d, 0x09, 0x76, 0x47, 0xf1, 0x5c, 0xa7, 0xe1,
];

/// The key, the page that it is used on, and how often it was used.
#[derive(Clone)]
pub struct Authenticator {
    /// The page's origin, which the browser writes into what is signed.
    pub origin: String,
    /// The name that it believes to be asked by.
    pub rp_id: String,
    /// Its signature counter.
    pub counter: u32,
    /// The credential's id.
    pub id: Vec<u8>,
    /// It asks its owner for a finger, a face or a PIN.
    pub verifies: bool,
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Authenticator {
    /// On a page of `origin`.
    pub fn new(origin: &str, id: &[u8]) -> Self {
        Self { origin: origin.into(), rp_id: "localhost".into(), counter: 0, id: id.into(), verifies: true }
    }

    fn client_data(&self, kind: &str, challenge: &Json) -> Vec<u8> {
        let data = json!({"type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false});
        data.to_string().into_bytes()
    }

    fn head(&mut self, flags: u8) -> Vec<u8> {
        self.counter += 1;
        let mut data = Sha256::digest(self.rp_id.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Answers PublicKeyCredentialCreationOptions.
    pub fn create(&mut self, options: &Json) -> Json {
        let client_data = self.client_data("webauthn.create", &options["challenge"]);
        let mut data = self.head(0x45); // present, verified, with a credential
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        // COSE: kty EC2, alg ES256, crv P-256, x, y.
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(X);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(Y);
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).unwrap());
        object.extend(data);
        json!({
            "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "extensions": {},
            "authenticatorAttachment": "cross-platform", "clientExtensionResults": {},
            "response": {"attestationObject": text(&object), "clientDataJSON": text(&client_data), "transports": ["usb"]},
        })
    }

    /// Answers PublicKeyCredentialRequestOptions.
    pub fn get(&mut self, options: &Json) -> Json {
        let client_data = self.client_data("webauthn.get", &options["challenge"]);
        let data = self.head(if self.verifies { 0x05 } else { 0x01 }); // present, and verified
        let mut signed = data.clone();
        signed.extend(Sha256::digest(&client_data));
        let key = EncodingKey::from_ec_pem(KEY.as_bytes()).unwrap();
        let raw = jsonwebtoken::crypto::sign(&signed, &key, Algorithm::ES256).unwrap();
        let signature = der(&URL_SAFE_NO_PAD.decode(raw).unwrap());
        json!({
            "id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "extensions": {},
            "authenticatorAttachment": "cross-platform", "clientExtensionResults": {},
            "response": {"authenticatorData": text(&data), "clientDataJSON": text(&client_data), "signature": text(&signature)},
        })
    }
}

/// The two numbers of a signature as ASN.1.
fn der(raw: &[u8]) -> Vec<u8> {
    let number = |bytes: &[u8]| {
        let start = bytes.iter().position(|it| *it != 0).unwrap_or(bytes.len() - 1);
        let mut it = bytes[start..].to_vec();
        if it[0] >= 0x80 {
            it.insert(0, 0);
        }
        [vec![0x02, u8::try_from(it.len()).unwrap()], it].concat()
    };
    let body = [number(&raw[..32]), number(&raw[32..])].concat();
    [vec![0x30, u8::try_from(body.len()).unwrap()], body].concat()
}
