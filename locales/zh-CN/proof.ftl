# 客户身份证明与个人数据：按需加载的组件文本。
level-none = 尚无
level-email_code = 邮箱验证码
level-signed_token = 应用内登录
level-passkey = 通行密钥
level-wallet = 钱包签名

proof-title = 请证明是您本人
proof-why = 继续之前需要一次新的验证：{ $level }或更高级别。
proof-asked-text = { $brand } 请您先完成验证：{ $level }或更高级别，截止 { $time }。仅当您本人正在与我们对话时才进行。
proof-asked-wallet = { $brand } 请您证明地址 { $address } 属于您，截止 { $time }。这不会转移任何资金。仅当您本人正在与我们对话时才进行。
proof-by-passkey = 使用通行密钥
proof-by-app = 通过应用确认
proof-send-to = 发送验证码到 { $email }
proof-email = 您的邮箱
proof-send = 发送验证码
proof-sent = 验证码正在发送到 { $email }，十分钟内有效。
proof-never-tell = 只在此处输入。无论谁来电或来信，都不要告诉对方。
proof-code = 八位验证码
proof-check = 验证
proof-again = 重新发送
proof-no-way = 目前无法在此验证：需要{ $level }或更高级别。请在聊天中询问我们。
proof-slow = 验证码请求过多，请稍后再试。
proof-gone = 已失效，请重新开始。
proof-passkey-failed = 未使用通行密钥，请重试。
proof-app-silent = 应用没有响应。请在应用中重新登录后再试。
proof-earlier = 谢谢，验证成功。您曾用此邮箱联系过我们。您在此以访客身份写的内容会分开保存。
proof-open = 打开以前的对话
proof-stay = 留在这里

wallet-here = 使用此浏览器中的钱包签名
wallet-by = 使用 { $name } 签名
wallet-by-hand = 通过签名证明钱包
wallet-family = 钱包类型
wallet-ethereum = 以太坊及同类网络
wallet-bitcoin = 比特币
wallet-solana = Solana
wallet-tron = 波场（Tron）
wallet-address = 地址
wallet-next = 继续
wallet-text = 请用您的钱包原样签名这段文字
wallet-copy = 复制文字
wallet-copied = 已复制
wallet-never = 签名不会转移任何资金。无论在此处还是别处，都不要输入助记词或私钥。
wallet-signature = 签名
wallet-again = 重新开始
wallet-declined = 钱包没有签名。请选择要证明的账户后重试。
wallet-unknown = 此钱包不是您以前证明过的。请使用已证明的钱包或其他方式。
wallet-refused = 签名未被接受。请原样重新签名这段文字。
wallet-refused-form = 这不像一个完整的签名。请完整复制签名，不要包含其他内容。
wallet-refused-kind = 目前无法在此检查这种签名。请使用其他账户，或询问我们。
wallet-refused-other = 签名来自另一个密钥或另一段文字。请选择此地址对应的账户，并原样签名。
wallet-refused-contract = 此地址是合约地址，合约不接受该签名，或者无法从这里查询其网络。

line-proof_asked = 我们请您证明身份。
line-proof_given = 您已证明身份。
line-proof_asked_wallet = 我们请您证明 { $address } 属于您。
line-proof_given_wallet = 您已证明 { $address } 属于您。
line-proof_failed = 验证失败：错误次数过多。
line-proof_expired = 验证时间已过。
line-proof_withdrawn = 不再需要验证。
line-updates_missed = 我们承诺至少每 { $minutes } 分钟向您通报一次，但没有做到，非常抱歉。我们刚刚再次紧急提醒了团队。
line-proof_wallet_removed = 您移除了钱包 { $address }。我们不再通过它认识您。
line-proof_wallet_taken = 我们从您的数据中移除了钱包 { $address }。如果这不是您要求的，请在此告诉我们。
line-proof_freeze_link = { $maker ->
    [customer] 此处创建了一个可以冻结您账户的链接。如果不是您本人操作，请立即告诉我们。
   *[other] 我们为您创建了一个可以冻结您账户的链接，供您保管。如果您没有要求，请告诉我们。
 }
line-proof_freeze_link_revoked = 您账户的一个冻结链接已被撤销。如果这不是您要求的，请立即告诉我们。
line-updates_promised = 即使没有新进展，我们的同事也会至少每 { $minutes } 分钟向您通报一次。

data-title = 我的数据
data-known = 我们通过以下方式认识您：{ $level }。
data-passkeys = 通行密钥
data-passkey-add = 添加通行密钥
data-passkey-page = 在单独的页面中创建
data-passkey-remove = 移除 { $name }
data-passkey-remove-short = 移除
data-wallets = 钱包
data-wallet-add = 添加钱包
data-wallet-text = 您通过签名证明该地址属于您，不会转移任何资金。此后我们也通过它认识您。
data-wallet-sure = 确定移除 { $name }
data-wallet-sure-short = 确定移除
data-export = 带走数据
data-export-text = 我们保存的关于您的一切：对话、文件、设备、验证记录。
data-as-page = 网页格式
data-as-json = 程序格式（JSON）
data-erase = 删除数据
data-erase-text = 我们会先确认是您本人，并在 30 天内答复。在此之前不会删除任何内容。
data-erase-ask = 请求删除
data-erase-sure = 是的，发送请求

passkey-title = 新的通行密钥
passkey-text = 它保存在您的设备上，使用时会要求指纹、面容或 PIN。我们永远看不到这些。
passkey-name = 名称
passkey-name-default = 我的设备
passkey-make = 创建通行密钥
passkey-done = 完成。请关闭此页面，回到聊天继续。

# What a customer reads under "Who read my data".
readers-text = 我们的员工和程序每次查看您的数据，都记录在账本中。
readers-none = 还没有人查看过您的数据。
readers-more = 显示更多
readers-programme = 我们的程序
readers-opened = { $name }打开了会话
readers-looked = { $name }查看了您的资料
readers-found = { $name }通过搜索找到您
readers-listed = { $name }在列表中看到您
readers-revealed = { $name }查看了隐藏信息：{ $title }
readers-viewed = { $name } 打开了您的一个文件
readers-downloaded = { $name } 下载了您的一个文件
readers-readdressed = { $name } 更改了您的邮箱
readers-exported = { $name } 导出了关于您的全部资料
data-report = 报警用报告
data-report-text = 一份 PDF，包含您在此所写的内容与所得答复、区块链对其中交易和地址的说明，以及对您账户采取的措施。可交给警方，或交给您的币所流向的交易所。无需我们即可验证。
data-report-make = 下载（PDF）
data-report-busy = 正在查询各网络…
