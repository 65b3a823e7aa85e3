use super::*;
use proptest::prelude::*;

/// What a customer might write, in each language.
const MESSAGES: [(&str, &str); 51] = [
    ("am", "ገንዘቤ እስካሁን አልደረሰም"),
    ("ar", "مرحبا، قمت بتحويل الأموال إلى محفظتي ولم تصل حتى الآن"),
    ("bg", "Здравейте, изтеглих парите си вчера, но още не са пристигнали в портфейла ми"),
    ("bn", "আমার টাকা এখনও আসেনি"),
    ("cs", "Dobrý den, včera jsem si nechal poslat peníze a ještě nedorazily na můj účet"),
    ("da", "Hej, jeg har overført mine penge i går, men de er ikke kommet ind på kontoen endnu"),
    ("de", "Guten Tag, meine Auszahlung ist seit drei Stunden nicht angekommen, was soll ich tun?"),
    ("el", "Καλησπέρα, τα χρήματά μου δεν έχουν φτάσει ακόμα"),
    ("en", "Hello, my withdrawal has been pending for three hours, could you please check it?"),
    ("es", "Hola, hice un retiro hace tres horas y el dinero todavía no ha llegado a mi cuenta"),
    ("fa", "سلام، پول من هنوز به کیف پولم نرسیده است، لطفا بررسی کنید"),
    ("fi", "Hei, rahani eivät ole vieläkään tulleet tilille, voisitteko tarkistaa asian?"),
    ("fr", "Bonjour, mon retrait n'est toujours pas arrivé sur mon compte, que dois-je faire ?"),
    ("gu", "મારા પૈસા હજુ આવ્યા નથી"),
    ("he", "שלום, הכסף שלי עדיין לא הגיע לארנק"),
    ("hi", "मेरा पैसा अभी तक वॉलेट में नहीं आया है"),
    ("hu", "Jó napot, tegnap kiutaltam a pénzemet, de még mindig nem érkezett meg a számlámra"),
    ("hy", "Իմ գումարը դեռ չի հասել"),
    ("id", "Halo, saya sudah menarik uang saya kemarin tapi sampai sekarang belum masuk ke rekening"),
    ("it", "Buongiorno, il mio prelievo non è ancora arrivato, potete controllare per favore?"),
    ("ja", "昨日出金した資金がまだウォレットに届いていません。確認をお願いします"),
    ("ka", "ჩემი თანხა ჯერ არ მოსულა"),
    ("kk", "Сәлеметсіз бе, менің ақшам әлі күнге дейін шотыма түскен жоқ"),
    ("km", "លុយរបស់ខ្ញុំមិនទាន់មកដល់ទេ"),
    ("kn", "ನನ್ನ ಹಣ ಇನ್ನೂ ಬಂದಿಲ್ಲ"),
    ("ko", "어제 출금한 돈이 아직 지갑에 들어오지 않았습니다"),
    ("lo", "ເງິນຂອງຂ້ອຍຍັງບໍ່ມາຮອດ"),
    ("ml", "എന്റെ പണം ഇതുവരെ വന്നിട്ടില്ല"),
    ("ms", "Hai, duit saya masih tidak masuk ke akaun walaupun sudah tiga jam, boleh tolong semak?"),
    ("my", "ကျွန်တော့်ငွေ မရောက်သေးပါဘူး"),
    ("nb", "Hei, jeg tok ut pengene mine i går, men de har ikke kommet inn på kontoen ennå"),
    ("nl", "Hallo, mijn geld is nog steeds niet op mijn rekening aangekomen, kunt u dit nakijken?"),
    ("pa", "ਮੇਰੇ ਪੈਸੇ ਅਜੇ ਨਹੀਂ ਆਏ"),
    ("pl", "Dzień dobry, wczoraj wypłaciłem pieniądze i nadal nie dotarły na moje konto"),
    ("pt", "Olá, fiz um saque há três horas e o dinheiro ainda não chegou na minha conta"),
    ("ro", "Bună ziua, am retras banii ieri și încă nu au ajuns în contul meu"),
    ("ru", "Здравствуйте, вчера вывел деньги, а они до сих пор не пришли на мой счёт"),
    ("si", "මගේ මුදල් තවම ලැබී නැහැ"),
    ("sr", "Здраво, јуче сам подигао новац, али још увек није стигао на мој рачун"),
    ("sv", "Hej, jag gjorde ett uttag igår men pengarna har fortfarande inte kommit till mitt konto"),
    ("ta", "என் பணம் இன்னும் வரவில்லை"),
    ("te", "నా డబ్బు ఇంకా రాలేదు"),
    ("th", "สวัสดีครับ เงินของผมยังไม่เข้ากระเป๋าเลย"),
    ("tl", "Kumusta po, hindi pa rin dumarating ang pera ko sa aking account, pakitingnan naman"),
    ("tr", "Merhaba, dün para çektim ama hâlâ hesabıma gelmedi, kontrol edebilir misiniz?"),
    ("uk", "Добрий день, вчора вивів гроші, але вони досі не надійшли на мій рахунок"),
    ("ur", "السلام علیکم، میرے پیسے ابھی تک میرے اکاؤنٹ میں نہیں آئے ہیں"),
    ("vi", "Xin chào, tôi đã rút tiền hôm qua nhưng đến giờ vẫn chưa nhận được"),
    ("zh", "你好，我昨天提的币到现在还没有到账，请帮我查一下"),
    ("zh-Hant", "你好，我昨天提領的錢到現在還沒有到帳，請幫我查詢"),
    ("und", "0x52908400098527886E0F7030069857D2E4169EE7"),
];

