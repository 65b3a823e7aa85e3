# 助手自己说的话；其余内容都来自已发布的文章。
bot-greeting = 您好！我是 { $brand } 的自动助手。请用一句话描述您的问题，或者直接选择：
bot-did-it-help = 这样解决您的问题了吗？
bot-phrased = 以上回答由机器根据我们的文章改写，每句话都已与文章核对。原文见下。
bot-yes = 是的，解决了
bot-no = 还没有
bot-person = 转人工客服
bot-theft = 我的资产正在被盗
bot-menu-open = 继续处理中的对话（#{ $number }）
bot-in-doubt = 如果现在有人正在转走您的资产、进入了您的账户或拿到了您的助记词，请点“情况紧急”：我们会立即通知人工客服。
bot-is-urgent = 情况紧急
bot-ask-back = 您想问的是哪一个？
bot-none = 都不是，转人工客服
bot-ask-more = 请再多告诉我一些：您做了什么操作，之后发生了什么，涉及哪个币种和网络？请不要在这里填写助记词、私钥或密码。
bot-flow-again = 我没能对上您的回答，请再回答一次：
bot-close = 太好了。如果还有其他问题，随时再写信给我们。
bot-other-language = 这篇文章暂时没有您的语言版本，以下是原文：
bot-other-language-chain = 链上情况还没有您所用语言的版本，以下为英文：
bot-chain-silent = 我们现在无法查看 { $networks }，所以还不知道您的交易情况如何。这并不说明交易本身有问题。请不要因此重复发送，我们正在查看。
bot-watch-news = 您在 { $network } 上的交易 { $transaction } 有新进展：
bot-watch-over = 我们已经连续两周查看您在 { $network } 上的交易 { $transaction }，它仍未完成。现在我们停止查看；如需继续，请在这里再次发送交易哈希。
bot-watch-network = 我们已无法再查询 { $network }，因此不能在交易 { $transaction } 完成时通知您。请在区块浏览器中查看，或在这里询问我们。
bot-meanwhile = 在此期间您可以这样做：
bot-sorry = 很抱歉让您有这样的经历。
bot-hand-over = 我正在把您的问题转给人工客服。您写的内容他们都能看到，不需要重复。
bot-urgent = 这件事不能等。我们正在优先通知人工客服立即处理。
bot-danger = 您写的内容让我很担心，您比任何钱都重要。如果您有伤害自己的念头，请马上拨打当地的急救电话，或者告诉身边信任的人。我们正在立即通知人工客服。
bot-stay = 您可以关闭此窗口，回复会显示在这里。我们绝不会向您索要助记词，也不会给您打电话。
bot-back-in = { $hours ->
    [1] 我们的客服将在一小时内上线，并在这里回复您。您可以关闭此窗口，内容不会丢失。
   *[other] 我们的客服大约 { $hours } 小时后上线，并在这里回复您。您可以关闭此窗口，内容不会丢失。
}
