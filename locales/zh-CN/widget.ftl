# 客户聊天窗口。简短、亲切、具体；说明接下来会怎样。

chat-title = 与 { $brand } 对话
chat-new = 新对话
chat-send-us = 给我们留言
chat-conversations = 您的对话
chat-choose = 请选择一个对话，或开始新对话。
chat-conversation = 对话
chat-back = 返回所有对话
chat-open = 打开聊天
chat-close = 关闭聊天
chat-menu = 更多选项
chat-loading = 正在加载…
chat-unread = { $count } 条新消息
chat-safety = 我们绝不会索要您的助记词、私钥或密码。
chat-team = { $brand } 客服
chat-greeting = 您好！有什么可以帮您？

state-resolved = 已解决

wait-usual = 通常在 { $time }内回复
wait-soon = 我们会尽快回复
wait-queue = { $count ->
    [0] 您前面没有人在等待
   *[other] 有 { $count } 人正在等待
}
queue-next = 下一位就是您
queue-position = 您排在第 { $position } 位
queue-time = 约 { $time }
time-under-minute = 1 分钟
time-minutes = { $count } 分钟
time-hours = { $count } 小时
time-days = { $count } 天
time-today = 今天
time-yesterday = 昨天

offline-title = 我们现在不在线
offline-opens = { $when } 恢复服务
offline-here = 请留言。我们会在这里回复。
offline-mail = 请留言。我们会在这里回复；如果您留下邮箱，也会通过邮件答复。
offline-mail-known = 请留言。我们会在这里回复，并发送邮件至 { $email }。

log-label = 消息
log-new = 新消息
log-older = 正在加载更早的消息…
log-older-failed = 无法加载更早的消息。
log-jump = 最新消息
log-you = 您
log-bot = 智能助手
log-image = 图片：{ $name }
log-download = 下载
typing-one = { $name } 正在输入…
mark-sending = 正在发送…
mark-waiting = 等待网络连接…
mark-delivered = 已送达
mark-read = 已读
mark-failed = 未发送
failed-retry = 重试
failed-delete = 删除
failed-body-too-long = 消息过长，请缩短后重新发送。
failed-too-many-attachments = 一条消息最多可附 { $count } 个文件。
failed-generic = { $detail }

composer-label = 您的消息
composer-placeholder = 输入消息…
composer-send = 发送
composer-attach = 添加文件
composer-camera = 拍照
composer-emoji = 插入表情
composer-emoji-grid = 表情
composer-left = 还可输入 { $count } 个字符
composer-over = 超出 { $count } 个字符
composer-drop = 松开即可添加文件

file-uploading = { $name }：已上传 { $percent }
file-ready = 已添加 { $name }
file-remove = 移除 { $name }
file-too-large = { $name } 超过 { $limit }，请发送更小的文件。
file-too-many = 一条消息最多可附 { $count } 个文件。
file-empty = { $name } 是空文件。
file-failed = { $name } 上传失败。{ $detail }
file-retry = 重新上传 { $name }

contact-title = 我们如何联系您？
contact-why = 这样即使您关闭页面，也能收到答复。
contact-who = 怎么称呼您？
contact-name = 姓名
contact-email = 邮箱
contact-save = 保存
contact-later = 暂不填写
contact-email-bad = 邮箱地址似乎有误。示例：name@example.com
contact-noted = 谢谢。我们已记下 { $email }，并会在这里回复。
contact-thanks = 谢谢。我们会在这里回复，并发送邮件至 { $email }。

rating-title = 您对我们的服务满意吗？
rating-score = { $score ->
    [1] 1 分（共 5 分）：非常不满意
    [2] 2 分（共 5 分）：不满意
    [3] 3 分（共 5 分）：一般
    [4] 4 分（共 5 分）：满意
   *[5] 5 分（共 5 分）：非常满意
}
rating-comment = 哪些地方可以改进？（选填）
rating-comment-good = 哪些地方做得好？（选填）
rating-send = 提交评价
rating-thanks = 感谢您的评价。
rating-failed = 评价未能保存。{ $detail }

menu-transcript = 下载聊天记录
menu-receipt = 回执
menu-readers = 谁看过我的数据
menu-end = 结束对话
menu-sound = 新消息提示音
menu-language = 语言
menu-forget = 清除本设备记录
end-title = 结束这次对话？
end-text = 您可以随时再次留言，对话会重新打开。
end-confirm = 结束对话
forget-title = 清除本设备记录？
forget-text = 此浏览器将不再显示您的对话。
forget-confirm = 清除
dialog-cancel = 取消
dialog-close = 关闭

receipt-text = 这个文件可以逐字证明此处的对话内容。任何人都可以独立验证，多年以后依然有效。
receipt-verify = 验证回执

net-offline = 您已离线。您写的内容会保留，恢复连接后自动发送。
net-connecting = 正在连接… 您写的内容会保留并自动发送。
net-refused = 会话已结束，请刷新页面后继续。
net-reload = 刷新

problem-retry = 重试
problem-action = 操作未成功：{ $detail }
problem-network = 无法连接服务器。请检查网络后重试。

system-agent-joined = { $name } 将为您解答
system-assigned = { $name } 将为您解答
system-agent-left = { $name } 已离开对话
system-resolved = 对话已标记为解决。如还有问题，直接留言即可。
system-closed = 对话已结束。再次留言即可重新打开。
system-reopened = 对话已重新打开
system-rated = 您的评分：{ $score } 分（共 5 分）
system-secret-removed = 为了您的安全，我们已移除消息中疑似机密的内容，且未保存。如果那是您的助记词或私钥，请立即把资产转移到新钱包：任何看到它的人都能取走资产。客服绝不会向您索要这些内容。
system-link-warning = 当心：{ $host } 不是我们的网站，是用来盗取资产的。请勿打开，请勿在其中登录或连接钱包，切勿输入助记词。如果您已经输入，请立即把资产转移到新钱包。
system-offline = 我们现在不在线，恢复服务后会尽快回复您。
system-expired = 已不再保留

guard-title = 请不要发送这些内容
guard-phrase = 消息中含有助记词。任何人看到它，都能转走该钱包里的全部资产。
guard-key = 消息中含有私钥。任何人看到它，都能转走它控制的全部资产。
guard-otp = 消息中含有验证器应用的密钥。任何人看到它，都能生成您的验证码。
guard-never = 它还没有离开这台设备。无论别人怎么说，客服人员绝不需要它。
guard-move = 如果您已经把它告诉过任何人，请立即把资产转到新钱包，或保护好账户。
guard-without = 去掉后发送
guard-edit = 修改
guard-unchecked = 无法检查其中是否含有机密，因此没有发送。请检查网络后重试。
guard-file = 此文件名中含有助记词或密钥。客服人员不需要它，请改名后再发送。

notice-unread = ({ $count }) { $title }
