//! A node of a chain, asked by JSON-RPC.

use super::{
    super::{store::Trouble, work::Failure},
    tx::{Address, decode_hex, hex},
};
use crate::http::Outward;
use serde_json::{Value as Json, json};

/// The longest answer that is read: blocks are asked for without their transactions.
const MAX_ANSWER: usize = 1 << 20;

/// A node.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    outward: &'a Outward,
    url: &'a str,
}

/// Why a node has not answered as asked.
#[derive(Debug)]
pub enum RpcError {
    /// It could not be asked, or answered nonsense.
    Failed(Failure),
    /// It refused, with these words.
    Refused(String),
}

impl From<RpcError> for Failure {
    fn from(it: RpcError) -> Self {
        match it {
            RpcError::Failed(failure) => failure,
            RpcError::Refused(words) => Self::new(Trouble::Rejected, words),
        }
    }
}

/// The head of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its number.
    pub number: u64,
    /// Its hash.
    pub hash: [u8; 32],
    /// When it was made, in seconds since 1970.
    pub time: u64,
    /// What each gas costs at least, in wei.
    pub base_fee: Option<u128>,
}

/// What became of a transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// In which block.
    pub block: u64,
    /// That block's hash.
    pub block_hash: [u8; 32],
    /// Whether it went well.
    pub good: bool,
}

fn nonsense(method: &str) -> RpcError {
    RpcError::Failed(Failure::new(Trouble::BadAnswer, format!("its answer to {method} makes no sense")))
}

impl<'a> Node<'a> {
    /// At an address that the guard lets through.
    ///
    /// # Errors
    /// When it does not.
    pub fn new(outward: &'a Outward, url: &'a str) -> Result<Self, Failure> {
        match outward.refuse(url) {
            Some(why) => Err(Failure::new(Trouble::Address, format!("the address {why}"))),
            None => Ok(Self { outward, url }),
        }
    }

    async fn ask(&self, method: &str, params: Json) -> Result<Json, RpcError> {
        let failed = |trouble, words: String| RpcError::Failed(Failure::new(trouble, words));
        let body = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        // The address may hold a key of the provider's: it stands in no error.
        let words =
            |error: reqwest::Error| failed(Trouble::Unreachable, self.outward.words(&error.without_url()));
        let mut response = self.outward.client().post(self.url).json(&body).send().await.map_err(words)?;
        let status = response.status();
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(words)? {
            bytes.extend_from_slice(&chunk);
            if bytes.len() > MAX_ANSWER {
                return Err(failed(Trouble::BadAnswer, "its answer is longer than 1 MiB".into()));
            }
        }
        let answer = match serde_json::from_slice::<Json>(&bytes) {
            Ok(answer) if answer.is_object() => answer,
            _ if status.is_success() => return Err(nonsense(method)),
            _ => return Err(failed(Trouble::Unreachable, format!("it answered {status}"))),
        };
        if let Some(error) = answer.get("error").filter(|it| !it.is_null()) {
            let words = error["message"].as_str().unwrap_or("without a reason");
            return Err(RpcError::Refused(format!(
                "{method}: {}",
                words.chars().take(300).collect::<String>()
            )));
        }
        answer.get("result").cloned().ok_or_else(|| nonsense(method))
    }

    async fn number(&self, method: &str, params: Json) -> Result<u128, RpcError> {
        quantity(&self.ask(method, params).await?).ok_or_else(|| nonsense(method))
    }

    /// Which chain it is of.
    pub async fn chain_id(&self) -> Result<u64, RpcError> {
        let id = self.number("eth_chainId", json!([])).await?;
        u64::try_from(id).map_err(|_| nonsense("eth_chainId"))
    }

    /// How many transactions of an account are in blocks.
    pub async fn nonce(&self, of: Address) -> Result<u64, RpcError> {
        let method = "eth_getTransactionCount";
        let count = self.number(method, json!([of.to_string(), "latest"])).await?;
        u64::try_from(count).map_err(|_| nonsense(method))
    }

