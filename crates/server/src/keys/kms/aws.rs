//! AWS KMS: `TrentService.Encrypt` and `TrentService.Decrypt` of its JSON interface, signed by Signature Version 4.

use super::{Service, body, secret, signature, words};
use anyhow::{Context, anyhow, bail};
use serde_json::{Value as Json, json};

/// A key's ARN: `arn:aws:kms:eu-central-1:111122223333:key/…`, or an alias'.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arn {
    whole: String,
    partition: String,
    region: String,
}

impl Arn {
    pub(super) fn read(text: &str) -> anyhow::Result<Self> {
        let example = "a key of AWS KMS is kms:arn:aws:kms:<region>:<account>:key/<id>";
        let parts: Vec<&str> = text.splitn(6, ':').collect();
        let ["arn", partition, "kms", region, account, key] = parts.as_slice() else { bail!(example) };
        let plain =
            |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-');
        if !(plain(partition) && plain(region) && plain(account))
            || !(key.starts_with("key/") || key.starts_with("alias/"))
        {
            bail!(example);
        }
        Ok(Self { whole: text.to_owned(), partition: (*partition).to_owned(), region: (*region).to_owned() })
    }

    fn endpoint(&self) -> String {
        let end = if self.partition == "aws-cn" { "amazonaws.com.cn" } else { "amazonaws.com" };
        format!("https://kms.{}.{end}", self.region)
    }
}

/// What is asked.
pub(super) enum Ask<'a> {
    /// Wrap this base64.
    Encrypt(&'a str),
    /// Unwrap this base64.
    Decrypt(&'a str),
}

impl Service<'_> {
    pub(super) async fn aws(&self, key: &Arn, ask: Ask<'_>) -> anyhow::Result<String> {
        // The context is bound to the ciphertext: what was wrapped for something else does not unwrap as a root key.
        let context = json!({"ombud": "root key"});
        let (verb, sent, wanted) = match ask {
            Ask::Encrypt(plain) => (
                "Encrypt",
                json!({"KeyId": key.whole, "Plaintext": plain, "EncryptionContext": context}),
                "CiphertextBlob",
            ),
            Ask::Decrypt(wrapped) => (
                "Decrypt",
                json!({"KeyId": key.whole, "CiphertextBlob": wrapped, "EncryptionContext": context}),
                "Plaintext",
            ),
        };
        let endpoint = match self.config.aws_endpoint.trim().trim_end_matches('/') {
            "" => key.endpoint(),
            given => given.to_owned(),
        };
        let sent = sent.to_string();
        let response = self.signed(key, &endpoint, verb, sent).await?;
        let (status, bytes) = body(response).await?;
        let answer: Json = serde_json::from_slice(&bytes).unwrap_or_default();
        if status != 200 {
            bail!("AWS KMS ({endpoint}) answered {status}: {}", said(&answer));
        }
        let value = answer.get(wanted).and_then(Json::as_str);
        value.map(str::to_owned).with_context(|| format!("AWS KMS ({endpoint}) answered without {wanted}"))
    }

    async fn signed(
        &self,
        key: &Arn,
        endpoint: &str,
        verb: &str,
        sent: String,
    ) -> anyhow::Result<reqwest::Response> {
        let id = self.config.aws_access_key_id.trim();
        let secret_key = secret("keys.aws_secret_access_key", self.config.aws_secret_access_key.expose())?;
        if id.is_empty() || secret_key.is_empty() {
            bail!("keys.aws_access_key_id and keys.aws_secret_access_key are needed to ask AWS KMS");
        }
        let session = secret("keys.aws_session_token", self.config.aws_session_token.expose())?;
        let url = reqwest::Url::parse(endpoint).context("keys.aws_endpoint is no URL")?;
        let host = match (url.host_str(), url.port()) {
            (Some(host), Some(port)) => format!("{host}:{port}"),
            (Some(host), None) => host.to_owned(),
            (None, _) => bail!("keys.aws_endpoint names no host"),
        };
        let at = self.clock.now().timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
        let mut headers = vec![
            ("content-type", "application/x-amz-json-1.1".to_owned()),
            ("host", host),
            ("x-amz-date", at.clone()),
            ("x-amz-target", format!("TrentService.{verb}")),
        ];
        if !session.is_empty() {
            headers.push(("x-amz-security-token", session));
        }
        let signer = signature::Signer { id, secret: &secret_key, region: &key.region, service: "kms" };
        let authorization = signer.authorization("POST", &headers, sent.as_bytes(), &at);
        let mut request = self.client.post(format!("{endpoint}/")).header("authorization", authorization);
        for (name, value) in headers.iter().filter(|it| it.0 != "host") {
            request = request.header(*name, value);
        }
        let response = request.body(sent).send().await;
        response.map_err(|error| anyhow!("AWS KMS ({endpoint}): {}", words(&error)))
    }
}

fn said(answer: &Json) -> String {
    let text = |name: &str| answer.get(name).and_then(Json::as_str);
    let kind = text("__type").map_or("", |it| it.rsplit('#').next().unwrap_or(it));
    let message = text("message").or_else(|| text("Message")).unwrap_or_default();
    let advice = match kind {
        "AccessDeniedException" => ". The access key needs kms:Encrypt and kms:Decrypt on this key",
        "IncorrectKeyException" | "InvalidCiphertextException" => ". The root key was wrapped by another key",
        "DisabledException" | "KMSInvalidStateException" => ". Enable the key, or cancel its deletion",
        "InvalidSignatureException" | "SignatureDoesNotMatch" => {
            ". Check the secret access key and this machine's clock"
        }
        "UnrecognizedClientException" | "ExpiredTokenException" => {
            ". The access key or its session token is not valid"
        }
        _ => "",
    };
    match (kind, message) {
        ("", "") => "it does not say why".to_owned(),
        (kind, "") => format!("{kind}{advice}"),
        (kind, message) => format!("{kind}: {message}{advice}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_named_by_its_arn() {
        let arn = Arn::read("arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab")
            .unwrap();
        assert_eq!(arn.endpoint(), "https://kms.eu-central-1.amazonaws.com");
        let china = Arn::read("arn:aws-cn:kms:cn-north-1:111122223333:alias/ombud").unwrap();
        assert_eq!(china.endpoint(), "https://kms.cn-north-1.amazonaws.com.cn");
        for wrong in [
            "",
            "arn:aws:s3:eu-central-1:1:key/a",
            "arn:aws:kms::1:key/a",
            "arn:aws:kms:eu.evil/x:1:key/a",
            "key/a",
        ] {
            assert!(Arn::read(wrong).is_err(), "{wrong}");
        }
    }
}