#[test]
fn each_language() {
    for (lang, message) in MESSAGES {
        let guess = identify(message);
        assert_eq!(guess.lang, lang, "{message}: {guess:?}");
        assert!(guess.confidence > 0.8 || lang == "und", "{message}: {guess:?}");
    }
    let covered: Vec<&str> = MESSAGES.iter().map(|it| it.0).collect();
    assert!(covered.iter().all(|it| LANGUAGES.contains(it)) && covered.len() == LANGUAGES.len());
}

#[test]
fn capitals_and_decomposed_letters_change_nothing() {
    use unicode_normalization::UnicodeNormalization;
    for (lang, message) in MESSAGES {
        assert_eq!(identify(&message.nfd().collect::<String>()).lang, lang, "{message}");
        // The capital of the Turkish ı is an I, which is no longer told from that of i.
        if lang != "tr" && lang != "und" {
            assert_eq!(identify(&message.to_uppercase()).lang, lang, "{message}");
        }
    }
}

#[test]
fn what_is_no_language_decides_nothing() {
    for text in [
        "",
        "   ",
        "😀🚀🚀",
        "12,345.67",
        "250 USDT",
        "BTC ETH usdt",
        "100usdt",
        "https://help.example.com/withdrawals/where-is-my-money",
        "www.example.com/help",
        "someone@example.com",
        "@somebody #hashtag $SOL",
        "tx 0x88df016429689c079f3b2f6ad39fa052532c56795b733da78a91ebe6a713944b",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "P2P-2026-0001",
    ] {
        assert_eq!(identify(text), Guess { lang: "und", confidence: 0.0 }, "{text}");
        assert!(spans(text).is_empty() && shares(text).is_empty(), "{text}");
    }
    for (text, lang) in [
        ("我的USDT还没到 https://example.com/where-is-my-deposit-please", "zh"),
        ("где мой перевод TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t someone.important@example.com", "ru"),
        ("BTC nicht angekommen 😡😡", "de"),
    ] {
        assert_eq!(identify(text).lang, lang, "{text}");
    }
}

#[test]
fn among_some() {
    assert_eq!(identify_among("mine penge", &["nb", "sv"]).lang, "nb");
    assert_eq!(identify_among("mine penge er væk", &["no"]).lang, "nb");
    assert_eq!(identify_among("olá, tudo bem", &["pt-BR", "es"]).lang, "pt");
    assert_eq!(identify_among("Привет", &["en", "de"]).lang, "und");
    assert_eq!(identify_among("你好", &["zh-Hant", "en"]).lang, "zh-Hant");
    assert_eq!(identify_among("我的錢", &["zh"]).lang, "zh-Hant");
    assert_eq!(identify_among("我的錢", &["zh-CN"]).lang, "zh");
    assert_eq!(identify_among("出金確認", &["ja", "en"]).lang, "ja");
    assert_eq!(identify_among("hello", &[]).lang, "und");
}

#[test]
fn mixed_texts() {
    let text = "Hello, where is my money? Где мои деньги? 我的钱在哪里";
    let langs: Vec<&str> = spans(text).iter().map(|it| it.lang).collect();
    assert_eq!(langs, ["en", "ru", "zh"]);
    let first = spans(text)[0];
    assert_eq!(&text[first.start..first.end], "Hello, where is my money?");

    let text = "Bonjour, je n'ai pas reçu mon argent. Please check my account as soon as possible, thank you";
    let found = shares(text);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().any(|it| it.lang == "fr" && it.share > 0.3), "{found:?}");
    assert!(found.iter().any(|it| it.lang == "en" && it.share > 0.5), "{found:?}");

    // One foreign word makes no foreign passage.
    assert_eq!(shares("Meine Auszahlung ist seit gestern pending, bitte helfen Sie mir").len(), 1);
    assert_eq!(shares("資金がまだ届いていません").first().map(|it| it.lang), Some("ja"));
}

#[test]
fn kanji_without_kana() {
    assert_eq!(identify("関東発送対応").lang, "ja");
    assert_eq!(identify("提币").lang, "zh");
    assert_eq!(identify("提幣").lang, "zh-Hant");
    assert!(identify("人").confidence < identify("昨天提币没有到账").confidence);
}

#[test]
fn odd_input() {
    identify(&"a".repeat(100_000));
    identify(&"Ж".repeat(100_000));
    spans(&"слово word ".repeat(2_000));
    for text in [
        "\u{0}",
        "\u{202e}abc",
        "e\u{301}\u{301}\u{301}",
        "İstanbul",
        "ﬁﬂ",
        "ＡＢＣ",
        "\u{640}",
        "１２３",
        "a̶b̶",
    ] {
        identify(text);
        spans(text);
    }
}

proptest! {
    #[test]
    fn anything(text in "\\PC{0,80}") {
        let guess = identify(&text);
        prop_assert!((0.0..=1.0).contains(&guess.confidence));
        prop_assert!(LANGUAGES.contains(&guess.lang));
        let mut end = 0;
        for span in spans(&text) {
            prop_assert!(span.start >= end && span.start <= span.end && span.end <= text.len());
            prop_assert!(text.get(span.start..span.end).is_some());
            end = span.end;
        }
        let all: f32 = shares(&text).iter().map(|it| it.share).sum();
        prop_assert!(all == 0.0 || (all - 1.0).abs() < 1e-3);
    }
}

#[test]
fn a_character_of_both_kinds_of_chinese_decides_nothing() {
    for (text, lang) in [("密码", "zh"), ("密碼", "zh-Hant"), ("密", "zh"), ("秘密", "zh")] {
        assert_eq!(identify(text).lang, lang, "{text}");
    }
}