    /// How much an account has, in wei.
    pub async fn balance(&self, of: Address) -> Result<u128, RpcError> {
        self.number("eth_getBalance", json!([of.to_string(), "latest"])).await
    }

    /// What those who make blocks take at the moment, in wei for each gas.
    pub async fn tip(&self) -> Result<u128, RpcError> {
        self.number("eth_maxPriorityFeePerGas", json!([])).await
    }

    /// How much gas a transaction without value takes.
    pub async fn gas(&self, from: Address, to: Address, data: &[u8]) -> Result<u64, RpcError> {
        let method = "eth_estimateGas";
        let call =
            json!([{ "from": from.to_string(), "to": to.to_string(), "data": format!("0x{}", hex(data)) }]);
        u64::try_from(self.number(method, call).await?).map_err(|_| nonsense(method))
    }

    /// The newest block, or the one of a number.
    pub async fn block(&self, number: Option<u64>) -> Result<Option<Block>, RpcError> {
        let method = "eth_getBlockByNumber";
        let which = number.map_or_else(|| "latest".into(), |it| format!("{it:#x}"));
        let answer = self.ask(method, json!([which, false])).await?;
        if answer.is_null() {
            return Ok(None);
        }
        let small = |name: &str| quantity(&answer[name]).and_then(|it| u64::try_from(it).ok());
        let block = (|| {
            Some(Block {
                number: small("number")?,
                hash: hash(&answer["hash"])?,
                time: small("timestamp")?,
                base_fee: quantity(&answer["baseFeePerGas"]),
            })
        })();
        block.ok_or_else(|| nonsense(method)).map(Some)
    }

    /// What became of a transaction; none while it is in no block.
    pub async fn receipt(&self, of: &[u8; 32]) -> Result<Option<Receipt>, RpcError> {
        let method = "eth_getTransactionReceipt";
        let answer = self.ask(method, json!([format!("0x{}", hex(of))])).await?;
        if answer.is_null() || answer["blockNumber"].is_null() {
            return Ok(None);
        }
        let receipt = (|| {
            Some(Receipt {
                block: u64::try_from(quantity(&answer["blockNumber"])?).ok()?,
                block_hash: hash(&answer["blockHash"])?,
                good: quantity(&answer["status"])? == 1,
            })
        })();
        receipt.ok_or_else(|| nonsense(method)).map(Some)
    }

    /// Whether the node knows a transaction, in a block or not.
    pub async fn knows(&self, tx: &[u8; 32]) -> Result<bool, RpcError> {
        let answer = self.ask("eth_getTransactionByHash", json!([format!("0x{}", hex(tx))])).await?;
        Ok(!answer.is_null())
    }

    /// Hands a signed transaction over. One that the node has already is as good.
    pub async fn send(&self, raw: &[u8]) -> Result<(), RpcError> {
        let sent = self.ask("eth_sendRawTransaction", json!([format!("0x{}", hex(raw))])).await;
        match sent {
            Err(RpcError::Refused(words)) if is_known(&words) => Ok(()),
            other => other.map(drop),
        }
    }
}

/// Nodes say it in words of their own.
fn is_known(words: &str) -> bool {
    let words = words.to_lowercase();
    ["already known", "already imported", "known transaction", "already exists"]
        .iter()
        .any(|it| words.contains(it))
}

/// A number as the protocol writes it: `0x` and at least one digit.
fn quantity(it: &Json) -> Option<u128> {
    let digits = it.as_str()?.strip_prefix("0x").filter(|it| it.bytes().all(|it| it.is_ascii_hexdigit()))?;
    u128::from_str_radix(digits, 16).ok()
}

fn hash(it: &Json) -> Option<[u8; 32]> {
    decode_hex(it.as_str()?.strip_prefix("0x")?)?.try_into().ok()
}
