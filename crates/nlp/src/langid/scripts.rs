//! What the letters alone decide.

/// The script of a letter, as far as languages are told by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Script {
    Latin,
    Cyrillic,
    Arabic,
    Han,
    Kana,
    /// Written in one language of those known here.
    Alone(&'static str),
    /// No letter, or one of a script that is not known.
    None,
}

/// The script of a character.
pub(super) fn script(c: char) -> Script {
    match u32::from(c) {
        0x41..=0x5a | 0x61..=0x7a => Script::Latin,
        0..=0xa9 | 0xab..=0xb4 | 0xb6..=0xb9 | 0xbb..=0xbf | 0xd7 | 0xf7 => Script::None,
        0xaa..=0x2af | 0x1e00..=0x1eff => Script::Latin,
        0x400..=0x481 | 0x48a..=0x52f => Script::Cyrillic,
        0x620..=0x63f
        | 0x641..=0x64a
        | 0x66e..=0x66f
        | 0x671..=0x6d3
        | 0x6d5
        | 0x6ee..=0x6ef
        | 0x6fa..=0x6fc
        | 0x6ff
        | 0x750..=0x77f => Script::Arabic,
        0x3005..=0x3007 | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => {
            Script::Han
        }
        0x3041..=0x3096 | 0x309d..=0x309f | 0x30a1..=0x30fa | 0x30fc..=0x30ff | 0x31f0..=0x31ff => {
            Script::Kana
        }
        _ => alone(c),
    }
}

fn alone(c: char) -> Script {
    let lang = match u32::from(c) {
        0x370..=0x373 | 0x376..=0x377 | 0x37b..=0x37d | 0x386 | 0x388..=0x3ff | 0x1f00..=0x1fff => "el",
        0x531..=0x556 | 0x561..=0x587 => "hy",
        0x5d0..=0x5f2 => "he",
        0x904..=0x939 | 0x958..=0x961 | 0x971..=0x97f => "hi",
        0x985..=0x9b9 | 0x9dc..=0x9e1 => "bn",
        0xa05..=0xa39 | 0xa59..=0xa5e => "pa",
        0xa85..=0xab9 => "gu",
        0xb85..=0xbb9 => "ta",
        0xc05..=0xc39 => "te",
        0xc85..=0xcb9 => "kn",
        0xd05..=0xd3a => "ml",
        0xd85..=0xdc6 => "si",
        0xe01..=0xe30 | 0xe32..=0xe33 | 0xe40..=0xe46 => "th",
        0xe81..=0xeb0 | 0xeb2..=0xeb3 | 0xec0..=0xedf => "lo",
        0x1000..=0x102a | 0x1050..=0x1055 => "my",
        0x10a0..=0x10ff | 0x1c90..=0x1cbf => "ka",
        0x1200..=0x135a => "am",
        0x1780..=0x17b3 => "km",
        0x1100..=0x11ff | 0x3131..=0x318e | 0xac00..=0xd7a3 => "ko",
        _ => return Script::None,
    };
    Script::Alone(lang)
}

/// Characters of everyday texts that are only written in traditional Chinese.
const TRADITIONAL: &str = "們個來時會對說過這為沒還後樣種現點開間問題錢帳號轉請謝幫無頭長發經產業動電話機關門車東馬魚鳥\
    貝見風飛龍齊應該讓認識記錄訊訂單據額價買賣費貨幣儲總結網絡線鏈確證驗碼鑰匯儲場營當處變體實際寫寶費員團報導歲歷\
    幾從進運達選邊連遠適區醫務勞動勝區華萬與興舊藝藥蘇蘭處號裡補製複規視覺觀觸計許設訪評詞試詢誤請調談論講譯護讀變豐\
    負財責貴貸資賬贈贏趕跡軟較載輕輸農這遞邏郵鄉釋針鈔銀銅鋼錯鍵鎖鎮鐘鐵鑑閃閉閱隊陽陰陸隨險難離雙雜雲靈靜頁項順須預領\
    顏顯類飯館驚髮鬥麗黃麼點黨";

/// Simplified characters. Those that are traditional ones too (`后`, `里`) tell nothing and do not belong here.
const SIMPLIFIED: &str = "们个来时会对说过这为没还样种现点开间问题钱帐号转请谢帮无头长发经产业动电话机关门车东马鱼鸟贝见风飞龙齐\
    应该让认识记录讯订单据额价买卖费货币储总结网络线链确证验码钥汇场营当处变体实际写宝员团报导岁历几从进运达选边连远适区\
    医务劳胜华万与兴旧艺药苏兰补制复规视觉观触计许设访评词试询误调谈论讲译护读丰负财责贵贷资账赠赢赶迹软较载轻输农递逻邮\
    乡释针钞银铜钢错键锁镇钟铁鉴闪闭阅队阳阴陆随险难离双杂云灵静页项顺须预领颜显类饭馆惊斗丽黄么党";

/// Characters that are written so in Japanese alone.
const JAPANESE_ONLY: [char; 60] = [
    '気', '円', '図', '売', '読', '変', '対', '広', '実', '発', '転', '証', '験', '県', '駅', '歳', '団',
    '関', '戦', '悪', '楽', '薬', '込', '働', '畑', '峠', '辻', '枠', '払', '桜', '沢', '浜', '渋', '済',
    '剣', '検', '権', '続', '総', '緑', '処', '拡', '択', '挙', '営', '帰', '応', '掲', '撃', '毎', '焼',
    '訳', '軽', '鉄', '銭', '録', '険', '顔', '齢', '価',
];

/// In which language Chinese characters are that no Kana are among.
pub(super) fn han(text: &str) -> &'static str {
    let (mut balance, mut japanese) = (0_i32, 0_i32);
    for c in text.chars().filter(|it| script(*it) == Script::Han).take(200) {
        let (old, new) = (TRADITIONAL.contains(c), SIMPLIFIED.contains(c));
        balance += i32::from(old && !new) - i32::from(new && !old);
        japanese += i32::from(JAPANESE_ONLY.contains(&c));
    }
    // Japanese keeps many traditional forms beside its own, as in 関東.
    if japanese > 0 && japanese >= balance.abs() {
        "ja"
    } else if balance > 0 {
        "zh-Hant"
    } else {
        "zh"
    }
}
