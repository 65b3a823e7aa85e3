# 客户身份证明与个人数据：按需加载的组件文本。
level-none = 尚无
level-email_code = 邮箱验证码
level-signed_token = 应用内登录
level-passkey = 通行密钥
level-wallet = 钱包签名

proof-title = 请证明是您本人
proof-why = 继续之前需要一次新的验证：{ $level }或更高级别。
proof-asked-text = { $brand } 请您先完成验证：{ $level }或更高级别，截止 { $time }。仅当您本人正在与我们对话时才进行。
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
proof-code-gone = 此验证码已失效，请重新发送。
proof-passkey-failed = 未使用通行密钥，请重试。
proof-app-silent = 应用没有响应。请在应用中重新登录后再试。
proof-earlier = 谢谢，验证成功。您曾用此邮箱联系过我们。您在此以访客身份写的内容会分开保存。
proof-open = 打开以前的对话
proof-stay = 留在这里

line-proof_asked = 我们请您证明身份。
line-proof_given = 您已证明身份。
line-proof_failed = 验证失败：错误次数过多。
line-proof_expired = 验证时间已过。
line-proof_withdrawn = 不再需要验证。

data-title = 我的数据
data-known = 我们通过以下方式认识您：{ $level }。
data-passkeys = 通行密钥
data-passkey-add = 添加通行密钥
data-passkey-page = 在单独的页面中创建
data-passkey-remove = 移除 { $name }
data-passkey-remove-short = 移除
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
readers-exported = { $name } 导出了关于您的全部资料
