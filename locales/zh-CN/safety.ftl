## 客户泄露的机密

secret-mnemonic = 助记词
secret-private-key = 私钥
secret-wif = 私钥
secret-xprv = 扩展私钥
secret-solana-key = 私钥
secret-keystore = Keystore 文件
secret-api-secret = API 密钥
secret-api-key = API Key
secret-totp = 动态口令种子
secret-card = 银行卡号
secret-password = 密码
secret-recovery-code = 恢复代码
secret-other = 敏感信息
exposed-badge = 已泄露
exposed-title = 客户在此写出了机密：{ $kinds }
exposed-text = 内容未被保存，但其他看到的人都可以使用。请立即告知客户转移资产。
exposed-text-other = 内容未被保存，但其他看到的人都可以使用。请立即告知客户更换或停用。
exposed-advice = 应告知客户的内容
exposed-into-reply = 填入回复
exposed-handled = 已处理
did-exposed-handled = 已标记为处理完毕
activity-link_warning = 已就链接提醒客户：{ $host }
activity-exposed_not_handled = { $by } 撤销了“已处理泄露的机密”
activity-exposed_handled = { $by } 已处理泄露的机密
activity-not_sent = { $to } 的定时消息未能发送，内容已放回草稿（{ $why }）

## 不得发送的回复

refusal-title = 未发送
refusal-asks-for-secret = 内容向客户索要助记词、密钥、密码、验证码或卡号。任何人都不得索要，骗子才会这样做。
refusal-asks-for-remote-access = 内容要求客户提供远程控制或共享屏幕。任何人都不得这样做。
refusal-moves-funds = 内容要求客户把资金转到你指定的钱包。任何人都不得这样做。
refusal-blocked-link = 链接指向已屏蔽的网站。
refusal-lookalike-link = 链接指向仿冒我们的网站。
refusal-elsewhere = 你在 #{ $number } 中的回复未发送
refusal-anyway = 仍要发送…
refusal-anyway-title = 要发送被拒绝的内容吗？
refusal-anyway-text = 你的姓名、理由和这些文字会被永久记录，安全团队可以看到。
refusal-reason = 为什么必须发给客户
refusal-reason-length = 请写 3 到 500 个字
refusal-anyway-send = 发送
ui-problem-unsafe-reply = 这段内容不能原样发给客户

## 消息中的链接和地址

link-official = 我们的官方网站
link-open-title = 打开这个链接？
link-open-clean = 对此网站一无所知，它不是我们的网站。非必要不要打开，切勿在其中登录。
link-open-shortener = 此链接隐藏了真实去向。非必要不要打开，切勿在其中登录。
link-open = 打开
link-look = { $url }：不是我们的网站，打开前请先查看
link-bad-blocked = 已屏蔽：{ $why }
link-bad-lookalike = 仿冒 { $imitates }：{ $why }
verdict-official = 官方
verdict-clean = 未知
verdict-shortener = 短链接
verdict-lookalike = 仿冒
verdict-blocked = 已屏蔽
link-why-own = 我们自己的网站
link-why-listed = 在恶意网站名单中
link-why-user-info = 我们的域名写在 @ 之前，浏览器不会前往那里
link-why-subdomain = 我们的域名只是更长域名的开头
link-why-homograph = 用其他文字的字母拼出我们的名称
link-why-other-ending = 我们的名称加上其他后缀
link-why-glyphs = 用形近的字符拼出我们的名称
link-why-misspelt = 我们的名称的错误拼写
link-why-within = 我们的名称出现在其他域名中
link-why-shortened = 短链接隐藏了真实去向
link-why-unknown = 一无所知
link-why-no-host = 其中没有网站
spotted-address = { $chains } 地址
spotted-transaction = { $chains } 交易
spotted-nowhere = 未知链
spotted-copy = 复制 { $text }
spotted-invalid = 无效：可能输入有误
spotted-fault-checksum = 无效：校验和不符，可能输入有误
spotted-fault-capitals = 无效：大小写不符，可能输入有误
spotted-poisoned = 当心：首尾与 { $like } 相似，但不是同一地址
