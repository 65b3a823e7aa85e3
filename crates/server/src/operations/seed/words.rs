//! What made-up customers and agents are called and say: templates with coins, networks, amounts and hashes put in, so
//! that texts differ as real ones do.

use ombud_base::Random;

const FIRST: [&str; 16] = [
    "Amara", "Ben", "Chloe", "Diego", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Kofi", "Lena",
    "Marco", "Nadia", "Omar", "Priya",
];
const LAST: [&str; 12] = [
    "Adeyemi", "Bauer", "Costa", "Dubois", "Eriksen", "Fischer", "Garcia", "Haddad", "Ivanov", "Jensen",
    "Kaya", "Lopez",
];
const FAMILY: [&str; 12] = ["王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙"];
const GIVEN: [&str; 12] = ["伟", "芳", "娜", "敏", "静", "磊", "洋", "艳", "晓雨", "子涵", "欣怡", "浩然"];
const COINS: [&str; 8] = ["BTC", "ETH", "USDT", "USDC", "SOL", "TRX", "XRP", "BNB"];
const NETWORKS: [&str; 7] =
    ["TRON", "Ethereum", "BNB Smart Chain", "Solana", "Polygon", "Arbitrum", "Bitcoin"];

const ASKS: [&str; 14] = [
    "Hi, I sent {amount} {coin} over {network} {hours} hours ago and it still does not show up in my balance.",
    "The transaction hash is {hash}, it has all confirmations.",
    "I chose {network} by mistake when I withdrew {coin}. Can the coins be recovered?",
    "My identity check was rejected again, the app only says that the document cannot be read.",
    "Somebody called me, said he was from your security team and asked for my code. Was that you?",
    "How long does a bank deposit of {amount} EUR take? It left my account {hours} hours ago.",
    "The app asks for a verification code but no mail arrives. I looked in the spam folder too.",
    "Why is the fee for {coin} so high today? Yesterday I paid half of it.",
    "My withdrawal of {amount} {coin} is pending since this morning, order {order}.",
    "I changed my phone and can not get into my account, the authenticator was on the old one.",
    "Thanks, that is clear. And what happens if the {network} network stays congested?",
    "ok",
    "I see it now, thank you very much!",
    "Is there a limit for {coin} withdrawals in a day? I need to move {amount} {coin}.",
];
const ANSWERS: [&str; 10] = [
    "Hello! Thank you for writing. I am looking at the transaction now, one moment please.",
    "The deposit of {amount} {coin} has {hours} of the needed confirmations on {network}; it is credited as soon as the rest is there.",
    "The coins arrived at our address on another network. We can recover them; the case number for it is {order}.",
    "Please take the photo of your document again in daylight, with all four corners visible.",
    "That was not us. We never call, and we never ask for codes. Please do not answer again and change your password now.",
    "A bank transfer takes one to two working days. I have found yours, it is credited on the next working day.",
    "I have sent the code again. Mails come from no-reply only; please check that your mailbox is not full.",
    "The network sets the fee, and {network} is busy now. A withdrawal over another network costs less.",
    "Your withdrawal {order} has left us: {hash}.",
    "Is there anything else that I can do for you?",
];
const ASKS_ZH: [&str; 12] = [
    "你好，我{hours}小时前通过{network}充值了{amount}个{coin}，到现在还没有到账。",
    "交易哈希是 {hash}，区块浏览器显示已经确认了。",
    "我提币的时候选错了网络，应该选{network}的，还能找回来吗？",
    "身份认证一直不通过，提示证件照片不清晰，我已经拍了好几次了。",
    "刚才有人打电话说是你们的客服，要我提供验证码，这是真的吗？",
    "银行卡充值{amount}元什么时候到账？订单号 {order}",
    "收不到验证码，垃圾邮件里也没有，请帮我看看。",
    "今天{coin}的手续费怎么这么高？",
    "我换手机了，谷歌验证器没有备份，登录不了账户怎么办？",
    "好的，谢谢！",
    "已经看到了，非常感谢您的帮助。",
    "提现{amount} {coin}一直显示处理中，已经等了{hours}个小时，能催一下吗？",
];
const ANSWERS_ZH: [&str; 9] = [
    "您好，感谢您的咨询，我马上为您查询这笔交易，请稍等。",
    "您的{amount} {coin}正在等待{network}网络确认，确认完成后会自动到账。",
    "资产到了我们在另一条链上的地址，可以找回，找回单号是 {order}。",
    "请在光线充足的地方重新拍摄证件，四个角都要拍到。",
    "这不是我们的工作人员。我们不会打电话，也不会索要验证码，请马上修改密码。",
    "银行转账一般需要一到两个工作日，我已经查到您的汇款，下一个工作日入账。",
    "验证码已经重新发送，请确认邮箱没有满。",
    "您的提现已经转出，交易哈希：{hash}。",
    "请问还有什么可以帮您？",
];

fn one<'a>(of: &[&'a str], random: &Random) -> &'a str {
    let at = usize::try_from(random.below(of.len() as u64)).unwrap_or(0);
    of.get(at).copied().unwrap_or_default()
}

/// A customer's name.
pub fn name(chinese: bool, random: &Random) -> String {
    if chinese {
        format!("{}{}", one(&FAMILY, random), one(&GIVEN, random))
    } else {
        format!("{} {}", one(&FIRST, random), one(&LAST, random))
    }
}

/// A message by the customer (`asks`) or an agent.
pub fn message(chinese: bool, asks: bool, random: &Random) -> String {
    let template = match (chinese, asks) {
        (false, true) => one(&ASKS, random),
        (false, false) => one(&ANSWERS, random),
        (true, true) => one(&ASKS_ZH, random),
        (true, false) => one(&ANSWERS_ZH, random),
    };
    let mut text = String::with_capacity(template.len() + 64);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (key, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        match key {
            "coin" => text.push_str(one(&COINS, random)),
            "network" => text.push_str(one(&NETWORKS, random)),
            "amount" => text.push_str(&format!("{}.{:02}", random.below(4000) + 1, random.below(100))),
            "hours" => text.push_str(&(random.below(47) + 2).to_string()),
            "order" => text.push_str(&format!("W{:08}", random.below(100_000_000))),
            _ => text.push_str(&hash(random)),
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

fn hash(random: &Random) -> String {
    random.bytes::<32>().iter().fold("0x".to_owned(), |mut text, byte| {
        text.push_str(&format!("{byte:02x}"));
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_filled_and_texts_differ() {
        let random = Random::seeded(1);
        let all: Vec<String> = (0..400).map(|n| message(n % 2 == 0, n % 4 < 2, &random)).collect();
        assert!(all.iter().all(|it| !it.contains(['{', '}']) && !it.is_empty()));
        let mut unique = all.clone();
        unique.sort();
        unique.dedup();
        assert!(unique.len() > 150, "{}", unique.len());
    }
}
