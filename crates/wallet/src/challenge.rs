//! The text that a wallet is asked to sign: EIP-4361, and the same for other chains (CAIP-122).

use crate::{
    Malformed, Refusal,
    evm::{Capitals, ethereum_account, ethereum_address, tron_account},
    grammar::{self, Lines},
    time::rfc3339,
};
use jiff::Timestamp;
use std::fmt::Write;

/// The chains whose accounts differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Family {
    /// Ethereum and every chain with its accounts.
    Ethereum,
    /// Bitcoin.
    Bitcoin,
    /// Solana.
    Solana,
    /// Tron.
    Tron,
}

impl Family {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Ethereum, Self::Bitcoin, Self::Solana, Self::Tron];

    /// The name in the first line of the text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ethereum => "Ethereum",
            Self::Bitcoin => "Bitcoin",
            Self::Solana => "Solana",
            Self::Tron => "TRON",
        }
    }

    /// An address in the one form that is compared and kept: with the capitals of EIP-55, Bech32 in small letters.
    ///
    /// # Errors
    ///
    /// What is wrong with it, for the reader.
    pub fn canonical(self, address: &str) -> Result<String, &'static str> {
        let form = match self {
            Self::Ethereum => ethereum_address(&ethereum_account(address, Capitals::Any)?),
            Self::Bitcoin if address.starts_with(['1', '2', '3', 'm', 'n']) => address.to_owned(),
            Self::Bitcoin => address.to_ascii_lowercase(),
            Self::Solana | Self::Tron => address.to_owned(),
        };
        self.judge(&form).map(|()| form)
    }

    /// Whether a text is an address here, as a sign-in text must write it.
    fn judge(self, address: &str) -> Result<(), &'static str> {
        match self {
            Self::Ethereum => ethereum_account(address, Capitals::Eip55).map(drop),
            Self::Tron => tron_account(address).map(drop),
            Self::Bitcoin => crate::bitcoin::Address::parse(address).map(drop),
            Self::Solana => match bs58::decode(address).into_vec() {
                Ok(bytes) if bytes.len() == 32 => Ok(()),
                _ => Err("it is not 32 bytes in base58"),
            },
        }
    }
}

/// What somebody who owns an address is asked to sign. [`Challenge::text`] writes it and [`Challenge::parse`] reads it, by
/// the grammar of EIP-4361 with nothing forgiven; for other chains than Ethereum the first line names the chain, and the
/// chain's id is that of CAIP-2 behind the colon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    /// The chain's kind.
    pub family: Family,
    /// The scheme in front of the domain, which is optional: `https`.
    pub scheme: Option<String>,
    /// Who asks, as RFC 3986 writes an authority: `desk.example`, `localhost:3000`. The wallet compares it with the site.
    pub domain: String,
    /// The address to prove.
    pub address: String,
    /// A sentence for the reader: printable ASCII, one line.
    pub statement: Option<String>,
    /// What is to be entered.
    pub uri: String,
    /// The chain: `1` for Ethereum.
    pub chain_id: String,
    /// At least eight random letters and digits, to be used once.
    pub nonce: String,
    /// When it was made.
    pub issued_at: Timestamp,
    /// From when on it is worth nothing.
    pub expires_at: Option<Timestamp>,
    /// Until when it is worth nothing yet.
    pub not_before: Option<Timestamp>,
    /// What it belongs to: the conversation.
    pub request_id: Option<String>,
    /// What it also speaks of, as URIs.
    pub resources: Option<Vec<String>>,
}

impl Challenge {
    /// Empty fields, to be filled in.
    pub fn new(family: Family) -> Self {
        Self {
            family,
            scheme: None,
            domain: String::new(),
            address: String::new(),
            statement: None,
            uri: String::new(),
            chain_id: String::new(),
            nonce: String::new(),
            issued_at: Timestamp::UNIX_EPOCH,
            expires_at: None,
            not_before: None,
            request_id: None,
            resources: None,
        }
    }

    /// The text to sign.
    ///
    /// # Errors
    ///
    /// When a field is not what the grammar allows: then no wallet and no verifier would take the text.
    pub fn text(&self) -> Result<String, Malformed> {
        let text = self.write();
        match Self::parse(&text, self.family) {
            Ok(read) if read == *self => Ok(text),
            Ok(_) => Err(Malformed { line: 1, what: "a field would be read as another" }),
            Err(error) => Err(error),
        }
    }

