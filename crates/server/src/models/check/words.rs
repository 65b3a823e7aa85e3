//! The words that the check goes by, of each language that it knows. A language that is not here is never phrased.

/// The languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::models) enum Tongue {
    English,
    Chinese,
}

impl Tongue {
    /// The one of a language tag.
    pub fn of(lang: &str) -> Option<Self> {
        match lang.split(['-', '_']).next()? {
            "en" => Some(Self::English),
            "zh" if !lang.contains("TW") && !lang.contains("HK") && !lang.contains("Hant") => {
                Some(Self::Chinese)
            }
            _ => None,
        }
    }

    /// How much of a sentence must stand in what it refers to.
    pub const fn support(self) -> f32 {
        match self {
            Self::English => 0.6,
            Self::Chinese => 0.5,
        }
    }

    /// Whether a text is written in it.
    pub fn wrote(self, text: &str) -> bool {
        let letters = text.chars().filter(|it| it.is_alphabetic()).count().max(1);
        let han = text.chars().filter(|it| matches!(it, '\u{3400}'..='\u{9fff}')).count();
        let latin = text.chars().filter(char::is_ascii_alphabetic).count();
        match self {
            Self::English => han == 0 && latin * 10 >= letters * 9,
            // Names of coins and networks stay as they are.
            Self::Chinese => han * 10 >= letters * 4,
        }
    }
}

/// Words that say nothing by themselves, as stems.
pub(super) const EMPTY: &[&str] = &[
    "a", "an", "the", "is", "are", "was", "were", "be", "been", "being", "it", "it's", "this", "that",
    "these", "those", "to", "of", "in", "on", "at", "by", "for", "from", "with", "and", "or", "but", "if",
    "when", "while", "as", "so", "then", "than", "you", "your", "we", "our", "us", "they", "their", "them",
    "i", "my", "me", "he", "she", "his", "her", "can", "could", "may", "might", "will", "would", "should",
    "shall", "must", "do", "doe", "does", "did", "have", "has", "had", "there", "here", "also", "onli",
    "just", "pleas", "s", "t", "re", "ve", "ll", "d", "m", "which", "who", "what", "how", "ani", "some",
    "all", "each", "into",
];

/// What turns a sentence into its opposite.
pub(super) const NOT: &[&str] = &[
    "not", "no", "never", "none", "nobody", "nothing", "cannot", "without", "neither", "nor", "nowhere",
    "don", "doesn", "isn", "won", "can't", "unless",
];
/// The same in Chinese, and what has such a sign and means no such thing.
pub(super) const NOT_ZH: &[char] = &['不', '没', '无', '未', '勿', '别', '莫', '非', '否'];
pub(super) const NOT_NOT_ZH: &[&str] =
    &["不过", "是否", "能否", "可否", "区别", "级别", "类别", "识别", "非常"];

/// Words that promise, ask for something or move money: each must stand in what the sentence refers to. As stems, and as they
/// are written.
pub(super) const WEIGHTY: &[&str] = &[
    "refund",
    "compensate",
    "compensation",
    "reimburse",
    "guarantee",
    "promise",
    "free",
    "bonus",
    "reward",
    "airdrop",
    "profit",
    "gift",
    "invest",
    "insurance",
    "insured",
    "legal",
    "lawsuit",
    "police",
    "court",
    "immediately",
    "instantly",
    "cancel",
    "reverse",
    "revoke",
    "unfreeze",
    "unlock",
    "approve",
    "send",
    "transfer",
    "pay",
    "deposit",
    "wire",
    "buy",
    "sell",
    "swap",
    "share",
    "disclose",
    "reveal",
    "seed",
    "phrase",
    "mnemonic",
    "password",
    "key",
    "private",
    "pin",
    "remote",
    "teamviewer",
    "anydesk",
    "download",
    "install",
    "click",
    "telegram",
    "whatsapp",
    "call",
    "phone",
    "email",
    "wallet",
    "address",
    "permanently",
    "lost",
    "recover",
    "restore",
    "delete",
    "close",
    "safe",
    "secure",
    "certain",
    "definitely",
    "always",
    "scam",
    "fraud",
    "hack",
    "tax",
    "upgrade",
];
pub(super) const WEIGHTY_ZH: &[&str] = &[
    "退款",
    "赔偿",
    "补偿",
    "保证",
    "承诺",
    "免费",
    "奖励",
    "空投",
    "收益",
    "利润",
    "投资",
    "保险",
    "立即",
    "马上",
    "立刻",
    "取消",
    "撤销",
    "解冻",
    "解锁",
    "批准",
    "转账",
    "转入",
    "汇款",
    "支付",
    "付款",
    "充值",
    "买入",
    "卖出",
    "购买",
    "出售",
    "分享",
    "透露",
    "助记词",
    "密码",
    "私钥",
    "验证码",
    "远程",
    "下载",
    "安装",
    "点击",
    "电报",
    "微信",
    "电话",
    "邮箱",
    "地址",
    "永久",
    "丢失",
    "找回",
    "安全",
    "诈骗",
];

/// Networks and coins by name: none is spoken of that the sources do not speak of.
pub(super) const NETWORKS: &[&str] = &[
    "bitcoin",
    "ethereum",
    "tron",
    "solana",
    "polygon",
    "arbitrum",
    "optimism",
    "avalanche",
    "binance",
    "cosmos",
    "ripple",
    "stellar",
    "litecoin",
    "dogecoin",
    "cardano",
    "polkadot",
    "aptos",
    "sui",
    "toncoin",
    "lightning",
    "tether",
    "circle",
    "zksync",
    "starknet",
    "scroll",
    "linea",
    "fantom",
    "cronos",
    "kava",
    "celo",
    "algorand",
    "monero",
    "zcash",
    "dash",
    "filecoin",
    "hedera",
    "metamask",
    "coinbase",
    "kraken",
    "okx",
    "bybit",
    "kucoin",
    "huobi",
    "imtoken",
];
pub(super) const NETWORKS_ZH: &[&str] =
    &["比特币", "以太坊", "波场", "币安", "莱特币", "狗狗币", "泰达币", "瑞波", "索拉纳", "闪电网络"];

/// Advice: one of the first and one of the second in a sentence.
pub(super) const ADVISES: &[&str] = &[
    "should",
    "recommend",
    "suggest",
    "advise",
    "better",
    "best",
    "worth",
    "consider",
    "opportunity",
    "smart",
    "wise",
    "ideal",
];
pub(super) const TO_TRADE: &[&str] = &[
    "buy",
    "sell",
    "invest",
    "hold",
    "hodl",
    "stake",
    "trade",
    "swap",
    "short",
    "leverage",
    "portfolio",
    "dip",
];
pub(super) const ADVISES_ZH: &[&str] =
    &["建议", "推荐", "应该", "最好", "值得", "适合", "不妨", "机会", "明智"];
pub(super) const TO_TRADE_ZH: &[&str] = &["买", "卖", "投资", "持有", "交易", "质押", "抄底", "加仓", "杠杆"];
/// Where prices go: the same, by a price and a way.
pub(super) const PRICES: &[&str] = &["price", "value", "market", "rate"];
pub(super) const WAYS: &[&str] = &[
    "rise", "fall", "increase", "drop", "grow", "climb", "surge", "crash", "gain", "double", "decline",
    "rally", "moon",
];
pub(super) const PRICES_ZH: &[&str] = &["价格", "行情", "市场", "币价"];
pub(super) const WAYS_ZH: &[&str] = &["涨", "跌", "上升", "下降", "翻倍"];
