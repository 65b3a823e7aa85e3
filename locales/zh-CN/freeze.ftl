# 客户无需登录即可冻结账户的页面，以及机器人告知客户的平台动态。

freeze-title = 冻结我的账户
freeze-text = 如果您怀疑有人进入了您的账户，请按下按钮。从那一刻起，任何资产都无法转出。无需登录。只有我们的团队能解除冻结，而且必须两人同意。
freeze-button = 立即冻结我的账户
freeze-working = 正在冻结……
freeze-again = 再试一次
freeze-no-script = 本页面需要 JavaScript。请启用它，或立即联系客服。
freeze-no-token = 链接不完整。请打开您收到的完整链接，直到最后一个字符。
freeze-done = 您的账户已冻结，任何资产都无法转出。
freeze-waiting = 您的请求已记录，但平台尚未回应。我们会自动继续请求；一分钟后再按一次即可查看是否完成。
freeze-refused = 平台没有冻结该账户。我们的团队已收到通知；请立即联系客服。
freeze-unknown = 此链接已无法使用：已过期或已被撤销。请立即联系客服。
freeze-slow = 操作过于频繁。请等一分钟再试。
freeze-trouble = 无法连接到我们。请检查网络后再试。
freeze-person = 在聊天中联系我们的团队
freeze-told = 我们的安全团队已收到通知，正在处理。
freeze-next = 接下来该做什么
freeze-next-phrase = 如果有人知道您的助记词，请把该钱包里剩余的资产转到在干净设备上新建的钱包。
freeze-next-devices = 在您信任的设备上修改邮箱密码，并结束邮箱的所有其他会话。
freeze-next-nobody = 不要把验证码、密码或助记词告诉任何人。我们绝不会索要这些信息。

platform-deposit-credited = { $named ->
    [true] 您的充值 { $what } 已到账。
   *[other] 您的充值已到账。
 }
platform-deposit-held = { $named ->
    [true] 您的充值 { $what } 正在审核。完成后我们会立即通知您；您现在无需任何操作。
   *[other] 您的充值正在审核。完成后我们会立即通知您；您现在无需任何操作。
 }
platform-withdrawal-held = { $named ->
    [true] 您的提现 { $what } 正在审核。是您本人操作的吗？如果不是，请立即在这里告诉我们。
   *[other] 您的提现正在审核。是您本人操作的吗？如果不是，请立即在这里告诉我们。
 }
platform-withdrawal-completed = { $named ->
    [true] 您的提现 { $what } 已发出。是您本人操作的吗？如果不是，请立即在这里告诉我们。
   *[other] 您的提现已发出。是您本人操作的吗？如果不是，请立即在这里告诉我们。
 }
platform-login-new-device = 刚刚有人从新设备登录了您的账户。是您本人吗？如果不是，请立即在这里告诉我们。
platform-account-frozen = 您的账户已冻结：任何资产都无法转出。如有疑问，请在这里联系我们。
platform-was-not-me = 不是我本人
platform-was-me = 是我本人
platform-thanks = 谢谢。一切正常，您无需任何操作。如果之后发现不是您本人，请点击下面的按钮，或立即在这里联系我们。