    fn write(&self) -> String {
        let mut text = String::new();
        if let Some(scheme) = &self.scheme {
            text.push_str(scheme);
            text.push_str("://");
        }
        let name = self.family.name();
        // Writing to a string cannot fail.
        let _ = write!(
            text,
            "{} wants you to sign in with your {name} account:\n{}\n\n",
            self.domain, self.address
        );
        if let Some(statement) = &self.statement {
            text.push_str(statement);
            text.push('\n');
        }
        let _ = write!(
            text,
            "\nURI: {}\nVersion: 1\nChain ID: {}\nNonce: {}\nIssued At: {}",
            self.uri, self.chain_id, self.nonce, self.issued_at
        );
        for (name, time) in [("Expiration Time", self.expires_at), ("Not Before", self.not_before)] {
            if let Some(time) = time {
                let _ = write!(text, "\n{name}: {time}");
            }
        }
        if let Some(id) = &self.request_id {
            let _ = write!(text, "\nRequest ID: {id}");
        }
        if let Some(resources) = &self.resources {
            text.push_str("\nResources:");
            for resource in resources {
                let _ = write!(text, "\n- {resource}");
            }
        }
        text
    }

    /// Reads a sign-in text.
    ///
    /// # Errors
    ///
    /// With the first line that the grammar does not allow.
    pub fn parse(text: &str, family: Family) -> Result<Self, Malformed> {
        let mut lines = Lines::of(text);
        let mut read = Self::new(family);
        read.read_head(&mut lines)?;
        read.read_required(&mut lines)?;
        read.read_optional(&mut lines)?;
        Ok(read)
    }

    /// Who asks, the address, and the sentence.
    fn read_head(&mut self, lines: &mut Lines<'_>) -> Result<(), Malformed> {
        let first = lines.next("the first line is missing")?;
        let asker = match self.family {
            Family::Ethereum => first.strip_suffix(" wants you to sign in with your Ethereum account:"),
            Family::Bitcoin => first.strip_suffix(" wants you to sign in with your Bitcoin account:"),
            Family::Solana => first.strip_suffix(" wants you to sign in with your Solana account:"),
            Family::Tron => first.strip_suffix(" wants you to sign in with your TRON account:"),
        };
        let asker = lines.need(asker, "it does not say who wants you to sign in with which account")?;
        let domain = match asker.split_once("://") {
            Some((scheme, domain)) => {
                lines.hold(grammar::is_scheme(scheme), "the scheme before the domain is none")?;
                self.scheme = Some(scheme.to_owned());
                domain
            }
            None => asker,
        };
        lines.hold(grammar::is_authority(domain), "the domain is none")?;
        domain.clone_into(&mut self.domain);

        let address = lines.next("the address is missing")?;
        self.family.judge(address).or_else(|what| lines.fail(what))?;
        address.clone_into(&mut self.address);

        lines.empty("there is no empty line after the address")?;
        let statement = lines.next("the line of the statement is missing")?;
        if statement.is_empty() && !lines.peek_is_empty() {
            return Ok(());
        }
        lines.hold(
            grammar::is_statement(statement),
            "the statement has a character that EIP-4361 does not allow",
        )?;
        self.statement = Some(statement.to_owned());
        lines.empty("there is no empty line after the statement")
    }

    fn read_required(&mut self, lines: &mut Lines<'_>) -> Result<(), Malformed> {
        let uri = lines.field("URI: ", "`URI: ` is missing or not in its place")?;
        lines.hold(grammar::is_uri(uri), "the URI is none by RFC 3986")?;
        uri.clone_into(&mut self.uri);

        let version = lines.field("Version: ", "`Version: ` is missing or not in its place")?;
        lines.hold(version == "1", "the version is not 1")?;

        let chain = lines.field("Chain ID: ", "`Chain ID: ` is missing or not in its place")?;
        let sound = match self.family {
            Family::Ethereum => grammar::is_number(chain),
            _ => grammar::is_chain_reference(chain),
        };
        lines.hold(sound, "the chain id is none")?;
        chain.clone_into(&mut self.chain_id);

        let nonce = lines.field("Nonce: ", "`Nonce: ` is missing or not in its place")?;
        lines.hold(grammar::is_nonce(nonce), "the nonce is not eight or more letters and digits")?;
        nonce.clone_into(&mut self.nonce);

        let issued = lines.field("Issued At: ", "`Issued At: ` is missing or not in its place")?;
        self.issued_at = lines.need(rfc3339(issued), "the time of issue is none by RFC 3339")?;
        Ok(())
    }

