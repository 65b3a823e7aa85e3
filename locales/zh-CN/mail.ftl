missed-subject = { $brand }：您的问题 #{ $number } 已有回复
missed-intro = 您曾联系 { $brand }，以下是我们的回复：
missed-open = 请在当时使用的浏览器中打开此链接，查看完整对话并继续回复：
missed-safety = 我们绝不会在邮件或聊天中索要助记词、私钥或密码。
approval-subject = { $brand }：有操作等待您批准
approval-text = { $name }，您好：有同事申请了一项需要第二人批准的操作。请在此查看具体内容并决定：
approval-care = 批准前请当面向对方核实。如果您不知情，请拒绝。
