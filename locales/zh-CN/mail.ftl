missed-subject = { $brand }：您的问题 #{ $number } 已有回复
missed-intro = 您曾联系 { $brand }，以下是我们的回复：
missed-open = 请在当时使用的浏览器中打开此链接，查看完整对话并继续回复：
missed-safety = 我们绝不会在邮件或聊天中索要助记词、私钥或密码。