    fn read_optional(&mut self, lines: &mut Lines<'_>) -> Result<(), Malformed> {
        if let Some(time) = lines.optional("Expiration Time: ") {
            self.expires_at = Some(lines.need(rfc3339(time), "the expiration time is none by RFC 3339")?);
        }
        if let Some(time) = lines.optional("Not Before: ") {
            self.not_before =
                Some(lines.need(rfc3339(time), "the time before which it is not valid is none by RFC 3339")?);
        }
        if let Some(id) = lines.optional("Request ID: ") {
            lines.hold(
                grammar::is_pchars(id),
                "the request id has a character that EIP-4361 does not allow",
            )?;
            self.request_id = Some(id.to_owned());
        }
        if let Some(rest) = lines.optional("Resources:") {
            lines.hold(rest.is_empty(), "something stands behind `Resources:`")?;
            let mut resources = Vec::new();
            while let Some(uri) = lines.optional("- ") {
                lines.hold(grammar::is_uri(uri), "the resource is no URI by RFC 3986")?;
                resources.push(uri.to_owned());
            }
            self.resources = Some(resources);
        }
        lines.end("a line that does not belong here: unknown, doubled, or out of order")
    }

    /// Whether it is valid now.
    pub(crate) fn judge_time(&self, now: Timestamp) -> Result<(), Refusal> {
        match (self.expires_at, self.not_before) {
            (Some(at), _) if now >= at => Err(Refusal::Expired { at }),
            (_, Some(at)) if now < at => Err(Refusal::NotYet { at }),
            _ => Ok(()),
        }
    }

    /// Whether it says what `asked` says. The scheme before the domain is not compared: wallets add it.
    pub(crate) fn judge_fields(&self, asked: &Self) -> Result<(), Refusal> {
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let time = |it: Option<Timestamp>| it.map(|it| it.to_string()).unwrap_or_default();
        let list = |it: &Option<Vec<String>>| it.as_ref().map(|it| it.join(" ")).unwrap_or_default();
        let fields = [
            ("domain", self.domain.clone(), asked.domain.clone()),
            ("address", self.address.clone(), asked.address.clone()),
            ("Nonce", self.nonce.clone(), asked.nonce.clone()),
            ("Chain ID", self.chain_id.clone(), asked.chain_id.clone()),
            ("URI", self.uri.clone(), asked.uri.clone()),
            ("Request ID", text(&self.request_id), text(&asked.request_id)),
            ("statement", text(&self.statement), text(&asked.statement)),
            ("Issued At", self.issued_at.to_string(), asked.issued_at.to_string()),
            ("Expiration Time", time(self.expires_at), time(asked.expires_at)),
            ("Not Before", time(self.not_before), time(asked.not_before)),
            ("Resources", list(&self.resources), list(&asked.resources)),
        ];
        match fields.into_iter().find(|(_, found, expected)| found != expected) {
            Some((field, found, expected)) => Err(Refusal::Differs { field, found, expected }),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Family;

    #[test]
    fn an_address_has_one_form() {
        let ethereum = "0x663D809F92433dB4422C0D55EF582dAC3F578D82";
        for written in [ethereum.to_ascii_lowercase(), ethereum.to_owned()] {
            assert_eq!(Family::Ethereum.canonical(&written), Ok(ethereum.to_owned()));
        }
        let wrong = ethereum.replace("3dB", "3Db");
        Family::Ethereum.canonical(&wrong).unwrap_err();
        let bitcoin = "bc1q9vza2e8x573nczrlzms0wvx3gsqjx7vavgkx0l";
        assert_eq!(Family::Bitcoin.canonical(&bitcoin.to_ascii_uppercase()), Ok(bitcoin.to_owned()));
        Family::Bitcoin.canonical(ethereum).unwrap_err();
        Family::Solana.canonical("abc").unwrap_err();
        Family::Tron.canonical(ethereum).unwrap_err();
    }
}
